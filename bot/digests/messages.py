"""A digest's content as the messages to send: texts, and the map where it is worth one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from bot.digests.compose import map_counts
from bot.digests.content import Correction, DigestContent, ReaderStyle, Rendered
from bot.digests.picture_words import map_labels
from bot.digests.render_digest import render_corrections, render_digest_parts, render_map_caption, render_note
from bot.digests.voice import Voice
from bot.pictures import Pictures
from bot.places.regions import Regions
from bot.texts import Texts

REMEMBERED: Final = 128
"""Maps that are kept, so that wishes which lead to the same map share one drawing."""


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
    demo: bool = False
    drawn: OrderedDict[Hashable, bytes] = field(default_factory=OrderedDict)

    def __call__(self, content: DigestContent, language: str, zone: str) -> tuple[Rendered, ...]:
        style = ReaderStyle(language, ZoneInfo(zone))
        parts = render_digest_parts(content, style, self.texts, self.regions, kinds=self.kinds)
        return (*self._map(content, style), *(Rendered(part.html, told=part.told) for part in parts))

    def note(self, correction: Correction, language: str, zone: str) -> str:
        """See bot.digests.amending.Wording."""
        return render_note(correction, self._voice(language, zone))

    def answer(self, corrections: Sequence[Correction], language: str, zone: str) -> Rendered:
        """See bot.digests.amending.Wording."""
        part = render_corrections(corrections, self._voice(language, zone), self.demo)
        return Rendered(part.html, told=part.told)

    def _voice(self, language: str, zone: str) -> Voice:
        return Voice(self.texts, ReaderStyle(language, ZoneInfo(zone)), self.regions, self.kinds)

    def _map(self, content: DigestContent, style: ReaderStyle) -> tuple[Rendered, ...]:
        counts = map_counts(content.incidents)
        if len(counts) < self.map_regions:
            return ()
        voice = Voice(self.texts, style, self.regions, self.kinds)
        window = voice.span(content.window_start, content.window_end, content.window_end, dated=True)
        subtitle = voice.say("map-subtitle", window=window, zone=voice.zone(content.window_end))
        png = self._drawn(counts, voice, subtitle, content.demo)
        return (Rendered(render_map_caption(content, style, self.texts, self.regions), png),)

    def _drawn(self, counts: Mapping[str, int], voice: Voice, subtitle: str, demo: bool) -> bytes:
        key = (tuple(sorted(counts.items())), voice.style.language, subtitle, demo)
        if key in self.drawn:
            self.drawn.move_to_end(key)
            return self.drawn[key]
        title, labels = voice.say("map-title"), map_labels(voice)
        png = self.pictures.map(counts, title=title, subtitle=subtitle, labels=labels, demo=demo)
        self.drawn[key] = png
        if len(self.drawn) > REMEMBERED:
            self.drawn.popitem(last=False)
        return png
