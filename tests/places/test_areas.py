import csv
from pathlib import Path

import pytest

from bot.places.areas import RegionAreas
from bot.places.regions import Regions, RegionsError
from bot.places.topology import load_label_points, load_layer


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (54.78, 32.04, "RU-SMO"),
        (55.75, 37.62, "RU-MOW"),
        (56.34, 37.52, "RU-MOS"),
        (59.94, 30.31, "RU-SPE"),
        (44.95, 34.10, "UA-43"),
        (44.61, 40.10, "RU-AD"),
        (54.71, 20.51, "RU-KGD"),
        (66.10, -170.50, "RU-CHU"),
    ],
)
def test_a_point_lies_in_its_region(areas: RegionAreas, lat: float, lon: float, code: str) -> None:
    assert areas.region_at(lat, lon) == code


def test_a_town_on_the_simplified_coast_goes_to_the_nearest_region(areas: RegionAreas) -> None:
    assert areas.region_at(64.73, 177.50) == "RU-CHU"


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (53.90, 27.56),
        (50.45, 30.52),
        (43.50, 33.00),
        (0.0, 0.0),
        (float("nan"), 30.0),
        (float("inf"), 30.0),
        (91.0, 30.0),
    ],
)
def test_points_abroad_at_sea_and_nowhere_have_no_region(areas: RegionAreas, lat: float, lon: float) -> None:
    assert areas.region_at(lat, lon) is None


def test_nearly_all_towns_lie_in_the_region_they_belong_to(areas: RegionAreas, config_dir: Path) -> None:
    with (config_dir / "places" / "settlements.tsv").open(encoding="utf-8", newline="") as lines:
        towns = list(csv.DictReader(lines, delimiter="\t"))[::10]

    right = sum(areas.region_at(float(town["lat"]), float(town["lon"])) == town["iso"] for town in towns)

    assert right / len(towns) > 0.97


def test_every_region_has_an_area_and_a_label_point_inside(
    areas: RegionAreas, regions: Regions, config_dir: Path
) -> None:
    points = load_label_points(config_dir)

    wrong = [
        region.code
        for region in regions
        if areas.region_at(points[region.code][1], points[region.code][0]) != region.code
    ]

    assert not wrong


def test_broken_boundaries_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "boundaries.topojson").write_text('{"type": "Topology"}', encoding="utf-8")

    with pytest.raises(RegionsError, match=r"boundaries\.topojson"):
        load_layer(tmp_path, "adm1")
    with pytest.raises(RegionsError, match=r"labels\.geojson"):
        load_label_points(tmp_path)
