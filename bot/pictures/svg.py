"""The few SVG elements that the pictures are made of. Every text from outside passes through `text`, which escapes."""

from __future__ import annotations

import re
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

FONT_FAMILY = "DejaVu Sans"
INK = "#1d2b36"
MUTED = "#52606a"
HEADER_HEIGHT = 92

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset(" .,:;!|'()[]ilIjftr·-")
_WIDE = frozenset("MWmwШЩЮЖФшщюжфЫ—%@")
_WIDTHS = {"narrow": 0.37, "plain": 0.63, "wide": 0.9}
_BOLD = 1.1


def number(value: float) -> str:
    """A coordinate with one decimal, the same on every machine."""
    return f"{value:.1f}"


def text_width(content: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text gets, in pixels; rather too much than too little."""
    ems = sum(
        _WIDTHS["narrow"] if sign in _NARROW else _WIDTHS["wide"] if sign in _WIDE else _WIDTHS["plain"]
        for sign in content
    )
    return ems * size * (_BOLD if bold else 1.0)


def fitted(content: str, size: float, width: float, *, bold: bool = False) -> tuple[str, float]:
    """The text and its font size so that it stays within a width: made smaller down to two thirds, then cut with …"""
    content = " ".join(content.split())
    needed = text_width(content, size, bold=bold)
    smaller = max(size * 2 / 3, size * min(1.0, width / needed)) if needed else size
    if text_width(content, smaller, bold=bold) <= width + 0.01:
        return content, smaller
    while content and text_width(content + "…", smaller, bold=bold) > width:
        content = content[:-1]
    return content.rstrip() + "…", smaller


def text(
    content: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str = INK,
    bold: bool = False,
    anchor: Literal["start", "middle", "end"] = "start",
    extra: str = "",
) -> str:
    """One line of text with its baseline at y. `extra` is markup of ours, never text from outside."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{weight} text-anchor="{anchor}" '
        f"fill={quoteattr(fill)}{extra}>{escape(_NOT_XML.sub('', content))}</text>"
    )


def rect(x: float, y: float, width: float, height: float, fill: str, *, extra: str = "") -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f"fill={quoteattr(fill)}{extra}/>"
    )


def document(width: int, height: int, parts: list[str]) -> str:
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT_FAMILY}">'
    )
    return "".join([opening, rect(0, 0, width, height, "#ffffff"), *parts, "</svg>"])


def header(width: int, title: str, subtitle: str, demo: bool) -> list[str]:
    """The white band with title and subtitle; a demo picture has its mark at the right end."""
    room = width - 56.0 - (190.0 if demo else 0.0)
    shown_title, title_size = fitted(title, 34, room, bold=True)
    shown_subtitle, subtitle_size = fitted(subtitle, 24, room)
    parts = [
        rect(0, 0, width, HEADER_HEIGHT, "#ffffff"),
        text(shown_title, 28, 44, title_size, bold=True),
        text(shown_subtitle, 28, 77, subtitle_size, fill=MUTED),
    ]
    if demo:
        parts.append(rect(width - 190, 22, 162, 50, "#1d5f8a", extra=' rx="8"'))
        parts.append(text("DEMO", width - 109, 58, 32, fill="#ffffff", bold=True, anchor="middle"))
    return parts


def demo_watermark(width: int, height: int) -> str:
    """The word DEMO large across the picture, so that a cut-out still shows what it is."""
    x, y = width / 2, height / 2 + 110
    turn = f' fill-opacity="0.09" letter-spacing="40" transform="rotate(-18 {number(x)} {number(y)})"'
    return text("DEMO", x, y, 330, fill="#1d5f8a", bold=True, anchor="middle", extra=turn)
