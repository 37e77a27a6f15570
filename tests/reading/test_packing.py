"""The cache gives back what was compiled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.paths import bundled
from bot.reading.tables import gazetteer
from bot.reading.tables import loading as tables
from bot.reading.tables.forms import Forms
from bot.reading.tables.packing import pack, unpack

PLACES: dict[str, Any] = {
    "settlements": [["Ольховка", "RU-SMO", "54.5 32.25", False], ["Ясный", "RU-ORE", "", True]],
    "settlement_forms": Forms.of({"ольховка": [0], "ольховке": [0], "ясный": [1, 0]}),
    "english_settlements": Forms.of({"olkhovka": [0]}),
    "districts": [["Починковский", "RU-SMO", "54.4 32.4", False]],
    "district_forms": Forms.of({"починковский": [0]}),
    "english_districts": Forms.of({}),
    "seats": Forms.of({"починок": [0]}),
    "common": ["ясный"],
    "foreign": ["сумы"],
}


def test_unpacking_undoes_packing() -> None:
    data = {"version": "1", "words": {"сбит": "S", "дрон-камикадзе": "U"}, "places": PLACES}

    back = unpack(json.loads(json.dumps(pack(data))))

    assert back["words"] == data["words"]
    assert [list(record) for record in back["places"]["settlements"]] == PLACES["settlements"]
    assert back["places"]["settlement_forms"] == PLACES["settlement_forms"]
    found = [list(PLACES["settlement_forms"].of_form(form)) for form in ("ольховке", "ясный", "сосновка")]
    assert found == [[0], [1, 0], []]
    assert back["places"]["common"] == ["ясный"]
    assert back["places"]["foreign"] == ["сумы"]


def test_as_many_places_as_there_are_can_be_packed() -> None:
    forms = {str(number): [number] for number in (0, 255, 54_000, 55_039, 55_040, 60_000, 155_000)}

    back = unpack(json.loads(json.dumps(pack({"words": {}, "places": PLACES | {"settlement_forms": Forms.of(forms)}}))))

    assert {form: list(back["places"]["settlement_forms"].of_form(form)) for form in forms} == forms


@pytest.mark.parametrize("damage", ["", "{}", '{"version": 1', "[]"])
def test_a_damaged_cache_is_compiled_anew(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tables.Tables("0", ["бпла"], [], {"бпла": "v"}, PLACES, [])
    monkeypatch.setattr(tables, "compile_tables", lambda *_: made)
    tables.load(bundled("config"), tmp_path)
    (cache,) = tmp_path.iterdir()
    cache.write_text(damage, encoding="utf-16-le")

    assert tables.load(bundled("config"), tmp_path) is made


def test_places_are_not_compiled_again_for_another_template(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = shutil.copytree(bundled("config"), tmp_path / "config", ignore=shutil.ignore_patterns("fonts"))
    with (config / "templates" / "incidents.yaml").open("a", encoding="utf-8") as templates:
        templates.write("# changed\n")
    before = tables.load(bundled("config"), cache)
    monkeypatch.setattr(gazetteer, "compile_gazetteer", None)

    after = tables.load(config, cache)

    assert after.version != before.version
    assert after.places == before.places


def test_other_places_are_compiled(cache: Path, tmp_path: Path) -> None:
    config = shutil.copytree(bundled("config"), tmp_path / "config", ignore=shutil.ignore_patterns("fonts"))
    with (config / "lexicon_places.yaml").open("a", encoding="utf-8") as places:
        places.write("# changed\n")
    own = tmp_path / "cache"  # another test may be writing to the shared one
    own.mkdir()
    for path in cache.glob("*-*.json"):
        shutil.copy(path, own)
    files = set(own.iterdir())

    tables.load(config, own)

    assert {path.name.partition("-")[0] for path in set(own.iterdir()) - files} == {"places", "reader"}
