"""English spellings of Russian names back into Russian, for names that no gazetteer knows."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 4096
_PAIRS = (
    ("yye", "ые"), ("'yi", "ьи"), ("shch", "щ"), ("yev", "ев"), ("yo", "ё"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("iy", "ий"), ("ia", "ия"),
)  # fmt: skip
_SINGLE = str.maketrans("abcdefghijklmnoprstuvwxz'", "абцдефгхийклмнопрстувшхзь")
_Y_AS_VOWEL = re.compile(
    r"(?<=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ])y(?=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ]|$)"
)


_SOFT = frozenset({"nizhny", "verkhny", "sredny", "krayny", "dalny"})
_DIPHTHONG = re.compile(r"(?<=[aeo])i(?=[^aeiou]|$)")


_SOFTENED = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])y(?=e|i)")


def name_of_two(first: str, second: str) -> str:
    """Two words with capitals, the first one an adjective: "malye kopani" -> "Малые Копани"."""
    if first.endswith("ye") and first[-3] not in "aeioy":
        first = first[:-2] + "yye"
    adjective = name(first)
    if first.endswith("y") and first[-2] not in "aeio":
        adjective = adjective[:-1] + ("ий" if adjective[-2] in "гкхжш" or first in _SOFT else "ый")
    return f"{adjective} {name(second)}"


def name(english: str) -> str:
    """A place name in Russian with capitals: "Lodygina" -> "Лодыгина"."""
    text = _SOFTENED.sub("'y", english.lower())
    for latin, cyrillic in _PAIRS:
        text = text.replace(latin, cyrillic)
    text = _Y_AS_VOWEL.sub("ы", text).replace("y", "й").translate(_SINGLE)
    return text[:1].upper() + text[1:]


@lru_cache(_REMEMBERED)
def district(english: str) -> str:
    """A folded district adjective: "traktorozavodsky" -> "тракторозаводский", "verkhnedonskoy" -> "верхнедонской"."""
    text = english.lower()
    for ending, russian in (("skoye", "ское"), ("skoy", "ской"), ("skiy", "ский"), ("sky", "ский"), ("ski", "ский")):
        if text.endswith(ending):
            head = _DIPHTHONG.sub("y", text[: -len(ending)])
            return name(head).lower().replace("ё", "е") + russian
    return name(text).lower()


@lru_cache(_REMEMBERED)
def reduced(english: str) -> str:
    """An English spelling reduced to what writers vary least: "Feodosiya" and "Feodosia" are one."""
    text = english.lower().replace("iya", "ia").replace("iy", "y").replace("’", "").replace("'", "")
    text = _DIPHTHONG.sub("y", text)
    return text.replace("yy", "y")
