"""Posts from a file that Telegram Desktop exported as machine-readable JSON, read as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from bot.channels import Channels
from bot.model import Channel, Post
from bot.sources.errors import ExportError
from bot.sources.export_bytes import AGAIN, ExportBytes, Mark
from bot.sources.export_message import Resolve, bare_id, is_channel, to_post
from bot.sources.export_walk import Chat, ExportWalk, Message, UnreadableExportError

_MAX_TITLES = 1_000


@dataclass(slots=True)
class ExportTally:
    """What an import met, counted while it runs.

    `skipped_chats` has, by title, the number of messages of chats that no channel was found for; `service` counts
    notices such as a changed title, `unreadable` messages without a usable id or date or of absurd size.
    """

    posts: int = 0
    service: int = 0
    unreadable: int = 0
    skipped_chats: dict[str, int] = field(default_factory=dict)


def read_export(
    file: BinaryIO,
    resolve: Resolve,
    progress: Callable[[int], None] | None = None,
    tally: ExportTally | None = None,
    single_chat: bool = False,
) -> Iterator[Post]:
    """The posts of the file's channels in the order of the file, one at a time.

    Reads the export of one chat and of all data; groups and private chats are passed over. `progress` is called with
    the number of bytes read so far. `single_chat` refuses an export of all data, for callers who name the channel
    themselves. Raises ExportError where the file is broken, after the posts before that byte.
    """
    return (post for post, _ in read_marked(file, resolve, progress=progress, tally=tally, single_chat=single_chat))


def read_marked(
    file: BinaryIO,
    resolve: Resolve,
    *,
    progress: Callable[[int], None] | None = None,
    tally: ExportTally | None = None,
    single_chat: bool = False,
    begin: Mark | None = None,
) -> Iterator[tuple[Post, Mark]]:
    """As read_export, each post with the mark behind it; reading from a mark on gives the posts that follow.

    The file must be the same one, byte by byte, and the same chats must be wanted.
    """
    reader = _ExportReader(resolve, ExportTally() if tally is None else tally, single_chat)
    source = ExportBytes(file, begin)
    for event, value in source.opening():
        reader.walk.feed(event, value)
    position = 0
    for piece in source.pieces():
        position = piece.end
        for event, value in piece.events:
            try:
                message = reader.walk.feed(event, value)
            except UnreadableExportError as error:
                raise ExportError(str(error), position, AGAIN) from None
            post = None if message is None else reader.post(message)
            if message is not None and post is not None:
                # A message is the last thing that its piece completes.
                source.passed = Mark(position, message.chat)
                yield post, source.passed
        if piece.chunk_ends and progress is not None:
            progress(position)
    if reader.walk.chats == 0:
        raise ExportError("it is JSON, but holds no chat", position, AGAIN)


def resolve_listed(channels: Channels) -> Resolve:
    """Chats are told by the id that the list gives them, else by a title that is a listed handle."""

    def resolve(chat_id: int, title: str) -> Channel | None:
        return channels.by_id(chat_id) or channels.get(title)

    return resolve


def resolve_only(channel: Channel) -> Resolve:
    """For the export of one chat: its first chat is `channel`, whatever its title; any other chat is unknown."""
    first: list[int] = []

    def resolve(chat_id: int, title: str) -> Channel | None:
        if not first:
            first.append(chat_id)
        return channel if chat_id == first[0] else None

    return resolve


class _ExportReader:
    """Knows, for the chat at hand, whose posts its messages are."""

    def __init__(self, resolve: Resolve, tally: ExportTally, single_chat: bool) -> None:
        self.walk = ExportWalk(self._begin)
        self._resolve = resolve
        self._tally = tally
        self._single_chat = single_chat
        self._channel: Channel | None = None

    def _begin(self, chat: Chat) -> bool:
        if self._single_chat and not chat.alone:
            raise UnreadableExportError("it holds several chats, so they cannot all be the channel that was named")
        chat_id = bare_id(chat.id)
        title = chat.name if isinstance(chat.name, str) else ""
        self._channel = self._resolve(chat_id, title) if chat_id > 0 and is_channel(chat.type) else None
        return self._channel is not None

    def post(self, message: Message) -> Post | None:
        if self._channel is None:
            self._skip(message.chat)
            return None
        if message.fields is not None and message.fields.get("type") == "service":
            self._tally.service += 1
            return None
        chat_id = bare_id(message.chat.id)
        post = None if message.fields is None else to_post(message.fields, self._channel, chat_id, self._resolve)
        if post is None:
            self._tally.unreadable += 1
        else:
            self._tally.posts += 1
        return post

    def _skip(self, chat: Chat) -> None:
        title = chat.name[:100] if isinstance(chat.name, str) and chat.name else "(no title)"
        titles = self._tally.skipped_chats
        if title not in titles and len(titles) >= _MAX_TITLES:
            title = "(others)"
        titles[title] = titles.get(title, 0) + 1
