"""Posts from a file that Telegram Desktop exported as machine-readable JSON, read as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import ijson

from bot.channels import Channels
from bot.model import Channel, Post
from bot.sources.errors import ExportError
from bot.sources.export_message import Resolve, bare_id, is_channel, to_post
from bot.sources.export_walk import Chat, ExportWalk, Message, UnreadableExportError

_CHUNK = 16_384
_MAX_SILENCE = 8_000_000
_MAX_TITLES = 1_000
_BOM = b"\xef\xbb\xbf"
_AGAIN = (
    "What was read before stands. Export again in Telegram Desktop (⋮ → Export chat history → format "
    "“Machine-readable JSON”), wait for the export to finish, and import the new file: posts that are known "
    "already are passed over."
)


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
    reader = _ExportReader(resolve, ExportTally() if tally is None else tally, single_chat)
    position = 0
    for position, events in _events(file):
        for event, value in events:
            try:
                message = reader.walk.feed(event, value)
            except UnreadableExportError as error:
                raise ExportError(str(error), position, _AGAIN) from None
            post = None if message is None else reader.post(message)
            if post is not None:
                yield post
        if progress is not None:
            progress(position)
    if reader.walk.chats == 0:
        raise ExportError("it is JSON, but holds no chat", position, _AGAIN)


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


def _events(file: BinaryIO) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
    """(bytes read so far, the JSON events they complete), chunk by chunk. Raises ExportError."""
    events = ijson.sendable_list()
    parser = _parser(events)
    position = last_event = 0
    while True:
        chunk = file.read(_CHUNK)
        if position == 0:
            _refuse_other_forms(chunk)
        fault = _push(parser, chunk.removeprefix(_BOM) if position == 0 else chunk)
        if fault is None:
            position += len(chunk)
        if events:
            last_event = position
            yield position, list(events)
            events.clear()
        if fault is not None:
            raise ExportError(fault, _exact(file, position, chunk), _AGAIN)
        if position - last_event > _MAX_SILENCE:
            raise ExportError("a single value is larger than any post", position, _AGAIN)
        if not chunk:
            return


def _parser(target: list[tuple[str, Any]]) -> Any:
    # Floats instead of exact numbers: exact ones let a hostile number of many digits break the parser.
    return ijson.basic_parse_coro(target, use_float=True)


def _push(parser: Any, chunk: bytes) -> str | None:
    """Feed one chunk (empty = end of file); the fault it has, in words."""
    try:
        parser.send(chunk)
    except StopIteration:
        return None
    except ijson.JSONError:
        return "the text is no valid JSON" if chunk else "the file ends in the middle"
    except UnicodeDecodeError:
        return "the text is not valid UTF-8"
    return None


def _exact(file: BinaryIO, good: int, chunk: bytes) -> int:
    """The first byte the parser refuses, known to lie in the chunk that starts at `good`.

    A chunk at a time is all that reading needs, so the file is read once more, the bad chunk byte by byte.
    """
    if not chunk or not file.seekable():
        return good
    file.seek(0)
    events = ijson.sendable_list()
    parser = _parser(events)
    start = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
    file.seek(start)
    while start < good and (piece := file.read(min(_CHUNK, good - start))):
        _push(parser, piece)
        events.clear()
        start += len(piece)
    for index in range(start - good, len(chunk)):
        if _push(parser, chunk[index : index + 1]) is not None:
            return good + index
    return good


def _refuse_other_forms(head: bytes) -> None:
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"{"):
        return
    if not start:
        problem = "the file is empty"
    elif start.startswith(b"<"):
        problem = "this is the HTML form of an export"
    elif start.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = "the file was saved as UTF-16; Telegram Desktop writes UTF-8"
    else:
        problem = "this is no JSON object, so it is no result.json of Telegram Desktop"
    raise ExportError(problem, 0, _AGAIN)
