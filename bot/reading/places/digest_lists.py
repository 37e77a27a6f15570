"""Villages that a digest lists on the line of a district: «Ржевский округ: 9 БПЛА, сбито 4. Ясное, Глухово, Тихий Яр.»

Few of them are in the gazetteer. The district with the word for it and UAVs have to be told of on the line; what stands
around the list says that it is one of sites, and in which case its names are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases
from bot.reading.places.lists import like_a_name
from bot.reading.places.told_of import no_village
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import SENTENCE_END, sentence_start

_EARLIER = seldom(r"(?:[CA][CAs]?[,;&]{1,2}){1,30}+$")
_LIST = seldom(r"[CA][CAs]?(?P<more>(?:[,;&]{1,2}[CA][CAs]?){0,30}+)(?P<end>.)")
_LONGEST, _BEFORE, _FAR = 90, 6, 160
# «Ясное, Глухово: 9 беспилотников», «Ясное и Глухово под ударом»
_COUNTED_NEXT = seldom(r"[:\-]n[Uuv]")
_STRUCK_NEXT = seldom(r"o?q[oyen~]{0,3}[Uuv]|пK[oye]{0,2}n?[Uuv]")
# «Ясное – сгорел дом, Тихий Яр – ранен мужчина»
_HAPPENED_NEXT, _SERIES = seldom(r"[:\-][oyen]{0,2}(?:[Uuvd]?[SWOFIGHhk]|[Uuvd\\и])"), seldom(r"[CA][:\-]")
_HEAD = seldom(
    r"(?P<alone>\|)$|(?P<led>\|[C&o])$|(?P<counted>[UuvSWO]n?[,;\-])$|(?P<inside>[UuvSWO]n?\()$|(?P<district>Y[:\-])$"
    r"|(?P<said>[^|,;][:\-])$|(?P<series>(?<!Y)[,;])$|(?P<towards>[\]ok]p|[Uuv]p)$|(?P<struck>[oжK])$"
)
_END = frozenset("|,;-)")
_ALL_OF = ("перечн", "перечень", "списк", "список", "географи", "адрес", "прицел", "цел", "пункт")
_SEVERAL = ("села", "сёла", "деревни", "хутора", "поселка", "поселки", "станицы", "пункта", "пунктов", "сел")
_FLEW = frozenset({"летели", "шли", "заходили", "направлялись", "неслись", "пикировали", "нацелились"})
_ON, _TARGETS = "на", frozenset({"целей", "ударом", "ударами", "атакой", "атаками", "прицелом", "огнем"})
_LEADS = frozenset({"также", "это", "еще", "плюс", "среди"})
_LIKE_VILLAGES = ("ск", "цк", "град", "поль", "ово", "ево", "ино", "вка", "нка", "ое", "ец", "ье", "ичи")
_FELL_TO = frozenset({"досталось", "перепало"})
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ьи", "ья", "ье", "ова", "ева", "ина")
_OF_DISTRICTS = ("ский", "цкий", "ской", "цкой")
_SHORTEST, _UAVS = 4, frozenset("Uuv")
Nominative = Callable[[str], str | None]


class _Frame(NamedTuple):
    """A list of names within a sentence: its ends, what stands before and behind, whether it has several."""

    start: int
    end: int
    head: str
    several: bool


def of_villages(codes: str, at: int) -> bool:
    """For names in a list that may be one of villages; as the functions of surroundings.py."""
    return codes[at] in "CA" and _frame(codes, at) is not None


def village(walk: Walk, index: int) -> int:
    """A name of such a list."""
    if walk.home is None:
        return index
    first = sentence_start(walk.codes, index, _FAR)
    last = walk.codes.find(SENTENCE_END, index)
    sentence = f"|{walk.codes[first : last if last >= 0 else len(walk.codes)]}|"
    frame = _frame(sentence, index - first + 1)
    if frame is None:
        return index
    start, end = first + frame.start - 1, first + frame.end - 1
    nominative = _asked(walk, frame, start)
    if nominative is None or not _on_line_of_district(walk, start, end, directly=frame.head == "district"):
        return index
    if "C" not in walk.codes[start:end]:
        return index
    for size in (2, 1):
        place = _place(walk, index, size, nominative) if index + size <= end else None
        if place is not None and (frame.several or _sure(walk, index, size)):
            return _noted(walk, index, index + size, place, flown=frame.head == "towards")
    return index


def _sure(walk: Walk, index: int, size: int) -> bool:
    """Whether the words before what happened are a village's name, rather than a heading («Главное: …»)."""
    form = walk.folded[index]
    return size > 1 or (form.endswith(_LIKE_VILLAGES) and not no_village(form))


def _frame(codes: str, at: int) -> _Frame | None:
    """The list that a token of a sentence, which has its ends around, belongs to."""
    earlier = _EARLIER.search(codes, max(0, at - _LONGEST), at)
    later = _LIST.match(codes, at)
    start = earlier.start() if earlier else at
    head = _HEAD.search(codes, max(0, start - _BEFORE), start)
    if head is None or later is None:
        return None
    kind, end = str(head.lastgroup), later.start("end")
    several = earlier is not None or bool(later["more"])
    if kind == "alone":
        fits = (several and codes[end] == SENTENCE_END) or _told_next(codes, end, several=several)
    elif kind == "series":
        fits = _HAPPENED_NEXT.match(codes, end) is not None and _SERIES.search(codes, 0, start) is not None
    elif kind == "counted":
        fits = codes[end] == SENTENCE_END
    elif kind == "inside":
        fits = codes[end] == ")"
    elif kind == "district":
        fits = several and codes[end] == SENTENCE_END
    else:
        fits = several and codes[end] in _END
    return _Frame(start, end, kind, several) if fits else None


def _told_next(codes: str, end: int, *, several: bool) -> bool:
    """Whether drones are counted behind a list, or are told to have struck there."""
    if _COUNTED_NEXT.match(codes, end) or _HAPPENED_NEXT.match(codes, end):
        return True
    return several and _STRUCK_NEXT.match(codes, end) is not None


def _asked(walk: Walk, frame: _Frame, start: int) -> Nominative | None:
    """How the nominative of its names is found; None where what stands before asks for no villages."""
    before = walk.folded[max(0, start - 2) : start]
    if frame.head == "towards":
        flew = before[-1] == _ON and (before[0] in _FLEW or walk.codes[start - 2] in _UAVS)
        return names_in_cases.accusative if flew else None
    if frame.head == "led":
        return str if before[-1] in _LEADS else None
    if frame.head == "said":
        told = before[0].startswith(_ALL_OF) or before[0] in _SEVERAL
        return str if told else None
    if frame.head == "struck":
        if before[-1] in _FELL_TO:
            return names.dative_nominative
        return str if before[-1] in _TARGETS else None
    return str


def _on_line_of_district(walk: Walk, start: int, end: int, *, directly: bool) -> bool:
    """Whether the line of a list names a district before it, and UAVs."""
    heads = (m for m in reversed(walk.found.mentions[-_LONGEST:]) if m.place.kind is PlaceKind.DISTRICT)
    head = next((m for m in heads if m.end <= start), None)
    if head is None or start - head.end > _FAR or walk.codes[head.end : head.end + 1] != "Y":
        return False
    if any("\n" in written for written in walk.written[head.end + 2 : start]):
        return False
    last = end + (_LONGEST if directly else _BEFORE)
    return not _UAVS.isdisjoint(walk.codes[head.end : last])


def _place(walk: Walk, index: int, size: int, nominative: Nominative) -> Place | None:
    """The village that words of a list name."""
    words, atlas = walk.folded[index : index + size], walk.atlas
    if not all(map(like_a_name, walk.written[index : index + size])) or walk.after(index + size) in {"C", "A"}:
        return None
    form = " ".join(words)
    known = walk.names.towns[form]
    if known is not None:
        return known.place
    name = nominative(form)
    if name is None or len(name) < _SHORTEST or name in atlas.foreign or form in atlas.foreign:
        return None
    if form in atlas.special or atlas.of_city(form) or walk.names.districts[form] is not None:
        return None
    if size > 1 and not name.partition(" ")[0].endswith(_ADJECTIVES):
        return None
    return Place(names.title(name), PlaceKind.SETTLEMENT, walk.region)


def _noted(walk: Walk, index: int, end: int, place: Place, *, flown: bool) -> int:
    """Where drones of a district's line flew to is where they were, so no direction is asked of."""
    if not flown:
        return walk.add(index, end, place)
    walk.note(index, end, place)
    return end
