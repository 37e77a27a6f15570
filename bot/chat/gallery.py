"""Pictures for answers and the place of a point on the map; what they need is loaded when first asked for."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from bot.digests.picture_words import chart_labels, map_labels
from bot.digests.voice import Voice
from bot.pictures import Pictures
from bot.places.areas import RegionAreas

_REMEMBERED: Final = 24


class Gallery:
    """Draws each picture once while it is among the latest ones, off the event loop, one at a time."""

    def __init__(self, config_dir: Path, codes: Collection[str], remembered: int = _REMEMBERED) -> None:
        self._config_dir = config_dir
        self._codes = codes
        self._remembered = remembered
        self._drawn: OrderedDict[Hashable, bytes] = OrderedDict()
        self._turn = asyncio.Lock()
        self.drawings = 0

    def region_at(self, latitude: float, longitude: float) -> str | None:
        """The region of a point, None abroad and at sea."""
        return self._areas.region_at(latitude, longitude)

    async def map(self, counts: Mapping[str, int], voice: Voice, *, title: str, subtitle: str, demo: bool) -> bytes:
        """The map of counts by region or sea as PNG."""
        key = ("map", tuple(sorted(counts.items())), voice.style.language, title, subtitle, demo)
        if (known := self._drawn.get(key)) is not None:
            self._drawn.move_to_end(key)
            return known
        async with self._turn:
            if key not in self._drawn:
                labels = map_labels(voice)
                draw = partial(self._pictures.map, counts, title=title, subtitle=subtitle, labels=labels, demo=demo)
                self._keep(key, await asyncio.to_thread(draw))
            return self._drawn[key]

    async def chart(
        self,
        days: Sequence[tuple[date, int | None]],
        voice: Voice,
        *,
        unstated: Collection[date],
        title: str,
        subtitle: str,
        demo: bool,
    ) -> bytes:
        """The chart of counts by day as PNG; None is a day that was not read, `unstated` days with no number said."""
        key = ("chart", tuple(days), tuple(sorted(unstated)), voice.style.language, title, subtitle, demo)
        if (known := self._drawn.get(key)) is not None:
            self._drawn.move_to_end(key)
            return known
        async with self._turn:
            if key not in self._drawn:
                draw = partial(
                    self._pictures.bars,
                    days,
                    title=title,
                    subtitle=subtitle,
                    note=voice.say("chart-note"),
                    labels=chart_labels(voice),
                    unstated=unstated,
                    demo=demo,
                )
                self._keep(key, await asyncio.to_thread(draw))
            return self._drawn[key]

    def _keep(self, key: Hashable, png: bytes) -> None:
        self.drawings += 1
        self._drawn[key] = png
        if len(self._drawn) > self._remembered:
            self._drawn.popitem(last=False)

    @cached_property
    def _pictures(self) -> Pictures:
        return Pictures(self._config_dir)

    @cached_property
    def _areas(self) -> RegionAreas:
        return RegionAreas.load(self._config_dir, self._codes)
