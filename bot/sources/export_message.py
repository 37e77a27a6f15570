"""From one message of an export to a post. Nothing here trusts the types of the fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.model import Channel, Post

Resolve = Callable[[int, str], Channel | None]
"""(bare chat id or 0 where unknown, title) -> the channel it is, None for a chat that is not to be read."""

_MARKED = -1_000_000_000_000
_EXPORT_ZONE = "Europe/Moscow"


def is_channel(kind: object) -> bool:
    """Whether an export's chat type is a broadcast channel; groups and private chats are never read."""
    return kind in ("public_channel", "private_channel")


def bare_id(raw: object) -> int:
    """Telegram's bare channel id of an export's chat id (some tools write it marked, -100…); 0 when it is none."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        return 0
    return _MARKED - raw if raw < _MARKED else max(raw, 0)


def to_post(fields: Mapping[str, Any], channel: Channel, channel_id: int, resolve: Resolve) -> Post | None:
    """The post, or None when the message has no usable id or date.

    `album` stays None: an export does not say which messages were sent together.
    """
    message_id = fields.get("id")
    date = _moment(fields, "date")
    if not isinstance(message_id, int) or isinstance(message_id, bool) or message_id <= 0 or date is None:
        return None
    edited = _moment(fields, "edited")
    reply = fields.get("reply_to_message_id")
    demo = channel.handle.lower().startswith("demo_")
    return Post(
        channel_id=channel_id,
        message_id=message_id,
        channel=channel.handle,
        date=date,
        text=_text(fields.get("text")),
        # Old exports write 1970 for "never edited".
        edited=edited if edited is not None and edited >= date else None,
        reply_to=reply if isinstance(reply, int) and not isinstance(reply, bool) and reply > 0 else None,
        forwarded_from=_origin(fields, resolve),
        link=None if demo else f"https://t.me/{channel.handle}/{message_id}",
    )


def _text(raw: object) -> str:
    """The plain text of a string or of a list of strings and formatted pieces."""
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, list):
        return ""
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in raw)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _origin(fields: Mapping[str, Any], resolve: Resolve) -> str | None:
    title = fields.get("forwarded_from")
    marked = fields.get("forwarded_from_id")
    if not isinstance(title, str) or not title:
        return None
    if isinstance(marked, str) and marked.startswith("user"):
        # A private person's name has no place in the record.
        return None
    number = marked.removeprefix("channel") if isinstance(marked, str) else ""
    known = resolve(int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0, title)
    return title if known is None else known.handle


def _moment(fields: Mapping[str, Any], name: str) -> datetime | None:
    """Aware UTC from `<name>_unixtime` or, in exports older than that field, from the local time in `<name>`.

    Such an export does not say whose local time it is; it is taken for Moscow time.
    """
    seconds = fields.get(f"{name}_unixtime")
    local = fields.get(name)
    try:
        if isinstance(seconds, str | int) and not isinstance(seconds, bool):
            return datetime.fromtimestamp(int(seconds), UTC)
        if isinstance(local, str):
            moment = datetime.fromisoformat(local)
            return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(_EXPORT_ZONE))).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None
