"""Case forms of Russian place names by their endings. Gives a few forms that do not exist; misses few that do."""

from __future__ import annotations

from itertools import product

# The longest fitting ending decides: (ending of the nominative, endings of the forms).
_PARADIGMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ская", ("ская", "ской", "скую", "скою")),
    ("цкая", ("цкая", "цкой", "цкую", "цкою")),
    ("ный", ("ный", "ного", "ному", "ным", "ном")),
    ("ний", ("ний", "него", "нему", "ним", "нем")),
    ("кий", ("кий", "кого", "кому", "ким", "ком")),
    ("ная", ("ная", "ной", "ную", "ною")),
    ("ой", ("ой", "ого", "ому", "ым", "ом")),
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ье", ("ье", "ья", "ью", "ьем")),
    ("ень", ("ень", "ня", "ню", "нем", "не", "ени", "енью")),
    ("ец", ("ец", "ца", "цу", "цом", "цем", "це")),
    ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
    ("я", ("я", "и", "е", "ю", "ей")),
    ("ка", ("ка", "ки", "ке", "ку", "кой")),
    ("ща", ("ща", "щи", "ще", "щу", "щей")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("о", ("о", "а", "у", "ом", "е")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ы", ("ы", "", "ам", "ами", "ах")),
    ("и", ("и", "", "ам", "ами", "ах", "ях", "ям")),
)
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_VOWELS = "аеиоуыэюя"
_SHORTEST = 4
_MOST_FORMS = 400


def case_forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All case forms of a name given as lower-case words, the name itself first. Latin words keep their form."""
    choices = [_word_forms(word) for word in words]
    forms: list[tuple[str, ...]] = []
    for form in product(*choices):
        forms.append(form)
        if len(forms) == _MOST_FORMS:
            break
    return forms


def masculine_forms(word: str) -> tuple[str, ...]:
    """«смоленская» as said of a district, a direction or people: «смоленский, смоленского, смоленские …»."""
    if not word.endswith(("ская", "цкая")):
        return ()
    stem = word[:-2]
    return tuple(stem + ending for ending in ("ий", "ого", "ому", "им", "ом", "ие", "их", "ими"))


def _word_forms(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST or not any(letter in _VOWELS for letter in word):
        return (word,)
    for ending, endings in _PARADIGMS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + other for other in endings if len(stem + other) >= _SHORTEST - 1)
    if word[-1] in _CONSONANTS:
        return tuple(word + other for other in ("", "а", "у", "ом", "ем", "е"))
    return (word,)
