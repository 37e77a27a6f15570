"""Harm told by what is to be done about it, or by glass: «машину можно восстановить», «разбилось остекление»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.reading.consequences.ruined import ruined
from bot.reading.seldom import seldom
from bot.reading.words.things import PARTS, THINGS
from bot.reading.words.tokens import Asked, Part

_MEND = (
    "ремонт", "отремонтир", "восстанов", "остеклен", "застекл", "заменят", "заменим", "замен", "менять", "поменять",
    "перекры", "перестил", "встав", "чинить", "починить", "латать", "восстанавливать", "ставить", "repair", "restor",
    "replac",
)  # fmt: skip
_HELP = ("помощ", "помо", "содейств", "help")
_DOING = (
    "меня", "чинят", "чиним", "латают", "латаем", "латать", "ремонтиру", "восстанавлива", "вставля", "стекля",
    "остекля", "replacing", "repairing", "restoring", "fixing",
)  # fmt: skip
_NO_DAY = frozenset("ϊϰ$г")
_OUTLOOK = (
    "можно", "подлеж", "нужд", "нужен", "нужна", "нужно", "понадоб", "потребу", "требу", "предстоит", "придется",
    "надо", "будут", "будем", "cannot", "need",
)  # fmt: skip
_NOT = "не"
_PAST_REPAIR = ("подлеж", "непригод")
_REPAIR = ("ремонт", "восстановлен")
_BEGUN = ("начал", "начат", "начн", "приступ", "треб", "потреб", "предсто")
_REPAIR_NEAR = 4
_OWNED = (
    "машин", "автомоби", "техник", "автобус", "дом", "жиль", "строени", "здани", "имуществ", "окн", "окон", "стекл",
    "остеклен", "кровл", "крыш", "фасад", "балкон", "квартир", "car", "house", "roof", "window",
)  # fmt: skip
_WILL_BE = re.compile(r"(?:замен|восстанов|отремонтир|застекл|встав)(?:им|ят|ите)$")
_NO_THINGS = frozenset("χ=")
_NONE_LEFT = frozenset({"осталось", "остались", "осталась"})
_FROM, _LEFT = "от", _NONE_LEFT | {"остался", "оставались"}
_FRONT = "лобового"
"""«без лобового стекла»."""
_COUNTING = frozenset("n,:;-&|")
_WITHOUT = PARTS
_NO_ROOMS = ("помещен", "комнат", "коридор", "санузл")
_REMAINED = ("остал", "оставил", "остав", "стоит", "стоят", "left")
# Not «укройтесь в помещениях без окон»
_OWN = seldom(r"(?<!p)(?<!p[oye])[\\и](?:[oye]|p?s?[CA]{1,2}Y?){0,4}0$")
_WINDOWS = ("окн", "окон", "стекл", "остеклен", "витрин", "window")
_INTO = frozenset({"в", "во", "into", "through"})
_WITH = frozenset({"в", "во", "с", "со", "with"})
_HIT = seldom(r"[Hh][^|,;0]{0,7}$")
_BROKE = frozenset({"разбилось", "разбились", "разбилась"})
_GLASS = seldom(r"(?<!p)(?<!p[oye])[иo\\]")
_AGAINST = frozenset({"о", "об", "обо"})
_CLAUSE = seldom("[^,;:]+")
_OF_PLACE = seldom(r"(?:^|[;,:])[opC]?s?[CA]{1,3}\^?Y?-(?P<things>n?[oye]{0,2}[oи\\])(?=[,;&|opCA]|$)")
_NO_LIST = frozenset("0SWOVEHkqϡBUuvX=")
_RUBBLE = frozenset({"завалов", "завалы", "завалами", "завалах", "rubble"})
_OTHER = ("друг", "ины", "ино", "прочи", "прочег", "other", "further")
_OTHER_HARM = seldom("f[^|,;]{0,4}0|0[^|,;]{0,3}f|0[^|,;]{0,3}F")
_BUT_HARM = seldom(r"f,[^|,;0]{1,8},0")
_BUT_FOR = frozenset({"кроме", "помимо", "исключением", "except"})
_THINGS = (*_OWNED, "стен", "забор", "ворот", "гараж", "провод", "двер")
ASKED = Asked(
    _RUBBLE | _LEFT | {_FROM} | _BUT_FOR | _INTO | _WITH | _BROKE | _AGAINST | {"без", "without", _FRONT, _NOT},
    (
        *_WITHOUT,
        *_DOING,
        *THINGS,
        *_NO_ROOMS,
        *_REMAINED,
        *_MEND,
        *_HELP,
        *_OUTLOOK,
        *_PAST_REPAIR,
        *_REPAIR,
        *_BEGUN,
        *_OWNED,
        *_WINDOWS,
        *_OTHER,
        *_THINGS,
    ),
)


def to_be_mended(part: Part) -> bool:
    """Whether a sentence tells that things are to be repaired, so that they are damaged."""
    words = part.words
    if _being_mended(part) or _repair_begun(part):
        return True
    mend = next((at for at, word in enumerate(words) if word.startswith(_MEND)), None)
    if mend is None or not _NO_THINGS.isdisjoint(part.codes):
        return False
    if mend and words[mend - 1] in _WITH and any(word.startswith(_HELP) for word in words[:mend]):
        return True
    past_repair = any(word.startswith(_PAST_REPAIR) for word in words)
    if past_repair and any(one == _NOT and other.startswith(_PAST_REPAIR) for one, other in pairwise(words)):
        return True
    if not any(word.startswith(THINGS if past_repair else (*_OWNED, *PARTS)) for word in words):
        return False
    return past_repair or any(
        (word.startswith((*_OUTLOOK, *_HELP)) or _WILL_BE.match(word)) and part.codes[max(0, at - 1)] != "0"
        for at, word in enumerate(words)
    )


def _being_mended(part: Part) -> bool:
    """«меняют остекление в 12 квартирах», «латают крышу»."""
    if "0" in part.codes or not _NO_DAY.isdisjoint(part.codes):
        return False
    for at, word in enumerate(part.words):
        if word.startswith(_DOING):
            around = (*part.words[max(0, at - 1) : at], *part.words[at + 1 : at + 4])
            if any(near.startswith(PARTS) for near in around):
                return True
    return False


def _repair_begun(part: Part) -> bool:
    """«начали восстановление ограды», «ремонт склада уже начат», «газопровод требует ремонта»."""
    words = part.words
    at = next((index for index, word in enumerate(words) if word.startswith(_REPAIR)), None)
    if at is None or "0" in part.codes or not (_NO_DAY | _NO_THINGS).isdisjoint(part.codes):
        return False
    near = words[max(0, at - _REPAIR_NEAR) : at + _REPAIR_NEAR + 2]
    return any(word.startswith(_BEGUN) for word in near) and any(word.startswith(THINGS) for word in near)


def hit_window(part: Part) -> bool:
    """«попадание фрагментов в окно квартиры», «дрон влетел в окно»: it is broken."""
    if "H" not in part.codes and "h" not in part.codes:
        return False
    for at, word in enumerate(part.words):
        if word.startswith(_WINDOWS):
            into = next((place for place in range(max(0, at - 2), at) if part.words[place] in _INTO), None)
            if into is not None and _HIT.search(part.codes, 0, into):
                return True
    return False


def left_without(part: Part) -> bool:
    """«шесть домов остались без окон», «здание без стёкол», «от бани остались стены»: they are damaged."""
    if _FROM in part.words and not _LEFT.isdisjoint(part.words) and _left_of(part.words):
        return True
    if "0" not in part.codes:
        return False
    pairs = zip(part.words, part.words[1:], strict=False)
    lacking = [at for at, (word, lost) in enumerate(pairs) if word in {"без", "without"} and lost.startswith(_WITHOUT)]
    lacking += [at for at in range(len(part.words) - 2) if part.words[at] == "без" and part.words[at + 1] == _FRONT]
    if any(_OWN.search(part.codes, 0, at + 1) or _of_things(part, at) for at in lacking):
        return True
    return any(word in _NONE_LEFT and part.codes[max(0, at - 1)] == "0" for at, word in enumerate(part.words)) and any(
        word.startswith(THINGS) for word in part.words
    )


def _left_of(words: Sequence[str]) -> bool:
    """«от бани остались стены», «осталась от сарая одна труба»."""
    for at, word in enumerate(words[:-1]):
        if word == _FROM and words[at + 1].startswith(THINGS):
            near = (*words[max(0, at - 1) : at], *words[at + 2 : at + 5])
            return not _LEFT.isdisjoint(near)
    return False


def _of_things(part: Part, at: int) -> bool:
    """«семь боксов без крыш», «без остекления четыре дома», «дом остался без угла»."""
    before, after = part.words[max(0, at - 4) : at], part.words[at + 2 : at + 6]
    if any(word.startswith(_NO_ROOMS) for word in before):
        return False
    if any(word.startswith(_REMAINED) for word in before):
        return True
    if after[:1] and after[0].startswith(_REMAINED) and any(word.startswith(THINGS) for word in after[1:]):
        return True
    at_hand = at == 1 or part.codes[max(0, at - 2)] in _COUNTING
    near = part.words[max(0, at - 1) : at] if at_hand else ()
    return any(word.startswith(THINGS) for word in near) or (
        "n" in part.codes[at + 2 : at + 4] and any(word.startswith(THINGS) for word in after)
    )


def broke(part: Part) -> bool:
    """«в доме разбились окна», «остекление разбилось», but not «дроны разбились о крышу»."""
    if _BROKE.isdisjoint(part.words) or "0" in part.codes:
        return False
    for clause in _CLAUSE.finditer(part.codes):
        first, last = clause.span()
        if not _BROKE.isdisjoint(part.words[first:last]) and any(
            part.codes[at] != "o" or part.words[at].startswith(_WINDOWS)
            for at in (match.start() for match in _GLASS.finditer(part.codes, first, last))
            if at == first or part.words[at - 1] not in _AGAINST
        ):
            return True
    return False


def implied(part: Part) -> bool:
    """Whether a sentence tells of damage in any of these ways."""
    return (
        to_be_mended(part)
        or hit_window(part)
        or left_without(part)
        or broke(part)
        or _in_rubble(part)
        or _listed(part)
        or ruined(part)
    )


def _listed(part: Part) -> bool:
    """«В станице … – линия электропередачи», «в посёлке … – два забора»: things of a place, in a list of damage."""
    if "-" not in part.codes or not _NO_LIST.isdisjoint(part.codes):
        return False
    return any(
        any(word.startswith(THINGS) for word in part.words[match.start("things") : match.end()])
        for match in _OF_PLACE.finditer(part.codes)
    )


def _in_rubble(part: Part) -> bool:
    """«идёт разбор завалов», «под завалами нашли …», «разбор завалов закончен, под ними никого нет»."""
    if _RUBBLE.isdisjoint(part.words):
        return False
    spans = [clause.span() for clause in _CLAUSE.finditer(part.codes) if "0" not in clause.group()]
    return any(not _RUBBLE.isdisjoint(part.words[first:last]) for first, last in spans)


def something_else(part: Part) -> bool:
    """«других повреждений нет», «кроме окна школы, ничего не задето»: what else there is, is damaged."""
    if "0" not in part.codes:
        return False
    harm = _OTHER_HARM.search(part.codes)
    if harm is not None:
        before = part.words[max(0, harm.end() - 2) if harm.group()[0] == "0" else harm.start() - 1]
        if harm.group()[-1] != "F" and before.startswith(_OTHER):
            return True
    at = next((index for index, word in enumerate(part.words) if word in _BUT_FOR), None)
    if at is None or not (harm or _BUT_HARM.search(part.codes)):
        return False
    end = part.codes.find(",", at)
    but = slice(at + 1, end if end >= 0 else len(part.codes))
    return any(code in "и\\" for code in part.codes[but]) or any(
        word.startswith((*_THINGS, *THINGS)) for word in part.words[but]
    )
