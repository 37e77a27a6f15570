"""The first look at a post: can it speak of UAVs or alerts at all? Most posts do not and are done here."""

from __future__ import annotations

import re2

_INVISIBLE = "[\u00ad\u200b-\u200f\u2060]*"
_NO_LETTER = "[^а-яА-ЯёЁ]"
_LOOKALIKES = {
    "а": "аАaA", "в": "вВB", "е": "еЕeEёЁ", "к": "кКkK", "м": "мМM", "н": "нНH", "о": "оОoO", "р": "рРpP", "с": "сСcC",
    "т": "тТT", "у": "уУyY", "х": "хХxX",
}  # fmt: skip
_INITIAL, _SHORT, _LONG, _COMMON = "Б", "БПЛА", "беспилотн", "дрон"
"""What nearly all reports of UAVs have, one or the other, just so: found sooner than by the automaton. Most other posts
lack even the capital, which is found sooner still, and a long word is looked for in long steps."""
_THEIR_STEMS = frozenset({"бпла", "беспил", "дрон"})


class Gate:
    """One automaton over all word stems of the lexicon's gate; linear in the post."""

    def __init__(self, stems: list[str]) -> None:
        options = re2.Options()
        options.log_errors = False
        self._stems = re2.Set.SearchSet(options)
        self._stems.Add("|".join(_stem(stem) for stem in stems).encode())
        self._stems.Compile()
        self._usual = _THEIR_STEMS.issubset(stems)

    def opens(self, text: str) -> bool:
        """Whether any stem occurs, in any case, with look-alike letters or invisible characters inside."""
        if self._usual and ((_INITIAL in text and _SHORT in text) or _LONG in text or _COMMON in text):
            return True
        return self._stems.Match(text.encode("utf-8", "replace")) is not None


def _stem(stem: str) -> str:
    """A stem of the lexicon: "^stem" begins a word, "=word" is a whole one."""
    letters = stem.lstrip("^=")
    body = _INVISIBLE.join(f"[{_LOOKALIKES.get(letter, letter + letter.upper())}]" for letter in letters)
    before = f"(?:^|{_NO_LETTER})" if letters != stem else ""
    after = f"(?:{_NO_LETTER}|$)" if stem.startswith("=") else ""
    return before + body + after
