"""Numbers that stand apart from what they count: behind it as what is said of it, or before a participle and a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.counts.wordings import BEFORE, NUMBER
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

# «Беспилотников, сбитых с 23 часов до 8 утра, – 16», «число дронов, уничтоженных над городом, – три»
_SAID_OF_NOUN = seldom(r"[Uuv][ye]?,[Tθ][^|;:SWOVHFIGBи\\kqd]{0,16}?(?:,-?|-|:)" + BEFORE + NUMBER + r"(?=[|,;)]|$)")
# «Сбитых за минувшую ночь вражеских дронов двенадцать», «За ночь сбитых БПЛА 12»
_SAID_OF_STOPPED = seldom(
    r"(?:^|(?<=[,;:\-]))[oCXpзνεμδσtJ]{0,6}T[^|;,:n\-]{0,9}[Uuv][oзpνεμδσϗτ?]{0,3}" + BEFORE + NUMBER + r"(?=[|,;]|$)"
)
# «Цифры ночи: 13 – сбитых БПЛА»
_DASH_STOPPED = seldom(NUMBER + "-(?=o{0,2}T[^|;,:n]{0,4}[Uuv])")
# «Количество БПЛА, сбитых за сутки, составило 12»: of the whole post
_CAME_TO = seldom(r"(?<=[Uuv],)[Tθ][^|;:,nSWOVHFIGB]{0,16},(?P<came_to>π)(?:pn{1,3}p|[poσν]{0,2})" + BEFORE + NUMBER)
# «Плюс четыре за час: дроны сбиты под Льговом», «Шесть за ночь – БПЛА подавлены над районом»; «6 утра: …» is a time
_HEADLINE = seldom(
    r"^[oCзτνεμδσ,]{0,5}M?" + NUMBER + r"(?![τρ]|(?<!M.)[μνεδσ])(?=[oзτνεμδσ]{0,5}[:\-][ye]{0,2}[uv]?o{0,2}[WOV])"
)
# «обломки трёх сбитых ночью БПЛА», «к двум сбитым вечером дронам», "two intercepted drones"
_STOPPED_NOUN = seldom(
    BEFORE + NUMBER + r"[yeo]{0,2}(?:T&)?(?P<word>[TθV])(?P<when>[^|;,:n~SWOVTθHFIGBdи\\-]{0,7}?)(?P<noun>[Uuv])"
)
# «большую часть, а именно 24, удалось сбить», «большинство – 24 – сбито»
_LARGER_PART = seldom(r"(?P<part>[oC])[,(\-](?:&o{1,2})?" + BEFORE + NUMBER + r"[,)\-]{1,2}o{0,3}[SWOV]")
_PARTS = frozenset({"часть", "большинство", "половина", "половину", "треть", "четверть", "доля", "долю", "majority"})
# «ещё один, восьмой, перехвачен»
_WITH_ORDINAL = seldom(r"M" + NUMBER + r",o,[ye]{0,2}[SWOV]")
# «сбито 2, 6 и 0 БПЛА»
_IN_A_ROW = seldom(r"(?<=[SWOV])n{1,3}(?:,n{1,3}){0,6}&n{1,3}(?=[ye]{0,2}[Uuv])")
_EACH_OF_ROW = seldom(r"n{1,3}(?:,n{1,3}){0,6}&n{1,3}(?![ye]{0,2}[BIGg\\и])")
_RESPECTIVELY = frozenset({"соответственно", "respectively"})
_NUMBERS = seldom(NUMBER)
# «8 добавила ночь», «к 12 сбитым прибавилось ещё 8»
_ADDED = ("добавил", "прибавил")
_BEHIND_ADDED = seldom(r"[oνεμδ]{1,2}M?" + NUMBER + r"(?=[|,;oT)]|[ye]{0,2}[Uuvνεμδ]|$)")
_MORE_ADDED = seldom(r"o[^|;,:nSWOVUuvBIG]{0,6}M" + NUMBER + r"(?=[|,;T]|[ye]{0,2}[Uuvνεμδ]|$)")
_BEFORE_ADDED = seldom(NUMBER + r"[ye]{0,2}[Uuv]?o")
ASKED = Asked(_PARTS | _RESPECTIVELY, _ADDED)


def apposed(codes: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """Matches with a `number` of UAVs stopped."""
    if "T" in codes or "θ" in codes:
        yield from _CAME_TO.finditer(codes)
        yield from _SAID_OF_NOUN.finditer(codes)
        yield from _SAID_OF_STOPPED.finditer(codes)
        yield from _DASH_STOPPED.finditer(codes)
    if ":" in codes or "-" in codes:
        yield from _HEADLINE.finditer(codes)
    for match in _LARGER_PART.finditer(codes) if "n" in codes else ():
        if words[match.start("part")] in _PARTS:
            yield match


def stopped_nouns(codes: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """«трёх сбитых ночью БПЛА»: matches with a `number` right before a participle that belongs to the noun."""
    for match in _STOPPED_NOUN.finditer(codes):
        if match["word"] != "V" or words[match.start("word")].isascii():
            yield match


def in_a_row(codes: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """«сбито 2, 6 и 0 БПЛА», «БПЛА – соответственно два и один»: each number of a row."""
    rows = _EACH_OF_ROW if not _RESPECTIVELY.isdisjoint(words) else _IN_A_ROW
    for row in rows.finditer(codes):
        yield from _NUMBERS.finditer(codes, *row.span())


def with_ordinal(codes: str) -> Iterator[re.Match[str]]:
    """«ещё один, восьмой, перехвачен»."""
    return _WITH_ORDINAL.finditer(codes)


def added(codes: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """«8 добавила ночь», «ночью прибавилось ещё 8»: what came to those told of before."""
    for at, word in enumerate(words):
        if word.startswith(_ADDED):
            behind = _BEHIND_ADDED.match(codes, at) or _MORE_ADDED.match(codes, at)
            before = [match for match in _BEFORE_ADDED.finditer(codes, max(0, at - 5), at + 1) if match.end() == at + 1]
            yield from ([behind] if behind else before[:1])
