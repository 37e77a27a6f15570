"""Villages of no gazetteer that a digest names beside the district of its line: «Ясный округ: в Грузском сгорел дом»,
«Басань, Ясный округ: …», «Ясный: Румянцево, дрон попал в дом»; and those of counts: «Ясное – два, Журавка – три».
"""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import like_a_name
from bot.reading.places.told_of import no_village
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start

_FAR, _LONGEST = 160, 60
_BELOW = seldom(r"A\^{0,2}(?P<type>Y)[:\-]p(?:[CA][,&]{1,2}){0,9}$")
_SEVERAL = ("ах", "ам", "ами", "ов", "ы")
_IN, _IN_NEUTER = frozenset({"в", "во"}), ("ском", "цком")
_STARTS = seldom(r"(?:^|\|)-?$")
_DISTRICT_NEXT = seldom(r"[CA]?,(?:A\^{0,2}|oo)Y(?:,?[:\-]|:)(?P<told>[^|]{1,120})")
_TIMED = seldom(r"(?P<name>[CA][Cs]?)(?P<district>A\^{0,2}Y)?,[oyp]{0,3}[μδενρτ@][oτ]{0,2}(?=\||$)")
_HAPPENED_NEXT = seldom(r"\|{1,2}[^|]{0,60}[UuvdSWOVFIGKkqHh]")
_LED = seldom(r"(?:^|\|)-?A\^{0,2}Y?:$")
_TOLD_NEXT = seldom(r",[oyen]{0,3}(?:[Uuvd][oye]{0,2}[SWOFkqHh]|[SWOFHh][oye]{0,2}[Uuvd])")
_COUNTS = seldom(r"[CA]{1,2}-n[Uuv]?(?:[,;]&?[CA]{1,2}-n[Uuv]?(?=[,;|]|$)){1,20}+")
_HAPPENED = frozenset("SWOVFIGKkqHhd")
_STOPPED = frozenset("SWOV")
_VILLAGES = ("ово", "ево", "ино", "вка", "нка", "ское", "цкое", "ное", "ье", "ичи", "ец")
_NO_VILLAGES = ("внимани", "сводк", "обстанов", "плюс", "итог", "утр", "ноч", "дн", "ден", "вечер", "жител", "земляк")
_NO_NAMES_END = ("ому", "ем", "им", "ите", "ние")


def of_below(codes: str, at: int) -> bool:
    """For names after «Ясный округ: в»; as the functions of surroundings.py."""
    return codes[at] in "CA" and _BELOW.search(codes, max(0, at - _LONGEST), at) is not None


def below(walk: Walk, index: int) -> int:
    """«Ясный округ: в Грузском и Таврово …»: within one district there is no other."""
    match = _BELOW.search(walk.codes, max(0, index - _LONGEST), index)
    if match is None or walk.folded[match.start("type")].endswith(_SEVERAL):
        return index
    form, listed = walk.folded[index], walk.before(index) != "p"
    first = walk.codes.index("p", match.start("type"))
    if walk.home is None or walk.folded[first] not in _IN or walk.names.towns[form] is not None:
        return index
    if walk.after(index + 1) in {"C", "A", "Y", "^", "Q", "s"} or not like_a_name(walk.written[index]):
        return index
    if walk.codes[index] == "A":
        name = form[:-2] + "ое" if form.endswith(_IN_NEUTER) else None
    else:
        name = names.bare_nominative(form) if listed else None
    return index if name is None else _noted(walk, index, index + 1, name)


def of_beside(codes: str, at: int) -> bool:
    """For a name that opens a sentence and has its district behind a comma; as the functions of surroundings.py."""
    if codes[at] not in "CA" or not _STARTS.search(codes, max(0, at - 2), at):
        return False
    district = _DISTRICT_NEXT.match(codes, at + 1)
    return district is not None and not _HAPPENED.isdisjoint(district["told"])


def beside(walk: Walk, index: int) -> int:
    """«Басань, Ясный округ: дрон сжёг машину»."""
    if not of_beside(walk.codes, index):
        return index
    end = walk.codes.index(",", index)
    name = " ".join(walk.folded[index:end])
    if not _may_be_village(walk, index, end) or not (walk.found.mentions or name.endswith(_VILLAGES)):
        return index
    return _noted(walk, index, end, name)


def of_timed(codes: str, at: int) -> bool:
    """For a name that opens a heading with a part of the day; as the functions of surroundings.py."""
    return codes[at] in "CA" and _STARTS.search(codes, max(0, at - 2), at) is not None and bool(_TIMED.match(codes, at))


def timed(walk: Walk, index: int) -> int:
    """«Ясенка, ближе к вечеру. Дрон попал в дом», «Новая Деревня Ржевского округа, полдень. …»."""
    match = _TIMED.match(walk.codes, index) if of_timed(walk.codes, index) else None
    if match is None or not _HAPPENED_NEXT.match(walk.codes, match.end()):
        return index
    end = match.end("name")
    in_district = match["district"] is not None and walk.names.districts[walk.folded[end]] is not None
    name = " ".join(walk.folded[index:end])
    if not _may_be_village(walk, index, end) or not (in_district or name.endswith(_VILLAGES)):
        return index
    return _noted(walk, index, end, name)


def of_led(codes: str, at: int) -> bool:
    """For a name behind the district that heads a line; as the functions of surroundings.py."""
    led = codes[at] == "C" and codes[at - 1] == ":" and _TOLD_NEXT.match(codes, at + 1) is not None
    return led and _LED.search(codes, max(0, at - 6), at) is not None


def led(walk: Walk, index: int) -> int:
    """«Ясный: Румянцево, ударный дрон попал в дом»."""
    if not of_led(walk.codes, index):
        return index
    form = walk.folded[index]
    headed = bool(walk.found.mentions) and index - walk.found.mentions[-1].end < len(":YY")
    if not headed or not form.endswith(_VILLAGES) or not _may_be_village(walk, index, index + 1):
        return index
    return _noted(walk, index, index + 1, form)


def of_pairs(codes: str, at: int) -> bool:
    """For names in a sentence that is a list of places and numbers; as the functions of surroundings.py."""
    return codes[at] in "CA" and codes[at - 1] in "|-,;&" and "-n" in codes[at : at + 4]


def pairs(walk: Walk, index: int) -> int:
    """«Беленихино – два, Журавка – один», where UAVs were told to be stopped before."""
    start = sentence_start(walk.codes, index, _FAR)
    match = _COUNTS.match(walk.codes, start)
    if match is None or index >= match.end() or not (index == start or of_pairs(walk.codes, index)):
        return index
    heads = [walk.folded[at] for at in range(start, match.end()) if walk.codes[at : at + 2] == "C-"]
    like = any(form.endswith(_VILLAGES) or walk.names.towns[form] is not None for form in heads)
    stopped = not _STOPPED.isdisjoint(walk.codes[max(0, start - _FAR) : start])
    end = walk.codes.index("-", index)
    if not (like and stopped and _may_be_name(walk, index, end)):
        return index
    return _noted(walk, index, end, " ".join(walk.folded[index:end]))


def _may_be_village(walk: Walk, index: int, end: int) -> bool:
    return _may_be_name(walk, index, end) and not no_village(walk.folded[index])


def _may_be_name(walk: Walk, index: int, end: int) -> bool:
    words = walk.folded[index:end]
    if walk.home is None or not all(map(like_a_name, walk.written[index:end])) or words[0] in walk.atlas.foreign:
        return False
    return not (words[0].startswith(_NO_VILLAGES) or words[-1].endswith(_NO_NAMES_END))


def _noted(walk: Walk, index: int, end: int, name: str) -> int:
    known = walk.names.towns[name]
    return walk.add(index, end, known.place if known else Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))
