"""What the buttons of /settings offer, and what each choice makes of a subscription."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, get_args

from bot.chat.times import clock_code, clock_from_code
from bot.model.wishes import INSTANT, Sound, Wish

DAILY: Final = 24 * 60
WINDOWS: Final = (INSTANT, 60, 180, 360, 720)
LEASTS: Final = (0, 2, 5, 10, 20, 50)
GRAVE: Final = "g"
QUIET: Final = ("22000700", "23000700", "23000800", "00000600", "00000800")
OFF: Final = "off"
HOURS: Final = tuple(f"{hour:02}00" for hour in range(24))
ZONE: Final = "z"
PAUSE: Final = "p"

OPTIONS: Final = {
    "m": tuple(str(minutes) for minutes in WINDOWS),
    "d": HOURS,
    "t": (*(str(least) for least in LEASTS), GRAVE),
    "q": (OFF, *QUIET),
    "s": get_args(Sound),
    "c": ("0", "1"),
    PAUSE: ("0", "1"),
}
"""Field -> values that have a button. m: minutes of a window, d: daily at a time, t: threshold, q: quiet hours, s:
sound, c: calm messages, p: pause.
The field z (time zone) has the names of zones. Any time may be chosen for d and q."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Minutes of a window, and the wish with which they go."""

    minutes: int
    wish: Wish


def chosen(field: str, value: str, present: Schedule) -> Schedule:
    """What becomes of a schedule by one choice, for which `is_offered` must hold."""
    wish = present.wish
    match field:
        case "m":
            return Schedule(int(value), replace(wish, at=0))
        case "d":
            return Schedule(DAILY, replace(wish, at=clock_from_code(value) or 0))
        case "t":
            grave = value == GRAVE
            return Schedule(present.minutes, replace(wish, grave=grave, least=0 if grave else int(value)))
        case "q":
            return Schedule(present.minutes, replace(wish, quiet=quiet_from_code(value)))
        case "s":
            return Schedule(present.minutes, replace(wish, sound=_sound(value)))
        case _:
            return Schedule(present.minutes, replace(wish, calm=value == "1"))


def is_offered(field: str, value: str, zones: tuple[str, ...]) -> bool:
    """Whether this choice exists; "" as a value opens the choices of a field."""
    if field == ZONE:
        return value == "" or value in zones
    if field == "":
        return value == ""
    if field == "d" and clock_from_code(value) is not None:
        return True
    if field == "q" and quiet_from_code(value) is not None:
        return True
    return field in OPTIONS and (value in OPTIONS[field] or (value == "" and field not in "cp"))


def quiet_code(quiet: tuple[int, int] | None) -> str:
    """Quiet hours for a button: 22300715, or OFF."""
    return OFF if quiet is None else clock_code(quiet[0]) + clock_code(quiet[1])


def quiet_from_code(code: str) -> tuple[int, int] | None:
    """The inverse of quiet_code; None also for anything else."""
    start, end = clock_from_code(code[:4]), clock_from_code(code[4:])
    return None if start is None or end is None or start == end else (start, end)


def _sound(value: str) -> Sound:
    return next(sound for sound in get_args(Sound) if sound == value)
