"""Tokens -> concept characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.asked import Asking
from bot.reading.seldom import seldom
from bot.reading.words import codes
from bot.reading.words.merging import merge
from bot.reading.words.misspelt import Misspelt
from bot.reading.words.neighbours import DASHED_CLOCK, DASHED_NUMBER, Neighbours
from bot.reading.words.neighbours_numbers import KEYCAP
from bot.reading.words.neighbours_verbs import BY_UAVS
from bot.reading.words.normalise import fold
from bot.reading.words.pieces import GLUED, Piece, Pieces, written_in
from bot.reading.words.tokens import Tokens

_CASES = ("ий", "ого", "ому", "им", "ом", "ие", "их", "ими", "ая", "ой", "ую", "ое")
_ADJECTIVE = (*[stem + case for stem in ("ск", "цк") for case in _CASES], "sky", "skiy", "skoy", "skoye", "ski")
_COMMON_MARKS = frozenset('.,:;!?…«»()"')
_CLOCK = seldom(r"\d{1,2}[.:]\d{2}$|\d{1,2}[-–]0\d$")
_DATE = seldom(r"\d{1,2}\.\d{1,2}\.\d{2,4}$")
_DASHED = seldom(r"(?:[01]?\d|2[0-4])[-–][0-5]\d$")
_MISSPELT = seldom(r"бе[сз]+п+(?:[иеы]л+[оа]?т+н+и?|[илоеыт]{3,5}н?[инт]{1,2})к(?P<ending>\w{0,3})")
_FIRST_OWN = "\ue000"
_OWN = seldom("[\ue000-\uf8ff]")
# Begins with one set of characters, so that a search is short
_OWN_AS_NAME = seldom("[spP][\ue000-\uf8ff](?:(?<=s.)|(?=[|pqkKUuvSWOVFHhI]))")
_BEGINNING = "\x01"
_NAMED = "\x02"
"""Marks of tokens whose surroundings have to be looked at: prepositions with a capital, UAVs written like names."""
_CAP = "\u20e3"
_NO_MARK = " "
_AFTER_END = codes.SENTENCE_END + _BEGINNING
_LATE_BEGINNING = re.compile(f"{_BEGINNING}(?<=[^|].)")
_BORN = seldom(r"г\. ?р\.")
_INSIDE = seldom(r"(?<=[^|:\-\"o])[Uu]|(?<=[^|:]o)[Uu]")
_QUOTED = str.maketrans(
    {
        '"': "o",
        "”": "o",
        "“": "o",
        "„": "o",
        "‘": "o",
        "’": "o",
        "‚": "o",
        "'": "o",
        "/": "o",
        "%": "o",
        "#": "o",
        "№": "`",
        "@": "o",
        "_": "o",
        "&": "&",
    }
)


_PERSON, _DANGER = "B", "D"
_INSTRUMENTAL = ("ом", "ами")


class Coder:
    """Gives every token its concept; holds the compiled lexicon."""

    def __init__(self, words: dict[str, str], misspelt: Sequence[str] = ()) -> None:
        self._words = words
        self._misspelt = Misspelt(misspelt, words)
        self.asking = Asking()
        self._marks: dict[str, tuple[str, str]] = {}
        self._pieces = Pieces(self._concept)
        self._beside_others = Neighbours()

    def tokens(self, text: str) -> Tokens:
        """Tokens of a text as given."""
        pieces, glued = self._pieces.cut(text)
        parts: list[str] = []
        for piece in pieces:
            parts += piece.parts
        written, folded, signs = parts[::3], parts[1::3], "".join(parts[2::3])
        before, own, marks, asked = signs[::4], signs[1::4], signs[2::4], signs[3::4]
        beside = self._beside_others(before, marks, folded, self.asking.of_neighbours(asked))
        merged = merge(_surnames(beside, written) if _NAMED in marks else beside)
        if merged != before:
            own = merged if own == before else _with_own(own, merged, kept=before, by=beside)
        own = _names_of_places(own, written)
        breaks = _breaks(marks, written)
        if glued:
            breaks = tuple(sorted({*breaks, *_behind_lost_breaks(pieces)}))
        return Tokens(written, folded, merged, own, asked, breaks, pieces)

    def _concept(self, token: str) -> tuple[str, str]:
        """(folded form, signs) of a token."""
        if token not in _COMMON_MARKS:
            return self._read(token)
        return self._marks.get(token) or self._marks.setdefault(token, self._read(token))

    def _read(self, token: str) -> tuple[str, str]:
        word = fold(token)
        code = self._words.get(word)
        if code is None and (right := self._misspelt(word)) is not None:
            word, code = right, self._words[right]
        code = code or self._unknown(word, token)
        mark = _mark(token, word, code)
        plain = _without_own(token, word) if code >= _FIRST_OWN else code
        if mark == KEYCAP:
            word = word.replace(_CAP, "")
            return word, plain + code + mark + self.asking(word, codes.NUMBER)
        return word, plain + code + mark + self.asking(word, code)

    def _unknown(self, word: str, token: str) -> str:
        first = word[0]
        if first.isdigit():
            return _number(word)
        if first == "\n":
            return codes.SENTENCE_END
        if not first.isalpha():
            return codes.PUNCTUATION.get(first) or _QUOTED.get(ord(first), codes.SENTENCE_END)
        known = self._of_parts(word)
        if known:
            return known
        if token[0].isupper():
            return codes.ADJECTIVE if word.endswith(_ADJECTIVE) else codes.CAPITAL
        return codes.OTHER

    def _of_parts(self, word: str) -> str:
        """«БПЛА-разведчик», «FPV-угроза», «бесспилотников», «восемь-десять», «женщина-почтальон»; "" for none."""
        if "-" in word:
            head, _, tail = word.rpartition("-")
            if self._words.get(tail) == _DANGER:
                return _DANGER
            for part in (tail, head):
                code = self._words.get(part, "")
                if code and code in codes.UAV:
                    return code
            if code == codes.NUMBER == self._words.get(tail) or (code == _PERSON and tail.isalpha()):
                return code
        misspelt = _MISSPELT.fullmatch(word) if word.startswith("бе") else None
        if misspelt is None:
            return ""
        return "U" if misspelt.group("ending") in {"", "а", "у", "ом", "е"} else "u"


def _mark(token: str, word: str, code: str) -> str:
    if code in "Uud" and word.endswith(_INSTRUMENTAL):
        return BY_UAVS
    if token[0].isupper():
        if code == "p":
            return _BEGINNING
        return _NAMED if code in "Uu" and token[1:].islower() else _NO_MARK
    if _CAP in word:
        return KEYCAP
    if code in "n@" and _DASHED.match(word):
        return DASHED_NUMBER if code == "n" else DASHED_CLOCK
    return codes.SENTENCE_END if code == codes.SENTENCE_END else _NO_MARK


def _breaks(marks: str, written: list[str]) -> tuple[int, ...]:
    """«… получил ранение В городе …», «… 1961 г. р. В городе …»: a capital preposition after a lower-case word."""
    if marks.count(_BEGINNING) == marks.count(_AFTER_END) + marks.startswith(_BEGINNING):
        return ()
    found = [match.start() for match in _LATE_BEGINNING.finditer(marks)]
    return tuple([index for index in found if written[index - 1][-1].islower() or _BORN.fullmatch(written[index - 1])])


def _behind_lost_breaks(pieces: list[Piece]) -> Iterator[int]:
    """«Тульская область – 4Всего за ночь …», «над Тульской областьюВремя: …»: words where a line break is lost."""
    at = 0
    for piece in pieces:
        written = written_in(piece)
        for place, (before, word) in enumerate(pairwise(written), at + 1):
            if GLUED.match((before[-1] if before[-1].isdigit() else before) + word):
                yield place
        at += len(written)


def _surnames(text: str, written: list[str]) -> str:
    """«Губернатор Дронов»: a capital inside a sentence makes a name of a UAV word."""
    found = [match.start() for match in _INSIDE.finditer(text)]
    names = [index for index in found if written[index][0].isupper() and written[index][1:].islower()]
    # «Бабу-ягу» is no surname
    names = [index for index in names if "-" not in written[index]]
    return codes.recoded(text, names, codes.CAPITAL) if names else text


def _without_own(token: str, word: str) -> str:
    """The character of a word that only templates know, as of any other: a capital may begin a name («Новая»)."""
    if not token[0].isupper():
        return codes.OTHER
    return codes.ADJECTIVE if word.endswith(_ADJECTIVE) else codes.CAPITAL


def _names_of_places(own: str, written: list[str]) -> str:
    """«в селе Октябрьское ударом дрона», «по Октябрьскому …»: a name, no word that templates know."""
    found = [at for match in _OWN_AS_NAME.finditer(own) if written[at := match.end() - 1][0].isupper()]
    if not found:
        return own
    adjectives = [at for at in found if own[at - 1] != "s" and written[at].endswith(_ADJECTIVE)]
    named = codes.recoded(own, [at for at in found if own[at - 1] == "s"], codes.CAPITAL)
    return codes.recoded(named, adjectives, codes.ADJECTIVE)


def _with_own(own: str, merged: str, *, kept: str, by: str) -> str:
    """The merged characters, but those of words that only templates know and that no neighbour made something else."""
    chars = list(merged)
    for match in _OWN.finditer(own):
        index = match.start()
        if kept[index] == by[index]:
            chars[index] = own[index]
    return "".join(chars)


def _number(word: str) -> str:
    if "-лет" in word or "-year" in word:
        return codes.AGE
    if _CAP in word:
        return codes.SENTENCE_END
    if _CLOCK.match(word):
        hour, minute = int(re.split(r"[.:–-]", word)[0]), int(word[-2:])
        return codes.CLOCK if hour <= 24 and minute < 60 else codes.OTHER
    if _DATE.match(word):
        return codes.DATE
    return codes.NUMBER
