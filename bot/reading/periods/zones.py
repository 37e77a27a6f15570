"""Which zone the clock times of a sentence are in."""

from __future__ import annotations

from datetime import timedelta, timezone

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

MOSCOW = timezone(timedelta(hours=3))
_OTHERS = (
    (2, ("калининградск", "kaliningrad"), ("RU-KGD",)),
    (4, ("самар", "саратов", "удмурт", "ижевск", "ульяновск", "астрахан", "samara", "saratov", "astrakhan"),
     ("RU-SAM", "RU-SAR", "RU-ULY", "RU-UD", "RU-AST")),
    (5, ("урал", "перм", "прикам", "уфимск", "уфы", "башк", "екатеринбург", "свердловск", "челябинск", "оренбург",
         "тюмен", "курган", "югр", "ямал", "chelyabinsk", "perm", "yekaterinburg", "orenburg", "tyumen"),
     ("RU-PER", "RU-BA", "RU-ORE", "RU-CHE", "RU-SVE", "RU-TYU", "RU-KGN", "RU-KHM", "RU-YAN")),
    (6, ("омск", "omsk"), ("RU-OMS",)),
    (7, ("красноярск", "новосибирск", "томск", "кемеров", "кузбасс", "krasnoyarsk", "novosibirsk"),
     ("RU-KYA", "RU-NVS", "RU-TOM", "RU-KEM", "RU-ALT", "RU-AL", "RU-KK", "RU-TY")),
    (8, ("иркутск", "irkutsk"), ("RU-IRK", "RU-BU")),
)  # fmt: skip
"""Hours before Greenwich, beginnings of words that name the zone, home regions in it."""
_MOSCOW_WORDS = ("мск", "московск", "москв", "msk", "moscow")
_LOCAL = ("местно", "local")
_LOCAL_WORDS = (*_LOCAL, *(word for _, words, _ in _OTHERS for word in words))
_TIME = frozenset({"времени", "время", "time"})
_BESIDE = 3
_TWICE = frozenset({2, 4})
_EVENT = seldom("[SWOVTHhKkqFfUuvdIG]")


def zone_of(words: list[str], home: str | None) -> timezone:
    """Moscow time unless the sentence names another one."""
    for at, word in enumerate(words):
        if word not in _TIME:
            continue
        said = at and _named(words[at - 1 : at], home)
        if zone := said or _named(words[max(0, at - _BESIDE) : at + _BESIDE], home):
            return zone
    return MOSCOW


def _named(words: list[str], home: str | None) -> timezone | None:
    """The zone that words beside «время» name: «по московскому времени», «время местное»."""
    if _says(words, _MOSCOW_WORDS):
        return MOSCOW
    for hours, named, _ in _OTHERS:
        if _says(words, named):
            return timezone(timedelta(hours=hours))
    if not _says(words, _LOCAL):
        return None
    return next((timezone(timedelta(hours=hours)) for hours, _, homes in _OTHERS if home in homes), MOSCOW)


def in_moscow_time(tokens: Tokens, times: list[int], start: int, end: int) -> list[int]:
    """Of clock times told twice, in one zone and in brackets in another, those in Moscow time; [] if none are.

    «В 7.20 местного времени (5.20 мск)», «с 21.00 до 23.00 мск (с 23.00 до 1.00 по местному времени)».
    """
    if len(times) in _TWICE and not _TIME.isdisjoint(tokens.folded[start:end]):
        moscow = _side_by_side(tokens, times, end)
        if moscow:
            return moscow
    opened = tokens.codes.find("(", start, end)
    closed = tokens.codes.find(")", opened, end) if opened >= 0 else -1
    outside = [index for index in times if index < opened]
    inside = [index for index in times if opened < index < closed]
    if not outside or len(outside) != len(inside) or _EVENT.search(tokens.codes, opened, closed):
        return []
    if [_minutes(tokens, index) for index in outside] != [_minutes(tokens, index) for index in inside]:
        return []
    around, within = tokens.folded[outside[0] : opened], tokens.folded[opened:closed]
    later = [index for index in times if index > closed]
    if _says(within, _MOSCOW_WORDS) and not _says(around, _MOSCOW_WORDS):
        return inside + later
    return outside + later if _says(within, _LOCAL_WORDS) and not _says(around, _LOCAL_WORDS) else []


def _side_by_side(tokens: Tokens, times: list[int], end: int) -> list[int]:
    """«В 7.20 по местному времени, или в 5.20 по Москве»; [] where both are in one zone."""
    half = len(times) // 2
    first, second = times[:half], times[half:]
    if [_minutes(tokens, index) for index in first] != [_minutes(tokens, index) for index in second]:
        return []
    if _EVENT.search(tokens.codes, first[0], second[-1]) is not None:
        return []
    earlier = tokens.folded[first[0] : second[0]]
    later = tokens.folded[second[0] : min(end, second[-1] + _BESIDE + 1)]
    if _says(later, _MOSCOW_WORDS) and _says(earlier, _LOCAL_WORDS):
        return second
    return first if _says(later, _LOCAL_WORDS) and _says(earlier, _MOSCOW_WORDS) else []


def _says(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)


def _minutes(tokens: Tokens, index: int) -> str:
    """Zones are whole hours apart."""
    return tokens.folded[index][-2:] if tokens.codes[index] == "@" else "00"
