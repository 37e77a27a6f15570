"""Nominatives whose last letters the other cases hide: «кутк(е)» is «куток», «рудн(е)» is «рудня»."""

from __future__ import annotations

_CONSONANTS = frozenset("бвгджзклмнпрстфхчшщ")
_BEFORE_NYA = frozenset("бвгджзкптфхчшщ")
"""No name ends in one of these with «н», «на» or «нь»; in «-рн», «-лна», «-сна» some do."""
_IN_A = {"лагери": "лагеря", "хуторы": "хутора", "острови": "острова", "островы": "острова", "луги": "луга"}
_AS_IT_IS = ("ск", "цк", "парк", "полк", "банк", "танк")


def whole(name: str) -> str:
    """A folded nominative that was cut from another case, with the vowel or the soft ending it must have."""
    if name in _IN_A:
        return _IN_A[name]
    before, last = name[-2:-1], name[-1:]
    if last == "к" and before == "й":
        return name[:-2] + "ек"
    if last == "к" and before in _CONSONANTS and not name.endswith(_AS_IT_IS):
        return name[:-1] + "ок"
    if last == "ц" and before in _CONSONANTS:
        return name[:-1] + "ец"
    stem = name[:-1] if last in {"а", "ь"} else name
    if stem.endswith("н") and stem[-2:-1] in _BEFORE_NYA:
        return stem + "я"
    return name
