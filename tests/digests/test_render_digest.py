from __future__ import annotations

from dataclasses import dataclass, replace

from bot.digests import (
    Correction,
    Coverage,
    DigestContent,
    ReaderStyle,
    compose_digest,
    render_digest,
    render_map_caption,
    render_plain,
)
from bot.digests.split import visible_units
from bot.incidents import Change, ChangeKind
from bot.model import Count, Event, Figure, Incident, Period, Report
from bot.model.reports import Basis
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
    volgograd,
)

WINDOW = (utc(8, 4), utc(8, 5))
NIGHT_OF_MINISTRY = {
    "RU-BRY": 24,
    "RU-SAR": 12,
    "RU-ROS": 11,
    "RU-VGG": 9,
    "RU-KRS": 2,
    "RU-LEN": 2,
    "RU-TUL": 2,
    "RU-MOS": 2,
    "RU-KLU": 1,
    "RU-ORL": 1,
    "RU-SMO": 1,
}


def digest(content: DigestContent, style: ReaderStyle = RUSSIAN) -> str:
    (html,) = render_digest(content, style, TEXTS, REGIONS, kinds=KINDS)
    return html


def of(*incidents: Incident) -> DigestContent:
    return compose_digest(*WINDOW, incidents)


def whole_night() -> list[Incident]:
    return [
        incident(code, Figure(Count.exact(number)), by_ministry(code, number, index=index))
        for index, (code, number) in enumerate(NIGHT_OF_MINISTRY.items())
    ]


@dataclass(frozen=True)
class Restored:
    kind: str = "restored"
    source: str | None = None
    old: object = None
    new: object = None


def test_a_digest_reads_as_a_whole() -> None:
    smolensk_now = smolensk()
    content = compose_digest(
        *WINDOW,
        [smolensk_now, volgograd(), rostov()],
        corrections=[
            Correction(
                smolensk_now, (Change(ChangeKind.DOWNED, "mod", Count.exact(12), Count.exact(9)),), utc(8, 4, 40)
            )
        ],
        coverage=[
            Coverage("demo_bryansk", "", "RU-BRY", utc(7, 0), utc(8, 1, 10)),
            Coverage("demo_smolensk", "", "RU-SMO", utc(7, 0), utc(8, 4, 58)),
        ],
        demo=True,
    )

    assert digest(content).splitlines() == [
        "<b>DEMO</b> · <b>Сводка о БПЛА</b> · 8 дек 07:00–08:00 (МСК)",
        "Минобороны: <b>21</b> в 3 регионах (7 дек 23:00 – 8 дек 07:00)",
        "Региональные каналы: сообщения по 3 регионам",
        "",
        "<b>Ростовская область</b>",
        "• <b>11</b> — по данным Минобороны"
        " · районы: Чертковский, Шолоховский, Боковский, Миллеровский, Верхнедонской"
        " · 7 дек 23:00 – 8 дек 07:00"
        ' · <a href="https://t.me/demo_mod_russia/1">demo_mod_russia</a>, demo_rostov',
        "",
        "<b>Волгоградская область</b>",
        "• <b>9</b> — по данным Минобороны"
        " · Волгоград; Тракторозаводский район города; ул. Лодыгина (дома 12, 13)"
        " · пострадавших нет, открыты пункты временного размещения"
        " · 7 дек 23:00 – 8 дек 07:00 · demo_mod_russia, demo_volgograd",
        "",
        "<b>Смоленская область</b>",
        "• <b>1</b> — по данным Минобороны (губернатор: 1)"
        " · пострадавших нет, разрушений нет, работают экстренные службы"
        " · 7 дек 23:00 – 8 дек 07:00"
        ' · demo_mod_russia, <a href="https://t.me/demo_smolensk/5">demo_smolensk</a>',
        "",
        "<b>Исправления</b>",
        "• исправлено 07:40: 12 → 9 (Минобороны) — Смоленская область, 7 дек 23:00 – 8 дек 07:00",
        "",
        "<b>Не прочитано</b>",
        "• Брянская область: demo_bryansk не читается с 04:10",
        "",
        "<i>По сообщениям официальных каналов. Это не система оповещения.</i>",
    ]


def test_the_same_digest_in_english_begins_and_ends_in_english() -> None:
    lines = digest(replace(of(rostov()), demo=True), ENGLISH).splitlines()

    assert lines[:4] == [
        "<b>DEMO</b> · <b>UAV digest</b> · 8 Dec 07:00–08:00 (Moscow time)",
        "Ministry of Defence: <b>11</b> in 1 region (7 Dec 23:00 – 8 Dec 07:00)",
        "Regional channels: reports on 1 region",
        "",
    ]
    assert lines[-1] == "<i>As reported by official channels. This is not a warning service.</i>"


def test_the_ministrys_own_breakdown_adds_up_to_its_total() -> None:
    assert "Минобороны: <b>67</b> в 11 регионах (7 дек 23:00 – 8 дек 07:00)\n" in digest(of(*whole_night()))


def test_a_sea_is_counted_apart_from_the_regions() -> None:
    day = (utc(8, 9), utc(8, 14))
    numbers = {"RU-BEL": 7, "UA-43": 4, "RU-KRS": 2, "RU-BRY": 1, "Каспийское море": 1}
    incidents = [
        incident(code, Figure(Count.exact(number)), by_ministry(code, number, index=index, span=day), span=day)
        for index, (code, number) in enumerate(numbers.items())
    ]
    content = compose_digest(utc(8, 14), utc(8, 15), incidents)

    assert "Минобороны: <b>15</b> в 4 регионах и над 1 морем (12:00–17:00)\n" in digest(content)


def test_two_posts_of_the_ministry_are_not_added_to_each_other() -> None:
    evening = (utc(7, 14), utc(7, 20))
    incidents = [counted("RU-TUL", 5), counted("RU-BRY", 7, evening, message=2)]
    content = compose_digest(utc(7, 20), utc(8, 5), incidents)

    assert (
        "Минобороны: <b>7</b> в 1 регионе (7 дек 17:00–23:00);"
        " <b>5</b> в 1 регионе (7 дек 23:00 – 8 дек 07:00)\n" in digest(content)
    )


def test_a_ministry_total_told_in_an_earlier_digest_is_not_told_again() -> None:
    evening = compose_digest(utc(8, 14), utc(8, 15), [counted("RU-BRY", 24)])

    text = digest(evening)

    assert "Минобороны: " not in text
    assert "<b>24</b> — по данным Минобороны" in text


def test_a_statement_found_in_two_incidents_is_counted_once() -> None:
    ministry = by_ministry("RU-TUL", 5)
    again = incident("RU-TUL", Figure(Count.exact(5)), ministry, span=(utc(8, 3), utc(8, 4)))

    assert "Минобороны: <b>5</b> в 1 регионе" in digest(of(counted("RU-TUL", 5), again))


def test_a_ministry_figure_passed_on_by_a_region_is_no_total_of_the_ministry() -> None:
    report = Report(Event.INTERCEPTION, ("RU-TUL",), downed=Count.exact(4))
    relayed = told(statement("demo_tula", report, source="mod"))

    text = digest(of(incident("RU-TUL", Figure(Count.exact(4)), relayed)))

    assert "Минобороны: " not in text
    assert "<b>4</b> — по данным Минобороны" in text


def test_regional_figures_are_never_summed() -> None:
    incidents = [
        incident(
            code,
            Figure(Count.exact(number)),
            told(
                statement(f"demo_{code[-3:].lower()}", Report(Event.INTERCEPTION, (code,), downed=Count.exact(number)))
            ),
        )
        for code, number in (("RU-TUL", 40), ("RU-BRY", 7))
    ]

    text = digest(of(*incidents))

    assert "Региональные каналы: сообщения по 2 регионам\n" in text
    assert "47" not in text


def test_regions_come_by_weight_with_people_first() -> None:
    hurt = incident("RU-ORL", Figure(Count.exact(1), killed=1), by_ministry("RU-ORL", 1, index=1))
    content = of(counted("RU-TUL", 2), counted("RU-BRY", 24), hurt)

    assert [item.regions[0] for item in content.incidents] == ["RU-ORL", "RU-BRY", "RU-TUL"]


def test_an_undivided_total_stands_in_its_own_section() -> None:
    regions = ("RU-BEL", "RU-BRY")
    period = Period(utc(7, 20), utc(8, 4), Basis.STATED)
    report = Report(Event.INTERCEPTION, regions, downed=Count.exact(61), period=period)
    total = incident(regions, Figure(Count.exact(61)), told(statement("demo_mod_russia", report)))

    lines = digest(of(total)).splitlines()

    assert lines[1] == "Минобороны: <b>61</b> в 2 регионах (7 дек 23:00 – 8 дек 07:00)"
    assert lines[3] == "<b>Без разбивки по регионам</b>"
    assert lines[4].startswith("• <b>61</b> — по данным Минобороны · Белгородская, Брянская — общее число")


def test_regions_after_the_eighth_are_folded() -> None:
    text = digest(of(*whole_night()))

    unfolded, folded = text.split("<blockquote expandable>")
    assert unfolded.count(" область</b>\n") == 8
    assert folded.split("</blockquote>")[0].count(" область</b>\n") == 3


def test_corrections_name_what_changed() -> None:
    changes = (
        Change(ChangeKind.SOURCE_DOWNED, "demo_smolensk", None, Count(15, None)),
        Change(ChangeKind.INJURED, None, None, 2),
        Change(ChangeKind.KILLED, None, 1, 0),
        Change(ChangeKind.DAMAGE, None, None, True),
        Change(ChangeKind.WITHDRAWN, "demo_smolensk", Count.exact(1), None),
        Change(ChangeKind.GONE, None, Count.exact(1), None),
        Restored(),
    )
    content = compose_digest(*WINDOW, [], corrections=[Correction(smolensk(), changes, utc(8, 4, 40))])

    assert (
        "• исправлено 07:40: не названо → не менее 15 (губернатор); пострадавшие: не названо → 2; погибшие: 1 → 0;"
        " сообщено о повреждениях; сообщение удалено источником (губернатор); запись снята;"
        " сообщение снова опубликовано — Смоленская область, " in digest(content)
    )


def test_a_channel_never_read_and_a_federal_one_are_named() -> None:
    coverage = [
        Coverage("demo_mod_russia", "", None, utc(1, 0), utc(7, 3)),
        Coverage("demo_tula", "", "RU-TUL", None, None),
    ]

    text = digest(compose_digest(*WINDOW, [rostov()], coverage=coverage))

    assert "• Федеральные каналы: demo_mod_russia не читается с 7 дек 06:00\n" in text
    assert "• Тульская область: demo_tula ещё не читался\n" in text


def test_nothing_new_is_said_in_words() -> None:
    content = of()

    assert content.is_empty
    assert digest(content).splitlines()[1] == "Новых сообщений о БПЛА нет."


def test_the_maps_caption_carries_the_demo_mark_and_fits_a_caption() -> None:
    content = compose_digest(*WINDOW, whole_night(), demo=True)

    caption = render_map_caption(content, RUSSIAN, TEXTS, REGIONS)

    assert caption.splitlines() == [
        "<b>DEMO</b> · <b>Карта сообщений о БПЛА</b> · 8 дек 07:00–08:00 (МСК)",
        "Минобороны: <b>67</b> в 11 регионах (7 дек 23:00 – 8 дек 07:00)",
        "<i>По сообщениям официальных каналов. Это не система оповещения.</i>",
    ]


def test_a_caption_too_long_for_a_picture_leaves_the_totals_out() -> None:
    many = [counted("RU-TUL", number, message=number) for number in range(1, 60)]

    caption = render_map_caption(of(*many), RUSSIAN, TEXTS, REGIONS)

    assert visible_units(caption) <= 1_024
    assert len(caption.splitlines()) == 2


def test_every_message_of_a_long_digest_is_marked_and_nothing_is_lost() -> None:
    days = [(utc(1 + day, hour), utc(1 + day, hour + 1)) for day in range(20) for hour in range(10)]
    incidents = [
        counted(code, number, span, message=1)
        for number, (code, span) in enumerate(zip([*NIGHT_OF_MINISTRY] * 20, days, strict=False), start=1)
    ]
    content = compose_digest(*WINDOW, incidents, demo=True)

    parts = render_digest(content, RUSSIAN, TEXTS, REGIONS)

    assert len(incidents) == 200
    assert len(parts) > 1
    assert all(visible_units(part) < 4_096 for part in parts)
    assert all("DEMO" in part.splitlines()[0] for part in parts)
    assert parts[1].splitlines()[0] == f"<b>DEMO</b> · <i>продолжение, 2 из {len(parts)}</i>"
    assert sum(render_plain(part).count("• ") for part in parts) == 200
    assert parts[-1].endswith("Это не система оповещения.</i>")
