"""Telegram's messages as posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from telethon.tl import types

from bot.model import Post

Names = Mapping[int, str]
"""Bare channel id -> its handle or, failing that, its title."""


def names_of(chats: Iterable[Any]) -> dict[int, str]:
    """The names by which forwards from these chats are credited."""
    return {chat.id: handle_of(chat) or chat.title for chat in chats if hasattr(chat, "title")}


def handle_of(chat: Any) -> str | None:
    """The chat's public user name without "@", None if it has none."""
    handles = handles_of(chat)
    return handles[0] if handles else None


def handles_of(chat: Any) -> list[str]:
    """Every active user name of a chat, the main one first."""
    main = getattr(chat, "username", None)
    more = [item.username for item in getattr(chat, "usernames", None) or () if item.active]
    return list(dict.fromkeys([main, *more] if main else more))


def as_post(message: Any, handle: str, names: Names) -> Post | None:
    """The post a channel message is; None for service messages and for ones that are gone.

    `handle` is the channel's handle as in the list of channels, `names` those that came with the message.
    """
    if not isinstance(message, types.Message):
        return None
    return Post(
        channel_id=message.peer_id.channel_id,
        message_id=message.id,
        channel=handle,
        date=_utc(message.date),
        text=message.message or "",
        edited=_edited(message),
        reply_to=_reply_to(message),
        album=message.grouped_id,
        forwarded_from=_origin(message.fwd_from, names),
        link=f"https://t.me/{handle}/{message.id}",
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _edited(message: Any) -> datetime | None:
    """The time of the last edit that Telegram shows; reactions bump the date but hide it."""
    return _utc(message.edit_date) if message.edit_date and not message.edit_hide else None


def _reply_to(message: Any) -> int | None:
    reply = message.reply_to
    if not isinstance(reply, types.MessageReplyHeader) or reply.reply_to_peer_id is not None:
        return None
    number: int | None = reply.reply_to_msg_id
    return number


def _origin(header: Any, names: Names) -> str | None:
    if header is None:
        return None
    if isinstance(header.from_id, types.PeerChannel) and header.from_id.channel_id in names:
        return names[header.from_id.channel_id]
    name: str | None = header.from_name or header.post_author
    return name
