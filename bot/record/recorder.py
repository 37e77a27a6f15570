"""Keeps posts: every source of posts hands them here, and the record follows in the same transaction."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.channels import Channels
from bot.logs import about
from bot.model import Post, PostKey, Reading
from bot.reading import Reader
from bot.record.derive import derive
from bot.sources.contract import ChannelIdentity
from bot.store import Database, lag, posts
from bot.store.unsettled import unsettled_posts

log = logging.getLogger(__name__)


class Recorder:
    """The keeper of posts, see bot.sources.contract.PostSink, and the one who derives the record from them.

    `on_change` is called after posts have changed the incidents.
    """

    def __init__(
        self,
        database: Database,
        reader: Reader,
        channels: Channels,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._reader = reader
        self._channels = channels
        self._on_change = on_change

    async def cursor(self, channel_id: int) -> int:
        return await self._database.read(lambda db: posts.cursor(db, channel_id))

    async def save(self, channel_id: int, new_posts: Sequence[Post], read_to: int, seen: datetime) -> None:
        """Posts, versions, readings, statements, incidents and the cursor change together or not at all."""
        began = time.monotonic()
        readings = [(post, self.read(post)) for post in new_posts]

        def work(db: sqlite3.Connection) -> list[list[int]]:
            cursor = posts.cursor(db, channel_id)
            changed = []
            for post, reading in readings:
                posts.ensure_channel(db, post.channel_id, post.channel)
                changed.append(self._keep(db, post, reading, seen))
            posts.advance(db, channel_id, read_to)
            stored = seen + timedelta(seconds=time.monotonic() - began)
            for post in new_posts:
                if post.message_id > cursor:
                    lag.note(db, post, seen, stored)
            return changed

        changed = await self._database.write(work)
        if any(changed):
            self._on_change()
        for (post, reading), incidents in zip(readings, changed, strict=True):
            level = logging.INFO if incidents else logging.DEBUG
            where = about(post=f"{post.channel}/{post.message_id}", incident=incidents)
            log.log(level, "read as %s", reading.verdict.value, extra=where)

    async def archive(self, channel_id: int, old_posts: Sequence[Post], seen: datetime) -> None:
        """Save posts of a file, which may be older than what is stored.

        A newer version and a deletion stand. The cursor moves only where a channel was never read live: elsewhere
        the posts between the stored ones and the file's would never be read.
        """
        readings = [(post, self.read(post)) for post in old_posts]

        def work(db: sqlite3.Connection) -> None:
            for post, reading in readings:
                posts.ensure_channel(db, post.channel_id, post.channel)
                if posts.is_news(db, post):
                    self._keep(db, post, reading, seen)
            posts.advance_unread(db, channel_id, max(post.message_id for post in old_posts))

        await self._database.write(work)

    async def delete(self, channel_id: int, message_ids: Sequence[int], seen: datetime) -> None:
        def work(db: sqlite3.Connection) -> bool:
            changed = False
            for message_id in message_ids:
                key = PostKey(channel_id, message_id)
                if posts.mark_deleted(db, key, seen):
                    changed = bool(derive(db, key, self._channels, seen)) or changed
            return changed

        if await self._database.write(work):
            self._on_change()

    async def identity(self, handle: str) -> ChannelIdentity | None:
        state = await self._database.read(lambda db: posts.channel_by_handle(db, handle))
        if state is None or state.access_hash is None:
            return None
        return ChannelIdentity(state.handle, state.id, state.access_hash, state.title, state.verified)

    async def save_identity(self, identity: ChannelIdentity) -> None:
        await self._database.write(
            lambda db: posts.save_identity(
                db,
                identity.channel_id,
                identity.handle,
                access_hash=identity.access_hash,
                title=identity.title,
                verified=identity.verified,
            )
        )

    async def recent(self, channel_id: int, since: datetime) -> Mapping[int, str]:
        return await self._database.read(lambda db: posts.live_texts(db, channel_id, since))

    async def unsettled(self, since: datetime) -> Mapping[int, Sequence[int]]:
        return await self._database.read(lambda db: unsettled_posts(db, since))

    async def covered(self, channel_ids: Sequence[int], at: datetime) -> None:
        await self._database.write(partial(posts.cover, channel_ids=channel_ids, start=None, end=at))

    def read(self, post: Post) -> Reading:
        """Read one post in the light of its channel."""
        channel = self._channels.of_post(post)
        return self._reader.read(post.text, date=post.date, region=channel.region, federal=channel.kind == "federal")

    def _keep(self, db: sqlite3.Connection, post: Post, reading: Reading, seen: datetime) -> list[int]:
        """Store a version that is not stored yet; return the ids of the incidents it changed."""
        version = posts.save_version(db, post, seen)
        if version is None:
            return []
        posts.save_reading(db, post.key, version, self._reader.version, reading)
        return derive(db, post.key, self._channels, seen)
