"""Alarms reach the admins, also when the bot is away at first."""

from __future__ import annotations

import pytest

from bot.alarms import Alarms
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import ChatGone, DeliveryError, FloodWait, Temporary
from bot.sources.contract import SourceAlarm, Trouble

OLGA, IVAN = 700, 701


class Post:
    """Fails with the given errors first, then delivers."""

    def __init__(self, *errors: DeliveryError) -> None:
        self._errors = list(errors)
        self.shown: list[tuple[int, str]] = []
        self.random_ids: set[int] = set()

    async def send(self, chat: ChatAddress, message: OutgoingMessage, random_id: int) -> int:
        self.random_ids.add(random_id)
        if self._errors:
            raise self._errors.pop(0)
        self.shown.append((chat.chat_id, message.html))
        return 1

    async def edit(self, chat: ChatAddress, message_id: int, message: OutgoingMessage) -> None:
        raise NotImplementedError


def at_once(attempt: int) -> float:
    return 0.0


async def test_an_alarm_raised_before_the_bot_is_connected_is_told_later() -> None:
    post = Post(Temporary("not connected"), Temporary("not connected"))
    alarms = Alarms(post, [OLGA], at_once)

    await alarms.about_channel(SourceAlarm("demo_a", Trouble.CHANGED, "<b>lottery</b>"))
    await alarms.finish(10)

    assert post.shown == [(OLGA, "Channel demo_a is not read: changed (&lt;b&gt;lottery&lt;/b&gt;).")]
    assert len(post.random_ids) == 1


@pytest.mark.parametrize("error", [ChatGone("USER_IS_BLOCKED"), Temporary("cut")])
async def test_one_admin_who_cannot_be_reached_does_not_hide_the_alarm_from_the_others(error: DeliveryError) -> None:
    class OneDeaf(Post):
        async def send(self, chat: ChatAddress, message: OutgoingMessage, random_id: int) -> int:
            if chat.chat_id == OLGA:
                raise error
            return await super().send(chat, message, random_id)

    post = OneDeaf()
    alarms = Alarms(post, [OLGA, IVAN], lambda _: 0.01)

    await alarms.say("the reader is signed out")
    await alarms.finish(0.2)

    assert post.shown == [(IVAN, "the reader is signed out")]


async def test_several_alarms_arrive_in_order() -> None:
    post = Post(Temporary("cut"))
    alarms = Alarms(post, [OLGA], at_once)

    for text in ("first", "second", "third"):
        await alarms.say(text)
    await alarms.finish(10)

    assert [text for _, text in post.shown] == ["first", "second", "third"]


async def test_a_flood_wait_is_obeyed_and_giving_up_leaves_nothing_behind() -> None:
    post = Post(FloodWait(3600))
    alarms = Alarms(post, [OLGA], at_once)

    await alarms.say("text")
    await alarms.finish(0.05)

    assert post.shown == []
