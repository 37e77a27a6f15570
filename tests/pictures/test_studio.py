import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import resvg_py

from bot.pictures import MapLabels, Pictures
from bot.pictures.studio import FONT_FILES
from bot.places.regions import RegionsError
from tests.pictures.reading import png_size

DAYS: list[tuple[date, int | None]] = [(date(2026, 11, 15), 3), (date(2026, 11, 16), None)]


def test_the_map_is_a_png_of_its_size_and_always_the_same(pictures: Pictures, labels: MapLabels) -> None:
    first = pictures.map({"RU-SMO": 12, "UA-43": 3}, title="Карта", subtitle="ночь", labels=labels)
    second = pictures.map({"UA-43": 3, "RU-SMO": 12}, title="Карта", subtitle="ночь", labels=labels)

    assert png_size(first) == (1600, 1000)
    assert first == second


def test_the_chart_is_a_png_of_its_size_and_always_the_same(pictures: Pictures) -> None:
    first = pictures.bars(DAYS, title="По дням", subtitle="ноябрь", note="")
    second = pictures.bars(DAYS, title="По дням", subtitle="ноябрь", note="")

    assert png_size(first) == (1600, 840)
    assert first == second


def test_a_demo_picture_differs_from_a_real_one(pictures: Pictures) -> None:
    real = pictures.bars(DAYS, title="a", subtitle="b", note="")

    assert pictures.bars(DAYS, title="a", subtitle="b", note="", demo=True) != real


def test_only_the_bundled_fonts_are_used(pictures: Pictures, config_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, Any]] = []
    render = resvg_py.svg_to_bytes

    def watched(**options: Any) -> bytes:
        given.append(options)
        return bytes(render(**options))

    monkeypatch.setattr(resvg_py, "svg_to_bytes", watched)
    pictures.bars(DAYS, title="a", subtitle="b", note="")

    assert given[0]["skip_system_fonts"] is True
    assert given[0]["font_files"] == [str(config_dir / "fonts" / name) for name in FONT_FILES]
    assert not given[0].get("font_dirs")


def test_the_bundled_fonts_draw_latin_and_cyrillic(pictures: Pictures) -> None:
    drawn = {title: pictures.bars(DAYS, title=title, subtitle="", note="") for title in ("", "Ж", "Ё", "Z", "№", "—")}

    assert len(set(drawn.values())) == len(drawn)


def test_the_fonts_come_with_their_licence(config_dir: Path) -> None:
    licence = (config_dir / "fonts" / "LICENSE").read_text(encoding="utf-8")

    assert "Bitstream" in licence
    assert "Tavmjong Bah" in licence


def test_a_missing_map_is_named_before_one_is_drawn(config_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(config_dir / "fonts", tmp_path / "fonts")

    with pytest.raises(RegionsError, match=r"boundaries\.topojson"):
        Pictures(tmp_path)


def test_a_missing_font_is_named(config_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(config_dir / "places", tmp_path / "places")

    with pytest.raises(FileNotFoundError, match=r"DejaVuSans\.ttf"):
        Pictures(tmp_path)
