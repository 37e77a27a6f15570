"""Sentences whose places are no sites: they tell of airports, flights, alerts that last, or planned works."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_AIRPORT = ("аэропорт", "airport")
_FLIGHTS = frozenset({"рейс", "рейса", "рейсы", "рейсов", "рейсам", "рейсами", "flight", "flights"})
_FLYING = frozenset({"полеты", "полетов", "полетам"})
_AIRPORTS = frozenset(
    {"пулково", "внуково", "шереметьево", "домодедово", "стригино", "толмачево", "храброво", "бегишево", "курумоч"}
    | {"гумрак", "левашово", "гагарин", "платов", "pulkovo", "vnukovo", "sheremetyevo", "domodedovo", "strigino"}
)
_TRAFFIC = (
    "работа", "открыт", "закрыт", "ограничен", "приним", "режим", "open", "closed", "operat", "restrict", "work",
)  # fmt: skip
_LEVEL = frozenset({"уровень", "уровня", "уровни", "level"})
_COLOURS = ("красн", "желт", "оранжев", "зелен", "red", "yellow", "orange", "green")
_LASTS = (
    "сохраня", "продолжа", "остает", "остают", "действует", "действуют", "объявлен", "введен", "remain", "still",
    "persist", "declared",
)  # fmt: skip
_PLANNED = ("планов", "planned", "scheduled")
_WORKS = ("работ", "отключени", "maintenance")
_HAPPENED = re.compile("[SWOVEFHKkqhd]")
_DANGER = "D"
_UAVS = frozenset("Uuv")
_SWITCHED_OFF = ("отключен",)
# What a sentence about a raid tells of; «13 над Дзержинском» goes on with one.
_OF_RAIDS = re.compile("[SWOVTEFHkKqhdfIGgjwxUuvbaDЗ!бLΛΘΞϥжщ'ѣ+Гц]|n[oye]{0,2}-?p[AC]|[AC]{1,3}Y?-n|zi")
_FOES = ("враг", "враж", "противник", "неприятел", "enem")
_EFFECTS = (
    "эвакуир", "помощ", "помо", "ремонт", "восстан", "последств", "пункт", "тих", "спокой", "обстанов", "звук",
    "экстрен", "оперативн", "взрывотехник", "сапер", "кинолог", "спасател", "обследу", "осмотр", "пришл", "достал",
    "потер", "сорван", "рассказыва", "увидел", *_FOES,
    "серьезн", "тяжел", "прицел", "угодил", "воронк", "хуже", "хлоп", "громк",
    "неспокой", "беспокой", "тревож", "бессонн", "бурн", "шумн", "непрост", "напряжен", "горяч", "жарк",
    "emergenc", "sapper", "blast", "inspect", "repair", "restor", "help",
)  # fmt: skip
_MANY = 3
_GREETING = ("поздравля", "праздник", "праздну", "congratulat")
_TOLD_OF_RAID = seldom("[SWOVEFHkqUuv]")
_MAY_HAPPEN = seldom("[hdKDIGgf]")
_PERCEIVED = (
    "слыш", "слышн", "виден", "видна", "видно", "видны", "видел", "заметен", "доносил", "чувству", "ощуща", "запах",
    "heard", "seen", "visible",
)  # fmt: skip
_LIVES = (
    "гости", "усилен", "усилил", "готов", "вывез", "отмен", "заказал", "поездк", "буду", "живет", "живут",
    "прожива", "прописан", "уехал", "переехал", "переселил", "переселя", "переселен", "командиров", "отдыха",
    "завоз", "завез", "благоустр", "сезон",
    "родом", "родил", "учится", "приглаш", "откроют", "откроет", "откроем", "работаю", "прием", "совещан",
    "лежит", "лежат", "лечит", "лечат", "оперир", "прооперир", "размещен", "разместил", "расселил", "lives",
    "live", "сирен", "приютил", "train", "visiting", "trip", "taken", "treated", "moved", "спасиб", "благодарю",
    "благодарим", "благодарен", "благодарн", "признател",
)  # fmt: skip
_DELIVERED = (
    "принял", "получил", "закупил", "убрал", "отметил", "отмечает", "собрал", "готовит", "received", "celebrat",
)  # fmt: skip
_TOOK, _UPON_ITSELF = "принял", "себя"
_HURT_THERE, _PLACE_NEXT = seldom(r"ps?[CA][^,|]{0,9}[{I][^,|]{0,9},[^,|]{0,9}$"), seldom("ps?[CA]")
_HARM_THERE = seldom("[jwgxGIHkqB]")
_OWN_CAUSE = ("прогни", "ветхост", "дтп", "ураган")
_NATURAL, _OF_UAVS = ("молни", "lightning", "замыкани"), frozenset("Uuvd")
_SUPPLIES = ("вод", "газ", "отоплен", "тепл", "связ", "интернет", "water", "gas", "heating", "electricity", "power")
_LACKING = ("остал", "прекращ", "приостан", "перебо", "отключ", "снизил", "пропал", "останов", "cut", "out", "lost")
ASKED = Asked(
    frozenset({_UPON_ITSELF}) | _FLIGHTS | _FLYING | _LEVEL | _AIRPORTS,
    (
        *_TRAFFIC,
        *_AIRPORT,
        *_COLOURS,
        *_LASTS,
        *_PLANNED,
        *_WORKS,
        *_SWITCHED_OFF,
        *_EFFECTS,
        *_GREETING,
        *_PERCEIVED,
        *_LIVES,
        *_DELIVERED,
        *_OWN_CAUSE,
        *_NATURAL,
        *_SUPPLIES,
        *_LACKING,
    ),
)


def no_news(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence, unless it states an event, names places where nothing happened.

    «КРАСНЫЙ уровень сохраняется в Ельце», «Рейсы из Пулково задерживаются», «Внуково закрыто»,
    «Работы в Канищево – плановые».
    """
    if any(word.startswith(_AIRPORT) for word in words):
        return True
    if any(word.startswith(_GREETING) for word in words) and not any(word.startswith(_FOES) for word in words):
        return True
    return _HAPPENED.search(codes) is None and (_of_flights(codes, words) or _of_alerts(codes, words) or _off(words))


def _of_flights(codes: str, words: Sequence[str]) -> bool:
    if not _FLIGHTS.isdisjoint(words) or (not _FLYING.isdisjoint(words) and _UAVS.isdisjoint(codes)):
        return True
    return not _AIRPORTS.isdisjoint(words) and any(word.startswith(_TRAFFIC) for word in words)


def _of_alerts(codes: str, words: Sequence[str]) -> bool:
    if not _LEVEL.isdisjoint(words) and any(word.startswith((*_COLOURS, *_LASTS)) for word in words):
        return True
    return _DANGER in codes and any(word.startswith(_LASTS) for word in words)


def _off(words: Sequence[str]) -> bool:
    """Power that was switched off, works that were planned."""
    if any(word.startswith(_SWITCHED_OFF) for word in words):
        return True
    return any(word.startswith(_PLANNED) for word in words) and any(word.startswith(_WORKS) for word in words)


def _of_lives(codes: str, words: Sequence[str]) -> bool:
    """«Хозяйка гостила в Клину», «Взрывы слышали в Клину», «Воды нет в Клину»: what somebody does or lacks there."""
    if _TOLD_OF_RAID.search(codes):
        natural = _OF_UAVS.isdisjoint(codes) and any(word.startswith(_NATURAL) for word in words)
        return natural or any(word.startswith(_OWN_CAUSE) for word in words)
    if any(word.startswith(_PERCEIVED) for word in words):
        return True
    if _MAY_HAPPEN.search(codes):
        return False
    lives = _LIVES if _HARM_THERE.search(codes) else (*_LIVES, *_DELIVERED)
    at = next((at for at, word in enumerate(words) if word.startswith(lives)), None)
    if at is not None:
        # «В Клину мужчина получил осколки в живот, прооперирован»
        return _HURT_THERE.search(codes, 0, at) is None or _PLACE_NEXT.search(codes, at) is not None
    return any(word.startswith(_SUPPLIES) for word in words) and any(
        word.startswith(_LACKING) or code == "0" for word, code in zip(words, codes, strict=True)
    )


def _bore(words: Sequence[str]) -> bool:
    """«Клин принял на себя главный удар»."""
    return any(word.startswith(_TOOK) and words[at + 2 : at + 3] == (_UPON_ITSELF,) for at, word in enumerate(words))


def other_business(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence tells at some length of nothing that raids bring: «Занятия в школах Рыльска начнутся в 9.00».

    Its places are no sites where a post names others.
    """
    if _bore(words):
        return False
    if _of_lives(codes, words):
        return True
    if codes.count("o") + (codes[:2] == "Cp") < _MANY or _OF_RAIDS.search(codes):
        return False
    return not any(word.startswith(_EFFECTS) for word in words)
