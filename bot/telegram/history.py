"""Reading stretches of a channel's history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from telethon.tl import functions, types

from bot.model import Post
from bot.sources.contract import ChannelIdentity
from bot.telegram.messages import as_post, names_of

_PAGE = 100


class Caller(Protocol):
    """Whatever sends a request and raises only the errors of bot.telegram.errors; a Supervisor is one."""

    async def call(self, request: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Posts, oldest first, and the message id up to which nothing is left out (service messages count)."""

    posts: tuple[Post, ...]
    read_to: int


async def read_after(caller: Caller, channel: ChannelIdentity, after: int) -> Stretch:
    """The next page of messages with larger ids than `after`; `read_to` equals `after` when there are none."""
    # Offsets only: Telegram answers nothing at all when min_id or max_id are far from the newest message.
    request = functions.messages.GetHistoryRequest(_peer(channel), after + 1, None, -_PAGE, _PAGE, 0, 0, 0)
    answer = await caller.call(request)
    messages = sorted((m for m in answer.messages if m.id > after), key=_id)
    return _stretch(channel, messages, names_of(answer.chats), after)


async def read_latest(caller: Caller, channel: ChannelIdentity, since: datetime, most: int) -> Stretch:
    """The newest messages that are not older than `since`, at most about `most`."""
    found: list[Any] = []
    names: dict[int, str] = {}
    newest = offset = 0
    while len(found) < most:
        request = functions.messages.GetHistoryRequest(_peer(channel), offset, None, 0, _PAGE, 0, 0, 0)
        answer = await caller.call(request)
        page = sorted(answer.messages, key=_id)
        if not page:
            break
        names |= names_of(answer.chats)
        newest, offset = max(newest, page[-1].id), page[0].id
        young = [message for message in page if _is_since(message, since)]
        found = young + found
        if len(young) < len(page):
            break
    return _stretch(channel, found, names, newest)


async def read_again(caller: Caller, channel: ChannelIdentity, ids: Sequence[int]) -> dict[int, Post | None]:
    """These messages as they are now, None for those that are gone. At most 200."""
    wanted = [types.InputMessageID(message_id) for message_id in ids]
    answer = await caller.call(functions.channels.GetMessagesRequest(_channel(channel), wanted))
    names = names_of(answer.chats)
    return {message.id: as_post(message, channel.handle, names) for message in answer.messages}


async def top_messages(caller: Caller, channels: Iterable[ChannelIdentity]) -> dict[int, int]:
    """Channel id -> id of its newest message, in one request for at most 100 channels.

    Channels of which the server says nothing are left out.
    """
    peers = [types.InputDialogPeer(_peer(channel)) for channel in channels]
    answer = await caller.call(functions.messages.GetPeerDialogsRequest(peers))
    return {
        dialog.peer.channel_id: dialog.top_message
        for dialog in answer.dialogs
        if isinstance(dialog.peer, types.PeerChannel)
    }


def _stretch(channel: ChannelIdentity, messages: Sequence[Any], names: dict[int, str], read_to: int) -> Stretch:
    posts = [as_post(message, channel.handle, names) for message in messages]
    newest = max((message.id for message in messages), default=read_to)
    return Stretch(tuple(post for post in posts if post), max(newest, read_to))


def _is_since(message: Any, since: datetime) -> bool:
    return message.date is None or message.date >= since


def _id(message: Any) -> int:
    number: int = message.id
    return number


def _peer(channel: ChannelIdentity) -> Any:
    return types.InputPeerChannel(channel.channel_id, channel.access_hash)


def _channel(channel: ChannelIdentity) -> Any:
    return types.InputChannel(channel.channel_id, channel.access_hash)
