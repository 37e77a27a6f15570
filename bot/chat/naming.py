"""Regions and places of a subscription in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.desk import Turn
from bot.chat.voices import voice_of
from bot.model.wishes import Wish
from bot.store.incidents import EVERYTHING
from bot.texts.html import escape_name


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
