"""Numbers of UAVs of whom no verb tells anything: what other sentences tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.model import Count
from bot.reading.counts.later import SHARES
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.what_happened import stops
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_ATTACKED = frozenset("kqт")
_UNSTOPPED = frozenset({"bare", "none"})
_NEXT_LINE = 2
_NAMES = frozenset("ACs")
# «Село Ясное – восемь дронов, повреждён дом», «Ржевский округ: 3 БПЛА, без последствий»
_LINE_OF_THOSE_THAT_CAME = seldom(r"(?:[^|n~Q]*(?:[ACYo)][\-:,]{1,2}|Y))?n{1,4}[ye]{0,2}[Uuv][ye]{0,2}(?=[|,;]|&n|$)")
_LINE_OF_ATTACK = seldom(r"[^|n~QSWOVE]*(?:[ACY][^|n~QSWOVEACY]*n|n{1,4}[^|;n]{0,9}[ACY])")


def by_template(quantities: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """UAVs of whom no verb tells anything were stopped if a template says so of their sentence, or of the post."""
    if "downed" in [q.role for q in quantities] or not judgement.states("interception"):
        return quantities
    stopped = {n for n, hits in judgement.events.items() if any(hit.template.event == "interception" for hit in hits)}
    here = [q for q in quantities if judgement.number(q.start) in stopped and _untold(q, judgement)]
    chosen = here or first_bare(quantities, judgement)
    if not quantities:
        spans = [judgement.sentences[n] for n in sorted(stopped)]
        return [q for start, end in spans if (q := _one_named(tokens, start, end))][:1]
    starts = {q.start for q in chosen}
    return [replace(q, role="downed") if q.start in starts else q for q in quantities]


def _untold(q: Quantity, judgement: Judgement) -> bool:
    """Whether no verb tells anything of those counted: «налёт обошёлся врагу в пять БПЛА» has none of attacking."""
    codes = judgement.outlines[judgement.number(q.start)].codes
    named = "K" in codes and _ATTACKED.isdisjoint(codes) and not stops(codes)
    return q.role == "bare" or (named and q.role == "attacked")


def first_bare(quantities: list[Quantity], judgement: Judgement) -> list[Quantity]:
    """Those of whom nothing is told in the first sentence that has any, and in the lines of a list below it."""
    bare = [q for q in quantities if q.role == "bare"]
    found = bare[:1]
    for q in bare[1:]:
        number = judgement.number(q.start)
        apart = number - judgement.number(found[-1].start)
        line = apart > 0 and judgement.outlines[number].listed
        if (q.kind != "again" and not line) or apart > _NEXT_LINE:
            break
        found.append(q)
    return found


def _one_named(tokens: Tokens, start: int, end: int) -> Quantity | None:
    """A singular noun in a sentence whose verb only its template knows."""
    codes = tokens.codes[start:end]
    if codes.count("U") != 1 or any(code in codes for code in "uvn~JKESWOVrkqHF"):
        return None
    at = start + codes.index("U")
    return Quantity(at, at + 1, Count.exact(1), "downed", "single")


def more_came(quantities: list[Quantity]) -> bool:
    """«Село А – 8 БПЛА, 6 сбиты»: so those of «Село Б – 5 БПЛА» came as the eight did."""
    downed = sum(q.count.min for q in quantities if q.role == "downed")
    return 0 < downed < sum(q.count.min for q in quantities if q.role == "attacked")


def named(quantities: list[Quantity], codes: str) -> bool:
    """«Село Б – 5 БПЛА», neither «Село Б – 5» nor «Село Б – ещё 5 БПЛА» nor «5 БПЛА – над селом Б»."""
    return (
        _LINE_OF_THOSE_THAT_CAME.match(codes) is not None and bool(quantities) and not any(q.more for q in quantities)
    )


def with_lines_of_attacks(quantities: list[Quantity], judgement: Judgement) -> list[Quantity]:
    """«Село А – удары восьми дронов. Село Б – три дрона, повреждён дом»: those of the second line came as well.

    So did those of lines alone, where somebody was hurt or something damaged and nothing was stopped anywhere, and
    those of whom the next sentence tells that some were stopped; beside them, those of «Село В – один дрон, упал».
    """
    if _UNSTOPPED.isdisjoint([q.role for q in quantities]):
        return quantities
    listed = {at for at, q in enumerate(quantities) if q.role in _UNSTOPPED and _begins_line(q, judgement)}
    lines_of = [judgement.outlines[judgement.number(q.start)].words if q.role == "bare" else () for q in quantities]
    listed |= {at for at, words in enumerate(lines_of) if shared(words)}
    bare = {at for at in listed if quantities[at].role == "bare"}
    if not listed:
        return quantities
    came = {judgement.number(q.start) for q in quantities if q.role == "attacked"}
    lines = any(_LINE_OF_ATTACK.match(judgement.outlines[number].codes) for number in came)
    stopped = _stopped(quantities, judgement)
    lines = lines or any(_some_next(quantities[at], stopped, judgement) for at in bare)
    if not lines:
        harmed = any(judgement.number(quantities[at].start) in judgement.events for at in bare)
        if judgement.states("interception") or stopped or came or not harmed:
            return quantities
        listed = bare
    return [replace(q, role="attacked") if at in listed else q for at, q in enumerate(quantities)]


def _begins_line(q: Quantity, judgement: Judgement) -> bool:
    """Whether a number is the first of a line, of whom no verb tells there."""
    number = judgement.number(q.start)
    line = _LINE_OF_THOSE_THAT_CAME.match(judgement.outlines[number].codes)
    return line is not None and q.number_at < judgement.sentences[number][0] + line.end()


def shared(words: Iterable[str]) -> bool:
    """«На сёла А и Б пришлось 6 дронов»: those that came there."""
    return not SHARES.isdisjoint(words)


def _stopped(quantities: list[Quantity], judgement: Judgement) -> dict[int, list[Quantity]]:
    """Number of a sentence -> those who it says were stopped."""
    stopped: dict[int, list[Quantity]] = {}
    for q in quantities:
        if q.role == "downed":
            stopped.setdefault(judgement.number(q.start), []).append(q)
    return stopped


def _some_next(whole: Quantity, stopped: dict[int, list[Quantity]], judgement: Judgement) -> bool:
    """«Село А – 8 БПЛА. Пять сбиты»: whether the next sentence, which names no place, tells of fewer stopped."""
    following = judgement.number(whole.start) + 1
    some = stopped.get(following, [])
    if len(some) != 1 or some[0].more or not some[0].count.min < whole.count.min:
        return False
    return _NAMES.isdisjoint(judgement.outlines[following].codes)
