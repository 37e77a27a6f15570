"""Casualties and damage: what a later post takes back, and what it leaves."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.incidents import join
from bot.model import Event, Incident, Mode, Place, PlaceKind, Report, Statement
from tests.incidents.builders import district, only, report, said
from tests.incidents.worlds import worlds

GOVERNOR = "demo_governor"
MAYOR = "demo_mayor"
REGION = "RU-SMO"

steady = settings(deadline=None, derandomize=True, max_examples=150)


def town(name: str) -> Place:
    return Place(name, PlaceKind.SETTLEMENT, REGION)


def street(name: str) -> Place:
    return Place(name, PlaceKind.STREET, REGION)


def hurt(number: int | None, *places: Place, killed: int | None = None, mode: Mode = Mode.PLAIN) -> Report:
    return report(injured=number, killed=killed, places=places, event=Event.IMPACT, mode=mode)


def injured(*posts: tuple[Statement, ...]) -> int | None:
    return only(*posts).figure.injured


def test_none_about_another_place_does_not_erase_an_injury() -> None:
    incident = only(
        said(GOVERNOR, "8 02:00", hurt(1, town("Ельня"), killed=0)),
        said(GOVERNOR, "8 03:00", hurt(0, town("Вязьма"), killed=0)),
    )

    assert (incident.figure.injured, incident.figure.killed) == (1, 0)


def test_none_about_the_same_place_is_a_correction() -> None:
    assert (
        injured(said(GOVERNOR, "8 02:00", hurt(1, town("Ельня"))), said(GOVERNOR, "8 03:00", hurt(0, town("Ельня"))))
        == 0
    )


def test_none_about_the_whole_region_takes_back_all_its_source_said() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(1, town("Ельня"))),
        said(GOVERNOR, "8 03:00", hurt(2, town("Вязьма"))),
        said(GOVERNOR, "8 04:00", hurt(0)),
    ]

    assert injured(*posts) == 0


def test_none_told_with_an_increment_is_about_the_increment() -> None:
    posts = [said(GOVERNOR, "8 02:00", hurt(1)), said(GOVERNOR, "8 03:00", report(3, mode=Mode.MORE, injured=0))]

    assert injured(*posts) == 1


def test_people_hurt_in_different_towns_add() -> None:
    posts = [said(GOVERNOR, "8 02:00", hurt(1, town("Ельня"))), said(GOVERNOR, "8 03:00", hurt(2, town("Вязьма")))]

    assert injured(*posts) == 3


def test_number_of_a_place_follows_its_latest_statement() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(4, town("Ельня"))),
        said(GOVERNOR, "8 02:30", hurt(2, town("Вязьма"))),
        said(GOVERNOR, "8 03:00", hurt(3, town("Ельня"))),
    ]

    assert injured(*posts) == 5


def test_detail_of_a_town_adds_nothing_to_the_town() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(2, town("Ельня"))),
        said(GOVERNOR, "8 03:00", hurt(1, town("Ельня"), street("Лодыгина"))),
    ]

    assert injured(*posts) == 2


def test_none_about_a_street_does_not_erase_the_injury_of_its_town() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(2, town("Ельня"))),
        said(GOVERNOR, "8 03:00", hurt(0, town("Ельня"), street("Лодыгина"))),
    ]

    assert injured(*posts) == 2


def test_town_and_district_may_be_one_place_and_do_not_add() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(2, town("Ельня"))),
        said(GOVERNOR, "8 03:00", hurt(1, district("Ельнинский"))),
    ]

    assert injured(*posts) == 2


def test_villages_of_one_district_are_told_apart() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(1, district("Починковский"), town("Шаталово"))),
        said(GOVERNOR, "8 03:00", hurt(0, district("Починковский"), town("Стодолище"))),
        said(GOVERNOR, "8 04:00", hurt(2, district("Починковский"), town("Мурыгино"))),
    ]

    assert injured(*posts) == 3


def test_none_about_a_district_takes_back_what_was_said_of_its_village() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(1, district("Починковский"), town("Шаталово"))),
        said(GOVERNOR, "8 03:00", hurt(0, district("Починковский"))),
    ]

    assert injured(*posts) == 0


def test_reply_without_a_place_is_about_the_place_of_its_post() -> None:
    posts = [
        said(GOVERNOR, "8 02:00", hurt(1, town("Ельня")), message=10),
        said(GOVERNOR, "8 02:10", hurt(2, town("Вязьма")), message=11),
        said(GOVERNOR, "8 03:00", hurt(0), message=12, reply_to=11),
    ]

    assert injured(*posts) == 1


def test_death_in_hospital_leaves_the_injured_as_they_were_told() -> None:
    incident = only(
        said(GOVERNOR, "8 02:00", hurt(3, town("Ельня"), killed=0), message=10),
        said(GOVERNOR, "8 09:00", hurt(None, killed=1), message=11, reply_to=10, follow_up=True),
    )

    assert (incident.figure.killed, incident.figure.injured) == (1, 3)


def test_another_source_never_takes_an_injury_back() -> None:
    incident = only(
        said(GOVERNOR, "8 02:00", report(1, killed=0, injured=3, damage=True)),
        said(MAYOR, "8 03:00", report(injured=0, damage=False)),
    )

    assert (incident.figure.killed, incident.figure.injured, incident.figure.damage) == (0, 3, True)
    by_source = {source.source: source.figure for source in incident.sources}
    assert (by_source[MAYOR].injured, by_source[MAYOR].killed, by_source[MAYOR].downed) == (0, None, None)


def test_sources_never_add_and_the_larger_number_is_the_headline() -> None:
    assert injured(said(GOVERNOR, "8 02:00", hurt(3)), said(MAYOR, "8 03:00", hurt(2))) == 3


def test_damage_of_one_town_outlives_its_denial_for_another() -> None:
    incident = only(
        said(GOVERNOR, "8 02:00", report(damage=True, places=[town("Ельня")])),
        said(GOVERNOR, "8 03:00", report(damage=False, places=[town("Вязьма")])),
    )

    assert incident.figure.damage is True


def stated(statements: list[Statement]) -> list[int]:
    return [s.report.killed for s in statements if s.report.killed is not None and not s.withdrawn]


@steady
@given(worlds())
def test_casualties_are_never_above_the_sum_of_what_their_source_said(statements: list[Statement]) -> None:
    for incident in join(statements):
        for source in incident.sources:
            said_of_killed = stated(list(source.statements))
            killed = source.figure.killed

            assert killed is None or 0 <= killed <= sum(said_of_killed)


@steady
@given(worlds(), st.data())
def test_a_none_about_a_place_that_nobody_named_changes_no_casualties(
    statements: list[Statement], data: st.DataObject
) -> None:
    statements = [replace(statement, follow_up=False) for statement in statements]
    chosen = data.draw(st.sampled_from([s for s in statements if not s.withdrawn] or statements))
    denial = replace(
        chosen,
        post=chosen.post._replace(message_id=900_000),
        index=0,
        reply_to=None,
        album=None,
        report=replace(chosen.report, downed=None, places=(town("Гнёздово"),), killed=0),
    )

    before = {source.figure.killed for source in _holding(statements, chosen).sources if source.source == chosen.source}
    after = _holding([*statements, denial], chosen)

    assert {s.figure.killed or 0 for s in after.sources if s.source == chosen.source} == {k or 0 for k in before}


def _holding(statements: list[Statement], wanted: Statement) -> Incident:
    (found,) = (i for i in join(statements) if any(wanted in source.statements for source in i.sources))
    return found
