from __future__ import annotations

from bot.delivery.pace import UNLIMITED, Limits, Pace


def leaving(pace: Pace, now: float, chats: list[int]) -> int:
    """How many of these messages, each to a chat of its own, may leave at `now`; they do."""
    room = min(pace.room(now, 1_000), len(chats))
    pace.leave(chats[:room], now)
    return room


def test_all_chats_together_keep_the_overall_pace() -> None:
    pace = Pace(Limits(per_second=25))
    chats = list(range(1, 1_001))

    left = [leaving(pace, 100 + tenth / 10, chats) for tenth in range(101)]

    assert left[0] == 5
    assert 250 <= sum(left) <= 255


def test_the_next_message_is_announced() -> None:
    pace = Pace(Limits(per_second=10))

    leaving(pace, 1.0, [1, 2])

    assert pace.room(1.0, 9) == 0
    assert abs(pace.next_token() - 0.1) < 1e-6
    assert pace.room(1.0 + pace.next_token(), 9) == 1


def test_a_private_chat_and_a_group_rest_for_their_own_time() -> None:
    pace = Pace(Limits(private=1, group=3))

    pace.leave([1, -100], 10.0)

    assert sorted(pace.resting(10.5)) == [-100, 1]
    assert pace.next_rested(10.5) == 0.5
    assert list(pace.resting(11.0)) == [-100]
    assert list(pace.resting(13.0)) == []


def test_a_clock_that_stands_still_gives_no_tokens() -> None:
    pace = Pace(Limits(per_second=5))
    leaving(pace, 50.0, [1, 2, 3, 4, 5])

    assert [pace.room(50.0, 9) for _ in range(3)] == [0, 0, 0]


def test_without_limits_nothing_rests() -> None:
    pace = Pace(UNLIMITED)

    pace.leave([1, -100], 1.0)

    assert pace.room(1.0, 200) == 200
    assert list(pace.resting(1.0)) == []
