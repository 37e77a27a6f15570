"""What /settings shows: the list of a chat's subscriptions, one of them, and the choices for one of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.choices import DAILY, GRAVE, OPTIONS, quiet_code, quiet_from_code
from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import aimed, rows
from bot.chat.naming import names, places_line, title
from bot.chat.targets import NEW, one_each
from bot.chat.times import clock, clock_code, clock_from_code
from bot.digests import ReaderStyle, Voice
from bot.model.wishes import INSTANT
from bot.store.incidents import EVERYTHING
from bot.store.pausing import BY_CHAT
from bot.store.subscriptions import Subscription
from bot.texts import escape
from bot.texts.html import escape_name

_WIDTHS: Final = {"d": 6, "m": 2, "t": 3, "q": 3, "z": 2, "s": 1}


def nothing_page(turn: Turn) -> Answer:
    buttons = [Button(turn.text("button-subscribe"), "c"), *_channels(turn)]
    return turn.answer(turn.text("chat-not-subscribed"), rows(buttons, 1))


def list_page(turn: Turn) -> Answer:
    """All subscriptions of the chat or topic, each with a button that opens it."""
    lines = [turn.text("chat-settings")]
    for place, item in enumerate(turn.subscriptions, start=1):
        lines += [f"\n<b>{place}. {title(turn, item)}</b>", schedule_line(turn, item), *_paused(turn, item)]
    zone = turn.subscriptions[0].zone
    lines += ["", turn.text("chat-settings-language"), turn.text("chat-settings-zone", zone=zone_label(turn, zone))]
    paused = all(item.paused == BY_CHAT for item in turn.subscriptions)
    more = [
        Button(turn.text("button-new-subscription"), f"c~{NEW}"),
        Button(turn.text("settings-field", field="z"), "w:z"),
        *_languages(turn),
        Button(turn.text("button-resume" if paused else "button-pause"), f"w:p:{int(not paused)}~0"),
        *_channels(turn),
    ]
    return turn.answer("\n".join(lines), (*one_each(turn, "w:"), *rows(more, 2)))


def one_page(turn: Turn, mine: Subscription) -> Answer:
    """One subscription, with a button for each of its choices."""
    several = len(turn.subscriptions) > 1
    place = [item.id for item in turn.subscriptions].index(mine.id) + 1
    shown = [turn.text("settings-calm", value=turn.text("choice-calm", calm=int(mine.wish.calm)))]
    chat = [turn.text("chat-settings-language"), turn.text("chat-settings-zone", zone=zone_label(turn, mine.zone))]
    lines = [
        turn.text("settings-one", number=str(place)) if several else turn.text("chat-settings"),
        *([turn.text("settings-name", name=escape_name(mine.name))] if mine.name else ()),
        turn.text("chat-settings-regions", regions=names(turn, mine.regions)),
        *places_line(turn, mine.wish),
        schedule_line(turn, mine),
        turn.text("settings-threshold", value=_threshold(turn, mine)),
        turn.text("settings-quiet", value=_quiet(turn, mine.wish.quiet)),
        turn.text("settings-sound", value=turn.text("choice-sound", sound=mine.wish.sound)),
        *(shown if mine.minutes != INSTANT else ()),
        *(() if several else chat),
        *_paused(turn, mine),
    ]
    return turn.answer("\n".join(lines), _buttons(turn, mine, several))


def choices_page(turn: Turn, field: str, mine: Subscription | None) -> Answer:
    """One button a choice, the present one marked."""
    target = None if mine is None else mine.id
    values = turn.desk.zones.names if field == "z" else OPTIONS[field]
    present = _present(turn.subscription if mine is None else mine, field)
    buttons = [
        Button(("✓ " if value == present else "") + label(turn, field, value), aimed(f"w:{field}:{value}", target))
        for value in values
    ]
    if field == "m":
        buttons.append(Button(turn.text("choice-daily"), aimed("w:d", target)))
    back = (Button(turn.text("button-settings"), aimed("w:", target)),)
    return turn.answer(turn.text("settings-choose", field=field), (*rows(buttons, _WIDTHS.get(field, 2)), back))


def schedule_line(turn: Turn, mine: Subscription) -> str:
    """When messages come, as a sentence."""
    calm = int(mine.wish.calm and mine.minutes != INSTANT)
    return turn.text("chat-settings-schedule", minutes=mine.minutes, at=clock(mine.wish.at), calm=calm)


def zone_label(turn: Turn, zone: str) -> str:
    """A zone's city with its distance from UTC."""
    voice = Voice(turn.desk.texts, ReaderStyle(turn.language, ZoneInfo(zone)), turn.desk.regions)
    return escape(f"{zone.rpartition('/')[2].replace('_', ' ')} ({voice.zone(turn.now)})")


def label(turn: Turn, field: str, value: str) -> str:
    """A choice in words, for a button."""
    match field:
        case "m":
            return turn.text("choice-window", minutes=int(value), hours=int(value) // 60)
        case "d":
            return clock(clock_from_code(value) or 0)
        case "t":
            return turn.text("choice-grave") if value == GRAVE else _least(turn, int(value))
        case "q":
            return _quiet(turn, quiet_from_code(value))
        case "s":
            return turn.text("choice-sound", sound=value)
        case _:
            return zone_label(turn, value)


def _paused(turn: Turn, mine: Subscription) -> list[str]:
    return [turn.text("settings-paused")] if mine.paused == BY_CHAT else []


def _buttons(turn: Turn, mine: Subscription, several: bool) -> Buttons:
    target = mine.id if several else None
    fields = [
        Button(turn.text("settings-field", field=field), aimed(f"w:{field}", target))
        for field in ("mtqs" if several else "mtqsz")
    ]
    calm = Button(turn.text("button-calm", calm=int(mine.wish.calm)), aimed(f"w:c:{int(not mine.wish.calm)}", target))
    paused = mine.paused == BY_CHAT
    pause = Button(turn.text("button-resume" if paused else "button-pause"), f"w:p:{int(not paused)}~{mine.id}")
    regions = [
        Button(turn.text("button-another-region"), aimed("c", target)),
        Button(turn.text("button-unsubscribe"), aimed(f"u:{EVERYTHING}", mine.id)),
    ]
    last = (
        Button(turn.text("button-subscriptions"), "w:")
        if several
        else Button(turn.text("button-new-subscription"), f"c~{NEW}")
    )
    languages: Sequence[Button] = () if several else _languages(turn)
    shown = [*fields, *([calm] if mine.minutes != INSTANT else ())]
    more = [last, *(() if several else _channels(turn))]
    return (*rows(shown, 2), *rows([*languages, pause], 2), *rows(regions, 2), *rows(more, 2))


def _channels(turn: Turn) -> list[Button]:
    """The way to the channels that are managed from here: from a private chat, where Telegram can be asked."""
    is_here = turn.request.kind == "private" and turn.desk.outside is not None
    return [Button(turn.text("button-channels"), "h")] if is_here else []


def _languages(turn: Turn) -> list[Button]:
    return [
        Button(turn.desk.texts.get(language, "chat-language-name"), f"l:{language}")
        for language in turn.desk.texts.languages
        if language != turn.language
    ]


def _present(mine: Subscription | None, field: str) -> str:
    if mine is None:
        return ""
    wish = mine.wish
    daily = clock_code(wish.at) if mine.minutes == DAILY else ""
    least = GRAVE if wish.grave else str(wish.least)
    quiet = quiet_code(wish.quiet)
    return {"m": str(mine.minutes), "d": daily, "t": least, "q": quiet, "s": wish.sound, "z": mine.zone}.get(field, "")


def _threshold(turn: Turn, mine: Subscription) -> str:
    return turn.text("choice-grave") if mine.wish.grave else _least(turn, mine.wish.least)


def _least(turn: Turn, least: int) -> str:
    return turn.text("choice-least", least=least)


def _quiet(turn: Turn, quiet: tuple[int, int] | None) -> str:
    return turn.text("choice-off") if quiet is None else f"{clock(quiet[0])}–{clock(quiet[1])}"
