import shutil
from pathlib import Path

import pytest

from bot.findings import ConfigError
from bot.places.regions import SEAS, Regions

DISTRICT_SIZES = {
    "central": 18,
    "northwest": 11,
    "south": 6,
    "north_caucasus": 7,
    "volga": 14,
    "ural": 6,
    "siberia": 10,
    "far_east": 11,
    "disputed": 6,
}


def copied_config(config_dir: Path, target: Path) -> Path:
    (target / "places").mkdir(parents=True)
    shutil.copy(config_dir / "regions.yaml", target)
    for name in ("query_words.yaml", "settlements.tsv"):
        shutil.copy(config_dir / "places" / name, target / "places")
    return target


def test_all_regions_are_there_in_their_districts(regions: Regions) -> None:
    sizes = {district: len(members) for district, members in regions.by_district().items()}

    assert len(regions) == 89
    assert sizes == DISTRICT_SIZES


def test_names_are_given_by_language_and_length(regions: Regions) -> None:
    assert regions.name("RU-SMO", "ru") == "Смоленская область"
    assert regions.name("RU-SMO", "en") == "Smolensk Oblast"
    assert regions.name("RU-SMO", "ru", short=True) == "Смоленская"
    assert regions.name("RU-SMO", "en", short=True) == "Smolensk"


def test_a_language_without_names_of_its_own_gets_the_english_ones(regions: Regions) -> None:
    assert regions.name("RU-SMO", "de") == "Smolensk Oblast"


def test_seas_have_names_in_both_languages(regions: Regions) -> None:
    assert len(SEAS) == 4
    assert regions.name("Чёрное море", "en") == "Black Sea"
    assert regions.name("Азовское море", "ru", short=True) == "Азовское море"


def test_an_unknown_code_is_refused(regions: Regions) -> None:
    with pytest.raises(KeyError):
        regions.name("RU-XXX", "ru")


def test_only_the_codes_of_another_country_are_disputed(regions: Regions) -> None:
    disputed = [region.code for region in regions if region.disputed]

    assert sorted(disputed) == ["UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65"]
    assert all(regions[code].type == "disputed" and regions[code].district == "disputed" for code in disputed)


def test_phrases_take_the_right_preposition(regions: Regions) -> None:
    assert regions["RU-SMO"].in_ru == "в Смоленской области"
    assert regions["RU-VLA"].in_ru == "во Владимирской области"
    assert regions["RU-KDA"].over_ru == "над Краснодарским краем"
    assert regions["RU-MOW"].over_ru == "над Москвой"


def test_no_alias_stands_twice_under_a_region(regions: Regions) -> None:
    doubled = [region.code for region in regions if len(set(region.aliases)) != len(region.aliases)]

    assert not doubled


def test_a_broken_entry_is_named_with_its_file_and_field(config_dir: Path, tmp_path: Path) -> None:
    config = copied_config(config_dir, tmp_path / "config")
    path = config / "regions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("district: volga", "district: wolga", 1), encoding="utf-8")

    with pytest.raises(ConfigError, match=r"regions\.yaml:\d+: error: RU-BA, district: “wolga” is not one of"):
        Regions.load(config)


def test_an_entry_without_a_code_is_named_by_its_place(config_dir: Path, tmp_path: Path) -> None:
    config = copied_config(config_dir, tmp_path / "config")
    path = config / "regions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("- code: RU-AL\n", "- kode: RU-AL\n", 1), encoding="utf-8")

    with pytest.raises(ConfigError, match=r"regions\.yaml:\d+: error: entry 2"):
        Regions.load(config)


def test_a_code_twice_is_refused(config_dir: Path, tmp_path: Path) -> None:
    config = copied_config(config_dir, tmp_path / "config")
    path = config / "regions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("code: RU-AL\n", "code: RU-AD\n", 1), encoding="utf-8")

    with pytest.raises(ConfigError, match="RU-AD, code: the code stands twice, see line"):
        Regions.load(config)


def test_broken_yaml_and_a_missing_file_name_the_file(config_dir: Path, tmp_path: Path) -> None:
    config = copied_config(config_dir, tmp_path / "config")
    (config / "regions.yaml").write_text("- code: [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"regions\.yaml"):
        Regions.load(config)

    (config / "regions.yaml").unlink()
    with pytest.raises(ConfigError, match=r"regions\.yaml"):
        Regions.load(config)


def test_a_broken_line_of_towns_is_named(config_dir: Path, tmp_path: Path) -> None:
    config = copied_config(config_dir, tmp_path / "config")
    path = config / "places" / "settlements.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1].replace("RU-AD", "RU-XXX")]), encoding="utf-8")

    with pytest.raises(ConfigError, match=r"settlements\.tsv:2: error: .*RU-XXX"):
        Regions.load(config)
