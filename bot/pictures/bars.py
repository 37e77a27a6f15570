"""The chart of counts by day, 1600×840: days that were not read are hatched and never look like a zero."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.pictures.svg import MUTED, demo_watermark, document, fitted, header, number, rect, text, text_width

BARS_WIDTH, BARS_HEIGHT = 1600, 840
_LEFT, _RIGHT, _TOP, _FLOOR = 88.0, 1568.0, 136.0, 726.0
_BAR, _BAR_MOST, _AVERAGE = "#e8694a", "#b30000", "#1d5f8a"
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST_LINES = 6
_UNSTATED = "—"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class BarLabels:
    """Words of the legend in one language; an empty one leaves its entry (and for the average its line) out.

    `decimal` is the sign before the fraction of the average, `unstated` explains the dash of days without a number.
    """

    not_read: str = ""
    unstated: str = ""
    average: str = ""
    weekend: str = ""
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class _Scale:
    days: int
    top: int
    step: int

    @property
    def column(self) -> float:
        return (_RIGHT - _LEFT) / self.days

    def x(self, day: int) -> float:
        return _LEFT + day * self.column

    def y(self, value: float) -> float:
        return _FLOOR - (_FLOOR - _TOP) * value / self.top


def bars_svg(
    days: Sequence[tuple[date, int | None]],
    *,
    title: str,
    subtitle: str,
    note: str,
    labels: BarLabels | None = None,
    unstated: Collection[date] = (),
    demo: bool = False,
) -> str:
    """The chart as SVG, one column per item in the given order; None is a day that was not read.

    A count of 0 on one of the `unstated` days is a dash: something was reported, but no number.
    Raises ValueError for no days at all.
    """
    if not days:
        raise ValueError("a chart needs at least one day")
    words = labels or BarLabels()
    known = [count for _, count in days if count is not None]
    scale = _scale(len(days), max(known, default=0))
    average = sum(known) / len(known) if known and words.average else None
    parts = [
        _HATCH,
        *_backgrounds(days, scale),
        *_grid(scale),
        *_columns(days, scale, max(known, default=0), frozenset(unstated)),
        *_dates(days, scale),
        *([_average_line(average, scale)] if average is not None else []),
        *_legend(words, average, any(count is None for _, count in days), bool(unstated)),
        *_note(note),
        *([demo_watermark(BARS_WIDTH, BARS_HEIGHT)] if demo else []),
        *header(BARS_WIDTH, title, subtitle, demo),
    ]
    return document(BARS_WIDTH, BARS_HEIGHT, parts)


_HATCH = (
    '<defs><pattern id="unread" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="14" height="14" fill="#eef0f2"/><rect width="5" height="14" fill="#b4bec6"/></pattern></defs>'
)


def _scale(days: int, largest: int) -> _Scale:
    largest = max(largest, 1)
    step = next((step for step in _STEPS if largest / step <= _MOST_LINES), -(-largest // _MOST_LINES))
    return _Scale(days, -(-largest // step) * step, step)


def _backgrounds(days: Sequence[tuple[date, int | None]], scale: _Scale) -> Iterable[str]:
    for place, (day, count) in enumerate(days):
        if count is None:
            yield rect(scale.x(place), _TOP, scale.column, _FLOOR - _TOP, "url(#unread)")
        elif day.weekday() >= _SATURDAY:
            yield rect(scale.x(place), _TOP, scale.column, _FLOOR - _TOP, "#f1f3f5")


def _grid(scale: _Scale) -> Iterable[str]:
    for value in range(0, scale.top + 1, scale.step):
        y = scale.y(value)
        colour = "#9aa5ad" if value == 0 else "#e1e6e9"
        yield _line(y, colour, 'stroke-width="2"')
        yield text(str(value), _LEFT - 14, y + 8, 22, fill=MUTED, anchor="end")


def _columns(
    days: Sequence[tuple[date, int | None]], scale: _Scale, largest: int, unstated: frozenset[date]
) -> Iterable[str]:
    roomy = scale.column >= 16 * len(str(largest)) + 4
    for place, (day, count) in enumerate(days):
        if count is None:
            continue
        if count == 0:
            if roomy or day in unstated:
                yield text(
                    _UNSTATED if day in unstated else "0",
                    scale.x(place) + scale.column / 2,
                    _FLOOR - 9,
                    20,
                    fill="#8a949b",
                    anchor="middle",
                )
            continue
        x, y = scale.x(place), scale.y(count)
        colour = _BAR_MOST if count == largest else _BAR
        yield rect(x + scale.column * 0.14, y, scale.column * 0.72, _FLOOR - y, colour, extra=' rx="3"')
        if roomy or count == largest:
            yield text(str(count), x + scale.column / 2, y - 9, 22, fill="#2b2f33", bold=True, anchor="middle")


def _dates(days: Sequence[tuple[date, int | None]], scale: _Scale) -> Iterable[str]:
    """Dates under every n-th column, counted back from the last day, as many as fit."""
    every = max(1, -(-90 // int(max(scale.column, 1))))
    for place, (day, _) in enumerate(days):
        if (len(days) - 1 - place) % every == 0:
            x = min(scale.x(place) + scale.column / 2, BARS_WIDTH - 36.0)
            yield text(f"{day:%d.%m}", x, _FLOOR + 34, 22, fill=MUTED, anchor="middle")


def _average_line(average: float, scale: _Scale) -> str:
    return _line(scale.y(average), _AVERAGE, 'stroke-dasharray="10 8" stroke-width="2.4"')


def _line(y: float, colour: str, style: str) -> str:
    ends = f'x1="{number(_LEFT)}" x2="{number(_RIGHT)}" y1="{number(y)}" y2="{number(y)}"'
    return f'<line {ends} stroke="{colour}" {style}/>'


def _legend(words: BarLabels, average: float | None, has_unread: bool, has_unstated: bool) -> list[str]:
    """The signs and their words in one row under the header, from the left."""
    x, y = _LEFT, 116.0
    parts: list[str] = []
    entries: list[tuple[str, str]] = []
    if has_unread and words.not_read:
        entries.append((rect(0, -15, 30, 18, "url(#unread)", extra=' stroke="#b4bec6"'), words.not_read))
    if average is not None:
        dashes = f'<path d="M0,-6H30" stroke="{_AVERAGE}" stroke-width="2.4" stroke-dasharray="10 8"/>'
        entries.append((dashes, f"{words.average} {average:.1f}".replace(".", words.decimal)))
    if has_unstated and words.unstated:
        entries.append((text(_UNSTATED, 15, 0, 20, fill=MUTED, anchor="middle"), words.unstated))
    if words.weekend:
        entries.append((rect(0, -15, 30, 18, "#e4e8eb"), words.weekend))
    for sign, word in entries:
        shown, size = fitted(word, 20, 420)
        parts.append(f'<g transform="translate({number(x)} {number(y)})">{sign}</g>')
        parts.append(text(shown, x + 40, y, size, fill=MUTED))
        x += 40 + text_width(shown, size) + 24
    return parts


def _note(note: str) -> Iterable[str]:
    if note:
        shown, size = fitted(note, 20, BARS_WIDTH - 56.0)
        yield text(shown, BARS_WIDTH - 28, BARS_HEIGHT - 20, size, fill=MUTED, anchor="end")
