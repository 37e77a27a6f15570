"""Buttons and what comes back when they are pressed. Data of a press is outside input and checked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from bot.chat.choices import is_offered
from bot.chat.contract import Button
from bot.chat.desk import Buttons, Desk, Turn
from bot.chat.parsing import WHOLE_RECORD, Span, parse_span
from bot.places.regions import District, Region, Regions
from bot.store.incidents import EVERYTHING

_SHAPES: Final = {
    "c": re.compile(r""),
    "d": re.compile(r"[a-z_]{1,20}"),
    "s": re.compile(r"[A-Z0-9-]{4,6}(?:\+[A-Z0-9-]{4,6}){0,6}|\*|@[a-z_]{1,20}"),
    "o": re.compile(r"[A-Z0-9-]{4,6}"),
    "u": re.compile(r"[A-Z0-9-]{4,6}|\*"),
    "i": re.compile(r"([A-Z0-9-]{4,6}):([0-9a-z]{2,6}):([0-9]{1,6})(?::([0-9a-f]{8}))?"),
    "n": re.compile(r"[1-9][0-9]{0,11}"),
    "y": re.compile(r"[1-9][0-9]{0,11}"),
    "l": re.compile(r"[a-z]{2,3}"),
    "m": re.compile(r"()([0-9a-z]{2,6})"),
    "g": re.compile(r"([A-Z0-9-]{4,6}):([0-9a-z]{2,6})"),
    "v": re.compile(r"([A-Z0-9-]{4,6}):([0-9a-z]{2,6})"),
    "p": re.compile(r"([A-Z0-9-]{4,6}):([0-9a-f]{8})"),
    "w": re.compile(r"([a-z]?)(?::([A-Za-z0-9_/]{1,32}))?"),
    "k": re.compile(r"[A-Z0-9-]{4,6}"),
    "r": re.compile(r"([1-9][0-9]{0,11}):([nf])"),
    "q": re.compile(r"[a-z_]{0,20}"),
    "h": re.compile(r""),
}
"""Action -> its argument. c: choose a district, d: choose a region of it, s: subscribe, o: subscribe to this only, u:
unsubscribe, i: incidents (region, period, offset, mark of a place), n: one incident, y: why, l: language, m: map
(period), g: chart and v: table (region, period), q: sources (of a district), p: subscribe to a place (region, its
mark), w: settings (field, value), r: settle a post of the review queue (its number, how), k: keep a region apart in
a subscription of its own, h: the channels that this person manages."""
_AIMED: Final = frozenset("cdksoulpw")
_AIM: Final = re.compile(r"(.*)~(0|[1-9][0-9]{0,11})", re.DOTALL)
_SPANNED: Final = frozenset("imgv")
LONGEST_DATA: Final = 53
"""Bytes that a button may carry: Telegram allows 64, the rest is for the mark of a channel, see bot.chat.outlets."""
MARK: Final = "@"
"""Stands before the name of a district where a region's code could stand."""
FEDERAL: Final = "federal"
"""Stands among the districts for the channels of federal offices."""


@dataclass(frozen=True, slots=True)
class Press:
    """A checked press: `choice`, a region ("*" for all), district or language, names something that exists.

    `place` is the mark of a place, see bot.chat.named_places; it may name none. `value` is a choice
    in /settings. `target` is the subscription that is meant, see bot.chat.targets; None where none is named.
    """

    action: str
    choice: str = ""
    span: Span = WHOLE_RECORD
    offset: int = 0
    incident: int = 0
    place: str = ""
    value: str = ""
    target: int | None = None


def parse_press(data: str, desk: Desk) -> Press | None:
    """What a button stands for; None for anything this program would not have put on a button."""
    aim = _AIM.fullmatch(data)
    if aim is None:
        return _parsed(data, desk)
    press = _parsed(aim[1], desk) if len(data) <= LONGEST_DATA else None
    return None if press is None or press.action not in _AIMED else replace(press, target=int(aim[2]))


def aimed(data: str, target: int | None) -> str:
    """Data of a button together with the subscription it is about."""
    return data if target is None else f"{data}~{target}"


def _parsed(data: str, desk: Desk) -> Press | None:
    action, _, argument = data.partition(":")
    shape = _SHAPES.get(action)
    found = None if shape is None or len(data) > LONGEST_DATA else shape.fullmatch(argument)
    if found is None:
        return None
    if action in _SPANNED:
        return _spanned(action, found, desk)
    if action in "nyprw":
        return _detailed(action, found, desk)
    # Several regions may stand together where all of them are meant at once.
    parts = argument.split("+") if action == "s" else [argument]
    return Press(action, argument) if set(parts) <= set(_known(action, desk)) else None


def _known(action: str, desk: Desk) -> tuple[str, ...]:
    """What may stand behind an action that has one argument."""
    districts: tuple[str, ...] = tuple(desk.regions.by_district())
    regions = (EVERYTHING, *(region.code for region in desk.regions))
    return {
        "c": ("",),
        "h": ("",),
        "d": districts,
        "q": ("", FEDERAL, *districts),
        "l": desk.texts.languages,
        "s": (*regions, *(MARK + district for district in districts)),
    }.get(action, regions)


def _detailed(action: str, found: re.Match[str], desk: Desk) -> Press | None:
    """A press that names an incident, a place of a region, or a choice in /settings."""
    if action in "ny":
        return Press(action, incident=int(found[0]))
    if action == "r":
        return Press(action, incident=int(found[1]), value=found[2])
    if action == "p":
        return Press(action, found[1], place=found[2]) if found[1] in desk.regions else None
    field, value = found[1], found[2] or ""
    return Press(action, field, value=value) if is_offered(field, value, desk.zones.names) else None


def page_data(region: str, span: Span, offset: int = 0, place: str = "") -> str:
    return f"i:{region}:{span.code}:{offset}" + (f":{place}" if place else "")


def districts(turn: Turn, target: int | None = None) -> Buttons:
    """All federal districts, as the first step to a subscription, or to more regions for the one that is meant."""
    names = [
        Button(turn.text("chat-district", district=name), aimed(f"d:{name}", target))
        for name, _ in by_district(turn.desk.regions)
    ]
    everything = Button(turn.text("button-everything"), aimed(f"s:{EVERYTHING}", target))
    return rows([*names, everything], 2)


def by_district(regions: Regions) -> list[tuple[District, tuple[Region, ...]]]:
    """Districts with their regions, the order being that of people's interest: from the west to the east."""
    groups = regions.by_district()
    return [(name, groups[name]) for name in get_args(District) if name in groups]


def regions_of(turn: Turn, district: str, target: int | None = None) -> Buttons:
    """The regions of a district; those subscribed to are marked and lead to what was reported there."""
    mine = {code for item in turn.subscriptions if target in (None, item.id) for code in item.regions}
    group = [region for region in turn.desk.regions if region.district == district]
    choices = [
        Button(f"✓ {turn.region(region.code, short=True)}", page_data(region.code, WHOLE_RECORD))
        if region.code in mine
        else Button(turn.region(region.code, short=True), aimed(f"s:{region.code}", target))
        for region in sorted(group, key=lambda region: turn.region(region.code, short=True))
    ]
    whole = Button(turn.text("button-whole-district"), aimed(f"s:{MARK}{district}", target))
    return (*rows(choices, 2), (whole, Button(turn.text("button-back"), aimed("c", target))))


def candidates(
    turn: Turn, action: str, codes: Iterable[str], span: Span = WHOLE_RECORD, target: int | None = None
) -> Buttons:
    """One button for each region that may have been meant; a press carries the command out."""
    known = [code for code in codes if code in turn.desk.regions]
    return rows([Button(turn.region(code), aimed(_data(action, code, span), target)) for code in known], 2)


def _data(action: str, code: str, span: Span) -> str:
    if action == "i":
        return page_data(code, span)
    return f"{action}:{code}:{span.code}" if action in _SPANNED else f"{action}:{code}"


def rows(buttons: Sequence[Button], width: int) -> Buttons:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def _spanned(action: str, found: re.Match[str], desk: Desk) -> Press | None:
    """A press that names a period and, but for the map, a region."""
    span = parse_span(found[2])
    if span is None or (found[1] and found[1] not in desk.regions):
        return None
    if action != "i":
        return Press(action, found[1], span)
    return Press(action, found[1], span, int(found[3]), place=found[4] or "")
