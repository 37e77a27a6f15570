"""Several people whom one verb tells of: «мать и двое детей», «двое жителей, мужчина и женщина»."""

from __future__ import annotations

from bot.reading.consequences.numbers import PAIRS, People, number_at
from bot.reading.consequences.others import GENERAL, who_they_are
from bot.reading.consequences.people_wordings import YEARS
from bot.reading.consequences.uncounted import of_years
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Part

_LINK = seldom(rf"n?[oye]{{0,2}}B{{1,2}}(?P<years>{YEARS})?")
# «муж и жена 61 и 63 лет»: the years of both, unlike «мужчина и женщины 27 и 49 лет»
_SEVERAL = ("и", "ы")
_DETAILED = frozenset(",-(:")


def chain(part: Part, span: tuple[int, int], counter: Counter) -> People:
    """«мать и двое детей» -> 3; «двое жителей, мужчина и женщина» -> 2; «двое жителей и боец» -> 3."""
    links: list[People] = []
    for link in _LINK.finditer(part.codes, *span):
        first, last = link.span()
        count = part.count((first, first + 1), counter) if part.codes[first] == "n" else None
        alone = 1 if PAIRS.isdisjoint(part.words[first:last]) else 2
        here = People(0 if count else alone, number_at(part, (first, first + 1), count))
        detailed = part.codes[last : last + 1] in _DETAILED
        if not links and count and detailed and any(word.startswith(GENERAL) for word in part.words[first:last]):
            return here
        if not links and who_they_are(part, (first, last, span[1]), counted=bool(count)):
            if count:
                return here
            continue
        years = of_years(link["years"]) if link["years"] else 0
        of_all = years == len(links) + 1 and not part.words[first + link.group().find("B")].endswith(_SEVERAL)
        links.append(People(years) if years and not of_all else here)
    return People(sum(link.certain for link in links), tuple(number for link in links for number in link.numbers))
