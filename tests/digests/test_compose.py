from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.digests import Coverage, compose_digest, coverage_gaps, map_counts, map_unstated
from bot.model import Count, Event, Figure, Report
from tests.digests.samples import counted, incident, rostov, smolensk, statement, told, utc

AFTERNOON = (utc(8, 9), utc(8, 14))
EVENING = (utc(8, 14), utc(8, 20))


def test_totals_over_several_regions_are_kept_apart() -> None:
    total = incident(("RU-BEL", "RU-BRY"), Figure(Count.exact(61)))

    content = compose_digest(utc(8, 4), utc(8, 5), [total, smolensk(), rostov()])

    assert content.multi_region == (total,)
    assert [item.regions for item in content.incidents] == [("RU-ROS",), ("RU-SMO",)]


def test_incidents_of_one_region_stay_together_newest_first() -> None:
    first, second = counted("RU-BRY", 1, AFTERNOON), counted("RU-BRY", 2, EVENING)

    content = compose_digest(utc(8, 4), utc(8, 5), [first, counted("RU-TUL", 2), second])

    assert content.incidents[:2] == (second, first)


def test_a_channel_is_a_gap_once_it_is_behind_by_more_than_the_grace() -> None:
    ten = timedelta(minutes=10)
    in_time = Coverage("a", "", "RU-BRY", None, utc(8, 4, 50), ten)
    behind = Coverage("b", "", "RU-BRY", None, utc(8, 4, 49), ten)
    never = Coverage("c", "", "RU-BRY", None, None)

    gaps = coverage_gaps([in_time, behind, never], utc(8, 5))

    assert gaps == (behind, never)


def test_stretches_apart_in_time_are_summed_for_the_map() -> None:
    assert map_counts([counted("RU-BRY", 1, AFTERNOON), counted("RU-BRY", 2, EVENING)]) == {"RU-BRY": 3}


def test_stretches_that_overlap_count_as_the_largest_for_the_map() -> None:
    whole_day = (AFTERNOON[0], EVENING[1])
    moment = (EVENING[0], EVENING[0])

    counts = map_counts(
        [
            counted("RU-BRY", 1, AFTERNOON),
            counted("RU-BRY", 9, whole_day),
            counted("RU-BRY", 2, EVENING),
            counted("RU-TUL", 3, EVENING),
            counted("RU-TUL", 4, moment),
        ]
    )

    assert counts == {"RU-BRY": 9, "RU-TUL": 4}


def test_the_map_leaves_out_what_has_no_number_and_says_where_it_is() -> None:
    unstated = incident("RU-ROS", Figure(), told(statement("demo_rostov", Report(Event.INTERCEPTION, ("RU-ROS",)))))
    incidents = [unstated, counted("RU-BRY", 2), replace(unstated, regions=("RU-BRY",))]

    assert map_counts(incidents) == {"RU-BRY": 2}
    assert map_unstated(incidents) == {"RU-ROS"}


def test_undivided_totals_and_withdrawn_incidents_are_not_on_the_map() -> None:
    report = Report(Event.INTERCEPTION, ("RU-TUL",), downed=Count.exact(2))
    gone = incident("RU-TUL", Figure(Count.exact(2)), told(statement("demo_tula", report, withdrawn=True)))
    total = incident(("RU-BEL", "RU-BRY"), Figure(Count.exact(61)))

    assert map_counts([gone, total]) == {}
    assert map_unstated([gone, total]) == frozenset()
