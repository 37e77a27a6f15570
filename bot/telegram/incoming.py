"""What people do in chats, as requests to the commands."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telethon import utils
from telethon.tl import functions, types

from bot.chat.contract import ChatKind, Request
from bot.telegram.errors import TelegramError
from bot.telegram.supervisor import Supervisor

_COMMAND = re.compile(r"/(?P<command>\w+)(?:@(?P<bot>\w+))?(?P<rest>\s.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request and a key that is the same whenever Telegram delivers the same thing again."""

    request: Request
    key: tuple[object, ...]
    query_id: int | None = None


def addressed_text(text: str, own_name: str | None) -> str | None:
    """The text as the commands want it; None for a command to another bot."""
    match = _COMMAND.fullmatch(text.strip())
    if match is None or match["bot"] is None:
        return text
    if match["bot"].lower() != (own_name or "").lower():
        return None
    return f"/{match['command']}{match['rest'] or ''}"


def from_message(supervisor: Supervisor, message: Any, sender: Any, own_name: str | None) -> Incoming | None:
    """The request a message makes; None where there is nothing to answer.

    In groups and channels only commands are answered, not what people say to each other.
    """
    kind = _kind_of(message)
    text = addressed_text(message.message or "", own_name)
    if text is None or (kind != "private" and not text.startswith("/")):
        return None
    request = Request(
        chat_id=utils.get_peer_id(message.peer_id),
        topic=topic_of(message),
        user_id=_author(message, kind),
        text=text,
        kind=kind,
        is_admin=_admin_check(supervisor, message, kind),
        language=getattr(sender, "lang_code", None),
        message_id=message.id,
        location=_location(message.media),
        forwarded_from=_channel_forwarded(message) if kind == "private" else None,
    )
    return Incoming(request, ("message", request.chat_id, message.id))


async def from_press(supervisor: Supervisor, update: Any) -> Incoming | None:
    """The request a pressed button makes; None for data that is not ours.

    Telegram lets a client send any data in the name of any message of the bot. In a group that would let everybody
    change every message of the bot, so there the message has to carry the button.
    """
    try:
        data = (update.data or b"").decode()
    except UnicodeDecodeError:
        return None
    chat = update._entities.get(utils.get_peer_id(update.peer))
    person = update._entities.get(update.user_id)
    kind: ChatKind = "channel" if getattr(chat, "broadcast", None) else "group"
    if isinstance(update.peer, types.PeerUser):
        kind = "private"
    message = None if kind == "private" else await _pressed_message(supervisor, update)
    if kind != "private" and not _carries(message, update.data):
        return None
    request = Request(
        chat_id=utils.get_peer_id(update.peer),
        topic=topic_of(message) if message and getattr(chat, "forum", None) else None,
        user_id=update.user_id,
        text="",
        kind=kind,
        is_admin=_yes if kind == "private" else _check(supervisor, update.peer, update.user_id),
        language=getattr(person, "lang_code", None),
        callback=data,
        message_id=update.msg_id,
    )
    return Incoming(request, ("press", update.query_id), update.query_id)


def moved(message: Any) -> tuple[int, int] | None:
    """The marked ids of a group and of the supergroup it has become, where a message says so."""
    match getattr(message, "action", None):
        case types.MessageActionChatMigrateTo(channel_id=channel_id):
            return utils.get_peer_id(message.peer_id), utils.get_peer_id(types.PeerChannel(channel_id))
        case types.MessageActionChannelMigrateFrom(chat_id=chat_id):
            return utils.get_peer_id(types.PeerChat(chat_id)), utils.get_peer_id(message.peer_id)
    return None


def topic_of(message: Any) -> int | None:
    """The forum topic a message was written in; None outside of topics and in General."""
    reply = message.reply_to
    if not isinstance(reply, types.MessageReplyHeader) or not reply.forum_topic:
        return None
    topic: int | None = reply.reply_to_top_id or reply.reply_to_msg_id
    return topic


async def _pressed_message(supervisor: Supervisor, update: Any) -> Any:
    try:
        return await supervisor.guarded(supervisor.client.get_messages(update.peer, ids=update.msg_id))
    except (TelegramError, ValueError):
        return None


def _carries(message: Any, data: bytes | None) -> bool:
    """Whether a message has a button with this data at this moment."""
    markup = getattr(message, "reply_markup", None)
    if not isinstance(markup, types.ReplyInlineMarkup):
        return False
    kinds = (button.type for row in markup.rows for button in row.buttons)
    return any(isinstance(kind, types.InlineButtonTypeCallback) and kind.data == data for kind in kinds)


def _kind_of(message: Any) -> ChatKind:
    if isinstance(message.peer_id, types.PeerUser):
        return "private"
    return "channel" if message.post else "group"


def _author(message: Any, kind: ChatKind) -> int | None:
    author = message.from_id or (message.peer_id if kind == "private" else None)
    number: int | None = author.user_id if isinstance(author, types.PeerUser) else None
    return number


def _admin_check(supervisor: Supervisor, message: Any, kind: ChatKind) -> Callable[[], Awaitable[bool]]:
    if kind != "group" or message.from_id == message.peer_id:
        # Only admins post in a channel, and only admins can write in the group's own name.
        return _yes
    if isinstance(message.from_id, types.PeerUser):
        return _check(supervisor, message.peer_id, message.from_id.user_id)
    return _no


def _check(supervisor: Supervisor, peer: Any, user_id: int) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        try:
            return await _is_admin(supervisor, peer, user_id)
        except (TelegramError, ValueError):
            return False

    return check


async def _is_admin(supervisor: Supervisor, peer: Any, user_id: int) -> bool:
    if isinstance(peer, types.PeerChat):
        full = await supervisor.call(functions.messages.GetFullChatRequest(peer.chat_id))
        members = getattr(full.full_chat.participants, "participants", ())
        roles = [member for member in members if member.user_id == user_id]
        return any(isinstance(role, types.ChatParticipantAdmin | types.ChatParticipantCreator) for role in roles)
    channel = await supervisor.guarded(supervisor.client.get_input_entity(peer))
    person = await supervisor.guarded(supervisor.client.get_input_entity(types.PeerUser(user_id)))
    answer = await supervisor.call(functions.channels.GetParticipantRequest(channel, person))
    return isinstance(answer.participant, types.ChannelParticipantAdmin | types.ChannelParticipantCreator)


def _channel_forwarded(message: Any) -> int | None:
    origin = getattr(message.fwd_from, "from_id", None)
    marked: int | None = utils.get_peer_id(origin) if isinstance(origin, types.PeerChannel) else None
    return marked


def _location(media: Any) -> tuple[float, float] | None:
    point = getattr(media, "geo", None)
    return (point.lat, point.long) if isinstance(point, types.GeoPoint) else None


async def _yes() -> bool:
    return True


async def _no() -> bool:
    return False
