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
_COUNTED_NEXT = seldom(r"[:\-(]P?n(?:[Uuv]|(?=[|,;()])|[oye]{0,2}'[^|;]{0,24}n[oye]{0,2}[Uuv])")
_STRUCK_NEXT = seldom(
    r"o?[qщ][oyen~z]{0,3}[Uuv]|пK[oye]{0,2}n?[Uuv]|k[oye]{0,2}K[oyen~]{0,3}[Uuv]|:K[oye]{0,2}n?[Uuv]|[oσνδ]{1,3}п[Kб]?[oye]{0,2}n?[Uuv]|(?P<struck>kn{0,2}[oye~]{0,2}[Uuv])"
)
# «Ясное, Тихий Яр (Ржевский округ) – сбито 5»
_DISTRICT_NEXT = seldom(r"\(A\^{0,2}Y\)[:\-]?[^|]{0,12}[UuvSWOFHK]")
# «Ржевский – 9 атаковали, 4 сбиты (Ясное, Глухово)»
_COUNTED_BEFORE = seldom(r"[-:]n{1,3}[oye]{0,2}[kqUuv][^|()]{0,12}\(")
# «Ясное – сгорел дом, Тихий Яр – ранен мужчина»
_HAPPENED_NEXT, _SERIES = seldom(r"[:\-][oyen]{0,2}(?:[Uuvd]?[SWOFIGHhk]|[Uuvd\\и])"), seldom(r"[CA][:\-(]")
_HEAD = seldom(
    r"(?P<alone>\|-?)$|(?P<led>\|[C&o])$|(?P<counted>[UuvSWO]n?(?:[,;:\-]|\)[:\-]))$|(?P<inside>[UuvSWO]n?\()$|(?P<district>(?:Y|(?:\||^)A)[:\-])$|(?P<under>п[Kб][oye]{0,2}[Uuv]-?:?)$"
    r"|(?P<said>[^|,;][:\-])$|(?P<series>(?<!Y)[,;])$|(?P<towards>[\]ok]p|[Uuv]p)$|(?P<struck>[oжK])$"
)
_END = frozenset("|,;-)")
_ALL_OF = (
    "перечн", "перечень", "списк", "список", "географи", "адрес", "прицел", "цел", "пригранич", "направлен", "где",
)  # fmt: skip
_SETTLEMENTS = ["населенные", "пункты"]
_SEVERAL = ("села", "сёла", "деревни", "хутора", "поселка", "поселки", "станицы", "пункта", "пунктов", "сел")
_FLEW = frozenset({"летели", "шли", "заходили", "направлялись", "неслись", "пикировали", "нацелились"})
_NOT_REACHED = seldom("[CA&]{1,8},p[oж]{1,2}0")
"""«летели на …, до целей не долетели»."""
_ON, _TARGETS = "на", frozenset({"целей", "ударом", "ударами", "атакой", "атаками", "прицелом", "огнем"})
_LEADS = frozenset({"также", "это", "еще", "плюс", "среди"})
_LIKE_VILLAGES = ("ск", "цк", "град", "поль", "ово", "ево", "ино", "вка", "нка", "ое", "ец", "ье", "ичи")
_FELL_TO = frozenset({"досталось", "доставалось", "перепало"})
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ьи", "ья", "ье", "ова", "ева", "ина")
_SHORTEST, _UAVS, _STRIKES, _HEADING_ENDS = 4, frozenset("Uuv"), frozenset("kKqhH"), ":|"
_GOES_ON = frozenset("CAs")
_SHELLED, _BULLET = "щ", 2
_BARE = frozenset({"alone", "led", "counted", "inside", "district", "under"})
"""Where the list itself has to look like one of villages."""
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
    last = walk.codes.find(SENTENCE_END, index, index + _FAR)
    codes = walk.codes[first : last if last >= 0 else index + _FAR]
    frame = _frame(f"|{codes}|", index - first + 1)
    if frame is None:
        return index
    start, end = first + frame.start - 1, first + frame.end - 1
    nominative = _asked(walk, frame, start)
    if nominative is None or not (
        _told_by_itself(walk, frame, first, start, end)
        or _on_line_of_district(walk, start, end, directly=frame.head == "district")
    ):
        return index
    bare = frame.head in _BARE and nominative is str
    city = frame.head == "towards" and walk.atlas.of_city(walk.folded[index])
    if city or "C" not in walk.codes[start:end] or (bare and not _some_like_villages(walk, start, end)):
        return index
    for size in (2, 1):
        place = _place(walk, index, size, nominative) if index + size <= end else None
        if place is not None and (frame.several or frame.head in {"series", "under"} or _sure(walk, index, size)):
            return _noted(walk, index, index + size, place, flown=frame.head == "towards")
    return index


def _sure(walk: Walk, index: int, size: int) -> bool:
    """Whether the words before what happened are a village's name, rather than a heading («Главное: …»)."""
    return size > 1 or _like_village(walk.folded[index])


def _like_village(form: str) -> bool:
    return form.endswith(_LIKE_VILLAGES) and not no_village(form)


def _some_like_villages(walk: Walk, start: int, end: int) -> bool:
    """Whether a list has a name that is known, has two words or ends as those of villages do."""
    return any(
        _like_village(form) or walk.names.towns[form] is not None or (form.endswith(_ADJECTIVES) and code in "CAs")
        for form, code in zip(walk.folded[start:end], walk.codes[start + 1 : end] + SENTENCE_END, strict=True)
    )


def _told_by_itself(walk: Walk, frame: _Frame, first: int, start: int, end: int) -> bool:
    """Whether a list needs no district: «дроны били по приграничью: …», «Ясенка и Брод атакованы дронами», below a
    heading of UAVs."""
    if frame.head == "said":
        told, around = walk.codes[first:start], walk.codes[max(0, first - _LONGEST) : end + _LONGEST]
        return not (_STRIKES.isdisjoint(told) or _UAVS.isdisjoint(around)) and _SHELLED not in told
    if frame.head == "under" or (frame.head == "counted" and frame.several):
        return True
    if frame.head != "alone":
        return False
    if _STRUCK_NEXT.match(walk.codes, end) or _DISTRICT_NEXT.match(walk.codes, end):
        return True
    if frame.several and _HAPPENED_NEXT.match(walk.codes, end):
        return True
    heading = walk.codes.rfind(_HEADING_ENDS, max(0, start - _FAR), start)
    told = walk.codes[sentence_start(walk.codes, heading, _FAR) : max(heading, 0)]
    return "\n" in "".join(walk.written[max(0, start - _BULLET) : start]) and not _UAVS.isdisjoint(told)


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
    if kind in {"alone", "district"}:
        fits = (several and codes[end] == SENTENCE_END) or _told_next(codes, end, several=several)
    elif kind in {"series", "counted"}:
        goes_on = _SERIES.search(codes, max(0, start - _FAR), start) is not None
        fits = (goes_on and _told_next(codes, end, several=False)) or (kind == "counted" and codes[end] == SENTENCE_END)
    elif kind == "under":
        fits = codes[end] in _HEADING_ENDS
    elif kind == "inside":
        fits = codes[end] == ")"
    else:
        fits = several and codes[end] in _END
    return _Frame(start, end, kind, several) if fits else None


def _told_next(codes: str, end: int, *, several: bool) -> bool:
    """Whether drones are counted behind a list, or are told to have struck there."""
    if _COUNTED_NEXT.match(codes, end) or _HAPPENED_NEXT.match(codes, end):
        return True
    return several and (_STRUCK_NEXT.match(codes, end) or _DISTRICT_NEXT.match(codes, end)) is not None


def _asked(walk: Walk, frame: _Frame, start: int) -> Nominative | None:
    """How the nominative of its names is found; None where what stands before asks for no villages."""
    before = walk.folded[max(0, start - 2) : start]
    if frame.head == "towards":
        flew = before[-1] == _ON and (before[0] in _FLEW or walk.codes[start - 2] in _UAVS)
        return names_in_cases.accusative if flew and not _NOT_REACHED.match(walk.codes, start) else None
    if frame.head == "led":
        return _led_by(before[-1])
    if frame.head == "said":
        settlements = walk.folded[max(0, start - 3) : start - 1] == _SETTLEMENTS
        listed = settlements or before[0].startswith(_ALL_OF) or before[0] in _SEVERAL or before[0] in _TARGETS
        return str if listed else None
    if frame.head == "struck":
        if before[-1] in _FELL_TO:
            return names.dative_nominative
        return str if before[-1] in _TARGETS else None
    return _asked_behind(walk, frame, start)


def _asked_behind(walk: Walk, frame: _Frame, start: int) -> Nominative | None:
    """«Ясное, Ольховку атаковали 9 дронов»: by what stands behind the list; by its first word where that leads it."""
    led = frame.head == "alone" and walk.after(start + 1) in _GOES_ON and not walk.folded[start].endswith(_ADJECTIVES)
    if led:
        return _led_by(walk.folded[start])
    struck = _STRUCK_NEXT.match(walk.codes, start + frame.end - frame.start)
    return names_in_cases.accusative if struck and struck["struck"] else str


def _led_by(word: str) -> Nominative | None:
    """«Также Ясное, Глухово», «Досталось Ясному, Глухову»: by a word with a capital before a list."""
    return names.dative_nominative if word in _FELL_TO else str if word in _LEADS else None


def _on_line_of_district(walk: Walk, start: int, end: int, *, directly: bool) -> bool:
    """Whether the line of a list names a district before it, and UAVs."""
    heads = (m for m in reversed(walk.found.mentions[-_LONGEST:]) if m.place.kind is PlaceKind.DISTRICT)
    head = next((m for m in heads if m.end <= start), None)
    if head is None or start - head.end > _FAR:
        return False
    if walk.codes[head.end : head.end + 1] != "Y":
        in_brackets = _COUNTED_BEFORE.fullmatch(walk.codes, head.end, start) is not None
        if walk.before(head.start) not in {"", "|"} or not (in_brackets or start == head.end + 1):
            return False
        if in_brackets:
            return True
    if any("\n" in written for written in walk.written[head.end + 3 : start]):
        return False
    counted = _COUNTED_NEXT.match(walk.codes, end)
    last = end + _LONGEST if directly else counted.end() if counted else end + _BEFORE
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
