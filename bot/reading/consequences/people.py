"""How many people a sentence says were hurt or killed."""

from __future__ import annotations

import re

from bot.reading.consequences.chains import chain
from bot.reading.consequences.elsewhere import another_elsewhere, hurt_there, one_elsewhere
from bot.reading.consequences.got_hurt import got_hurt, survived, tells_of_whoever
from bot.reading.consequences.helped import not_saved
from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.consequences.in_hospital import more_hurt
from bot.reading.consequences.numbers import (
    People,
    beside_one,
    by_places,
    each_with_wounds,
    number_at,
    wounds_of_each,
)
from bot.reading.consequences.of_those import of_the_rest
from bot.reading.consequences.others import (
    GENERAL,
    also_hurt,
    beside_chain,
    by_other_verbs,
    different,
    in_a_row,
    joined,
    one_apart,
    treated_apart,
)
from bot.reading.consequences.people_wordings import OF_DEAD, YEARS, Wording
from bot.reading.consequences.perished import is_thing
from bot.reading.consequences.uncounted import (
    COUPLE,
    THERE_IS,
    among,
    born,
    by_name,
    clause_of,
    of_others,
    of_years,
    some,
    there_is_one,
    with_own_wounds,
)
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_ALSO_DEAD = seldom(r"[,;&]n[oye]{0,2}B{1,2}[oye]{0,2}G")
# «11 голов», «12 часов»: numbers of nobody
_OF_ANIMALS = seldom("[oye]{0,2}[ҩϧ]|[τ']")
_EACH_HURT = seldom(r"p[oye*]{0,2}B{1,2}[^|;n0B,]{0,6}j")
# «за помощью обратились шесть человек: …»
_SOUGHT = seldom(
    r"(?=n{1,6}[oye]{0,2}[Bw]o?И|(?<=И)|(?<=И[oBч])|(?<=И[oBч]{2}))(?P<number>n{1,6})(?=[oye]{0,2}[Bw]|(?<=чИn)$|(?<=чИnn)$)"
)
# «двое из них», «двое детей из них»
_OF_THEM = seldom("[oye]{0,2}B{0,2}zi")
_SOME_HURT = seldom("^(?:p[sCA]{1,2})?[^nB:0GC]{0,8}(?:I[oye]{0,2}B|w)$")
# «раненых 11: пятеро в реанимации, …», «четверо пострадавших: …»
_WOUNDED_COUNTED = seldom(r"w[oye\-]{0,2}n{1,3}[oye]{0,2}B?$|n{1,3}[oye]{0,2}B{0,2}[oye]?w$")
# «число раненых выросло до четырёх: …»
_GREW_TO = seldom(r"[wg][^|;n]{0,9}π(?:pn{1,3}p|p)?(?P<number>n{1,6})[oye]{0,2}B?$")
# «водитель с контузией и пассажир с порезами»
_WITH_WOUNDS = seldom(r"B[oyeи]{0,2}p[oye{]{0,2}j")
_ALREADY, _OF_ANYBODY = frozenset("0:;M"), frozenset("IGjgw{ГnB")
# «ранен мужчина, в Судже ранены двое», «… – двое рабочих»
_AT_OTHER_PLACE = seldom(r",&?p[sCAYQ]{1,6}(?:[oyeUuvK]{0,3}[IG]|-)")
# «слесарь ранен, двое его коллег – ушибы»
_WITH_THEIR_OWN = seldom("n{1,3}[oye]{0,2}B{1,2}-[oye]{0,2}j")
_THEIR_YEARS = rf"o?B(?P<years>{YEARS})(?P<others>(?:[,&]{{1,2}}[oye]?B\*г){{0,6}})|B(?P<first>{YEARS})"
_OF_YEARS = seldom(rf"[IG]{_THEIR_YEARS}o{{0,3}}[IG]")
# «ранены рабочие, чинившие линию: 29 и 46 лет»
_OF_AGES = seldom(r"[IG]o?B(?:,[^|;:n0IGB*]{1,8})?[:,(](?P<years>(?:[n*],){0,4}\*\*\*г?)(?P<first>)(?=[|,;)]|$)")
_GOT_OF_YEARS = seldom(rf"\{{{_THEIR_YEARS}o?,?(?:\{{|-?p?[oye]?j)")
_ONE_OF_YEAR = seldom(r"(?:\{|[,\-])[oye]{0,2}B\*г")
_OF_HIM = seldom("po[^|,;0n]{0,4}j")
_HIM = frozenset({"него", "нее"})
ASKED = Asked(_HIM, GENERAL)


def people(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """The first number of people that the sentence gives for one kind of harm; None where it tells of nobody."""
    if not wording.told.search(codes):
        return None
    of_years_told = born(codes, wording) if "*г" in codes and codes.count("*") > 1 else 0
    if of_years_told:
        return People(of_years_told)
    if codes.count("n") > 1 and "G" in codes and "j" in wording.told.pattern and (rest := of_the_rest(part, codes)):
        among, dead = rest
        return People(0, (tuple(part.at[slice(*among)]),), tuple(part.at[slice(*dead)]))
    if ("," in codes or ":" in codes) and "p" in codes and (places := by_places(part, codes, wording, counter)):
        return places
    together = wording.together.search(codes) if "&" in codes or "," in codes else None
    if together and not ("&" not in together.group() and of_others(part, codes, together)):
        return _together(part, codes, together, wording, counter)
    told = _told_behind(part, codes, wording, counter) if ":" in codes else None
    return told or _numbered(part, codes, wording, counter) or _with_one_elsewhere(part, codes, wording, counter)


def _together(part: Part, codes: str, found: re.Match[str], wording: Wording, counter: Counter) -> People:
    """Several people of whom one verb tells, with those elsewhere and those of whom other clauses tell."""
    colon = codes.find(":", 0, found.start(found.lastgroup or "before"))
    whole = _whole(part, codes[:colon], wording, counter) if colon > 0 else None
    if whole:
        return whole
    dead = "G" in wording.told.pattern
    named = chain(Part(codes, part.words, part.at), found.span(found.lastgroup or "before"), counter)
    named = _elsewhere_too(part, codes, found.end(), named, counter, dead=dead) if "-" in codes else named
    there = list(hurt_there(codes, found.end(), dead=dead))
    more = [each.span("number") for each in (*more_hurt(part, codes, found.end(), dead=dead), *there) if each["number"]]
    numbers = sum((number_at(part, span, part.count(span, counter)) for span in more), named.numbers)
    beside = sum(not each["number"] for each in there) or beside_chain(part, codes, found.end(), wording)
    return People(named.certain + beside, numbers)


def _whole(part: Part, head: str, wording: Wording, counter: Counter) -> People | None:
    """«пострадали четверо: отец и сын получили порезы, две женщины – ушибы»: the number of those told of behind."""
    first, known = part.clause(0, len(head)), "0" not in head and wording.told.search(head)
    if known and "n" not in head and (not COUPLE.isdisjoint(first.words) or "***" in head):
        return _without_number(first, head, wording)
    return _numbered(first, head, wording, counter) if known else None


def _with_one_elsewhere(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """«ранен мужчина, в Горловке – женщина», «…, в Горловке – двое»: one without a number, with those elsewhere."""
    alone = _without_number(part, codes, wording)
    told = wording.one.search(codes) if alone is not None and ("-" in codes or ",p" in codes or "n" in codes) else None
    if alone is None or told is None:
        return alone
    return _elsewhere_too(part, codes, told.end(), alone, counter, dead="G" in wording.told.pattern)


def _elsewhere_too(part: Part, codes: str, start: int, here: People, counter: Counter, *, dead: bool) -> People:
    """Those told of without a number, with those who were elsewhere or came later."""
    numbers, others = here.numbers, another_elsewhere(part, codes, start, dead=dead)
    for match in one_elsewhere(part, codes, start, dead=dead):
        span = match.span("number")
        numbers += number_at(part, span, part.count(span, counter) if match["number"] else None)
        others += match["number"] is None and "when" in match.re.groupindex
    return here._replace(certain=here.certain + others, numbers=numbers)


def _numbered(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """The number that is given first; one before a colon is of all whom the rest details."""
    if "n" not in codes:
        return None
    if "j" in wording.told.pattern and part.codes.count("j") > 1 and (each := each_with_wounds(part, codes, counter)):
        return each
    colon = codes.find(":")
    if colon > 0 and (whole := _headed(part, codes[:colon], wording, counter)):
        return whole
    for pattern in wording.numbered:
        match = pattern.search(codes)
        if match is None or codes[match.start("number")] == "~" or _of_no_people(part, codes, match.end("number")):
            continue
        count = part.count(match.span("number"), counter)
        if count is not None and count < 1000:
            whole = _of_which(part, codes, match, wording, counter)
            if whole:
                return whole
            more = len(_ALSO_DEAD.findall(codes, match.end())) if "G" in wording.told.pattern else 0
            before = _before_more(part, codes, match.start("number"), wording, counter)
            there = _elsewhere(part, codes, match, wording, counter)
            alone, more_joined = joined(part, codes, match.end("number"))
            number = number_at(part, match.span("number"), count) + number_at(
                part, more_joined, part.count(more_joined, counter)
            )
            others = there.certain + in_a_row(part, codes, match.end(), wording) + alone
            return People(before.certain + more + others, before.numbers + number + there.numbers)
    return None


def _told_behind(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """«пострадали прохожие: мужчина с переломом, две женщины с порезами»: those behind the colon."""
    start = codes.index(":") + 1
    if not _SOME_HURT.search(codes[: start - 1]):
        return None
    return people(part.clause(start, len(codes)), codes[start:], wording, counter)


def _of_which(part: Part, codes: str, told: re.Match[str], wording: Wording, counter: Counter) -> People | None:
    """«ранения у восьми рабочих, двое из них с ожогами»: the number of those all are of, told of before."""
    comma = codes.rfind(",", 0, told.start("number"))
    if comma <= 0 or not _OF_THEM.match(codes, told.end("number")):
        return None
    return _whole(part, codes[:comma], wording, counter)


def _of_no_people(part: Part, codes: str, at: int) -> bool:
    """«пять часов», «гибель 90 деревьев»."""
    return _OF_ANIMALS.match(codes, at) is not None or (
        "G" in codes and at < len(codes) and is_thing(part.words, codes, at)
    )


def _before_more(part: Part, codes: str, number: int, wording: Wording, counter: Counter) -> People:
    """«водитель ранен, ещё у двоих порезы», «трое в больнице, ещё двое …»: those told of before the number."""
    end = codes.rfind(",", 0, number)
    others = _AT_OTHER_PLACE.fullmatch(codes, max(end, 0), number) or _WITH_THEIR_OWN.match(codes, number)
    more = "M" in part.codes[end : number + 2] or others
    start = codes.rfind(";", 0, max(end, 0)) + 1
    colon = codes.find(":", start, max(end, 0))
    start = colon + 1 if colon > 0 and _OF_ANYBODY.isdisjoint(codes[start:colon]) else start
    if end <= start or not more or not _ALREADY.isdisjoint(codes[start:end]):
        return People(0)
    head, told = part.clause(start, end), codes[start:end]
    if not wording.told.search(told):
        return People(0)
    alone = _numbered(head, told, wording, counter) or _with_one_elsewhere(head, told, wording, counter)
    return alone or People(0)


def _headed(part: Part, head: str, wording: Wording, counter: Counter) -> People | None:
    """«Обратились девять пострадавших: шестеро госпитализированы, трое получили травмы»."""
    of_hurt = "j" in wording.told.pattern
    if "Г" in head or _WOUNDED_COUNTED.search(head):
        return _whole(part, head, wording, counter)
    match = _SOUGHT.search(head) if "И" in head and of_hurt else None
    if match is None and "π" in head and ("w" in head) == of_hurt:
        match = _GREW_TO.search(head)
    if match is None:
        return None
    count = part.count(match.span("number"), counter)
    return People(0, number_at(part, match.span("number"), count)) if count else None


def _without_number(part: Part, codes: str, wording: Wording) -> People | None:
    """Those whom a sentence tells of without saying how many."""
    of_hurt = "j" in wording.told.pattern
    several = _OF_YEARS.search(codes) if "***" in codes and wording.one.search(codes) else None
    if several is None and "***" in codes and "I" in codes:
        several = _OF_AGES.search(codes)
    if several is None and "***" in codes and "j" in codes and of_hurt:
        several = _GOT_OF_YEARS.search(codes)
    if several:
        others = ("" if "others" not in several.re.groupindex else several["others"] or "").count("B")
        return People(of_years(several["years"] or several["first"]) + others)
    named = by_name(codes, "G" in wording.told.pattern) if "C" in codes else 0
    if named:
        return People(named)
    if _one(part, codes, wording):
        clauses = sum(1 for clause in codes.split(";") if wording.one.search(clause))
        each = len(_EACH_HURT.findall(codes)) if "j" in codes and of_hurt else 0
        if "{" in codes and "j" in codes and of_hurt and "G" not in codes:
            each = max(each, len(_ONE_OF_YEAR.findall(codes)))
        return People(
            max(
                1 if COUPLE.isdisjoint(clause_of(part, codes, wording)) else 2,
                clauses,
                each,
                with_own_wounds(part, codes) if of_hurt and codes.count("j") > 1 else 0,
                len(wounds_of_each(part)) if of_hurt and part.codes.count("j") > 1 else 0,
                different(part, codes, wording),
                len(_WITH_WOUNDS.findall(codes)) if of_hurt and "&" in codes and codes.count("j") > 1 else 0,
            )
        )
    if of_hurt and (them := _HIM & {part.words[match.start() + 1] for match in _OF_HIM.finditer(codes)}):
        return People(len(them))
    there_is = "-" in codes or "ѣ" in codes or not THERE_IS.isdisjoint(part.words)
    there_is = there_is or (
        "n" not in codes and not wording.noun.isdisjoint(part.words[:2]) and part.words[0] not in ORDINALS
    )
    one_is = not wording.noun.isdisjoint(part.words) or ("-" in codes and among(part, codes, not of_hurt))
    if there_is and one_is and ("0" not in codes or there_is_one(part, wording)):
        return People(1)
    return People(1) if wording is OF_DEAD and not_saved(part, codes) else None


def _one(part: Part, codes: str, wording: Wording) -> bool:
    """Whether a sentence without a number of people tells of somebody, rather than of some."""
    found = wording.one.search(codes)
    if found:
        return not some(part, found.span())
    alone = {word for word, code in zip(part.words, codes, strict=True) if code != "o"} & wording.alone
    told = bool(alone) and not tells_of_whoever(part)
    return told or got_hurt(part, codes, wording) or survived(part, codes, wording)


def _elsewhere(part: Part, codes: str, told: re.Match[str], wording: Wording, counter: Counter) -> People:
    """«… ранены двое, в хуторе Звягин – женщина», «…, ещё трое контужены»: others of the same sentence."""
    alone = 0
    numbers: tuple[tuple[int, ...], ...] = ()
    dead = "G" in wording.told.pattern
    found = [*one_elsewhere(part, codes, told.end(), dead=dead), *hurt_there(codes, told.end(), dead=dead)]
    if not dead:
        alone += also_hurt(codes, told.end()) + one_apart(part, codes, told.end())
        found += [*more_hurt(part, codes, told.end()), *treated_apart(part, codes, told.end("number"))]
        found += by_other_verbs(part, codes, told.end())
    else:
        found += more_hurt(part, codes, told.end(), dead=True)
    for match in {match.start("number") if match["number"] else -match.start(): match for match in found}.values():
        count = part.count(match.span("number"), counter) if match.group("number") else None
        numbers += number_at(part, match.span("number"), count)
        alone += 0 if count else 1 + beside_one(part, match)
    return People(alone, numbers)
