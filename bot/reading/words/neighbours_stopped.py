"""Words that tell of stopped UAVs only beside certain others: «удалось сбить», «поражено 6 БПЛА»."""

from __future__ import annotations

import re

_UAVS_NEXT = re.compile("[n~]{1,3}[ye]{0,2}[Uuv]")
_ONE_NEXT = re.compile("[ye]{1,2}[Uuv]")
_HIT = re.compile(r"J[no]{0,2}ж.|.(?=[nye~]{1,4}[Uuvж])|(?<=[Uuv]).|(?<=[Uuv][ye]).|(?<=!).")
_OPERATORS = ("оператор", "экипаж", "группиров")
STRUCK_DOWN = {
    "отработан": "S", "отработано": "O", "отработаны": "W",
    "поражен": "S", "поражено": "O", "поражены": "W", "поразили": "V", "поразила": "V",
    "срезан": "S", "срезано": "O", "срезаны": "W", "срезали": "V", "срезала": "V",
    "достали": "V", "достала": "V", "взяли": "V", "взяла": "V", "положили": "V", "положила": "V",
}  # fmt: skip
_BY_DEFENCE = frozenset({"достали", "достала", "взяли", "взяла", "положили", "положила", "срезали", "срезала"})
_DOWN = frozenset({"brought", "took", "taken", "knocked", "forced", "wiped"})
ABLE = frozenset({"удалось", "смогли", "сумели", "успели", "продолжают", "продолжили", "продолжаем"})
ORDINALS = frozenset({"второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "последний", "другой"})
_TO_STOP = frozenset(
    {"сбить", "сбивать", "уничтожить", "уничтожать", "перехватить", "перехватывать", "подавить", "подавлять"}
    | {"нейтрализовать", "обезвредить"}
)
_TO_REPEL = frozenset({"отразить", "отражать", "отбить", "отбивать", "пресечь", "сорвать"})
TO_ATTACK = frozenset({"атаковать", "поразить", "ударить", "attack"})
TARGETS = frozenset({"цель", "цели", "целей", "целям", "целями", "целью", "target", "targets"})
_IN_THE_AIR = ("воздушн", "aerial", "air")
_OF_ONE = ("ая", "ую", "ой")
_UAV = re.compile("[Uuv]")
_COUNTED_TARGETS = re.compile(r"(?<=[SWO]n)ж|(?<=[SWO][oM]n)ж|(?<=n)ж(?=o?[SWO])")
_MISSILES = ("ракет", "missile", "rocket")
_DRILL = "учебн"
_DANGERS = ("опасност", "угроз", "тревог")
_ATTEMPT = "попытк"
_DID = frozenset(
    {"продолжает", "продолжают", "продолжил", "продолжила", "продолжили", "пытался", "пыталась", "пытались"}
    | {"попытался", "попыталась", "попытались", "tried", "attempted"}
)
WORKED = frozenset({"отработали", "отработал"})
FELL_UNDER = {
    "попал": "S", "попала": "S", "попали": "W", "попавший": "θ", "попавшего": "θ", "попавшие": "T", "попавших": "T",
}  # fmt: skip
_POWERS = ("действ", "воздейств", "подавлен")
_ONE_OBJECT = frozenset({"объект", "объекта", "объекту", "объектом"})
OBJECTS = _ONE_OBJECT | {"объекты", "объектов", "объектам", "объектами"}
_FLEW = ("летел", "летевш", "летящ", "подлетал", "подлетавш")
DISARMED = frozenset({"обезвредил", "обезвредила", "обезвредили", "обезврежен", "обезврежена", "обезврежены"})


def in_the_air(text: str, folded: list[str]) -> str:
    """«сбиты три воздушные цели», «ПВО работает, сбито шесть целей»: UAVs, unless missiles are told of.

    A danger of missiles is none; «работает по уничтожению воздушных целей» has not stopped any.
    """
    following = [*folded[1:], ""]
    if any(
        word.startswith(_MISSILES) and not then.startswith(_DANGERS)
        for word, then in zip(folded, following, strict=True)
    ):
        return text
    chars = list(text)
    for index, word in enumerate(folded):
        in_the_air = word in TARGETS and text[index] == "ж" and index and folded[index - 1].startswith(_IN_THE_AIR)
        if in_the_air and text[max(0, index - 2)] != "Z" and not folded[max(0, index - 2)].startswith(_DRILL):
            one = folded[index - 1].endswith(_OF_ONE) or word == "target"
            chars[index] = "U" if one else "u"
    if "пво" in folded and not _UAV.search(text):
        for match in _COUNTED_TARGETS.finditer(text):
            chars[match.start()] = "u"
    return "".join(chars)


def flying_objects(text: str, folded: list[str]) -> str:
    """«объекты, летевшие на город», «один из объектов, который летел …»."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in OBJECTS and any(each.startswith(_FLEW) for each in folded[index + 1 : index + 4]):
            chars[index] = "U" if word in _ONE_OBJECT else "u"
    return "".join(chars)


def disarmed(text: str, folded: list[str]) -> str:
    """«обезврежен боеприпас», which fell with the UAV."""
    if "'" not in text:
        return text
    chars = list(text)
    for index, word in enumerate(folded):
        if word in DISARMED and "'" in text[max(0, index - 3) : index + 4]:
            chars[index] = "o"
    return "".join(chars)


def fell_under(text: str, folded: list[str]) -> str:
    """«беспилотник попал под действие РЭБ»."""
    chars = list(text)
    for index, word in enumerate(folded[:-2]):
        if word in FELL_UNDER and folded[index + 1] == "под" and folded[index + 2].startswith(_POWERS):
            chars[index] = FELL_UNDER[word] if "!" in text[index + 3 : index + 6] else chars[index]
    return "".join(chars)


def brought_down(text: str, folded: list[str]) -> str:
    """ "Two drones were brought down", "air defence took down 7 drones"."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in {"down", "out"} and index and folded[index - 1] in _DOWN:
            chars[index - 1] = "V"
    return "".join(chars)


def managed(text: str, folded: list[str]) -> str:
    """«удалось сбить»."""
    chars = list(text)
    for index, word in enumerate(folded):
        before = folded[max(0, index - 4) : index]
        if "не" in before or ABLE.isdisjoint(before[-3:]):
            continue
        if word in _TO_STOP:
            chars[index] = "V"
        elif word in _TO_REPEL:
            chars[index] = "E"
    return "".join(chars)


def targets_hit(text: str, folded: list[str]) -> str:
    """«все 12 целей поражены», «поражено 6 БПЛА»; «поразить» alone is what the other kind of UAV does."""
    found = [index for index, word in enumerate(folded) if word in STRUCK_DOWN]
    if not found or any(word.startswith(_OPERATORS) for word in folded):
        return text
    chars = list(text)
    for index in found:
        start = max(0, index - 4)
        beside = _HIT.finditer(text, start, min(len(text), index + 6))
        before = STRUCK_DOWN[folded[index]] == "V"
        defence = folded[index] in _BY_DEFENCE and "!" in {text[index - 1], text[index + 1 : index + 2]}
        defence = defence or folded[index - 1] in ORDINALS
        if (
            defence
            or _UAVS_NEXT.match(text, index + 1)
            or (not before and any(match.end() - 1 == index for match in beside))
        ):
            chars[index] = STRUCK_DOWN[folded[index]]
    return "".join(chars)


def to_attack(text: str, folded: list[str]) -> str:
    """«попытка атаковать завод» is an attack, «пытались атаковать», «продолжают атаковать» tell of one."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in TO_ATTACK:
            first = max(0, text.rfind("|", 0, index), index - 8)
            attempt = next((at for at in range(first, index) if folded[at].startswith(_ATTEMPT)), None)
            if attempt is not None:
                chars[attempt] = "K"
            elif not _DID.isdisjoint(folded[max(first, index - 4) : index]):
                chars[index] = "k"
    return "".join(chars)


def worked(text: str, folded: list[str]) -> str:
    """«по сёлам отработали 11 дронов», «по машине отработал вражеский дрон»: air defence, too, works «по» targets."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in WORKED and (_UAVS_NEXT.match(text, index + 1) or _ONE_NEXT.match(text, index + 1)):
            chars[index] = "k"
    return "".join(chars)
