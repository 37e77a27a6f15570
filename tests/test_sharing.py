from __future__ import annotations

from tests.sharing import order, workers_for


def test_each_worker_begins_with_long_tests_and_keeps_the_others_together() -> None:
    tests = ["chat 1", "chat 2", "program 1", "program 2", "soak 1", "store 1", "store 2"]

    shared = order(tests, lambda test: test.split()[0], workers=2)

    assert shared == ["soak 1", "program 2", "chat 1", "chat 2", "program 1", "store 1", "store 2"]


def test_every_test_is_run_once_whatever_the_number_of_workers() -> None:
    tests = [f"{room} {number}" for room in ("chat", "chaos", "program") for number in range(7)]

    for workers in (1, 2, 3, 8, 40):
        assert sorted(order(tests, lambda test: test.split()[0], workers)) == sorted(tests)


def test_two_cores_get_three_workers() -> None:
    assert [workers_for(cores) for cores in (1, 2, 4)] == [1, 3, 6]
