"""What a page of the public web preview (t.me/s/channel) says."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.model import Post

_REPLY = "tgme_widget_message_reply"


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page, about 20 messages. `posts` are in order of their ids; `ids` has service messages too.

    `channel_id` is Telegram's bare id, None on a page without messages; `title` is "" where the page is none of a
    channel's preview. `has_older`: there is a page before this one.
    """

    channel_id: int | None
    title: str
    verified: bool
    posts: tuple[Post, ...]
    ids: tuple[int, ...]
    has_older: bool

    @property
    def is_preview(self) -> bool:
        return bool(self.title)


def read_page(html: str, handle: str) -> PreviewPage:
    """Read a page of this channel; blocks of other channels and blocks without id or date are passed over."""
    tree = LexborHTMLParser(html)
    header = tree.css_first(".tgme_channel_info_header_title")
    blocks = [(number, node) for node in tree.css("[data-post]") if (number := _number(node, handle)) is not None]
    channel_id = next((found for _, node in blocks if (found := _channel_id(node)) is not None), None)
    posts = (_post(node, number, channel_id, handle) for number, node in blocks)
    known = {post.message_id: post for post in posts if post is not None}
    return PreviewPage(
        channel_id=channel_id,
        title="" if header is None else header.text(strip=True),
        verified=tree.css_first(".tgme_channel_info_header_title_wrap .verified-icon") is not None,
        posts=tuple(known[number] for number in sorted(known)),
        ids=tuple(sorted({number for number, _ in blocks})),
        has_older=tree.css_first("a.tme_messages_more[data-before]") is not None,
    )


def is_gone(html: str) -> bool:
    """Whether the page of a single post says that there is no such post."""
    tree = LexborHTMLParser(html)
    return tree.css_first(".tgme_widget_message_error") is not None and tree.css_first("[data-post]") is None


def _number(node: LexborNode, handle: str) -> int | None:
    channel, _, number = (node.attributes.get("data-post") or "").partition("/")
    return int(number) if channel.lower() == handle.lower() and number.isascii() and number.isdigit() else None


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
    if channel_id is None or date is None or _is_service(node):
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
    own = next((text for text in node.css("div.js-message_text") if not _is_quoted(text, node)), None)
    if own is None:
        return ""
    for line_break in own.css("br"):
        line_break.replace_with("\n")
    return own.text().strip()


def _is_quoted(text: LexborNode, message: LexborNode) -> bool:
    parent = text.parent
    while parent is not None and parent.mem_id != message.mem_id:
        if _REPLY in (parent.attributes.get("class") or "").split():
            return True
        parent = parent.parent
    return False


def _reply_to(node: LexborNode, handle: str) -> int | None:
    reply = node.css_first(f"a.{_REPLY}")
    parts = urlsplit((reply.attributes.get("href") or "") if reply else "").path.strip("/").split("/")
    if len(parts) == 2 and parts[0].lower() == handle.lower() and parts[1].isascii() and parts[1].isdigit():
        return int(parts[1])
    return None


def _origin(node: LexborNode) -> str | None:
    name = node.css_first(".tgme_widget_message_forwarded_from_name")
    if name is None:
        return None
    path = urlsplit(name.attributes.get("href") or "").path.strip("/").split("/")[0]
    return path or name.text(strip=True) or None
