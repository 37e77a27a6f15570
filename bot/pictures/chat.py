"""Messages as they look in a chat, drawn from their HTML, buttons and pictures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from bot.pictures.svg import INK, document, fitted, number, rect, text, text_width

WIDTH: Final = 720
_MARGIN, _PADDING, _GAP = 20.0, 18.0, 14.0
_BUBBLE: Final = WIDTH - 2 * _MARGIN
_SIZE, _LINE = 19.0, 27.0
_BUTTON = 46.0
_CHAT, _OWN, _THEIRS, _LINK = "#d5e3dc", "#e3f7cf", "#ffffff", "#1d6fa5"
_PICTURE_SHAPE: Final = 1000 / 1600


@dataclass(frozen=True, slots=True)
class Message:
    """`own` is written by the reader of the chat. `picture` is a PNG of `shape` (height by width) above the text."""

    html: str
    own: bool = False
    buttons: tuple[tuple[str, ...], ...] = ()
    picture: bytes | None = None
    shape: float = _PICTURE_SHAPE


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    bold: bool = False
    slanted: bool = False
    link: bool = False

    @property
    def width(self) -> float:
        return text_width(self.text, _SIZE, bold=self.bold)


def chat_svg(messages: Sequence[Message], most_lines: int = 26) -> str:
    """The messages one below the other as SVG of WIDTH; of a longer text the first `most_lines` lines."""
    y, parts = _MARGIN, []
    for message in messages:
        drawn, height = _drawn(message, y, most_lines)
        parts += drawn
        y += height + _GAP
    height = int(y - _GAP + _MARGIN)
    return document(WIDTH, height, [rect(0, 0, WIDTH, height, _CHAT), *parts])


def _drawn(message: Message, top: float, most_lines: int) -> tuple[list[str], float]:
    lines = _lines(message.html, _BUBBLE - 2 * _PADDING)
    if len(lines) > most_lines:
        lines = [*lines[:most_lines], [_Run("…")]]
    width = _BUBBLE if not message.own else max(map(_width, lines), default=0.0) + 2 * _PADDING
    left = _MARGIN if not message.own else WIDTH - _MARGIN - width
    picture = 0.0 if message.picture is None else width * message.shape
    height = picture + len(lines) * _LINE + 2 * _PADDING - 8
    fill = _OWN if message.own else _THEIRS
    parts = [rect(left, top, width, height, fill, extra=' rx="14"')]
    if message.picture is not None:
        parts.append(_image(message.picture, left, top, width, picture))
    y = top + picture + _PADDING + 14
    for line in lines:
        parts.append(_text_line(line, left + _PADDING, y))
        y += _LINE
    for row in message.buttons:
        parts += _buttons(row, left, top + height + 6, width)
        height += _BUTTON + 6
    return parts, height


def _buttons(labels: Sequence[str], left: float, top: float, width: float) -> Iterable[str]:
    each = (width - 6 * (len(labels) - 1)) / len(labels)
    for place, label in enumerate(labels):
        x = left + place * (each + 6)
        shown, size = fitted(label, 17, each - 20)
        yield rect(x, top, each, _BUTTON, "#7f9f90", extra=' rx="10" fill-opacity="0.85"')
        yield text(shown, x + each / 2, top + 29, size, fill="#ffffff", anchor="middle")


def _image(png: bytes, x: float, y: float, width: float, height: float) -> str:
    source = f"data:image/png;base64,{b64encode(png).decode()}"
    where = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<image {where} href="{source}"/>'


def _text_line(runs: Sequence[_Run], x: float, y: float) -> str:
    spans = "".join(_span(run) for run in runs)
    return f'<text x="{number(x)}" y="{number(y)}" font-size="{number(_SIZE)}" xml:space="preserve">{spans}</text>'


def _span(run: _Run) -> str:
    weight = ' font-weight="bold"' if run.bold else ""
    colour = _LINK if run.link else "#5b6b75" if run.slanted else INK
    return f"<tspan fill={quoteattr(colour)}{weight}>{escape(run.text)}</tspan>"


def _width(runs: Iterable[_Run]) -> float:
    return sum(run.width for run in runs)


def _lines(html: str, room: float) -> list[list[_Run]]:
    """The message's lines, broken between words where they get too long."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines: list[list[_Run]] = [[]]
    for run in reader.runs:
        for number_of_line, piece in enumerate(run.text.split("\n")):
            if number_of_line:
                lines.append([])
            for word in _words(piece):
                part = _Run(word, run.bold, run.slanted, run.link)
                if lines[-1] and _width(lines[-1]) + part.width > room:
                    lines.append([])
                    part = _Run(word.lstrip(), run.bold, run.slanted, run.link)
                lines[-1].append(part)
    return lines


def _words(piece: str) -> list[str]:
    """Words with the space before them."""
    words = piece.split(" ")
    return [word if place == 0 else f" {word}" for place, word in enumerate(words) if word or place]


class _Reader(HTMLParser):
    """Takes a message apart into runs of one look."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[_Run] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.runs.append(_Run(data, "b" in self._open, "i" in self._open, "a" in self._open))
