"""The night of 7-8 December and the day after it, as the record has to hold it."""

from __future__ import annotations

from bot.incidents import join
from bot.model import Basis, Count, Event, Incident, Place, PlaceKind, Statement
from tests.incidents.builders import MINISTRY, district, figures, moscow, report, said, window, word

NIGHT = window("7 23:00", "8 07:00")
NIGHT_COUNTS = {
    "RU-BRY": 24,
    "RU-SAR": 12,
    "RU-ROS": 11,
    "RU-VGG": 9,
    "RU-KRS": 2,
    "RU-LEN": 2,
    "RU-TUL": 2,
    "RU-MOS": 2,
    "RU-KLU": 1,
    "RU-ORL": 1,
    "RU-SMO": 1,
}
AFTERNOON_COUNTS = {"RU-BEL": 7, "UA-43": 4, "RU-KRS": 2, "RU-BRY": 1}
EVENING_COUNTS = {"RU-ROS": 5, "RU-BRY": 2, "RU-BEL": 2, "RU-VGG": 2}
NORTH = ["Чертковский", "Шолоховский", "Боковский", "Миллеровский", "Верхнедонской"]


def ministry() -> list[tuple[Statement, ...]]:
    afternoon, evening = window("8 12:00", "8 17:00"), window("8 17:00", "8 23:00")
    caspian = report(1, region=(), seas=("Каспийское море",), period=afternoon)
    return [
        said(MINISTRY, "8 07:40", *(report(n, region=r, period=NIGHT) for r, n in NIGHT_COUNTS.items())),
        said(
            MINISTRY, "8 17:20", *(report(n, region=r, period=afternoon) for r, n in AFTERNOON_COUNTS.items()), caspian
        ),
        said(MINISTRY, "8 23:15", *(report(n, region=r, period=evening) for r, n in EVENING_COUNTS.items())),
    ]


def governors() -> list[tuple[Statement, ...]]:
    street = Place("Лодыгина", PlaceKind.STREET, "RU-VGG", houses=("12", "13"))
    debris = report(region="RU-VGG", event=Event.IMPACT, places=[street], killed=0, injured=0, shelters=True)
    north = [district(name, "RU-ROS") for name in NORTH]
    return [
        said("demo_governor", "8 02:41", report(1, killed=0, injured=0, damage=False, responders=True)),
        said("demo_mayor", "8 01:30", report(region="RU-ROS", places=north, period=word(Basis.NIGHT))),
        said("demo_headquarters", "8 03:20", debris),
        said("demo_government", "8 08:15", report(region="RU-SAR", damage=True, period=word(Basis.NIGHT))),
    ]


def record() -> tuple[Incident, ...]:
    return join(statement for post in [*ministry(), *governors()] for statement in post)


def incidents_of(region: str) -> list[Incident]:
    return [incident for incident in record() if incident.regions == (region,)]


def night_of(region: str) -> Incident:
    (incident,) = (i for i in incidents_of(region) if i.start == moscow("7 23:00") and i.end == moscow("8 07:00"))
    return incident


def test_smolensk_has_one_uav_told_by_two_sources() -> None:
    (incident,) = incidents_of("RU-SMO")

    assert figures(incident) == {"mod": Count.exact(1), "demo_governor": Count.exact(1)}
    assert incident.figure.downed == Count.exact(1)
    assert (incident.figure.killed, incident.figure.injured, incident.figure.damage) == (0, 0, False)
    assert incident.figure.responders is True


def test_rostov_has_the_ministrys_count_over_the_governors_districts() -> None:
    incident = night_of("RU-ROS")

    assert incident.figure.downed == Count.exact(11)
    assert incident.headline_source == "mod"
    assert [place.name for place in incident.places] == NORTH
    assert figures(incident) == {"mod": Count.exact(11), "demo_mayor": None}


def test_volgograd_has_the_ministrys_count_with_the_debris_of_one_street() -> None:
    incident = night_of("RU-VGG")

    assert incident.figure.downed == Count.exact(9)
    assert incident.headline_source == "mod"
    assert [(place.name, place.houses) for place in incident.places] == [("Лодыгина", ("12", "13"))]
    assert incident.figure.shelters is True
    assert incident.figure.injured == 0


def test_morning_post_about_the_night_joins_the_night() -> None:
    (incident,) = incidents_of("RU-SAR")

    assert figures(incident) == {"mod": Count.exact(12), "demo_government": None}
    assert incident.figure.damage is True


def test_ministrys_night_is_its_67_over_eleven_regions() -> None:
    night = [i for i in record() if i.start == moscow("7 23:00") and i.end == moscow("8 07:00")]

    counts = {i.regions[0]: i.figure.downed.min for i in night if i.figure.downed is not None}

    assert counts == NIGHT_COUNTS
    assert sum(counts.values()) == 67


def test_windows_of_the_day_after_are_incidents_of_their_own() -> None:
    stretches = {
        key: {i.start: i.figure.downed for i in incidents_of(key)} for key in ("RU-BRY", "RU-KRS", "RU-BEL", "RU-ROS")
    }

    noon, five, night = moscow("8 12:00"), moscow("8 17:00"), moscow("7 23:00")
    assert stretches["RU-BRY"] == {night: Count.exact(24), noon: Count.exact(1), five: Count.exact(2)}
    assert stretches["RU-KRS"] == {night: Count.exact(2), noon: Count.exact(2)}
    assert stretches["RU-BEL"] == {noon: Count.exact(7), five: Count.exact(2)}
    assert stretches["RU-ROS"] == {night: Count.exact(11), five: Count.exact(5)}


def test_a_sea_has_incidents_of_its_own() -> None:
    (incident,) = incidents_of("Каспийское море")

    assert incident.figure.downed == Count.exact(1)


def test_newest_comes_first_and_nothing_is_flagged() -> None:
    ends = [incident.end for incident in record()]

    assert ends == sorted(ends, reverse=True)
    assert all(incident.flags == () for incident in record())
