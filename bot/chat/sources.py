"""/sources: whom the bot reads, and up to when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.chat.contract import Answer, Button
from bot.chat.coverage import coverage_of
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import FEDERAL, by_district, rows
from bot.chat.voices import read_up_to, voice_of
from bot.digests import Coverage, Voice
from bot.digests.compose import coverage_gaps
from bot.digests.freshness import unread_text
from bot.digests.split import Line, split
from bot.model import Channel
from bot.texts import anchor
from bot.texts.html import escape_name


@dataclass(frozen=True, slots=True)
class _Read:
    channel: Channel
    coverage: Coverage


async def sources_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[REGION]: the channels that tell of a region; without one, how many there are in each district."""
    if not rest:
        return [await _overview(turn)]
    match = turn.desk.finder.find(rest)
    if match.code is None:
        return [turn.answer(turn.text("chat-unknown-region", text=escape_name(rest)))]
    code = match.code
    read = await turn.desk.database.read(lambda db: _read(db, turn.desk.channels.of_region(code), turn.desk.grace))
    return _listed(turn, f"<b>{escape_name(turn.region(code))}</b>", read, ())


async def show_district(turn: Turn, district: str) -> Sequence[Answer]:
    """The channels of a federal district, or of federal offices."""
    channels = [channel for channel in turn.desk.channels.followed() if _district(turn, channel) == district]
    read = await turn.desk.database.read(lambda db: _read(db, channels, turn.desk.grace))
    return _listed(turn, f"<b>{_name(turn, district)}</b>", read, ((Button(turn.text("button-sources"), "q:"),),))


async def show_overview(turn: Turn) -> Sequence[Answer]:
    return [await _overview(turn)]


async def _overview(turn: Turn) -> Answer:
    read = await turn.desk.database.read(lambda db: _read(db, turn.desk.channels.followed(), turn.desk.grace))
    late = coverage_gaps([item.coverage for item in read], turn.now)
    lines = [
        turn.text("sources-title", count=len(read)),
        turn.text("sources-late", count=len(late)),
        read_up_to(turn, [item.coverage for item in read]),
    ]
    buttons = []
    for district in (FEDERAL, *(name for name, _ in by_district(turn.desk.regions))):
        number = sum(_district(turn, item.channel) == district for item in read)
        if number:
            buttons.append(Button(f"{_name(turn, district)} · {number}", f"q:{district}"))
    return turn.answer("\n".join([*lines, turn.text("footer")]), rows(buttons, 1))


def _listed(turn: Turn, title: str, read: Sequence[_Read], buttons: Buttons) -> list[Answer]:
    voice = voice_of(turn)
    lines = [Line(title)]
    if not read:
        lines.append(Line(turn.text("fresh-nobody")))
    for item in read:
        lines.append(Line(f"• {_line(turn, voice, item)}"))
    lines += [Line(read_up_to(turn, [item.coverage for item in read])), Line(turn.text("footer"))]
    parts = split(lines, lambda part, parts: turn.text("digest-continued", part=part, parts=parts))
    last = len(parts) - 1
    edit = turn.request.callback is not None
    return [
        Answer(part, buttons if number == last else (), edit=edit and number == 0) for number, part in enumerate(parts)
    ]


def _line(turn: Turn, voice: Voice, item: _Read) -> str:
    channel, read_to = item.channel, item.coverage.read_to
    link = anchor(f"@{channel.handle}", None if turn.desk.demo else f"https://t.me/{channel.handle}")
    home = "" if channel.region is None else f"{voice.region(channel.region, short=True)}, "
    if coverage_gaps([item.coverage], turn.now):
        state = unread_text(item.coverage, voice, turn.now).removeprefix(escape_name(channel.handle)).strip()
    else:
        state = turn.text("sources-read", at=voice.clock(read_to or turn.now, turn.now))
    kind = turn.text("source-kind", kind=channel.kind)
    return f"{link} — {home}{escape_name(channel.office)} ({kind}): {state}"


def _read(db: sqlite3.Connection, channels: Iterable[Channel], grace: timedelta) -> list[_Read]:
    listed = sorted(channels, key=lambda channel: (channel.region or "", channel.handle.lower()))
    return [_Read(channel, item) for channel, item in zip(listed, coverage_of(db, listed, grace), strict=True)]


def _district(turn: Turn, channel: Channel) -> str:
    if channel.region is None or channel.region not in turn.desk.regions:
        return FEDERAL
    return turn.desk.regions[channel.region].district


def _name(turn: Turn, district: str) -> str:
    return turn.text("gap-federal") if district == FEDERAL else turn.text("chat-district", district=district)
