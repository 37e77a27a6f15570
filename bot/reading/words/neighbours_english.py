"""Concept characters of English words that depend on the words beside them."""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.seldom import seldom
from bot.reading.words import codes

Rule = tuple[frozenset[str], Callable[[str, list[str], list[int]], str]]
"""Words, and what they change: (concept characters, folded words, the tokens of those words) -> concept characters."""
_VEHICLES = {"vehicle": "U", "vehicles": "u"}
# "the vehicle", "two vehicles", but not "an aerial vehicle"
_FLYING_ONE = frozenset("blyeUuv")
_BROUGHT_DOWN = frozenset({"shot", "downed", "intercepted", "jammed", "suppressed", "neutralised", "neutralized"})
_NOUN_AFTER, _NOUN_BEFORE = seldom("e[^|:;,n]{0,5}[UuvbaN]"), seldom("[UuvbaN][^|:;,n]{0,3}$")
_ARTICLES = frozenset({"the", "a", "an"})
_OTHER_ZONES = frozenset({"gmt", "utc"})
_CLOCKS_BEFORE = seldom("[@nτ-]{1,6}$")
_WHOLLY = frozenset({"completely", "partially", "totally", "fully", "partly"})
_AGED = frozenset({"aged", "old"})
_YEARS = frozenset({"year", "years"})
_OTHER_AGES, _LAST_AGE = seldom("(?:,n){0,4}&n(?=.)"), frozenset(",|;")
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
_CONTROLLED = ["under", "control"]
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


def _of_vehicles(text: str, folded: list[str], at: list[int]) -> str:
    """ "An unmanned aerial vehicle" is one, which its Russian letter for letter does not tell."""
    chars = list(text)
    for index in at:
        if text[max(0, index - 2) : index].endswith(("bl", "b")):
            start = text.rindex("b", 0, index)
            chars[start : index + 1] = "e" * (index - start) + _VEHICLES[folded[index]]
        elif _FLYING_ONE.isdisjoint(text[max(0, index - 4) : index]) and _BROUGHT_DOWN.isdisjoint(
            folded[index + 1 : index + 4]
        ):
            chars[index] = "и"
    return "".join(chars)


def _fixed_wing(text: str, _folded: list[str], at: list[int]) -> str:
    """ "105 Ukrainian fixed-wing: 25 over …": those UAVs themselves, where the noun is left out."""
    alone = [one for one in at if not (_NOUN_AFTER.match(text, one) or _NOUN_BEFORE.search(text, max(0, one - 4), one))]
    return codes.recoded(text, alone, "u")


def _strike(text: str, folded: list[str], at: list[int]) -> str:
    """ "A drone strike", "troops strike a town", unlike "a strike drone": an attack."""
    uavs = {"U", "u"}
    found = [one for one in at if text[one - 1 : one] in uavs and text[one + 1 : one + 2] not in uavs]
    found += [one for one in at if not _ARTICLES.isdisjoint(folded[one + 1 : one + 2])]
    return codes.recoded(text, found, "K")


def ages_between_commas(text: str, folded: list[str]) -> str:
    """ "The driver, 45, was killed"."""
    ages = [match.start() for match in _AGE_BETWEEN.finditer(text) if folded[match.start()].isdecimal()]
    return codes.recoded(text, ages, codes.AGE)


def _born(text: str, folded: list[str], at: list[int]) -> str:
    """ "A resident, born in 1968, was killed": no number of people."""
    found = [one + 2 for one in at if folded[one + 1 : one + 2] == ["in"] and text[one + 2 : one + 3] == "n"]
    return codes.recoded(text, found, codes.OTHER)


def _aged(text: str, folded: list[str], at: list[int]) -> str:
    """ "A man aged 45", "45 years old": ages."""
    chars = list(text)
    for index in at:
        aged = folded[index] == "aged"
        age = index + 1 if aged else index - 2
        if (aged or folded[index - 1] in _YEARS) and text[max(0, age) : age + 1] == "n":
            chars[age] = "*"
            others = _OTHER_AGES.match(text, age + 1) if aged else None
            if others and text[others.end()] not in _LAST_AGE and not folded[others.end() - 1].isdecimal():
                others = None
            for other in range(*others.span()) if others else ():
                chars[other] = "*" if chars[other] in "n&" else chars[other]
    return "".join(chars)


def _destroyed(text: str, folded: list[str], at: list[int]) -> str:
    """ "A house was completely destroyed", "destroyed a house": damage."""
    chars = list(text)
    for index in at:
        if folded[index - 1] in _WHOLLY and text[index] == "V":
            chars[index] = "F"
    for match in _OF_PROPERTY.finditer("".join(chars)):
        if match.start() in at:
            chars[match.start()] = "F"
    for index in at:
        if chars[index] == "V" and _things_before(text, folded, index):
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


def _fended_off(text: str, folded: list[str], at: list[int]) -> str:
    """ "Air defences fended off an attack", "beat back a raid"."""
    chars = list(text)
    for index in at:
        if index and folded[index - 1] in _FENDED:
            start = max(index - _FAR, text.rfind("|", 0, index))
            chars[index - 1] = "E" if "K" in text[max(0, start) : index + _SOON] else chars[index - 1]
    return "".join(chars)


def _sent(text: str, folded: list[str], at: list[int]) -> str:
    """ "launched 14 drones at the city", "nine UAVs were fired": an attack."""
    chars = list(text)
    for index in at:
        if not _OURS.isdisjoint(folded[max(0, index - 4) : index]):
            continue
        if _UAVS_SENT.match(text, index + 1) or _SENT_UAVS.search(text, max(0, index - 6), index):
            chars[index] = "k"
    return "".join(chars)


def _to_hospital(text: str, folded: list[str], at: list[int]) -> str:
    """ "Two men were taken to hospital": carried there, unless they died."""
    chars = list(text)
    for index in at:
        if "Ю" not in text[index : index + _SOON]:
            carried = [one for one in range(max(0, index - 5), index) if folded[one] in _CARRIED]
            for one in carried[-1:]:
                chars[one] = "+"
    return "".join(chars)


def _put_out(text: str, folded: list[str], at: list[int]) -> str:
    """ "The fire was put out", "brought under control": as «потушен»."""
    chars = list(text)
    for index in at:
        after = folded[index + 1 : index + 3]
        if (folded[index] == "put" and after[:1] == ["out"] and after[1:] != ["of"]) or after == _CONTROLLED:
            chars[index] = "Ξ"
    return "".join(chars)


def _no_one(text: str, folded: list[str], at: list[int]) -> str:
    """ "No one was hurt": no number."""
    return codes.recoded(text, [index for index in at if index and folded[index - 1] == "no"], codes.OTHER)


def _more_hurt(text: str, _folded: list[str], _at: list[int]) -> str:
    """ "Two more were hurt"."""
    return _MORE_HURT.sub(codes.OTHER, text)


def _other_zones(text: str, _folded: list[str], at: list[int]) -> str:
    """ "07:30 Moscow time [04:30 GMT]": the same said again."""
    chars = list(text)
    for index in at:
        again = _CLOCKS_BEFORE.search(text, max(0, index - 6), index)
        if again and text[again.start() - 1 : again.start()] == "(":
            chars[again.start() : index] = "o" * (index - again.start())
    return "".join(chars)


# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    (frozenset(_VEHICLES), _of_vehicles),
    (frozenset({"fixed-wing"}), _fixed_wing),
    (frozenset({"strike"}), _strike),
    (frozenset({"born"}), _born),
    (_AGED, _aged),
    (frozenset({"destroyed"}), _destroyed),
    (_AWAY, _fended_off),
    (_SENT, _sent),
    (frozenset({"hospital"}), _to_hospital),
    (frozenset({"put", "brought"}), _put_out),
    (frozenset({"one"}), _no_one),
    (frozenset({"more"}), _more_hurt),
    (_OTHER_ZONES, _other_zones),
)
