"""Long texts in parts a messenger takes, cut between lines only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

MAX_UNITS = 4_095
"""UTF-16 units of visible text in one message; the messenger refuses 4,097."""
MAX_ENTITIES = 95
"""Bold runs, links and quotes in one message; of more than 100 the messenger drops the rest."""
_RESERVE = 96

_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<[a-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of HTML in which every tag is closed. `quoted` lines are shown folded; `heading` stays with the next.

    `incident` is the id of the incident of which the line tells, 0 for none.
    """

    html: str
    quoted: bool = False
    heading: bool = False
    incident: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One message; `told` are incidents with the lines that tell of them, as they stand in `html`."""

    html: str
    told: tuple[tuple[int, str], ...]


def visible_units(html: str) -> int:
    """Length as the messenger counts it: UTF-16 units without the tags."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le", "surrogatepass")) // 2


def split(lines: Iterable[Line], continued: Callable[[int, int], str], max_units: int = MAX_UNITS) -> tuple[str, ...]:
    """Join lines into messages of at most `max_units`, each with balanced tags.

    `continued(part, parts)` gives the first line of every part but the first; parts count from 1. A single line
    that fits in no message loses its markup and its end.
    """
    return tuple(part.html for part in split_parts(lines, continued, max_units))


def split_parts(
    lines: Iterable[Line], continued: Callable[[int, int], str], max_units: int = MAX_UNITS
) -> tuple[Part, ...]:
    """`split`, with what each message tells."""
    room = max_units - _RESERVE
    pages = _pages([_fitting(line, room) for line in lines], room)
    parts: list[Part] = []
    for number, page in enumerate(pages, start=1):
        head = [] if number == 1 else [continued(number, len(pages))]
        html = "\n".join([*head, "\n".join(_joined(page)).strip("\n")])
        parts.append(Part(html, tuple((line.incident, line.html) for line in page if line.incident)))
    return tuple(parts)


def _pages(lines: Sequence[Line], room: int) -> list[list[Line]]:
    pages: list[list[Line]] = []
    page: list[Line] = []
    units = entities = 0
    for group in _groups(lines):
        more_units = sum(visible_units(line.html) + 1 for line in group)
        more_entities = sum(_entities(line) for line in group)
        if page and (units + more_units > room or entities + more_entities > MAX_ENTITIES):
            pages.append(page)
            page, units, entities = [], 0, 0
        page.extend(group)
        units += more_units
        entities += more_entities
    return [*pages, page] if page else pages


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Headings together with the line they head; never more than these two."""
    groups: list[list[Line]] = []
    open_group = False
    for line in lines:
        if open_group:
            groups[-1].append(line)
        else:
            groups.append([line])
        open_group = line.heading and len(groups[-1]) == 1
    return groups


def _joined(page: Sequence[Line]) -> list[str]:
    """The page's lines with each run of quoted ones in a quote of its own."""
    texts: list[str] = []
    for position, line in enumerate(page):
        opens = line.quoted and not (position and page[position - 1].quoted)
        closes = line.quoted and not (position + 1 < len(page) and page[position + 1].quoted)
        texts.append(f"{'<blockquote expandable>' if opens else ''}{line.html}{'</blockquote>' if closes else ''}")
    return texts


def _entities(line: Line) -> int:
    # A quote is counted for every line of it: too many by a few, never too few.
    return len(_OPENING.findall(line.html)) + line.quoted


def _fitting(line: Line, room: int) -> Line:
    """The line itself, or its beginning as plain text; at most half of the room, so that its heading fits too."""
    if visible_units(line.html) <= room // 2 and _entities(line) <= MAX_ENTITIES // 2:
        return line
    # One code point is at most two units.
    text = unescape(_TAG.sub("", line.html))[: room // 4 - 1]
    return Line(escape(text, quote=False) + "…", line.quoted, line.heading)
