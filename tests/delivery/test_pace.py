from __future__ import annotations

from bot.delivery.pace import Limits, Pace


def test_messages_to_different_chats_keep_the_overall_pace() -> None:
    pace = Pace(Limits(overall=0.5, private=1, group=3))

    waits = [pace.reserve(chat, now=100.0) for chat in (1, 2, 3)]

    assert waits == [0.0, 0.5, 1.0]


def test_a_private_chat_and_a_group_have_their_own_pace() -> None:
    pace = Pace(Limits(overall=0, private=1, group=3))

    waits = [pace.reserve(chat, now=10.0) for chat in (1, 1, -100, -100)]

    assert waits == [0.0, 1.0, 0.0, 3.0]


def test_a_quiet_pace_owes_nothing() -> None:
    pace = Pace(Limits())

    pace.reserve(1, now=0.0)

    assert pace.reserve(1, now=60.0) == 0.0
