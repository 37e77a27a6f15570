"""Telegram's errors keep their exact names on the way through Telethon."""

from __future__ import annotations

import pytest
from telethon import errors
from telethon.tl.types import RpcError

from bot.delivery.contract import ChatAddress
from bot.delivery.errors import (
    ChatGone,
    DeliveryError,
    FloodWait,
    NoMedia,
    Rejected,
    Temporary,
    TooLong,
    TopicClosed,
)
from bot.telegram.errors import translated
from bot.telegram.sender import explained

PRIVATE, TOPIC = ChatAddress(200), ChatAddress(-1000000000041, 8)


def outcome(number: int, code: str, chat: ChatAddress = PRIVATE) -> DeliveryError:
    """What delivery is told when Telegram answers a message with this error."""
    error = translated(errors.rpc_message_to_error(RpcError(number, code), None))
    assert error is not None
    return explained(error, chat)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (400, "CHANNEL_INVALID"),
        (400, "CHANNEL_PRIVATE"),
        (400, "CHAT_ADMIN_REQUIRED"),
        (400, "CHAT_ID_INVALID"),
        (400, "CHAT_RESTRICTED"),
        (400, "INPUT_USER_DEACTIVATED"),
        (400, "PEER_ID_INVALID"),
        (400, "USER_BANNED_IN_CHANNEL"),
        (400, "USER_ID_INVALID"),
        (400, "USER_IS_BLOCKED"),
        (403, "CHAT_FORBIDDEN"),
        (403, "CHAT_GUEST_SEND_FORBIDDEN"),
        (403, "CHAT_SEND_PLAIN_FORBIDDEN"),
        (403, "CHAT_WRITE_FORBIDDEN"),
        (403, "USER_IS_BLOCKED"),
    ],
)
def test_a_chat_that_cannot_be_written_to_is_known_by_the_exact_error(number: int, code: str) -> None:
    found = outcome(number, code)

    assert isinstance(found, ChatGone)
    assert found.code == code


@pytest.mark.parametrize("code", ["USER_IS_BLOCKED_BY_MOON", "CHAT_WRITE", "BLOCKED", "MESSAGE_EMPTY", "NEW_ERROR"])
def test_what_only_resembles_such_an_error_pauses_nobody(code: str) -> None:
    found = outcome(400, code)

    assert isinstance(found, Rejected)
    assert found.code == code


@pytest.mark.parametrize(
    ("number", "code", "chat", "kind"),
    [
        (400, "TOPIC_CLOSED", TOPIC, TopicClosed),
        (400, "TOPIC_DELETED", TOPIC, TopicClosed),
        (400, "REPLY_MESSAGE_ID_INVALID", TOPIC, TopicClosed),
        (400, "REPLY_MESSAGE_ID_INVALID", PRIVATE, Rejected),
        (400, "MESSAGE_TOO_LONG", PRIVATE, TooLong),
        (400, "MEDIA_CAPTION_TOO_LONG", PRIVATE, TooLong),
        (400, "ENTITIES_TOO_LONG", PRIVATE, TooLong),
        (403, "CHAT_SEND_MEDIA_FORBIDDEN", TOPIC, NoMedia),
        (403, "CHAT_SEND_PHOTOS_FORBIDDEN", TOPIC, NoMedia),
        (403, "CHAT_SEND_DOCS_FORBIDDEN", TOPIC, NoMedia),
        (500, "INTERNAL", PRIVATE, Temporary),
        (-503, "Timeout", PRIVATE, Temporary),
    ],
)
def test_other_errors_lead_to_their_own_outcomes(
    number: int, code: str, chat: ChatAddress, kind: type[DeliveryError]
) -> None:
    assert type(outcome(number, code, chat)) is kind


@pytest.mark.parametrize(
    ("code", "seconds"), [("FLOOD_WAIT_43200", 43_200), ("SLOWMODE_WAIT_9", 9), ("FLOOD_PREMIUM_WAIT_3", 3)]
)
def test_waits_say_for_how_long(code: str, seconds: int) -> None:
    found = outcome(420, code)

    assert isinstance(found, FloodWait)
    assert found.seconds == seconds
