"""Words that tell of stopped UAVs only beside certain others: «удалось сбить», «поражено 6 БПЛА»."""

from __future__ import annotations

from itertools import pairwise

from bot.reading.seldom import seldom
from bot.reading.words import codes
from bot.reading.words.neighbours_struck import IN_THE_AIR, ORDINALS, THE_UAV, UAVS_AFTER, uavs_after

_UAVS_NEXT = seldom("[>}<0]{0,2}[n~]{1,3}[ye]{0,2}[Uuv]")
_ONE_NEXT = seldom("[ye]{1,2}[Uuv]")
_DOWN = frozenset({"brought", "took", "taken", "knocked", "forced", "wiped"})
ABLE = frozenset({"пришлось", "удалось", "смогли", "сумели", "успели", "продолжают", "продолжили", "продолжаем"})
BOTH = frozenset({"оба", "обе"})
_BOTH_STOPPED = seldom(r"n(?=o?[SWO](?!o?[ye]{0,3}[Uuv]))|(?<=[SWOV])n(?=[|,;)]|$)")
_COUNTED_BEFORE = seldom("[nJ][^|n]{0,3}[Uuvж]")
_TO_STOP = frozenset(
    {"сбить", "сбивать", "уничтожить", "уничтожать", "перехватить", "перехватывать", "подавить", "подавлять"}
    | {"нейтрализовать", "обезвредить"}
)
_TO_HALT = frozenset(
    {"остановить", "посадить", "приземлить", "ссадить", "завалить", "заглушить", "свалить", "погасить"}
)
"""UAVs, and much else."""
_NUMBER_BEFORE = seldom("(?:n|nzJ?i|J|Jn)o?$")
_TO_REPEL = frozenset({"отразить", "отражать", "отбить", "отбивать", "пресечь", "сорвать"})
TO_ATTACK = frozenset({"атаковать", "поразить", "ударить", "attack"})
TARGETS = frozenset({"цель", "цели", "целей", "целям", "целями", "целью", "target", "targets", "мишени", "мишеней"})
_PRACTICE = "мишен"
_FLYING = frozenset({"воздушные", "воздушных", "воздушными", "воздушный", "воздушного"})
_OF_ONE = ("ая", "ую", "ой")
_UAV = seldom("[Uuv]")
_COUNTED_TARGETS = seldom(r"(?<=[SWO]n)ж|(?<=[SWO][oM]n)ж|(?<=n)ж(?=o?[SWO])")
_MISSILES = ("ракет", "missile", "rocket")
_DRILL = "учебн"
_DANGERS = ("опасност", "угроз", "тревог")
_ATTEMPT = "попытк"
_DID = frozenset(
    {"продолжает", "продолжают", "продолжил", "продолжила", "продолжили", "пытался", "пыталась", "пытались"}
    | {"попытался", "попыталась", "попытались", "tried", "attempted"}
)
WORKED = frozenset({"отработали", "отработал", "отработала", "налетел", "налетели", "налетело"})
WENT_OFF = WORKED | {"сработала", "сработал", "сработали", "сработало"}
# «сработала ПВО: пять БПЛА», «ПВО отработала – два дрона»
_RESULT_NEXT = seldom(r"[^|;:,n!]{0,3}!?[:,\-][n~]{1,3}[ye]{0,2}[Uuv](?=[|,;]|$)")
# «отработали по двум дронам», «по воздушным целям отработала ПВО»
_AT_UAVS = seldom("P[n~]{0,3}[yeo]{0,2}(?:[Uuv]|ж)")
# «отработала по шести БПЛА, пять сбиты»: not all
SOME_STOPPED_NEXT = seldom("P[n~]{1,3}[yeo]{0,2}[Uuv],n!?o?[SWO]")
_AT_THINGS_BEFORE = seldom(r"P[^|,;]{0,3}[и\\B]o?$")
_AT_IT, _GUNNERS = frozenset({("по", "нему"), ("по", "ним")}), ("расчет", "зенит", "групп", "боец", "бойцы", "наряд")
_AT_UAVS_BEFORE = seldom("P[n~]{0,3}[yeo]{0,2}(?:[Uuv]|ж)[oye!]{0,3}$")
JAMMING = frozenset({"воздействием", "воздействия", "действием", "влиянием"})
FELL_UNDER = {
    "попал": "S", "попала": "S", "попали": "W", "попавший": "θ", "попавшего": "θ", "попавшие": "T", "попавших": "T",
    "отклонился": "S", "отклонилось": "O", "отклонились": "W", "ушел": "S", "ушли": "W",
}  # fmt: skip
_LOST = frozenset({"потерял", "потеряли"})
PUT_OUT = {
    "выведен": "S", "выведено": "O", "выведены": "W", "вывели": "V", "вывела": "V", "выбит": "S", "выбито": "O",
    "выбиты": "W", "выбили": "V", "подорван": "S", "подорвано": "O", "подорваны": "W", "подорвали": "V",
    "взорван": "S", "взорвано": "O", "взорваны": "W", "потерял": "S", "потеряли": "W",
}  # fmt: skip
_IN_THE_SKY = frozenset({("в", "воздухе"), ("в", "небе")})
_OUT_OF_ORDER = _IN_THE_SKY | {("из", "строя")}
_CONTROL = frozenset({"управление", "ориентацию", "ориентиры", "сигнал", "связь"})
_UAVS_BEFORE = seldom("n[ye]{0,2}[Uuv][oye]?$|U[oye]?$")
WORK = frozenset(
    {"работу", "движение", "производство", "отгрузку", "добычу", "подачу", "перекачку", "поезд", "поезда", "трамваи"}
    | {"трамвай", "автобус", "автобусы", "завод", "предприятие", "комбинат", "станцию", "порт", "турбину", "выпуск"}
)
_HALTED = "останов"
EVEN = frozenset({"даже"})
USED, _UAV_ON = frozenset({"применили", "применил"}), seldom("[ye]{0,2}[Uu]P")
MINUS, _COLD = frozenset({"минус"}), ("градус", "термометр", "мороз", "температур", "улице", "погод", "холод")
CLOSED = frozenset({"закрыл", "закрыла", "закрыли"})
_POWERS = ("действ", "воздейств", "подавлен")
_ONE_OBJECT = frozenset({"объект", "объекта", "объекту", "объектом"})
OBJECTS = _ONE_OBJECT | {"объекты", "объектов", "объектам", "объектами"}
_FLEW = ("летел", "летевш", "летящ", "подлетал", "подлетавш")
DEVICES = {
    "аппарат": "U", "аппарата": "U", "аппаратом": "U", "аппараты": "u", "аппаратов": "u", "аппаратам": "u",
    "аппаратами": "u",
}  # fmt: skip
_COUNTED = seldom(r"[n~][ye\]]{0,2}$")
_CAME_OR_STOPPED = seldom(r"[kqKSWOVTθEHπтLΛΘΞ\]]")


def in_the_air(text: str, folded: list[str], at: list[int]) -> str:
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
    for index in at:
        target = text[index] == "ж" or folded[index].startswith(_PRACTICE)
        in_the_air = target and index and folded[index - 1].startswith(IN_THE_AIR)
        if in_the_air and text[max(0, index - 2)] != "Z" and not folded[max(0, index - 2)].startswith(_DRILL):
            one = folded[index - 1].endswith(_OF_ONE) or folded[index] == "target"
            chars[index] = "U" if one else "u"
    if "пво" in folded and not _UAV.search(text):
        for match in _COUNTED_TARGETS.finditer(text):
            chars[match.start()] = "u"
    return "".join(chars)


def flying_objects(text: str, folded: list[str], at: list[int]) -> str:
    """«объекты, летевшие на город», «один из объектов, который летел …», «воздушные объекты»."""
    for index in at:
        if index and folded[index - 1] in _FLYING and text[index] == codes.OTHER:
            text = codes.recoded(text, (index,), "U" if folded[index] in _ONE_OBJECT else "u")
            continue
        for word in folded[index + 1 : index + 4]:
            if word.startswith(_FLEW):
                text = codes.recoded(text, (index,), "U" if folded[index] in _ONE_OBJECT else "u")
    return text


def devices(text: str, folded: list[str], at: list[int]) -> str:
    """«атаковали 15 аппаратов, сбиты 12», «второй аппарат перехватили»: UAVs, where they or air defence are told of."""
    alone = [index for index in at if text[index] == "a" and text[index - 1] != "l"]
    if not alone or ("!" not in text and not _UAV.search(text)):
        return text
    chars = list(text)
    for index in alone:
        counted = _COUNTED.search(text, max(0, index - 4), index) or folded[index - 1] in ORDINALS
        if counted and _CAME_OR_STOPPED.search(_sentence(text, index)):
            chars[index] = DEVICES[folded[index]]
    return "".join(chars)


def _sentence(text: str, at: int) -> str:
    """The sentence of a token."""
    return text[text.rfind("|", 0, at) + 1 : at] + text[at:].partition("|")[0]


def both(text: str, _folded: list[str], at: list[int]) -> str:
    """«засекли два БПЛА – оба сбиты»: no number of its own where they were counted before."""
    chars = list(text)
    for index in at:
        if _BOTH_STOPPED.match(text, index) and _COUNTED_BEFORE.search(text, 0, index):
            chars[index] = "J"
    return "".join(chars)


def fell_under(text: str, folded: list[str], at: list[int]) -> str:
    """«беспилотник попал под действие РЭБ»."""
    chars = list(text)
    for index in at:
        if folded[index + 1 : index + 2] == ["под"] and "".join(folded[index + 2 : index + 3]).startswith(_POWERS):
            chars[index] = FELL_UNDER[folded[index]] if "!" in text[index + 3 : index + 6] else chars[index]
    return "".join(chars)


def jammed(text: str, _folded: list[str], at: list[int]) -> str:
    """«под воздействием РЭБ упали три дрона», «дрон упал под действием РЭБ»: they were brought down."""
    for index in at:
        if "!" not in text[index + 1 : index + 4]:
            continue
        first, last = max(text.rfind("|", 0, index) + 1, index - 6), text.find("|", index, index + 9)
        fallen = text.find("H", first, last if last >= 0 else index + 9)
        several = any(code in text[first:index] + text[index:last] for code in "nu~")
        text = codes.recoded(text, [fallen], "W" if several else "S") if fallen >= 0 else text
    return text


def out_of_order(text: str, folded: list[str], at: list[int]) -> str:
    """«выведены из строя два БПЛА», «подорван в воздухе дрон», «под действием РЭБ потеряли управление»."""
    chars = list(text)
    for index in at:
        word, code = folded[index], PUT_OUT[folded[index]]
        how = tuple(folded[index + 1 : index + 3])
        if len(how) < 2:
            continue
        if how in _OUT_OF_ORDER:
            told = bool(_UAVS_NEXT.match(text, index + 3) or _UAVS_BEFORE.search(text, 0, index))
        elif word in _LOST:
            told = how[0] in _CONTROL and "!" in text[max(0, text.rfind("|", 0, index)) : index + 8]
        else:
            in_the_sky = tuple(folded[max(0, index - 2) : index]) in _IN_THE_SKY
            told = in_the_sky and uavs_after(text, folded, index, code)
        chars[index] = code if told else chars[index]
    return "".join(chars)


def work_halted(text: str, folded: list[str], at: list[int]) -> str:
    """«дроны остановили (на час) работу завода»: they were not stopped themselves."""
    near = [before for index in at for before in range(max(0, index - 5), index) if folded[before].startswith(_HALTED)]
    return codes.recoded(text, [verb for verb in near if not _UAV.search(text, verb, verb + 6)], "=")


def even_then(text: str, folded: list[str], at: list[int]) -> str:
    """«опасно даже при сбитии БПЛА»: advice."""
    advice = [index + 2 for index in at if text[index + 2 : index + 3] == "Z" and folded[index + 1] == "при"]
    return codes.recoded(text, advice, codes.OTHER)


def of_cold(text: str, folded: list[str], at: list[int]) -> str:
    """«на улице минус три», «до минус двух градусов»: no UAVs."""
    near = [(index, folded[max(0, index - 5) : index + 4]) for index in at]
    cold = [i for i, words in near if text[i - 1 : i] == "p" or any(word.startswith(_COLD) for word in words)]
    return codes.recoded(text, cold, codes.OTHER)


def used_on(text: str, _folded: list[str], at: list[int]) -> str:
    """«применили дрон-камикадзе по трактору»: a strike."""
    return codes.recoded(text, [index for index in at if _UAV_ON.match(text, index + 1)], "k")


def sky_closed(text: str, folded: list[str], at: list[int]) -> str:
    """«закрыли небо от налёта»: the sky is defended; «небо закрыто» tells of aeroplanes."""
    return codes.recoded(text, [index for index in at if "небо" in folded[index + 1 : index + 4]], "ҟ")


def brought_down(text: str, folded: list[str], at: list[int]) -> str:
    """ "Two drones were brought down", "air defence took down 7 drones"."""
    return codes.recoded(text, [i - 1 for i in at if i and folded[i - 1] in _DOWN and text[i] != "F"], "V")


def managed(text: str, folded: list[str], at: list[int]) -> str:
    """«удалось сбить», «пять сбить удалось»."""
    chars = list(codes.recoded(text, [able - 1 for able in at if able and folded[able - 1] in _TO_STOP], "V"))
    for able in at:
        for index, word in enumerate(folded[able + 1 : able + 4], able + 1):
            if (word in _TO_STOP or word in _TO_REPEL) and "не" not in folded[max(0, index - 4) : index]:
                chars[index] = "V" if word in _TO_STOP else "E"
            elif word in _TO_HALT and _halted(text, able, index):
                chars[index] = "o" if SOME_STOPPED_NEXT.match(text, index + 1) else "V"
    return "".join(chars)


def _halted(text: str, able: int, index: int) -> bool:
    """«удалось посадить пять дронов», «ударили 22 дрона, 14 удалось остановить»; not «остановить движение»."""
    after = index + 1 + (text[index + 1 : index + 2] == "o")
    if UAVS_AFTER.match(text, after) or THE_UAV.match(text, index + 1):
        return True
    counted = _NUMBER_BEFORE.search(text, max(0, able - 4), able)
    return counted is not None and _UAV.search(text, max(0, text.rfind("|", 0, able)), able) is not None


def to_attack(text: str, folded: list[str], at: list[int]) -> str:
    """«попытка атаковать завод» is an attack, «пытались атаковать», «продолжают атаковать» tell of one."""
    chars = list(text)
    for index in at:
        first = max(0, text.rfind("|", 0, index), index - 8)
        attempt = next((one for one in range(first, index) if folded[one].startswith(_ATTEMPT)), None)
        if attempt is not None:
            chars[attempt] = "K"
        elif not _DID.isdisjoint(folded[max(first, index - 4) : index]):
            chars[index] = "k"
    return "".join(chars)


def worked(text: str, folded: list[str], at: list[int]) -> str:
    """«по сёлам отработали 11 дронов», «по машине отработал вражеский дрон»; air defence, too, works «по» targets."""
    chars = list(text)
    for index in at:
        if folded[index] in WORKED and _uavs_worked(text, index):
            chars[index] = "k"
        elif _RESULT_NEXT.match(text, index + 1) and "!" in text[max(0, index - 3) : index + 5]:
            chars[index] = "V"
        elif folded[index] not in WORKED:
            continue
        elif _AT_UAVS.match(text, index + 1) or _AT_UAVS_BEFORE.search(text, max(0, index - 9), index):
            chars[index] = "o" if SOME_STOPPED_NEXT.match(text, index + 1) else "V"
        elif _AT_IT.intersection(pairwise(folded[max(0, index - 5) : index])) and _by_gunners(text, folded, index):
            chars[index] = "V"
    return "".join(chars)


def _uavs_worked(text: str, index: int) -> bool:
    """«отработали 11 дронов», «отработал вражеский дрон», «по колонне машин отработал дрон»."""
    if _UAVS_NEXT.match(text, index + 1) or _ONE_NEXT.match(text, index + 1):
        return True
    return text[index + 1 : index + 2] == "U" and _AT_THINGS_BEFORE.search(text, max(0, index - 6), index) is not None


def _by_gunners(text: str, folded: list[str], index: int) -> bool:
    """«по нему из пулемётов отработала огневая группа»."""
    behind = slice(index + 1, index + 5)
    return "!" in text[behind] or any(word.startswith(_GUNNERS) for word in folded[behind])
