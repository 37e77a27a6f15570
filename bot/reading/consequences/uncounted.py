"""Those whom a sentence tells of without a number: by name, by year of birth, by what each of them got."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.consequences.people_wordings import ALONE, OF_ONE, YEARS, Wording
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_NAMED = seldom(r"(?P<who>[gw])o?[\-:](?P<names>o?B?[CA]{2,3}(?:(?:&|,)o?B?[CA]{2,3}){0,6})(?=$|[|,;)])")
# «погибли Иван Петров и Сергей Сидоров»
_NAMES = seldom(r"(?P<told>[IG])C{2,3}(?P<more>(?:&C{2,3})+)")
# «Иванов – ранение ноги, Петров – контузия»
_NAMES_WITH_WOUNDS = seldom(r"(?:^|[,;:])C{1,3}-[oye]{0,3}j")
PLURAL_VERBS = frozenset(
    {"погибли", "пострадали", "ранены", "получили", "убиты", "травмированы", "контужены", "получившие", "получивших"}
    | {"доставлены", "госпитализированы", "прооперированы", "обратились", "увезены", "переведены", "находятся"}
)
_PLURAL = ("и", "ы", "ые", "ие", "ане", "дети", "люди", "граждане")
# «водитель получил контузию, фельдшер – ранение ноги», "the driver has burns, the nurse has concussion"
_GENITIVE = ("ков", "нов", "ров", "ёв", "лей", "тей", "чек", "щин", "чин")
_OWN_WOUNDS = seldom(r"(?:^|(?<=[,;]))[oye&C]{0,2}(?P<who>B)(?:(?P<beside>&[oye*]{0,2}B)-[oye]?|[oyeC{\-F&]{0,6})j")
# «гости лагеря – девочки 2009, 2014 года рождения»: the first word for people is in apposition
_BORN = seldom(rf"(?:B[oyeCA]{{0,3}}-)?(?:n[oye]{{0,2}})?B{{1,2}}[oyeCAYQ]{{0,2}}[\-(,]?(?:(?P<several>{YEARS})|\*г)")
_HURT_OR_DEAD = seldom("[I{jГw]|(?P<dead>[Gg])")
# «погибла женщина 77 лет, её внук 12 лет с ожогами»
_OWN_HARM = seldom("o?(?:(?:[I{Г+]|p[oye]{0,3}[j+])(?!,?[oye]{0,2}B[oye]?[*])|(?P<dead>G)(?![oye]?B))")
# «двое мужчин 1960 и 1975 г.р. ранены, женщина 1981 г.р. погибла»
_RIGHT_BEHIND = seldom("o?(?:[IГ]|(?P<dead>G))(?=,)")
COUPLE = frozenset(
    {
        "пара",
        "пару",
        "паре",
        "пары",
        "родители",
        "супруги",
        "супругов",
        "супругам",
        "супружеская",
        "супружеской",
        "couple",
    }
)
THERE_IS = frozenset({"есть", "спасен", "спасена", "эвакуирован", "эвакуирована", "один", "одна", "извлечен"})
AMONG, _AMONG = frozenset({"среди", "among"}), seldom("[oC]o?(?P<who>[gw])[oye]{0,2}-[oye*]{0,2}B")
_CROWDS = frozenset({"сотни", "тысячи", "сотен", "тысяч", "hundreds", "thousands"})
ASKED = Asked(_CROWDS | AMONG | PLURAL_VERBS | THERE_IS | COUPLE | ALONE | OF_ONE)


def among(part: Part, codes: str, dead: bool) -> bool:
    """«среди погибших – сотрудник МЧС»: one at least."""
    match = _AMONG.match(codes) if part.words[0] in AMONG else None
    return match is not None and (match["who"] == "g") == dead


def by_name(codes: str, dead: bool) -> int:
    """«погибшие – Иван Петров и Сергей Сидоров», «ранены Иван Петров и …»: how many are named; 0 where none are."""
    named = _NAMED.search(codes)
    if named and (named["who"] == "g") == dead:
        return 1 + named["names"].count("&") + named["names"].count(",")
    wounds = 0 if dead else len(_NAMES_WITH_WOUNDS.findall(codes))
    if wounds > 1:
        return wounds
    names = _NAMES.search(codes)
    return 1 + names["more"].count("&") if names and (names["told"] == "G") == dead else 0


def clause_of(part: Part, codes: str, wording: Wording) -> Sequence[str]:
    """The words of the clause that tells of somebody; of the whole sentence where that is not one clause."""
    found = wording.one.search(codes)
    if found is None or COUPLE.isdisjoint(part.words):
        return part.words
    if "," in found.group():
        return _own_clause(part, codes, wording)
    end = codes.find(",", found.end())
    return part.words[codes.rfind(",", 0, found.start()) + 1 : end if end >= 0 else len(codes)]


def _own_clause(part: Part, codes: str, wording: Wording) -> Sequence[str]:
    """«погибла семейная пара, их соседка ранена»: the words of the clause that tells of somebody by itself."""
    start = 0
    for clause in codes.split(","):
        if wording.one.search(clause):
            return part.words[start : start + len(clause)]
        start += len(clause) + 1
    return part.words


def some(part: Part, span: tuple[int, int]) -> bool:
    """«погибли мирные жители»: nobody knows how many."""
    words = part.words[slice(*span)]
    if not _CROWDS.isdisjoint(words):
        return True
    if "pB" in part.codes[max(0, span[0] - 1) : span[1]] and _of_several(part, max(0, span[0] - 1)):
        return True
    if PLURAL_VERBS.isdisjoint(words) or not COUPLE.isdisjoint(words):
        return False
    people = [word for word, code in zip(words, part.codes[slice(*span)], strict=True) if code == "B"]
    return "получивших" in words or all(word.endswith(_PLURAL) for word in people)


def _of_several(part: Part, start: int) -> bool:
    """«у мальчиков касательные ранения»: nobody knows of how many."""
    at = part.codes.index("pB", start)
    return part.words[at] == "у" and part.words[at + 1].endswith(_GENITIVE) and not part.words[at + 1].endswith("рей")


def of_years(codes: str) -> int:
    """«женщины 1954, 1960 и 1975 г. р.»: as many as years."""
    return codes.count(",") + 2


def born(codes: str, wording: Wording) -> int:
    """«ранен мальчик 2010 года рождения, пострадали мужчины 1960 и 1963 года»: all told of by years of birth.

    0 where somebody is told of otherwise, or nothing beside them says what happened to them.
    """
    found = list(_BORN.finditer(codes))
    if not found or any(code in "Bn" for code in _BORN.sub("", codes)):
        return 0
    people = dict.fromkeys((False, True), 0)
    untold = 0
    for match in found:
        if "n" in match.group() and not match["several"]:
            return 0
        behind = _OWN_HARM.match(codes, match.end())
        told = [behind] if behind else list(_HURT_OR_DEAD.finditer(codes, 0, match.start()))
        if not told and (first := _RIGHT_BEHIND.match(codes, match.end())):
            told = [first]
        untold += of_years(match["several"]) if match["several"] else 1
        if told:
            people[bool(told[-1]["dead"])] += untold
            untold = 0
    if untold:
        return 0
    number = people["G" in wording.told.pattern]
    return number if sum(people.values()) > 1 else 0


def with_own_wounds(part: Part, codes: str) -> int:
    """How many people open clauses that tell of what each of them suffered."""
    found = list(_OWN_WOUNDS.finditer(codes))
    beside = sum(1 for match in found if match["beside"])
    return len({part.words[match.start("who")] for match in found}) + beside


def there_is_one(part: Part, wording: Wording) -> bool:
    """«жертв нет, есть пострадавшая – 71 год»: a clause of its own that denies nothing."""
    at = next(index for index, word in enumerate(part.words) if word in wording.noun)
    end = part.codes.find(",", at)
    start = part.codes.rfind(",", 0, at) + 1
    clause = slice(start, end if end >= 0 else len(part.codes))
    if not start or "0" in part.codes[clause] or "0" in part.codes[at:]:
        return False
    return not THERE_IS.isdisjoint(part.words[clause]) or "-" in part.codes[clause]


def of_others(part: Part, codes: str, found: re.Match[str]) -> bool:
    """«ранен пастух, житель 1990 года рождения»: one, with who that is; «в доме соседей, один человек погиб»: whose.

    «догнал мотоциклиста, мужчина ранен»: the verb is of one.
    """
    at = found.start()
    if part.words[found.end() - 1] in OF_ONE:
        return True
    return (codes[at] in "IG" and part.words[at] in ALONE) or (codes[at] == "B" and codes[at - 1 : at] in {"и", "\\"})
