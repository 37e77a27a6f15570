"""Telegram's messages as posts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telethon.tl import types as t

from bot.telegram.messages import as_post, names_of

POSTED = datetime(2025, 12, 8, 4, 30, tzinfo=UTC)
LATER = datetime(2025, 12, 8, 5, 0, tzinfo=UTC)


def message(**fields: Any) -> Any:
    fields = {"message": "text", "post": True, "date": POSTED, **fields}
    return t.Message(7, t.PeerChannel(11), **fields)


def origin(channel_id: int, title: str, username: str | None) -> Any:
    return t.Channel(channel_id, title, t.ChatPhotoEmpty(), POSTED, username=username)


def test_a_post_has_its_text_date_and_link() -> None:
    post = as_post(message(), "demo_alpha", {})

    assert post is not None
    assert (post.key, post.channel, post.text, post.date) == ((11, 7), "demo_alpha", "text", POSTED)
    assert post.link == "https://t.me/demo_alpha/7"


def test_a_caption_is_the_text_of_a_picture() -> None:
    post = as_post(message(message="caption", media=t.MessageMediaPhoto(photo=t.PhotoEmpty(1))), "demo_alpha", {})

    assert post is not None
    assert post.text == "caption"


def test_a_picture_without_caption_is_a_post_without_text() -> None:
    post = as_post(message(message="", media=t.MessageMediaPhoto(photo=t.PhotoEmpty(1))), "demo_alpha", {})

    assert post is not None
    assert post.text == ""


def test_parts_of_an_album_know_their_album() -> None:
    post = as_post(message(grouped_id=5), "demo_alpha", {})

    assert post is not None
    assert post.album == 5


@pytest.mark.parametrize(
    ("chats", "credited"),
    [
        ([origin(99, "Ministry", "demo_ministry")], "demo_ministry"),
        ([origin(99, "Closed headquarters", None)], "Closed headquarters"),
        ([], None),
    ],
)
def test_a_forward_is_credited_to_its_origin(chats: list[Any], credited: str | None) -> None:
    forward = t.MessageFwdHeader(POSTED, from_id=t.PeerChannel(99), channel_post=3)

    post = as_post(message(fwd_from=forward), "demo_alpha", names_of(chats))

    assert post is not None
    assert post.forwarded_from == credited


def test_a_forward_from_a_hidden_author_keeps_the_name() -> None:
    post = as_post(message(fwd_from=t.MessageFwdHeader(POSTED, from_name="Press office")), "demo_alpha", {})

    assert post is not None
    assert post.forwarded_from == "Press office"


def test_an_edit_shows_and_a_reaction_does_not() -> None:
    edited = as_post(message(edit_date=LATER), "demo_alpha", {})
    reacted = as_post(message(edit_date=LATER, edit_hide=True), "demo_alpha", {})

    assert edited is not None and reacted is not None
    assert (edited.edited, reacted.edited) == (LATER, None)


def test_replies_within_the_channel_only_are_kept() -> None:
    inside = as_post(message(reply_to=t.MessageReplyHeader(reply_to_msg_id=3)), "demo_alpha", {})
    elsewhere = t.MessageReplyHeader(reply_to_msg_id=3, reply_to_peer_id=t.PeerChannel(99))
    outside = as_post(message(reply_to=elsewhere), "demo_alpha", {})

    assert inside is not None and outside is not None
    assert (inside.reply_to, outside.reply_to) == (3, None)


def test_the_main_of_several_names_is_used() -> None:
    channel = origin(99, "Ministry", None)
    channel.usernames = [t.Username("old_name", active=None), t.Username("demo_ministry", active=True)]

    assert names_of([channel]) == {99: "demo_ministry"}


@pytest.mark.parametrize(
    "gone",
    [
        t.MessageEmpty(7, t.PeerChannel(11)),
        t.MessageService(7, t.PeerChannel(11), date=POSTED, action=t.MessageActionChatEditTitle("x")),
    ],
)
def test_service_and_missing_messages_are_no_posts(gone: Any) -> None:
    assert as_post(gone, "demo_alpha", {}) is None
