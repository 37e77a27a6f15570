"""The list of channels as operators have changed it while the program runs."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from bot.channels import KINDS, Channels
from bot.errors import UserError
from bot.model import Channel
from bot.places.regions import Regions
from bot.store import Database, listing
from bot.store.listing import Decision

_log = logging.getLogger(__name__)
LOOK_EVERY: Final = 3.0
"""Seconds after which the running program knows of a decision."""
LONGEST_OFFICE: Final = 80
NO_REGION: Final = "-"
STOPPED: Final = "former"
_HANDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
_PREFIX: Final = re.compile(r"(?:https?://)?t\.me/(?:s/)?|@")


class ListingError(UserError):
    """A channel cannot be listed as asked; `reason` is handle, region, kind, federal, office or unknown."""

    def __init__(self, reason: str, given: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.given = given


def handle_of(text: str) -> str:
    """The bare handle of "@name", "t.me/name" or "name". Raises ListingError for anything else."""
    handle = _PREFIX.sub("", text, count=1).rstrip("/")
    if not _HANDLE.fullmatch(handle) or handle.endswith("_") or "__" in handle:
        raise ListingError("handle", text, f"{text!r} is no handle of a channel: 4 to 32 letters, digits and _.")
    return handle


def addition(handle: str, region: str, kind: str, office: str, regions: Regions) -> Decision:
    """The decision to follow a channel, checked. Raises ListingError.

    `region` is a code, NO_REGION for a federal office. Without `office` the handle names it.
    """
    name = handle_of(handle)
    kind = kind.lower()
    if kind not in KINDS:
        raise ListingError("kind", kind, f"{kind!r} is no kind of office; there are {', '.join(KINDS)}.")
    code = None if region == NO_REGION else region.upper()
    if code is not None and code not in regions:
        raise ListingError("region", region, f"{region!r} is no code of a region; `uavwatch regions` lists them.")
    if (code is None) != (kind == "federal"):
        raise ListingError("federal", region, f"Federal offices, and they only, have {NO_REGION} as their region.")
    office = " ".join(office.split()) or f"@{name}"
    if len(office) > LONGEST_OFFICE or not office.isprintable():
        raise ListingError("office", office, f"The office takes more than {LONGEST_OFFICE} characters.")
    return Decision(name, True, code, office, kind)


def overlaid(listed: Iterable[Channel], decisions: Iterable[Decision]) -> list[Channel]:
    """The channels of the file with these decisions over them."""
    changed = {channel.handle.lower(): channel for channel in listed}
    for decision in decisions:
        present = changed.get(decision.handle.lower())
        if decision.office is not None and decision.kind is not None:
            handle = decision.handle if present is None else present.handle
            status = "unchecked" if present is None else present.status
            present = Channel(handle, decision.region, decision.office, decision.kind, status)
        if present is not None:
            changed[decision.handle.lower()] = _with_status(present, decision.followed)
    return list(changed.values())


def decide(
    db: sqlite3.Connection, channels: Channels, decision: Decision, now: datetime, person: int | None
) -> list[Channel]:
    """Keep a decision and return the list as it is then. Raises ListingError for a channel nobody has listed."""
    before = {channel.handle.lower() for channel in overlaid(channels.listed, listing.decisions(db))}
    if decision.office is None and decision.handle.lower() not in before:
        raise ListingError("unknown", decision.handle, f"No channel {decision.handle} is listed; add it first.")
    listing.decide(db, decision, now, person)
    return overlaid(channels.listed, listing.decisions(db))


async def adopt(database: Database, channels: Channels) -> None:
    """Let the list, which the program's rooms share, be what the file and the operators say now."""
    found = await database.read(listing.decisions)
    channels.become(overlaid(channels.listed, found))


async def keep_listed(database: Database, channels: Channels, follow: Callable[[Sequence[str]], None]) -> None:
    """Look for decisions until cancelled; `follow` is told the handles to follow whenever they change."""
    handles = [channel.handle for channel in channels.followed()]
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            await adopt(database, channels)
        except Exception:
            # Whatever is the matter with the database, the channels that are followed go on being read.
            _log.exception("the list of channels was not looked at")
        wanted = [channel.handle for channel in channels.followed()]
        if wanted != handles:
            handles = wanted
            follow(handles)


def _with_status(channel: Channel, followed: bool) -> Channel:
    if followed == (channel.status != STOPPED):
        return channel
    status = "unchecked" if followed else STOPPED
    return Channel(channel.handle, channel.region, channel.office, channel.kind, status)
