"""The public web preview as a source, for operators without a user account.

Second best: posts come some minutes late, channels can switch their preview off, and what a channel edits or deletes
is only found while it is younger than 48 hours.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from bot.model import Post
from bot.sources.contract import ChannelIdentity, PostSink, SourceAlarm, Trouble
from bot.sources.preview_http import PreviewBusy, PreviewClosed
from bot.sources.preview_page import PreviewPage, is_gone, read_page

_log = logging.getLogger(__name__)
_LATELY: Final = timedelta(hours=48)
_MOST_PAGES: Final = 50
_CHECKED_AT_ONCE: Final = 5

Alarm = Callable[[SourceAlarm], Awaitable[None]]


class Fetcher(Protocol):
    """Gets pages at a polite pace, see bot.sources.preview_http.PreviewClient."""

    async def get(self, path: str, parameters: dict[str, str | int] | None = None) -> str: ...


class Waits(Protocol):
    """Growing waits between failures."""

    def next(self) -> float: ...

    def succeeded(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PreviewPaces:
    """`reread_every`: how often (seconds) the pages of 48 hours are read again; `backfill`: how far back at first.

    A round through all channels takes at least `round_at_least` seconds. A channel that has no preview is tried
    again after `closed_rest` seconds.
    """

    reread_every: float = 1800.0
    backfill: timedelta = timedelta(hours=24)
    round_at_least: float = 60.0
    closed_rest: float = 6 * 3600.0


@dataclass
class _Walk:
    """What pages showed, newest page first. `complete`: no message between the last page and the first is left out."""

    pages: list[PreviewPage] = field(default_factory=list)
    complete: bool = False

    @property
    def posts(self) -> dict[int, Post]:
        return {post.message_id: post for page in reversed(self.pages) for post in page.posts}

    @property
    def ids(self) -> set[int]:
        return {number for page in self.pages for number in page.ids}


class PreviewSource:
    """Reads channels one after the other, again and again; trouble with one does not stop the others.

    `on_read` is called after each channel that was read.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        sink: PostSink,
        handles: Sequence[str],
        *,
        alarm: Alarm,
        waits: Waits,
        paces: PreviewPaces | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_read: Callable[[], None] = lambda: None,
    ) -> None:
        self._fetcher = fetcher
        self._sink = sink
        self._handles = handles
        self._alarm = alarm
        self._waits = waits
        self._paces = paces or PreviewPaces()
        self._now = now
        self._on_read = on_read
        self._rest_until: dict[str, float] = {}
        self._reread_at: dict[str, float] = {}
        self._alarmed: set[SourceAlarm] = set()

    async def run(self) -> None:
        """Read until cancelled."""
        _log.warning("channels are read from their web preview, which is second best: later, and not for all of them")
        while True:
            began = _time()
            for handle in self._handles:
                if self._rest_until.get(handle, 0.0) <= _time():
                    await self.look_at(handle)
            await asyncio.sleep(max(self._paces.round_at_least - (_time() - began), 0.0))

    def follow(self, handles: Sequence[str]) -> None:
        """Read these channels from the next round on."""
        self._handles = list(handles)

    async def look_at(self, handle: str) -> None:
        """Read one channel once; waits when the server is busy, never raises for what a page or server does."""
        try:
            await self._read(handle)
        except PreviewBusy as busy:
            pause = busy.seconds if busy.seconds is not None else self._waits.next()
            _log.warning("%s: %s; waiting %.0f s", handle, busy, pause)
            await asyncio.sleep(pause)
        except PreviewClosed as closed:
            self._waits.succeeded()
            await self._stop(SourceAlarm(handle, Trouble.REFUSED, str(closed)))
        except Exception:
            _log.exception("%s could not be read", handle)
        else:
            self._waits.succeeded()
            self._on_read()

    async def _read(self, handle: str) -> None:
        at = self._now()
        newest = read_page(await self._fetcher.get(f"/s/{handle}"), handle)
        if not newest.is_preview:
            raise PreviewClosed("its page is no web preview")
        if newest.is_blind:
            raise PreviewClosed("its posts can only be read in Telegram, the preview shows none of their text")
        if newest.channel_id is None or not newest.ids:
            return
        if not await self._is_who_it_was(handle, newest, newest.channel_id):
            return
        if newest.hidden:
            _log.warning("%s: the preview does not show the text of %s", handle, newest.hidden)
        cursor = await self._sink.cursor(newest.channel_id)
        walk = await self._walk(handle, newest, cursor, at)
        await self._keep(newest.channel_id, walk, cursor)
        await self._check_missing(handle, newest.channel_id, walk)
        if walk.complete:
            await self._sink.covered([newest.channel_id], at)

    async def _is_who_it_was(self, handle: str, page: PreviewPage, channel_id: int) -> bool:
        known = await self._sink.identity(handle)
        found = ChannelIdentity(handle, channel_id, 0, page.title, page.verified)
        if known is None:
            await self._sink.save_identity(found)
            return True
        changes = []
        if known.channel_id != channel_id:
            changes.append("the name belongs to another channel now")
        if known.title != page.title:
            changes.append(f"its title was {known.title!r} and is {page.title!r}")
        if known.verified and not page.verified:
            changes.append("it has lost its verified badge")
        if changes:
            await self._stop(SourceAlarm(handle, Trouble.CHANGED, "; ".join(changes), known, found))
        return not changes

    async def _walk(self, handle: str, newest: PreviewPage, cursor: int, at: datetime) -> _Walk:
        """Pages back to the cursor (at first: to the back-fill's day) and, when it is time, over 48 hours."""
        since = at - self._paces.backfill if cursor == 0 else at
        if self._reread_at.get(handle, 0.0) <= _time():
            since = min(since, at - _LATELY) if cursor else since
            self._reread_at[handle] = _time() + self._paces.reread_every
        walk = _Walk([newest])
        page = newest
        while True:
            # At first nothing is known: the day to go back to is the only aim.
            reached = cursor == 0 or page.ids[0] <= cursor + 1
            if not page.has_older or (reached and _oldest(page, at) < since) or (reached and since == at):
                walk.complete = True
                return walk
            if len(walk.pages) == _MOST_PAGES:
                _log.warning("%s: more than %d pages behind; what lies between is lost", handle, _MOST_PAGES)
                return walk
            page = read_page(await self._fetcher.get(f"/s/{handle}", {"before": page.ids[0]}), handle)
            if not page.ids or page.ids[-1] >= walk.pages[-1].ids[0]:
                # An empty page or the same one again: there is nothing older to be had.
                walk.complete = page.is_preview and not page.ids
                return walk
            walk.pages.append(page)

    async def _keep(self, channel_id: int, walk: _Walk, cursor: int) -> None:
        shown = [post for _, post in sorted(walk.posts.items())]
        if cursor == 0:
            since = self._now() - self._paces.backfill
            new = [post for post in shown if post.date >= since]
        else:
            new = [post for post in shown if post.message_id > cursor]
        seen = self._now()
        if new or max(walk.ids) > cursor:
            await self._sink.save(channel_id, new, max(walk.ids), seen)
        if cursor == 0 or not shown:
            return
        known = await self._sink.recent(channel_id, min(post.date for post in shown))
        old = (post for post in shown if post.message_id <= cursor)
        edited = [post for post in old if known.get(post.message_id, post.text) != post.text]
        if edited:
            await self._sink.save(channel_id, edited, 0, seen)

    async def _check_missing(self, handle: str, channel_id: int, walk: _Walk) -> None:
        """Posts on record that the pages leave out are asked for one by one before they count as deleted."""
        if not walk.posts:
            return
        oldest = min(walk.ids)
        known = await self._sink.recent(channel_id, min(post.date for post in walk.posts.values()))
        missing = sorted(number for number in known if number > oldest and number not in walk.ids)
        gone = [number for number in missing[-_CHECKED_AT_ONCE:] if await self._is_gone(handle, number)]
        if gone:
            await self._sink.delete(channel_id, gone, self._now())

    async def _is_gone(self, handle: str, number: int) -> bool:
        return is_gone(await self._fetcher.get(f"/{handle}/{number}", {"embed": "1", "mode": "tme"}))

    async def _stop(self, alarm: SourceAlarm) -> None:
        """Leave a channel alone for some hours and say so, once for each cause."""
        self._rest_until[alarm.handle] = _time() + self._paces.closed_rest
        if alarm not in self._alarmed:
            self._alarmed.add(alarm)
            await self._alarm(alarm)


def _oldest(page: PreviewPage, otherwise: datetime) -> datetime:
    return min((post.date for post in page.posts), default=otherwise)


def _time() -> float:
    return asyncio.get_running_loop().time()
