"""/channels: operators add channels to the list, stop and start them, while the program runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from bot import listing
from bot.channels import KINDS
from bot.chat.contract import Answer, Button
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.chat.keyboards import rows
from bot.chat.outside import OutsideError
from bot.chat.voices import voice_of
from bot.listing import ListingError
from bot.model import Channel
from bot.store.listing import Decision
from bot.texts.html import escape, escape_name

_PAGE: Final = 10


async def channels_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[add HANDLE REGION KIND [OFFICE] | stop HANDLE | start HANDLE]: without any, the list."""
    words = rest.split()
    try:
        match [word.lower() for word in words[:1]], words[1:]:
            case [], _:
                return [show_page(turn, 0)]
            case ["add"], [handle, region, kind, *office]:
                return [await _add(turn, handle, region, kind, " ".join(office))]
            case [("stop" | "start") as wanted], [handle]:
                return [await decide(turn, listing.handle_of(handle), followed=wanted == "start")]
            case _:
                return [turn.answer(turn.text("channels-usage", kinds=", ".join(KINDS)))]
    except ListingError as error:
        return [refused(turn, error)]


def show_page(turn: Turn, number: int) -> Answer:
    """A page of the list with a button for each of its channels: followed ones first."""
    known = sorted(turn.desk.channels, key=lambda channel: (channel.status == listing.STOPPED, channel.handle.lower()))
    last = max(0, (len(known) - 1) // _PAGE)
    number = min(number, last)
    shown = known[number * _PAGE : (number + 1) * _PAGE]
    title = turn.text("channels-title", followed=len(turn.desk.channels.followed()), known=len(known))
    turning = [Button(label, f"!k:{to}") for label, to in (("←", number - 1), ("→", number + 1)) if 0 <= to <= last]
    buttons = [Button(_short(turn, channel), f"!h:{channel.handle}") for channel in shown]
    return turn.answer(f"{title}\n{turn.text('channels-how')}", (*rows(buttons, 2), *rows(turning, 2)))


async def show_channel(turn: Turn, handle: str) -> Answer:
    """One channel with a button that stops or starts it."""
    channel = turn.desk.channels.get(handle)
    if channel is None:
        return turn.answer(turn.text("channels-refused", reason="unknown", given=escape_name(handle)))
    followed = channel.status != listing.STOPPED
    read = turn.text("channels-unread")
    [coverage] = await turn.desk.database.read(lambda db: coverage_of(db, [channel], turn.desk.grace))
    if coverage.read_to is not None:
        read = turn.text("sources-read", at=voice_of(turn).clock(coverage.read_to, turn.now, dated=True))
    lines = [
        f"<b>@{escape(channel.handle)}</b>",
        _about(turn, channel),
        turn.text("channels-state", followed=int(followed)),
        read,
    ]
    change = Button(turn.text("channels-change", followed=int(followed)), f"!h:{channel.handle}:{int(not followed)}")
    return turn.answer("\n".join(lines), ((change,), (Button(turn.text("button-back"), "!k:0"),)))


async def decide(turn: Turn, handle: str, *, followed: bool) -> Answer:
    """Stop or start a listed channel and show it. Raises ListingError."""
    await _keep(turn, Decision(handle, followed))
    return await show_channel(turn, handle)


def refused(turn: Turn, error: ListingError) -> Answer:
    kinds = ", ".join(KINDS)
    reason = turn.text("channels-refused", reason=error.reason, given=escape_name(error.given))
    return turn.answer(f"{reason}\n{turn.text('channels-usage', kinds=kinds)}")


async def _add(turn: Turn, handle: str, region: str, kind: str, office: str) -> Answer:
    code = region if region.upper() in turn.desk.regions else turn.desk.finder.find(region).code or region
    decision = listing.addition(handle, code, kind, office, turn.desk.regions)
    found, title = await _look(turn, decision.handle)
    if not found:
        raise ListingError("absent", decision.handle, "no such channel")
    await _keep(turn, decision)
    channel = turn.desk.channels.get(decision.handle)
    about = "" if channel is None else _about(turn, channel)
    lines = [turn.text("channels-added", handle=escape(decision.handle), title=escape_name(title)), about]
    if not title:
        lines.append(turn.text("channels-unchecked"))
    open_it = Button(f"@{decision.handle}", f"!h:{decision.handle}")
    return turn.answer("\n".join(lines), ((open_it,),))


async def _look(turn: Turn, handle: str) -> tuple[bool, str]:
    """Whether Telegram knows a channel of this name, and its title; (True, "") where it could not be asked."""
    if turn.desk.outside is None:
        return True, ""
    try:
        seen = await turn.desk.outside.find_channel(handle, turn.request.user_id or 0)
    except OutsideError:
        return True, ""
    return (False, "") if seen is None else (True, seen.title)


async def _keep(turn: Turn, decision: Decision) -> None:
    channels = turn.desk.channels

    def work(db: sqlite3.Connection) -> list[Channel]:
        return listing.decide(db, channels, decision, turn.now, turn.request.user_id)

    channels.become(await turn.desk.database.write(work))


def _about(turn: Turn, channel: Channel) -> str:
    home = turn.text("gap-federal") if channel.region is None else turn.region(channel.region)
    kind = turn.text("source-kind", kind=channel.kind)
    return f"{escape_name(home)} · {escape_name(channel.office)} ({kind})"


def _short(turn: Turn, channel: Channel) -> str:
    mark = "" if channel.status != listing.STOPPED else "■ "
    return f"{mark}@{channel.handle}"
