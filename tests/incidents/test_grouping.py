"""Which statements share an incident."""

from __future__ import annotations

from datetime import timedelta

from bot.incidents import join
from bot.model import Basis, Count, Flag, Mode, Place, PlaceKind
from tests.incidents.builders import MINISTRY, district, figures, joined, moscow, only, report, said, window, word

GOVERNOR = "demo_governor"
MAYOR = "demo_mayor"


def test_sources_with_overlapping_periods_share_an_incident_and_nothing_adds() -> None:
    incident = only(
        said(MINISTRY, "8 07:30", report(6, period=window("7 23:00", "8 07:00"))),
        said(GOVERNOR, "8 06:30", report(8, period=window("7 22:00", "8 06:00"))),
    )

    assert (incident.start, incident.end) == (moscow("7 23:00"), moscow("8 07:00"))
    assert figures(incident) == {GOVERNOR: Count.exact(8), "mod": Count.exact(6)}
    assert incident.figure.downed == Count.exact(8)
    assert incident.headline_source == GOVERNOR
    assert incident.flags == (Flag.ABOVE_MINISTRY,)


def test_larger_count_for_a_much_longer_window_is_no_contradiction_to_the_ministry() -> None:
    incident = only(
        said(MINISTRY, "8 07:30", report(6, period=window("7 23:00", "8 07:00"))),
        said(GOVERNOR, "8 08:30", report(8, period=window("7 18:00", "8 08:00"))),
    )

    assert incident.figure.downed == Count.exact(8)
    assert incident.flags == ()


def test_headline_of_equal_counts_is_the_ministrys() -> None:
    incident = only(
        said(GOVERNOR, "8 06:30", report(6, period=window("7 22:00", "8 06:00"))),
        said(MINISTRY, "8 07:30", report(6, period=window("7 23:00", "8 07:00"))),
    )

    assert incident.headline_source == "mod"


def test_adjacent_windows_do_not_chain_through_a_report_between_them() -> None:
    evening, night, morning = joined(
        said(MINISTRY, "7 23:20", report(2, period=window("7 17:00", "7 23:00"))),
        said(MINISTRY, "8 07:20", report(6, period=window("7 23:00", "8 07:00"))),
        said(MINISTRY, "8 12:20", report(1, period=window("8 07:00", "8 12:00"))),
        said(GOVERNOR, "8 06:30", report(5, period=window("7 22:00", "8 05:00"))),
    )[::-1]

    assert figures(evening) == {"mod": Count.exact(2)}
    assert figures(night) == {"mod": Count.exact(6), GOVERNOR: Count.exact(5)}
    assert figures(morning) == {"mod": Count.exact(1)}


def test_report_without_a_period_covers_twelve_hours() -> None:
    early, late = joined(
        said(GOVERNOR, "8 18:00", report(1)),
        said(MAYOR, "8 05:30", report(2)),
    )[::-1]

    assert (early.start, early.end) == (moscow("7 17:30"), moscow("8 05:30"))
    assert (late.start, late.end) == (moscow("8 06:00"), moscow("8 18:00"))


def test_report_without_a_period_is_cut_at_its_sources_previous_window() -> None:
    late, early = joined(
        said(GOVERNOR, "8 05:10", report(4, period=window("7 22:00", "8 05:00"))),
        said(GOVERNOR, "8 09:00", report(1)),
    )

    assert (early.start, early.end) == (moscow("7 22:00"), moscow("8 05:00"))
    assert (late.start, late.end) == (moscow("8 05:00"), moscow("8 09:00"))
    assert late.figure.downed == Count.exact(1)


def test_window_told_only_after_a_post_does_not_cut_it() -> None:
    incident = only(
        said(GOVERNOR, "8 05:05", report(4)),
        said(GOVERNOR, "8 05:10", report(6, period=window("7 22:00", "8 05:00"))),
    )

    assert incident.figure.downed == Count.exact(6)


def test_report_without_a_period_prefers_the_window_of_its_last_hours() -> None:
    night, afternoon = joined(
        said(MINISTRY, "8 07:20", report(24, period=window("7 23:00", "8 07:00"))),
        said(MINISTRY, "8 17:20", report(1, period=window("8 12:00", "8 17:00"))),
        said(GOVERNOR, "8 14:30", report(1)),
    )[::-1]

    assert set(figures(night)) == {"mod"}
    assert set(figures(afternoon)) == {"mod", GOVERNOR}


def test_statements_of_different_regions_never_meet() -> None:
    assert len(joined(said(GOVERNOR, "8 02:00", report(1)), said(MAYOR, "8 02:00", report(1, region="RU-KLU")))) == 2


def test_total_without_a_breakdown_stays_beside_the_regions() -> None:
    night = window("7 23:00", "8 07:00")
    incidents = joined(
        said(MINISTRY, "8 07:20", report(61, region=("RU-KLU", "RU-BRY"), seas=("Чёрное море",), period=night)),
        said(GOVERNOR, "8 02:00", report(3, region="RU-BRY")),
    )

    counts = {incident.regions: incident.figure.downed for incident in incidents}

    assert counts == {("RU-BRY", "RU-KLU", "Чёрное море"): Count.exact(61), ("RU-BRY",): Count.exact(3)}


def test_wider_window_of_the_ministry_takes_in_the_narrower_ones() -> None:
    incident = only(
        said(MINISTRY, "8 01:10", report(3, period=window("7 23:00", "8 01:00"))),
        said(MINISTRY, "8 03:10", report(2, period=window("8 01:00", "8 03:00"))),
        said(MINISTRY, "8 07:20", report(9, period=window("7 23:00", "8 07:00"))),
    )

    assert incident.figure.downed == Count.exact(9)
    assert (incident.start, incident.end) == (moscow("7 23:00"), moscow("8 07:00"))


def test_partly_overlapping_windows_of_one_source_stay_apart_and_are_flagged() -> None:
    late, early = joined(
        said(MINISTRY, "8 07:20", report(9, period=window("7 23:00", "8 07:00"))),
        said(MINISTRY, "8 09:10", report(2, period=window("8 06:00", "8 09:00"))),
    )

    assert early.flags == late.flags == (Flag.OVERLAPPING_WINDOWS,)


def test_another_sources_report_on_a_whole_day_keeps_apart_from_the_ministrys_night() -> None:
    incidents = joined(
        said(MINISTRY, "8 07:20", report(9, period=window("7 23:00", "8 07:00"))),
        said(GOVERNOR, "8 09:00", report(20, period=word(Basis.PAST_DAY))),
        said(GOVERNOR, "8 03:00", report(8)),
    )

    found = {(incident.end - incident.start): figures(incident) for incident in incidents}

    assert found[timedelta(hours=8)] == {"mod": Count.exact(9), GOVERNOR: Count.exact(8)}
    assert found[timedelta(hours=24)] == {GOVERNOR: Count.exact(20)}


def test_report_on_a_whole_day_replaces_its_sources_posts_where_no_window_stands() -> None:
    incident = only(
        said(GOVERNOR, "8 03:00", report(8)),
        said(GOVERNOR, "8 06:00", report(4)),
        said(GOVERNOR, "8 09:00", report(13, period=word(Basis.PAST_DAY))),
    )

    assert incident.figure.downed == Count.exact(13)


def test_adjacent_windows_of_a_governor_stay_apart_without_the_ministry() -> None:
    incidents = joined(
        said(GOVERNOR, "7 23:10", report(3, period=window("7 20:00", "7 23:00"))),
        said(GOVERNOR, "8 07:10", report(5, period=window("7 23:00", "8 07:00"))),
        said(MAYOR, "8 02:00", report(1)),
    )

    assert [figures(i) for i in incidents] == [
        {GOVERNOR: Count.exact(5), MAYOR: Count.exact(1)},
        {GOVERNOR: Count.exact(3)},
    ]


def test_hourly_posts_of_days_do_not_become_one_incident() -> None:
    posts = [said(MAYOR, f"{day} {hour:02}:00", report(1, mode=Mode.MORE)) for day in (8, 9, 10) for hour in range(24)]

    incidents = joined(*posts)

    assert len(incidents) == 4
    assert max(incident.end - incident.start for incident in incidents) <= timedelta(hours=36)


def test_death_told_in_a_reply_the_next_day_revises_the_night() -> None:
    incident = only(
        said(MINISTRY, "8 07:20", report(9, period=window("7 23:00", "8 07:00"))),
        said(GOVERNOR, "8 02:00", report(8, killed=0, injured=2), message=10),
        said(GOVERNOR, "9 09:00", report(killed=1), message=50, reply_to=10, follow_up=True),
    )

    assert (incident.figure.killed, incident.figure.injured) == (1, 2)


def test_reply_to_a_post_of_days_ago_is_about_its_own_time() -> None:
    incidents = joined(
        said(GOVERNOR, "8 02:00", report(8), message=10),
        said(GOVERNOR, "11 09:00", report(killed=1), message=50, reply_to=10),
    )

    assert len(incidents) == 2


def test_late_death_of_which_no_attack_is_known_makes_no_incident() -> None:
    incidents = joined(
        said(GOVERNOR, "8 02:00", report(8), message=10),
        said(GOVERNOR, "11 09:00", report(killed=1), message=50, follow_up=True),
    )

    assert [incident.figure.killed for incident in incidents] == [None]


def test_death_told_the_same_morning_revises_the_night() -> None:
    incident = only(
        said(GOVERNOR, "8 02:00", report(8, killed=0, injured=2), message=10),
        said(GOVERNOR, "8 09:00", report(killed=1, mode=Mode.MORE), message=11, follow_up=True),
    )

    assert (incident.figure.killed, incident.figure.injured) == (1, 2)


def test_death_told_in_the_afternoon_revises_the_night_and_moves_no_time() -> None:
    night = said(GOVERNOR, "8 06:00", report(8, injured=2, period=window("7 22:00", "8 06:00")), message=10)

    before = only(night)
    after = only(night, said(GOVERNOR, "8 15:00", report(killed=1, mode=Mode.MORE), message=11, follow_up=True))

    assert (after.figure.killed, after.figure.injured) == (1, 2)
    assert (after.start, after.end) == (before.start, before.end)


def test_follow_up_joins_no_two_incidents_into_one() -> None:
    incidents = joined(
        said(GOVERNOR, "8 13:30", report(8, period=window("8 12:30", "8 13:00"))),
        said(GOVERNOR, "8 17:00", report(2, period=window("8 16:00", "8 16:30"))),
        said(GOVERNOR, "8 18:00", report(killed=1, mode=Mode.MORE), follow_up=True),
    )

    assert [incident.figure.killed for incident in incidents] == [None, 1]


def test_withdrawn_source_stays_listed_without_a_figure() -> None:
    incident = only(
        said(MINISTRY, "8 07:20", report(9, period=window("7 23:00", "8 07:00"))),
        said(GOVERNOR, "8 02:00", report(12, injured=1, places=[district("Починковский")]), withdrawn=True),
    )

    assert incident.figure.downed == Count.exact(9)
    assert incident.figure.injured is None
    assert incident.places == ()
    assert [(s.source, s.withdrawn) for s in incident.sources] == [("mod", False), (GOVERNOR, True)]
    assert not incident.withdrawn


def test_incident_all_of_whose_posts_were_deleted_is_withdrawn() -> None:
    incident = only(said(GOVERNOR, "8 02:00", report(12), withdrawn=True))

    assert incident.withdrawn
    assert incident.figure.downed is None
    assert incident.headline_source is None


def test_only_the_latest_version_of_a_post_counts_even_if_it_says_less() -> None:
    first = said(GOVERNOR, "8 02:00", report(12), report(3), message=10)
    second = said(GOVERNOR, "8 02:00", report(9), message=10, version=2)

    assert only(first, second).figure.downed == Count.exact(9)


def test_houses_of_one_street_are_gathered() -> None:
    def street(*houses: str) -> Place:
        return Place("Лодыгина", PlaceKind.STREET, "RU-SMO", houses=houses)

    incident = only(
        said(GOVERNOR, "8 02:00", report(places=[street("12")])),
        said(MAYOR, "8 03:00", report(places=[street("12", "13")])),
    )

    assert [place.houses for place in incident.places] == [("12", "13")]


def test_unusual_counts_and_regions_without_a_channel_are_flagged_on_demand() -> None:
    (statement,) = said(GOVERNOR, "8 02:00", report(40))

    (incident,) = join([statement], usual={GOVERNOR: 20}, known_regions=frozenset({"RU-KLU"}))

    assert incident.flags == (Flag.REGION_WITHOUT_CHANNEL, Flag.UNUSUAL_COUNT)


def test_range_of_one_source_gives_way_to_a_certain_count_of_the_same_size() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5)),
        said(MAYOR, "8 02:30", report(6)),
        said(GOVERNOR, "8 03:00", report(6)),
    )

    assert incident.figure.downed == Count.exact(6)
    assert incident.headline_source == GOVERNOR
