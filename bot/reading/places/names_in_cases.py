"""Unseen names of one or two words in a case that the word before asks for: «у Сухой Вербы», «под Радужным»."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.places import names
from bot.reading.places.names_whole import whole
from bot.reading.seldom import seldom

_REMEMBERED = 2048
_SOFT = frozenset("гкхжчшщ")
_NEUTER_NOUNS = {
    "села": "село", "озера": "озеро", "поля": "поле", "болота": "болото",
    "селом": "село", "озером": "озеро", "полем": "поле", "болотом": "болото", "поле": "поле", "озере": "озеро",
}  # fmt: skip
_MASCULINE_NOUNS = {
    "ручья": "ручей", "колодца": "колодец", "лога": "лог", "яра": "яр", "угла": "угол", "льва": "лев",
    "ручьем": "ручей", "колодцем": "колодец", "колодезем": "колодезь", "углом": "угол",
    "ручье": "ручей", "колодце": "колодец", "углу": "угол", "бору": "бор", "логу": "лог", "лугу": "луг", "яру": "яр",
    "куту": "кут", "мысу": "мыс", "пруду": "пруд", "мосту": "мост", "берегу": "берег", "краю": "край", "валу": "вал",
    "камня": "камень", "камнем": "камень", "камне": "камень", "пути": "путь", "путем": "путь",
    "октябре": "октябрь", "октября": "октябрь", "октябрем": "октябрь",
}  # fmt: skip
# (endings, letters to cut, nominative ending)
_GENITIVE: tuple[tuple[str, int, str], ...] = (
    (r"ья", 1, "е"), (r"ого", 3, "ое"), (r"его", 3, "ее"), (r"ища", 1, "е"), (r"(?:ов|ев|ин|ын)а", 1, "о"),
    (r"[гкхжшчщ]и", 1, "а"), (r"(?:[бвдзлмнпрстф]|иц)ы", 1, "а"), (r"ии", 1, "я"), (r"[бвгдзклмнпрстфц]а", 1, ""),
    (r"ой", 2, "ая"), (r"ей", 2, "и"), (r"[гкх]ов", 2, "и"), (r"ов", 2, "ы"), (r"[бвгджзлмнпрстфхчшщ]ок", 2, "ки"),
    (r"[ауи]к", 0, "и"), (r"[лнр]ь", 1, "и"),
)  # fmt: skip
_INSTRUMENTAL: tuple[tuple[str, int, str], ...] = (
    (r"ьем", 1, ""), (r"ищем", 1, ""), (r"(?:ов|ев|ин|ын)ом", 2, "о"), (r"цом", 2, ""), (r"ией", 2, "я"),
    (r"[кгхжшчщ]ами", 3, "и"), (r"ами", 3, "ы"), (r"ями", 3, "и"), (r"[нврлт]ым", 2, "ое"), (r"[кгх]им", 2, "ое"),
    (r"(?:[бвгджзклмпрстфхчшщ]н|[сц]к)ой", 2, "ая"), (r"[бвгдзклмнпрстфх]ой", 2, "а"), (r"[бвгдзклмнпрстф]ом", 2, ""),
    (r"[бвдзлмнпрст]ью", 2, "ь"), (r"[бвгджзкптфхчшщ]ней", 2, "а"),
)  # fmt: skip
_PREPOSITIONAL: tuple[tuple[str, int, str], ...] = (
    (r"ой", 2, "ая"), (r"[сц]ком", 2, "ое"), (r"(?:ье|ище)", 0, ""), (r"ии", 1, "я"), (r"(?:ов|ев|ин|ын)е", 1, "о"),
    (r"[бвгдзлмнпрст]е", 1, ""),
)  # fmt: skip
_MANY = {"ых": "ые", "их": "ие", "ыми": "ые", "ими": "ие", "ьих": "ьи", "ьими": "ьи"}
_FEMININE = {"ой": "ая", "ей": "яя", "ьей": "ья"}
_SOFT_ENDINGS, _SOFT_SIGN = ("его", "им", "ем"), "ь"
_NEUTER = ("ском", "цком")
_NUMBERED = {
    "первой": "первая", "второй": "вторая", "третьей": "третья", "первом": "первое", "втором": "второе",
    "третьем": "третье",
}  # fmt: skip
_ACCUSATIVE = (("ую", "ая"), ("юю", "яя"), ("у", "а"), ("ю", "я"))
_ENDING = seldom(r"(?:ого|его|ыми|ими|ой|ей|ых|их|ым|им|ом|ем|ь(?:его|ими|ей|их|им|ем))$")


@lru_cache(_REMEMBERED)
def genitive(form: str) -> str | None:
    """«раденска» -> «раденск», «великих копаней» -> «великие копани»; None where the form tells nothing."""
    return _two(form, _GENITIVE) if " " in form else names.genitive_nominative(form) or _one(form, _GENITIVE)


@lru_cache(_REMEMBERED)
def instrumental(form: str) -> str | None:
    """«радужным» -> «радужное», «сухой вербой» -> «сухая верба»; None where the form tells nothing."""
    if " " in form:
        return _two(form, _INSTRUMENTAL)
    return _one(form, _INSTRUMENTAL) or names.instrumental_nominative(form)


@lru_cache(_REMEMBERED)
def prepositional(form: str) -> str | None:
    """«доброселье» -> «доброселье», «каменном яре» -> «каменный яр»; None where the form tells nothing."""
    if " " in form:
        return names.prepositional_nominative(form) or _two(form, _PREPOSITIONAL)
    return names.bare_nominative(form) or names.guessed_nominative(form) or _one(form, _PREPOSITIONAL)


def within(form: str) -> str | None:
    """«никольских выселках» -> «никольские выселки», «стрелецком» -> «стрелецкое»; None for any other word."""
    return prepositional(form) if " " in form or form.endswith(_NEUTER) else None


def instrumental_of_two(form: str) -> str | None:
    """«большими лужками» -> «большие лужки»; None for one word."""
    return instrumental(form) if " " in form else None


def _one(form: str, table: tuple[tuple[str, int, str], ...]) -> str | None:
    return _by_ending(form, table) if len(form) > 4 else None


def _two(form: str, table: tuple[tuple[str, int, str], ...]) -> str | None:
    """An adjective with its noun; the noun's ending tells the gender."""
    before, _, last = form.partition(" ")
    ending = _ENDING.search(before)
    stem = before[: ending.start()] if ending else ""
    if ending is None or len(stem) < 3:
        return None
    noun = _NEUTER_NOUNS.get(last) or _MASCULINE_NOUNS.get(last) or (_by_ending(last, table) if len(last) > 2 else None)
    return None if noun is None else f"{stem}{_of_adjective(ending.group(), stem, noun)} {noun}"


def _of_adjective(ending: str, stem: str, noun: str) -> str:
    """The nominative ending of an adjective by that of its case and by its noun."""
    if ending in _MANY:
        return _MANY[ending]
    if ending in _FEMININE:
        return "ая" if ending == "ей" and stem[-1] in _SOFT else _FEMININE[ending]
    soft = ending in _SOFT_ENDINGS and stem[-1] not in _SOFT
    if noun.endswith(("о", "е")):
        return "ье" if ending[0] == _SOFT_SIGN else "ее" if soft else "ое"
    if soft or ending[0] == _SOFT_SIGN:
        return "ий"
    return "ой" if stem in names.STRESSED else "ий" if stem[-1] in _SOFT else "ый"


def _by_ending(form: str, table: tuple[tuple[str, int, str], ...]) -> str | None:
    """The form with the first ending of a table that it has replaced."""
    return next((whole(form[: len(form) - cut] + to) for end, cut, to in table if re.search(f"{end}$", form)), None)


def bare(form: str) -> str | None:
    """Nominative of an unseen name after «в», «над», with its number: «в Вязовой-Первой» -> «вязовая-первая»."""
    name, _, ordinal = form.rpartition("-")
    if name and ordinal in _NUMBERED:
        named = names.bare_nominative(name)
        return named and f"{named}-{_NUMBERED[ordinal]}"
    return names.bare_nominative(form)


def guessed(form: str, *, alone: bool) -> str | None:
    """The likeliest nominative where the form leaves it open; of an adjective only where it stands `alone`.

    «в Водяной Ржевского района» is «водяная», «в Водяной башне» is no place.
    """
    return names.guessed_nominative(form) or (names.feminine_nominative(form) if alone else None)


def accusative(form: str) -> str:
    """«мокрую орловку» -> «мокрая орловка»; any other form as it is, for it may be the nominative as well."""
    return " ".join(
        next((word[: -len(end)] + to for end, to in _ACCUSATIVE if word.endswith(end)), word)
        for word in form.split(" ")
    )
