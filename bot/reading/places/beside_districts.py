"""Unseen names in the nominative that their district makes sure: «Ясенец, Ржевский МО — сбит дрон», «Ржевский округ,
Ясенец – …», bullets below a district, «Ясенец Ржевского округа атаковали два дрона»; names of two words without one."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases
from bot.reading.places.lists import like_a_name
from bot.reading.places.told_of import no_village
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom

_FAR, _LONGEST, _AHEAD = 160, 8, 20
_STARTS = seldom(r"(?:^|\|)-?$")
_DISTRICT_BEFORE = seldom(r"(?:^|\|)-?A\^{0,2}Y(?:[,:]|[:,]?\|{1,2})-?$")
_TOLD = "[:\\-][^|;:]{0,5}[UuvSWO]"
_SAID_NEXT = r"\|(?:$|\|?[^|]{0,5}[Uuvd])"
_NEXT = seldom(
    rf"C?(?:(?P<beside>,A\^{{0,2}}Y,?{_TOLD}|,A\^{{0,2}}Y{_SAID_NEXT}|\(A\^{{0,2}}Y\){_TOLD})|(?P<within>A\^{{0,2}}Yk[oye~]?n{{0,2}}[Uuv])|(?P<struck>k[oye~]?n{{1,2}}[Uuv])|(?P<alone>{_TOLD})|(?P<listed>\(A\)[,;\-]))"
)
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "кий", "ой", "ье", "ьи", "ую", "юю")
_LIKE_PEOPLE = ("ий", "ья")
"""«Дмитрий Иванов: …», «Наталья Петрова: …»: only with a district beside them."""
_GENITIVE = "ого"
_NO_NAMES = (
    "последств", "причин", "ущерб", "итог", "ситуац", "результат", "обстанов", "сводк", "внимани", "плюс", "утр", "ноч",
    "вечер", "ден", "дн", "жител", "потер", "итак", "ответ", "работ",
)  # fmt: skip
_NO_ENDINGS = ("ому", "ем", "им", "ите", "ние", "ния", "ции", "ция", "шие", "ших")


def of_placed(codes: str, at: int) -> bool:
    """For names beside a district; as the functions of surroundings.py."""
    if codes[at] not in "CA" or codes[at - 1] not in "|,:-(;":
        return False
    told = _NEXT.match(codes, at + 1)
    if told is None:
        return False
    if told["listed"]:
        return codes[at - 1] in ":;|"
    if codes[at - 1] == ";":
        return False
    if told["alone"] is None:
        return _STARTS.search(codes, max(0, at - 2), at) is not None
    before = max(0, at - _LONGEST)
    return bool(_DISTRICT_BEFORE.search(codes, before, at) or _STARTS.search(codes, max(0, at - 2), at))


def placed(walk: Walk, index: int) -> int:
    """A name of one or two words with its known district beside it or heading its line."""
    first = max(0, index - _LONGEST)
    told = _NEXT.match(walk.codes, index + 1)
    if not of_placed(f"|{walk.codes[first : index + _AHEAD]}|", index - first + 1):
        return index
    end = index + 1 + (walk.after(index + 1) == "C")
    ends_post = told is not None and told.end() == len(walk.codes)
    if walk.home is None or told is None or ends_post or not _may_be_name(walk, index, end):
        return index
    beside = told["beside"] or told["within"]
    if end > index + 1 and not walk.folded[index].endswith(_ADJECTIVES + (_LIKE_PEOPLE if beside else ())):
        return index
    form = " ".join(walk.folded[index:end])
    if told["alone"] or told["struck"]:
        if end == index + 1 and (told["struck"] or not _below_district(walk, index)):
            return index
    elif not _known(walk, walk.codes.index("A", end), inside=told["within"] is not None):
        return index
    name = names_in_cases.accusative(form) if told["within"] or told["struck"] else form
    known = walk.names.towns[form]
    place = known.place if known else Place(names.title(name), PlaceKind.SETTLEMENT, walk.region)
    return walk.add(index, end, place)


def _known(walk: Walk, index: int, *, inside: bool) -> bool:
    form = walk.folded[index]
    return walk.names.districts[form] is not None and form.endswith(_GENITIVE) == inside


def _may_be_name(walk: Walk, index: int, end: int) -> bool:
    words = walk.folded[index:end]
    if not all(map(like_a_name, walk.written[index:end])) or words[0] in walk.atlas.foreign | walk.atlas.special:
        return False
    if len(words) == 2:
        return True
    district = walk.codes[index] == "A" and not words[0].endswith("ое")
    return not (district or words[0].startswith(_NO_NAMES) or words[0].endswith(_NO_ENDINGS) or no_village(words[0]))


def _below_district(walk: Walk, index: int) -> bool:
    """Whether a district heads the line of a name, or the lines above it."""
    heads = (m for m in reversed(walk.found.mentions[-_FAR:]) if m.place.kind is PlaceKind.DISTRICT)
    head = next(heads, None)
    if head is None or index - head.end > _FAR or walk.after(head.end) != "Y":
        return False
    if index - head.end <= _LONGEST and "|" not in walk.codes[head.end : index]:
        return True
    alone = walk.before(head.start) in {"", "|", "-"} and walk.codes[head.end + 1 : head.end + 2] in {"", "|", ":"}
    below = walk.codes[head.end : index] == "Y|" or "\n" in "".join(walk.written[max(0, index - 2) : index])
    return alone and below
