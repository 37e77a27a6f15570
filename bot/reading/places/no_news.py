"""Sentences whose places are no sites: they tell of airports, flights, alerts that last, or planned works."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.words.tokens import Asked

_AIRPORT = ("аэропорт", "airport")
_FLIGHTS = frozenset({"рейс", "рейса", "рейсы", "рейсов", "рейсам", "рейсами", "flight", "flights"})
_FLYING = frozenset({"полеты", "полетов", "полетам"})
_LEVEL = frozenset({"уровень", "уровня", "уровни", "level"})
_COLOURS = ("красн", "желт", "оранжев", "зелен", "red", "yellow", "orange", "green")
_LASTS = ("сохраня", "остает", "остают", "действует", "действуют", "объявлен", "введен", "remain", "still", "persist")
_PLANNED = ("планов", "planned", "scheduled")
_WORKS = ("работ", "отключени", "maintenance")
_HAPPENED = re.compile("[SWOVEFHKkqhd]")
_DANGER = "D"
_UAVS = frozenset("Uuv")
ASKED = Asked(_FLIGHTS | _FLYING | _LEVEL, (*_AIRPORT, *_COLOURS, *_LASTS, *_PLANNED, *_WORKS))


def no_news(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence, unless it states an event, names places where nothing happened.

    «КРАСНЫЙ уровень сохраняется в Ельце», «Рейсы из Пулково задерживаются», «Работы в Канищево – плановые».
    """
    if any(word.startswith(_AIRPORT) for word in words):
        return True
    if _HAPPENED.search(codes):
        return False
    if not _FLIGHTS.isdisjoint(words) or (not _FLYING.isdisjoint(words) and _UAVS.isdisjoint(codes)):
        return True
    if not _LEVEL.isdisjoint(words) and any(word.startswith((*_COLOURS, *_LASTS)) for word in words):
        return True
    if _DANGER in codes and any(word.startswith(_LASTS) for word in words):
        return True
    return any(word.startswith(_PLANNED) for word in words) and any(word.startswith(_WORKS) for word in words)
