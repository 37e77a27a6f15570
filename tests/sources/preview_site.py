"""A web preview on loopback: pages written by us in the form that t.me/s/ has."""

from __future__ import annotations

import asyncio
import base64
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = 20


@dataclass
class ShownPost:
    """`html` is the text as HTML, None for a post without text; `kind` is "post" or "service"."""

    html: str | None
    date: datetime
    kind: str = "post"
    reply_to: int | None = None
    forwarded: tuple[str, str] | None = None


@dataclass
class ShownChannel:
    id: int
    title: str
    verified: bool = True
    posts: dict[int, ShownPost] = field(default_factory=dict)
    closed: bool = False

    def post(self, number: int, html: str | None, date: datetime | None = None, **more: Any) -> None:
        self.posts[number] = ShownPost(html, date or datetime.now(UTC), **more)


@dataclass
class PreviewSite:
    """`answers` are given, in order, instead of pages: (status, headers); None lets one request through."""

    channels: dict[str, ShownChannel] = field(default_factory=dict)
    answers: list[tuple[int, dict[str, str]] | None] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    hangs: bool = False
    padding: int = 0
    address: str = ""
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _serving: list[asyncio.Task[None]] = field(default_factory=list)

    def add(self, handle: str, number: int) -> ShownChannel:
        self.channels[handle] = ShownChannel(number, handle.replace("_", " "))
        return self.channels[handle]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[PreviewSite]:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            try:
                yield self
            finally:
                self._over.set()
                await asyncio.gather(*self._serving)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving.append(asyncio.ensure_future(self._serve(reader, writer)))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = (await reader.readline()).split()
        if len(asked) < 2:
            # A client that is stopped may close its connection before it asks for anything.
            writer.close()
            return
        target = asked[1].decode()
        while (await reader.readline()).strip():
            pass
        self.asked[target.partition("?")[0]] += 1
        if self.hangs:
            await self._over.wait()
        status, headers, body = self._answer(target)
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        content = body.encode() + b" " * self.padding
        writer.write(
            f"HTTP/1.1 {status} X\r\n{head}Content-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode()
        )
        writer.write(content)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    def _answer(self, target: str) -> tuple[int, dict[str, str], str]:
        planned = self.answers.pop(0) if self.answers else None
        if planned is not None:
            return (*planned, "")
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        parts = url.path.strip("/").split("/")
        if parts[0] == "s":
            channel = self.channels.get(parts[1])
            if channel is None or channel.closed:
                return 302, {"Location": f"/{parts[1]}"}, ""
            return 200, {}, page(parts[1], channel, int(query.get("before", 1 << 40)))
        return 200, {}, single(parts[0], self.channels[parts[0]], int(parts[1]))


def page(handle: str, channel: ShownChannel, before: int) -> str:
    """The newest messages with ids below `before`."""
    older = sorted(number for number in channel.posts if number < before)
    shown = older[-PAGE:]
    more = ""
    if len(older) > PAGE:
        more = f'<a class="tme_messages_more js-messages_more" data-before="{shown[0]}" href="#"></a>'
    badge = '<i class="verified-icon">✔</i>' if channel.verified else ""
    blocks = "".join(block(handle, channel, number) for number in shown)
    return (
        '<!DOCTYPE html><html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title_wrap">'
        f'<div class="tgme_channel_info_header_title"><span dir="auto">{escape(channel.title)}</span></div>'
        f'<div class="tgme_channel_info_header_labels">{badge}</div></div></div>'
        f'<section class="tgme_channel_history js-message_history">{more}{blocks}</section></body></html>'
    )


def single(handle: str, channel: ShownChannel, number: int) -> str:
    """The page of one post."""
    if number not in channel.posts:
        return '<html><body><div class="tgme_widget_message_error">Post not found</div></body></html>'
    return f"<html><body>{block(handle, channel, number)}</body></html>"


def block(handle: str, channel: ShownChannel, number: int) -> str:
    post = channel.posts[number]
    view = base64.urlsafe_b64encode(json.dumps({"c": -channel.id, "p": number}).encode()).decode().rstrip("=")
    kind = " service_message" if post.kind == "service" else ""
    reply = forwarded = text = ""
    if post.reply_to is not None:
        reply = (
            f'<a class="tgme_widget_message_reply" href="https://t.me/{handle}/{post.reply_to}">'
            '<div class="tgme_widget_message_text js-message_text js-message_reply_text">Цитата</div></a>'
        )
    if post.forwarded is not None:
        name, link = post.forwarded
        forwarded = f'Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="{link}">{name}</a>'
    if post.html is not None:
        text = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{post.html}</div>'
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message{kind} js-widget_message" data-post="{handle}/{number}" data-view="{view}">'
        f'<time class="message_video_duration">0:12</time>{forwarded}{reply}{text}'
        f'<a class="tgme_widget_message_date" href="https://t.me/{handle}/{number}">'
        f'<time datetime="{post.date.isoformat(timespec="seconds")}" class="time">12:00</time></a></div></div>'
    )
