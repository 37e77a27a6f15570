"""Places that only tell how far away or where to: «километрах в двух от Клина», "on its way to Klin"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom

_DISTANCES = frozenset({"км", "километрах", "километра", "километров", "km", "kilometres", "kilometers", "miles"})
_WAYS = frozenset({"пути", "way"})
_CARRIED = frozenset(
    {"taken", "rushed", "brought", "transferred", "airlifted", "transported", "moved", "evacuated", "flown"}
)
CARRYING = frozenset(
    {"увозят", "увозит", "увезли", "увезут", "вывозят", "вывезли", "вывезут", "отвезли", "отвезут", "отвозят", "везут"}
    | {"отправили", "отправят", "отправлен", "отправлена", "отправлены", "отправляют", "перевезли", "перевезут"}
    | {"увезен", "увезена", "увезены", "вывезен", "вывезена", "вывезены", "передали", "повезли", "повезут", "отвезены"}
    | {"привезли", "привезут", "привозят", "привезен", "привезена", "привезены", "перевезены", "перевозят"}
    | {"эвакуировали", "эвакуирует", "эвакуируют", "эвакуирован", "эвакуирована", "эвакуированы", "эвакуировал"}
    | {"перевели", "перевел", "переведут", "переведет", "переведем", "переведен", "переведена", "переведены"}
    | {"переводить", "переводим", "перевести", "перевезти", "перевезем", "увезти", "отвезти", "эвакуировать"}
    | {"доставили", "доставил", "доставят", "доставит", "доставить", "доставлен", "доставлена", "доставлены"}
    | {"транспортируют", "транспортировали", "транспортировать", "госпитализируют", "госпитализировали"}
    | {"направлен", "направлена", "направлены", "направили", "направил", "направят", "направляют", "направит"}
    | {"довезли", "довезут", "довез", "подвезли", "увез", "увезла", "пересадили"}
    | {
        "отправке",
        "отправку",
        "перевод",
        "переводу",
        "перевода",
        "переводе",
        "направить",
        "отправить",
        "едут",
        "едет",
        "поехал",
    }
    | {"заберут", "заберет", "заберем", "забрать", "забрали", "забирают", "забирает", "забираем"}
    | {"направляются", "направляется", "доехал", "доехала", "доехали", "поехали", "ехавший", "ехавшая", "ехавшей"}
    | {"ехавшую", "ехавшем", "ехавшего", "ехавшие", "ехавших", "следовавший", "следовавшем", "следовавшего"}
)
_RIDES = frozenset(
    noun + ending
    for nouns, endings in (
        (("поезд", "электропоезд", "автобус", "рейс", "вертолет"), ("", "а", "у", "ом", "ы", "ов", "ам", "ами")),
        (("реанимобил",), ("ь", "я", "ю", "ем", "и")),
        (("электричк", "маршрутк"), ("а", "и", "у", "ой")),
        (("санавиаци",), ("я", "и", "ей")),
    )
    for noun in nouns
    for ending in endings
)
_AMBULANCES = frozenset(word for word in _RIDES if word.startswith(("санавиаци", "реанимобил")))
_INTO = frozenset({"в", "во", "на"})
_HERE = ("е", "и", "ах", "ом")
"""Ends of names of where something is, not of where to."""
_HERE_OR_THERE = (*_HERE, "ой", "о", "ы", "а", "я", "х", ".")
"""Ends of names that may be of either."""
_HEALED = frozenset({"лечат", "оперируют", "прооперировали", "лечение", "лечатся", "лечится"})
"""Done to people alone, so that nobody need be named."""
_TREATED = _HEALED | {"осматривают", "осматривает", "обследуют", "наблюдают", "ждут"}
NOW, _SOMEBODY = frozenset({"сейчас", "находится", "находятся", "now"}), seldom("[Bwn]")
_HAPPENED = seldom("[SWOVEHFkqKhUuvdI]")
_FLEW = frozenset({"шли", "шел", "шла", "шедший", "шедшая", "шедшие", "шедших", "шедшего", "шедшими", "курс"})
"""Before «на» of UAVs, whose way is no site: those of other verbs of direction are asked for in walk.py."""
_TO_TOWN = frozenset({"на", "к", "ко"})
_EARLIER = seldom(r"p(?:[CA]{1,2}[,&]){1,3}$")
WORDS = _FLEW | _TREATED | NOW | _DISTANCES | _WAYS | _CARRIED | CARRYING | _RIDES
_FROM = frozenset({"от", "from", "of"})
_TO = frozenset({"в", "во", "к", "ко", "на", "до", "to"})
_SITE_NEXT = seldom(r"[CA]{1,2},?[po]s?[CA]")
_IN, _HERE_IS = frozenset({"в", "во", "in"}), _TREATED | NOW
_NUMBERS, _UAVS = frozenset("n~"), frozenset("Uuv")
_FAR, _LONG = 4, 14
_CLAUSE_ENDS = "|,;:"
_WITHOUT_VERB = seldom(r"[,;](?P<who>&?M?[oyenJBw*г&,]{1,12})-p$")
_SOMEONE = frozenset("nJBw")


def away(codes: str, words: Sequence[str], index: int, *, placed: bool) -> bool:
    """Whether the place tells only that; `placed`: whether another one was named before in the post."""
    last = index - 2 if codes[index - 1 : index] == "s" else index - 1
    if last > 0 and words[last] in _IN and not _HERE_IS.isdisjoint(words[max(0, last - _FAR) : last]):
        treated = placed or not _TREATED.isdisjoint(words[max(0, last - _FAR) : last])
        start = _clause(codes, last)
        somebody = not _HEALED.isdisjoint(words[start:last]) or _SOMEBODY.search(codes, start, last) is not None
        return treated and somebody and _HAPPENED.search(codes, start, last) is None
    if last < 1 or not (placed or _SITE_NEXT.match(codes, index)):
        return False
    if words[last] in _FROM:
        start = max(codes.rfind("|", 0, last) + 1, last - _FAR)
        return not _DISTANCES.isdisjoint(words[start:last]) and not _NUMBERS.isdisjoint(codes[start:last])
    clause = _clause(codes, last)
    start = max(clause, last - _FAR)
    carried = not CARRYING.isdisjoint(words[start:last]) and _UAVS.isdisjoint(codes[clause:last])
    if words[last] in _TO and not words[index].endswith(_HERE) and (carried or _carried_too(codes, words, last)):
        return True
    if _flown_to(codes, words, last) or (words[last] in _INTO and _ridden_to(codes, words, last, index)):
        return True
    return words[last] in _TO and (words[last - 1] in _WAYS or words[last - 1] in _CARRIED)


def _carried_too(codes: str, words: Sequence[str], last: int) -> bool:
    """«двоих отвезли в районную больницу, сторожа – в Клин»: the verb told before holds for them, too."""
    without = _WITHOUT_VERB.search(codes, max(0, last - _LONG), last + 1)
    if without is None or _SOMEONE.isdisjoint(without["who"]):
        return False
    return not CARRYING.isdisjoint(words[codes.rfind("|", 0, last) + 1 : without.start()])


def _flown_to(codes: str, words: Sequence[str], last: int) -> bool:
    """«дроны шли на Клин и Рузу», «держали курс на Клин»."""
    earlier = _EARLIER.search(codes, max(0, last - _FAR), last + 1)
    to = earlier.start() if earlier else last
    return words[to] in _TO_TOWN and not _FLEW.isdisjoint(words[max(0, to - 3) : to])


def _ridden_to(codes: str, words: Sequence[str], last: int, index: int) -> bool:
    """«поезд в Клин», «в Клин доставили троих», «вертолёт санавиации сел в Клину»."""
    start = _clause(codes, last)
    near = words[max(start, last - _FAR) : last]
    if not words[last + 1].endswith(_HERE_OR_THERE):
        end = _clause_end(codes, index)
        later = words[index + 1 : min(end, index + 1 + _FAR)]
        carried = not CARRYING.isdisjoint(later) and _UAVS.isdisjoint(codes[index:end])
        return carried or not _RIDES.isdisjoint(near)
    return not _AMBULANCES.isdisjoint(near) and _HAPPENED.search(codes, start, _clause_end(codes, index)) is None


def _clause(codes: str, index: int) -> int:
    return max(codes.rfind(mark, 0, index) for mark in _CLAUSE_ENDS) + 1


def _clause_end(codes: str, index: int) -> int:
    return min((at for mark in _CLAUSE_ENDS if (at := codes.find(mark, index)) >= 0), default=len(codes))
