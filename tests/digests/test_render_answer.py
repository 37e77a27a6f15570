from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digests import Coverage, render_incidents
from bot.digests.render_answer import period_text
from tests.digests.samples import ENGLISH, KINDS, REGIONS, RUSSIAN, TEXTS, counted, smolensk, utc, voice

NOW = utc(8, 20, 5)
READ = Coverage("demo_smolensk", "", "RU-SMO", utc(7, 0), utc(8, 20))
DAY = timedelta(hours=24)


def test_an_answer_ends_with_how_far_the_channels_were_read() -> None:
    (html,) = render_incidents(
        "RU-SMO", DAY, [smolensk()], [READ], RUSSIAN, TEXTS, REGIONS, as_of=NOW, kinds=KINDS, demo=True
    )

    assert html.splitlines() == [
        "<b>DEMO</b> · <b>Смоленская область</b> · за последние 24 часа",
        "1 событие",
        "",
        "• <b>1</b> — по данным Минобороны (губернатор: 1)"
        " · пострадавших нет, разрушений нет, работают экстренные службы"
        " · 7 дек 23:00 – 8 дек 07:00"
        ' · demo_mod_russia, <a href="https://t.me/demo_smolensk/5">demo_smolensk</a> · № 3',
        "",
        "Прочитано: demo_smolensk до 23:00 (МСК)",
        "<i>По сообщениям официальных каналов. Это не система оповещения.</i>",
    ]


def test_an_empty_answer_still_says_what_was_read_and_what_was_not() -> None:
    behind = Coverage("demo_mod_russia", "", None, utc(7, 0), utc(8, 11, 10))
    never = Coverage("demo_gorod", "", "RU-SMO", None, None)

    (html,) = render_incidents(
        "RU-SMO", timedelta(days=7), [], [READ, behind, never], ENGLISH, TEXTS, REGIONS, as_of=NOW
    )

    assert html.splitlines() == [
        "<b>Smolensk Oblast</b> · last 7 days",
        "No reports of UAVs are on record here.",
        "",
        "Read so far: demo_smolensk to 23:00 (Moscow time)",
        "<b>Not read</b>: demo_mod_russia not read since 14:10, demo_gorod not read yet",
        "<i>As reported by official channels. This is not a warning service.</i>",
    ]


def test_a_region_nobody_reads_is_said_to_be_one() -> None:
    (html,) = render_incidents("RU-SMO", None, [], [], RUSSIAN, TEXTS, REGIONS, as_of=NOW)

    assert "Каналов этого региона бот не читает." in html


def test_the_newest_incident_comes_first_and_a_page_tells_of_the_rest() -> None:
    older = replace(counted("RU-SMO", 5, (utc(6, 1), utc(6, 2))), id=1)
    newer = replace(counted("RU-SMO", 7, (utc(7, 1), utc(7, 2))), id=2)

    (html,) = render_incidents("RU-SMO", None, [older, newer], [READ], RUSSIAN, TEXTS, REGIONS, as_of=NOW, total=31)

    lines = html.splitlines()
    assert lines[1] == "31 событие"
    assert lines[3].startswith("• <b>7</b>")
    assert lines[4].startswith("• <b>5</b>")


@pytest.mark.parametrize(
    ("period", "russian", "english"),
    [
        (timedelta(hours=1), "за последний 1 час", "last 1 hour"),
        (timedelta(hours=24), "за последние 24 часа", "last 24 hours"),
        (timedelta(hours=36), "за последние 36 часов", "last 36 hours"),
        (timedelta(days=7), "за последние 7 дней", "last 7 days"),
        (timedelta(days=30), "за последние 30 дней", "last 30 days"),
        (None, "за всё время", "whole record"),
    ],
)
def test_periods_are_told_in_words(period: timedelta | None, russian: str, english: str) -> None:
    assert period_text(period, voice()) == russian
    assert period_text(period, voice(ENGLISH)) == english


def test_a_long_answer_is_split() -> None:
    incidents = [counted("RU-SMO", 2, (utc(1, 1), utc(1 + day, 2))) for day in range(20)] * 10

    parts = render_incidents("RU-SMO", None, incidents, [READ], RUSSIAN, TEXTS, REGIONS, as_of=NOW, demo=True)

    assert len(parts) > 1
    assert all(part.startswith("<b>DEMO</b>") for part in parts)
