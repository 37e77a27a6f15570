"""Concept characters of English words that depend on the words beside them."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words import codes

_VEHICLES = {"vehicle": "U", "vehicles": "u"}
_OTHER_ZONES = frozenset({"gmt", "utc"})
_CLOCKS_BEFORE = seldom("[@nτ-]{1,6}$")
_WHOLLY = frozenset({"completely", "partially", "totally", "fully", "partly"})
_AGED = frozenset({"aged", "old"})
_YEARS = frozenset({"year", "years"})
_AGE_BETWEEN = seldom("(?<=B,)n(?=,)")
_OF_PROPERTY = seldom(r"V(?=[oye]{0,3}[\\и])|(?<![Uuv])(?<![Uuv].)(?<![Uuv]..)(?<![Uuv]...)(?<=[\\и]o)V")
_CLAUSE = seldom("[^|,;:]{0,40}$")
_FLYING = seldom("[Uuvbaж'N!]")
_SENT = frozenset({"launched", "fired", "unleashed"})
_OURS = frozenset({"our", "we", "russian", "russia"})
_UAVS_SENT = seldom("[o<>]?o?[n~]{1,3}[yeo]{0,2}[Uu]")
_SENT_UAVS = seldom("n[yeo]{0,2}[Uu]o{1,2}$")
_CARRIED = frozenset(
    {"taken", "rushed", "brought", "transferred", "admitted", "airlifted", "evacuated", "transported", "moved", "sent"}
)
_SOON, _FAR = 6, 9
_MORE_HURT = seldom("(?<=n)M(?=[oe]{0,2}B?o{0,2}[IG])")
_AWAY = frozenset({"off", "back"})
_FENDED = frozenset({"fended", "beat", "beaten", "fought", "staved", "warded", "driven", "drove", "held"})
_WERE = frozenset({"is", "are", "was", "were", "been", "being"})
_NO_THINGS = frozenset(
    {"them", "these", "those", "others", "it", "they", "which", "object", "objects", "craft", "projectiles", "rest"}
    | {"ones", "remainder", "devices", "machines", "have", "has", "had", "incoming", "all", "both", "that", "this"}
    | {"systems", "number", "fixed-wing", "remaining", "also", "just", "already", "total"}
    | {"first", "second", "third", "fourth", "fifth", "sixth", "last", "one"}
)
SEEN = (
    _OTHER_ZONES
    | _AWAY
    | _WHOLLY
    | _AGED
    | {"destroyed", "born", "strike", "hospital", "one", "more"}
    | _SENT
    | frozenset(_VEHICLES)
)
"""Words that the rules are about."""


def beside_others(text: str, folded: list[str], words: frozenset[str]) -> str:
    """The concept characters where neighbours are taken into account; `words`: those of SEEN that are in the post."""
    if not words.isdisjoint(_VEHICLES):
        text = _of_vehicles(text, folded)
    if "strike" in words:
        text = _strike(text, folded)
    if "born" in words:
        text = _born(text, folded)
    if not words.isdisjoint(_AGED):
        text = _aged(text, folded)
    if "destroyed" in words:
        text = _destroyed(text, folded)
    if not words.isdisjoint(_AWAY):
        text = _fended_off(text, folded)
    if not words.isdisjoint(_SENT):
        text = _sent(text, folded)
    if "hospital" in words:
        text = _to_hospital(text, folded)
    if "one" in words:
        text = _no_one(text, folded)
    if "more" in words:
        text = _MORE_HURT.sub("o", text)
    if not words.isdisjoint(_OTHER_ZONES):
        text = _other_zones(text, folded)
    return text


def _of_vehicles(text: str, folded: list[str]) -> str:
    """ "An unmanned aerial vehicle" is one, which its Russian letter for letter does not tell."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in _VEHICLES and text[max(0, index - 2) : index].endswith(("bl", "b")):
            start = text.rindex("b", 0, index)
            chars[start : index + 1] = "e" * (index - start) + _VEHICLES[word]
    return "".join(chars)


def _strike(text: str, folded: list[str]) -> str:
    """ "A drone strike", unlike "a strike drone": an attack."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "strike" and text[index - 1 : index] in {"U", "u"} and text[index + 1 : index + 2] not in {"U", "u"}:
            chars[index] = "K"
    return "".join(chars)


def ages_between_commas(text: str, folded: list[str]) -> str:
    """ "The driver, 45, was killed"."""
    ages = [match.start() for match in _AGE_BETWEEN.finditer(text) if folded[match.start()].isdecimal()]
    return codes.recoded(text, ages, codes.AGE)


def _born(text: str, folded: list[str]) -> str:
    """ "A resident, born in 1968, was killed": no number of people."""
    chars = list(text)
    for index, word in enumerate(folded[:-2]):
        if word == "born" and folded[index + 1] == "in" and text[index + 2] == "n":
            chars[index + 2] = "o"
    return "".join(chars)


def _aged(text: str, folded: list[str]) -> str:
    """ "A man aged 45", "45 years old": ages."""
    chars = list(text)
    for index, word in enumerate(folded):
        at = index + 1 if word == "aged" else index - 2
        years = word == "aged" or folded[index - 1] in _YEARS
        if word in _AGED and years and text[max(0, at) : at + 1] == "n":
            chars[at] = "*"
    return "".join(chars)


def _destroyed(text: str, folded: list[str]) -> str:
    """ "A house was completely destroyed", "destroyed a house": damage."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "destroyed" and folded[index - 1] in _WHOLLY and text[index] == "V":
            chars[index] = "F"
    for match in _OF_PROPERTY.finditer("".join(chars)):
        if folded[match.start()] == "destroyed":
            chars[match.start()] = "F"
    for index, word in enumerate(folded):
        if word == "destroyed" and chars[index] == "V" and _things_before(text, folded, index):
            chars[index] = "F"
    return "".join(chars)


def _things_before(text: str, folded: list[str], index: int) -> bool:
    """ "Two balconies were destroyed": a noun that is none of UAVs, in a clause that names none."""
    if index < 2 or folded[index - 1] not in _WERE or not (folded[index - 2].isascii() and folded[index - 2].isalpha()):
        return False
    noun = index - 2 if folded[index - 2] not in _WERE | {"have", "has", "had"} else index - 3
    start = _CLAUSE.search(text, 0, index)
    clause = text[start.start() : index + 6] if start else text[max(0, index - 12) : index + 6]
    unknown = text[noun] == "o" or "\ue000" <= text[noun] <= "\uf8ff"
    return unknown and folded[noun] not in _NO_THINGS and _FLYING.search(clause) is None


def _fended_off(text: str, folded: list[str]) -> str:
    """ "Air defences fended off an attack", "beat back a raid"."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in _AWAY and index and folded[index - 1] in _FENDED:
            start = max(index - _FAR, text.rfind("|", 0, index))
            chars[index - 1] = "E" if "K" in text[max(0, start) : index + _SOON] else chars[index - 1]
    return "".join(chars)


def _sent(text: str, folded: list[str]) -> str:
    """ "launched 14 drones at the city", "nine UAVs were fired": an attack."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word not in _SENT or not _OURS.isdisjoint(folded[max(0, index - 4) : index]):
            continue
        if _UAVS_SENT.match(text, index + 1) or _SENT_UAVS.search(text, max(0, index - 6), index):
            chars[index] = "k"
    return "".join(chars)


def _to_hospital(text: str, folded: list[str]) -> str:
    """ "Two men were taken to hospital": carried there, unless they died."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "hospital" and "Ю" not in text[index : index + _SOON]:
            carried = [at for at in range(max(0, index - 5), index) if folded[at] in _CARRIED]
            for at in carried[-1:]:
                chars[at] = "+"
    return "".join(chars)


def _no_one(text: str, folded: list[str]) -> str:
    """ "No one was hurt": no number."""
    chars = list(text)
    for index, word in enumerate(folded[1:], 1):
        if word == "one" and folded[index - 1] == "no":
            chars[index] = "o"
    return "".join(chars)


def _other_zones(text: str, folded: list[str]) -> str:
    """ "07:30 Moscow time [04:30 GMT]": the same said again."""
    chars = list(text)
    for index, word in enumerate(folded):
        again = _CLOCKS_BEFORE.search(text, max(0, index - 6), index) if word in _OTHER_ZONES else None
        if again and text[again.start() - 1 : again.start()] == "(":
            chars[again.start() : index] = "o" * (index - again.start())
    return "".join(chars)
