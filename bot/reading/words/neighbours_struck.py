"""Verbs that are said of stopped UAVs and of much else: «поражено 6 БПЛА», «дрон свалили расчёты ПВО»."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV, recoded

ORDINALS = frozenset({"первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "последний", "другой"})
IN_THE_AIR = ("воздушн", "aerial", "air")

# «положили на землю пять дронов», «поразили четыре воздушные цели»
UAVS_AFTER = seldom(
    "(?:p[oцэs]|(?:po)?ps?[CA]{1,2}[YQ]?)?J?M?[>}<0p]*[n~]{1,3}(?:[ye]{0,2}(?:[Uuv]|bl?a)|(?P<targets>o)ж)"
)
AIMED_AT = frozenset({"целью", "целями", "мишенью", "мишенями"})
_UAVS_AIMED = seldom("ψ?[><]?[n~]{1,4}[ye]{0,2}[Uuv]")
CAME_DOWN_ON = frozenset({"обрушилось", "обрушились", "обрушил", "обрушили"})
_UAVS_COUNTED = seldom("[oM><]{0,2}[n~]{1,4}[ye]{0,2}[Uuv]")
THE_UAV = seldom("[ye]{0,2}(?:U|bl?a)")
_A_UAV = seldom("[oye]{0,2}(?:[Uuv]|bl?a|(?P<target>o)ж)")
# «поразили у реки вражеский дрон», «поразили расчёты ПВО за ночь семь дронов»
_UAV_FAR_AFTER = seldom(r"(?=[\]pn~JyeзνμεδσUuvb])[^|;:,SWOVEHFfdhkqDKиBb\\]{0,6}(?:[Uuv]|bl?a)")
_OTHER_CASES = ("ом", "а", "у")
_HIT = seldom(
    r"J[no]{0,2}ж.|.(?=[nye~]{1,4}[Uuvж])|(?<=[Uuv]).|(?<=[Uuv][ye,]).|(?<=[Uuv],n).|(?<=nzi).|(?<=[Uuvж]`n).|(?<=!).|.(?=[oб]!)"
)
# «семь дронов самолётного типа над рекой поражены»
_SO_MANY_FAR_BEFORE = seldom(r"[n~][yeobl]{0,3}[Uuvaж](?:[pпACYQsцoeyνσμεδ^&]|,(?=[AC])|n(?=[oA^]?[YQ])){1,14}$")
_SO_MANY_NEXT = seldom(r"M?n{1,3}(?:[|,;]|[pп])")
_SO_MANY_JUST = seldom(r"[|,;:](?:M?n{1,3}|J)o?$")
_UAVS_STOPPED = seldom(r"[SWOVтLΛΘΞ][^|f\\и]*[Uuv]|[Uuv][^|f\\и]*[SWOVтLΛΘΞ]")
_OPERATORS = ("оператор", "экипаж", "группиров")
_STRUCK_DOWN = {
    "отработан": "S", "отработано": "O", "отработаны": "W",
    "поражен": "S", "поражено": "O", "поражены": "W", "поразили": "V", "поразила": "V",
    "срезан": "S", "срезано": "O", "срезаны": "W", "срезали": "V", "срезала": "V",
    "достал": "V", "достали": "V", "достала": "V", "взяли": "V", "взяла": "V", "положили": "V", "положила": "V",
    "подбит": "S", "подбито": "O", "подбиты": "W", "подбили": "V", "подбила": "V",
    "подстрелен": "S", "подстрелено": "O", "подстрелены": "W", "подстрелили": "V", "подстрелила": "V",
    "отстрелен": "S", "отстрелено": "O", "отстрелены": "W", "отстрелили": "V", "отстреляли": "V",
    "погашен": "S", "погашено": "O", "погашены": "W", "погасили": "V", "погасила": "V",
    "перемолото": "O", "перемололи": "V", "перемолола": "V", "разобрали": "V", "разобрала": "V",
    "свален": "S", "свалено": "O", "свалены": "W", "свалили": "V", "свалила": "V",
    "сожгли": "V", "сожгла": "V", "уронили": "V", "уронила": "V", "поразил": "V",
    "сняли": "V", "сняла": "V", "увели": "V", "увела": "V", "увел": "V", "уведен": "S", "уведено": "O", "уведены": "W",
    "отвели": "V", "отвела": "V", "отвел": "V",
}  # fmt: skip
STRUCK_DOWN = _STRUCK_DOWN | {word + "а": code for word, code in _STRUCK_DOWN.items() if code == "S"}
_OF_FLYING_ONLY = frozenset({"подбили", "подстрелили", "отстрелили", "отстреляли", "свалили", "перемололи"})
_OF_FLYING = _OF_FLYING_ONLY | {"поразили", "срезали"}
_BY_DEFENCE_ONLY = _OF_FLYING | {"поразила", "сняли", "сняла", "сожгли", "сожгла", "уронили", "уронила"}
_LED_AWAY = frozenset({"увели", "увела", "увел", "отвели", "отвела", "отвел"})
_HIT_IT = frozenset({"поразил", "поразила", "поразили", "достал", "достали", "достала", "положили", "положила"})
_OF_GUNNERS = (
    "расчет зенит комплекс боец бойцы стрел снайпер пулемет автомат карабин казак охран росгвард дружин охотник "
    "полицейск ружь дробовик"
)
# «БПЛА поражён над рекой», «его поразили на подлёте»: what UAVs strike is on the ground
_HIT_ABOVE = ("пораж", "порази")
_ABOVE = frozenset({("в", "воздухе"), ("в", "небе"), ("на", "подлете"), ("на", "подходе"), ("на", "подступах")})
_GUNS = ("пулемет", "автомат", "карабин", "дробовик", "ружь", "стрелков", "винтовк", "зенит")
_GUNNERS = tuple(_OF_GUNNERS.split())
# «дрон поразили средства ПВО», «поразила ПВО»
_DEFENCE_NEXT = seldom("(?P<forces>[oCъB]{0,3})!")
_UAV_FAR_BEFORE = seldom("(?<![DK])(?<![DK][ye])[Uuvaж][^|;:SWOVEHFfdhkq]{0,14}$")
_OF_FORCES = "расчет сил средств боец бойц наш дежурн зенит комплекс подраздел воен экипаж групп систем част"
_FORCES = tuple(_OF_FORCES.split())
_OF_STORES = frozenset({"баланс", "учет", "сопровождение", "болота", "дна", "воды", "воду", "ящика", "склада"})
# «второй срезали», but not «второй поразил крышу»
_HE_DID = "л"
_BY_DEFENCE = _LED_AWAY | {"достали", "достала", "взяли", "взяла", "положили", "положила", "срезали", "срезала"}


def of_whom_they_were_targets(text: str, _folded: list[str], at: list[int]) -> str:
    """«целями 33 беспилотников стали сёла», «… стали мишенью для дронов»: an attack by them."""
    return recoded(text, [index for index in at if _UAVS_AIMED.match(text, index + 1)], "K")


def came_down_on(text: str, _folded: list[str], at: list[int]) -> str:
    """«на сёла обрушились 12 дронов»: attacked, nothing fell in."""
    return recoded(text, [index for index in at if _UAVS_COUNTED.match(text, index + 1)], "k")


def targets_hit(text: str, folded: list[str], at: list[int]) -> str:
    """«все 12 целей поражены», «поражено 6 БПЛА»; «поразить» alone is what the other kind of UAV does."""
    if any(word.startswith(_OPERATORS) for word in folded):
        return text
    chars = list(text)
    for index in at:
        start = max(0, index - 4)
        beside = _HIT.finditer(text, start, min(len(text), index + 6))
        before = STRUCK_DOWN[folded[index]] == "V"
        defence = folded[index] in _BY_DEFENCE and "!" in {text[index - 1], text[index + 1 : index + 2]}
        defence = defence or (folded[index - 1] in ORDINALS and not folded[index].endswith(_HE_DID))
        if (
            defence
            or _hit_above(folded, index)
            or (before and (_by_defence(text, folded, index) or _from_guns(text, folded, index)))
            or uavs_after(text, folded, index, STRUCK_DOWN[folded[index]])
            or (not before and any(match.end() - 1 == index for match in beside))
            or (not before and _SO_MANY_FAR_BEFORE.search(text, max(0, index - 20), index))
            or (not before and _more_struck("".join(chars), index))
        ):
            chars[index] = STRUCK_DOWN[folded[index]]
    return "".join(chars)


def _more_struck(text: str, index: int) -> bool:
    """«Сбиты 5 БПЛА. Через час поражены ещё три в Ржеве», «Пытались атаковать два дрона. Оба поражены»."""
    first = text.rfind("|", 0, index)
    if first < 0 or (_SO_MANY_NEXT.match(text, index + 1) is None and _SO_MANY_JUST.search(text, first, index) is None):
        return False
    return _UAVS_STOPPED.search(text, text.rfind("|", 0, first) + 1, first) is not None


def _hit_above(folded: list[str], index: int) -> bool:
    where = tuple(folded[index + 1 : index + 3])
    return folded[index].startswith(_HIT_ABOVE) and (where[:1] == ("над",) or where in _ABOVE)


def _by_defence(text: str, folded: list[str], index: int) -> bool:
    """«дрон, летевший к городу, поразили средства ПВО», unlike «дрон поразил объект ПВО»; «дрон поразили у реки»."""
    if folded[index].endswith(_HE_DID):
        return False
    if folded[index] in _OF_FLYING and text[index - 1] == "U" and not folded[index - 1].endswith(_OTHER_CASES):
        return True
    match = _DEFENCE_NEXT.match(text, index + 1)
    if match is None or not all(word.startswith(_FORCES) for word in folded[slice(*match.span("forces"))]):
        return False
    return _UAV_FAR_BEFORE.search(text, max(0, index - 16), index) is not None or bool(
        _UAV_FAR_AFTER.match(text, match.end())
    )


def _from_guns(text: str, folded: list[str], index: int) -> bool:
    """«один БПЛА свалили из пулемёта», «из дробовика разобрали дрон»."""
    near = range(max(1, index - 4), min(len(folded), index + 6))
    if not any(folded[at - 1] == "из" and folded[at].startswith(_GUNS) for at in near):
        return False
    return _A_UAV.match(text, index + 1) is not None or text[index - 1] in UAV


def uavs_after(text: str, folded: list[str], index: int, code: str) -> bool:
    """Whether a number of UAVs follows, or one UAV where the verb takes nothing else."""
    if (code == "S" or folded[index] in _OF_FLYING_ONLY) and (one := THE_UAV.match(text, index + 1)):
        return not folded[one.end() - 1].endswith(_OTHER_CASES)
    sentence = text.rfind("|", 0, index) + 1
    if folded[index] in _LED_AWAY and "!" not in text[sentence : index + 8]:
        return False
    by_defence = "!" in text[max(sentence, index - 5) : index]
    by_gunners = by_defence or any(word.startswith(_GUNNERS) for word in folded[max(sentence, index - 5) : index])
    one = (
        (_A_UAV if by_defence else THE_UAV).match(text, index + 1) if folded[index] in _HIT_IT and by_gunners else None
    )
    if one and _target_in_the_air(folded, one):
        return _OF_STORES.isdisjoint(folded[index + 2 : index + 6])
    if by_defence and folded[index] in _BY_DEFENCE_ONLY and _UAV_FAR_AFTER.match(text, index + 1):
        return True
    match = UAVS_AFTER.match(text, index + 1)
    return match is not None and (not match["targets"] or folded[match.start("targets")].startswith(IN_THE_AIR))


def _target_in_the_air(folded: list[str], one: re.Match[str]) -> bool:
    """«ПВО поразила воздушную цель»: whether a target, if it is one, is said to be in the air."""
    target = one.groupdict().get("target")
    return not target or folded[one.start("target")].startswith(IN_THE_AIR)
