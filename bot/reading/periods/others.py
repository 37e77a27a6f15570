"""Clock times that are not those of a raid: of calls, of fires put out, of works to come, of trains and schools."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.periods.roles import BEGAN, ENDED, clause
from bot.reading.periods.terms import END, RAID_WORDS, START, of_other_business
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

# «в 5.40 поступило сообщение о падении»: when it was told, not when it fell
_CAME_IN = ("поступил", "сообщил", "позвонил", "известно", "received", "reported")
_CALLS = (
    "сообщени", "информаци", "звон", "вызов", "сигнал", "известно", "жител", "очевид", "заявк", "calls", "reports",
    "данные",
)  # fmt: skip
# «не 7, как я писал в четыре утра»: when it was told before
_TOLD_EARLIER = ("писал", "сообщал", "говорил", "докладывал", "рассказывал", "указывал", "объявлял", "said", "wrote")
_PUBLISHED = ("вышедш", "опубликован", "размещен", "выложен", "published", "posted")
_POSTS = ("пост", "сообщени", "публикаци", "запис", "post", "message")
_AS = frozenset({"как", "которых", "котором", "которой", "которые", "чем", "as"})
_TOLD_NEAR = 12
_STATE_AT = ("состоянию", "на")
_SPANNING = START | END | {"на", "after"}
_EVENT = seldom("[SWOVTHhKkqFfUuvdIG]")
_PUT_OUT = seldom("[LΛΘΞϥ]")
_AFTERWARDS = "fϙχбF"
_BEATEN_OUT = seldom("(?<=б)[SWOVF]|[SWOVF](?=б)")
"""«Огонь сбили», «сбили пламя»: unlike UAVs that are shot down."""
_BEATEN, _QUENCHED = "сби", "Ξ"
_OVER = seldom("[ϙχ]")
"""The end of an alert, power that is back."""


_OF_RAIDS = seldom("[SWOVTHhKkqFfUuvdIGE!Zж]")
_OF_THE_RAID = ("цел", *BEGAN, *ENDED, *RAID_WORDS)
# Who or what of a raid came first or last; not the last visitors
_OF_ITS_UNITS = ("перв", "последн", "крайн", "first", "last", *_OF_THE_RAID)
_PERSON = "B"
_TOLD = ("долож", "доклад", "сообщил", "рассказал", "встречал", "планерк", "заслуша", "briefed", "reported")
_THIS = frozenset({"это", "все", "что", "it", "which", "this"})
_NOW = frozenset({"сейчас", "now", "часах"})
_VERB = seldom(
    r"(?:[аеияуоы](?:л|ла|ло|ли|лся|лась|лось|лись)|ет|ют|ут|ит|ят|ем|[еуюия]тся|ен[аоы]?|ан[аоы]?|ят[аоы]?|[ыяу]т[аоы])$"
    r"|(?:ed|will|was|were|came|went)$"
)
_VERB_ALIKE = frozenset(
    {"нет", "чем", "всем", "тем", "затем", "лет", "данные", "пункт", "нем", "свет", "время", "места"}
)
_TO_COME = seldom(
    r"(?:будет|будут|буду|начн\w+|провед\w+|собер\w+|восстанов(?:им|ят|ится)|вернем|верн[ёеу]т?ся|дадут|подадут|откро\w+"
    r"|закро\w+|выйд\w+|приед\w+|прибуд\w+|состо[ия]тся|пойд\w+|отправ[ия]тся|поед\w+|заверш(?:им|ат)|планир\w+|ожида\w+"
    r"|передам|расскаж\w+|доложу|сообщу|ждем|приглаша\w+|намечен\w*|назначен\w*|перенес\w+|will|scheduled|planned|expected)$"
)
_SHORTEST = 4
_WHICH = ("котор",)
_PARTICIPLE = seldom("(?:вш|ущ|ющ|ащ|ящ)(?:ий|ая|ее|ие|его|ей|ему|им|их|ую|ими|ем)(?:ся)?$")
BECAUSE = frozenset({"из-за", "вследствие", "ввиду", "после", "because", "due", "following"})
_HELD_UP = ("закры", "перекры", "огранич", "приостан", "задерж", "отмен", "прерв", "отключ", "эвакуир", "обесточ")
_NEAR, _TOLD_BEFORE = 5, 30


def of_call(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«В 11.33 поступили сообщения о падении БПЛА», «сообщение о падении поступило в 4.10»: the hour of a call."""
    state = tuple(tokens.folded[max(start, index - 2) : index]) == _STATE_AT
    if index > start and tokens.folded[index - 1] in _SPANNING and not state:
        return False
    near = tokens.folded[max(start, index - 2) : index]
    if not _NOW.isdisjoint(near) and "было" not in near:
        return True
    event = _EVENT.search(tokens.codes, index, min(end, index + _TOLD_NEAR))
    after = tokens.folded[index + 1 : event.start() if event else _told_until(tokens, index, start, end)]
    if any(word.startswith(_CAME_IN) for word in after):
        return any(word.startswith(_CALLS) for word in after)
    before = tokens.folded[max(start, index - _TOLD_BEFORE) : index] if not state else []
    if any(word.startswith(_TOLD_EARLIER) for word in before[-3:]) and not _AS.isdisjoint(before[-6:]):
        return True
    published = any(word.startswith(_PUBLISHED) for word in before[-2:])
    if published and any(word.startswith(_POSTS) for word in before[-5:]):
        return True
    return any(word.startswith(_CAME_IN) for word in before[-3:]) and any(word.startswith(_CALLS) for word in before)


def _told_until(tokens: Tokens, index: int, start: int, end: int) -> int:
    """«Сбит в 4.10, о чём стало известно в 4.30»: up to where words can tell of the hour as that of a call."""
    first, last = clause(tokens.codes, index, start, end)
    return last if _EVENT.search(tokens.codes, first, index) is not None else min(end, index + _TOLD_NEAR)


def of_put_out(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«…, в 6.10 возгорание ликвидировали», «…, отбой дан в 4.45»: the hour of a clause that tells of nothing else."""
    # «…, в 5.10 – отбой», where the all clear stands apart
    if index + 1 == end and tokens.codes.startswith("-ϙ", end):
        return True
    if not any(tokens.codes.find(code, start, end) >= 0 for code in _AFTERWARDS):
        return False
    first = max(tokens.codes.rfind(mark, start, index) for mark in ",;(") + 1 or start
    last = min([at for mark in ",;)" if (at := tokens.codes.find(mark, index, end)) >= 0], default=end)
    clause = _with_beaten_out(tokens, first, last)
    joined = clause.rfind("&", 0, index - first)
    if joined > 0 and (any(code in clause[:joined] for code in "fбF") or "f" in clause[joined:]):
        clause = clause[joined:].replace("&", "f", 1)
    if _EVENT.search(clause.replace("f", "")) is not None:
        return False
    return _PUT_OUT.search(clause) is not None if "f" in clause or "б" in clause else _OVER.search(clause) is not None


def _with_beaten_out(tokens: Tokens, first: int, last: int) -> str:
    """The concepts of a clause, where flames that somebody beat out are put out."""
    clause = tokens.codes[first:last]
    beaten = _BEATEN_OUT.search(clause) if "б" in clause else None
    if beaten is None or not tokens.folded[first + beaten.start()].startswith(_BEATEN):
        return clause
    return clause[: beaten.start()] + _QUENCHED + clause[beaten.end() :]


def of_other_clause(tokens: Tokens, index: int, start: int, end: int, *, beside: bool) -> bool:
    """Whether the clause around a clock time has a verb of its own and tells of no raid.

    «БПЛА упал на школу, уроки начнутся в 10.00». `beside`: another clock time stands in a clause that tells of one:
    then any verb will do («ударил в 3.10, медики прибыли в 3.25»), else only one of what is still to come.
    """
    first, last = _clause(tokens, index, start, end)
    if (first, last) == (start, end) or _EVENT.search(tokens.codes, first, last) is not None:
        return False
    words = tokens.folded[first:last]
    if to_come(words) or any(word.startswith(_TOLD) for word in words):
        return True
    if _OF_RAIDS.search(tokens.codes, first, last) is not None:
        return False
    codes = tokens.codes[first:last]
    # Told beside the raid: what came of it
    behind = _EVENT.search(tokens.codes, start, first) is not None
    before = not behind and _EVENT.search(tokens.codes, last, end) is not None and ("0" in codes or _told(words, codes))
    if (beside or behind or before) and of_other_business(words):
        return True
    return (beside or behind) and _told(words, codes) and not _tells_of_raid(tokens, first, last, start)


def _tells_of_raid(tokens: Tokens, first: int, last: int, start: int) -> bool:
    """Whether the words of a clause are those of a raid: «это случилось …», «последний …», «[взрывы,] которые …»."""
    words = tokens.folded[first:last]
    of_the_raid = _OF_THE_RAID if _PERSON in tokens.codes[first:last] else _OF_ITS_UNITS
    if words[0] in _THIS or any(word.startswith(of_the_raid) for word in words):
        return True
    return words[0].startswith(_WHICH) and _EVENT.search(tokens.codes, max(start, first - 3), first) is not None


def _told(words: Sequence[str], codes: str) -> bool:
    """Whether words have a verb."""
    return any(
        len(word) >= _SHORTEST and word not in _VERB_ALIKE and _VERB.search(word) is not None
        for word, code in zip(words, codes, strict=True)
        if code not in "nACmτ$νεμδ"
    )


def held_up(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«Аэропорт закрыт до 10.00», «задержан с 3.10 до 7.30», «до 10.00 перекрыта дорога»."""
    codes, before, first = tokens.codes, index - 1, start if index < start + _NEAR else index - _NEAR
    while before >= first and codes[before] in "p@m&n":
        before -= 1
    if before >= first and codes[before] == "o" and tokens.folded[before].startswith(_HELD_UP):
        return True
    return index + 1 < end and codes[index + 1] == "o" and tokens.folded[index + 1].startswith(_HELD_UP)


def by_the_way(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«У магазина, который работает с 8.00, …», «автобус, выехавший в 7.00, …»: told of what is named before."""
    first, last = _clause(tokens, index, start, end)
    if first == start or _EVENT.search(tokens.codes, max(start, first - 3), last) is not None:
        return False
    words = tokens.folded[first:last]
    told = words[0].startswith(_WHICH) or _PARTICIPLE.search(words[0]) is not None
    return told and not any(word.startswith(_OF_THE_RAID) for word in words)


def in_raid_clause(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """Whether the clause around a clock time tells of a raid."""
    return _EVENT.search(tokens.codes, *_clause(tokens, index, start, end)) is not None


def _clause(tokens: Tokens, index: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a token; a colon behind it ends one too, what it comes of, and «рассказал: …» before it."""
    first, last = clause(tokens.codes, index, start, end)
    said = tokens.codes.rfind(":", first, index)
    if said >= 0 and any(word.startswith(_TOLD) for word in tokens.folded[first:said]):
        first = said + 1
    colon = tokens.codes.find(":", index, last)
    last = colon if colon >= 0 else last
    for at in range(index + 1, last):
        if tokens.folded[at] in BECAUSE:
            return first, at
    return first, last


def to_come(words: Sequence[str]) -> bool:
    """Whether words tell of what is still to come: «начнём в 14.00», "will be held"."""
    return any(_TO_COME.match(word) for word in words)
