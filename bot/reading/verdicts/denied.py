"""Sentences that deny: nothing was shot down («ни одного БПЛА не сбивали»), no UAV did it («не от удара дрона»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_DOWNED = seldom("[SWOVTθ]")
_STOPPED = frozenset("SWOVTθEn")
_HAPPENED = frozenset("HFkqG")
_NOT = frozenset({"не", "not"})
_NOBODY = frozenset({"nobody", "no-one", "none", "nothing"})
_ARTICLES = frozenset({"a", "an"})
_WAS = frozenset({"был", "была", "было", "были", "been", "was", "were"})
_NONE = frozenset({"no", "not", "none"})
_BY_UAVS = seldom("0p?(?:[Kh][ye]?|[ye])?[Uuv]")
_NO_UAV = seldom("0p?(?:[Kh][ye]?|[oye])?[Uuv]")
_HARMED = frozenset("FqIG")
_NOT_DOWNED = seldom(r"0.{0,7}[SWOVTθ]|[SWOVTθ]0|[Tθ][^|]*0(?:[/?oѣ&]|\||$)")
_NOT_A = seldom("0o[Uuv]")
_NONE_WAS = seldom("0(?:n|[oz]{0,2})[ye]{0,2}[Uuv]o{1,2}$")
_BY_DEBRIS = seldom("0o{0,2}d")
_DENIED = seldom("0o{0,2}d|0[Hk]")
_NOR = seldom("(?<=[SWOVTθ])o[HFkq]|[&,;]0[oeduUv]{0,3}[HFkq]")
_NONE_NOTED = seldom(r"[Kh][^|]*0(?:o{0,2}[/?o]|\||$)")
_GENITIVES = frozenset(
    {"атак", "ударов", "налетов", "прилетов", "падений", "сбросов", "попаданий", "взрывов", "детонаций", "подрывов"}
)
_NOMINATIVES = frozenset(
    {"атаки", "удары", "налеты", "прилеты", "обстрелы", "падения", "сбросы", "попадания", "взрывы"}
)
_BEFORE_SUBJECT = frozenset("YCA,&:-σνμεδ")
# «атаки зафиксированы не были», «удары и налёты БПЛА не наносились»
_NOT_THEY = seldom("[Kh][UuvdoyeKh,&']{0,5}/?0")
_ABSENT = frozenset({"нет", "отсутствовали", "отсутствуют"})
_NOTED = (
    *("отмеч", "зафиксир", "зарегистр", "было", "поступа", "поступи", "произош", "происход", "допущ", "выявл"),
    *("наблюд", "случ", "установл", "подтвержд", "фиксир", "регистрир", "были", "нанос"),
)
_TELLING = frozenset("SWOVTθEHkqIG")
_ABOUT = frozenset({"о", "об", "обо"})
_TOLD_OF = frozenset(
    {"сообщений", "обращений", "данных", "сведений", "информации", "сигналов", "звонков", "жалоб", "докладов"}
    | {"заявок", "заявлений", "вызовов", "подтверждений", "подтверждения"}
)
_LISTED = frozenset("SWOVTθEHkqIGFKhd")
_BEFORE_LISTED = frozenset("0,&?o")
_COUNTED = frozenset("n~:-–—")
_OF_MANY = seldom(r"\w{3,}[ыи]х(?:ся)?$")
_FAR = 5
_GOVERNING = frozenset("pPn~пM")
_NONE_FELL = seldom("0[ye]?[Uuvd]o?[Hhk]")
_DEBRIS_AND_NOT = seldom("d[^|]*0|0o{0,2}d")
_OF_DEBRIS = frozenset({"обломков", "фрагментов"})
_IN_ENGLISH = frozenset({"debris", "wreckage", "fragments"})
_MUCH = frozenset({"много", "немало", "достаточно", "хватает"})
_GOVERNING_DEBRIS = frozenset("hn~pPMfK")
_BEARING = ("част", "мест", "сбор", "убор", "больш", "кром", "помимо")
_TRACES = ("след", "призна", "факт", "свидетельств")
_FOUND = (*_NOTED, "найден", "обнаруж", "нашл", "увид")


def may_deny(codes: str) -> bool:
    """Whether a sentence of these concepts may deny."""
    if "0" not in codes:
        return False
    if _DOWNED.search(codes):
        return "E" not in codes and _NOT_DOWNED.search(codes) is not None
    if "F" not in codes and _NONE_FELL.search(codes):
        return True
    if _NONE_NOTED.search(codes) or _DEBRIS_AND_NOT.search(codes):
        return True
    if "d" not in codes and _STOPPED.isdisjoint(codes) and _NO_UAV.search(codes) is not None:
        return True
    return _DENIED.search(codes) is not None


def denied(tokens: Tokens, span: tuple[int, int]) -> Iterator[str | None]:
    """The kind of event that a sentence states none of (None: of no kind): all that is said of it is said not to be.

    «Сбиты 3 БПЛА, ещё один не сбит» is none: something was. Nor is «пострадавших нет сбиты 3 БПЛА», a lost full stop.
    """
    part = tokens.codes[slice(*span)]
    if _none_noted(tokens, span, part):
        yield None
        return
    downed = [match.start() for match in _DOWNED.finditer(tokens.codes, *span)]
    if downed and "E" not in part and all(_not_downed(tokens, at) for at in downed):
        # «No UAV was destroyed or fell», «не сбиты и не упали»
        part = _NOR.sub("", part)
        by_nobody = any(tokens.folded[at - 1] in _NOBODY for at in downed if at > span[0])
        yield None if by_nobody or _HAPPENED.isdisjoint(part) else "interception"
    elif _STOPPED.isdisjoint(part) and "d" not in part and _by_no_uav(tokens, span):
        yield None
    elif not downed and (_none_fell(tokens, span, part) or _no_debris_there(tokens, span, part)):
        yield "impact"


def _none_noted(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    """«Обстрелов, атак БПЛА за сутки не отмечено», «сообщений о падении дронов не было»: of nothing else it tells."""
    if not _TELLING.isdisjoint(part):
        return _none_of_all(tokens, span, part)
    nouns = [at for at in range(*span) if tokens.codes[at] in "Kh"]
    words = tokens.folded
    if not nouns or not all(_talked_of(words, span[0], at) or _ungoverned(tokens, span[0], at) for at in nouns):
        return False
    behind = words[nouns[-1] + 1 : span[1]]
    return not _ABSENT.isdisjoint(behind) or any(
        word == "не" and then.startswith(_NOTED) for word, then in pairwise(behind)
    )


def _ungoverned(tokens: Tokens, start: int, at: int) -> bool:
    before = tokens.codes[at - 1] if at > start else ""
    if tokens.folded[at] in _NOMINATIVES:
        return (not before or before in _BEFORE_SUBJECT) and _NOT_THEY.match(tokens.codes, at) is not None
    return tokens.folded[at] in _GENITIVES and (not before or before not in _GOVERNING)


def _none_of_all(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    """«Никаких атак, сбитых БПЛА и падений обломков не было», «не было упавших дронов»: all that is told, in a list."""
    words, listed = tokens.folded, [at for at in range(*span) if tokens.codes[at] in _LISTED]
    if not _COUNTED.isdisjoint(part) or not all(_in_the_list(tokens, span[0], at) for at in listed):
        return False
    first, last = listed[0], listed[-1]
    if "нет" in words[last + 1 : span[1]]:
        return True
    around = (*pairwise(words[last + 1 : span[1]]), *pairwise(words[span[0] : first]))
    return any(word == "не" and then.startswith(_FOUND) for word, then in around)


def _in_the_list(tokens: Tokens, start: int, at: int) -> bool:
    """«Атак», «сбитых», «обломков» that hang on no other word but one of these."""
    word, before = tokens.folded[at], tokens.codes[at - 1] if at > start else ""
    if tokens.codes[at] == "d":
        return word in _OF_DEBRIS and (before in _LISTED or before not in _GOVERNING_DEBRIS)
    if tokens.codes[at] in "Kh":
        return _ungoverned(tokens, start, at)
    return _OF_MANY.match(word) is not None and (not before or before in _BEFORE_LISTED)


def _talked_of(words: Sequence[str], start: int, at: int) -> bool:
    """«Сообщений о взрывах и падении обломков …»: of what there is no word."""
    about = next((each for each in range(at - 1, max(start, at - _FAR) - 1, -1) if words[each] in _ABOUT), start)
    return about > start and any(word in _TOLD_OF for word in words[max(start, about - _FAR) : about])


def _no_debris_there(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    """«Обломков, воронок, повреждений нет», «ни обломков, ни следов взрыва не найдено», "no debris and no damage"."""
    if "d" not in part or "K" in part or not _TELLING.isdisjoint(part):
        return False
    debris = [at for at in range(*span) if tokens.codes[at] == "d"]
    falls = (at for at in range(*span) if tokens.codes[at] == "h")
    words = tokens.folded
    if any(not words[at - 1].startswith(_TRACES) and tokens.codes[at - 1] not in ",&" for at in falls):
        return False
    return all(_none_of_it(tokens, at, span) for at in debris)


def _none_of_it(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    words, before = tokens.folded, tokens.folded[at - 1] if at > span[0] else ""
    if words[at] in _IN_ENGLISH:
        return before == "no"
    if words[at] not in _OF_DEBRIS or not _MUCH.isdisjoint(words[at : span[1]]) or before.startswith(_BEARING):
        return False
    if before and tokens.codes[at - 1] in _GOVERNING_DEBRIS:
        return False
    behind = words[at + 1 : span[1]]
    return "нет" in behind or any(word == "не" and then.startswith(_FOUND) for word, then in pairwise(behind))


def _none_fell(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    if "F" not in part and _any_of(_NONE_FELL, tokens, span, _NONE):
        return True
    return _not_debris(tokens, span, part) or _did_not(tokens, span, part)


def _not_debris(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    """«Причина – обрыв провода, а не обломки»: all debris of a sentence is said to be none."""
    found = [match.start() for match in _BY_DEBRIS.finditer(tokens.codes, *span)]
    return len(found) == part.count("d") > 0 and all(tokens.folded[at] in _NOT for at in found)


def _did_not(tokens: Tokens, span: tuple[int, int], part: str) -> bool:
    """ "A drone did not hit the mill", «дрон в завод не попадал»: all that it did is denied, and it harmed nothing."""
    did = [at for at in range(*span) if tokens.codes[at] in "Hk"]
    return bool(did) and _HARMED.isdisjoint(part) and all(at > span[0] and tokens.folded[at - 1] in _NOT for at in did)


def _not_downed(tokens: Tokens, at: int) -> bool:
    """Whether the verb at a token is denied: «не сбит», «сбито не было», "no drones were shot down"."""
    words = tokens.folded
    before = words[at - 1] if at else ""
    if before in _WAS and at > 1:
        before = words[at - 2]
    if before in _NOBODY:
        return True
    if before in _NOT:
        return not tokens.written[at].istitle()
    none = _NONE_WAS.search(tokens.codes, max(0, at - 8), at)
    if none and words[none.start()] in _NONE:
        return True
    return words[at + 1 : at + 2] == ["не"] and not _WAS.isdisjoint(words[at + 2 : at + 3])


def _by_no_uav(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a sentence tells that no UAV did it: «не дрон», «не от удара дрона», "not a drone strike"."""
    not_a = any(tokens.folded[match.start() + 1] in _ARTICLES for match in _NOT_A.finditer(tokens.codes, *span))
    return not_a or _any_of(_BY_UAVS, tokens, span, _NOT)


def _any_of(pattern: re.Pattern[str], tokens: Tokens, span: tuple[int, int], denials: frozenset[str]) -> bool:
    """Whether the pattern is in a sentence, beginning with one of the words.

    «Вызвано не атакой дрона», «загорелось не от удара БПЛА», "no debris has fallen"; not «пострадавших нет дрон упал».
    """
    return any(tokens.folded[match.start()] in denials for match in pattern.finditer(tokens.codes, *span))
