"""Sentences that state no event and tell when the raid was: «Расчёты вели огонь с 2.10 до 4.30»."""

from __future__ import annotations

import re
from datetime import datetime

from bot.model import Period
from bot.reading.periods import spoken
from bot.reading.periods.days import SHORT_DATE
from bot.reading.periods.of_sentence import Hours, hours_told
from bot.reading.periods.others import to_come
from bot.reading.periods.roles import BEGAN, ENDED
from bot.reading.periods.terms import RAID_WORDS, of_other_business
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_OF_RAIDS = seldom("[SWOVTHhKkqUuvEZ!ж]|[:-]n{1,2}p[AC]|^C?Xp@m?[-:]n")
_PLAIN_WORDS = frozenset(
    {"it", "everything", "минут", "минуты", "минуту", "сводка", "сводки", "ночная", "время", "времени", "период",
     "периода", "промежуток", "работа", "работы", "события", "дата", "т.г.", "г", "г.", "года", "начало", "начала",
     "старт", "окончание", "окончания", "конец", "завершение", "по", "о", "об", "местному", "московскому", "time",
     "period", "start", "end", "local", "moscow", "hours", "итог", "хронология", "продолжительность", "длилось",
     "длилась", "все", "это", "часах", "«"}
)  # fmt: skip
_OF_OTHERS = seldom("[Dϙχ[f]")
_CLOCK_WORDS = spoken.ASKED.words.union(spoken.ORDINALS)
_OF_SUMMARIES = (
    "отчет", "обстановк", "ситуаци", "сводк", "предварит", "уточня", "уточнен", "оператив", "итог", "прошедш", "минувш",
    "прошл", "истекш", "последн", "обобщ", "цифр", "статистик", "хроник", "доклад", "пригранич", "справк", "summary",
    "preliminary", "past",
)  # fmt: skip
_AT_WORK = ("работ", "сработ", "отработ", "заработ", "огонь", "огнем", "бой", "боев", "стрел", "открыл")
_HEARD = ("взрыв", "хлопк", "хлопок", "звук", "грохо", "грохн", "гремел", "прогрем", "трассер", "вспышк", "канонад",
    "гул", "громк", "bang", "blast", "sounds", "explosion")  # fmt: skip
_SEEN = ("обнаружен", "замече", "замети", "засек", "засеч", "появил", "пролет", "подлет", "вышл", "подошл", "зашл",
    "вошл", "прилет", "долет", "приблиз", "прорва", "spotted", "detected", "approached", "reached")  # fmt: skip
_WAVES = ("волн", "заход", "wave")
_TELLING_TIME = (*BEGAN, *ENDED, "длил", "продолж", "lasted")
_HAPPENED = ("произошл", "произошел", "случил", "happened", "occurred")
_STOPPED = seldom("[ESWOV]")
_HIT = frozenset("hq")
_CLOCK_WAS = ("на", "часах", "было")
_TIME_IS = frozenset({"время", "time"})
_PUT_OUT = frozenset("LΛΘΞ")
_CLOCKS_AND_PLACES = re.compile(r"(?:B:o)?[зJtXs?AC^YQ,.:;pP@mμνεδσϗ$#n()&τ–oρ<-]*$")
_PLACE = re.compile("s?[AC]{1,3}\\^?[YQ]?(?=[,.:])")
_LAST_PLACE = re.compile("(?:(?<=[@τmμρ])|(?<=[@τmμρν],))s?[AC]{1,3}\\^?[YQ]?$")
_PLACES_ONLY = re.compile("[s?AC^YQ,p]{1,9}$")
_HEADER = 7
_FEW = 12
_LAST = ("последн", "крайн", "last")
_STATUS = seldom("[Dϙχ]")
_IN_THIS = frozenset({"это", "эти", "этот", "тот", "те", "this", "these", "that"})
_TIME = ("врем", "час", "период", "промежут", "минут", "time", "hour", "period", "window")
_FIRST_WORDS = 10
# «Ефремов, 6.20 утра. Обломки …»
_TIME_OF_PLACE = seldom(r"s?[AC]{1,3}\^?Y?[,.:]@[μνεδm]?$")
# «итого с 23.00 – 26»
_UAVS_OR_TOTAL = seldom(r"[Uuv]|^C?Xp@m?[-:]n")
_TIME_ALONE = 5
_FROM_THE_AIR = "воздуха"


def lent_hours(tokens: Tokens, judgement: Judgement, number: int, posted: datetime, home: str | None) -> Period | None:
    """The hours that a sentence lends to the events of its post, None where it tells of something else."""
    start, end = judgement.sentences[number]
    told = hours_told(tokens, start, end, posted, home)
    if told is None:
        return None
    if _referred_to(tokens, judgement, number):
        return told.period
    words = tokens.folded[start:end]
    codes = tokens.codes[start:end]
    if "K" in codes and _FROM_THE_AIR in words:
        codes += "u"
    if _of_something_else(codes, words):
        return None
    if _header(tokens, judgement, number, told):
        return told.period
    return told.period if _of_raid(codes, words) and _tells(told, codes, words) else None


def ends_of_raids(codes: str, words: list[str]) -> bool:
    """Whether a sentence tells of nothing but that a raid ended: «Окончание – 5.50», «Закончилась в 5.50»."""
    return any(word.startswith(ENDED) for word in words) and not _of_something_else(codes, words)


def _of_something_else(codes: str, words: list[str]) -> bool:
    if of_other_business(words) or to_come(words):
        return True
    return _OF_OTHERS.search(codes) is not None and not (_STOPPED.search(codes) or "F" in codes)


def _of_raid(codes: str, words: list[str]) -> bool:
    """Whether a sentence speaks of a raid, or of nothing but a time."""
    if _OF_RAIDS.search(codes) is not None or "F" in codes or any(word.startswith(RAID_WORDS) for word in words):
        return True
    if len(codes) < _FEW and words[0].startswith("перв") and any(word.startswith(_LAST) for word in words):
        return True
    return _only_time(codes, words)


def _tells(told: Hours, codes: str, words: list[str]) -> bool:
    """Whether the hours are whole: with start and end, or of when it broke. Not «данные на 7.00»."""
    period = told.period
    if period.start and period.end:
        if told.roles != {"point"} and period.start < period.end:
            return True
        fallen = "F" in codes and _PUT_OUT.isdisjoint(codes)
        happened = any(word.startswith(_HAPPENED) for word in words)
        return (
            happened
            or fallen
            or not _HIT.isdisjoint(codes)
            or (words[0] in _TIME_IS and codes[1:2] in {"-", ":", "K", "Z", "h"})
            or tuple(words[:3]) == _CLOCK_WAS
            or ("D" not in codes and (_attack(codes) or _noticed(codes, words)))
            or _TIME_OF_PLACE.match(codes) is not None
        )
    if period.end:
        return "K" in codes and any(word.startswith(ENDED) for word in words)
    since = "D" not in codes and _UAVS_OR_TOTAL.search(codes) is not None
    began = ("K" in codes or _only_time(codes, words)) and any(word.startswith(BEGAN) for word in words)
    return since or began or len(codes) < _TIME_ALONE or ("E" in codes and "K" in codes) or _attack(codes)


def _noticed(codes: str, words: list[str]) -> bool:
    """«В 3.40 сработала ПВО», «хлопки в 21.10», «две волны: в 1.10 и в 4.20»."""
    if any(word.startswith((*_HEARD, *_WAVES)) for word in words):
        return True
    if "d" not in codes and any(code in codes for code in "Uuv") and any(word.startswith(_SEEN) for word in words):
        return True
    return "!" in codes and any(word.startswith(_AT_WORK) for word in words)


def _attack(codes: str) -> bool:
    return ("K" in codes or "k" in codes) and any(code in codes for code in "Uuv")


def _header(tokens: Tokens, judgement: Judgement, number: int, told: Hours) -> bool:
    """«04:20. Елецкий округ. Падение БПЛА»: a time above an event, with nothing but places between."""
    start, end = judgement.sentences[number]
    if (
        told.period.start is None
        or told.roles == {"end"}
        or end - start > _HEADER
        or not _only_time(tokens.codes[start:end], tokens.folded[start:end])
    ):
        return False
    if number and _STATUS.search(tokens.codes, *judgement.sentences[number - 1]) is not None:
        return False
    for later in range(number + 1, len(judgement.sentences)):
        if later in judgement.events:
            return True
        if _PLACES_ONLY.match(tokens.codes[slice(*judgement.sentences[later])]) is None:
            return False
    return False


def _only_time(codes: str, words: list[str]) -> bool:
    """Whether a sentence holds nothing but clock times, dates and places, but for who says so."""
    said = next((at for at in range(1, len(words)) if words[at] == "«" and codes[at - 1] == ":"), 0)
    codes, words = codes[said:], words[said:]
    if _CLOCKS_AND_PLACES.match(codes) is None:
        return False
    place = _PLACE.match(codes) or _LAST_PLACE.search(codes)
    others = zip(words, codes, strict=False)
    if place:
        first, last = place.span()
        others = zip(words[:first] + words[last:], codes[:first] + codes[last:], strict=False)
    return all(
        code not in "oC"
        or word in _PLAIN_WORDS
        or word.isdecimal()
        or SHORT_DATE.match(word)
        or word in _CLOCK_WORDS
        or word.startswith(_TELLING_TIME)
        or word.startswith(_OF_SUMMARIES)
        for word, code in others
    )


def _referred_to(tokens: Tokens, judgement: Judgement, number: int) -> bool:
    """«За это время сбито 5 БПЛА»: the event after a sentence refers to its hours."""
    if number + 1 not in judgement.events:
        return False
    start, end = judgement.sentences[number + 1]
    words = tokens.folded[start : min(end, start + _FIRST_WORDS)]
    this = [at for at, word in enumerate(words) if word in _IN_THIS]
    return any(word.startswith(_TIME) for at in this for word in words[at + 1 : at + 6])
