"""What a source has said already, kept so that a repeat is found without going through all of it."""

from __future__ import annotations

from bot.incidents.units import Unit
from bot.model import Count, Mode, PostKey


class Said:
    """The counts of one source in the order in which it gave them, repeats included."""

    def __init__(self) -> None:
        self._albums: set[tuple[int, int | None, Count]] = set()
        self._posts: set[tuple[PostKey, Count]] = set()
        self._originals: dict[tuple[Count, Mode], set[int]] = {}

    def copies(self, unit: Unit) -> bool:
        """The same words again: another channel's copy of an original, an album twin, a reply that quotes figures."""
        channel = unit.post.channel_id
        if self._originals.get((unit.count, unit.mode), set()) - {channel}:
            return True
        if unit.first.album is not None and (channel, unit.first.album, unit.count) in self._albums:
            return True
        reply_to = unit.first.reply_to
        if reply_to is None or unit.mode is Mode.MORE:
            return False
        return (PostKey(channel, reply_to), unit.count) in self._posts

    def note(self, unit: Unit, *, copy: bool) -> None:
        """Keep what was said; a copy is no original that another channel could copy."""
        self._albums.add((unit.post.channel_id, unit.first.album, unit.count))
        self._posts.add((unit.post, unit.count))
        if not copy:
            self._originals.setdefault((unit.count, unit.mode), set()).add(unit.post.channel_id)


def restates(unit: Unit, earlier: Unit) -> bool:
    """The same count for the same stated stretch, not told of another place."""
    if unit.count != earlier.count or not can_restate(unit) or unit.elsewhere(earlier):
        return False
    period = unit.first.report.period
    if period is not None and period == earlier.first.report.period and (period.start or period.end):
        return True
    return unit.cover is not None and unit.cover == earlier.cover


def can_restate(unit: Unit) -> bool:
    """Whether a unit says by itself what stretch it is about, and adds nothing to what was said of it."""
    period = unit.first.report.period
    timed = period is not None and (period.start is not None or period.end is not None)
    return unit.mode is not Mode.MORE and (timed or unit.cover is not None)
