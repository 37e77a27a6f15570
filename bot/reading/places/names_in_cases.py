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
    "селом": "село", "озером": "озеро", "полем": "поле", "болотом": "болото",
}  # fmt: skip
_MASCULINE_NOUNS = {
    "ручья": "ручей", "колодца": "колодец", "лога": "лог", "яра": "яр", "угла": "угол", "льва": "лев",
    "ручьем": "ручей", "колодцем": "колодец", "колодезем": "колодезь", "углом": "угол",
    "ручье": "ручей", "колодце": "колодец", "углу": "угол", "бору": "бор", "логу": "лог", "лугу": "луг", "яру": "яр",
    "куту": "кут", "мысу": "мыс", "пруду": "пруд", "мосту": "мост", "берегу": "берег", "краю": "край", "валу": "вал",
    "октябре": "октябрь", "октября": "октябрь", "октябрем": "октябрь",
}  # fmt: skip
# (endings, letters to cut, nominative ending)
_GENITIVE: tuple[tuple[str, int, str], ...] = (
    (r"ья", 1, "е"), (r"ого", 3, "ое"), (r"его", 3, "ее"), (r"(?:ов|ев|ин|ын)а", 1, "о"), (r"[гкхжшчщ]и", 1, "а"),
    (r"(?:[бвдзлмнпрстф]|иц)ы", 1, "а"), (r"ии", 1, "я"), (r"[бвгдзклмнпрстф]а", 1, ""), (r"ей", 2, "и"),
    (r"ов", 2, "ы"),
)  # fmt: skip
_INSTRUMENTAL: tuple[tuple[str, int, str], ...] = (
    (r"ьем", 1, ""), (r"ией", 2, "я"), (r"[кгхжшчщ]ами", 3, "и"), (r"ами", 3, "ы"), (r"ями", 3, "и"),
    (r"[нврлт]ым", 2, "ое"), (r"[кгх]им", 2, "ое"), (r"[бвгдзклмнпрстфх]ой", 2, "а"), (r"[бвгдзклмнпрстф]ом", 2, ""),
    (r"[бвдзлмнпрст]ью", 2, "ь"), (r"[бвгджзкптфхчшщ]ней", 2, "а"),
)  # fmt: skip
_PREPOSITIONAL: tuple[tuple[str, int, str], ...] = ((r"ье", 0, ""), (r"ии", 1, "я"), (r"[бвгдзлмнпрст]е", 1, ""))
_ADJECTIVES = {
    "ой": "ая", "ых": "ые", "их": "ие", "ыми": "ые", "ими": "ие", "ого": "ый", "ым": "ый", "ом": "ый",
    "ьей": "ья", "ьих": "ьи", "ьими": "ьи", "ьего": "ий", "ьим": "ий", "ьем": "ий",
}  # fmt: skip
_NUMBERED = {
    "первой": "первая", "второй": "вторая", "третьей": "третья", "первом": "первое", "втором": "второе",
    "третьем": "третье",
}  # fmt: skip
_ACCUSATIVE = (("ую", "ая"), ("юю", "яя"), ("у", "а"), ("ю", "я"))
_ENDING = seldom(r"(?:ого|ыми|ими|ой|ых|их|ым|ом|ь(?:его|ими|ей|их|им|ем))$")


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
    """«никольских выселках» -> «никольские выселки»; None for one word."""
    return prepositional(form) if " " in form else None


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
    if last in _NEUTER_NOUNS:
        return f"{stem}ое {_NEUTER_NOUNS[last]}"
    noun = _MASCULINE_NOUNS.get(last) or (_by_ending(last, table) if len(last) > 2 else None)
    if noun is None:
        return None
    adjective = _ADJECTIVES[ending.group()]
    if adjective == "ый" and stem in names.STRESSED:
        adjective = "ой"
    return f"{stem}{'ий' if adjective == 'ый' and stem[-1] in _SOFT else adjective} {noun}"


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


def guessed(form: str, *, inside: bool) -> str | None:
    """The likeliest nominative where the form leaves it open; of an adjective only with its district next (`inside`).

    «в Водяной Ржевского района» is «водяная».
    """
    return names.guessed_nominative(form) or (names.feminine_nominative(form) if inside else None)


def accusative(form: str) -> str:
    """«мокрую орловку» -> «мокрая орловка»; any other form as it is, for it may be the nominative as well."""
    return " ".join(
        next((word[: -len(end)] + to for end, to in _ACCUSATIVE if word.endswith(end)), word)
        for word in form.split(" ")
    )
