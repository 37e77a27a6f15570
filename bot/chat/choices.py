"""What the buttons of /settings offer, and what each choice makes of a subscription."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, get_args

from bot.model.wishes import INSTANT, Sound, Wish

DAILY: Final = 24 * 60
WINDOWS: Final = (INSTANT, 60, 180, 360, 720)
LEASTS: Final = (0, 2, 5, 10, 20, 50)
GRAVE: Final = "g"
QUIET: Final = {"2207": (22, 7), "2307": (23, 7), "2308": (23, 8), "0006": (0, 6), "0008": (0, 8)}
OFF: Final = "off"
HOURS: Final = tuple(range(24))

OPTIONS: Final = {
    "m": tuple(str(minutes) for minutes in WINDOWS),
    "d": tuple(str(hour) for hour in HOURS),
    "t": (*(str(least) for least in LEASTS), GRAVE),
    "q": (OFF, *QUIET),
    "s": get_args(Sound),
    "c": ("0", "1"),
    "p": ("0", "1"),
}
"""Field -> values. m: minutes of a window, d: daily at an hour, t: threshold, q: quiet hours, s: sound, c: calm
messages, p: pause. The field z (time zone) has the names of zones."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Minutes of a window, and the wish with which they go."""

    minutes: int
    wish: Wish


def chosen(field: str, value: str, present: Schedule) -> Schedule:
    """What becomes of a schedule by one choice; `value` must be one of OPTIONS."""
    wish = present.wish
    match field:
        case "m":
            return Schedule(int(value), replace(wish, at=0))
        case "d":
            return Schedule(DAILY, replace(wish, at=int(value) * 60))
        case "t":
            grave = value == GRAVE
            return Schedule(present.minutes, replace(wish, grave=grave, least=0 if grave else int(value)))
        case "q":
            hours = QUIET.get(value)
            quiet = None if hours is None else (hours[0] * 60, hours[1] * 60)
            return Schedule(present.minutes, replace(wish, quiet=quiet))
        case "s":
            return Schedule(present.minutes, replace(wish, sound=_sound(value)))
        case _:
            return Schedule(present.minutes, replace(wish, calm=value == "1"))


def is_offered(field: str, value: str, zones: tuple[str, ...]) -> bool:
    """Whether a button with this choice exists; "" as a value opens the choices of a field."""
    if field == "z":
        return value == "" or value in zones
    if field == "":
        return value == ""
    return field in OPTIONS and (value in OPTIONS[field] or (value == "" and field not in "cp"))


def _sound(value: str) -> Sound:
    return next(sound for sound in get_args(Sound) if sound == value)
