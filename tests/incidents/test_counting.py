"""One source's figure: what adds, what replaces, what counts once."""

from __future__ import annotations

import pytest

from bot.incidents import counting
from bot.incidents.units import Unit
from bot.model import Basis, Count, Flag, Mode
from tests.incidents.builders import MINISTRY, district, figures, only, report, said, window, word

MAYOR = "demo_mayor"


def test_marked_increments_add() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(5)),
        said(MAYOR, "8 01:30", report(7, mode=Mode.MORE)),
        said(MAYOR, "8 02:00", report(1, mode=Mode.MORE)),
    )

    assert incident.figure.downed == Count.exact(13)
    assert incident.flags == ()


def test_marked_total_replaces_what_came_before() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(5)),
        said(MAYOR, "8 01:30", report(7, mode=Mode.MORE)),
        said(MAYOR, "8 02:00", report(15, mode=Mode.SO_FAR)),
        said(MAYOR, "8 02:30", report(2, mode=Mode.MORE)),
    )

    assert incident.figure.downed == Count.exact(17)


def test_unmarked_count_after_others_leaves_a_flagged_range() -> None:
    incident = only(said(MAYOR, "8 01:00", report(14)), said(MAYOR, "8 01:30", report(27)))

    assert incident.figure.downed == Count(27, 41)
    assert incident.flags == (Flag.UNMARKED_SUM,)


def test_mayors_running_night_ends_in_an_honest_range() -> None:
    posts = [
        said(MAYOR, "7 21:00", report(14)),
        said(MAYOR, "7 21:40", report(27)),
        said(MAYOR, "7 22:10", report(20, mode=Mode.MORE)),
        said(MAYOR, "7 22:50", report(35, mode=Mode.MORE)),
        said(MAYOR, "8 01:00", report(152)),
    ]

    incident = only(*posts)

    assert incident.figure.downed == Count(152, 248)
    assert Flag.UNMARKED_SUM in incident.flags


def test_claim_for_all_approaches_after_a_running_night_is_open_and_never_the_sum() -> None:
    posts = [
        said(MAYOR, "7 21:00", report(14)),
        said(MAYOR, "7 22:10", report(20, mode=Mode.MORE)),
        said(MAYOR, "8 01:00", report(152)),
        said(MAYOR, "8 02:00", report(Count(1600, None))),
    ]

    assert only(*posts).figure.downed == Count(1600, None)


def test_fuzzy_counts_keep_their_ranges_when_added() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(Count(30, 30, about=True))),
        said(MAYOR, "8 01:30", report(Count(2, None), mode=Mode.MORE)),
    )

    assert incident.figure.downed == Count(32, None, about=True)


def test_window_total_replaces_the_posts_inside_it() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(5)),
        said(MAYOR, "8 03:00", report(4)),
        said(MAYOR, "8 08:00", report(12, period=window("7 22:00", "8 07:00"))),
    )

    assert incident.figure.downed == Count.exact(12)
    assert incident.flags == ()


def test_night_told_in_the_morning_replaces_the_posts_of_that_night() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(5)),
        said(MAYOR, "8 03:00", report(4)),
        said(MAYOR, "8 08:30", report(11, period=word(Basis.NIGHT))),
    )

    assert incident.figure.downed == Count.exact(11)


def test_night_told_while_it_lasts_is_no_total() -> None:
    incident = only(
        said(MAYOR, "8 01:00", report(5)),
        said(MAYOR, "8 03:00", report(4, period=word(Basis.NIGHT))),
    )

    assert incident.figure.downed == Count(5, 9)


def test_disjoint_windows_of_a_source_inside_anothers_window_add() -> None:
    incident = only(
        said(MINISTRY, "8 08:00", report(9, period=window("7 23:00", "8 07:00"))),
        said(MAYOR, "8 03:10", report(3, period=window("7 23:00", "8 03:00"))),
        said(MAYOR, "8 07:10", report(4, period=window("8 03:00", "8 07:00"))),
    )

    assert figures(incident) == {"mod": Count.exact(9), MAYOR: Count.exact(7)}
    assert incident.flags == ()


def test_detail_of_a_window_already_totalled_adds_nothing() -> None:
    incident = only(
        said(MAYOR, "8 07:10", report(9, period=window("7 23:00", "8 07:00"))),
        said(MAYOR, "8 09:10", report(4, period=window("8 02:00", "8 03:00"))),
    )

    assert incident.figure.downed == Count.exact(9)
    assert incident.flags == ()


def test_same_window_told_again_is_corrected() -> None:
    incident = only(
        said(MAYOR, "8 07:10", report(12, period=window("7 23:00", "8 07:00"))),
        said(MAYOR, "8 09:10", report(9, period=window("7 23:00", "8 07:00"))),
    )

    assert incident.figure.downed == Count.exact(9)


def test_same_window_told_for_other_districts_is_left_open() -> None:
    incident = only(
        said(MAYOR, "8 07:10", report(5, period=window("7 23:00", "8 07:00"), places=[district("Починковский")])),
        said(MAYOR, "8 07:20", report(4, period=window("7 23:00", "8 07:00"), places=[district("Рославльский")])),
    )

    assert incident.figure.downed == Count(5, 9)


def test_reports_of_one_post_add() -> None:
    incident = only(
        said(
            MAYOR,
            "8 02:00",
            report(5, injured=1, killed=0, places=[district("Починковский")]),
            report(4, injured=2, damage=False, places=[district("Рославльский")]),
        )
    )

    assert incident.figure.downed == Count.exact(9)
    assert (incident.figure.killed, incident.figure.injured, incident.figure.damage) == (0, 3, False)
    assert [place.name for place in incident.places] == ["Починковский", "Рославльский"]


def test_reply_with_the_same_figures_counts_once() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5), message=10), said(MAYOR, "8 02:30", report(5), message=11, reply_to=10)
    )

    assert incident.figure.downed == Count.exact(5)
    assert len(incident.sources[0].statements) == 2


def test_reply_with_an_increment_of_the_same_size_adds() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5), message=10),
        said(MAYOR, "8 02:30", report(5, mode=Mode.MORE), message=11, reply_to=10),
    )

    assert incident.figure.downed == Count.exact(10)


def test_album_twin_counts_once() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5), message=10, album=77), said(MAYOR, "8 02:00", report(5), message=11, album=77)
    )

    assert incident.figure.downed == Count.exact(5)


def test_same_wording_in_one_channel_is_not_taken_for_a_repeat() -> None:
    incident = only(said(MAYOR, "8 02:00", report(1)), said(MAYOR, "8 02:10", report(1)))

    assert incident.figure.downed == Count(1, 2)


def test_repeat_of_a_count_that_was_replaced_does_not_bring_it_back() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5), message=10),
        said(MAYOR, "8 03:00", report(9, mode=Mode.SO_FAR), message=11),
        said(MAYOR, "8 03:30", report(5), message=12, reply_to=10),
    )

    assert incident.figure.downed == Count.exact(9)


@pytest.mark.parametrize("recalled", [5, 9])
def test_follow_up_that_recalls_a_figure_changes_nothing(recalled: int) -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5)),
        said(MAYOR, "8 02:30", report(4, mode=Mode.MORE)),
        said(MAYOR, "8 04:00", report(recalled, killed=1), follow_up=True),
    )

    assert incident.figure.downed == Count.exact(9)
    assert incident.figure.killed == 1


def test_follow_up_with_another_figure_revises() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(12)),
        said(MAYOR, "8 04:00", report(9), follow_up=True),
    )

    assert incident.figure.downed == Count.exact(9)


def test_ministry_passed_on_by_a_region_is_the_ministrys_and_not_doubled() -> None:
    night = window("7 23:00", "8 07:00")
    incident = only(
        said(MINISTRY, "8 08:00", report(11, period=night)),
        said("demo_governor", "8 08:20", report(11, period=night, claimant="mod")),
    )

    assert figures(incident) == {"mod": Count.exact(11)}
    assert incident.sources[0].channel == MINISTRY


def test_copies_of_the_ministry_count_once_without_the_original() -> None:
    incident = only(
        said("demo_governor", "8 02:20", report(3, claimant="mod")),
        said("demo_mayor", "8 02:40", report(3, claimant="mod")),
    )

    assert figures(incident) == {"mod": Count.exact(3)}


def test_withdrawn_post_does_not_count() -> None:
    incident = only(
        said(MAYOR, "8 02:00", report(5)), said(MAYOR, "8 02:30", report(7, mode=Mode.MORE), withdrawn=True)
    )

    assert incident.figure.downed == Count.exact(5)
    assert not incident.sources[0].withdrawn


def test_attacked_is_counted_apart_from_downed() -> None:
    incident = only(said(MAYOR, "8 02:00", report(30, attacked=39)), said(MAYOR, "8 02:30", report(2, mode=Mode.MORE)))

    assert incident.figure.downed == Count.exact(32)
    assert incident.figure.attacked == Count.exact(39)


def test_long_night_is_counted_without_comparing_every_two_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Unit] = []
    really = counting.relation

    def watched(later: Unit, earlier: Unit) -> counting.Relation:
        compared.append(later)
        return really(later, earlier)

    monkeypatch.setattr(counting, "relation", watched)
    posts = [
        said(MAYOR, f"8 {minute // 60:02}:{minute % 60:02}", report(1 + minute % 7, mode=list(Mode)[minute % 2]))
        for minute in range(300)
    ]
    total = said(MAYOR, "8 06:00", report(400, mode=Mode.SO_FAR))

    assert only(*posts, total).figure.downed == Count.exact(400)
    assert len(compared) <= len(posts)
