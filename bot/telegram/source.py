"""The live source: channels read through a user's account, from durable cursors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sources.contract import ChannelIdentity, PostSink
from bot.telegram.batches import each_batch
from bot.telegram.channel_reader import ChannelReader
from bot.telegram.errors import Flooded, Refused, TelegramError
from bot.telegram.events import wake_on_updates
from bot.telegram.history import top_messages
from bot.telegram.paces import Paces, Reread
from bot.telegram.roster import Alarm, Roster
from bot.telegram.supervisor import Supervisor
from bot.telegram.wakes import Kind, Taken, Wakes

_log = logging.getLogger(__name__)
_DIALOGS_TIMEOUT = 120.0

OnFlood = Callable[[str, int], Awaitable[None]]
"""Told the handle of the channel asked about ("" = many at once) and the seconds Telegram asks to wait."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class LiveSource:
    """Follows channels and hands their posts, edits and deletions to a sink.

    Make it before the supervisor runs; `run` and the supervisor's `run` go side by side. An event only says that it
    is worth looking; what is read is decided by the sink's cursors, compared with the server once a minute. Trouble
    with one channel never stops the others. `on_round` is called whenever all cursors were compared with the server.
    """

    def __init__(
        self,
        supervisor: Supervisor,
        sink: PostSink,
        handles: Sequence[str],
        *,
        alarm: Alarm,
        paces: Paces | None = None,
        now: Callable[[], datetime] = utc_now,
        on_flood: OnFlood | None = None,
        on_round: Callable[[], None] = lambda: None,
    ) -> None:
        self._supervisor = supervisor
        self._sink = sink
        self._paces = paces or Paces()
        self._now = now
        self._on_flood = on_flood
        self._on_round = on_round
        self._wakes = Wakes()
        self._reader = ChannelReader(supervisor, sink, self._paces, now)
        self._to_sweep: set[int] = set()
        self._compare_now = asyncio.Event()
        self._refresh_now = asyncio.Event()
        self.roster = Roster(supervisor, sink, handles, paces=self._paces, alarm=alarm, found=self._found)
        self.floods = 0
        supervisor.on_client.append(self._listen)
        supervisor.on_up.append(self._after_connecting)

    async def run(self) -> None:
        """Read until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._forever("roster", self.roster.refresh, self._refresh_now, self._paces.roster_every))
            group.create_task(self._forever("comparison", self.compare, self._compare_now, self._paces.reconcile_every))
            for reread in self._paces.rereads:
                group.create_task(self._reread_forever(reread))
            group.create_task(self._reread_open_forever())
            for _ in range(self._paces.readers):
                group.create_task(self._read_new_forever())
            group.create_task(self._read_again_forever())

    def follow(self, handles: Sequence[str]) -> None:
        """Follow these channels from now on, and no others."""
        self.roster.follow(handles)
        self._refresh_now.set()

    async def compare(self) -> None:
        """Compare all cursors with the server and have the channels that are behind read."""
        at = self._now()
        level: list[int] = []

        async def look(batch: Sequence[ChannelIdentity]) -> None:
            tops = await top_messages(self._supervisor, batch)
            for channel in batch:
                top = tops.get(channel.channel_id)
                if top is not None and top <= await self._sink.cursor(channel.channel_id):
                    level.append(channel.channel_id)
                else:
                    self._wakes.look(channel.channel_id, top or 0, at)

        await each_batch(list(self.roster.followed.values()), look, self.roster.refused)
        if level:
            await self._sink.covered(level, at)
        self._on_round()
        await self._sweep()

    def _listen(self, client: Any) -> None:
        wake_on_updates(client, self._wakes, lambda channel_id: channel_id in self.roster.followed)

    def _found(self, channel_id: int) -> None:
        self._to_sweep.add(channel_id)
        self._compare_now.set()

    async def _after_connecting(self) -> None:
        self._refresh_now.set()
        self._compare_now.set()
        # Telethon asks for the missed updates of those channels only that it has seen in a list of dialogs.
        await self._supervisor.guarded(self._supervisor.client.get_dialogs(), _DIALOGS_TIMEOUT)

    async def _forever(self, name: str, act: Callable[[], Awaitable[None]], now: asyncio.Event, every: float) -> None:
        while True:
            await self._supervisor.up.wait()
            now.clear()
            pause = await self._attempt(name, act, every)
            try:
                async with asyncio.timeout(pause):
                    await now.wait()
            except TimeoutError:
                continue

    async def _attempt(self, name: str, act: Callable[[], Awaitable[None]], every: float) -> float:
        """Act; return the seconds until the next time."""
        try:
            await act()
        except Flooded as flood:
            await self._note_flood("", name, flood)
            return flood.seconds
        except TelegramError as error:
            _log.warning("%s: %s", name, error)
            return self._paces.retry
        except Exception:
            _log.exception("%s failed", name)
            return self._paces.rest
        return every

    async def _reread_forever(self, reread: Reread) -> None:
        while True:
            await asyncio.sleep(reread.every)
            await self._attempt(
                "looking again", lambda: self._wake_recent(reread.window, list(self.roster.followed)), 0
            )

    async def _reread_open_forever(self) -> None:
        while True:
            await asyncio.sleep(self._paces.open_every)
            await self._attempt("looking again at open incidents", self._wake_open, 0)

    async def _wake_open(self) -> None:
        """Look again at the posts behind incidents of which more may be heard."""
        found = await self._sink.unsettled(self._now() - self._paces.open_window)
        for channel_id, ids in found.items():
            if channel_id in self.roster.followed:
                self._wakes.look_again(channel_id, dict.fromkeys(ids))

    async def _sweep(self) -> None:
        """Look again at what may have changed while there was no connection."""
        sweeping, self._to_sweep = self._to_sweep, set()
        window = max((reread.window for reread in self._paces.rereads), default=timedelta())
        await self._wake_recent(window, sweeping)

    async def _wake_recent(self, window: timedelta, channels: Iterable[int]) -> None:
        since = self._now() - window
        for channel_id in list(channels):
            recent = await self._sink.recent(channel_id, since)
            if recent:
                self._wakes.look_again(channel_id, dict.fromkeys(recent))

    async def _read_new_forever(self) -> None:
        while True:
            await self._supervisor.up.wait()
            await self._read(await self._wakes.take({Kind.NEW}))

    async def _read_again_forever(self) -> None:
        while True:
            await self._supervisor.up.wait()
            await self._reader.turn_to_look_again()
            await self._read(await self._wakes.take({Kind.AGAIN}))

    async def _read(self, taken: Taken) -> None:
        channel = self.roster.followed.get(taken.channel_id)
        if channel is None:
            self._wakes.done(taken)
            return
        try:
            await self._reader.do(channel, taken)
        except Flooded as flood:
            await self._note_flood(channel.handle, channel.handle, flood)
            self._wakes.put_back(taken, flood.seconds, flooded=True)
        except Refused as error:
            await self.roster.refused(channel, error)
            self._wakes.done(taken)
        except TelegramError as error:
            _log.info("%s: %s", channel.handle, error)
            self._wakes.put_back(taken, self._paces.retry)
        except Exception:
            _log.exception("%s could not be read", channel.handle)
            self._wakes.put_back(taken, self._paces.rest)
        else:
            self._wakes.done(taken)

    async def _note_flood(self, handle: str, what: str, flood: Flooded) -> None:
        self.floods += 1
        _log.warning("%s: %s", what, flood)
        if self._on_flood is None:
            return
        try:
            await self._on_flood(handle, flood.seconds)
        except Exception:
            _log.exception("a flood wait was not kept")
