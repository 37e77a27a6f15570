"""The cache gives back what was compiled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.reading import tables
from bot.reading.packing import pack, unpack

PLACES = {
    "settlements": [["Ольховка", "RU-SMO", 54.5, None, False], ["Ясный", "RU-ORE", None, None, True]],
    "settlement_forms": {"ольховка": [0], "ольховке": [0], "ясный": [1, 0]},
    "english_settlements": {"olkhovka": [0]},
    "districts": [["Починковский", "RU-SMO", 54.4, 32.4, False]],
    "district_forms": {"починковский": [0]},
    "english_districts": {},
    "common": ["ясный"],
    "foreign": ["сумы"],
}


def test_unpacking_undoes_packing() -> None:
    data = {"version": "1", "words": {"сбит": "S", "дрон-камикадзе": "U"}, "places": PLACES}

    back = unpack(json.loads(json.dumps(pack(data))))

    assert back["words"] == data["words"]
    assert [list(record) for record in back["places"]["settlements"]] == PLACES["settlements"]
    assert back["places"]["settlement_forms"] == {"ольховка": (0,), "ольховке": (0,), "ясный": (1, 0)}
    assert back["places"]["common"] == ["ясный"]
    assert back["places"]["foreign"] == ["сумы"]


@pytest.mark.parametrize("damage", ["", "{}", '{"version": 1', "[]"])
def test_a_damaged_cache_is_compiled_anew(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tables.Tables("0", ["бпла"], {"бпла": "v"}, PLACES, [])
    monkeypatch.setattr(tables, "compile_tables", lambda *_: made)
    tables.load(bundled("config"), tmp_path)
    (cache,) = tmp_path.iterdir()
    cache.write_text(damage, encoding="utf-16-le")

    assert tables.load(bundled("config"), tmp_path) is made
