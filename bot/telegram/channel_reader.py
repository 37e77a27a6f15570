"""Does the pending work of one channel: reads on from its cursor, or looks at old posts again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model import Post
from bot.sources.contract import ChannelIdentity, PostSink
from bot.telegram.history import Caller, read_after, read_again, read_latest
from bot.telegram.messages import as_post
from bot.telegram.paces import Bucket, Paces
from bot.telegram.wakes import Kind, Offered, Taken, Work

_LATELY = timedelta(hours=48)


class ChannelReader:
    """Stateless between calls: the cursor is asked for each time, and every step can be repeated."""

    def __init__(self, caller: Caller, sink: PostSink, paces: Paces, now: Callable[[], datetime]) -> None:
        self._caller = caller
        self._sink = sink
        self._paces = paces
        self._now = now
        self._history = Bucket(paces.history_burst, paces.history_rate)
        self._again = Bucket(paces.reread_burst, paces.reread_rate)

    async def do(self, channel: ChannelIdentity, taken: Taken) -> None:
        """Raises the errors of bot.telegram.errors and whatever the sink raises; then the work is still to be done."""
        if taken.kind is Kind.NEW:
            await self._read_new(channel, taken.work)
        else:
            await self._read_again(channel, taken.work)

    async def turn_to_look_again(self) -> None:
        """Wait for one's turn before taking such work: a channel in hand must not wait, its new posts would too."""
        await self._again.take()

    async def _read_new(self, channel: ChannelIdentity, work: Work) -> None:
        cursor = await self._sink.cursor(channel.channel_id)
        if cursor == 0:
            cursor = await self._backfill(channel)
        cursor = await self._take_offered(channel, cursor, work.offered)
        wanted = max([work.top, *work.offered])
        if cursor < wanted or work.look:
            await self._catch_up(channel, cursor, wanted)
        if work.compared:
            await self._sink.covered([channel.channel_id], work.compared)

    async def _backfill(self, channel: ChannelIdentity) -> int:
        await self._history.take()
        since = self._now() - self._paces.backfill
        stretch = await read_latest(self._caller, channel, since, self._paces.backfill_posts)
        await self._sink.save(channel.channel_id, stretch.posts, stretch.read_to, self._now())
        return stretch.read_to

    async def _take_offered(self, channel: ChannelIdentity, cursor: int, offered: dict[int, Offered]) -> int:
        """Store messages of events that follow the cursor without any gap; they need not be fetched."""
        posts: list[Post] = []
        read_to = cursor
        while read_to + 1 in offered:
            read_to += 1
            post = as_post(offered[read_to].message, channel.handle, offered[read_to].names)
            posts += [post] if post else []
        if read_to > cursor:
            await self._sink.save(channel.channel_id, posts, read_to, self._now())
        return read_to

    async def _catch_up(self, channel: ChannelIdentity, cursor: int, wanted: int) -> None:
        """Read pages until the id `wanted` is reached or, if it is 0, nothing is left."""
        while True:
            await self._history.take()
            stretch = await read_after(self._caller, channel, cursor)
            if stretch.read_to == cursor:
                return
            await self._sink.save(channel.channel_id, stretch.posts, stretch.read_to, self._now())
            cursor = stretch.read_to
            if 0 < wanted <= cursor:
                return

    async def _read_again(self, channel: ChannelIdentity, work: Work) -> None:
        known = await self._sink.recent(channel.channel_id, self._now() - _LATELY)
        # Reactions also arrive as edits: an edit into the text that is known needs no request.
        ids = sorted(i for i, text in work.again.items() if text is None or known.get(i) != text)
        if ids:
            await self._save_changes(channel, await read_again(self._caller, channel, ids))

    async def _save_changes(self, channel: ChannelIdentity, posts: dict[int, Post | None]) -> None:
        gone = sorted(message_id for message_id, post in posts.items() if post is None)
        if gone:
            await self._sink.delete(channel.channel_id, gone, self._now())
        alive = [post for _, post in sorted(posts.items()) if post]
        if not alive:
            return
        # Only posts that are on record can change; one from before the back-fill is nobody's business.
        known = await self._sink.recent(channel.channel_id, min(post.date for post in alive))
        changed = [post for post in alive if known.get(post.message_id, post.text) != post.text]
        if changed:
            await self._sink.save(channel.channel_id, changed, 0, self._now())
