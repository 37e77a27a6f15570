"""Russian names in Latin letters, in the manner English-language maps write them."""

from __future__ import annotations

_LETTERS = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ё": "yo",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "y",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
}
_IOTATING = frozenset("аеёиоуыэюяъь")
_ENDINGS = ("ий", "ый")


def transliterate(text: str) -> str:
    """Cyrillic letters to Latin ones: Чертковский -> Chertkovsky, Ейск -> Yeysk. Everything else stays."""
    written: list[str] = []
    for position, char in enumerate(text):
        if _is_swallowed(text, position):
            continue
        low = char.lower()
        latin = "ye" if low == "е" and _is_iotated(text, position) else _LETTERS.get(low)
        if latin is None:
            written.append(char)
        elif char == low:
            written.append(latin)
        else:
            written.append(latin.upper() if _is_all_capitals(text, position) else latin.capitalize())
    return "".join(written)


def _is_iotated(text: str, position: int) -> bool:
    before = text[position - 1].lower() if position else " "
    return before in _IOTATING or not before.isalpha()


def _is_swallowed(text: str, position: int) -> bool:
    """Of a final ий or ый only one y is written."""
    after = text[position + 2 : position + 3]
    return text[position : position + 2].lower() in _ENDINGS and not after.isalpha()


def _is_all_capitals(text: str, position: int) -> bool:
    neighbours = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    letters = [char for char in neighbours if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)
