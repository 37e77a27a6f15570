"""Numbers of people, and those of several phrases: with wounds of their own, at places of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.reading.consequences.people_wordings import Wording
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

# «мужчина 70 лет», «супруги, 59 и 61 года», «боец «Барса» и местный житель»
PERSONS = r"[oye*]{0,2}B{1,2}(?:[oъ!CAи\\]{0,3}&[oye*]{0,2}B{1,2})?"
AGED = r"(?:[oъ!CAи\\]{1,4}|[,(]?\*{1,3}гo?\)?)?"
_SO_MANY_THERE = rf"(?:n{{1,3}}[oye*]{{0,2}}B{{0,2}}|{PERSONS}){AGED}"
_THERE = r"(?:p?[sCAYo]{1,6}-|ps?[CAY]{1,5})"
_BY_PLACES = seldom(
    rf"(?P<told>[IwGgj])[oyeB{{]{{0,2}}:?(?P<list>(?>{_THERE}{_SO_MANY_THERE})"
    rf"(?>[,;&]{{1,2}}{_THERE}{_SO_MANY_THERE}){{0,12}})(?=[|,;)]|$)"
)
_LISTED, _ITEM = (
    seldom(r"(?P<told>[IwGgj])[oyeB{]{0,2}:(?=[^|]{2,99};)"),
    seldom(rf"{_THERE}(?:(?P<number>n{{1,3}})|(?P<who>{PERSONS}))(?![^;]*G)"),
)
_AT_PLACE = seldom(rf"(?:-|[CAY])(?:(?P<number>n{{1,3}})|(?P<who>{PERSONS}))")
_SO_MANY_TO = r"n{1,3}[oye]{0,2}B?-?p[^|;:,&nBIG0]{1,8}"
_TO_HOSPITALS = seldom(rf"w[^|;:n0IGB]{{0,6}}:(?P<list>(?>{_SO_MANY_TO})(?>[,&]{{1,2}}{_SO_MANY_TO}){{1,8}})$")
_TO_ONE = seldom("(?P<number>n{1,3})[oye]{0,2}B?-?p")
# «у двоих ожоги, у одной женщины – перелом»
_SO_MANY_EACH = seldom(
    r"(?:p|(?<=[,;&])(?=n)|(?:^|(?<=[,;&:]))(?=[oye*]{0,2}B{1,2}-))(?:(?P<number>n{1,3})[oye*]{0,2}B{0,2}|[oye*]{0,2}B{1,2})"
    r"(?:-?(?:[oye]{0,2}\{)?[oye]{0,3}j|[FI][oye]?ϧ)"
)
# «ожоги у двоих, перелом у третьего»
_WOUNDS_OF_EACH = seldom(
    r"(?:^|(?<=[,;&:C]))[oye]{0,2}j(?:p[oye]?ϧ|[oyeϧ]){0,3}-?p"
    r"(?:(?P<number>n{1,3})[oye*]{0,2}B{0,2}|[oye*]{0,2}B{1,2}[oye\\и]?|(?P<other>o))"
    r"(?:[pп][oyesCAYQ]{1,5}[\\и]?)?(?=[|,;&]|$)"
)
_ANOTHER = frozenset({"другого", "другой", "второго", "второй", "третьего", "третьей", "четвертого", "четвертой"})
_SO_MANY_WITH = seldom(r"(?:(?P<number>n{1,3})[oye*]{0,2}B{0,2}|B{1,2})p[oye]{0,2}j")
_NOBODY_ELSE = frozenset("nBI{wgG")
# «двое с ожогами, один с ушибом получили помощь»
_HELP_GOT = seldom("{(?![oye]{0,3}j)")
_SOMEBODY = frozenset("IwGgГ+nB")
_ANYBODY_ELSE, _OTHERWISE = frozenset("IwGgГ+:"), frozenset("IwG{g:")
PAIRS = frozenset(
    {"супруги", "супругов", "супругам", "родители", "родителей", "родителям", "пара", "пару", "пары", "couple"}
)
ASKED = Asked(_ANOTHER)


class People(NamedTuple):
    """How many people: `certain` of them without a number, and the places in the sentence of numbers to be added.

    `less`: the places of a number to be taken away.
    """

    certain: int
    numbers: tuple[tuple[int, ...], ...] = ()
    less: tuple[int, ...] = ()


def number_at(part: Part, span: tuple[int, int], count: int | None) -> tuple[tuple[int, ...], ...]:
    """The places of a number, if it says any."""
    return (tuple(part.at[span[0] : span[1]]),) if count else ()


def each_with_wounds(part: Part, codes: str, counter: Counter) -> People | None:
    """«двое с ожогами и один с переломом», «у троих ожоги, у одного перелом»: all of them together."""
    apart = list(_SO_MANY_EACH.finditer(codes))
    if len(apart) < 2 and len(late := wounds_of_each(part)) > 1:
        return all_of(part, late, counter)
    if len(apart) > 1 and _ANYBODY_ELSE.isdisjoint(_SO_MANY_EACH.sub("", codes)):
        return all_of(part, apart, counter)
    found = list(_SO_MANY_WITH.finditer(codes))
    first, last = (found[0].start(), found[-1].end()) if found else (0, 0)
    if (
        len(found) < 2
        or not _OTHERWISE.isdisjoint(codes[:last])
        or not _NOBODY_ELSE.isdisjoint(codes[:first] + _HELP_GOT.sub("", codes[last:]))
    ):
        return None
    return all_of(part, found, counter)


def wounds_of_each(part: Part) -> list[re.Match[str]]:
    """«ожоги у двоих, перелом ноги у третьего»: the phrases, each of a `number` or of one."""
    start = part.codes.find(":") + 1
    if not _ANYBODY_ELSE.isdisjoint(part.codes[start:]) or not _SOMEBODY.isdisjoint(part.codes[:start]):
        return []
    found = _WOUNDS_OF_EACH.finditer(part.codes, start)
    return [each for each in found if each["other"] is None or part.words[each.start("other")] in _ANOTHER]


def all_of(part: Part, found: list[re.Match[str]], counter: Counter) -> People:
    """The people of several phrases, each with a `number` or of one."""
    spans = [match.span("number") for match in found if match["number"]]
    numbers = (number_at(part, span, part.count(span, counter)) for span in spans)
    return People(len(found) - len(spans), sum(numbers, ()))


def by_places(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """«Пострадали: Шебекино – 3, Грайворон – 1», «ранены в Шебекино – трое, в Грайвороне – один»: all of them."""
    if ";" in codes and (listed := _by_long_items(part, codes, wording, counter)):
        return listed
    if ":" in codes and "w" in codes and wording.told.search("w") and (there := _to_hospitals(part, codes, counter)):
        return there
    match = _BY_PLACES.search(codes)
    if match is None or not wording.told.search(match["told"]):
        return None
    apart = [*_AT_PLACE.finditer(codes, *match.span("list"))]
    if len(apart) < 2 and (match["told"] not in "wg" or match.end() < len(codes)):
        return None
    there = all_of(part, apart, counter)
    return there._replace(certain=there.certain + sum(beside_one(part, each) for each in apart))


def _to_hospitals(part: Part, codes: str, counter: Counter) -> People | None:
    """«раненых развезли: троих – в Рыльск, двоих – в Курск»: all of them."""
    match = _TO_HOSPITALS.search(codes)
    return all_of(part, [*_TO_ONE.finditer(codes, match.start("list"))], counter) if match else None


def _by_long_items(part: Part, codes: str, wording: Wording, counter: Counter) -> People | None:
    """«Ранены: в Рыльске – сторож (осколок в стопе); в Льгове – двое, чинившие ограду»: all of them."""
    head = _LISTED.search(codes)
    if head is None or not wording.told.search(head["told"]):
        return None
    start, found = head.end(), list[re.Match[str]]()
    for item in codes[start:].split(";"):
        match = _ITEM.match(codes, start)
        if match is None:
            return None
        found.append(match)
        start += len(item) + 1
    there = all_of(part, found, counter)
    return there._replace(certain=there.certain + sum(beside_one(part, each) for each in found))


def beside_one(part: Part, found: re.Match[str]) -> int:
    """How many stand beside one person of a phrase: «мать и сын», «супружеская пара»."""
    if "who" not in found.re.groupindex or not found["who"]:
        return 0
    first, last = found.span("who")
    return found["who"].count("&") + (not PAIRS.isdisjoint(part.words[first:last]))
