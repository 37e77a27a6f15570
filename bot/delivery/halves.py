"""A message too long for the messenger as two shorter ones."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"<(/?)(\w+)[^>]*>|&#?\w+;|\n|[^<&\n]|[<&]", re.DOTALL)


def halves(html: str, first: int | None = None) -> tuple[str, str] | None:
    """Cut at the last line break within the first half of the visible text (or its first `first` characters).

    Without a line break there, at that very place. Tags open at the cut are closed and opened again. None where
    there is nothing to cut.
    """
    tokens = list(_TOKEN.finditer(html))
    visible = sum(not token[2] for token in tokens)
    room = visible // 2 if first is None else min(first, visible)
    place = _cut(tokens, room)
    if place is None:
        return None
    still_open = _open_at(html, place)
    closing = "".join(f"</{name}>" for name, _ in reversed(still_open))
    opening = "".join(tag for _, tag in still_open)
    head, tail = html[:place].rstrip("\n") + closing, opening + html[place:].lstrip("\n")
    return (head, tail) if visible_text(head) and visible_text(tail) else None


def visible_text(html: str) -> str:
    """What is left of a text without tags and surrounding space."""
    return re.sub(r"<[^>]*>", "", html).strip()


def _cut(tokens: list[re.Match[str]], room: int) -> int | None:
    shown, last_line, last = 0, None, None
    for token in tokens:
        if token[2]:
            continue
        if shown >= room:
            break
        shown += 1
        last = token.end()
        if token[0] == "\n" and shown > 1:
            last_line = token.start()
    return last if last_line is None else last_line


def _open_at(html: str, place: int) -> list[tuple[str, str]]:
    still_open: list[tuple[str, str]] = []
    for token in _TOKEN.finditer(html, 0, place):
        if token[2] and token[1]:
            still_open.pop()
        elif token[2]:
            still_open.append((token[2], token[0]))
    return still_open
