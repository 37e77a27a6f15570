"""Which tokens of a line may name places, and which rules can apply to each, by the concepts alone.

A line is what stands between two sentence ends. Lines of different posts often differ in names and numbers only, so
each is planned once and remembered; the names are looked up in every post anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.reading.places import (
    areas,
    beside_districts,
    digest_lists,
    english,
    headed_lists,
    in_digests,
    lists,
    near,
    no_sites,
    owned,
    quarters,
    repeated,
    seas,
    spots,
    street_lists,
    told_of,
    towns,
)
from bot.reading.places import surroundings as around
from bot.reading.places.walk import NO_NAME, Walk

END_OF_POST = "\0"
"""Added to a line that no sentence end follows."""
_REMEMBERED = 6000
_CANDIDATE = re.compile(r"[AC$жэцфBиF]|(?<=[s\\])[^|,]")
_COMMON = frozenset("$жэцфBиF")
_TYPES = frozenset({"s", "\\"})
_NUMBERED = "sn"
"""«село 1-я Ольховка»."""

Take = Callable[[Walk, int], int]


class Rule(NamedTuple):
    """How a place is read at a token, and whether the concepts around it allow that at all."""

    take: Take
    fits: Callable[[str, int], bool]


_STREET = Rule(towns.street, around.of_street)
_SEA = Rule(seas.sea, around.anything)
_PHRASE = Rule(areas.region_adjectives, around.of_region)
_REGION = Rule(areas.region, around.anything)
_DISTRICTS = Rule(areas.districts, around.of_district)
_AFTER_TYPE = Rule(towns.after_type, around.after_type)
_QUARTER = Rule(towns.quoted, around.quoted_after_type)
_RURAL = Rule(quarters.rural, quarters.of_rural)
_COUNCIL = Rule(quarters.council, quarters.of_council)
_ESTATE = Rule(quarters.estate, quarters.of_estate)
_SPOT = Rule(spots.spot, around.of_spot)
_TOWN = Rule(towns.town, around.anything)
_LISTED = Rule(lists.listed, around.of_list)
_COUNTED = Rule(lists.counted, lists.of_counted)
_OWNED = Rule(owned.owned, owned.of_owned)
_NEAR = Rule(near.near, near.of_near)
_PORT = Rule(told_of.port, told_of.of_port)
_STRUCK = Rule(told_of.struck, told_of.of_struck)
_HEADLINED = Rule(told_of.headlined, told_of.of_headlined)
_UNSEEN = Rule(towns.unseen, around.of_unseen)
_NAME = Rule(english.name, around.of_name)
_STREETS = Rule(street_lists.in_street_list, street_lists.of_street_list)
_BESIDE_STREET = (_STREET, _REGION, _DISTRICTS, _QUARTER, _AFTER_TYPE, _TOWN, _UNSEEN)
_BESIDE_TYPE = (_DISTRICTS, _QUARTER, _AFTER_TYPE, _TOWN, _UNSEEN)
_HEADED = Rule(headed_lists.headed, headed_lists.of_headed)
_OF_DISTRICT = Rule(headed_lists.settlement, headed_lists.of_settlements)
_REPEATED = Rule(repeated.repeated, repeated.of_repeated)
_VILLAGES = Rule(digest_lists.village, digest_lists.of_villages)
_BELOW = Rule(in_digests.below, in_digests.of_below)
_BESIDE_DISTRICT = Rule(in_digests.beside, in_digests.of_beside)
_PLACED = Rule(beside_districts.placed, beside_districts.of_placed)
_TIMED = Rule(in_digests.timed, in_digests.of_timed)
_LED = Rule(in_digests.led, in_digests.of_led)
_PAIRS = Rule(in_digests.pairs, in_digests.of_pairs)
_BARE = (
    _STREETS,
    _HEADED,
    _BELOW,
    _RURAL,
    _COUNCIL,
    _DISTRICTS,
    _ESTATE,
    _SPOT,
    _VILLAGES,
    _TOWN,
    _OF_DISTRICT,
    _BESIDE_DISTRICT,
    _PLACED,
    _TIMED,
    _LED,
    _PAIRS,
    _LISTED,
    _COUNTED,
    _OWNED,
    _NEAR,
    _PORT,
    _STRUCK,
    _HEADLINED,
    _REPEATED,
    _UNSEEN,
)
_AT_SEA = (_STREET, _HEADED, _SEA, _REGION, _DISTRICTS, _QUARTER, _AFTER_TYPE, _TOWN, _UNSEEN)
_ENGLISH = (_STREET, _NAME, _QUARTER, _AFTER_TYPE)


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules for a token in the order in which they are asked, by what it is a form of."""

    other: tuple[Take, ...]
    region: tuple[Take, ...]
    sea: tuple[Take, ...]
    english: tuple[Take, ...]
    english_sea: tuple[Take, ...]


Site = tuple[int, bool, bool, bool, Choice]
"""A token that may name a place, and its rules; whether it surely has a capital, whether it stands after a type word,
and whether a mark such as «#» may precede it."""
Plan = tuple[tuple[Site, ...], str]
"""The sites of a line, and the concepts in it that may say that nothing happened at some of them."""


class Plans(dict[str, Plan]):
    """The plan of each line; those that were met are remembered."""

    def __init__(self) -> None:
        self._choices: dict[tuple[tuple[Take, ...], ...], Choice] = {}

    def __missing__(self, line: str) -> Plan:
        if len(self) >= _REMEMBERED:
            self.clear()
        plan = self[line] = tuple(self._sites(line)), no_sites.doubts(line)
        return plan

    def _sites(self, line: str) -> Iterator[Site]:
        last = len(line) - 1 if line.endswith(END_OF_POST) else None
        codes = f"|{line[:last]}|"
        for match in _CANDIDATE.finditer(codes, 1):
            at = match.start()
            code, before = codes[at], codes[at - 1]
            if code != "A" and code in NO_NAME and f"{before}{code}" != _NUMBERED:
                continue
            if code in _COMMON and before not in _TYPES and (codes[at + 1] == "-" or at == last):
                continue
            rules = _rules(codes, at)
            if any(rules):
                choice = self._choices.get(rules) or self._choices.setdefault(rules, Choice(*rules))
                yield at - 1, code in "AC", before == "s", before == "o", choice


def _rules(codes: str, at: int) -> tuple[tuple[Take, ...], ...]:
    """As the fields of Choice."""
    before = codes[at - 1]
    others = _BESIDE_TYPE if before in _TYPES or around.quoted_after_type(codes, at) else _BARE
    if before == "_" or codes[at + 1] == "_":
        other = region = fitting(_BESIDE_STREET, codes, at)
    else:
        # Asked once for both, which are most of the rules
        common = fitting(others, codes, at)
        other, region = fitting((_PHRASE,), codes, at) + common, (_REGION.take, *common)
    english = fitting(_ENGLISH, codes, at)
    return other, region, fitting(_AT_SEA, codes, at), english, (_SEA.take, *english)


def fitting(rules: tuple[Rule, ...], codes: str, at: int) -> tuple[Take, ...]:
    """Those of the rules that the concepts around a token allow."""
    return tuple([rule.take for rule in rules if rule.fits(codes, at)])
