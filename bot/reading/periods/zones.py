"""Which zone the clock times of a sentence are in."""

from __future__ import annotations

from datetime import timedelta, timezone

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

MOSCOW = timezone(timedelta(hours=3))
_SAMARA = timezone(timedelta(hours=4))
_SAMARA_WORDS = ("самарск", "саратовск", "удмуртск", "ижевск", "ульяновск", "астраханск")
_URAL = timezone(timedelta(hours=5))
_URAL_WORDS = ("уральск", "пермск", "уфимск", "екатеринбургск", "челябинск", "оренбургск", "тюменск")
_SAMARA_HOMES = frozenset({"RU-SAM", "RU-SAR", "RU-ULY", "RU-UD", "RU-AST"})
_URAL_HOMES = frozenset({"RU-PER", "RU-BA", "RU-ORE", "RU-CHE", "RU-SVE", "RU-TYU", "RU-KGN", "RU-KHM", "RU-YAN"})
_MOSCOW_WORDS = ("мск", "московск", "москв", "msk", "moscow")
_LOCAL_WORDS = ("местно", "local", *_SAMARA_WORDS, *_URAL_WORDS)
_TIME = frozenset({"времени", "время"})
_BESIDE = 3
_EVENT = seldom("[SWOVTHhKkqFfUuvdIG]")


def zone_of(words: list[str], home: str | None) -> timezone:
    """Moscow time unless the sentence names another one."""
    for at, word in enumerate(words):
        if word in _TIME and (zone := _named(words[max(0, at - _BESIDE) : at + _BESIDE], home)):
            return zone
    return MOSCOW


def _named(words: list[str], home: str | None) -> timezone | None:
    """The zone that words beside «время» name: «по московскому времени», «время местное»."""
    if _says(words, _MOSCOW_WORDS):
        return MOSCOW
    if _says(words, _SAMARA_WORDS):
        return _SAMARA
    if _says(words, _URAL_WORDS):
        return _URAL
    if _says(words, ("местно",)):
        return _SAMARA if home in _SAMARA_HOMES else _URAL if home in _URAL_HOMES else MOSCOW
    return None


def in_moscow_time(tokens: Tokens, times: list[int], start: int, end: int) -> list[int]:
    """Of clock times told twice, in one zone and in brackets in another, those in Moscow time; [] if none are.

    «В 7.20 местного времени (5.20 мск)», «с 21.00 до 23.00 мск (с 23.00 до 1.00 по местному времени)».
    """
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


def _says(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)


def _minutes(tokens: Tokens, index: int) -> str:
    """Zones are whole hours apart."""
    return tokens.folded[index][-2:] if tokens.codes[index] == "@" else "00"
