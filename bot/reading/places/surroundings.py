"""Whether the concepts around a token allow a rule of places to apply; the rules themselves then look at the words.

All functions take the concept characters of a line with a sentence end before and after it, and the token. They may say
yes to a token at which the rule finds nothing, never no to one at which it would find a place.
"""

from __future__ import annotations

from bot.reading.places.areas import after_district, after_region, chain_end
from bot.reading.places.elliptic import ELLIPTIC_NEXT
from bot.reading.places.headed_lists import COUNTED_LATER, DISTRICTS_BEFORE
from bot.reading.places.lists import (
    BEFORE_LISTED,
    GOES_ON,
    LIST_HEADS,
    LISTED,
    LONGEST_LIST,
    STRIKES_AHEAD,
    UNDER_FIRE_WERE,
    WERE,
)
from bot.reading.places.towns import SHOT_DOWN_NEXT, STRUCK_NEXT
from bot.reading.places.walk import before_name

_QUOTED_TO_THE_END = "o|"
_CLAUSE = 40
_HAPPENED = frozenset("SWOVTθFHKkqh")
_AFTER_TYPES = frozenset({"Q:", "Q-", "Q("})


def anything(codes: str, at: int) -> bool:
    """Whether a rule can apply that looks at words alone: always."""
    return True


def of_name(codes: str, at: int) -> bool:
    return codes[at] in "AC"


def of_street(codes: str, at: int) -> bool:
    return codes[at - 1] == "_" or (codes[at + 1] == "_" and codes[at] in "AC")


def after_type(codes: str, at: int) -> bool:
    listed = codes[at - 1] == ":" and codes[at - 2] in "qk"
    return codes[at - 1] in "s\\" or listed


def quoted_after_type(codes: str, at: int) -> bool:
    """«микрорайон «…»»: a type word and a mark."""
    return codes[max(0, at - 2) : at] == "so"


def of_region(codes: str, at: int) -> bool:
    """For regions called by adjectives, with a type word, as ends of borders and flights or in a list of counts."""
    end = chain_end(codes, at)
    if end == at:
        return False
    typed = after_region(codes, end) > 0 or codes[end] in "oC" or codes[end + 1 : end + 2] == "Y"
    return (
        typed
        or codes[end] in ELLIPTIC_NEXT
        or codes.startswith(":n", end)
        or codes[at - 1] == "p"
        or codes[at - 2 : at] in _AFTER_TYPES
        or "]" in codes[max(0, at - 5) : at]
    )


def of_district(codes: str, at: int) -> bool:
    """For districts called by adjectives, with the type word or in a list."""
    end, before = chain_end(codes, at), codes[at - 1]
    if end == at or before == "_":
        return False
    if before == "s":
        return after_district(codes, end) > 0
    after = codes[end]
    if after_district(codes, end) or DISTRICTS_BEFORE.search(codes, max(0, at - 6), at):
        return True
    listed = (
        codes.endswith(GOES_ON, max(0, at - 6), at)
        or (before == "|" and after in ":-|(q")
        or (before == "P" and after == ":")
        or (before == "o" and after in "|,")
        or (before == "(" and after == ")")
        or (after == "(" and COUNTED_LATER.match(codes, end) is not None)
    )
    beside = after == "o" and codes[at - 2] in ",;" and "Y" in codes[max(0, at - _CLAUSE) : at]
    were = after == "o" and codes[end + 1 : end + 2] in _HAPPENED
    ends = beside or were or after not in "ACoB" or codes[end : end + 2] == _QUOTED_TO_THE_END
    return listed or (before == "p" and ends) or codes[end : end + 2] == "-n"


def of_spot(codes: str, at: int) -> bool:
    return codes[at - 1] in "pY<,&" and codes[at + 1] == "o"


def of_list(codes: str, at: int) -> bool:
    """For names of lists whose heads tell what happened there."""
    if codes[at - 1] not in ",&":
        were = codes[at - 1] in WERE
        return UNDER_FIRE_WERE.search(codes, max(0, at - 8), at) is not None if were else codes[at - 1] in BEFORE_LISTED
    heads = [max(codes.rfind(head, max(0, at - LONGEST_LIST), at) for head in of) for of in LIST_HEADS]
    if any(head >= 0 and LISTED.fullmatch(codes, head + 1, at) for head in heads):
        return True
    return STRIKES_AHEAD.match(codes, at) is not None


def of_unseen(codes: str, at: int) -> bool:
    """For names that no gazetteer knows."""
    before, after = before_name(codes, at), codes[at + 1]
    if codes[at] != "C":
        return False
    if before == "|":
        behind = at + 2 if after == "C" else at + 1
        return after == "|" or bool(SHOT_DOWN_NEXT.match(codes, behind) or STRUCK_NEXT.match(codes, at + 1))
    return before in "pпY" or (before == "o" and codes[at - 2] in "pпY")
