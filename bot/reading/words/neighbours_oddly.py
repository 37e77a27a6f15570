"""Events told without a verb of their own: «дрон по трактору», «мотор дрона в теплице», «шедший к порту БПЛА сняли»."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.reading.seldom import seldom
from bot.reading.words.codes import put, recoded
from bot.reading.words.neighbours_english import Rule
from bot.reading.words.neighbours_stopped import SOME_STOPPED_NEXT
from bot.reading.words.things import PARTS, THINGS

HALTED = {
    "остановлен": "S", "остановлено": "O", "остановлены": "W",
    "остановил": "V", "остановила": "V", "остановили": "V",
}  # fmt: skip
_SO_MANY = seldom("[n~]{1,2}(?:[ye]{0,2}[Uuv])?(?=[|,;:)]|$)")
_SO_MANY_BEFORE = seldom("(?:^|[|,;:!oye])[n~]{1,2}(?:[ye]{0,2}[Uuv])?!?$")
_DEFENCE_OR_UAVS = seldom("[!Uuv]")
_PARAGRAPH = 40
DESTROYED = frozenset({"уничтожил", "уничтожили"})
_SUBJECT = (
    "дрон", "дроны", "беспилотник", "беспилотники", "коптер", "коптеры", "квадрокоптер", "квадрокоптеры", "бпла",
)  # fmt: skip
_OF_OBJECT = seldom(r"[а-я]{2,}(?:у|[^ь]ю|ище)$")
CAME = frozenset({"пришел", "пришли"})
_ONE_CAME = seldom("n[ye]{0,2}[Uuv]|[ye]{1,2}[Uuv]|U")
_GUNNERS = ("стрел", "автомат", "машинист")
_HOW = frozenset({"сразу", "сверху", "снизу", "сбоку", "поутру", "ему", "вчистую", "напрямую", "вручную", "впустую"})
VAIN = frozenset({"зря", "напрасно", "впустую", "даром"})
PANIC = frozenset({"паники", "паникуем", "паникуйте", "волнуйтесь", "пугайтесь", "бойтесь", "переживайте", "пугаем"})
TAKEN = frozenset({"снял", "сняла", "сняли"})
_FROM_THE_SKY = ("с", "неба")
_GUNS = ("стрелков", "автомат", "пулемет", "руж", "дробовик", "карабин", "оружи")
_UAV = seldom("[Uuvb]")
PARTS_OF_UAVS = frozenset(
    {"кусок", "куски", "куска", "крыло", "мотор", "двигатель", "хвост", "фюзеляж", "пропеллер", "остов", "боеголовка"}
    | {"engine", "wing", "motor", "propeller", "fuselage", "chunk", "chunks"}
)
_DENIAL = "0"
_HARM = frozenset("kFHи\\")
_NEAR = 18
_OF_ONE = ("дрона", "беспилотника", "коптера", "бпла", "uav", "drone")
_OF_MAKING = (
    "испыт производ изготов разработ раскрас печат напечат почин замен ремонт купи закуп музе выставк студент школьник "
    "обыск гараже схрон тайник"
)
_MAKING = tuple(_OF_MAKING.split())
_UAV_BEFORE = seldom("U(?:,[^|;:cD]{1,14},)?o?$")
_ALL_BEFORE = seldom("[Jn]o?$")
_UAV_AFTER = seldom("(?:[oye]{0,2}U)")
_BY, _CASE_OF_MEANS = frozenset({"над", "за", "у", "близ", "возле", "под", "около"}), ("ом", "ами", "ой")
_NEARBY = ("подлет", "подход", "окраин", "границ", "дальн", "рубеж", "высот")
_PICTURES = ("видео", "камер", "телефон", "учет", "вооруж", "дежурств", "ролик", "фильм", "производств", "очевид")
_TARGETED = seldom("(?:^|[|:;])(?P<again>[oCMνμδε]?)n?[ye]{0,2}[Uu](?P<at>[Pp])")
TARGET_NEXT = re.compile("[Uud][yenz]{0,2}[Uuv]?-?[Pp]")
TARGET_BEFORE = re.compile("[Pp](?<![^|:;,τ].)[^|:;,]{1,3}-?n?[ye]{0,2}[Uu](?:[|,;]|$)")
"""Clauses that may tell of a blow, or of where UAVs lie, without a verb."""
_ADVICE = ("звон", "сообщ", "подход", "трога", "трож", "берит", "отойд", "осторож", "вывез", "ищут", "уберут", "112")
_AGAIN = frozenset({"опять", "снова", "вновь", "еще", "и", "теперь", "ночью", "утром", "днем", "вечером"})
_TARGET_FIRST = seldom("(?:^|[|:;,τ])(?P<at>P)[^|:;,n]{1,3}-n?[ye]{0,2}[Uu](?=[|,;]|$)")
# «Ясный округ – обломки на дороге», too
_DEBRIS_THERE = seldom(
    "(?:^|[|:;]|(?<=[CAY])-)[oCMνμδεnUuv]?d[yenz]{0,2}[Uuv]?-?(?P<at>p)(?P<where>[^|:;\\-]{1,9}?)(?=[|,;]|$)"
)
_NOWHERE = (
    "мест", "свалк", "контрол", "учет", "экспертиз", "музе", "выставк", "утилиз", "руках", "случа", "ожидан",
    "наличи",
)  # fmt: skip
_LAIN = seldom("(?:[|:;,&]|-&)n?[ye]{0,2}[Uu]-?(?P<at>p)(?P<where>[^|:;,]{1,3})(?=[|,;]|$)")
_LAIN_FIRST = seldom("(?:[|:;,])(?P<at>p)(?P<where>[^|:;,]{1,3})[ye]{0,2}U(?=[|,;]|$)")
_WHERE = (
    "сарай сарая сарае сараи сараю теплиц огород болот камыш овраг пруд канав кювет балкон подоконник грядк завал крыш "
    "рек озер рельс дно лесополос борозд"
)
_LYING, _NAMES = tuple(_WHERE.split()), frozenset("AC")
_IN = frozenset({"в", "во", "на", "под"})
_ENDS = seldom("[|,;:]|$")
_VERB = seldom(r"[а-я]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|т|ть|ться|ем|им)$|[а-я]{3,}(?:[ае]н[аоы]?|ся|сь)$")
_TO_MANY = ("ам", "ям", "ах", "ях")
_INTO = frozenset({"в", "во"})
_WITHIN = ("е", "и", "ах", "ях")
_YARDS = ("двор", "огород", "кабин", "цистерн", "подъезд", "этаж", "борт")


def not_in_vain(text: str, folded: list[str], at: list[int]) -> str:
    """«стреляли не зря»: no denial."""
    return recoded(text, [index - 1 for index in at if index and folded[index - 1] == "не"], "o")


def no_panic(text: str, _folded: list[str], at: list[int]) -> str:
    """«не для паники», «паники нет», «не волнуйтесь»: what is denied is no event."""
    near = [near for index in at for near in range(max(0, index - 2), min(len(text), index + 2))]
    return recoded(text, [index for index in near if text[index] == _DENIAL], "o")


def halted(text: str, folded: list[str], at: list[int]) -> str:
    """«(применены 44 БПЛА.) Огневыми группами остановлены 37»: so many UAVs; not «остановлены 12 автобусов»."""
    chars = list(text)
    for index in at:
        counted = _SO_MANY.match(text, index + 1)
        if counted is None and text[index + 1 : index + 2] in {"", "|", ",", ";"}:
            counted = _SO_MANY_BEFORE.search(text, max(0, index - 6), index)
        if counted and _DEFENCE_OR_UAVS.search(text, max(0, index - _PARAGRAPH), counted.end()):
            chars[index] = HALTED[folded[index]]
    return "".join(chars)


def destroyed(text: str, folded: list[str], at: list[int]) -> str:
    """«дрон уничтожил мельницу», «дроны уничтожили прицеп»: what they did to something."""
    found = [index for index in at if index and folded[index - 1].endswith(_SUBJECT)]
    return recoded(text, [index for index in found if _is_object("".join(folded[index + 1 : index + 2]))], "F")


def _is_object(word: str) -> bool:
    """Whether a word behind «дрон уничтожил» tells what, not who or how."""
    if word.startswith(_GUNNERS) or word in _HOW:
        return False
    return word.startswith(THINGS) or _OF_OBJECT.match(word) is not None


def shot(text: str, folded: list[str], at: list[int]) -> str:
    """«сняли дрон из ружья», «сняла с неба два дрона»: not on video."""
    chars = list(text)
    for index in at:
        after = folded[index + 1 : index + 8]
        armed = any(one == "из" and gun.startswith(_GUNS) for one, gun in pairwise(after))
        off = _FROM_THE_SKY in pairwise(after)
        if (armed and any(code in text[index : index + 6] for code in "Uuva")) or (off and _UAV.search(text)):
            chars[index] = "o" if SOME_STOPPED_NEXT.match(text, index + 1) else "V"
    return "".join(chars)


def taken_out(text: str, folded: list[str], at: list[int]) -> str:
    """«дрон, шедший к порту, сняли за рекой», «сняли дрон у порта», «остальных сняли над лесом»: they were shot down.

    Not on video, and not off a roof.
    """
    found = []
    for index in at:
        if text[index] not in "oc":
            continue
        start, end = _sentence(text, index)
        words = folded[start:end]
        after = _UAV_AFTER.match(text, index + 1)
        if after and (text[after.end() - 1] != "U" or folded[after.end() - 1].endswith(_CASE_OF_MEANS)):
            continue
        place = after.end() if after else index + 1
        before = _UAV_BEFORE.search(text, start, index) or _ALL_BEFORE.search(text, max(start, index - 3), index)
        if not (before or after) or any(word.startswith(_PICTURES) for word in words):
            continue
        ends = not after and text[place : place + 1] in {"", "|"}
        if ends or _nearby(folded, place):
            found.append(index)
    return recoded(text, found, "V")


def _sentence(text: str, index: int) -> tuple[int, int]:
    """A token's sentence, as far as it is near."""
    first, last = max(0, index - _NEAR), min(len(text), index + _NEAR)
    end = text.find("|", index, last)
    return text.rfind("|", first, index) + 1 or first, end if end >= 0 else last


def _nearby(folded: list[str], place: int) -> bool:
    """Whether the words from a token on tell where UAVs flew: «над лесом», «на подлёте», not «на память»."""
    if folded[place : place + 1] == ["на"]:
        return any(word.startswith(_NEARBY) for word in folded[place + 1 : place + 3])
    return not _BY.isdisjoint(folded[place : place + 1])


def parts_of_uavs(text: str, folded: list[str], at: list[int]) -> str:
    """«мотор дрона», "a drone engine": debris, unless it tells of making them."""
    found = []
    for index in at:
        ahead = folded[index + 1 : index + 4]
        if folded[index].isascii():
            ahead = folded[max(0, index - 1) : index] + ahead[1:]
        if not any(word.startswith(_OF_ONE) for word in ahead):
            continue
        start, end = _sentence(text, index)
        met = not _HARM.isdisjoint(text[start:end])
        if met and not any(word.startswith(_MAKING) for word in folded[start:end]):
            found.append(index)
    return recoded(text, found, "d")


def without_verb(text: str, folded: list[str]) -> str:
    """«Дрон по трактору», «Дрон в крышу школы» and nothing more in the clause: an attack."""
    found = []
    for match in _TARGETED.finditer(text):
        at = match.start("at")
        if match["again"] and folded[match.start("again")] not in _AGAIN:
            continue
        close = _ENDS.search(text, at)
        if close is None or close.group() == ":":
            continue
        words = folded[at + 1 : close.start()]
        if words and len(words) < 7 and not any(_VERB.match(word) for word in words[1:]) and _met(folded[at], words):
            found.append(at)
    for match in _TARGET_FIRST.finditer(text):
        at = match.start("at")
        if "-" not in folded[match.end() - 1] and (
            "s" in match.group() or _met(folded[at], folded[at + 1 : match.end()])
        ):
            found.append(at)
    text = recoded(text, found, "k")
    for match in _DEBRIS_THERE.finditer(text):
        words = folded[match.start("where") : match.end("where")]
        after = folded[match.end() : match.end() + _NEAR]
        if any(_VERB.match(word) or word.startswith(_NOWHERE) for word in words):
            continue
        if not any(word.startswith(_ADVICE) for word in after):
            text = put(text, match.start("at"), "H")
    lain = [*_LAIN.finditer(text), *_LAIN_FIRST.finditer(text)]
    return recoded(text, [match.start("at") for match in lain if _there(folded, match)], "H")


def _there(folded: list[str], match: re.Match[str]) -> bool:
    """Whether UAVs are told to lie where none belongs: «в теплице дрон», «и дрон в камышах», not «в Камышине»."""
    if folded[match.start("at")] not in _IN:
        return False
    where = zip(match["where"], folded[match.start("where") : match.end("where")], strict=True)
    return any(code not in _NAMES and word.startswith(_LYING) for code, word in where)


def _met(preposition: str, words: list[str]) -> bool:
    """Whether things are named that a UAV flew at, or into: «по складу», «в крышу», not «по складам», «на крыше»."""
    thing = next((word for word in words[:3] if word.startswith((*THINGS, *_YARDS))), None)
    if thing is None:
        return False
    if preposition == "по":
        return not thing.endswith(_TO_MANY)
    return preposition in _INTO and thing.startswith((*PARTS, *_YARDS)) and not thing.endswith(_WITHIN)


def came(text: str, folded: list[str], at: list[int]) -> str:
    """«В цех пришёл украинский дрон», «дрон пришёл прямо в кабину»: an attack, if harm is told of beside it."""
    found = [index for index in at if _ONE_CAME.match(text, index + 1) or text[index - 1 : index] == "U"]
    return recoded(text, found, "K")


# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    (VAIN, not_in_vain),
    (PANIC, no_panic),
    (frozenset(HALTED), halted),
    (DESTROYED, destroyed),
    (TAKEN, shot),
    (TAKEN, taken_out),
    (PARTS_OF_UAVS, parts_of_uavs),
    (CAME, came),
)
