"""The same facts however a post is dressed: a greeting before it, a signature behind it, other spellings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.model import Reading, Report
from bot.reading import Reader
from tests.reading.test_broken_families import POSTS
from tests.written_posts import Written, demo_posts

_BEFORE = pytest.mark.parametrize(
    "before",
    ["Друзья, доброе утро! ", "Добрый вечер, земляки!\n\n", "⚡️⚡️ Внимание!\n\n", "❗️", "Сообщает оперштаб. "],
)
_BEHIND = pytest.mark.parametrize(
    "behind", ["\n\n#новости #оперштаб", "\n\nПодписаться на канал | VK | MAX", "\n\nБерегите себя и своих близких!"]
)
_SPELT = pytest.mark.parametrize(
    ("spelt", "otherwise"),
    [
        ("ё", "е"),
        (" – ", " — "),
        (" – ", " - "),
        (r"(?<=\d) (?=[А-Яа-я])", "\u00a0"),
        (r"\bБПЛА\b", "БпЛА"),
        (r"\bБПЛА\b", "Б\u200bПЛА"),
        (r"(?<=[СсДдВв]ил)ами ПВО\b", "ами противовоздушной обороны"),
        (r"\bобласт(?:и|ью|ь)\b(?= [а-яё])", "обл."),
        (r"\bрайоне\b(?= [А-Я])", "р-не"),
        (r"\bв селе (?=[А-Я])", "в с. "),
        (r"\bулице (?=[А-Я])", "ул. "),
        (r" мск\b", " по московскому времени"),
        (r"(?<=\b[гсд]\.) (?=[А-Я])", "  "),
        (r"(?<=\d) человек\b(?= [а-яё])", " чел."),
        (r"\b(сбиты|уничтожены)\b(?= \d)", r"были \1"),
    ],
)


@_BEFORE
def test_what_stands_before_a_post_changes_no_fact(reader: Reader, before: str) -> None:
    assert _changed(reader, lambda text: before + text) == []


@_BEHIND
def test_what_stands_behind_a_post_changes_no_fact(reader: Reader, behind: str) -> None:
    assert _changed(reader, lambda text: text.rstrip().rstrip(".!") + "." + behind) == []


@_SPELT
def test_another_spelling_changes_no_fact(reader: Reader, spelt: str, otherwise: str) -> None:
    assert any(re.search(spelt, post.text) for post in _posts())
    assert _changed(reader, lambda text: re.sub(spelt, otherwise, text)) == []


def _posts() -> list[Written]:
    like = demo_posts()[0]
    like = replace(like, date=datetime.fromisoformat("2025-12-08T08:00:00+03:00"), federal=False)
    broken = [replace(like, text=post["text"], region=post.get("region", "RU-TUL")) for post in POSTS]
    return [*demo_posts(), *broken]


def _changed(reader: Reader, dressed: Callable[[str], str]) -> list[str]:
    """The posts, dressed, whose facts are others than before."""
    found = []
    for post in _posts():
        text = dressed(post.text)
        if text != post.text and _facts(reader, post) != _facts(reader, replace(post, text=text)):
            found.append(text)
    return found


def _facts(reader: Reader, post: Written) -> list[Report]:
    reading: Reading = reader.read(post.text, date=post.date, region=post.region, federal=post.federal)
    return [replace(report, evidence=()) for report in reading.reports]
