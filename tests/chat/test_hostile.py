from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import Commands, Desk, Pace
from bot.chat.contract import Request
from bot.chat.keyboards import parse_press
from bot.texts import Texts
from tests.chat.builders import Person

FORGED = [
    "",
    ":",
    "s",
    "s:",
    "s:RU-XXX",
    "s:ru-smo",
    "s:RU-SMO ",
    "s:RU-SMO\n",
    "s:RU-SMO:1",
    "o:*",
    "u:RU-SMO'--",
    "c:1",
    "d:nowhere",
    "d:",
    "d:central:1",
    "i:RU-SMO",
    "i:RU-SMO:7d",
    "i:RU-SMO:7d:-1",
    "i:RU-SMO:7d:9999999",
    "i:RU-SMO:9999d:0",
    "i:*:7d:0",
    "i:RU-XXX:7d:0",
    "i:RU-SMO:7d:٣",
    "n:0",
    "n:-1",
    "n:9999999999999",
    "n:1 or 1=1",
    "l:fr",
    "l:../ru",
    "x:RU-SMO",
    "i:RU-SMO:7d:0:abc",
    "i:RU-SMO:7d:0:ABCDEF01",
    "m:",
    "m:0d",
    "m:RU-SMO:7d",
    "g:*:7d",
    "g:RU-SMO",
    "v:RU-XXX:7d",
    "v:RU-SMO:7d:0",
    "q:nowhere",
    "s:@nowhere",
    "s:@",
    "u:@central",
    "p:RU-SMO:zzzzzzzz",
    "p:RU-XXX:01234567",
    "p:RU-SMO:01234567",
    "r:0:n",
    "r:1:x",
    "r:1",
    "w:x",
    "w:m:7",
    "w:t:-1",
    "w:d:24",
    "w:q:0123",
    "w:s:loud",
    "w:c:",
    "w:z:Mars/Olympus",
    "w:m:60:1",
    "s:RU-SMO" + " " * 100,
    "\x00",
    "🙂" * 64,
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_press_changes_nothing_and_is_answered_politely(ann: Person, texts: Texts, data: str) -> None:
    answer = await ann.sends(data)

    assert answer == texts.get("en", "chat-old-button")
    assert await ann.subscription() is None


@given(st.text(max_size=70))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_press_data_makes_the_parser_raise(desk: Desk, data: str) -> None:
    press = parse_press(data, desk)

    assert press is None or press.action == data[:1]


@pytest.mark.parametrize("text", ["x" * 1001, "/subscribe " + "смоленск " * 1000, "/incidents " + "<b>" * 500])
async def test_a_long_message_is_refused(ann: Person, text: str) -> None:
    assert await ann.says(text) == "The message is too long."
    assert await ann.subscription() is None


async def test_a_message_of_spaces_is_read_as_its_words(ann: Person) -> None:
    await ann.says("/subscribe" + " " * 900 + "smolensk")

    assert await ann.regions() == ("RU-SMO",)


@pytest.mark.parametrize(
    "text",
    [
        "/incidents <b>x</b>",
        "/incidents smolensk 9<i>",
        "/subscribe <script>alert(1)</script>",
        '/subscribe <a href="https://example.org">смаленск</a>',
        "/unsubscribe <b>алтай",
        "/incident <b>",
        "<b>алтай",
        "/start <b>",
        "/subscribe ru&lt;b&gt;",
    ],
)
async def test_markup_from_outside_never_reaches_an_answer(ann: Person, text: str) -> None:
    answer = await ann.says(text)

    inside = answer.replace("<b>&lt;", "&lt;")
    assert answer != ""
    assert not any(tag in inside for tag in ("<script", "<a ", "<i>", "<b>x", "<b><b>", "<b>алтай"))


@pytest.mark.parametrize(
    "text",
    [
        "/incidents " + "a" * 980,
        "/incidents " + "смоленск " * 100,
        "/subscribe " + "ы, " * 320,
        "/subscribe " + "новгрод нижнй " * 60,
        "/incident " + "9" * 900,
        "/incidents smolensk " + "9" * 900 + "d",
        "\u202e/start",
        "a\x00b",
        "\ud800",
        "/settings x",
        "?" * 1000,
    ],
)
async def test_strange_messages_are_answered_without_an_error(ann: Person, text: str) -> None:
    answers = await ann.says(text)

    assert answers != ""
    assert len(ann.answers) <= 6


async def test_too_many_requests_are_refused_once_and_then_in_silence(desk: Desk, ann: Person) -> None:
    seconds = [0.0]
    ann.commands = Commands(desk, Pace(burst=2, seconds_each=5), timer=lambda: seconds[0])

    answers = [await ann.says("/help") for _ in range(4)]
    seconds[0] = 5.0
    later = await ann.says("/help")

    assert "Try again in 5 seconds" in answers[2]
    assert answers[3] == ""
    assert later == answers[0]


async def test_an_anonymous_admin_is_paced_by_the_chat(desk: Desk, member: Person) -> None:
    member.commands, member.user_id = Commands(desk, Pace(burst=1, seconds_each=5)), None

    await member.says("/help")

    assert "Too many" in await member.says("/help")


async def test_many_people_of_a_group_are_paced_together(desk: Desk, member: Person) -> None:
    member.commands = Commands(desk, Pace(burst=100), timer=lambda: 0.0, together=Pace(burst=3))

    answered = 0
    for number in range(10):
        member.user_id = 5000 + number
        answered += await member.says("/status") != ""

    assert answered == 3


@pytest.mark.parametrize("own", [True, False], ids=["with an own subscription", "with none"])
async def test_ids_of_foreign_subscriptions_open_and_change_nothing(ann: Person, boris: Person, own: bool) -> None:
    await ann.says("/subscribe tula")
    before = await ann.subscription()
    assert before is not None
    if own:
        await boris.says("/subscribe орёл")
    mine = await boris.regions()

    presses = (
        "w:",
        "w:m",
        "w:m:1",
        "w:p:1",
        "w:t:50",
        "w:z:Asia/Omsk",
        "u:*",
        "u:RU-TUL",
        "o:RU-SMO",
        "s:RU-SMO",
        "k:RU-TUL",
    )
    for data in (*presses, "l:en", "c", "d:central", "p:RU-TUL:01234567"):
        answer = await boris.sends(f"{data}~{before.id}")
        assert "Тульская область:" not in answer and "Сообщать: Тульская" not in answer, data

    assert await ann.subscription() == before
    assert await boris.regions() == mine


async def test_no_answer_tells_of_another_chat(ann: Person, boris: Person) -> None:
    await ann.says("/subscribe tula")

    answers = [await boris.says(text) for text in ("/settings", "/status", "/unsubscribe", "/incidents")]

    assert not any("Тульск" in answer for answer in answers)
    assert await ann.regions() == ("RU-TUL",)


async def test_an_error_is_logged_and_apologised_for(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> datetime:
        raise OSError("the clock is gone")

    answers = await Commands(replace(desk, clock=broken)).handle(Request(1, None, 1, "/help", language="en"))

    assert [answer.html for answer in answers] == [desk.texts.get("en", "chat-failed")]
    assert "the clock is gone" in caplog.text
