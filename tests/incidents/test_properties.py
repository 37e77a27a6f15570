"""What holds for every record, whatever its sources say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.incidents import around, horizon, join, reach, span_of, touches
from bot.model import Basis, Count, Figure, Incident, Mode, Period, PostKey, SourceFigure, Statement
from tests.incidents.builders import CHANNEL_IDS, MINISTRY
from tests.incidents.worlds import worlds

steady = settings(deadline=None, derandomize=True, max_examples=150)

Facts = dict[tuple[tuple[str, ...], str, str], tuple[Figure, str | None]]


def facts(incidents: tuple[Incident, ...]) -> Facts:
    return {
        (incident.regions, incident.start.isoformat(), incident.end.isoformat()): (
            incident.figure,
            incident.headline_source,
        )
        for incident in incidents
    }


def counts(incidents: tuple[Incident, ...]) -> dict[tuple[tuple[str, ...], str], tuple[Count | None, Count | None]]:
    return {
        (incident.regions, incident.start.isoformat() + incident.end.isoformat()): (
            incident.figure.downed,
            incident.figure.attacked,
        )
        for incident in incidents
    }


@steady
@given(worlds(), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(statements: list[Statement], random: Random) -> None:
    shuffled = list(statements)
    random.shuffle(shuffled)

    assert join(shuffled) == join(statements)


@steady
@given(worlds())
def test_every_statement_stands_in_exactly_one_incident_but_for_late_news_of_none(statements: list[Statement]) -> None:
    kept = [
        statement for incident in join(statements) for source in incident.sources for statement in source.statements
    ]

    assert len(kept) == len(set(kept))
    assert all(statement.follow_up for statement in set(statements) - set(kept))


@steady
@given(worlds())
def test_reading_everything_again_changes_nothing(statements: list[Statement]) -> None:
    again = [replace(statement, version=2) for statement in statements]

    assert facts(join([*statements, *again])) == facts(join(again)) == facts(join(statements))


@steady
@given(worlds(), st.data(), st.booleans())
def test_album_twin_changes_nothing(statements: list[Statement], data: st.DataObject, late: bool) -> None:
    chosen = data.draw(st.sampled_from(statements)).post
    world = [replace(s, album=99) if s.post == chosen else s for s in statements]
    twin_key = PostKey(chosen.channel_id, chosen.message_id + (100_000 if late else -100_000))
    twin = [replace(s, post=twin_key) for s in world if s.post == chosen]

    assert facts(join([*world, *twin])) == facts(join(world))


def moves_with_its_post(period: Period | None) -> bool:
    """Whether the same words mean another stretch when they are posted a little later."""
    if period is None or (period.start is not None and period.end is not None):
        return False
    return period.basis in (Basis.STATED, Basis.PAST_DAY)


def quotable(statement: Statement) -> Statement:
    """The statement as the only one of a post whose words a reply can repeat half an hour later."""
    report = statement.report
    mode = Mode.PLAIN if report.mode is Mode.MORE else report.mode
    period = None if moves_with_its_post(report.period) else report.period
    return replace(statement, index=0, reply_to=None, withdrawn=False, report=replace(report, mode=mode, period=period))


@steady
@given(worlds(), st.data(), st.integers(1, 30))
def test_quoting_reply_changes_no_count(statements: list[Statement], data: st.DataObject, minutes: int) -> None:
    chosen = data.draw(st.sampled_from(statements))
    original = quotable(chosen)
    world = [original, *(s for s in statements if s.post != chosen.post)]
    reply = replace(
        original,
        post=PostKey(chosen.post.channel_id, 900_000),
        reply_to=chosen.post.message_id,
        posted=chosen.posted + timedelta(minutes=minutes),
    )

    assert counts(join([*world, reply])) == counts(join(world))


@steady
@given(worlds(), st.data(), st.integers(1, 600))
def test_copy_of_the_ministrys_window_in_another_channel_changes_nothing(
    statements: list[Statement], data: st.DataObject, minutes: int
) -> None:
    chosen = data.draw(st.sampled_from(statements))
    window = Period(chosen.posted - timedelta(hours=data.draw(st.integers(1, 12))), chosen.posted, Basis.STATED)
    original = replace(
        chosen,
        post=PostKey(CHANNEL_IDS[MINISTRY], 800_000),
        index=0,
        source="mod",
        channel=MINISTRY,
        withdrawn=False,
        report=replace(chosen.report, period=window, claimant=None),
    )
    copy = replace(
        original,
        post=PostKey(77, 1),
        channel="demo_headquarters",
        posted=chosen.posted + timedelta(minutes=minutes),
        report=replace(original.report, claimant="mod", template="copied"),
        reply_to=None,
    )

    assert facts(join([*statements, original, copy])) == facts(join([*statements, original]))


def stated_by(source: SourceFigure) -> list[Count]:
    return [s.report.downed for s in source.statements if s.report.downed is not None and not s.withdrawn]


@steady
@given(worlds())
def test_headline_is_never_above_the_sum_of_its_sources_statements(statements: list[Statement]) -> None:
    for incident in join(statements):
        downed = incident.figure.downed
        if downed is None:
            assert not any(stated_by(source) for source in incident.sources)
            continue
        (source,) = (s for s in incident.sources if s.source == incident.headline_source)
        said = stated_by(source)
        assert downed.min <= sum(count.min for count in said)
        if downed.max is not None:
            assert downed.min <= downed.max <= sum(count.top for count in said)


@steady
@given(worlds(plain=True))
def test_headline_is_never_below_the_largest_single_statement(statements: list[Statement]) -> None:
    for incident in join(statements):
        single = [count.min for source in incident.sources for count in stated_by(source)]

        assert incident.figure.downed is None if not single else incident.figure.downed is not None
        assert not single or (incident.figure.downed is not None and incident.figure.downed.min >= max(single))


@steady
@given(worlds(days=5, size=14), st.data())
def test_a_statement_changes_only_incidents_in_its_reach(statements: list[Statement], data: st.DataObject) -> None:
    changed = data.draw(st.sampled_from(statements))
    without = [statement for statement in statements if statement != changed]

    differing = set(join(statements)) ^ set(join(without))

    assert all(touches(incident, reach(span_of(changed))) for incident in differing)


@steady
@given(worlds(days=40, size=60), st.data())
def test_the_horizon_is_enough_to_join_anew_all_that_a_statement_reaches(
    statements: list[Statement], data: st.DataObject
) -> None:
    changed = data.draw(st.sampled_from(statements))
    key, start, end = horizon(changed)
    near = [s for s in statements if span_of(s)[0] <= end and start <= span_of(s)[1]]

    local, whole = (
        {i for i in join(found) if i.regions == key and touches(i, reach(span_of(changed)))}
        for found in (near, statements)
    )

    assert (start, end) == around(span_of(changed))
    assert local == whole
