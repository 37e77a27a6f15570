"""A keeper of posts in memory, with the promises of PostSink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.model import Post
from bot.sources.contract import ChannelIdentity


class MemorySink:
    """`versions` has every text a post had, `withdrawn` the keys of deleted posts, `saves` the ids in save order."""

    def __init__(self) -> None:
        self.cursors: dict[int, int] = {}
        self.posts: dict[tuple[int, int], Post] = {}
        self.versions: dict[tuple[int, int], list[str]] = {}
        self.withdrawn: set[tuple[int, int]] = set()
        self.identities: dict[str, ChannelIdentity] = {}
        self.coverage: dict[int, datetime] = {}
        self.saves: list[tuple[int, int]] = []
        self.failures = 0
        self.behind_incidents: dict[int, list[int]] = {}
        self.incidents_end = datetime.max.replace(tzinfo=UTC)

    def texts(self, channel_id: int) -> dict[int, str]:
        """Latest text of the live posts of a channel."""
        live = {key: post for key, post in self.posts.items() if key not in self.withdrawn}
        return {message_id: post.text for (channel, message_id), post in live.items() if channel == channel_id}

    async def cursor(self, channel_id: int) -> int:
        return self.cursors.get(channel_id, 0)

    async def save(self, channel_id: int, posts: Sequence[Post], read_to: int, seen: datetime) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("the disk is full")
        for post in posts:
            self.posts[post.key] = post
            self.saves.append(post.key)
            versions = self.versions.setdefault(post.key, [])
            if not versions or versions[-1] != post.text:
                versions.append(post.text)
        self.cursors[channel_id] = max(self.cursors.get(channel_id, 0), read_to)

    async def delete(self, channel_id: int, message_ids: Sequence[int], seen: datetime) -> None:
        self.withdrawn |= {(channel_id, i) for i in message_ids if (channel_id, i) in self.posts}

    async def identity(self, handle: str) -> ChannelIdentity | None:
        return self.identities.get(handle.lower())

    async def save_identity(self, identity: ChannelIdentity) -> None:
        self.identities[identity.handle.lower()] = identity

    async def recent(self, channel_id: int, since: datetime) -> Mapping[int, str]:
        return {i: text for i, text in self.texts(channel_id).items() if self.posts[channel_id, i].date >= since}

    async def unsettled(self, since: datetime) -> Mapping[int, Sequence[int]]:
        return {
            channel_id: ids for channel_id, ids in self.behind_incidents.items() if ids and self.incidents_end >= since
        }

    async def covered(self, channel_ids: Sequence[int], at: datetime) -> None:
        for channel_id in channel_ids:
            self.coverage[channel_id] = max(at, self.coverage.get(channel_id, at))
