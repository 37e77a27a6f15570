"""The words, names and times of one reader's language and zone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.digests.content import ReaderStyle, RegionNames
from bot.model import Count
from bot.texts import Texts, transliterate
from bot.texts.html import escape_name

MOSCOW = "Europe/Moscow"
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Voice:
    """What rendering needs to speak. `kinds` maps lower-case handles to the kind of their office (see Channel)."""

    texts: Texts
    style: ReaderStyle
    regions: RegionNames
    kinds: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **args: str | int) -> str:
        return self.texts.get(self.style.language, key, **args)

    def region(self, code: str, short: bool = False) -> str:
        """A region's or a sea's name, escaped; the code itself where nobody knows a name for it."""
        try:
            return escape_name(self.regions.name(code, self.style.language, short))
        except KeyError:
            return escape_name(code)

    def proper_name(self, name: str) -> str:
        """A Russian proper name as this reader's language writes it, escaped."""
        return escape_name(name if self.style.language == "ru" else transliterate(name))

    def listed(self, items: Sequence[str], most: int) -> str:
        """Items joined by commas, those beyond `most` only counted."""
        if len(items) <= most:
            return ", ".join(items)
        return f"{', '.join(items[:most])} {self.say('list-more', number=len(items) - most)}"

    def count(self, count: Count | None) -> str:
        if count is None:
            return self.say("count-not-stated")
        if count.max is None:
            return self.say("count-at-least", number=str(count.min))
        number = str(count.min) if count.min == count.max else f"{count.min}–{count.max}"
        return self.say("count-about", number=number) if count.about else number

    def source_by(self, source: str, channel: str) -> str:
        return self.say("figure-by", kind=self._kind(source, channel), channel=escape_name(channel))

    def source_name(self, source: str, channel: str) -> str:
        return self.say("source-name", kind=self._kind(source, channel), channel=escape_name(channel))

    def _kind(self, source: str, channel: str) -> str:
        return "mod" if source == "mod" else self.kinds.get(channel.lower(), "other")

    def clock(self, moment: datetime, reference: datetime, dated: bool = False) -> str:
        """Hours and minutes in the reader's zone, after the date if it is not that of `reference` or is `dated`."""
        local, here = moment.astimezone(self.style.zone), reference.astimezone(self.style.zone)
        hours = f"{local:%H:%M}"
        if local.date() == here.date() and not dated:
            return hours
        month = self.say("month-short", month=local.month)
        if local.year == here.year:
            return f"{self.say('date-day', day=local.day, month=month)} {hours}"
        return f"{self.say('date-day-year', day=local.day, month=month, year=str(local.year))} {hours}"

    def span(self, start: datetime, end: datetime, reference: datetime, dated: bool = False) -> str:
        """From start to end, dated as in clock, both ends if they are of different days; one time within a minute."""
        first, last = start.astimezone(self.style.zone), end.astimezone(self.style.zone)
        if first.replace(second=0) == last.replace(second=0):
            return self.clock(start, reference, dated)
        if first.date() == last.date():
            return f"{self.clock(start, reference, dated)}–{last:%H:%M}"
        return f"{self.clock(start, reference, True)} – {self.clock(end, reference, True)}"

    def zone(self, moment: datetime) -> str:
        """The name of the reader's zone, or its distance from UTC at `moment`."""
        if self.style.zone.key == MOSCOW:
            return self.say("zone-moscow")
        offset = moment.astimezone(self.style.zone).utcoffset()
        minutes = 0 if offset is None else int(offset.total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        sign = "−" if minutes < 0 else "+"
        return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def joined(parts: Iterable[str]) -> str:
    """The parts that say anything, as one line."""
    return SEPARATOR.join(part for part in parts if part)
