"""The map of counts by region: 1600×1000, European Russia, a list at the side for the most and the far ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.pictures.land import LIST_LEFT, MAP_HEIGHT, MAP_WIDTH, WINDOW, Land, in_view
from bot.pictures.svg import INK, MUTED, demo_watermark, document, fitted, header, number, rect, text

_RAMP = ("#efede6", "#fee3c8", "#fdbb84", "#fc8d59", "#e34a33", "#b30000")
_FIRST_WHITE_TEXT = 4
_SEA, _SEA_MARK = "#d9e6ee", "#2f7ba8"
_FOREIGN, _FOREIGN_EDGE = "#f8f8f6", "#c9c9c6"
# Lower ends of the five shades, by the largest count of the picture.
_SCALES: tuple[tuple[int, tuple[int, ...]], ...] = (
    (8, (1, 2, 3, 5, 7)),
    (24, (1, 3, 6, 10, 15)),
    (100, (1, 5, 15, 30, 50)),
    (400, (1, 10, 30, 80, 150)),
    (2000, (1, 25, 100, 250, 500)),
)
_LARGEST_SCALE = (1, 100, 500, 1000, 2500)
# Pixels by which a number is moved off its region's inner point, where the point is hidden or crowded.
_NUDGES: Mapping[str, tuple[float, float]] = {
    "RU-MOS": (18, 10),
    "RU-MOW": (0, -3),
    "RU-LEN": (-20, 4),
    "RU-SPE": (-24, 0),
    "UA-40": (-14, 20),
    "RU-AD": (6, 4),
    "RU-VLG": (100, 0),
    "RU-IN": (2, -12),
    "RU-SE": (-10, 8),
    "RU-CE": (8, 0),
}
_SEA_POINTS: Mapping[str, tuple[float, float]] = {
    "Чёрное море": (35.6, 43.5),
    "Азовское море": (36.5, 46.15),
    "Каспийское море": (49.6, 43.6),
    "Балтийское море": (20.2, 56.2),
}
# The boundaries leave a hole in Kazakhstan here (Baikonur), which would look like a lake.
_LEASED_LAND = (63.3, 45.9)
_PANEL_WIDTH, _PANEL_BOTTOM = 376.0, 900.0
_ROW = 37.0
_TOP_ROWS, _FAR_ROWS = 8, 6
UNREPORTED = "—"
"""Stands in the legend for regions without a number: nobody reported one, which is not zero."""


@dataclass(frozen=True, slots=True)
class MapLabels:
    """The words of the map in one language. `short_name` names a region code or a sea (by its Russian name).

    `rest` stands before the sum of far regions that have no line of their own; `disputed` explains the hatching and
    is shown only where there is hatching; `unreported` explains the dash of the legend; `source` names where the
    boundaries come from.
    """

    top: str
    far: str
    rest: str
    disputed: str
    unreported: str
    source: str
    short_name: Callable[[str], str]


def map_svg(
    land: Land, counts: Mapping[str, int], *, title: str, subtitle: str, labels: MapLabels, demo: bool = False
) -> str:
    """The map as SVG. Counts of 0 are drawn like regions without a count; the order of `counts` does not matter."""
    ranked = sorted(
        ((code, count) for code, count in counts.items() if count > 0), key=lambda item: (-item[1], item[0])
    )
    bounds = _bounds(ranked[0][1] if ranked else 0)
    seen = [(code, count) for code, count in ranked if _place(land, code) is not None]
    far = [(code, count) for code, count in ranked if _place(land, code) is None]
    parts = [
        _HATCH,
        rect(0, 0, MAP_WIDTH, MAP_HEIGHT, _SEA),
        *_foreign_land(land, counts),
        *_regions(land, counts, bounds),
        *([demo_watermark(MAP_WIDTH, MAP_HEIGHT)] if demo else []),
        *_numbers(land, seen, bounds),
        *_panel(ranked[:_TOP_ROWS], far, bounds, labels),
        *_legend(bounds),
        *_footnotes(any(_hatched(code) for code, _ in ranked), labels),
        *header(MAP_WIDTH, title, subtitle, demo),
    ]
    return document(MAP_WIDTH, MAP_HEIGHT, parts)


_HATCH = (
    '<defs><pattern id="disputed" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="4" height="12" fill="#ffffff" fill-opacity="0.6"/></pattern></defs>'
)


def _hatched(code: str) -> bool:
    return code.startswith("UA-")


def _bounds(largest: int) -> tuple[int, ...]:
    return next((bounds for limit, bounds in _SCALES if largest <= limit), _LARGEST_SCALE)


def _shade(count: int, bounds: Sequence[int]) -> int:
    return sum(count >= bound for bound in bounds)


def _place(land: Land, code: str) -> tuple[float, float] | None:
    """The pixel of a region's or sea's number, or None where it is not on the map."""
    if code in _SEA_POINTS:
        return WINDOW.pixel(*_SEA_POINTS[code])
    if code not in land.labels or code not in land.regions:
        return None
    (x, y), (right, down) = land.labels[code], _NUDGES.get(code, (0.0, 0.0))
    return (x + right, y + down) if in_view(x + right, y + down) else None


def _foreign_land(land: Land, counts: Mapping[str, int]) -> Iterable[str]:
    for path in land.neighbours.values():
        yield f'<path d="{path}" fill="{_FOREIGN}" stroke="{_FOREIGN_EDGE}" stroke-width="1.2"/>'
    yield _spot(*WINDOW.pixel(*_LEASED_LAND))
    for code, path in land.regions.items():
        if _hatched(code) and not counts.get(code):
            yield f'<path d="{path}" fill="{_FOREIGN}" stroke="#e2e2de" stroke-width="0.8"/>'


def _spot(x: float, y: float) -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="24" fill="{_FOREIGN}"/>'


def _regions(land: Land, counts: Mapping[str, int], bounds: Sequence[int]) -> Iterable[str]:
    for code, path in land.regions.items():
        count = counts.get(code, 0)
        if _hatched(code) and count <= 0:
            continue
        fill = _RAMP[_shade(count, bounds)]
        yield f'<path d="{path}" fill="{fill}" stroke="#ffffff" stroke-width="1.8" stroke-linejoin="round"/>'
        if _hatched(code):
            yield f'<path d="{path}" fill="url(#disputed)" stroke="#777777" stroke-dasharray="6 4" stroke-width="1.6"/>'


def _numbers(land: Land, seen: Sequence[tuple[str, int]], bounds: Sequence[int]) -> Iterable[str]:
    for code, count in seen:
        place = _place(land, code)
        if place is None:
            continue
        x, y = place
        shade = _shade(count, bounds)
        if code in _SEA_POINTS:
            width = 26 + 16 * len(str(count))
            yield rect(x - width / 2, y - 19, width, 38, _SEA_MARK, extra=' rx="19"')
            yield text(str(count), x, y + 9, 25, fill="#ffffff", bold=True, anchor="middle")
            continue
        size = 28 if shade >= 3 else 25
        white = shade >= _FIRST_WHITE_TEXT
        halo = "#7a1206" if white else "#ffffff"
        outline = f' stroke="{halo}" stroke-width="4" stroke-opacity="0.6" paint-order="stroke"'
        fill = "#ffffff" if white else "#1c1c1c"
        yield text(str(count), x, y + size * 0.36, size, fill=fill, bold=True, anchor="middle", extra=outline)


def _panel(
    top: Sequence[tuple[str, int]], far: Sequence[tuple[str, int]], bounds: Sequence[int], labels: MapLabels
) -> list[str]:
    """The list at the right, growing upwards from the foot of the map."""
    if not top:
        return []
    unlisted = [item for item in far if item not in top]
    own_lines = unlisted if len(unlisted) <= _FAR_ROWS else unlisted[: _FAR_ROWS - 1]
    rest = sum(count for _, count in unlisted[len(own_lines) :])
    far_rows = len(own_lines) + bool(rest)
    height = 62 + len(top) * _ROW + (46 + far_rows * _ROW if far_rows else 0)
    y = _PANEL_BOTTOM - height
    parts = [
        rect(LIST_LEFT, y, _PANEL_WIDTH, height, "#ffffff", extra=' fill-opacity="0.94" rx="12"'),
        _heading(labels.top, y + 38),
    ]
    y += 78
    for code, count in top:
        parts += _row(labels.short_name(code), count, y, count / top[0][1], _colour(code, count, bounds))
        y += _ROW
    if not far_rows:
        return parts
    parts.append(_heading(labels.far, y + 8))
    y += 46
    for code, count in own_lines:
        parts += _row(labels.short_name(code), count, y, count / top[0][1], _colour(code, count, bounds))
        y += _ROW
    if rest:
        parts += _row(labels.rest, rest, y, 0, "none")
    return parts


def _colour(code: str, count: int, bounds: Sequence[int]) -> str:
    return _SEA_MARK if code in _SEA_POINTS else _RAMP[_shade(count, bounds)]


def _heading(content: str, y: float) -> str:
    shown, size = fitted(content, 24, _PANEL_WIDTH - 40, bold=True)
    return text(shown, LIST_LEFT + 20, y, size, bold=True)


def _row(name: str, count: int, y: float, share: float, colour: str) -> list[str]:
    shown, size = fitted(name, 24, 236)
    right = LIST_LEFT + _PANEL_WIDTH - 20
    parts = [text(shown, LIST_LEFT + 20, y, size, fill="#2b2f33")]
    if share > 0:
        parts.append(rect(LIST_LEFT + 262, y - 17, max(4.0, 40 * share), 18, colour))
    parts.append(text(str(count), right, y, 24, fill=INK, bold=True, anchor="end"))
    return parts


def _legend(bounds: Sequence[int]) -> Iterable[str]:
    ends = [f"{low}–{high - 1}" if high - low > 1 else str(low) for low, high in pairwise(bounds)]
    width = 80.0
    yield rect(16, 928, width * len(_RAMP) + 24, 62, "#ffffff", extra=' fill-opacity="0.88" rx="10"')
    for place, (colour, label) in enumerate(zip(_RAMP, [UNREPORTED, *ends, f"{bounds[-1]}+"], strict=True)):
        x = 28 + place * width
        yield rect(x, 938, width, 20, colour, extra=' stroke="#ffffff" stroke-width="1"')
        yield text(label, x + width / 2, 979, 20, fill="#3a4248", anchor="middle")


def _footnotes(hatching: bool, labels: MapLabels) -> Iterable[str]:
    lines = [*([labels.disputed] if hatching else []), f"{UNREPORTED} {labels.unreported}", labels.source]
    room = MAP_WIDTH - 640.0
    for place, line in enumerate(reversed(lines)):
        shown, size = fitted(line, 19, room)
        halo = ' stroke="#ffffff" stroke-width="4" stroke-opacity="0.8" paint-order="stroke"'
        yield text(shown, MAP_WIDTH - 20, 984 - place * 28, size, fill=MUTED, anchor="end", extra=halo)
