"""How long to wait before the next attempt."""

from __future__ import annotations

import random
from dataclasses import dataclass, field


@dataclass
class Backoff:
    """Waits that double from `first` to `longest` seconds, each shortened by chance by up to a half.

    The chance keeps many clients of one operator from coming back in step.
    """

    first: float = 1.0
    longest: float = 60.0
    chance: random.Random = field(default_factory=random.SystemRandom)
    _attempts: int = 0

    def next(self) -> float:
        """Seconds to wait now; each call counts as a failed attempt."""
        whole = min(self.first * 2.0 ** min(self._attempts, 16), self.longest)
        self._attempts += 1
        return whole * self.chance.uniform(0.5, 1.0)

    def succeeded(self) -> None:
        """Begin again with the shortest wait."""
        self._attempts = 0
