"""A digest's content as the messages to send: texts, and the map where it is worth one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.digests.compose import map_counts
from bot.digests.content import DigestContent, ReaderStyle
from bot.digests.maker import Rendered
from bot.digests.picture_words import map_labels
from bot.digests.render_digest import render_digest, render_map_caption
from bot.digests.voice import Voice
from bot.pictures import Pictures
from bot.places.regions import Regions
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class DigestRenderer:
    """Renders digests, see bot.digests.maker.Renderer.

    `kinds` maps lower-case handles to the kind of their office. A digest with counts for at least `map_regions`
    regions begins with the map.
    """

    texts: Texts
    regions: Regions
    pictures: Pictures
    kinds: Mapping[str, str]
    map_regions: int

    def __call__(self, content: DigestContent, language: str, zone: str) -> tuple[Rendered, ...]:
        style = ReaderStyle(language, ZoneInfo(zone))
        parts = render_digest(content, style, self.texts, self.regions, kinds=self.kinds)
        return (*self._map(content, style), *(Rendered(part) for part in parts))

    def _map(self, content: DigestContent, style: ReaderStyle) -> tuple[Rendered, ...]:
        counts = map_counts(content.incidents)
        if len(counts) < self.map_regions:
            return ()
        voice = Voice(self.texts, style, self.regions, self.kinds)
        window = voice.span(content.window_start, content.window_end, content.window_end, dated=True)
        png = self.pictures.map(
            counts,
            title=voice.say("map-title"),
            subtitle=voice.say("map-subtitle", window=window, zone=voice.zone(content.window_end)),
            labels=map_labels(voice),
            demo=content.demo,
        )
        return (Rendered(render_map_caption(content, style, self.texts, self.regions), png),)
