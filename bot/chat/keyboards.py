"""Buttons and what comes back when they are pressed. Data of a press is outside input and checked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from bot.chat.contract import Button
from bot.chat.desk import Buttons, Desk, Turn
from bot.chat.parsing import WHOLE_RECORD, Span, parse_span
from bot.places.regions import District, Region, Regions
from bot.store.incidents import EVERYTHING

_SHAPES: Final = {
    "c": re.compile(r""),
    "d": re.compile(r"[a-z_]{1,20}"),
    "s": re.compile(r"[A-Z0-9-]{4,6}|\*"),
    "o": re.compile(r"[A-Z0-9-]{4,6}"),
    "u": re.compile(r"[A-Z0-9-]{4,6}|\*"),
    "i": re.compile(r"([A-Z0-9-]{4,6}):([0-9a-z]{2,6}):([0-9]{1,6})"),
    "n": re.compile(r"[1-9][0-9]{0,11}"),
    "l": re.compile(r"[a-z]{2,3}"),
}
"""Action -> its argument. c: choose a district, d: choose a region of it, s: subscribe, o: subscribe to this only,
u: unsubscribe, i: incidents (region, period, offset), n: one incident, l: language."""


@dataclass(frozen=True, slots=True)
class Press:
    """A checked press: `choice`, a region ("*" for all), district or language, names something that exists."""

    action: str
    choice: str = ""
    span: Span = WHOLE_RECORD
    offset: int = 0
    incident: int = 0


def parse_press(data: str, desk: Desk) -> Press | None:
    """What a button stands for; None for anything this program would not have put on a button."""
    action, _, argument = data.partition(":")
    shape = _SHAPES.get(action)
    if shape is None or len(data) > 64 or shape.fullmatch(argument) is None:
        return None
    if action == "i":
        return _page(argument, desk)
    if action == "n":
        return Press(action, incident=int(argument))
    known = {
        "c": ("",),
        "d": tuple(desk.regions.by_district()),
        "l": desk.texts.languages,
    }.get(action, (EVERYTHING, *(region.code for region in desk.regions)))
    return Press(action, argument) if argument in known else None


def page_data(region: str, span: Span, offset: int = 0) -> str:
    return f"i:{region}:{span.code}:{offset}"


def districts(turn: Turn) -> Buttons:
    """All federal districts, as the first step to a subscription."""
    names = [
        Button(turn.text("chat-district", district=name), f"d:{name}") for name, _ in by_district(turn.desk.regions)
    ]
    everything = Button(turn.text("button-everything"), f"s:{EVERYTHING}")
    return rows([*names, everything], 2)


def by_district(regions: Regions) -> list[tuple[District, tuple[Region, ...]]]:
    """Districts with their regions, the order being that of people's interest: from the west to the east."""
    groups = regions.by_district()
    return [(name, groups[name]) for name in get_args(District) if name in groups]


def regions_of(turn: Turn, district: str) -> Buttons:
    """The regions of a district; those subscribed to are marked and lead to what was reported there."""
    mine = frozenset(() if turn.subscription is None else turn.subscription.regions)
    group = [region for region in turn.desk.regions if region.district == district]
    choices = [
        Button(f"✓ {turn.region(region.code, short=True)}", page_data(region.code, WHOLE_RECORD))
        if region.code in mine
        else Button(turn.region(region.code, short=True), f"s:{region.code}")
        for region in sorted(group, key=lambda region: turn.region(region.code, short=True))
    ]
    return (*rows(choices, 2), (Button(turn.text("button-back"), "c"),))


def candidates(turn: Turn, action: str, codes: Iterable[str], span: Span = WHOLE_RECORD) -> Buttons:
    """One button for each region that may have been meant; a press carries the command out."""
    return rows(
        [
            Button(turn.region(code), page_data(code, span) if action == "i" else f"{action}:{code}")
            for code in codes
            if code in turn.desk.regions
        ],
        2,
    )


def rows(buttons: Sequence[Button], width: int) -> Buttons:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def _page(argument: str, desk: Desk) -> Press | None:
    region, period, offset = argument.split(":")
    span = parse_span(period)
    if region not in desk.regions or span is None:
        return None
    return Press("i", region, span, int(offset))
