"""How much one person may ask for."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

LONGEST_TEXT = 1000
"""Characters of a message that are looked at; a longer one is refused as a whole."""

LONGEST_OF_OPERATORS = 8000
"""The same for commands of operators, who paste posts and announcements."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` requests at once, then one more every `seconds_each`. At most `people` are remembered."""

    burst: int = 20
    seconds_each: float = 2.0
    people: int = 10_000


TOGETHER = Pace(burst=40, seconds_each=1.0)
"""How much all people of one group may ask for: many of them together must not make the bot flood it."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    told: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """`seconds` until the next request is taken; `first` the first time in a row it is refused."""

    seconds: int
    first: bool


@dataclass(slots=True)
class Limiter:
    """A token bucket for each person, in memory only."""

    pace: Pace = field(default_factory=Pace)
    _buckets: OrderedDict[int, _Bucket] = field(default_factory=OrderedDict)

    def take(self, person: int, now: float) -> Refusal | None:
        """Count one request of `person` at `now` (seconds of any steady clock); None where it may be answered."""
        bucket = self._bucket(person, now)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.told = False
            return None
        first, bucket.told = not bucket.told, True
        missing = (1 - bucket.tokens) * self.pace.seconds_each
        return Refusal(max(1, int(missing + 0.999)), first)

    def _bucket(self, person: int, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(person, _Bucket(float(self.pace.burst), now))
        self._buckets.move_to_end(person)
        if len(self._buckets) > self.pace.people:
            self._buckets.popitem(last=False)
        gained = (now - bucket.at) / self.pace.seconds_each
        bucket.tokens = min(float(self.pace.burst), bucket.tokens + gained)
        bucket.at = now
        return bucket
