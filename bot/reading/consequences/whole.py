"""Things that are said to be whole: «инфраструктура цела», "infrastructure is undamaged and residents are unharmed"."""

from __future__ import annotations

from bot.reading.consequences.damage_found import BUILT
from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.neighbours_spared import WHOLE
from bot.reading.words.things import THINGS
from bot.reading.words.tokens import Asked, Part

_OF_THINGS = frozenset({"undamaged", "intact", "untouched", "цело"})
_NAMED_BESIDE = WHOLE | {"выдержал", "выдержала", "выдержало", "выдержали"}
"""Called whole by neighbours_things.py only where things are named."""
_THINGS = (
    *BUILT, "дома", "имуществ", "техника", "жиль", "завод", "infrastructure", "facilit", "propert", "equipment",
    "installation", "plant", *THINGS,
)  # fmt: skip
ASKED = Asked(_OF_THINGS | _NAMED_BESIDE, _THINGS)
_WHOLE = seldom("ϡ")
# «люди целы, дома тоже»
_BESIDE = seldom(r"[и\\][^|;,]{0,3}ϡ|ϡ[^|;]{0,3}[и\\]")
_MEMBER = seldom("[^,;:&]+")
_PEOPLE = "B"
_THING, _PLAIN = "и", frozenset("oC")
_PEOPLE_AFTER, _PEOPLE_BEFORE = seldom(r"[oye]{0,2}(?:&|,o)[oye]{0,2}B"), seldom(r"B[oye]{0,2}(?:&|,o)[oye]{0,2}$")
_FAR = 6


def with_things_beside(part: Part) -> Part:
    """The sentence with things told of along with people as property: «инфраструктура и люди не пострадали»."""
    codes = part.codes
    if _PEOPLE not in codes or not ("0I" in codes or "ϡ" in codes):
        return part
    things = [
        at
        for at, word in enumerate(part.words)
        if codes[at] in _PLAIN
        and word.startswith(_THINGS)
        and (_PEOPLE_AFTER.match(codes, at + 1) or _PEOPLE_BEFORE.search(codes, max(0, at - _FAR), at))
    ]
    return Part(recoded(codes, things, _THING), part.words, part.at) if things else part


def without_whole_things(part: Part) -> tuple[Part, bool]:
    """The sentence without the words by which it calls things whole, for they tell of nobody; whether it does so."""
    if "ϡ" not in part.codes:
        return part, False
    things: list[int] = []
    for member in _MEMBER.finditer(part.codes):
        whole = [match.start() for match in _WHOLE.finditer(part.codes, *member.span())]
        named = bool(whole) and _PEOPLE not in member[0] and _named(part, *member.span())
        things += [at for at in whole if named or part.words[at] in _OF_THINGS or part.words[at] in _NAMED_BESIDE]
    found = bool(things) or _BESIDE.search(part.codes) is not None
    return Part(recoded(part.codes, things, "o"), part.words, part.at), found


def _named(part: Part, start: int, end: int) -> bool:
    """Whether a member of a sentence names things."""
    return any(code in "и\\" for code in part.codes[start:end]) or any(
        word.startswith(_THINGS) for word in part.words[start:end]
    )
