"""What a sentence tells by its concepts and the words that rules ask for, whatever its names and numbers.

Officials use few forms: sentences of different posts differ in names and numbers only, or do not differ at all in what
rules look at. So each outline is read once and remembered; names and numbers are read in every post anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reading.consequences.of_sentence import PEOPLE, Told, read_told
from bot.reading.counts.as_many import these
from bot.reading.counts.counting import Counter
from bot.reading.counts.later import as_many_more, goes_on
from bot.reading.counts.listed import only_listed
from bot.reading.counts.quantity import Quantities, Quantity
from bot.reading.counts.singles import some_stopped
from bot.reading.counts.what_happened import all_stopped, repelled
from bot.reading.counts.wordings import NUMBER_AND_HOURS_ALONE
from bot.reading.forms import HEAD, heads_item, is_heading, of_boats, wounds_alone
from bot.reading.periods.of_sentence import names_hours, names_part
from bot.reading.places.no_news import no_news, other_business
from bot.reading.words.tokens import Part, Tokens

if TYPE_CHECKING:
    from bot.reading.asked import Asking

_REMEMBERED = 6000
_PLACED = re.compile(r"p[AC]|[AC]Y")


@dataclass(frozen=True, slots=True)
class Outline:
    """One sentence without its names and numbers. All positions are the sentence's own.

    `quantities` are the numbers of UAVs that it tells of, `told` is what it says of people and things (None: nothing).
    `placed`: whether it names places, `timed`: whether it may name a period,
    `hours`: whether one with hours, `people`: whether it may tell of victims.
    `no_news`: whether its places are no sites unless it states an event. `other_business`: the
    same where the post names other places. `these`: whether it goes on with the numbers of the sentence before.
    `listed`: the numbers of one that holds nothing else but places. `numbered`: whether it may go on with numbers of
    places told of before, `goes_on`: whether with any numbers, `at_hours`: whether with those of other hours.
    `as_many`: whether it tells of «столько же», and names no region. `counts`: whether it may tell of any number.
    `all_stopped`: whether it says that all were stopped, or all but few, `repelled`: that their attack was repelled.
    `head`: the mark behind the names that it begins with as an item of a list does, and where they stand.
    `heading`, `boats`, `item`, `wounds`: its form, as forms.py tells it.
    """

    codes: str
    words: tuple[str, ...]
    quantities: Quantities
    told: Told | None
    placed: bool
    timed: bool
    hours: bool
    people: bool
    no_news: bool
    other_business: bool
    these: bool
    listed: list[Quantity]
    numbered: bool
    goes_on: bool
    at_hours: bool
    as_many: bool
    counts: bool
    all_stopped: bool
    repelled: bool
    head: tuple[str, int, int] | None
    heading: bool
    boats: bool
    item: bool
    wounds: bool


Outlined = list[tuple[tuple[int, int], Outline]]
"""Half-open spans of sentences with their outlines."""


class Outlines:
    """Gives the sentences of posts their outlines; remembers those it met."""

    def __init__(self, counter: Counter, asking: Asking) -> None:
        self._counter = counter
        self._asking = asking
        self._known: dict[str, Outline] = {}

    def of(self, tokens: Tokens, sentences: list[tuple[int, int]]) -> list[Outline]:
        """The outline of each sentence."""
        known, codes, asked = self._known, tokens.codes, tokens.asked
        found = []
        for start, end in sentences:
            # As many characters of each, so that one string tells both
            key = codes[start:end] + asked[start:end]
            found.append(known.get(key) or self._read(key, tokens.folded[start:end]))
        return found

    def _read(self, key: str, folded: list[str]) -> Outline:
        codes, asked = key[: len(folded)], key[len(folded) :]
        outline = self._outline(codes, self._asking.words(asked, folded))
        if self._asking.listed(asked):
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = outline
        return outline

    def _outline(self, codes: str, words: tuple[str, ...]) -> Outline:
        hours = names_hours(codes, words)
        numbered = "n" in codes or "-o" in codes or codes[1:2] == "-"
        quantities = self._counter.sentence(codes, words)
        as_many = "столько" in words and as_many_more(codes, words)
        head = HEAD.match(codes)
        told = numbered or as_many or bool(quantities.found) or bool(quantities.added_up)
        return Outline(
            codes,
            words,
            quantities,
            read_told(Part(codes, words), self._counter),
            placed=_PLACED.search(codes) is not None,
            timed=hours or names_part(codes),
            hours=hours,
            people=PEOPLE.search(codes) is not None,
            no_news=no_news(codes, words),
            other_business=other_business(codes, words),
            these=these(codes, words),
            listed=self._counter.continued(codes, words) if "n" in codes and only_listed(codes) else [],
            numbered=numbered,
            goes_on=numbered and goes_on(codes, words),
            at_hours=numbered and NUMBER_AND_HOURS_ALONE.match(codes) is not None,
            as_many=as_many,
            counts=told or some_stopped(codes),
            all_stopped=all_stopped(codes),
            repelled=repelled(codes),
            head=None if head is None else (head["mark"], *head.span("place")),
            heading=is_heading(codes),
            boats=of_boats(codes),
            item=heads_item(codes),
            wounds=wounds_alone(codes),
        )
