"""What a sentence tells of all, or of a share, of those that came in it or in the one before."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Count
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.what_happened import ALL_STOPPED, stops
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_ALL_OF_LINE = seldom(r"[Uuv],(?:J[^|;,n]{0,3}[SWO]|[SWO](?=[|,;)J]|$))")
_PLAIN = frozenset({"number", "again", "single"})
_NAMES = frozenset("ACYsn")
_SHARES = {"половина": 2, "половину": 2, "треть": 3, "трети": 3, "четверть": 4, "четверти": 4, "half": 2}
_SHARE_WORDS = frozenset(_SHARES)
_NEAR_VERB = seldom("[SWOV]")
_TWICE = frozenset({"две", "двух"})


def with_all_of_lines(quantities: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """«Округ А: атаковали 7 БПЛА (сбиты все). Округ Б: атаковали 5 БПЛА (сбито 3)»: all of a line's are its downed.

    Only of lists: where others were downed, and each sentence that says so says as well how many attacked; or in one
    line all of those that came were downed («Округ В: три БПЛА, все подавлены», «Округ Г: один БПЛА, сбит»), who came
    as others did.
    """
    came = [q for q in quantities if q.role == "attacked"]
    if not came:
        return quantities
    attacked: dict[int, list[Quantity]] = {}
    for q in came:
        attacked.setdefault(judgement.number(q.start), []).append(q)
    downed = {judgement.number(q.start): q for q in quantities if q.role == "downed" and q.kind in _PLAIN}
    found = list(quantities)
    for number in downed.keys() - attacked.keys():
        if _ALL_OF_LINE.search(tokens.codes, *judgement.sentences[number]):
            found.append(replace(downed[number], role="attacked"))
    every = {judgement.number(q.start) for q in quantities}
    lists = len(attacked) > 1 and any(number in attacked or number - 1 in attacked for number in downed)
    for number, told in attacked.items() if downed else ():
        here = lists and ALL_STOPPED.search(tokens.codes, *judgement.sentences[number])
        if number not in downed and (here or _all_next(number, judgement, every)):
            found += [replace(q, role="downed") for q in told]
    if not downed and len(attacked) > 1:
        found += _all_of_some(attacked, every, tokens, judgement)
    return sorted(found, key=lambda q: q.start)


def _all_of_some(
    attacked: dict[int, list[Quantity]], every: set[int], tokens: Tokens, judgement: Judgement
) -> list[Quantity]:
    """«Село А атаковали 6 дронов, все сбиты. Село Б – 3»: of those of a sentence that says so, not of all sentences."""
    own = [n for n in attacked if _ALL_OF_LINE.search(tokens.codes, *judgement.sentences[n])]
    own += [n for n in attacked if n < max(attacked) and _all_next(n, judgement, every)]
    return [replace(q, role="downed") for n in own for q in attacked[n]] if len(own) < len(attacked) else []


def _all_next(number: int, judgement: Judgement, told: set[int]) -> bool:
    """«(Атаковали 4 дрона.) Все уничтожены»: whether the next sentence says so, and names nothing else."""
    if number + 1 >= len(judgement.sentences) or number + 1 in told:
        return False
    codes = judgement.outlines[number + 1].codes
    return _NAMES.isdisjoint(codes) and ALL_STOPPED.search(codes) is not None


def with_shares(quantities: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """«Атаковали 12 БПЛА. Половина сбита»: their share, where it is a whole number."""
    if "attacked" not in [q.role for q in quantities] or _SHARE_WORDS.isdisjoint(tokens.folded):
        return quantities
    found = list(quantities)
    for number, (start, end) in enumerate(judgement.sentences):
        at = next((at for at in range(start, end) if tokens.folded[at] in _SHARES), None)
        if at is None or number in judgement.blocked or not stops(judgement.outlines[number].codes):
            continue
        if _NEAR_VERB.search(tokens.codes, max(0, at - 2), at + 5):
            here, before = ([q for q in quantities if judgement.number(q.start) == n] for n in (number, number - 1))
            found += _share(at, here or before, tokens)
    return sorted(found, key=lambda q: q.start)


def _share(at: int, told: list[Quantity], tokens: Tokens) -> list[Quantity]:
    """The share that the token says of the only ones `told` of before it."""
    whole = told[-1].count if told and told[-1].number_at < at else None
    if whole is None or whole.min != whole.max or [q.role for q in told].count("attacked") != len(told):
        return []
    times = 2 if tokens.folded[at - 1] in _TWICE else 1
    number, left = divmod(times * whole.min, _SHARES[tokens.folded[at]])
    here = Quantity(at, at + 1, Count.exact(number), "downed", number_at=at)
    return [] if left or number == 0 else [here]


def without_those_said_again(quantities: list[Quantity], tokens: Tokens) -> list[Quantity]:
    """«Село атаковали 6 дронов. Сбиты 4 из 6»: the six are the same."""
    found: list[Quantity] = []
    for q in quantities:
        again = q.role == "attacked" and tokens.codes[q.number_at - 1] == "z"
        before = [one.count.min for one in found if one.role == "attacked"] if again else []
        if not before or q.count.min not in {before[-1], sum(before)}:
            found.append(q)
    return found
