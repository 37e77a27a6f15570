"""English phrases about people put as the other rules know them: whose they are, where they lie, of what they died."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_OF = frozenset({"of", "from", "at", "in", "on"})
_VERBS = frozenset(
    {"was", "were", "is", "are", "has", "have", "had", "died", "suffered", "sustained", "received", "got", "lost"}
    | {"sought", "required", "needed", "remain", "remains"}
)
_INCLUDING, _CONDITION, _FAMILY, _AGED, _WHO = "including", "condition", "family", "aged", "who"
_AGES = seldom(r"[*][*,&]*[*]|[*]")
_TOLD_BY = frozenset({_CONDITION, "treated", "treatment", "attention", "life", "lives"})
_OWN = frozenset({"his", "her", "their"})
_HARMED = frozenset("IGЮ+Г{ч")
_PLAIN = frozenset("oyeиъ\\")
_UNKNOWN = frozenset("oъ")
_PERSON, _NUMBER, _PAIR = "B", "n", "&"
_NOBODY_THERE = frozenset(
    {"animals", "cows", "pigs", "dogs", "horses", "sheep", "goats", "hens", "chickens", "calves", "cats", "birds"}
    | {"animal", "cow", "pig", "dog", "horse", "goat", "calf", "cat", "bull", "bulls", "bird", "houses", "strike"}
    | {"blast", "situation"}
)
_ARTICLES = frozenset({"a", "an", "the"})
_OF_NUMBER = frozenset({"them", "whom", "which", "these", "those", "others"})
_NO_PEOPLE = _NOBODY_THERE | _OF_NUMBER
_OF_SEVERAL = frozenset({"were", "are", "have"})
_DIED, _WOUNDS = "Ю", "j"
_HOSPITAL = "hospital"
_ANYBODY = "x"
"""As which rules meet every English noun that none of them asks for."""
_FAR, _LONG = 6, 4
ASKED = Asked(
    _VERBS
    | _OF
    | _OWN
    | _OF_NUMBER
    | {_INCLUDING, _FAMILY, _AGED, _WHO, _HOSPITAL, *_NOBODY_THERE}
    | _TOLD_BY
    | _ARTICLES
)


def in_english(part: Part) -> Part:
    """The same without what English puts between people and their verb; a sentence of another language as it is."""
    if _VERBS.isdisjoint(part.words):
        return part
    if _FAMILY in part.words:
        part = _of_family(part)
    if _AGED in part.words:
        part = _without_ages(part)
    if _HARMED.isdisjoint(part.codes) and _TOLD_BY.isdisjoint(part.words):
        return part
    verbs = [at for at, word in enumerate(part.words) if word in _VERBS]
    for before, verb in reversed(list(pairwise([-1, *verbs]))):
        part = _without_owners(part, max(before + 1, verb - _FAR), verb)
    return _in_hospital(_of_what(_in_condition(_with_nouns(part))))


def _of_family(part: Part) -> Part:
    """ "a family of three": three people."""
    at = part.words.index(_FAMILY)
    if "of" not in part.words[at + 1 : at + 2] or part.codes[at + 2 : at + 3] != _NUMBER:
        return part
    start = at - 1 if at and part.words[at - 1] in _ARTICLES else at
    order = [*range(start), at + 2, at, *range(at + 3, len(part.words))]
    codes = part.codes[:start] + _NUMBER + _PERSON + part.codes[at + 3 :]
    return Part(codes, [part.words[index] for index in order], [part.at[index] for index in order])


def _without_ages(part: Part) -> Part:
    """ "two men aged 34 and 52"."""
    at = part.words.index(_AGED)
    ages = _AGES.match(part.codes, at + 1)
    return part.without(at, ages.end()) if ages and part.codes[at - 1 : at] == _PERSON else part


def _without_owners(part: Part, start: int, verb: int) -> Part:
    """ "two passengers of the bus", "six residents including two children": without what is said of them more."""
    for at in range(start, verb):
        word = part.words[at]
        if word == _INCLUDING and part.codes[at - 1 : at] == _PERSON:
            return part if _WHO in part.words[at:verb] else part.without(at, verb)
        if word in _OF and at and _PLAIN.issuperset(part.codes[at + 1 : verb]) and _may_be_person(part, at - 1):
            return part if part.words[at + 1] in _OF_NUMBER else part.without(at, verb)
    return part


def _may_be_person(part: Part, at: int) -> bool:
    """Whether a person is named at a token, or an unknown noun behind a number."""
    return part.codes[at] == _PERSON or (part.codes[at] in _UNKNOWN and _counted(part, at) is not None)


def _counted(part: Part, at: int) -> int | None:
    """Where the number stands before a noun at a token, with at most two words in between."""
    for before in range(at - 1, max(-1, at - _LONG), -1):
        if part.codes[before] == _NUMBER:
            return before
        if part.codes[before] not in _PLAIN:
            return None
    return None


def _with_nouns(part: Part) -> Part:
    """ "two firefighters were killed", "a lifeguard was injured", "a driver and his assistant": the nouns as people."""
    codes, words = part.codes, list(part.words)
    for at, word in enumerate(part.words[:-1]):
        if codes[at] in _UNKNOWN and part.words[at + 1] in _VERBS and word.isascii() and word not in _NO_PEOPLE:
            own = at > 1 and part.words[at - 1] in _OWN and codes[at - 2] == _PAIR
            if own or _counted(part, at) is not None or _alone(part, at):
                codes = codes[:at] + _PERSON + codes[at + 1 :]
                words[at] = _ANYBODY
    return part if codes is part.codes else Part(codes, words, part.at)


def _alone(part: Part, at: int) -> bool:
    """ "a lifeguard", "the local lifeguard", at the beginning of a clause."""
    start = max(part.codes.rfind(mark, 0, at) for mark in ",;:|") + 1
    return part.words[start] in _ARTICLES and start < at <= start + 2 and part.words[at + 1] not in _OF_SEVERAL


def _in_condition(part: Part) -> Part:
    """ "two women and a man are in serious condition": all of them are hurt."""
    if _CONDITION not in part.words or "I" in part.codes or _PAIR not in part.codes:
        return part
    at = part.words.index(_CONDITION)
    start = next((before for before in range(at - 1, max(0, at - _LONG), -1) if part.words[before] in _VERBS), 0)
    if not start or part.codes[start - 1] != _PERSON:
        return part
    codes = part.codes[: start + 1] + "I" + part.codes[at + 1 :]
    kept = [*range(start + 1), *range(at, len(part.words))]
    return Part(codes, [part.words[index] for index in kept], [part.at[index] for index in kept])


def _of_what(part: Part) -> Part:
    """ "died at the scene from his wounds": one of the dead, not of the injured."""
    at = part.codes.find(_DIED)
    wounds = part.codes.find(_WOUNDS, at, at + _FAR + 1) if at >= 0 else -1
    if wounds < 0 or _OF.isdisjoint(part.words[at:wounds]):
        return part
    return Part(part.codes[:wounds] + "o" + part.codes[wounds + 1 :], part.words, part.at)


def _in_hospital(part: Part) -> Part:
    """ "taken to the central district hospital": the words of its name."""
    at = _index(part.words, _HOSPITAL)
    if at < 1 or part.codes[at - 1] not in "YQAC":
        return part
    return Part(part.codes[: at - 1] + "o" + part.codes[at:], part.words, part.at)


def _index(words: Sequence[str], word: str) -> int:
    return next((at for at, each in enumerate(words) if each == word), -1)
