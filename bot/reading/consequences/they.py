"""People of whom a sentence says nothing but who or where they are: «Есть пострадавшие. Это муж и жена.»"""

from __future__ import annotations

from bot.reading.consequences.numbers import People
from bot.reading.consequences.people import people
from bot.reading.consequences.people_wordings import OF_INJURED
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_THESE = frozenset({"это", "ими", "they", "these"})
# «Всего обратились 14 человек»
_ONLY_PEOPLE = seldom(
    r"(?:X?И|[Co]?o?-?|n\)|-?p[sCAY]{1,5}[:\-]?|[sCAY]{1,5}[:\-])(?P<who>n?[oye*]{0,2}B[oyeCAYQszpnBи*г,&\-]{0,24};?|n{1,2}[oye]?|n:[oye*]{0,2}B&[oye*]{0,2}B)"
)
# «Вечером – ещё трое», «В Севске – ещё один человек, водитель», «В соседнем доме – женщина»
_ELSEWHERE = seldom(
    r"(?:[μεδνo]|p[sCAYoи\\]{1,4})[CAYsopμεδν,]{0,8}-(?P<who>M?n{1,3}[oye*]{0,2}B|Mn{1,3}|[oye*]{0,2}B)(?:,?[oyeCAQp*г]{1,6}B?|,[oye*]{0,2}B)?(?:,o{0,2}p[oye]?\+)?"
)
# «Их семеро, младшему двадцать лет»
_SO_MANY, _THEIRS = seldom("[oC](?P<who>n{1,2})(?=[,|;]|$)"), "их"
# «в тяжёлом состоянии – девушка»
_STATE = "состоянии"
_SKIES = frozenset({"над", "по"})
ASKED = Asked(_THESE | _SKIES | {_THEIRS, _STATE})


def they_are(part: Part, counter: Counter) -> People | None:
    """The people of such a sentence; None for any other."""
    codes = part.codes
    many = _SO_MANY.match(codes) if codes and part.words[0] == _THEIRS else None
    if not codes or (not many and codes[0] not in "nB-psCAXИ" and part.words[0] not in _THESE):
        return None
    match = many or _ONLY_PEOPLE.fullmatch(codes)
    if match is None:
        return None
    start = match.start("who")
    end = match.end()
    told = Part("I" + codes[start:end], ("", *part.words[start:end]), (-1, *part.at[start:end]))
    return people(told, told.codes, OF_INJURED, counter)


def others_elsewhere(part: Part, counter: Counter) -> People | None:
    """The people of a sentence that only says where or when there were more of those told of before."""
    if "-" not in part.codes or part.words[0] in _SKIES or _STATE in part.words:
        return None
    match = _ELSEWHERE.fullmatch(part.codes)
    if match is None:
        return None
    start, end = match.span("who")
    numbered = "n" in match["who"]
    number = (
        part.count((start + part.codes[start:end].index("n"), start + part.codes[start:end].rindex("n") + 1), counter)
        if numbered
        else None
    )
    places = tuple(part.at[at] for at in range(start, end) if part.codes[at] == "n")
    return People(0, (places,)) if number else People(1)
