"""One spelling for what is written in many: Cyrillic and all romanisations end in the same Latin skeleton."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN_OF: dict[str, str] = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
        (
            *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u"),
            *("f", "h", "ts", "ch", "sh", "sch", "", "i", "", "e", "iu", "ia", "e", "i", "i", "e", "g", "u"),
        ),
        strict=True,
    )
)
_TO_LATIN = str.maketrans(_LATIN_OF)
_LOOKALIKES = dict(zip("aceopxykmtbhi", "асеорхукмтвні", strict=True))
_FROM_LOOKALIKES = {cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()}
_QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_JCUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_JCUKEN = str.maketrans(_QWERTY, _JCUKEN)
_TO_QWERTY = str.maketrans(_JCUKEN, _QWERTY)

# Applied in this order to Latin text; what stays different after them is left to the fuzzy comparison.
_ROMANISATIONS = (
    ("shch", "sch"),
    ("kh", "h"),
    ("tz", "ts"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
    ("j", "i"),
    ("y", "i"),
    ("iio", "io"),
    ("ie", "e"),
    ("io", "e"),
)
# Signs that no skeleton has.
_ONE_LETTER = (("sch", "Щ"), ("sh", "Ш"), ("ch", "Ч"), ("zh", "Ж"), ("ts", "Ц"), ("ia", "Я"), ("iu", "Ю"))
_HARD_C = re.compile(r"c(?!h)")
_REPEATED = re.compile(r"(.)\1+")
_APOSTROPHES = re.compile(r"['’ʹʼ`′\"]")
_WORD = re.compile(r"[^\W_]+")
_UNMARKED = re.compile(r"[\x00-\x7fа-я]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without marks, emoji and punctuation; look-alike letters are put right."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("ё", "е")
    plain = _APOSTROPHES.sub("", _without_marks(plain))
    return [_one_script(word) for word in _WORD.findall(plain)]


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The Latin skeleton of one word as given by `words_of`: equal for «рязань», "riazan" and "Ryazan'"."""
    latin = word.translate(_TO_LATIN)
    for written, meant in _ROMANISATIONS:
        latin = latin.replace(written, meant)
    latin = _HARD_C.sub("k", latin)
    return _REPEATED.sub(r"\1", latin) if latin.isalpha() else latin


def skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of a text's words; signs that leave nothing (a lone soft sign) are dropped."""
    return tuple(found for found in map(skeleton, words_of(text)) if found)


def compressed(joined: str) -> str:
    """Skeletons with one sign for each Cyrillic letter that takes several Latin ones, for counting slips."""
    for letters, sign in _ONE_LETTER:
        joined = joined.replace(letters, sign)
    return joined


def other_layout(text: str) -> str:
    """The text as the same keys give it on the other of the two keyboard layouts, QWERTY and ЙЦУКЕН."""
    lowered = text.lower()
    table = _TO_QWERTY if _CYRILLIC.search(lowered) else _TO_JCUKEN
    return lowered.translate(table)


def _without_marks(text: str) -> str:
    """Latin accents off (ö to o); й stays a letter of its own."""
    if _UNMARKED.fullmatch(text):
        return text
    kept = []
    for letter in text:
        if letter == "й":
            kept.append(letter)
            continue
        kept.extend(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return "".join(kept)


def _one_script(word: str) -> str:
    """A word of mixed scripts in the script of most of its letters ("cмоленск" typed with a Latin c)."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    table = _LOOKALIKES if cyrillic >= latin else _FROM_LOOKALIKES
    return "".join(table.get(letter, letter) for letter in word)
