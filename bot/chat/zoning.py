"""/zone: the time zone in which a chat reads times and counts its windows."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.settings import settings_press, show_settings
from bot.texts.html import escape_name


async def zone_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NAME]: a zone by its name, its city or a region; without a name, the list."""
    if turn.subscription is None:
        return await show_settings(turn, "")
    if not rest:
        return await settings_press(turn, "z", "")
    zone = find_zone(turn, rest)
    if zone is None:
        return [turn.answer(turn.text("chat-unknown-zone", text=escape_name(rest)))]
    return await settings_press(turn, "z", zone)


def find_zone(turn: Turn, text: str) -> str | None:
    """One of the offered zones; a region's name means the zone of its capital."""
    wanted = text.strip().replace(" ", "_").lower()
    for zone in turn.desk.zones.names:
        if wanted in (zone.lower(), zone.rpartition("/")[2].lower()):
            return zone
    code = turn.desk.finder.find(text).code
    return None if code is None else turn.desk.zones.of_region(code)
