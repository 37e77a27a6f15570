"""From the bytes of an export to its JSON events, with the byte at which each of them is complete."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

import ijson

from bot.sources.errors import ExportError
from bot.sources.export_walk import Chat

CHUNK: Final = 16_384
MAX_SILENCE: Final = 8_000_000
AGAIN: Final = (
    "What was read before stands. Export again in Telegram Desktop (⋮ → Export chat history → format "
    "“Machine-readable JSON”), wait for the export to finish, and import the new file: posts that are known "
    "already are passed over."
)
_BOM: Final = b"\xef\xbb\xbf"
_END_OF_OBJECT: Final = b"}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place between two messages of a chat, from which a file can be read on: the byte after the first of them."""

    offset: int
    chat: Chat

    def opening(self) -> bytes:
        """JSON that brings a parser to the same state as all bytes before the mark."""
        text = json.dumps({**_head(self.chat), "messages": [None]}).removesuffix("]}")
        return (text if self.chat.alone else '{"chats": {"list": [' + text).encode()

    def to_text(self) -> str:
        """One line, to be kept; see from_text."""
        return json.dumps({"offset": self.offset, "alone": self.chat.alone, "chat": _head(self.chat)})

    @classmethod
    def from_text(cls, text: str) -> Mark:
        kept = json.loads(text)
        return cls(kept["offset"], Chat(**kept["chat"], alone=kept["alone"]))


def _head(chat: Chat) -> dict[str, str | int | None]:
    """What a chat is known by; values of a wrong type mean nothing."""
    return {
        "id": chat.id if isinstance(chat.id, int) else None,
        "name": chat.name if isinstance(chat.name, str) else None,
        "type": chat.type if isinstance(chat.type, str) else None,
    }


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of the file: `end` is the byte after them, `events` what they complete.

    Every object ends with its piece. `chunk_ends`: the next piece has to be fetched from the file.
    """

    end: int
    events: list[tuple[str, Any]]
    chunk_ends: bool


class ExportBytes:
    """Reads a file piece by piece, from its beginning or from a mark (the file must then be seekable).

    `passed` is the mark nearest to the front; whoever reads may move it, so that a fault is found sooner.
    """

    def __init__(self, file: BinaryIO, mark: Mark | None) -> None:
        self._file = file
        self._began = mark
        self.passed = mark

    def opening(self) -> list[tuple[str, Any]]:
        """The events before the mark that is begun at; none at the beginning of a file."""
        return [] if self._began is None else _Parser(self._began).opening

    def pieces(self) -> Iterator[Piece]:
        """Raises ExportError."""
        parser = _Parser(self._began)
        position = last_event = 0
        if self._began is not None:
            position = last_event = self._began.offset
            self._file.seek(position)
        while True:
            chunk = self._file.read(CHUNK)
            if position == 0:
                _refuse_other_forms(chunk)
            pieces = _cut(chunk)
            for number, piece in enumerate(pieces, start=1):
                fault = parser.push(piece.removeprefix(_BOM) if position == 0 else piece)
                if fault is None:
                    position += len(piece)
                events = parser.taken()
                last_event = position if events else last_event
                if events or number == len(pieces):
                    yield Piece(position, events, number == len(pieces))
                if fault is not None:
                    raise ExportError(fault, self._exact(position, piece), AGAIN)
            if position - last_event > MAX_SILENCE:
                raise ExportError("a single value is larger than any post", position, AGAIN)
            if not chunk:
                return

    def _exact(self, good: int, piece: bytes) -> int:
        """The first byte the parser refuses, known to lie in the piece that starts at `good`.

        A piece at a time is all that reading needs, so the file is read once more from the last mark, the bad piece
        byte by byte.
        """
        if not piece or not self._file.seekable():
            return good
        start = 0 if self.passed is None else self.passed.offset
        self._file.seek(start)
        if start == 0:
            start = len(_BOM) if self._file.read(len(_BOM)) == _BOM else 0
            self._file.seek(start)
        parser = _Parser(self.passed)
        while start < good and (known := self._file.read(min(CHUNK, good - start))):
            parser.push(known)
            parser.taken()
            start += len(known)
        for index in range(start - good, len(piece)):
            if parser.push(piece[index : index + 1]) is not None:
                return good + index
        return good


class _Parser:
    def __init__(self, mark: Mark | None) -> None:
        self._events = ijson.sendable_list()
        # Floats instead of exact numbers: exact ones let a hostile number of many digits break the parser.
        self._parser: Any = ijson.basic_parse_coro(self._events, use_float=True)
        if mark is not None:
            self.push(mark.opening())
        self.opening = self.taken()

    def push(self, data: bytes) -> str | None:
        """Feed bytes (none = end of file); the fault they have, in words."""
        try:
            self._parser.send(data)
        except StopIteration:
            return None
        except ijson.JSONError:
            return "the text is no valid JSON" if data else "the file ends in the middle"
        except UnicodeDecodeError:
            return "the text is not valid UTF-8"
        return None

    def taken(self) -> list[tuple[str, Any]]:
        """The events since the last time."""
        events = list(self._events)
        self._events.clear()
        return events


def _cut(chunk: bytes) -> list[bytes]:
    """Pieces that end with an object each; an empty chunk (the end of the file) is one piece."""
    parts = chunk.split(_END_OF_OBJECT)
    last = parts.pop()
    pieces = [part + _END_OF_OBJECT for part in parts]
    return [*pieces, last] if last or not pieces else pieces


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
    raise ExportError(problem, 0, AGAIN)
