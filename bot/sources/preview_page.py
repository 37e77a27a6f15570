"""What a page of the public web preview (t.me/s/channel) says."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.model import Post

_REPLY: Final = "tgme_widget_message_reply"
_NOT_SHOWN: Final = "message_media_not_supported_wrap"
_ONLY_MEDIA: Final = (
    "media_not_supported_cont",
    "tgme_widget_message_video_player",
    "tgme_widget_message_roundvideo_player",
    "tgme_widget_message_sticker_wrap",
)
_SHOWN_WITHOUT_TEXT: Final = ", ".join(
    f".tgme_widget_message_{kind}"
    for kind in (
        "photo_wrap",
        "video_player",
        "roundvideo_player",
        "voice_player",
        "document_wrap",
        "poll",
        "location_wrap",
        "contact_wrap",
        "sticker_wrap",
        "grouped_wrap",
    )
)
_BLOCKS: Final = "blockquote, pre, p, li"
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_HANDLE: Final = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)
_LONGEST_ID: Final = 16


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page, about 20 messages. `posts` are in order of their ids; `ids` has service messages too.

    `hidden` are messages whose text can only be seen in Telegram: they exist, and nothing is known of their text.

    `channel_id` is Telegram's bare id, None on a page without messages; `title` is "" where the page is none of a
    channel's preview. `has_older`: there is a page before this one.
    """

    channel_id: int | None
    title: str
    verified: bool
    posts: tuple[Post, ...]
    ids: tuple[int, ...]
    has_older: bool
    hidden: tuple[int, ...] = ()

    @property
    def is_preview(self) -> bool:
        return bool(self.title)

    @property
    def is_blind(self) -> bool:
        """Whether the page shows no text at all and most of its messages only say that they are in Telegram."""
        return 2 * len(self.hidden) > len(self.ids) and not any(post.text for post in self.posts)


def read_page(html: str, handle: str) -> PreviewPage:
    """Read a page of this channel; blocks of other channels and blocks without id or date are passed over."""
    tree = LexborHTMLParser(html)
    header = tree.css_first(".tgme_channel_info_header_title")
    blocks = [(number, node) for node in tree.css("[data-post]") if (number := _number(node, handle)) is not None]
    channel_id = next((found for _, node in blocks if (found := _channel_id(node)) is not None), None)
    posts = (_post(node, number, channel_id, handle) for number, node in blocks)
    known = {post.message_id: post for post in posts if post is not None}
    # The pictures of an album are messages of their own, which the page shows as parts of the first one.
    parts = {number for _, node in blocks for number in _parts(node, handle)}
    return PreviewPage(
        channel_id=channel_id,
        title="" if header is None else header.text(strip=True),
        verified=tree.css_first(".tgme_channel_info_header_title_wrap .verified-icon") is not None,
        posts=tuple(known[number] for number in sorted(known)),
        ids=tuple(sorted({number for number, _ in blocks} | parts)),
        has_older=tree.css_first("a.tme_messages_more[data-before]") is not None,
        hidden=tuple(sorted({number for number, node in blocks if _is_hidden(node)})),
    )


def is_gone(html: str) -> bool:
    """Whether the page of a single post says that there is no such post."""
    tree = LexborHTMLParser(html)
    return tree.css_first(".tgme_widget_message_error") is not None and tree.css_first("[data-post]") is None


def _number(node: LexborNode, handle: str) -> int | None:
    return _number_in(node.attributes.get("data-post") or "", handle)


def _number_in(path: str, handle: str) -> int | None:
    """The message id of a path such as handle/17 in this channel."""
    channel, _, number = path.partition("/")
    fits = channel.lower() == handle.lower() and number.isascii() and number.isdigit() and len(number) < _LONGEST_ID
    return int(number) if fits else None


def _parts(node: LexborNode, handle: str) -> list[int]:
    links = (link.attributes.get("href") or "" for link in node.css("a.grouped_media_wrap"))
    found = (_number_in(urlsplit(link).path.strip("/"), handle) for link in links)
    return [number for number in found if number is not None]


def _channel_id(node: LexborNode) -> int | None:
    """The id that the page keeps, as base64 of JSON, for counting views: {"c": -<channel>, "p": <post>, …}."""
    token = node.attributes.get("data-view") or ""
    try:
        content = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (binascii.Error, ValueError):
        return None
    number = content.get("c") if isinstance(content, dict) else None
    return -number if isinstance(number, int) and number < 0 else None


def _post(node: LexborNode, number: int, channel_id: int | None, handle: str) -> Post | None:
    date = _date(node)
    if channel_id is None or date is None or _is_service(node) or _is_hidden(node):
        return None
    return Post(
        channel_id=channel_id,
        message_id=number,
        channel=handle,
        date=date,
        text=_text(node),
        reply_to=_reply_to(node, handle),
        forwarded_from=_origin(node),
        link=f"https://t.me/{handle}/{number}",
    )


def _is_service(node: LexborNode) -> bool:
    return "service_message" in (node.attributes.get("class") or "").split()


def _date(node: LexborNode) -> datetime | None:
    shown = node.css_first("a.tgme_widget_message_date time[datetime]")
    try:
        date = datetime.fromisoformat((shown.attributes.get("datetime") or "") if shown else "")
    except ValueError:
        return None
    return date.astimezone(UTC) if date.tzinfo else None


def _text(node: LexborNode) -> str:
    """The text as Telegram sends it: line breaks for <br>, nothing of the message that is replied to."""
    own = _own_text(node)
    if own is None:
        return ""
    for line_break in own.css("br"):
        line_break.replace_with("\n")
    for block in own.css(_BLOCKS):
        # Without a line of its own a quotation's first word would stick to the word before it.
        block.insert_before("\n")
        block.insert_after("\n")
    return _EMPTY_LINES.sub("\n\n", own.text()).strip()


def _own_text(node: LexborNode) -> LexborNode | None:
    texts = node.css("div.tgme_widget_message_text, div.js-message_text")
    return next((text for text in texts if not _is_within(text, node, _REPLY)), None)


def _is_hidden(node: LexborNode) -> bool:
    """Whether the message says only that it has to be looked at in Telegram.

    The same words stand, out of sight, below messages that are shown, and in place of videos too long for a page.
    """
    notes = [note for note in node.css(f".{_NOT_SHOWN}") if not _is_within(note, node, *_ONLY_MEDIA)]
    return bool(notes) and _own_text(node) is None and node.css_first(_SHOWN_WITHOUT_TEXT) is None


def _is_within(part: LexborNode, message: LexborNode, *classes: str) -> bool:
    parent = part.parent
    while parent is not None and parent.mem_id != message.mem_id:
        if set(classes) & set((parent.attributes.get("class") or "").split()):
            return True
        parent = parent.parent
    return False


def _reply_to(node: LexborNode, handle: str) -> int | None:
    reply = node.css_first(f"a.{_REPLY}")
    return _number_in(urlsplit((reply.attributes.get("href") or "") if reply else "").path.strip("/"), handle)


def _origin(node: LexborNode) -> str | None:
    name = node.css_first(".tgme_widget_message_forwarded_from_name")
    if name is None:
        return None
    path = urlsplit(name.attributes.get("href") or "").path.strip("/").split("/")[0]
    return path if _HANDLE.fullmatch(path) else name.text(strip=True) or None
