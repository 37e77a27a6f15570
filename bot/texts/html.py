"""Making text from outside safe inside messages."""

from __future__ import annotations

import unicodedata
from html import escape as _escape

LONGEST_NAME = 80


def escape(text: str) -> str:
    """Text from outside made safe inside HTML, on one line, without control characters or invisible marks."""
    spaced = " ".join(text.split())
    return _escape("".join(char for char in spaced if not unicodedata.category(char).startswith("C")))


def escape_name(name: str) -> str:
    """As escape, and cut to a length no real name exceeds, so that one name cannot fill a message."""
    return escape(name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…")


def anchor(label: str, link: str | None) -> str:
    """A link whose label is escaped here; only the label where there is no web address to link to."""
    if link is None or not link.startswith(("https://", "http://")):
        return escape_name(label)
    return f'<a href="{_escape(link)}">{escape_name(label)}</a>'
