"""Regions told of by those who live there: «у соседей-белгородцев сбиты семь», «у туляков», «у нас»."""

from __future__ import annotations

from bisect import insort
from operator import attrgetter

from bot.reading.places.walk import Area, Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start

_PEOPLES = {
    "белгородц": "RU-BEL", "брянц": "RU-BRY", "брянчан": "RU-BRY", "курян": "RU-KRS", "калужан": "RU-KLU",
    "орловц": "RU-ORL", "орловчан": "RU-ORL", "туляк": "RU-TUL", "воронежц": "RU-VOR", "липчан": "RU-LIP",
    "рязанц": "RU-RYA", "тверич": "RU-TVE", "смолян": "RU-SMO", "ростовчан": "RU-ROS", "ростовц": "RU-ROS",
    "крымчан": "UA-43", "севастопольц": "UA-40", "волгоградц": "RU-VGG", "саратовц": "RU-SAR", "самарц": "RU-SAM",
    "пензенц": "RU-PNZ", "пензяк": "RU-PNZ", "ленинградц": "RU-LEN", "пскович": "RU-PSK", "москвич": "RU-MOW",
    "кубанц": "RU-KDA", "краснодарц": "RU-KDA", "тамбовц": "RU-TAM", "тамбовчан": "RU-TAM", "владимирц": "RU-VLA",
    "ивановц": "RU-IVA", "ярославц": "RU-YAR", "костромич": "RU-KOS", "нижегородц": "RU-NIZ", "астраханц": "RU-AST",
    "ставропольц": "RU-STA", "дагестанц": "RU-DA", "дончан": "UA-14", "луганчан": "UA-09", "запорожц": "UA-23",
    "херсонц": "UA-65", "вологжан": "RU-VLG", "новгородц": "RU-NGR", "ульяновц": "RU-ULY",
}  # fmt: skip
_STEMS = tuple(_PEOPLES)
AT, _US = "у", "нас"
_NEIGHBOURS = ("сосед", "коллег")
_FEW = 3
_EVENT = seldom("[SWOVEHFkq]")
_HAPPENED = seldom("[SWOVEHFkqn]")
_CLAUSE = seldom("[|,;]")
_FAR = 100
_BY_START = attrgetter("start")


def name_peoples(walk: Walk) -> None:
    """Add the regions to the areas of a post with «у»; the home region where it is told apart from another."""
    foreign = [area for area in walk.found.areas if walk.home not in area.regions and area.regions]
    others = [area for at, word in enumerate(walk.folded) if word == AT and (area := _of_people(walk, at))]
    if walk.home is None or not (foreign or others):
        return
    for area in others:
        insort(walk.found.areas, area, key=_BY_START)
    home = [
        Area(at - 1, at + 1, (walk.home,)) for at, word in enumerate(walk.folded) if word == _US and _at_us(walk, at)
    ]
    beside = [area for area in others if walk.home not in area.regions]
    if not home and beside and beside[0].start and len(walk.found.areas) == len(beside):
        told = _EVENT.search(walk.codes, 0, sentence_start(walk.codes, beside[0].start, _FAR))
        first = sentence_start(walk.codes, told.start(), _FAR) if told else 0
        home = [Area(first, first + 1, (walk.home,))] if told else []
    for area in home:
        insort(walk.found.areas, area, key=_BY_START)


def _of_people(walk: Walk, at: int) -> Area | None:
    """«у белгородцев», «у соседей-белгородцев», «у наших соседей, белгородцев», where something happened."""
    for index in range(at + 1, min(len(walk.folded), at + 1 + _FEW)):
        word = walk.folded[index]
        head, _, tail = word.rpartition("-")
        if tail.startswith(_STEMS) and (not head or head.startswith(_NEIGHBOURS)):
            region = next(code for stem, code in _PEOPLES.items() if tail.startswith(stem))
            return Area(at, index + 1, (region,)) if _happened(walk, index + 1) else None
        if not word.startswith(("наш", *_NEIGHBOURS)) and word != ",":
            return None
    return None


def _at_us(walk: Walk, at: int) -> bool:
    return at > 0 and walk.folded[at - 1] == AT and _happened(walk, at + 1)


def _happened(walk: Walk, index: int) -> bool:
    end = _CLAUSE.search(walk.codes, index)
    return _HAPPENED.search(walk.codes, index, end.start() if end else len(walk.codes)) is not None
