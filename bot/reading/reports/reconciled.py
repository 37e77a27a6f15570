"""Quantities of a post that only several sentences together tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.reading.counts.as_many import as_many, how_many, number_alone
from bot.reading.counts.counting import Counter
from bot.reading.counts.listed import pairs
from bot.reading.counts.quantity import Quantity
from bot.reading.outlines import Outline, Outlined
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_NUMBER = seldom("n{1,6}")
_SEVERAL_STOPPED = seldom(r"[WVE][^|;,n~]{0,8}[uv]|[uv][^|;,n~]{0,8}[WV]")
_STOPPED_SOME = seldom(r"W[^|;,n]{0,8}[uv]|(?<![nye])[uv][^|;,n]{0,8}W|V[oye]{0,3}u")
_HEADED_LINE = seldom(r"-?o?[sACY^][sACYQ^,&]{0,12}[:\-]")
_HEADING_WITH_TIME = seldom(r"-?o?[sACB][sACY^]{0,5},[oyp]{0,3}[μδενρτ@][oτ]{0,2}")
_STOPPED_FELL = seldom(r"H[oye]{0,2}θ[ye]{0,2}[Uv]|(?<!d)θ[ye]{0,2}[Uv][^|;,nd]{0,5}H")
_PLAIN = frozenset({"number", "again", "single"})


def with_lone_numbers(quantities: list[Quantity], tokens: Tokens, told: Outlined, counter: Counter) -> list[Quantity]:
    """«К утру – 12. Столько БПЛА сбили над областью»: the number of one sentence, told of in the next.

    What that one gives for its places is part of it.
    """
    found: list[Quantity] = []
    last: tuple[int, Quantity] | None = None
    for (start, end), outline in told:
        if last is not None and as_many(outline.codes, outline.words):
            found += _said(*last, tokens, counter)
            quantities = [q for q in quantities if not found or q.role != "downed" or not start <= q.start < end]
        alone = number_alone(outline.codes)
        last = (start, alone) if alone is not None else None
    if not found:
        return quantities
    again = {q.number_at for q in found}
    return sorted([*found, *(q for q in quantities if q.number_at not in again)], key=lambda q: q.start)


def with_listed_before(quantities: list[Quantity], tokens: Tokens, told: Outlined, counter: Counter) -> list[Quantity]:
    """«Ржев – 3, Зубцов – 1. Это беспилотники, сбитые ночью»: places with numbers, told of in the next sentence."""
    if any(q.role == "downed" and q.kind in _PLAIN for q in quantities):
        return quantities
    found: list[Quantity] = []
    lines: list[tuple[int, Outline]] = []
    for (start, end), outline in told:
        if lines and outline.these:
            found += [q for at, line in lines for q in _in_line(at, line, tokens, counter)]
        if outline.listed:
            lines.append((start, outline))
        elif end - start > 1:
            lines = []
    return found or quantities


def _in_line(start: int, line: Outline, tokens: Tokens, counter: Counter) -> Iterator[Quantity]:
    """What a line that begins at `start` gives for its places."""
    for match in pairs(line.codes, line.words):
        first, end = (start + at for at in match.span("number"))
        count = counter.value(tokens, first, end, None)
        if count and count.min:
            yield Quantity(first, end, count, "downed", number_at=first)


def _said(start: int, alone: Quantity, tokens: Tokens, counter: Counter) -> list[Quantity]:
    """`alone` of the sentence that begins at `start`, with the number that the words of the post say."""
    if alone.said is None:
        return []
    first, last = start + alone.said.first, start + alone.said.last
    count = counter.value(tokens, first, last, alone.said.bound)
    return [Quantity(first, last, count, "downed", number_at=first)] if count and count.min else []


def with_stated_sums(
    quantities: list[Quantity], tokens: Tokens, judgement: Judgement, told: Outlined, counter: Counter
) -> list[Quantity]:
    """«ПВО сбила 9 БПЛА, мобильные группы – 4, дозорные – 3. Всего – 16»: what the numbers before add up to.

    Arithmetic is the evidence that they are all of UAVs, though no rule knows what some are said of.
    """
    parts = [q for q in quantities if q.role == "downed" and q.kind in _PLAIN and not q.total]
    for (start, _), outline in told:
        alone = number_alone(outline.codes) if outline.codes[0] == "X" else None
        stated = _said(start, alone, tokens, counter) if alone else []
        before = [q for q in parts if q.start < start]
        if not stated or not before or sum(q.count.min for q in before) >= stated[0].count.min:
            continue
        counted = {judgement.number(q.start) for q in before}
        numbers = [n for number in counted for n in _numbers(tokens, judgement.sentences[number], counter)]
        if sum(numbers) == stated[0].count.min:
            others = [q for q in quantities if q not in before and q.start < start]
            return sorted([replace(stated[0], kind="number"), *others], key=lambda q: q.start)
    return quantities


def with_count_said_next(
    quantities: list[Quantity], tokens: Tokens, told: Outlined, counter: Counter
) -> list[Quantity]:
    """«Над Ржевом и Зубцовом сбиты БПЛА. Всего их было шесть»: how many, where no number was given before."""
    if any(q.role == "downed" and q.kind in _PLAIN for q in quantities):
        return quantities
    last = ""
    for (start, _), outline in told:
        asked = outline.these and how_many(outline.codes, outline.words) and _SEVERAL_STOPPED.search(last)
        alone = number_alone(outline.codes) if asked else None
        if alone:
            return sorted([*quantities, *_said(start, alone, tokens, counter)], key=lambda q: q.start)
        last = "" if any(q.role == "downed" for q in outline.quantities.found) else outline.codes
    return quantities


def _numbers(tokens: Tokens, span: tuple[int, int], counter: Counter) -> list[int]:
    """All numbers of a sentence but hours."""
    found = [counter.value(tokens, *match.span(), None) for match in _NUMBER.finditer(tokens.codes, *span)]
    return [count.min for count in found if count]


def with_fallen_of_lines(quantities: list[Quantity], judgement: Judgement) -> list[Quantity]:
    """«Село А: сбит БПЛА. Село Б: у дороги упал подавленный дрон»: in a list of places it is another one."""
    numbers = [judgement.number(q.start) for q in quantities]
    lines = [(q, judgement.outlines[n].codes, _headed(judgement, n)) for q, n in zip(quantities, numbers, strict=True)]
    if not any(q.kind in _PLAIN and headed for q, _, headed in lines):
        return quantities
    return [replace(q, kind="number") if headed and _fell_there(q, line) else q for q, line, headed in lines]


def _headed(judgement: Judgement, number: int) -> bool:
    """Whether a sentence begins with its place, or is the first one below such a heading: «Ржев, полдень. …»."""
    if _HEADED_LINE.match(judgement.outlines[number].codes):
        return True
    before = judgement.outlines[number - 1] if number else None
    return before is not None and (before.heading or _HEADING_WITH_TIME.fullmatch(before.codes) is not None)


def _fell_there(q: Quantity, line: str) -> bool:
    """Whether a line says that a UAV fell that was stopped."""
    return q.kind == "shadow" and q.count.max == 1 and _STOPPED_FELL.search(line) is not None


def without_lone_participles(quantities: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """«Уничтожены БПЛА в пяти районах. Обломок сбитого БПЛА …»: it is one of them."""
    if any(_STOPPED_SOME.search(tokens.codes, *span) for span in judgement.event_sentences):
        return [q for q in quantities if q.kind != "shadow"]
    return quantities
