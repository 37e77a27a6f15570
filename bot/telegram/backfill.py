"""Reading a channel's history backwards, page by page, in a way that can be interrupted and taken up again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telethon.tl import functions, types

from bot.model import Post
from bot.sources.contract import ChannelIdentity, PostSink, SourceAlarm
from bot.telegram.errors import Flooded, Unreachable
from bot.telegram.messages import as_post, names_of
from bot.telegram.paces import Bucket, Paces
from bot.telegram.roster import Roster
from bot.telegram.supervisor import Supervisor

_log = logging.getLogger(__name__)
_PAGE = 100
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Reached:
    """Everything from the message `top` down to the message `bottom` was read; 1 is the beginning of a channel."""

    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Page:
    """Posts, oldest first, with what has been reached once they are kept, and the date of the oldest message.

    `oldest` is None at the beginning of the channel. `is_last`: nothing older is wanted.
    """

    posts: tuple[Post, ...]
    reached: Reached
    oldest: datetime | None
    is_last: bool


class History:
    """Pages of channels' histories at a polite pace. `waits` is told the seconds of each flood wait."""

    def __init__(self, supervisor: Supervisor, paces: Paces, waits: Callable[[int], None]) -> None:
        self._supervisor = supervisor
        self._paces = paces
        self._waits = waits
        self._pace = Bucket(paces.history_burst, paces.history_rate)

    async def channels(
        self, sink: PostSink, handles: Sequence[str], alarm: Callable[[SourceAlarm], Awaitable[None]]
    ) -> list[ChannelIdentity]:
        """The channels of these handles that are who they were; the others are told to `alarm`."""
        roster = Roster(
            self._supervisor,
            sink,
            handles,
            paces=self._paces,
            alarm=alarm,
            found=lambda _: None,
            joins=False,
        )
        await self._persist(roster.refresh)
        return list(roster.followed.values())

    async def back(self, channel: ChannelIdentity, since: datetime, reached: Reached | None) -> AsyncIterator[Page]:
        """Pages from the newest message back to `since`; what an earlier run has `reached` is passed over.

        Raises Refused or SignedOut; waits out floods and, for some time, lost connections.
        """
        offset = top = bottom = 0
        last = False
        while not last:
            messages, names = await self._page(channel, offset)
            if not messages:
                yield Page((), Reached(top or 1, 1), None, True)
                return
            offset, top = messages[0].id, top or messages[-1].id
            last = messages[0].date < since
            wanted = [message for message in messages if message.date >= since]
            bottom = wanted[0].id if wanted else bottom or top + 1
            if reached and reached.bottom < bottom <= reached.top + 1:
                bottom = offset = reached.bottom
            found = (as_post(message, channel.handle, names) for message in wanted)
            yield Page(tuple(post for post in found if post), Reached(top, bottom), messages[0].date, last)

    async def _page(self, channel: ChannelIdentity, before: int) -> tuple[list[Any], dict[int, str]]:
        peer = types.InputPeerChannel(channel.channel_id, channel.access_hash)
        request = functions.messages.GetHistoryRequest(peer, before, None, 0, _PAGE, 0, 0, 0)

        async def ask() -> Any:
            await self._pace.take()
            return await self._supervisor.call(request)

        answer = await self._persist(ask)
        dated = [message for message in answer.messages if message.date is not None]
        return sorted(dated, key=lambda message: int(message.id)), names_of(answer.chats)

    async def _persist(self, act: Callable[[], Awaitable[Any]]) -> Any:
        """Act again after flood waits, and a few times after lost connections."""
        lost = 0
        while True:
            await self._supervisor.up.wait()
            try:
                return await act()
            except Flooded as flood:
                self._waits(flood.seconds)
                await asyncio.sleep(flood.seconds)
            except Unreachable as error:
                lost += 1
                if lost == _ATTEMPTS:
                    raise
                _log.info("%s", error)
                await asyncio.sleep(self._paces.retry)
