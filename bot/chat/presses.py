"""What each button does."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import (
    incidents,
    mapping,
    narrowing,
    operating,
    outlets,
    settings,
    sources,
    stats,
    subscribing,
    tables,
    unsubscribing,
    why,
)
from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.keyboards import Press


async def pressed(turn: Turn, press: Press) -> Sequence[Answer]:
    """Carry out a checked press."""
    if press.action in "soucdlpwk":
        return await _about_subscription(turn, press)
    if press.action in "mgv":
        return await _as_file(turn, press)
    match press.action:
        case "i":
            return await incidents.show_page(turn, press.choice, press.span, press.offset, place_mark=press.place)
        case "r":
            return await operating.settle(turn, press.incident, press.value)
        case "n" | "y":
            show = incidents.incident_command if press.action == "n" else why.why_command
            return await show(turn, str(press.incident))
        case _:
            return await _about_channels(turn, press)


async def _about_channels(turn: Turn, press: Press) -> Sequence[Answer]:
    """Those that are read, and those of the person."""
    if press.action == "h":
        return await outlets.list_command(turn, "")
    district = press.choice
    return await (sources.show_district(turn, district) if district else sources.show_overview(turn))


async def _as_file(turn: Turn, press: Press) -> Sequence[Answer]:
    match press.action:
        case "m":
            return [await mapping.show_map(turn, press.span)]
        case "g":
            return await stats.show_stats(turn, press.choice, press.span)
        case _:
            return await tables.send_table(turn, press.choice, press.span)


async def _about_subscription(turn: Turn, press: Press) -> Sequence[Answer]:
    match press.action:
        case "s" | "o":
            return await subscribing.add(turn, press.choice.split("+"), press.target, only=press.action == "o")
        case "u":
            return await unsubscribing.take(turn, (press.choice,), press.target)
        case "w":
            return await settings.settings_press(turn, press.choice, press.value, press.target)
        case "l":
            return await settings.choose_language(turn, press.choice)
        case _:
            return await _about_regions(turn, press)


async def _about_regions(turn: Turn, press: Press) -> Sequence[Answer]:
    match press.action:
        case "k":
            return await subscribing.keep_apart(turn, press.choice, press.target)
        case "p":
            return await narrowing.narrow_by_mark(turn, press.choice, press.place, press.target)
        case "d":
            return [subscribing.choose_region(turn, press.choice, press.target)]
        case _:
            return [subscribing.choose_district(turn, press.target)]
