"""How many people a sentence says were hurt or killed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.consequences.got_hurt import got_hurt, survived
from bot.reading.consequences.helped import not_saved
from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.consequences.in_hospital import more_hurt
from bot.reading.consequences.others import (
    GENERAL,
    KINDS,
    also_hurt,
    another_elsewhere,
    beside_chain,
    different,
    in_a_row,
    joined,
    one_elsewhere,
    treated_apart,
)
from bot.reading.consequences.people_wordings import ALONE, OF_DEAD, YEARS, Wording
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_COUPLE = frozenset({"пара", "пару", "паре", "родители", "супруги", "супругов", "супружеская", "супружеской", "couple"})
PAIRS = frozenset({"супруги", "супругов", "родители", "родителей", "пара", "пару", "пары", "couple"})
_ALSO_DEAD = seldom(r"[,;&]n[oye]{0,2}B{1,2}[oye]{0,2}G")
_OF_ANIMALS = seldom("[oye]{0,2}[ҩϧ]")
_THERE_IS = frozenset({"есть", "спасен", "спасена", "эвакуирован", "эвакуирована", "один", "одна", "извлечен"})
_EACH_HURT = seldom(r"p[oye*]{0,2}B{1,2}[^|;n0B,]{0,6}j")
# «у двоих ожоги, у одной женщины – перелом»
_SO_MANY_EACH = seldom(r"p(?P<number>n{1,3})[oye*]{0,2}B{0,2}-?[oye]{0,3}j")
_ANYBODY_ELSE = frozenset("IwG{gГ+:")
_NAMED = seldom(r"(?P<who>[gw])o?[\-:](?P<names>o?B?[CA]{2,3}(?:(?:&|,)o?B?[CA]{2,3}){0,6})(?=$|[|,;)])")
# «погибли Иван Петров и Сергей Сидоров»
_NAMES = seldom(r"(?P<told>[IG])C{2,3}(?P<more>(?:&C{2,3})+)")
# «за помощью обратились шесть человек: …»
_SOUGHT = seldom(r"(?=n{1,6}[oye]{0,2}[Bw]o?И|(?<=И)|(?<=И[oBч])|(?<=И[oBч]{2}))(?P<number>n{1,6})(?=[oye]{0,2}[Bw])")
_PLURAL_VERBS = frozenset(
    {"погибли", "пострадали", "ранены", "получили", "убиты", "травмированы", "контужены", "получившие", "получивших"}
)
_PLURAL = ("и", "ы", "ые", "ие", "ане", "дети", "люди", "граждане")
# «водитель получил контузию, фельдшер – ранение ноги», "the driver has burns, the nurse has concussion"
_OWN_WOUNDS = seldom(r"(?:^|(?<=[,;]))[oye&C]{0,2}(?P<who>B)[oyeC{\-F&]{0,6}j")
# «водитель с контузией и пассажир с порезами»
_WITH_WOUNDS = seldom(r"B[oyeи]{0,2}p[oye]{0,2}j")
_MAN_AND_WOMAN = seldom("[,(]o?[oye]{0,2}B&[oye]{0,2}B[),]?")
_ENGLISHKINDS = frozenset({"man", "woman", "boy", "girl", "child", "teenager"})
_ALREADY = frozenset("0:;M")
_LINK = seldom(rf"n?[oye]{{0,2}}B{{1,2}}(?P<years>{YEARS})?")
_OF_YEARS = seldom(rf"[IG]o?B(?P<years>{YEARS})(?P<others>(?:[,&]{{1,2}}[oye]?B\*г){{0,6}})|B(?P<first>{YEARS})[IG]")
_GOT_OF_YEARS = seldom(
    rf"\{{o?B(?P<years>{YEARS})(?P<others>(?:[,&]{{1,2}}[oye]?B\*г){{0,6}})|B(?P<first>{YEARS})o?,?(?:\{{|j)"
)
_ONE_OF_YEAR = seldom(r"(?:\{|[,\-])[oye]{0,2}B\*г")
_OF_HIM = seldom("po[^|,;0n]{0,4}j")
_HIM = frozenset({"него", "нее"})
# «гости лагеря – девочки 2009, 2014 года рождения»: the first word for people is in apposition
_BORN = seldom(rf"(?:B[oyeCA]{{0,3}}-)?B{{1,2}}[oyeCAYQ]{{0,2}}[\-(]?(?:(?P<several>{YEARS})|\*г)")
_HURT_OR_DEAD = seldom("[I{jГw]|(?P<dead>[Gg])")
ASKED = Asked(
    _HIM | _PLURAL_VERBS | _THERE_IS | _COUPLE | ALONE,
    GENERAL,
)


class People(NamedTuple):
    """How many people: `certain` of them without a number, and the places in the sentence of numbers to be added."""

    certain: int
    numbers: tuple[tuple[int, ...], ...] = ()


def people(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """The first number of people that the sentence gives for one kind of harm; None where it tells of nobody."""
    if not wording.told.search(codes):
        return None
    born = _born(codes, wording) if "*г" in codes and codes.count("*") > 1 else None
    if born:
        return born
    together = wording.together.search(codes) if "&" in codes or "," in codes else None
    if together:
        chain = _chain(
            Part(codes, part.words, part.at), together.span("chain" if together.group("chain") else "before"), counter
        )
        return chain._replace(certain=chain.certain + beside_chain(part, codes, together.end(), wording))
    return _numbered(part, codes, wording, counter) or _with_one_elsewhere(part, codes, wording)


def _with_one_elsewhere(part: Part, codes: str, wording: Wording) -> People | None:
    """«ранен мужчина, в Горловке – женщина»: those told of without a number, with those of other places."""
    alone = _without_number(part, codes, wording)
    told = wording.one.search(codes) if alone is not None and "-" in codes else None
    if alone is None or told is None:
        return alone
    return alone._replace(certain=alone.certain + another_elsewhere(part, codes, told.end()))


def _numbered(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """The number that is given first; one before a colon is of all whom the rest details."""
    if "n" not in codes:
        return None
    apart = list(_SO_MANY_EACH.finditer(codes)) if "j" in wording.told.pattern else []
    if len(apart) > 1 and _ANYBODY_ELSE.isdisjoint(codes):
        counts = [(match.span("number"), part.count(match.span("number"), counter)) for match in apart]
        return People(0, sum((_number(part, span, count) for span, count in counts), ()))
    colon = codes.find(":")
    if colon > 0 and (whole := _headed(part, codes[:colon], wording, counter)):
        return whole
    for pattern in wording.numbered:
        match = pattern.search(codes)
        if match is None or codes[match.start("number")] == "~" or _OF_ANIMALS.match(codes, match.end("number")):
            continue
        count = part.count(match.span("number"), counter)
        if count is not None and count < 1000:
            more = len(_ALSO_DEAD.findall(codes, match.end())) if "G" in wording.told.pattern else 0
            before = _before_more(part, codes, match.start("number"), wording, counter)
            others, elsewhere = _elsewhere(part, codes, match, wording, counter)
            alone, more_joined = joined(part, codes, match.end("number"))
            number = _number(part, match.span("number"), count) + _number(
                part, more_joined, part.count(more_joined, counter)
            )
            others += in_a_row(part, codes, match.end(), wording) + alone
            return People(before.certain + more + others, before.numbers + number + elsewhere)
    return None


def _before_more(part: Part, codes: str, number: int, wording: Wording, counter: Counter) -> People:
    """«водитель ранен, ещё у двоих порезы», «трое в больнице, ещё двое …»: those told of before the number."""
    end = codes.rfind(",", 0, number)
    if end <= 0 or "M" not in part.codes[end : number + 2] or not _ALREADY.isdisjoint(codes[:end]):
        return People(0)
    head = part.clause(0, end)
    told = codes[:end]
    if not wording.told.search(told):
        return People(0)
    alone = _numbered(head, told, wording, counter) if "n" in told else _without_number(head, told, wording)
    return alone or People(0)


def _headed(part: Part, head: str, wording: Wording, counter: Counter) -> People | None:
    """«Обратились девять пострадавших: шестеро госпитализированы, трое получили травмы»."""
    if "И" not in head or "j" not in wording.told.pattern or not (match := _SOUGHT.search(head)):
        return None
    count = part.count(match.span("number"), counter)
    return People(0, _number(part, match.span("number"), count)) if count else None


def _without_number(part: Part, codes: str, wording: Wording) -> People | None:
    """Those whom a sentence tells of without saying how many."""
    of_hurt = "j" in wording.told.pattern
    several = _OF_YEARS.search(codes) if "***" in codes and wording.one.search(codes) else None
    if several is None and "***" in codes and "j" in codes and of_hurt:
        several = _GOT_OF_YEARS.search(codes)
    if several:
        others = (several["others"] or "").count("B")
        return People(_of_years(several["years"] or several["first"]) + others)
    named = _by_name(codes, "G" in wording.told.pattern) if "C" in codes else 0
    if named:
        return People(named)
    if _one(part, codes, wording):
        clauses = sum(1 for clause in codes.split(";") if wording.one.search(clause))
        each = len(_EACH_HURT.findall(codes)) if "j" in codes and of_hurt else 0
        if "{" in codes and "j" in codes and of_hurt and "G" not in codes:
            each = max(each, len(_ONE_OF_YEAR.findall(codes)))
        return People(
            max(
                1 if _COUPLE.isdisjoint(_clause_of(part, codes, wording)) else 2,
                clauses,
                each,
                _with_own_wounds(part, codes) if of_hurt and codes.count("j") > 1 else 0,
                different(part, codes, wording),
                len(_WITH_WOUNDS.findall(codes)) if of_hurt and "&" in codes and codes.count("j") > 1 else 0,
            )
        )
    if of_hurt and not _HIM.isdisjoint(part.words) and _OF_HIM.search(codes):
        return People(1)
    there_is = "-" in codes or "ѣ" in codes or not _THERE_IS.isdisjoint(part.words)
    there_is = there_is or (
        "n" not in codes and not wording.noun.isdisjoint(part.words[:2]) and part.words[0] not in ORDINALS
    )
    if there_is and "0" not in codes and not wording.noun.isdisjoint(part.words):
        return People(1)
    return People(1) if wording is OF_DEAD and not_saved(part) else None


def _by_name(codes: str, dead: bool) -> int:
    """«погибшие – Иван Петров и Сергей Сидоров», «ранены Иван Петров и …»: how many are named; 0 where none are."""
    named = _NAMED.search(codes)
    if named and (named["who"] == "g") == dead:
        return 1 + named["names"].count("&") + named["names"].count(",")
    names = _NAMES.search(codes)
    return 1 + names["more"].count("&") if names and (names["told"] == "G") == dead else 0


def _clause_of(part: Part, codes: str, wording: Wording) -> Sequence[str]:
    """The words of the clause that tells of somebody; of the whole sentence where that is not one clause."""
    found = wording.one.search(codes)
    if found is None or "," in found.group() or "G" not in codes:
        return part.words
    end = codes.find(",", found.end())
    return part.words[codes.rfind(",", 0, found.start()) + 1 : end if end >= 0 else len(codes)]


def _one(part: Part, codes: str, wording: Wording) -> bool:
    """Whether a sentence without a number of people tells of somebody, rather than of some."""
    found = wording.one.search(codes)
    if found:
        return not _some(part, found.span())
    return not wording.alone.isdisjoint(part.words) or got_hurt(part, codes, wording) or survived(part, codes, wording)


def _some(part: Part, span: tuple[int, int]) -> bool:
    """«погибли мирные жители»: nobody knows how many."""
    words = part.words[slice(*span)]
    if _PLURAL_VERBS.isdisjoint(words) or not _COUPLE.isdisjoint(words):
        return False
    people = [word for word, code in zip(words, part.codes[slice(*span)], strict=True) if code == "B"]
    return "получивших" in words or all(word.endswith(_PLURAL) for word in people)


def _number(part: Part, span: tuple[int, int], count: int | None) -> tuple[tuple[int, ...], ...]:
    """The places of a number, if it says any."""
    return (tuple(part.at[span[0] : span[1]]),) if count else ()


def _of_years(codes: str) -> int:
    """«женщины 1954, 1960 и 1975 г. р.»: as many as years."""
    return codes.count("n") + 2


def _born(codes: str, wording: Wording) -> People | None:
    """«ранен мальчик 2010 года рождения, пострадали мужчины 1960 и 1963 года»: all told of by years of birth.

    None where somebody is told of otherwise, or nothing before them says what happened to them.
    """
    found = list(_BORN.finditer(codes))
    if not found or any(code in "Bn" for code in _BORN.sub("", codes)):
        return None
    people = dict.fromkeys((False, True), 0)
    for match in found:
        told = list(_HURT_OR_DEAD.finditer(codes, 0, match.start()))
        if not told:
            return None
        people[bool(told[-1]["dead"])] += _of_years(match["several"]) if match["several"] else 1
    number = people["G" in wording.told.pattern]
    return People(number) if sum(people.values()) > 1 and number else None


def _with_own_wounds(part: Part, codes: str) -> int:
    """How many people open clauses that tell of what each of them suffered."""
    return len({part.words[match.start("who")] for match in _OWN_WOUNDS.finditer(codes)})


def _elsewhere(part: Part, codes: str, told: re.Match[str], wording: Wording, counter: Counter) -> People:
    """«… ранены двое, в хуторе Звягин – женщина», «…, ещё трое контужены»: others of the same sentence."""
    alone = 0
    numbers: tuple[tuple[int, ...], ...] = ()
    found = [*one_elsewhere(part, codes, told.end())]
    if "j" in wording.told.pattern:
        alone += also_hurt(codes, told.end())
        found += [*more_hurt(part, codes, told.end()), *treated_apart(part, codes, told.end("number"))]
    for match in found:
        count = part.count(match.span("number"), counter) if match.group("number") else None
        numbers += _number(part, match.span("number"), count)
        alone += not count
    return People(alone, numbers)


def _chain(part: Part, span: tuple[int, int], counter: Counter) -> People:
    """«мать и двое детей» -> 3; «двое жителей, мужчина и женщина» -> 2."""
    links: list[People] = []
    for link in _LINK.finditer(part.codes, *span):
        first, last = link.span()
        count = part.count((first, first + 1), counter) if part.codes[first] == "n" else None
        alone = 1 if PAIRS.isdisjoint(part.words[first:last]) else 2
        here = People(0 if count else alone, _number(part, (first, first + 1), count))
        if not links and count and any(word.startswith(GENERAL) for word in part.words[first:last]):
            return here
        if not links and count and _who_they_are(part, first, last, span[1]):
            return here
        links.append(People(_of_years(link["years"])) if link["years"] else here)
    return People(sum(link.certain for link in links), tuple(number for link in links for number in link.numbers))


def _who_they_are(part: Part, first: int, start: int, end: int) -> bool:
    """«двух дачников, мужчину и женщину»: who those are whom a number counts; not «двух мужчин, женщину и …»."""
    if any(word.startswith(KINDS) for word in part.words[first:start]):
        return False
    return _MAN_AND_WOMAN.fullmatch(part.codes, start, end) is not None and all(
        word.startswith(KINDS) or word in _ENGLISHKINDS
        for word, code in zip(part.words[start:end], part.codes[start:end], strict=True)
        if code == "B"
    )
