"""Which channels are followed: found once, compared with what was found at every start, joined slowly."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from telethon.tl import functions, types

from bot.sources.contract import ChannelIdentity, PostSink, SourceAlarm, Trouble
from bot.telegram.batches import each_batch
from bot.telegram.errors import Flooded, Refused
from bot.telegram.history import Caller
from bot.telegram.messages import handles_of
from bot.telegram.paces import Bucket, Paces, Rests

_log = logging.getLogger(__name__)

_LOOK_UPS: Final = "look-ups"
_JOINS: Final = "joins"

Alarm = Callable[[SourceAlarm], Awaitable[None]]


class Roster:
    """The channels that may be read, by id.

    `handles` is the list of channels to follow. `found` is called with the id of each channel that becomes readable.
    Who only reads history need not have the channels joined (`joins`).
    """

    def __init__(
        self,
        caller: Caller,
        sink: PostSink,
        handles: Sequence[str],
        *,
        paces: Paces,
        alarm: Alarm,
        found: Callable[[int], None],
        joins: bool = True,
    ) -> None:
        self._caller = caller
        self._sink = sink
        self._handles = handles
        self._paces = paces
        self._alarm = alarm
        self._found = found
        self._joins = joins
        self._alarmed: set[SourceAlarm] = set()
        self._look_ups = Bucket(1, 1 / paces.resolve_gap if paces.resolve_gap else math.inf)
        self._entries = Bucket(1, 1 / paces.join_gap if paces.join_gap else math.inf)
        self._rests = Rests()
        self.followed: dict[int, ChannelIdentity] = {}

    async def refresh(self) -> None:
        """Compare known channels with the server, look for unknown ones, join; slow by design.

        Raises Unreachable, Flooded or SignedOut, after which it can be repeated.
        """
        self._leave_unlisted()
        known = {handle: await self._sink.identity(handle) for handle in self._handles}
        to_join, foreign = await self._compare([identity for identity in known.values() if identity])
        unknown = [handle for handle, identity in known.items() if identity is None or identity in foreign]
        for handle in unknown:
            to_join += await self._look_up(handle, known[handle])
        for identity in to_join if self._joins else ():
            await self._join(identity)

    def follow(self, handles: Sequence[str]) -> None:
        """Another list of channels, which the next refresh brings into effect."""
        before = {handle.lower() for handle in self._handles}
        for handle in handles:
            if handle.lower() not in before:
                self._rests.end(handle.lower())
        self._handles = list(handles)

    async def refused(self, identity: ChannelIdentity, error: Refused) -> None:
        """The server does not let this channel be read: stop to follow it until a later refresh."""
        await self._stop(SourceAlarm(identity.handle, Trouble.REFUSED, error.code, identity))

    def _leave_unlisted(self) -> None:
        listed = {handle.lower() for handle in self._handles}
        for identity in list(self.followed.values()):
            if identity.handle.lower() not in listed:
                _log.info("no longer following %s", identity.handle)
                del self.followed[identity.channel_id]

    async def _compare(self, known: Sequence[ChannelIdentity]) -> tuple[list[ChannelIdentity], list[ChannelIdentity]]:
        """Follow those that are who they were; returns the ones not joined yet, and the ones to look up again."""
        to_join: list[ChannelIdentity] = []
        foreign: list[ChannelIdentity] = []

        async def look(batch: Sequence[ChannelIdentity]) -> None:
            inputs = [types.InputChannel(identity.channel_id, identity.access_hash) for identity in batch]
            answer = await self._caller.call(functions.channels.GetChannelsRequest(inputs))
            chats = {chat.id: chat for chat in answer.chats}
            for identity in batch:
                if await self._admit(identity, chats.get(identity.channel_id)):
                    to_join.append(identity)

        async def refuse(identity: ChannelIdentity, error: Refused) -> None:
            # An access hash is good for one account only: after a login as another, all have to be looked up again.
            if error.code == "CHANNEL_INVALID":
                foreign.append(identity)
            else:
                await self.refused(identity, error)

        await each_batch(known, look, refuse)
        return to_join, foreign

    async def _admit(self, identity: ChannelIdentity, chat: Any) -> bool:
        """Follow a channel unless it has changed; true if it has yet to be joined."""
        if not isinstance(chat, types.Channel):
            await self._stop(SourceAlarm(identity.handle, Trouble.REFUSED, "the channel is not accessible", identity))
            return False
        difference = difference_of(identity, chat)
        if difference:
            now = replace(identity, title=chat.title, verified=bool(chat.verified))
            await self._stop(SourceAlarm(identity.handle, Trouble.CHANGED, difference, identity, now))
            return False
        self._follow(identity)
        return bool(chat.left)

    async def _look_up(self, handle: str, known: ChannelIdentity | None) -> list[ChannelIdentity]:
        """Resolve a name when it is time to: reconnects and refreshes cost no look-ups, nor do names that failed."""
        if _LOOK_UPS in self._rests or handle.lower() in self._rests:
            return []
        await self._look_ups.take()
        try:
            found = await self._resolve(handle, known)
        except Flooded as flood:
            self._rests.begin(_LOOK_UPS, flood.seconds)
            raise
        if not any(identity.handle.lower() == handle.lower() for identity in self.followed.values()):
            self._rests.begin(handle.lower(), self._paces.resolve_again)
        return found

    async def _resolve(self, handle: str, known: ChannelIdentity | None) -> list[ChannelIdentity]:
        """Look a name up and follow its channel, if it is the one that is known; returns it if yet to be joined."""
        try:
            answer = await self._caller.call(functions.contacts.ResolveUsernameRequest(handle))
        except Refused as error:
            await self._stop(SourceAlarm(handle, Trouble.NOT_FOUND, error.code, known))
            return []
        chat = next((chat for chat in answer.chats if isinstance(chat, types.Channel) and chat.broadcast), None)
        if chat is None:
            await self._stop(SourceAlarm(handle, Trouble.NOT_FOUND, "the name does not belong to a channel", known))
            return []
        identity = ChannelIdentity(handle, chat.id, chat.access_hash, chat.title, bool(chat.verified))
        if known and known.channel_id != chat.id:
            await self._stop(
                SourceAlarm(handle, Trouble.CHANGED, "the name belongs to another channel now", known, identity)
            )
            return []
        await self._sink.save_identity(identity)
        self._follow(identity)
        return [identity] if chat.left else []

    async def _join(self, identity: ChannelIdentity) -> None:
        if _JOINS in self._rests:
            return
        await self._entries.take()
        channel = types.InputChannel(identity.channel_id, identity.access_hash)
        try:
            await self._caller.call(functions.channels.JoinChannelRequest(channel))
        except Refused as error:
            # A public channel can be read without membership; only its pushed updates are missing.
            _log.warning("cannot join %s: %s", identity.handle, error.code)
        except Flooded as flood:
            _log.warning("joining channels rests: %s", flood)
            self._rests.begin(_JOINS, flood.seconds)

    def _follow(self, identity: ChannelIdentity) -> None:
        if identity.channel_id not in self.followed:
            _log.info("following %s", identity.handle)
        self.followed[identity.channel_id] = identity
        self._alarmed = {alarm for alarm in self._alarmed if alarm.handle != identity.handle}
        self._found(identity.channel_id)

    async def _stop(self, alarm: SourceAlarm) -> None:
        """Stop to follow a channel and say so, once for each cause."""
        for channel_id in _ids_of(alarm.handle, self.followed.values()):
            del self.followed[channel_id]
        if alarm not in self._alarmed:
            self._alarmed.add(alarm)
            await self._alarm(alarm)


def _ids_of(handle: str, identities: Iterable[ChannelIdentity]) -> list[int]:
    return [identity.channel_id for identity in identities if identity.handle.lower() == handle.lower()]


def difference_of(identity: ChannelIdentity, chat: Any) -> str:
    """What is not as it was when the channel was found, in English; empty if nothing."""
    changes = []
    if identity.handle.lower() not in (handle.lower() for handle in handles_of(chat)):
        changes.append(f"it no longer has the name @{identity.handle}")
    if chat.title != identity.title:
        changes.append(f"its title was {identity.title!r} and is {chat.title!r}")
    if identity.verified and not chat.verified:
        changes.append("it has lost its verified badge")
    return "; ".join(changes)
