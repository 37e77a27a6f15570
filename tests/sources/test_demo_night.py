"""The bundled night is what its README says it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.model import Post
from bot.sources.replay import Arrived, Deleted, Edited, Replay

FOLDER = Path(__file__).parents[2] / "config" / "demo"
MOSCOW = ZoneInfo("Europe/Moscow")

NIGHT = {
    "Брянской": 24,
    "Саратовской": 12,
    "Ростовской": 11,
    "Волгоградской": 9,
    "Курской": 2,
    "Ленинградской": 2,
    "Тульской": 2,
    "Московского": 2,
    "Калужской": 1,
    "Орловской": 1,
    "Смоленской": 1,
}
AFTERNOON = {"Белгородской": 7, "Крым": 4, "Курской": 2, "Брянской": 1, "Каспийского": 1}
EVENING = {"Ростовской": 5, "Брянской": 2, "Белгородской": 2, "Волгоградской": 2}


@pytest.fixture(scope="module")
def replay() -> Replay:
    return Replay.load(FOLDER)


@pytest.fixture(scope="module")
def posts(replay: Replay) -> list[Post]:
    return [event.post for event in replay if isinstance(event, Arrived)]


def document() -> Any:
    return json.loads((FOLDER / "result.json").read_text(encoding="utf-8"))


def breakdown(text: str) -> dict[str, int]:
    """Region word -> count of the Ministry's list, by the plainest reading of its lines."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        if item := re.match(r"▫️ (?:по )?(\d+) – над (?:территори|акватори)\w+ (.+)[,.]", line):
            for name in re.findall(r"[А-Я]\w+", item[2].replace("Республики ", "").replace(" моря", "")):
                found[name] = int(item[1])
    return found


def ministry(posts: list[Post], at: str) -> str:
    moment = datetime.fromisoformat(at)
    return next(p.text for p in posts if p.channel == "demo_mod_russia" and p.date.astimezone(MOSCOW) == moment)


def test_it_is_large_enough(posts: list[Post]) -> None:
    assert len(posts) >= 90
    assert len({post.channel for post in posts}) >= 16
    assert all(count >= 2 for count in Counter(post.channel for post in posts).values())


def test_it_lasts_36_hours(replay: Replay) -> None:
    begin = datetime(2025, 12, 7, 18, tzinfo=MOSCOW)

    assert begin <= replay.start <= begin + timedelta(hours=1)
    assert begin + timedelta(hours=35) <= replay.end <= begin + timedelta(hours=36)


def test_every_channel_is_invented_and_posts(replay: Replay, posts: list[Post]) -> None:
    assert {channel.handle for channel in replay.channels} == {post.channel for post in posts}
    assert all(channel.handle.startswith("demo_") for channel in replay.channels)


def test_nothing_leads_outside(posts: list[Post]) -> None:
    raw = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())

    assert not re.search(r"https?:|t\.me|@\w", raw)
    assert all(post.link is None for post in posts)


def test_every_listed_chat_is_read(posts: list[Post]) -> None:
    messages = [m for chat in document()["chats"]["list"] for m in chat["messages"]]

    assert [m["type"] for m in messages].count("service") >= 1
    assert len(posts) == [m["type"] for m in messages].count("message")


def test_its_messages_agree_with_themselves() -> None:
    for chat in document()["chats"]["list"]:
        ids = [m["id"] for m in chat["messages"]]
        times = [int(m["date_unixtime"]) for m in chat["messages"]]
        assert ids == sorted(set(ids))
        assert times == sorted(times)
        for m in chat["messages"]:
            local = datetime.fromtimestamp(int(m["date_unixtime"]), MOSCOW).replace(tzinfo=None)
            assert m["date"] == local.isoformat(), m["id"]
            pieces = [m["text"]] if isinstance(m["text"], str) else m["text"]
            text = "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)
            assert text == "".join(piece["text"] for piece in m["text_entities"]), m["id"]
            assert m.get("from_id", m.get("actor_id")) == f"channel{chat['id']}"


@pytest.mark.parametrize(
    ("at", "total", "expected"),
    [
        ("2025-12-08T07:34:00+03:00", 67, NIGHT),
        ("2025-12-08T17:21:00+03:00", 15, AFTERNOON),
        ("2025-12-08T23:13:00+03:00", 11, EVENING),
    ],
)
def test_the_ministry_gives_its_figures(posts: list[Post], at: str, total: int, expected: dict[str, int]) -> None:
    text = ministry(posts, at)

    assert breakdown(text) == expected
    assert sum(expected.values()) == total
    assert f" {total} украинских" in text


@pytest.mark.parametrize(
    ("channel", "at", "words"),
    [
        ("demo_smolensk", "2025-12-08T02:41:00+03:00", ["Смоленской области сбит один украинский БПЛА"]),
        ("demo_rostov", "2025-12-08T01:30:00+03:00", ["Чертковском", "Шолоховском", "Боковском", "Верхнедонском"]),
        ("demo_volgograd", "2025-12-08T03:20:00+03:00", ["Лодыгина", "12 и 13", "пункты временного размещения"]),
    ],
)
def test_the_three_known_cases_are_told(posts: list[Post], channel: str, at: str, words: list[str]) -> None:
    moment = datetime.fromisoformat(at)

    text = next(post.text for post in posts if post.channel == channel and post.date == moment)

    assert all(word in text for word in words)


def test_an_edit_corrects_a_count_and_a_post_is_deleted(replay: Replay, posts: list[Post]) -> None:
    before = {post.key: post.text for post in posts}

    edits = [event.post for event in replay if isinstance(event, Edited)]
    deletions = [event.key for event in replay if isinstance(event, Deleted)]

    assert [(" 12 " in before[post.key], " 9 " in post.text) for post in edits] == [(True, True)]
    assert ["ещё один" in before[key] for key in deletions] == [True]


def test_the_ministry_is_forwarded_and_an_album_has_one_caption(posts: list[Post]) -> None:
    forwards = {post.channel for post in posts if post.forwarded_from == "demo_mod_russia"}
    album = [post for post in posts if post.channel == "demo_saratov" and post.date.hour == 5]

    assert len(forwards) >= 2
    assert [bool(post.text) for post in album] == [True, False, False]
