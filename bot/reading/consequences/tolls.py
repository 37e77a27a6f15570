"""People of one sentence with what is said of them: whether others are meant, or all."""

from __future__ import annotations

from typing import NamedTuple

from bot.reading.consequences.numbers import People
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_ONE_MORE = seldom(
    r"M[po]?n+[oye]{0,2}B{0,2}o?(?:[Iw{GЮ]|p[oye]{0,2}[j+ч])|Mpn+[oye]{0,2}B{0,2}-?[oye]{0,3}j|Mn+[oye]{0,2}B,[^|;]{1,8},[I{GИГ]|[IИ]o?Mn|Mn+[Bo]?И"
    # «также пострадал прохожий», «ранены и двое прохожих»
    r"|^&[oye]{0,2}[I{]|^[oye]?I&[oye*]{0,2}n?[oye*]{0,2}B"
)
# «двое ранены, ещё трое контужены»: more than those two, not than all who were told of before
_COUNTED_BEFORE = seldom(r"n[oye]{0,2}B{0,2}[^|;:nMG0]{0,6}[IГ{+]|[IГ][oye]{0,2}n")
# «ещё одной женщине помощь оказали на месте»
MORE_PEOPLE = seldom("Mn{1,2}(?:[oye*]{0,2}B|[oyeч]{2})")
# «все трое», «состояние всех пятерых»
_EVERY = seldom("J[oye]?n")
_ALL_OF_THEM = seldom(r"Jn{1,2}[oyeB]{0,2}[wg]|X[oye]{0,2}[wg][op\-:]{0,4}n")
# «число раненых выросло до пяти»
_GREW = seldom(r"[wg][^|;n]{0,9}πp?n|πpn{1,3}B?[oye]{0,2}[wg]")


_BESIDES, _THEM = (
    frozenset({"кроме", "помимо", "besides"}),
    frozenset({"них", "него", "нее", "этих", "them", "him", "her"}),
)
_TITLE = "итоги"
ASKED = Asked(_BESIDES | _THEM | {_TITLE})


def besides_them(part: Part) -> bool:
    """«кроме них, пострадал водитель»: somebody else."""
    return len(part.words) > 1 and part.words[0] in _BESIDES and part.words[1] in _THEM


class Toll(NamedTuple):
    """People of one sentence: `lead` when a headline could say it, `new` as «ещё», `total` as «всего».

    `helped`: told of by the help they were given only. `of_hurt`: dead who are among the injured told of.
    `who`: what one told of without a number is (others.who). `every`: that they are all told of («все трое»).
    `apart`: at another place than those whom the same sentence told of before.
    """

    people: People
    lead: bool
    new: bool
    total: bool
    helped: bool = False
    of_hurt: bool = False
    who: str = ""
    every: bool = False
    apart: bool = False


def all_told(codes: str) -> bool:
    """Whether a sentence tells of all of them with their number: «все трое в больнице», «… выросло до пяти»."""
    return ("J" in codes and _EVERY.search(codes) is not None) or ("π" in codes and _GREW.search(codes) is not None)


def without_title(part: Part, codes: str) -> str:
    """«Итоги дня: в Ясном погибла хозяйка»: no sum of all."""
    return codes.replace("X", "o") if _TITLE in part.words else codes


def toll(who: People, codes: str, *, helped: bool = False) -> Toll:
    """The people whom a sentence of these concept characters gives; `helped`: by the help they were given only."""
    found = (MORE_PEOPLE if helped else _ONE_MORE).search(codes)
    more = found is not None and (helped or _COUNTED_BEFORE.search(codes, 0, found.start()) is None)
    every = _ALL_OF_THEM.search(codes) is not None or ("X" in codes and not more)
    return Toll(who, "s" not in codes, more, every, helped=helped and not more)
