"""News of tonight that stand whatever another sentence of the post tells: «Вручены медали. Сегодня сбит БПЛА»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bot.model import Verdict
from bot.reading.seldom import seldom
from bot.reading.templates.matching import Fits, Hit
from bot.reading.verdicts.long_times import most_of_its_kind
from bot.reading.words.tokens import Tokens

_FINITE = seldom("[SWOV]")
_HAPPENED = seldom("[HFkqI]")
_UAV = seldom("[Uuv]")
_AIR_DEFENCE = "!"
_CREWS = ("расчет", "зенит", "дежурн", "crew", "duty")
_TIME = seldom("[νμεδτ@]")
_PART_OF_DAY = seldom("[νμεδ]")
_SAME_SUBJECT = seldom("[SWOVTθEKdD!]")
_TODAY = frozenset({"сегодня", "сегодняшней", "today", "tonight", "overnight", "morning's"})
_LAST = frozenset({"минувшей", "прошедшей", "этой", "минувшую", "прошедшую", "эту", "this"})
_OF_A_STORY = frozenset({"той", "ту", "тот", "если", "когда", "якобы", "будто", "бы", "if", "when", "that"})
_SAID = ("пиш", "слух", "соцсет", "паблик", "чат", "rumo", "claim")
_OLD = (
    *("год", "лет", "памят", "мемориал", "цвет", "минут", "суд", "пригов", "уголовн", "медал", "орден", "наград"),
    *("благодар", "грамот", "прем", "year", "annivers", "memor", "flower", "court", "medal", "award", "decorat"),
)
_WHICH = ("котор", "which")
_CLAUSE = 5
_FAR = frozenset({"post", "rest"})
_EVENTS = seldom("[UuvSWOVTθHFKkqEdn~|,]")


class News:
    """The sentences (half-open token spans) that are such news, to be asked about what would rule them out.

    News say that UAVs were shot down, today or tonight, in a sentence that nothing speaks against. Those that name the
    air defence and only a time of day do not count behind a recap or a story of years ago.
    """

    def __init__(self, tokens: Tokens, sentences: Sequence[tuple[int, int]], fits: Sequence[Fits]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._fits = fits

    def beside(self, number: int, hit: Hit) -> list[int]:
        """The sentences that are news in spite of a hit in another one."""
        if hit.template.blocks not in _FAR or hit.template.theme or not self._told:
            return []
        ruling = self._tokens.codes[slice(*self._sentences[number])]
        words = self._tokens.folded[slice(*self._sentences[number])]
        of_uavs = _SAME_SUBJECT.search(ruling) is not None
        recap = hit.template.verdict == Verdict.RECAP
        of_old = recap or any(word.startswith(_OLD) for word in words)
        return [each for each in self._told if self._stands(each, of_uavs, of_old, each < number)]

    @cached_property
    def _told(self) -> list[int]:
        return [n for n, of in enumerate(self._fits) if of.stating and not of.against and self._news(n, of)]

    def _news(self, number: int, of: Fits) -> bool:
        """Whether a sentence says of UAVs, in a verb, what happened at a time."""
        start, end = self._sentences[number]
        codes, words = self._tokens.codes[start:end], self._tokens.folded[start:end]
        if self._tokens.folded[end : end + 1] == ["?"] or not _OF_A_STORY.isdisjoint(words):
            return False
        if any(word.startswith(_SAID) for word in words):
            return False
        today = self._today(number)
        downed = (_FINITE.search(codes) or today) and any(hit.template.event == "interception" for hit in of.stating)
        struck = _HAPPENED.search(codes) and (_UAV.search(codes) or "d" in codes)
        if not (downed and (today or _UAV.search(codes))) and not struck:
            return False
        return today or _TIME.search(codes) is not None

    def _stands(self, each: int, of_uavs: bool, of_old: bool, before: bool) -> bool:
        span = slice(*self._sentences[each])
        words, codes = self._tokens.folded[span], self._tokens.codes[span]
        if self._today(each):
            return not any(word.startswith(_OLD) for word in words)
        if of_uavs or not of_old:
            return not of_uavs
        by_air_defence = _AIR_DEFENCE in codes or any(word.startswith(_CREWS) for word in words)
        return before and by_air_defence and _FINITE.search(codes) is not None

    def _today(self, number: int) -> bool:
        return self._says_today(number) or (
            number > 0 and not self._fits[number - 1].against and self._says_today(number - 1)
        )

    def _says_today(self, number: int) -> bool:
        start, end = self._sentences[number]
        words = self._tokens.folded[start:end]
        return not _TODAY.isdisjoint(words) or any(
            word in _LAST and _PART_OF_DAY.match(self._tokens.codes, start + at + 1) for at, word in enumerate(words)
        )


def no_recap(tokens: Tokens, start: int) -> bool:
    """Whether a hit of a recap, from a token on, only tells of the first attack of its kind, or of a thing's age."""
    return most_of_its_kind(tokens, start) or _of_a_thing(tokens, start)


def _of_a_thing(tokens: Tokens, start: int) -> bool:
    """Whether the words from a token on tell since when a thing is there: «школа, которую открыли в прошлом году»."""
    for at in range(start - 1, max(1, start - 1 - _CLAUSE), -1):
        if tokens.folded[at].startswith(_WHICH):
            return tokens.codes[at - 1] == "," and not _EVENTS.match(tokens.codes, at - 2)
        if _EVENTS.match(tokens.codes, at):
            return False
    return False
