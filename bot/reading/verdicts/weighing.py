"""Each hit that states an event, weighed against what was ruled out and against what its sentence tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reading.seldom import seldom
from bot.reading.templates.matching import Fits, Hit
from bot.reading.verdicts.doubts import SOMETHING_ELSE
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

if TYPE_CHECKING:
    from bot.reading.verdicts.judging import Judgement

_NO_UAVS = seldom("[Uuv][^,;|n0]{0,12}0")
_BY_UAVS = seldom(r"[Uuv][^|,nUuv]{0,12}V[oyen]{0,3}N(?![^|]*[Uuv])")
_NONE: frozenset[int] = frozenset()
_NO_UAV, _UAV_NAMED, _NEAR_ATTACK = range(3)
_MET = (frozenset({""}), frozenset({"", "uav"}), frozenset({"", "uav", "attack"}))
_OF_UAVS = UAV + "b"
_OF_UAVS_ALONE = frozenset({"uav"})
_SO_MANY = seldom(r"[oXpзτνεμδσ]{0,6}(?:[OW][X-]?n{1,3}|n{1,3}[WT])[oνεμδ]{0,2}")
_MISSILES = ("ракет", "missile")
_SHOT, _COMING = ("сбит", "сбил", "сбив", "перехват"), ("подлет", "подступ")
_OF_BELOW = "мор рек залив водохранилищ озер акватор территор нами пролив лиман бухт"
_OF_OTHERS = (
    "ракет missile самолет вертолет истребител бомбардировщ зонд шар аэростат снаряд бомб авиабомб утк гус дич птиц "
    "летчик пилот эскадр рекорд санкц цен контрафакт наркот"
)
_BELOW, _OTHERS = tuple(_OF_BELOW.split()), tuple(_OF_OTHERS.split())
# «Сработали ПВО и РЭБ. Итог: 16 сбитых аппаратов», «Сбито 40. Из них: Брянская обл. – 28 …»
_DEVICES = seldom(r"n(?:[yeT]{1,2}&?){0,3}a|[SWO]n[ye]{0,2}a")
_BY_REGION = seldom(r"(?:(?:[AC]{1,2}\^?Q-P?n|n-?p?o?[AC]{1,2}Q)[^|;]{0,40}(?:[|;]{1,3}-?p?o?|$)){2}")
_STATED = frozenset("SWOVZErn~")
_LACKING = {
    "attack": "no attack by UAVs is told of in its sentence, the one before or the two after",
    "uav": "no UAV is named in the post, or something else is counted",
}


def weigh(found: Judgement, tokens: Tokens, fits: list[Fits], stating: list[int]) -> None:
    """Weigh the hits of sentences that state events, by their needs alone where nothing else speaks against them.

    Where a post ends an alert, «Сбито 4» alone is of UAVs.
    """
    codes = tokens.codes
    named = _UAV_NAMED if any(code in codes for code in _OF_UAVS) else _NO_UAV
    of_alert = False
    if named == _NO_UAV:
        named = _UAV_NAMED if _of_air_defence(codes) or _shot_down_above(tokens) else _NO_UAV
        of_alert = named == _NO_UAV and _ends_alert(tokens)
    blocked, attacked = found.blocked, found.attacked
    spared = {number for number, _ in found.spared} if found.spared else _NONE
    in_order = False
    for number in stating:
        of = fits[number]
        here = _NEAR_ATTACK if number in attacked else named
        if of_alert and here == _NO_UAV and _SO_MANY.fullmatch(codes, *found.sentences[number]):
            here = _UAV_NAMED
        counting = of.met[here]
        if found.whole is not None or number in blocked:
            counting = _overruled(found, number, of)
        elif number in spared or SOMETHING_ELSE in of.doubts:
            counting = _weighed(found, codes, number, of, _MET[here])
        elif counting is not of.stating:
            for hit in of.stating:
                if (needs := hit.template.needs) not in _MET[here]:
                    found.lost.append((number, hit, _LACKING[needs]))
        if counting:
            found.events[number] = counting
            in_order = in_order or counting[0].template.regex != ""
    if in_order and len(found.events) > 1:
        found.events = dict(sorted(found.events.items(), key=lambda each: each[1][0].in_order))


def _of_air_defence(codes: str) -> bool:
    """Whether what air defence or jamming stopped are UAVs, though no word says so: no missiles, no boats."""
    if "'" in codes or "N" in codes:
        return False
    return ("!" in codes and _DEVICES.search(codes) is not None) or _BY_REGION.search(codes) is not None


def _ends_alert(tokens: Tokens) -> bool:
    """Whether a post tells of the end of an alert, of none of missiles."""
    return "ϙ" in tokens.codes and not any(word.startswith(_MISSILES) for word in tokens.folded)


def _shot_down_above(tokens: Tokens) -> bool:
    """«Сбиты ещё шесть, два над Тулой»: so many of nothing else that flies, where no other is named."""
    words = tokens.folded
    if "n" not in tokens.codes or not any(word.startswith(_SHOT) for word in words):
        return False
    above = any(word == "над" and _names_sky(tokens, at + 1) for at, word in enumerate(words))
    above = above or any(word.startswith(_COMING) for word in words)
    return above and not any(word.startswith(_OTHERS) for word in words)


def _names_sky(tokens: Tokens, at: int) -> bool:
    """Whether what UAVs fly over is named: a place by its name, or waters, a town, a region."""
    return tokens.codes[at : at + 1] in {"A", "C", "Q", "s"} or "".join(tokens.folded[at : at + 1]).startswith(_BELOW)


def _overruled(found: Judgement, number: int, of: Fits) -> tuple[Hit, ...]:
    """None of a sentence: it is ruled out, or the post is."""
    reason = "its sentence is ruled out"
    if found.whole is not None:
        reason = f"the post is ruled out by {found.whole.template.name}"
    found.lost += [(number, hit, reason) for hit in of.stating]
    return ()


def _weighed(found: Judgement, codes: str, number: int, of: Fits, met: frozenset[str]) -> tuple[Hit, ...]:
    """The hits that count of a sentence where some may be of no event or of something else; `met` are the needs."""
    part = codes[slice(*found.sentences[number])]
    if not _of_uavs(part):
        met = met - _OF_UAVS_ALONE
    counting = []
    for hit in of.stating:
        event, needs = hit.template.event, hit.template.needs
        if (number, event) in found.spared:
            reason: str | None = f"its sentence is no {event}"
        else:
            reason = _of_something_else(found, number, hit, part) if needs in met else _LACKING[needs]
        if reason:
            found.lost.append((number, hit, reason))
        else:
            counting.append(hit)
    return tuple(counting)


def _of_something_else(found: Judgement, number: int, hit: Hit, part: str) -> str | None:
    if hit.template.event == "interception" and (number, "impact") in found.spared and _only_downed(part):
        return "its sentence tells of what was shot down, not that it was"
    if "N" in part and _BY_UAVS.search(part):
        return "its UAVs destroyed a boat"
    if ("d" in part or hit.template.event == "interception") and not _of_uavs(part):
        return "something else fell, or was shot down"
    return None


def _only_downed(part: str) -> bool:
    """«сбитые БПЛА не трогайте»: a participle without a number."""
    return ("T" in part or "θ" in part) and _STATED.isdisjoint(part)


def _of_uavs(part: str) -> bool:
    """«сбиты две ракеты», «уничтожены три катера» are of no UAV, nor is «две ракеты, беспилотников не было»."""
    if "'" not in part and "N" not in part:
        return True
    return any(code in part for code in UAV) and any(code in _NO_UAVS.sub("", part) for code in UAV)
