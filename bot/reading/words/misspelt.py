"""Words of the lexicon with one wrong letter: «пострадвших», «унитожены», «двеннадцать».

Only words of the stems that lexicon.yaml lists as `misspelt` are looked for, which are like few other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.reading.seldom import seldom

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_OWN = seldom("[\ue000-\uf8ff]")
_SHORTEST, _LONGEST = 6, 20
# «уничтожит», «разрушаются» are right, and no news.
_VERB_TO_COME = seldom(r"(?:[аеиуюя]т|(?<!ца)ть|сь|ся|[еи]те|шь|[ау]ем)$")
_ENDING = "^"


class Misspelt:
    """Finds the word that a misspelt one stands for; its first letter must be right."""

    def __init__(self, stems: Sequence[str], words: Mapping[str, str]) -> None:
        self._stems = tuple(stem.removeprefix(_ENDING) for stem in stems)
        self._words = words
        likes: dict[str, list[str]] = defaultdict(list)
        for stem in stems:
            for like in _likes(stem):
                likes[like[0]].append(like)
        self._likes = {first: seldom("|".join(sorted(found))) for first, found in likes.items()}

    def __call__(self, word: str) -> str | None:
        """The known word, of one of the stems, that differs from a folded unknown one by one letter."""
        likes = self._likes.get(word[0])
        if likes is None or not _SHORTEST <= len(word) <= _LONGEST:
            return None
        if likes.match(word) is None or _VERB_TO_COME.search(word):
            return None
        return next(filter(self._known, _edits(word)), None)

    def _known(self, word: str) -> bool:
        return word.startswith(self._stems) and not _OWN.match(self._words.get(word, "\ue000"))


def _likes(stem: str) -> Iterator[str]:
    """Patterns of the stem and of what one wrong letter makes of it, but for stems that may have wrong endings only."""
    if stem.startswith(_ENDING):
        yield stem.removeprefix(_ENDING)
        return
    yield stem
    for at in range(1, len(stem)):
        yield f"{stem[:at]}.{{0,2}}{stem[at + 1 :]}"
        yield f"{stem[:at]}{stem[at : at + 2][::-1]}{stem[at + 2 :]}"


def _edits(word: str) -> Iterator[str]:
    """All words that one wrong letter could have made this one of; those of two letters swapped first.

    The last letter is never replaced: it tells «уничтожил» from «уничтожит».
    """
    for at in range(1, len(word) - 1):
        yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(1, len(word) - 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]
