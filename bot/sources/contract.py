"""What a source of posts needs from whoever keeps them, so that a source knows no storage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.model import Post


@dataclass(frozen=True, slots=True)
class ChannelIdentity:
    """Who a channel is, as seen when its handle was resolved.

    `handle` is spelled as in the list of channels and compared without case. `channel_id` is Telegram's bare
    (positive, unmarked) id, the same number as in PostKey. `access_hash` belongs to the reader's account only.
    """

    handle: str
    channel_id: int
    access_hash: int
    title: str
    verified: bool


class Trouble(StrEnum):
    """What keeps a channel from being read."""

    NOT_FOUND = "not_found"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SourceAlarm:
    """Something about a channel that a person has to look at; the channel is not read meanwhile.

    `known` is the stored identity and `now` the one the server shows, where there are such; saving `now` accepts it.
    `detail` is for the operator, in English.
    """

    handle: str
    trouble: Trouble
    detail: str
    known: ChannelIdentity | None = None
    now: ChannelIdentity | None = None


class PostSink(Protocol):
    """The keeper of posts. Every method either does all of its work durably or raises; all are safe to repeat."""

    async def cursor(self, channel_id: int) -> int:
        """The message id up to which the channel was read; 0 when it never was."""
        ...

    async def save(self, channel_id: int, posts: Sequence[Post], read_to: int, seen: datetime) -> None:
        """Store post versions (oldest first), whatever follows from them, and the cursor, in one transaction.

        A post whose text is stored already changes nothing; another text is a new version. The cursor becomes
        `read_to` unless it is further already. `posts` may be empty (only service messages were read).
        """
        ...

    async def delete(self, channel_id: int, message_ids: Sequence[int], seen: datetime) -> None:
        """Mark posts as withdrawn by their source; unknown and already withdrawn ids are passed over."""
        ...

    async def identity(self, handle: str) -> ChannelIdentity | None:
        """What is stored about a channel, None before its first resolve."""
        ...

    async def save_identity(self, identity: ChannelIdentity) -> None:
        """Store or replace the identity of a handle."""
        ...

    async def recent(self, channel_id: int, since: datetime) -> Mapping[int, str]:
        """Message id -> latest text of the channel's posts dated at or after `since` that are not withdrawn."""
        ...

    async def unsettled(self, since: datetime) -> Mapping[int, Sequence[int]]:
        """Channel id -> ids of the posts behind incidents that ended or changed at or after `since`.

        Withdrawn posts are left out: they are back only when their source publishes them anew.
        """
        ...

    async def covered(self, channel_ids: Sequence[int], at: datetime) -> None:
        """These channels were read up to `at` and nothing was missing."""
        ...
