"""Clauses that only say that no UAVs were there: «…, беспилотников там не было», «обстрел без БПЛА»."""

from __future__ import annotations

from bot.reading.seldom import seldom

_NO_UAVS = seldom("(?:^|[|,;:&(-])[oy]?[Uuv][oye]{0,2}0[o?/]?(?=[|,;)]|$)|0[Uuv](?=[|,;)]|$)")
_DENIAL = "0"


def without_denied(codes: str) -> str:
    """The concepts of a sentence but for such clauses."""
    return _NO_UAVS.sub("", codes) if _DENIAL in codes else codes
