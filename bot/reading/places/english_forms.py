"""English spellings of Russian village names, told from other names by their form."""

from __future__ import annotations

from bot.reading.seldom import seldom

_ENDINGS = (
    "ovo", "evo", "yovo", "ino", "yno", "oye", "aya", "vka", "nka", "shka", "chka", "ika", "lka", "rka", "yka", "dka",
    "tka", "ikha", "yki", "niki", "shki", "vki", "lki", "chki", "nki", "baki", "vtsy", "ryi", "iye", "polye", "ishche",
    "hchi", "rchi", "eno", "stye", "vye", "rye", "lye", "zhye",
)  # fmt: skip
_SURE_FIRST = ("aya", "oye", "eye", "yaya", "yye", "iye", "lye", "nye", "vye", "rye", "tye", "dye")
_FIRST = (*_SURE_FIRST, "oy", "iy", "chy", "zhy", "shy", "ny", "ky", "ly", "ry", "vy", "ty", "dy")
_SECOND = frozenset(
    {"khutor", "yar", "liman", "log", "lug", "bor", "mayak", "kut", "kolodez", "bereg", "klyuch", "posad"}
)
IN_ENGLISH = frozenset({"in", "near", "over", "outside", "above", "on", "between", "of"})
BESIDE = frozenset({"close", "next", "adjacent"})
"""Before "to" they tell of a place."""
_SHORTEST = 5
_LATIN = seldom("[a-z’'-]+")


def village(form: str) -> bool:
    """Whether a folded English word has the form of a Russian village's name."""
    return len(form) >= _SHORTEST and _LATIN.fullmatch(form) is not None and form.endswith(_ENDINGS)


def adjective(first: str) -> bool:
    """Whether the first of two words can be an adjective: "yasnye zori"."""
    return first.endswith(_FIRST)


def village_of_two(first: str, second: str) -> bool:
    """Whether two folded words have: "novaya zburyevka", "krasny khutor"."""
    if not first.endswith(_FIRST) or _LATIN.fullmatch(second) is None:
        return False
    return first.endswith(_SURE_FIRST) or village(second) or second in _SECOND
