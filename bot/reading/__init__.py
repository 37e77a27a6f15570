"""Text of one post -> what it states. Pure: no network, no clock, no storage beyond the cache of compiled tables."""

from bot.reading.explain import Explanation, Match, Rejection
from bot.reading.reader import Reader

__all__ = ["Explanation", "Match", "Reader", "Rejection"]
