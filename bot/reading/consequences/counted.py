"""A number of people that a sentence gives, with what is said of them: when they came, where they are treated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.consequences.whereabouts import Where
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_LATER = frozenset({"позже", "позднее", "затем", "впоследствии", "later"})
_BY_DAY = frozenset({"утром", "днем", "вечером", "ночью", "сегодня", "сутки", "спустя"})
# «обратилась женщина», «обратились ещё двое»: whoever is named behind the verb is news
_CAME = seldom(r"И[oye+pч]{0,4}(?P<more>M)?(?:(?P<number>n{1,3})|[oye*]{0,2}B)(?!zi)")
ANYBODY, NEW = "anybody", "new"
"""Who of a sentence came later: all of them, or those of whom it says «ещё»."""
HOME, HOSPITAL = "home", "hospital"
"""Where people are treated."""
_AT_HOME = ("амбулатор", "отказал", "месте")
_IN_HOSPITAL = ("госпитализир", "больниц", "стационар", "реанимац", "црб", "прооперир")


@dataclass(slots=True)
class Figure:
    """A number of people with what is said of it, and where; `alone`: of one told of without a number.

    `of_hurt`: of dead who are among the injured. `later`: who came later than those told of before.
    `every`: who are all that were told of. `still`: who remain where they were, so that they may be some of those.
    `struck`: named one by one, beside the strike that hurt them. `again`: who may be some of those told of before,
    since nothing but their treatment is told. `besides`: whom the text tells apart from them. `cared`: of whom it tells
    no harm, but their treatment; `kept`: where they are treated (kept_where).
    """

    number: int
    lead: bool
    new: bool
    total: bool
    where: Where
    ages: frozenset[str] = frozenset()
    helped: bool = False
    alone: bool = False
    of_hurt: bool = False
    still: bool = False
    later: bool = False
    who: str = ""
    every: bool = False
    struck: bool = False
    again: bool = False
    besides: bool = False
    cared: bool = False
    kept: str = ""


def came_later(tokens: Tokens, start: int, end: int) -> str:
    """Who of a sentence came later than those told of before; empty for nobody.

    «Позже обратилась женщина»: ANYBODY. «Позже ранены ещё двое», «Вечером за помощью обратились ещё двое»: NEW.
    """
    words = tokens.folded[start:end]
    later = not _LATER.isdisjoint(words)
    if not later and ("И" not in tokens.codes[start:end] or _BY_DAY.isdisjoint(words)):
        return ""
    came = _CAME.search(tokens.codes, start, end)
    if came is None:
        return NEW if later else ""
    return ANYBODY if later or came["more"] or not came["number"] else ""


def kept_where(words: Sequence[str]) -> str:
    """HOME of people who refused to go to hospital or were helped on the spot, HOSPITAL of those there; "" of both."""
    home = any(word.startswith(_AT_HOME) for word in words)
    hospital = any(word.startswith(_IN_HOSPITAL) for word in words)
    return "" if home == hospital else HOME if home else HOSPITAL
