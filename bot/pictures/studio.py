"""Draws the pictures with outlines and fonts that are loaded once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

import resvg_py

from bot.pictures.bars import BarLabels, bars_svg
from bot.pictures.chat import Message, chat_svg
from bot.pictures.land import Land
from bot.pictures.map import MapLabels, map_svg
from bot.pictures.svg import FONT_FAMILY
from bot.places.topology import require_map

FONT_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


class Pictures:
    """The map and the chart as PNG. The same input gives the same bytes; no font of the system is used.

    The outlines are worked out for the first map, not at a start: most starts draw none.
    """

    def __init__(self, config_dir: Path) -> None:
        """Raises RegionsError without the boundaries, FileNotFoundError without the fonts."""
        require_map(config_dir)
        self._config_dir = config_dir
        self._fonts = [str(config_dir / "fonts" / name) for name in FONT_FILES]
        for font in self._fonts:
            if not Path(font).is_file():
                raise FileNotFoundError(font)

    @cached_property
    def _land(self) -> Land:
        return Land.load(self._config_dir)

    def map(
        self, counts: Mapping[str, int], *, title: str, subtitle: str, labels: MapLabels, demo: bool = False
    ) -> bytes:
        """A PNG of 1600×1000 with counts by region code (ISO 3166-2) or sea (by its Russian name).

        Regions outside the window stand in the list at the side. Counts of 0 are allowed and not listed. RegionsError
        for boundaries that cannot be read.
        """
        return self._render(map_svg(self._land, counts, title=title, subtitle=subtitle, labels=labels, demo=demo))

    def bars(
        self,
        days: Sequence[tuple[date, int | None]],
        *,
        title: str,
        subtitle: str,
        note: str,
        labels: BarLabels | None = None,
        unstated: Collection[date] = (),
        demo: bool = False,
    ) -> bytes:
        """A PNG of 1600×840 with one column per day; see bars_svg for the days. ValueError for no days."""
        return self._render(
            bars_svg(days, title=title, subtitle=subtitle, note=note, labels=labels, unstated=unstated, demo=demo)
        )

    def chat(self, messages: Sequence[Message]) -> bytes:
        """A PNG of messages as they look in a chat, see bot.pictures.chat."""
        return self._render(chat_svg(messages))

    def _render(self, svg: str) -> bytes:
        png = resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=self._fonts, font_family=FONT_FAMILY
        )
        return bytes(png)
