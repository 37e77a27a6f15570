"""Regions and places of a subscription in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import Final

from bot.chat.desk import Turn
from bot.chat.voices import voice_of
from bot.model.wishes import Wish
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

_LABEL: Final = 32


def names(turn: Turn, codes: Sequence[str]) -> str:
    """Region names for a sentence, in alphabetical order; a whole federal district by its own name."""
    if EVERYTHING in codes:
        return turn.text("chat-all-regions")
    left = set(codes)
    told = []
    for district, regions in turn.desk.regions.by_district().items():
        members = {region.code for region in regions}
        if len(members) > 1 and members <= left:
            told.append(turn.text("chat-district", district=district))
            left -= members
    told += [turn.region(code) if code in turn.desk.regions else code for code in left]
    return ", ".join(sorted(map(escape_name, told)))


def title(turn: Turn, mine: Subscription) -> str:
    """What a subscription is called: its own name, else its regions; escaped."""
    return escape_name(mine.name) if mine.name else names(turn, mine.regions)


def plain_title(turn: Turn, mine: Subscription) -> str:
    """A short title for a button, which shows no HTML."""
    text = mine.name or unescape(names(turn, mine.regions))
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1].rstrip(' ,')}…"


def places_line(turn: Turn, wish: Wish) -> list[str]:
    """Which regions are narrowed to which places; nothing where none is."""
    voice = voice_of(turn)
    by_region: dict[str, list[str]] = {}
    for code, name in wish.places:
        by_region.setdefault(code, []).append(voice.proper_name(name))
    return [
        turn.text("settings-places", region=escape_name(turn.region(code)), places=", ".join(listed))
        for code, listed in by_region.items()
    ]
