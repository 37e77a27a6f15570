"""A post cut at its spaces. A piece is what stands between two of them: a word with its punctuation, most often.

Posts repeat each other's pieces, so each is normalised, cut into tokens and given its concepts once, and remembered.
The few that mean something else before another piece («г.») are read together with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern

from bot.reading.words.normalise import normalise, offsets
from bot.reading.words.tokens import OPEN, spans, split

_REMEMBERED = 20_000
_SHORT = 80
_LINE = "\x1e"
_PARAGRAPH = "\x1d"
_SLASH = "/"
_SPACES = ("\u00a0", "\t", "\r", "\u202f", "\u2009", _LINE, _PARAGRAPH)
_NUMBER_GOES_ON = re.compile(r" (?=\d{3}(?!\d))(?<=\d )")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_PLAIN = re.compile(r"([«(\"]*)(?!\w*[а-яё]{3}[А-ЯЁ])([А-Яа-яЁё]+)((?:[»)\",:;!?…]|(?<=[а-яё]{7})\.)*)")
"""Whose tokens do not need to be looked for: no short word before a full stop, which may be an abbreviation."""
GLUED = re.compile(r"(?:[0-9]|(?<!\w)[а-яё]{3,})[А-ЯЁ][а-яё]{2}")
"""A word with a capital right behind a number or another word, where a line break is lost."""
_GLUE = "\u00a0"
_BREAKS = frozenset({_LINE, _PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Piece:
    """`parts` are a piece's tokens, each as written, then folded, then its signs; `count` is how many tokens they are.

    The `width` is how many characters further the next piece begins.
    """

    parts: tuple[str, ...]
    count: int
    width: int


PARTS = 3
"""Strings for each token."""
_NOTHING = Piece((), 0, 1)
_JOINED = Piece((), 0, 0)

Concept = Callable[[str], tuple[str, str]]
"""A token as written -> (folded, its signs: as many characters for each token)."""


class Pieces:
    """Cuts posts into pieces; remembers those it met, never whole posts.

    Open pieces, whose tokens can depend on the next, those that may go on with a number, and words behind a number are
    remembered apart: where all pieces of a post are known, none of them needs a second look.
    """

    def __init__(self, concept: Concept) -> None:
        self._concept = concept
        self._known: dict[str, Piece] = {}
        self._open: dict[str, Piece] = {}
        self._apart: dict[str, Piece] = {}
        self._forget()

    def cut(self, text: str) -> tuple[list[Piece], bool]:
        """The pieces of a text as given, in order, and whether any is GLUED.

        Their widths add up to the length of the text and one more.
        """
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
        if "\n" in text:
            text = text.replace("\n\n", f" {_PARAGRAPH} ").replace("\n", f" {_LINE} ")
        written = text.split(" ")
        found = list(map(self._known.get, written))
        if all(found):
            return found, False  # type: ignore[return-value]
        unread = _unread(found)
        if _number_goes_on(written, unread):
            written = _NUMBER_GOES_ON.sub(_GLUE, text).split(" ")
            found = list(map(self._known.get, written))
            unread = _unread(found)
        self._fill(written, found, unread)
        return found, any(map(GLUED.search, [written[index] for index in unread]))  # type: ignore[return-value]

    def _fill(self, written: list[str], found: list[Piece | None], unread: list[int]) -> None:
        """Read the pieces that are not known, and those that are open, the latter with what follows them."""
        last = len(written) - 1
        done = 0
        for index in unread:
            if index < done:
                continue
            if (apart := self._apart.get(written[index])) is not None:
                found[index] = apart
                continue
            end = index
            while end < last and self._goes_on(written[end], written[end + 1], joined=end > index):
                end += 1
            done = end + 1
            found[index] = self._piece(" ".join(written[index:done]))
            found[index + 1 : done] = [_JOINED] * (end - index)

    def _goes_on(self, text: str, following: str, *, joined: bool) -> bool:
        """Whether the tokens of a piece can depend on the one that follows; an empty one `joined` is a space."""
        if joined and not text:
            return following not in _BREAKS
        if "." not in text or text in self._known or text in self._apart or following in _BREAKS:
            return False
        return text in self._open or OPEN.search(normalise(text)) is not None

    def _plain(self, text: str) -> Piece | None:
        """The piece of a Russian word with nothing but common marks around it, None for anything else."""
        match = _PLAIN.fullmatch(text)
        if match is None or len(text) >= _SHORT:
            return None
        before, word, after = match.groups()
        piece = self._made((*before, word, *after), len(text) + 1)
        self._remember(text, piece, self._known)
        return piece

    def _piece(self, text: str) -> Piece:
        piece = self._known.get(text) or self._open.get(text) or self._apart.get(text) or self._plain(text)
        if piece is None:
            normal = normalise(text, russian=True)
            piece = self._made(split(normal), len(text) + 1)
            if len(text) < _SHORT:
                is_open = " " not in text and OPEN.search(normal) is not None
                apart = _THOUSANDS.match(text) or GLUED.search(text)
                self._remember(text, piece, self._open if is_open else self._apart if apart else self._known)
        return piece

    def _made(self, written: Sequence[str], width: int) -> Piece:
        # Equal strings made one: posts are read faster when they touch less memory
        parts = {token: tuple(map(intern, (token, *self._concept(token)))) for token in dict.fromkeys(written)}
        return Piece(tuple(chain.from_iterable([parts[token] for token in written])), len(written), width)

    def _remember(self, text: str, piece: Piece, among: dict[str, Piece]) -> None:
        if len(self._known) + len(self._open) + len(self._apart) >= _REMEMBERED:
            self._forget()
        among[intern(text)] = piece

    def _forget(self) -> None:
        for pieces in (self._known, self._open, self._apart):
            pieces.clear()
        _, line_break = self._concept("\n")
        self._known[""] = _NOTHING
        self._known[_LINE] = Piece(("\n", "\n", line_break), 1, 0)
        self._known[_PARAGRAPH] = Piece(("\n\n", "\n\n", line_break), 1, 1)
        # «Ясное / сбит дрон»: between spaces it is a dash
        self._known[_SLASH] = Piece((_SLASH, _SLASH, self._concept("–")[1]), 1, 2)


def _unread(found: list[Piece | None]) -> list[int]:
    return [index for index, piece in enumerate(found) if piece is None]


def _number_goes_on(written: list[str], unread: list[int]) -> bool:
    """Whether a piece may go on with the number that the one before it ends with: «52 831»."""
    return any(index and written[index - 1][-1:].isdecimal() and _THOUSANDS.match(written[index]) for index in unread)


def written_in(piece: Piece) -> tuple[str, ...]:
    """The tokens of a piece as written."""
    return piece.parts[::PARTS]


class Locator:
    """Tokens of a text as given -> code points of it. Made only for posts that need it."""

    def __init__(self, text: str, pieces: list[Piece], count: int) -> None:
        """`count`: how many tokens the pieces have together."""
        self._text = text
        self._pieces = pieces
        self._count = count
        # The piece that was looked through last: one without spaces can be a whole post
        self._looked_through = -1
        self._found: list[tuple[int, int]] = []

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Half-open span of the tokens [first, last)."""
        return self.spans([(first, last)])[0]

    def spans(self, wanted: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Half-open spans of runs of tokens [first, last) that are in order and do not overlap: one way through.

        Spans that touch are one.
        """
        found: list[tuple[int, int]] = []
        until = -1
        pieces = self._pieces
        piece = _JOINED
        # Up to the end of the piece come to: pieces, code points, and tokens
        number = end = done = 0
        for first, last in wanted:
            while done <= first:
                piece = pieces[number]
                number += 1
                done += piece.count
                end += piece.width
            start, stop = self._inside(piece, end - piece.width, first - done)
            if last - first > 1:
                final = min(last, self._count) - 1
                while done <= final:
                    piece = pieces[number]
                    number += 1
                    done += piece.count
                    end += piece.width
                stop = self._inside(piece, end - piece.width, final - done)[1]
            if start <= until:
                start, _ = found.pop()
            until = stop
            found.append((start, stop))
        return found

    def _inside(self, piece: Piece, start: int, index: int) -> tuple[int, int]:
        """Where a token of a piece stands that begins at the code point `start`; the last token is -1."""
        width = piece.width
        if piece.count == 1 and len(piece.parts[0]) == width - 1:
            return start, start + width - 1
        written = written_in(piece)
        if written[0][0] == "\n":
            return start - 1, start - 1 + len(written[0])
        if self._looked_through != start:
            self._looked_through = start
            self._found = self._look_through(start, width, written)
        return self._found[index]

    def _look_through(self, start: int, width: int, written: Sequence[str]) -> list[tuple[int, int]]:
        """Where all tokens of a piece stand, some of them perhaps with characters left out or put together."""
        found: list[tuple[int, int]] = []
        begin = start
        for token in written:
            end = begin + len(token)
            found.append((begin, end))
            begin = end
        if begin == start + width - 1:
            return found
        given = self._text[start : start + width - 1]
        normal = normalise(given, russian=True)
        places = offsets(given, normal) or range(len(given) + 1)
        return [(start + places[first], start + places[end]) for first, end in spans(normal, list(written))]
