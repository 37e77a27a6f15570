from collections.abc import Mapping

import pytest

from bot.pictures import MapLabels
from bot.pictures.land import Land
from bot.pictures.map import map_svg
from tests.pictures.reading import fills_of, texts_of

HATCHING = "url(#disputed)"
EIGHT_NEAR = ("RU-BEL", "RU-BRY", "RU-KRS", "RU-SMO", "RU-ROS", "RU-VOR", "RU-KDA", "RU-VGG")


def draw(
    land: Land,
    labels: MapLabels,
    counts: Mapping[str, int],
    *,
    title: str = "A title",
    subtitle: str = "A subtitle",
    demo: bool = False,
) -> str:
    return map_svg(land, counts, title=title, subtitle=subtitle, labels=labels, demo=demo)


def test_counts_stand_on_the_map_and_in_the_list(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {"RU-SMO": 137, "RU-BRY": 24}))

    assert texts.count("137") == 2
    assert texts.count("24") == 2
    assert texts.index("name of RU-SMO") < texts.index("name of RU-BRY")
    assert "Most" in texts


def test_title_subtitle_and_source_are_shown(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {"RU-SMO": 1}))

    assert {"A title", "A subtitle", "Boundaries: Natural Earth"} <= set(texts)


def test_a_disputed_region_is_hatched_and_explained(land: Land, labels: MapLabels) -> None:
    svg = draw(land, labels, {"UA-43": 5, "RU-SMO": 2})

    assert fills_of(svg, "path").count(HATCHING) == 1
    assert "Hatched: disputed" in texts_of(svg)


def test_without_disputed_regions_there_is_no_hatching_and_no_footnote(land: Land, labels: MapLabels) -> None:
    svg = draw(land, labels, {"UA-43": 0, "RU-SMO": 2})

    assert HATCHING not in fills_of(svg, "path")
    assert "Hatched: disputed" not in texts_of(svg)


@pytest.mark.parametrize("code", ["UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65"])
def test_every_disputed_code_is_hatched(land: Land, labels: MapLabels, code: str) -> None:
    assert fills_of(draw(land, labels, {code: 3}), "path").count(HATCHING) == 1


def test_regions_off_the_map_stand_in_the_side_list(land: Land, labels: MapLabels) -> None:
    counts = {code: 20 - place for place, code in enumerate(EIGHT_NEAR)}

    texts = texts_of(draw(land, labels, counts | {"RU-IRK": 3, "RU-MUR": 2}))

    assert "Beyond the map" in texts
    assert texts.index("name of RU-IRK") < texts.index("name of RU-MUR")
    assert texts.count("3") == 1


def test_a_far_region_among_the_most_is_not_listed_twice(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {"RU-IRK": 3}))

    assert texts.count("name of RU-IRK") == 1
    assert "Beyond the map" not in texts


def test_far_regions_without_a_line_are_summed_up(land: Land, labels: MapLabels) -> None:
    near = dict.fromkeys(EIGHT_NEAR, 90)
    far = {f"RU-{name}": 7 for name in ["IRK", "MUR", "KYA", "SA", "MAG", "KAM", "SAK", "CHU"]}

    texts = texts_of(draw(land, labels, near | far))

    assert texts.count("7") == 5
    assert texts[texts.index("others") + 1] == "21"


def test_seas_are_counted_on_the_water(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {"Чёрное море": 41, "RU-SMO": 90}))

    assert texts.count("41") == 2
    assert "Beyond the map" not in texts


def test_an_unknown_code_still_stands_in_the_list(land: Land, labels: MapLabels) -> None:
    assert "name of RU-XXX" in texts_of(draw(land, labels, {"RU-XXX": 4}))


def test_nothing_counted_gives_a_map_without_a_list(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {}))

    assert "A title" in texts
    assert "Most" not in texts


@pytest.mark.parametrize(("largest", "last"), [(3, "7+"), (24, "15+"), (63, "50+"), (300, "150+"), (9000, "2500+")])
def test_the_shades_follow_the_largest_count(land: Land, labels: MapLabels, largest: int, last: str) -> None:
    assert last in texts_of(draw(land, labels, {"RU-BEL": largest}))


def test_markup_from_outside_stays_text(land: Land, labels: MapLabels) -> None:
    evil = "</text><script>&\"'\x00\ud800]]>"

    texts = texts_of(draw(land, labels, {"RU-SMO": 1}, title=evil, subtitle=evil))

    assert texts.count("</text><script>&\"']]>") == 2


def test_a_long_title_is_shortened_to_fit(land: Land, labels: MapLabels) -> None:
    texts = texts_of(draw(land, labels, {"RU-SMO": 1}, title="long " * 200))

    shown = next(text for text in texts if text.startswith("long"))
    assert shown.endswith("…")
    assert len(shown) < 120


def test_a_demo_map_says_so_twice(land: Land, labels: MapLabels) -> None:
    assert texts_of(draw(land, labels, {"RU-SMO": 1}, demo=True)).count("DEMO") == 2
    assert "DEMO" not in texts_of(draw(land, labels, {"RU-SMO": 1}))


def test_the_order_of_the_counts_does_not_matter(land: Land, labels: MapLabels) -> None:
    counts = {"RU-SMO": 2, "RU-BRY": 2, "UA-43": 5}

    assert draw(land, labels, counts) == draw(land, labels, dict(reversed(counts.items())))
