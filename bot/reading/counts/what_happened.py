"""What a sentence says happened to the UAVs that it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.seldom import seldom

CAME = (
    *("атаковавш", "летевш", "летящ", "шедш", "прилетевш", "налетевш", "подлетавш", "подлетевш", "двигавш"),
    *("выпущенн", "запущенн", "направленн", "брошенн", "следовавш", "направлявш", "attacking", "launched"),
)
_SOON = 2
SENT = ("направлено", "направлены", "направил", "задействова", "использова")
ARRIVED = ("прилетел", "прилетал", "залетел", "влетел")
_STOPS = re.compile("[SWOVTθZ]")
_CLAUSE_MARKS = ",;:|(-"
_CLAUSE = seldom(r"[,;:|(\-]")
ATTACK_REPELLED = re.compile("K[^|,;n]{0,3}E|E[^|,;n]{0,3}K")
_FELL_IN_ATTACK = seldom(r"p[oye]{0,2}K[^kq]{0,12}\.[oyeνμ]{0,2}[Hh]")
ALL_STOPPED = re.compile(
    r"т[^|n]*[SWOV]|т[^|n]{0,9}n[ye]{0,2}[Uuv][oe]{0,2}[SWO]|[SWOV]J(?:n{0,3}|oo)(?=[|,;)]|$)|(?<!<)J[noiUuvaжye]{0,3}[SWO]|J,on{1,2},o?[SWOV]|Jz?i?o{0,2}V|on0[oπ]|0[oπ][^|,;n]{0,4}on(?=[|,;:)\-]|$)"
)


# «не сбит лишь один»
NOT_STOPPED = seldom("0[SWO]o?(?P<number>n{1,6})o?(?=[|,;]|$|zi)")
_BUT_FEW = seldom(rf"(?:q|n[ye]{{0,2}}[Uuv])[^|;SWOV]{{0,12}}{NOT_STOPPED.pattern}")
_ASIDE = seldom(r",[^,;:|(n~SWOVTθZEKkqHhFDUuv]{1,5},$")
_ASIDE_NEXT = seldom(r",[^,;:|(n~SWOVTθZEKkqHhFDUuv]{1,6},(?P<rest>[oye]{0,3}[Hπ])")
_DAMAGED = seldom("n[ye]{0,2}[Uuv]o{0,2}F")
# «26 БПЛА, два сброса гранат»: other things that are counted
_COUNTED_FALLS = seldom("n{1,4}[ye]{0,2}h")
_TARGET_NOT_REACHED = seldom("0o?π[oye]{0,2}ж(?![^|]*[Hh])")


def role_of(codes: str, start: int, end: int) -> str:
    """What happened to the UAVs counted at [start, end) of a sentence: the verb of their clause decides."""
    first, last = clause_around(codes, start, end)
    clause = codes[first:last]
    if _FELL_IN_ATTACK.search(codes[first:end] + "." + codes[end:last]) and not stops(clause):
        return "none"
    if "т" in clause:
        return "attacked"
    if "F" in clause and "K" not in clause and _DAMAGED.search(clause) and not stops(clause):
        return "none"
    struck = any(code in clause for code in "kq")
    if "E" not in clause and stops(clause) and struck and not _nearest_is_stop(codes, start, end):
        return "attacked"
    around = _before_aside(codes, first) + _after_aside(codes, last)
    return _verb(clause) or _verb(around) or _verb(codes) or "bare"


def _after_aside(codes: str, last: int) -> str:
    """«А один, потеряв управление, упал в поле»: the part behind an aside that begins at `last`; "" for none."""
    aside = _ASIDE_NEXT.match(codes, last)
    return aside["rest"] if aside else ""


def _before_aside(codes: str, first: int) -> str:
    """«Атаковали, по оценке военных, 20 БПЛА»: the clause that goes on at `first` behind an aside; "" for none."""
    aside = _ASIDE.search(codes, max(0, first - 7), first) if codes[first - 1 : first] == "," else None
    return codes[slice(*clause_around(codes, aside.start(), aside.start()))] if aside else ""


def _verb(codes: str) -> str | None:
    if "E" in codes or stops(codes) or ("r" in codes and "K" in codes):
        return "downed"
    if any(code in codes for code in "kqK"):
        return "attacked"
    if "π" in codes and _TARGET_NOT_REACHED.search(codes):
        return "downed"
    return "none" if any(code in _COUNTED_FALLS.sub("", codes) for code in "HhDπ") else None


def _nearest_is_stop(codes: str, start: int, end: int) -> bool:
    for distance in range(1, len(codes)):
        for position in (start - distance, end - 1 + distance):
            if 0 <= position < len(codes):
                if codes[position] in "SWOVTθZ":
                    return True
                if codes[position] in "kq":
                    return False
    return False


def sent(codes: str, words: Sequence[str], span: tuple[int, int]) -> bool:
    """«направлены пять беспилотников», «направил на завод три дрона»: nobody says that they were stopped."""
    first, last = clause_around(codes, *span)
    return any(word.startswith(SENT) for word in words[first:last]) and not stops(codes[first:last])


def arrived(codes: str, words: Sequence[str], span: tuple[int, int]) -> bool:
    """«Прилетело 29 дронов», unlike «упало 29 дронов»: they attacked, whatever else became of them."""
    first, last = clause_around(codes, *span)
    return any(word.startswith(ARRIVED) for word in words[first:last])


def came(words: Sequence[str], at: int) -> bool:
    """«(из семи) атаковавших», «(из 15 БПЛА), летевших на город»: whether that is said of those before `at`."""
    return any(word.startswith(CAME) for word in words[at : at + _SOON])


def clause_around(codes: str, start: int, end: int) -> tuple[int, int]:
    """The part between punctuation marks that holds [start, end)."""
    first = max([codes.rfind(mark, 0, start) for mark in _CLAUSE_MARKS]) + 1
    last = _CLAUSE.search(codes, end)
    return first, last.start() if last else len(codes)


def all_stopped(codes: str) -> bool:
    """«сбиты все», «не сбит лишь один»: whether a sentence tells so of all that came, or of all but few."""
    return ALL_STOPPED.search(codes) is not None or ("0" in codes and _BUT_FEW.search(codes) is not None)


def repelled(codes: str) -> bool:
    """«Атака отражена»."""
    return ATTACK_REPELLED.search(codes) is not None


def stops(codes: str) -> bool:
    """Whether a word tells that UAVs were stopped."""
    return _STOPS.search(codes) is not None
