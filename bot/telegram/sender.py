"""Sends messages through the bot, each shown once however often it is sent."""

from __future__ import annotations

from typing import Any

from telethon import utils
from telethon.tl import functions, types

from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import (
    ChatGone,
    DeliveryError,
    FloodWait,
    Migrated,
    NoMedia,
    Rejected,
    Temporary,
    TooLong,
    TopicClosed,
)
from bot.telegram.errors import Flooded, Refused, TelegramError
from bot.telegram.outgoing import keyboard_of, media_of, message_id_in, text_of
from bot.telegram.supervisor import Supervisor
from bot.telegram.uploads import Uploads

_GONE = frozenset({
    "CHANNEL_INVALID",
    "CHANNEL_PRIVATE",
    "CHAT_ADMIN_REQUIRED",
    "CHAT_FORBIDDEN",
    "CHAT_GUEST_SEND_FORBIDDEN",
    "CHAT_ID_INVALID",
    "CHAT_RESTRICTED",
    "CHAT_SEND_PLAIN_FORBIDDEN",
    "CHAT_WRITE_FORBIDDEN",
    "INPUT_USER_DEACTIVATED",
    "PEER_ID_INVALID",
    "USER_BANNED_IN_CHANNEL",
    "USER_ID_INVALID",
    "USER_IS_BLOCKED",
})  # fmt: skip
_TOPIC_CLOSED = frozenset({"TOPIC_CLOSED", "TOPIC_DELETED"})
_TOPIC_MISSING = frozenset({"MSG_ID_INVALID", "REPLY_MESSAGE_ID_INVALID", "REPLY_TO_INVALID"})
_NO_MEDIA = frozenset({
    "CHAT_SEND_DOCS_FORBIDDEN",
    "CHAT_SEND_MEDIA_FORBIDDEN",
    "CHAT_SEND_PHOTOS_FORBIDDEN",
})  # fmt: skip
_TOO_LONG = frozenset({"ENTITIES_TOO_LONG", "MEDIA_CAPTION_TOO_LONG", "MESSAGE_TOO_LONG"})


class TelegramSender:
    """The Sender of bot.delivery.contract over the bot's connection."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor
        self._uploads = Uploads(supervisor)

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        """See bot.delivery.contract.Sender."""
        try:
            request = await self._request(chat, body, random_id)
            answer = await self._supervisor.call(request)
        except TelegramError as error:
            raise await self._explained(error, chat) from error
        message_id = message_id_in(answer, random_id)
        if message_id is None:
            raise Rejected("NO_MESSAGE_ID")
        return message_id

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        """Replace text and buttons of a message of the bot; the same content again is no error."""
        text, entities = text_of(body.html)
        try:
            request = functions.messages.EditMessageRequest(
                await self._peer(chat.chat_id),
                message_id,
                no_webpage=True,
                message=text,
                entities=entities,
                reply_markup=keyboard_of(body.buttons),
            )
            await self._supervisor.call(request)
        except Refused as error:
            if error.code != "MESSAGE_NOT_MODIFIED":
                raise await self._explained(error, chat) from error
        except TelegramError as error:
            raise await self._explained(error, chat) from error

    async def _request(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> Any:
        peer = await self._peer(chat.chat_id)
        text, entities = text_of(body.html)
        common = {
            "random_id": random_id,
            "entities": entities,
            "silent": body.silent or None,
            "reply_markup": keyboard_of(body.buttons),
            "reply_to": _reply(body.reply_to or chat.topic, chat.topic),
        }
        media = await media_of(self._uploads, body)
        if media is not None:
            return functions.messages.SendMediaRequest(peer, media, text, **common)
        return functions.messages.SendMessageRequest(peer, text, no_webpage=True, **common)

    async def _peer(self, chat_id: int) -> Any:
        """The chat as Telegram wants it named; the session remembers those the bot has met."""
        number, kind = utils.resolve_id(chat_id)
        if kind is types.PeerChat:
            return types.InputPeerChat(number)
        try:
            return await self._supervisor.guarded(self._supervisor.client.get_input_entity(kind(number)))
        except ValueError as error:
            raise Refused("PEER_ID_INVALID") from error

    async def _explained(self, error: TelegramError, chat: ChatAddress) -> DeliveryError:
        if isinstance(error, Refused) and error.code.startswith("FILE_PART"):
            self._uploads.forget()
            return Temporary(error.code)
        found = explained(error, chat)
        return (await self._new_home(chat.chat_id) or found) if isinstance(found, ChatGone) else found

    async def _new_home(self, chat_id: int) -> Migrated | Temporary | None:
        """Where a basic group has gone, if it has become a supergroup."""
        number, kind = utils.resolve_id(chat_id)
        if kind is not types.PeerChat:
            return None
        try:
            answer = await self._supervisor.call(functions.messages.GetChatsRequest([number]))
        except Refused:
            return None
        except TelegramError as error:
            return Temporary(str(error))
        target = next((getattr(chat, "migrated_to", None) for chat in answer.chats), None)
        return Migrated(utils.get_peer_id(types.PeerChannel(target.channel_id))) if target else None


def explained(error: TelegramError, chat: ChatAddress) -> DeliveryError:
    """What an error means for a message to this chat."""
    match error:
        case Flooded():
            return FloodWait(error.seconds)
        case Refused():
            return _refusal(error.code, chat)
    return Temporary(str(error))


def _refusal(code: str, chat: ChatAddress) -> DeliveryError:
    if code in _TOPIC_CLOSED or (chat.topic and code in _TOPIC_MISSING):
        return TopicClosed(code)
    if code in _TOO_LONG:
        return TooLong(code)
    if code in _NO_MEDIA:
        return NoMedia(code)
    return ChatGone(code) if code in _GONE else Rejected(code)


def _reply(message_id: int | None, topic: int | None) -> Any:
    return None if message_id is None else types.InputReplyToMessage(message_id, top_msg_id=topic)
