"""English spellings of Russian names back into Russian, for names that no gazetteer knows."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 4096
_PAIRS = (
    ("shch", "щ"), ("yev", "ев"), ("yo", "ё"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("iy", "ий"), ("ia", "ия"),
)  # fmt: skip
_SINGLE = str.maketrans("abcdefghijklmnoprstuvwxz'", "абцдефгхийклмнопрстувшхзь")
_Y_AS_VOWEL = re.compile(
    r"(?<=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ])y(?=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ]|$)"
)


_DIPHTHONG = re.compile(r"(?<=[aeo])i(?=[^aeiou]|$)")


def name(english: str) -> str:
    """A place name in Russian with capitals: "Lodygina" -> "Лодыгина"."""
    text = english.lower()
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
