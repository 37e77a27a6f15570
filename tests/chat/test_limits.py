from __future__ import annotations

from bot.chat.limits import Limiter, Pace, Refusal


def test_a_burst_is_taken_and_the_next_request_is_refused() -> None:
    limiter = Limiter(Pace(burst=3, seconds_each=10))

    taken = [limiter.take(1, 0.0) for _ in range(4)]

    assert taken == [None, None, None, Refusal(seconds=10, first=True)]


def test_only_the_first_refusal_in_a_row_is_marked() -> None:
    limiter = Limiter(Pace(burst=1, seconds_each=10))
    limiter.take(1, 0.0)

    refusals = [limiter.take(1, 1.0), limiter.take(1, 2.0)]
    limiter.take(1, 10.0)
    again = limiter.take(1, 11.0)

    assert refusals == [Refusal(9, first=True), Refusal(8, first=False)]
    assert again == Refusal(9, first=True)


def test_waiting_gives_requests_back_up_to_the_burst() -> None:
    limiter = Limiter(Pace(burst=2, seconds_each=10))
    limiter.take(1, 0.0)
    limiter.take(1, 0.0)

    later = [limiter.take(1, 1000.0) is None for _ in range(3)]

    assert later == [True, True, False]


def test_people_are_counted_apart() -> None:
    limiter = Limiter(Pace(burst=1))
    limiter.take(1, 0.0)

    assert limiter.take(2, 0.0) is None


def test_whoever_was_quiet_longest_is_forgotten_first() -> None:
    limiter = Limiter(Pace(burst=1, seconds_each=1000, people=2))
    for person in (1, 2, 1, 3):
        limiter.take(person, 0.0)

    assert limiter.take(1, 0.0) is not None
    assert limiter.take(2, 0.0) is None
