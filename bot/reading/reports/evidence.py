"""Which parts of a text prove a report: where its templates, numbers and places stand."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.counts.breakdown import Item
from bot.reading.counts.quantity import Quantity
from bot.reading.places.finding import Area, Mention
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.pieces import Locator

Spans = tuple[tuple[int, int], ...]


class Evidence:
    """Finds the spans of one post, in code points of its text as given."""

    def __init__(self, place: Locator, judgement: Judgement) -> None:
        self.place = place
        starts = judgement.starts
        self._hits = [
            (starts[number] + hit.start, starts[number] + hit.end)
            for number, hits in judgement.events.items()
            for hit in hits
        ]

    def of_post(
        self, quantities: list[Quantity], mentions: list[Mention], areas: list[Area], items: list[Item]
    ) -> Spans:
        """What proves the only report of a post: all that was read."""
        wanted = self._hits + [(item.number_at, item.number_at + 1) for item in items]
        wanted += [(quantity.start, quantity.end) for quantity in quantities if quantity.role != "none"]
        wanted += [(mention.start, mention.end) for mention in mentions]
        wanted += [(area.start, area.end) for area in areas]
        return self._located(wanted)

    def of_items(self, items: Sequence[Item]) -> Spans:
        """What proves one report of several: the items of the breakdown that are its own."""
        wanted = self._hits + [(item.number_at, item.number_at + 1) for item in items]
        wanted += [(item.area.start, item.area.end) for item in items]
        return self._located(wanted)

    def of_follow_up(
        self, hits: Sequence[tuple[int, int]], mentions: Sequence[Mention], areas: Sequence[Area]
    ) -> Spans:
        """What proves the report of a post without events: what says that it follows up (token spans), and where."""
        wanted = [*hits]
        wanted += [(mention.start, mention.end) for mention in mentions]
        wanted += [(area.start, area.end) for area in areas]
        return self._located(wanted)

    def _located(self, wanted: list[tuple[int, int]]) -> Spans:
        """In order and without overlaps."""
        return tuple(self.place.spans(_without_overlaps(wanted)))


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that share a token made one."""
    spans.sort()
    found: list[tuple[int, int]] = []
    first, last = spans[0]
    for start, end in spans:
        if start < last:
            last = end if end > last else last
        else:
            found.append((first, last))
            first, last = start, end
    found.append((first, last))
    return found
