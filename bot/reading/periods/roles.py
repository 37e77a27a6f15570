"""What a clock time says of the raid: that it began then, or ended then, or that something happened at that moment."""

from __future__ import annotations

import re

from bot.reading.periods.days import is_date
from bot.reading.periods.terms import END, PAIR, START, of_other_business
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

BEGAN = ("начал", "начавш", "старт", "began", "begun", "begin", "start")
ENDED = (
    "законч", "кончил", "кончен", "финиш", "заверш", "окончан", "окончил", "прекрат", "конец", "стихл",
    "утихл", "ended", "ending", "finished", "concluded", "ceased", "stopped",
)  # fmt: skip
_ATTACK_BEGAN = seldom(
    r"n{0,2}τ[^|;,K]{0,8}?\?(?=[oye]{0,3}K)|@[^|;,K]{0,8}?\?(?=[oye]{0,3}K)|@[^|;K@]{0,10}K[^|;@]{0,12}?\?(?![oye]{0,2}f)"
)
_STATUS = seldom(r"t[^|,]{0,4}$")
# What else ends: fires, power cuts, alerts
_OF_OTHERS = seldom("[fбFχϙDc]")
# «22:00 29 августа – 7.30», "7 p.m. to 8 p.m.": what stands between the two
_JOINED = re.compile("[mτνεμδϗ$#no]{0,5}(?:-|(?P<to>[pP]))$")
_DASH_AND_DAY = ("-n$,", "-o$,", "-#,", "-n$", "-o$", "-#")
"""«7 декабря, 9.00 – 8 декабря, 9.00»: what stands before the later hour."""
_DASH_AND_NUMBER = frozenset({"-n", "-o", "-#"})
_CLAUSE_MARKS = ",;("
_NEAR = 4
_WIDE = 60
_NEARLY = frozenset({"a", "an", "about", "around", "примерно", "около", "почти", "приблизительно"})
_NEARER = "ближе"
_FELL_ON = "приш"
"""«Ближе к трём часам», «удар пришёлся на 3.20»: moments."""
_LAST = ("последн", "крайн", "last")


def role_at(tokens: Tokens, index: int, start: int, end: int) -> str:
    """«start», «end», «pair» (with an «and» before it) or «point»."""
    before = tokens.folded[index - 1] if index > start else ""
    beside = tokens.folded[index - 2] if index - 2 >= start else ""
    said = _by_dash(tokens, index, start, before)
    if said:
        return said
    if before == "на":
        return "point" if beside.startswith(_FELL_ON) else "end"
    status = before in {"в", "on", "at"} and _STATUS.search(tokens.codes, max(start, index - 6), index) is not None
    if status or (before == "of" and beside == "as"):
        return "end"
    if before in _NEARLY and beside in START | END:
        before = beside
    if before in START | END and beside != _NEARER:
        return "start" if before in START else "end"
    if _began(tokens, index, start):
        return "start"
    return "end" if _ended(tokens, index, start, end) else "pair" if before in PAIR else "point"


def _by_dash(tokens: Tokens, index: int, start: int, before: str) -> str:
    """«с 22.00 – 5.00», «22.00–5.00», «29.06, 9:00 – 30.06, 9:00»."""
    if index - 2 >= start and tokens.codes[index - 2 : index] == "@-":
        dashed = tokens.codes[index] == "@" or (index - 3 >= start and tokens.folded[index - 3] in START)
        if dashed:
            return "end"
    if tokens.codes[max(0, index - 3) : index] in {"-@,", "-o,"} and is_date(tokens, index - 2):
        return "end"
    if "-" in tokens.codes[index - _NEAR : index] and tokens.codes.endswith(_DASH_AND_DAY, start, index):
        return "end"
    after = tokens.codes[index + 1 : index + 3]
    if after == "-@" and before not in END:
        return "start"
    return "start" if after in _DASH_AND_NUMBER and tokens.codes.startswith(_DASH_AND_DAY, index + 1) else ""


def joined(tokens: Tokens, last: int, index: int) -> bool:
    """Whether a dash, «до» or «по» alone parts two clock times: the first is a start, the second its end."""
    between = _JOINED.match(tokens.codes[last:index])
    return between is not None and (between["to"] is None or tokens.folded[index - 1] in END)


def _began(tokens: Tokens, index: int, start: int) -> bool:
    """«начался в 2.00», «Около двух часов ночи в Ростовской области началась атака»."""
    for word in _around(tokens, index, start, min(len(tokens.folded), index + _NEAR)):
        if word.startswith(BEGAN):
            return True
    # «Начало атаки на Рудню – 3.05»
    if tokens.codes[index - 1 : index] == "-" and _opens(tokens, index, start, BEGAN):
        return True
    attack = _ATTACK_BEGAN.match(tokens.codes, index)
    return attack is not None and tokens.folded[attack.end() - 1].startswith(BEGAN)


def _ended(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«закончилась в 5.15», «окончание – 5.50»; not the hour at which a fire or an alert ended."""
    words = _around(tokens, index, start, min(end, index + _NEAR))
    dashed = tokens.codes[index - 1 : index] == "-"
    if not (any(word.startswith(ENDED) for word in words) or (dashed and _opens(tokens, index, start, ENDED))):
        return False
    first, last = clause(tokens.codes, index, start, end)
    others = of_other_business(tokens.folded[first:last])
    return not others and _OF_OTHERS.search(tokens.codes, first, last) is None


def _opens(tokens: Tokens, index: int, start: int, words: tuple[str, ...]) -> bool:
    """Whether the clause of a token opens with one of the words."""
    first, _ = clause(tokens.codes, index, start, index + 1)
    return tokens.folded[first].startswith(words)


def of_the_last(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«последний – в 3.20», «крайний дрон сбит в 3.20»."""
    first, last = clause(tokens.codes, index, start, end)
    return any(word.startswith(_LAST) for word in tokens.folded[first:last])


def _around(tokens: Tokens, index: int, start: int, end: int) -> list[str]:
    first = max(start, index - _NEAR)
    marks = [at for at in range(first, index) if tokens.codes[at] in ",;@"]
    later = [at for at in range(index + 1, end) if tokens.codes[at] in ",;@"]
    return tokens.folded[(marks[-1] + 1 if marks else first) : (later[0] if later else end)]


def clause(codes: str, index: int, start: int, end: int) -> tuple[int, int]:
    """The stretch between the commas and brackets around a token, without them; in a row without end what is near."""
    start, end = max(start, index - _WIDE), min(end, index + _WIDE)
    first = max([codes.rfind(mark, start, index) for mark in _CLAUSE_MARKS]) + 1 or start
    last = min([at for mark in ",;()" if (at := codes.find(mark, index, end)) >= 0], default=end)
    return first, last
