from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.digests import ReaderStyle, describe_incident, render_incident, render_plain
from bot.model import Count, Event, Figure, Flag, Place, PlaceKind, Report
from tests.digests.samples import (
    ENGLISH,
    KINDS,
    REGIONS,
    RUSSIAN,
    TEXTS,
    by_ministry,
    counted,
    incident,
    rostov,
    smolensk,
    statement,
    told,
    utc,
    voice,
    volgograd,
)

MORNING = utc(8, 5)


def test_smolensk_is_one_uav_told_by_two_sources_with_nobody_hurt() -> None:
    assert describe_incident(smolensk(), voice(), MORNING) == (
        "<b>1</b> — по данным Минобороны (губернатор: 1)"
        " · пострадавших нет, разрушений нет, работают экстренные службы"
        " · 7 дек 23:00 – 8 дек 07:00"
        ' · demo_mod_russia, <a href="https://t.me/demo_smolensk/5">demo_smolensk</a>'
    )


def test_smolensk_in_english() -> None:
    assert describe_incident(smolensk(), voice(ENGLISH), MORNING) == (
        "<b>1</b> — reported by the Ministry of Defence (governor: 1)"
        " · no casualties, no damage, emergency services at work"
        " · 7 Dec 23:00 – 8 Dec 07:00"
        ' · demo_mod_russia, <a href="https://t.me/demo_smolensk/5">demo_smolensk</a>'
    )


def test_rostov_names_five_districts_and_says_nothing_of_casualties() -> None:
    assert describe_incident(rostov(), voice(), MORNING) == (
        "<b>11</b> — по данным Минобороны"
        " · районы: Чертковский, Шолоховский, Боковский, Миллеровский, Верхнедонской"
        " · 7 дек 23:00 – 8 дек 07:00"
        ' · <a href="https://t.me/demo_mod_russia/1">demo_mod_russia</a>, demo_rostov'
    )


def test_rostov_in_english_is_transliterated() -> None:
    assert describe_incident(rostov(), voice(ENGLISH), MORNING) == (
        "<b>11</b> — reported by the Ministry of Defence"
        " · districts: Chertkovsky, Sholokhovsky, Bokovsky, Millerovsky, Verkhnedonskoy"
        " · 7 Dec 23:00 – 8 Dec 07:00"
        ' · <a href="https://t.me/demo_mod_russia/1">demo_mod_russia</a>, demo_rostov'
    )


def test_volgograd_names_the_street_and_the_shelters() -> None:
    assert describe_incident(volgograd(), voice(), MORNING) == (
        "<b>9</b> — по данным Минобороны"
        " · Волгоград; Тракторозаводский район города; ул. Лодыгина (дома 12, 13)"
        " · пострадавших нет, открыты пункты временного размещения"
        " · 7 дек 23:00 – 8 дек 07:00"
        " · demo_mod_russia, demo_volgograd"
    )


def test_volgograd_in_english() -> None:
    assert describe_incident(volgograd(), voice(ENGLISH), MORNING) == (
        "<b>9</b> — reported by the Ministry of Defence"
        " · Volgograd; Traktorozavodsky city district; Lodygina Street (buildings 12, 13)"
        " · no casualties, temporary shelters opened"
        " · 7 Dec 23:00 – 8 Dec 07:00"
        " · demo_mod_russia, demo_volgograd"
    )


def test_an_answer_about_one_incident_gives_every_source_its_own_line() -> None:
    (html,) = render_incident(volgograd(), RUSSIAN, TEXTS, REGIONS, as_of=MORNING, kinds=KINDS, demo=True)

    assert html.splitlines() == [
        "<b>DEMO</b> · <b>Волгоградская область</b> · № 5",
        "<b>9</b> — по данным Минобороны",
        "Где: Волгоград; Тракторозаводский район города; ул. Лодыгина (дома 12, 13)",
        "Последствия: пострадавших нет, открыты пункты временного размещения",
        "Когда: 7 дек 23:00 – 8 дек 07:00 (МСК)",
        "Источники:",
        "• Минобороны: 9 (demo_mod_russia)",
        "• власти региона: не названо, пострадавших нет, открыты пункты временного размещения (demo_volgograd)",
        "<i>По сообщениям официальных каналов. Это не система оповещения.</i>",
    ]


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (Count.exact(12), "<b>12</b>", "<b>12</b>"),
        (Count(30, 30, about=True), "<b>около 30</b>", "<b>about 30</b>"),
        (Count(15, None), "<b>не менее 15</b>", "<b>at least 15</b>"),
        (Count(14, 96), "<b>14–96</b>", "<b>14–96</b>"),
        (Count.exact(0), "<b>0</b>", "<b>0</b>"),
    ],
)
def test_a_count_shows_how_certain_it_is(count: Count, russian: str, english: str) -> None:
    ministry = by_ministry("RU-TUL", 1)
    told_of = incident("RU-TUL", Figure(count), replace(ministry, figure=Figure(count)))

    assert russian in describe_incident(told_of, voice(), MORNING)
    assert english in describe_incident(told_of, voice(ENGLISH), MORNING)


def test_a_sum_nobody_stated_is_marked_as_an_estimate() -> None:
    report = Report(Event.INTERCEPTION, ("RU-TUL",), downed=Count(14, 96))
    mayor = told(statement("demo_tula", report))
    told_of = incident("RU-TUL", Figure(Count(14, 96)), mayor, flags=(Flag.UNMARKED_SUM,))

    text = describe_incident(told_of, voice(), MORNING)

    assert text.startswith(
        "<b>14–96</b> — по данным канала demo_tula (оценка: неясно, складываются ли числа источника) · "
    )


def test_other_sources_stand_beside_the_headline_and_are_not_added() -> None:
    governor = told(statement("demo_smolensk", Report(Event.INTERCEPTION, ("RU-SMO",), downed=Count.exact(12))))
    told_of = incident("RU-SMO", Figure(Count.exact(12)), governor, by_ministry("RU-SMO", 9))

    text = describe_incident(told_of, voice(), MORNING)

    assert text.startswith("<b>12</b> — по данным губернатора (Минобороны: 9) · ")
    assert "21" not in text


def test_a_withdrawn_source_has_no_figure_beside_the_headline() -> None:
    report = Report(Event.INTERCEPTION, ("RU-SMO",), downed=Count.exact(12))
    governor = told(statement("demo_smolensk", report, withdrawn=True))
    told_of = incident("RU-SMO", Figure(Count.exact(9)), by_ministry("RU-SMO", 9), governor)

    line = describe_incident(told_of, voice(), MORNING)
    (detail,) = render_incident(told_of, RUSSIAN, TEXTS, REGIONS, as_of=MORNING, kinds=KINDS)

    assert "12" not in line
    assert "demo_smolensk" not in line
    assert "• губернатор (удалено источником): 12 (demo_smolensk)" in detail


def test_an_incident_all_of_whose_posts_are_gone_says_so_first() -> None:
    report = Report(Event.INTERCEPTION, ("RU-SMO",), downed=Count.exact(2))
    told_of = incident("RU-SMO", Figure(), told(statement("demo_smolensk", report, withdrawn=True)))

    assert describe_incident(told_of, voice(), MORNING).startswith("<i>источник удалил сообщение</i> · ")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event.INTERCEPTION, "перехвачены БПЛА, число не названо — по данным губернатора · "),
        (Event.IMPACT, "падение БПЛА или обломков — по данным губернатора · "),
    ],
)
def test_a_count_that_was_not_stated_is_no_zero(event: Event, expected: str) -> None:
    told_of = incident("RU-SMO", Figure(), told(statement("demo_smolensk", Report(event, ("RU-SMO",)))))

    assert describe_incident(told_of, voice(), MORNING).startswith(expected)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure(killed=0, injured=0), "пострадавших нет"),
        (Figure(killed=0), "погибших нет"),
        (Figure(injured=0), "раненых нет"),
        (Figure(killed=0, injured=3), "погибших нет, пострадали 3 человека"),
        (Figure(killed=1, injured=11), "погиб 1 человек, пострадали 11 человек"),
        (Figure(killed=2, injured=0), "погибли 2 человека, раненых нет"),
        (Figure(damage=True), "есть повреждения"),
        (Figure(damage=False), "разрушений нет"),
        (Figure(responders=True, shelters=True), "работают экстренные службы, открыты пункты временного размещения"),
    ],
)
def test_consequences_tell_denied_from_stated(figure: Figure, expected: str) -> None:
    told_of = incident("RU-SMO", figure, told(statement("demo_smolensk", Report(Event.IMPACT, ("RU-SMO",)))))

    assert describe_incident(told_of, voice(), MORNING).split(" · ")[1] == expected


def test_consequences_nobody_mentioned_take_no_words() -> None:
    parts = describe_incident(counted("RU-TUL", 2), voice(), MORNING).split(" · ")

    assert parts == ["<b>2</b> — по данным Минобороны", "7 дек 23:00 – 8 дек 07:00", "demo_mod_russia"]


def test_sources_that_disagree_about_people_are_both_shown() -> None:
    governor = told(statement("demo_smolensk", Report(Event.IMPACT, ("RU-SMO",), injured=3)))
    mayor = told(statement("demo_gorod", Report(Event.IMPACT, ("RU-SMO",), injured=2)))
    told_of = incident("RU-SMO", Figure(injured=3), governor, mayor)

    assert "пострадали 3 человека (по другим данным: 2)" in describe_incident(told_of, voice(), MORNING)


def test_attacking_uavs_are_told_apart_from_those_shot_down() -> None:
    report = Report(Event.INTERCEPTION, ("RU-BEL",), downed=Count.exact(30), attacked=Count.exact(39))
    told_of = incident("RU-BEL", Figure(Count.exact(30), Count.exact(39)), told(statement("demo_belgorod", report)))

    assert describe_incident(told_of, voice(), MORNING).startswith(
        "<b>30</b> — по данным канала demo_belgorod, в атаке участвовало: 39 · "
    )


def test_posts_of_one_channel_are_numbered_and_repeated_statements_linked_once() -> None:
    report = Report(Event.INTERCEPTION, ("RU-SMO",), downed=Count.exact(2))
    posts = [
        statement("demo_smolensk", report, message=number, index=index, link=f"https://t.me/demo_smolensk/{number}")
        for number, index in ((7, 0), (7, 1), (9, 0))
    ]

    text = describe_incident(incident("RU-SMO", Figure(Count.exact(2)), told(*posts)), voice(), MORNING)

    assert text.endswith(
        '<a href="https://t.me/demo_smolensk/7">demo_smolensk</a> <a href="https://t.me/demo_smolensk/9">[2]</a>'
    )


def test_a_total_without_breakdown_names_its_regions_and_says_that_it_is_one() -> None:
    regions = ("RU-BEL", "RU-BRY")
    report = Report(Event.INTERCEPTION, regions, downed=Count.exact(61))
    told_of = incident(regions, Figure(Count.exact(61)), told(statement("demo_mod_russia", report)))

    assert describe_incident(told_of, voice(), MORNING).startswith(
        "<b>61</b> — по данным Минобороны · Белгородская, Брянская — общее число, по регионам не названо · "
    )


def test_a_sea_is_called_by_its_name() -> None:
    (html,) = render_incident(counted("Каспийское море", 1), ENGLISH, TEXTS, REGIONS, as_of=MORNING)

    assert html.startswith("<b>Caspian Sea</b>\n")


def test_an_unknown_region_code_is_shown_as_it_is() -> None:
    (html,) = render_incident(counted("XX-NEW", 1), RUSSIAN, TEXTS, REGIONS, as_of=MORNING)

    assert html.startswith("<b>XX-NEW</b>\n")


def test_every_flag_has_words_in_both_languages() -> None:
    told_of = replace(counted("RU-TUL", 2), flags=tuple(Flag))

    for style in (RUSSIAN, ENGLISH):
        (html,) = render_incident(told_of, style, TEXTS, REGIONS, as_of=MORNING)
        assert len(html[html.index("demo_mod_russia") :].splitlines()) == 3 + len(Flag)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Moscow", "7 дек 23:00 – 8 дек 07:00 (МСК)"),
        ("Europe/Kaliningrad", "7 дек 22:00 – 8 дек 06:00 (UTC+2)"),
        ("Asia/Yekaterinburg", "8 дек 01:00–09:00 (UTC+5)"),
        ("Asia/Kolkata", "8 дек 01:30–09:30 (UTC+5:30)"),
        ("America/New_York", "7 дек 15:00–23:00 (UTC−5)"),
        ("UTC", "7 дек 20:00 – 8 дек 04:00 (UTC)"),
    ],
)
def test_times_are_the_readers(zone: str, expected: str) -> None:
    style = ReaderStyle("ru", ZoneInfo(zone))

    (html,) = render_incident(counted("RU-TUL", 2), style, TEXTS, REGIONS, as_of=MORNING)

    assert f"Когда: {expected}" in html


def test_times_of_today_go_undated_and_those_of_another_year_with_it() -> None:
    told_of = counted("RU-TUL", 2, (utc(8, 1), utc(8, 1)))

    assert " · 04:00 · " in describe_incident(told_of, voice(), MORNING)
    assert " · 8 дек 2025 04:00 · " in describe_incident(told_of, voice(), MORNING.replace(year=2026))


def test_an_incident_whose_time_nobody_named_shows_when_it_was_reported() -> None:
    report = Report(Event.INTERCEPTION, ("RU-SMO",), downed=Count.exact(1))
    governor = told(statement("demo_smolensk", report, posted=utc(7, 23, 41)))
    told_of = incident("RU-SMO", Figure(Count.exact(1)), governor, span=(utc(7, 11, 41), utc(7, 23, 41)))

    (detail,) = render_incident(told_of, ENGLISH, TEXTS, REGIONS, as_of=MORNING, kinds=KINDS)

    assert " · сообщено 02:41 · " in describe_incident(told_of, voice(), MORNING)
    assert "When: reported 8 Dec 02:41 (Moscow time)" in detail


def test_channels_that_pass_on_a_source_are_only_in_the_full_answer() -> None:
    report = Report(Event.INTERCEPTION, ("RU-TUL",), downed=Count.exact(4))
    ministry = told(statement("demo_mod_russia", report), statement("demo_tula", report, source="mod"))
    told_of = incident("RU-TUL", Figure(Count.exact(4)), replace(ministry, channel="demo_mod_russia"))

    (detail,) = render_incident(told_of, RUSSIAN, TEXTS, REGIONS, as_of=MORNING, kinds=KINDS)

    assert describe_incident(told_of, voice(), MORNING).endswith(" · demo_mod_russia")
    assert "• Минобороны: 4 (demo_mod_russia, demo_tula)" in detail


def test_names_from_posts_cannot_become_markup() -> None:
    hostile = '</a><b onclick="x">&amp;\u202e\nhttps://example.org'
    place = Place(hostile, PlaceKind.STREET, "RU-TUL", houses=("<i>1", "2&"))
    report = Report(Event.IMPACT, ("RU-TUL",), places=(place,))
    source = told(statement("demo<b>", report, link='https://t.me/x"><b>'))
    told_of = incident("RU-TUL", Figure(), source, places=(place,))

    text = describe_incident(told_of, voice(), MORNING)

    assert text == (
        "падение БПЛА или обломков — по данным канала demo&lt;b&gt;"
        " · ул. &lt;/a&gt;&lt;b onclick=&quot;x&quot;&gt;&amp;amp; https://example.org (дома &lt;i&gt;1, 2&amp;)"
        " · сообщено 07:00"
        ' · <a href="https://t.me/x&quot;&gt;&lt;b&gt;">demo&lt;b&gt;</a>'
    )


def test_beyond_eight_places_a_line_only_counts() -> None:
    places = tuple(Place(f"Село{number}", PlaceKind.SETTLEMENT, "RU-BEL") for number in range(20))
    told_of = replace(counted("RU-BEL", 2), places=places)

    assert "Село7 и ещё 12 · " in describe_incident(told_of, voice(), MORNING)


def test_on_a_console_links_are_written_out() -> None:
    html = '<blockquote expandable><b>1</b> &lt;x&gt; <a href="https://t.me/a?b=1&amp;c">demo</a></blockquote>'

    assert render_plain(html) == "1 <x> demo (https://t.me/a?b=1&c)"
