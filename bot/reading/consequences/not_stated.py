"""Harm that a sentence only asks about, or names for a case that may come: «есть ли разрушения, выясняем»."""

from __future__ import annotations

from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_WHETHER, _IF = "ли", frozenset({"если", "when", "if"})
_IN_ENGLISH, _WHEN = "whether", "when"
_PRESENT = frozenset({"is", "are", "be", "has", "have", "gets", "get"})
_PAST = frozenset(
    {"fell", "struck", "hit", "flew", "crashed", "slammed", "attacked", "exploded", "landed", "detonated", "damaged"}
)
_NO_QUESTION = frozenset({"чуть", "едва", "вряд", "то", "вот", "мало"})
_CASE = frozenset({"случай", "случае", "обнаружении", "выявлении", "избежание", "предотвращения", "предупреждения"})
_BEFORE_CASE = frozenset({"при", "в", "на", "во", "для"})
_MAYBE, _SUPPOSED = frozenset({"возможно", "возможны", "вероятно", "possibly"}), frozenset({"предположительно"})
_GROWING = "увелич"
_CASES_LEFT = 3
_OTHER_CAUSES = (
    "замыкани", "окурк", "сигарет", "костр", "неосторожн", "шалост", "поджиг", "пал", "молни", "гроз", "lightning",
    "circuit", "wiring", "electrical", "cigarette", "arson", "stove",
)  # fmt: skip
_BY_NATURE = frozenset(
    {"ураган", "урагана", "ураганом", "ветхости", "изношенности", "прогнили", "прогнила", "прогнил", "дтп", "буря"}
    | {"бури", "бурей", "наледь", "наледи", "паводок", "паводка", "паводком"}
)
_WEATHER = frozenset(
    {"ветер", "ветра", "ветром", "град", "града", "градом", "ливень", "ливня", "ливнем", "шторм", "шторма", "штормом"}
    | {"гроза", "грозы", "грозой", "печь", "печи", "печка", "печки", "обогреватель", "обогревателя", "проводка"}
)
_WEATHER_DID = ("виноват", "повален", "повалил", "побил", "сорвал", "сломал", "снес")
_CAUSED = ("вызван", "причин", "из-за", "от", "произош", "начал", "возник", "caus", "due")
_NATURE_STRUCK, _STRUCK, _DASH = ("молни", "lightning"), "Kk", "-"
_OF_ATTACKS = frozenset("UuvdhHKkqj")
_ON_ROADS, _OF_UAVS = frozenset({"дтп", "столкнулись", "столкнулся", "столкнулась", "автоаварии"}), frozenset("UuvdKkq")
_BEGINNING, _LONG_AGO = (
    "начала",
    frozenset({"года", "месяца", "недели", "сво", "спецоперации", "войны", "лета", "осени"}),
)
_HARM, _OF_PEOPLE = "fFIwgGxjѣ", "IwgGxj"
_MARKS, _CARE = ",;:", "+ГИ{"
ASKED = Asked(
    _ON_ROADS
    | _IF
    | _PRESENT
    | _PAST
    | _MAYBE
    | _SUPPOSED
    | _NO_QUESTION
    | _CASE
    | _BEFORE_CASE
    | _BY_NATURE
    | _WEATHER
    | _LONG_AGO
    | {_WHETHER, _IN_ENGLISH, _BEGINNING, "от", "из-за"},
    (*_OTHER_CAUSES, *_CAUSED, *_WEATHER_DID, _GROWING),
)
_OPENING = _IF | _CASE | {_WHETHER, _IN_ENGLISH}


def without_questions(part: Part) -> Part:
    """The sentence without the harm that it does not state."""
    words = part.words
    if _BEGINNING in words and "".join(words[words.index(_BEGINNING) + 1 :][:1]) in _LONG_AGO:
        return _without_people(part)
    if not _MAYBE.isdisjoint(words) or (words and words[0] in _SUPPOSED):
        part = _without_possible(part)
    if not _OPENING.isdisjoint(words):
        for at, word in enumerate(words):
            if word in _OPENING:
                part = _without(part, *_unstated(part, at, word))
    if not _ON_ROADS.isdisjoint(words) and _OF_UAVS.isdisjoint(part.codes):
        cared_for = [at for at, code in enumerate(part.codes) if code in _CARE]
        return _without(Part(recoded(part.codes, cared_for, "o"), words, part.at), 0, len(words))
    if ("f" in part.codes or "F" in part.codes) and _of_other_cause(part):
        return _without(part, 0, len(words))
    return part


def _without_people(part: Part) -> Part:
    """«Всего с начала года пострадали 64 жителя»: no news of them."""
    places = [at for at, code in enumerate(part.codes) if code in _OF_PEOPLE]
    return Part(recoded(part.codes, places, "o"), part.words, part.at) if places else part


def _without_possible(part: Part) -> Part:
    """«Возможно, есть раненый»: nobody says so yet."""
    codes, words = part.codes, part.words
    at = next(index for index, word in enumerate(words) if word in _MAYBE or (not index and word in _SUPPOSED))
    if any(word.startswith(_GROWING) for word in words):
        return part
    end = _clause_end(codes, at + 2 if codes[at + 1 : at + 2] == "," else at)
    places = [place for place in range(_clause_start(codes, at), end) if codes[place] in _OF_PEOPLE]
    return Part(recoded(codes, places, "o"), words, part.at) if places else part


def _unstated(part: Part, at: int, word: str) -> tuple[int, int]:
    """The half-open span of what the word at a token leaves open."""
    codes, words = part.codes, part.words
    if word == _WHETHER:
        return (0, 0) if words[at - 1] in _NO_QUESTION else (_clause_start(codes, at), _clause_end(codes, at))
    if word in _IF or word == _IN_ENGLISH:
        end = _clause_end(codes, at)
        return (0, 0) if word == _WHEN and _happened(part.clause(at, end)) else (at, end)
    return (at, min(at + _CASES_LEFT, len(codes))) if at and words[at - 1] in _BEFORE_CASE else (0, 0)


def _happened(clause: Part) -> bool:
    """ "when a drone struck a house and wrecked a roof", unlike "when windows are found to be damaged"."""
    if _OF_ATTACKS.isdisjoint(clause.codes) or not _PRESENT.isdisjoint(clause.words):
        return False
    return not _PAST.isdisjoint(clause.words)


def _clause_start(codes: str, at: int) -> int:
    return max(codes.rfind(mark, 0, at) for mark in _MARKS) + 1


def _clause_end(codes: str, at: int) -> int:
    return min((end for mark in _MARKS if (end := codes.find(mark, at)) >= 0), default=len(codes))


def _of_other_cause(part: Part) -> bool:
    """«Пожар в бане вызван замыканием проводки»: in a sentence that tells of no attack."""
    words = part.words
    at = next((index for index, word in enumerate(words) if word.startswith(_OTHER_CAUSES)), None)
    struck = _by_lightning(part, at) if at is not None else None
    if not _OF_ATTACKS.isdisjoint(part.codes if struck is None else part.codes[:struck] + part.codes[struck + 1 :]):
        return False
    if at is not None and (
        struck is not None
        or _DASH in part.codes[max(0, at - 2) : at]
        or any(word.startswith(_CAUSED) for word in words)
    ):
        return True
    if not _BY_NATURE.isdisjoint(words):
        return True
    return not _WEATHER.isdisjoint(words) and any(word.startswith((*_WEATHER_DID, *_CAUSED)) for word in words)


def _by_lightning(part: Part, at: int) -> int | None:
    """Where lightning, at a token, is said to have struck: «от удара молнии»."""
    if not part.words[at].startswith(_NATURE_STRUCK):
        return None
    return next(
        (place for place in range(max(0, at - 2), min(at + 2, len(part.codes))) if part.codes[place] in _STRUCK), None
    )


def _without(part: Part, start: int, end: int) -> Part:
    places = [at for at in range(start, end) if part.codes[at] in _HARM]
    return Part(recoded(part.codes, places, "o"), part.words, part.at) if places else part
