"""What tokens are, and what a post is once it is cut into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from bot.reading.words.pieces import Piece

_ABBREVIATIONS = (
    r"т\. ?г\.|н\. ?п\.|р\. ?п\.|г\. ?о\.|м\. ?о\.|м\. ?р\.|[сг]\. ?п\.|т\. ?[дпч]\.|шт\.|ед\."
    r"|(?:ул|пос|дер|обл|[Рр]есп|просп|пер|кв|им|тыс|млн|руб|бул|гор|корп|стр|мкр|хут|г|с|п|д|х|ст|пр)\."
    r"(?= {0,2}[\dА-ЯЁ«—–,;-]| {1,2}(?:шахты|имени|им)\b)"
    # «до 7 декабря 2025 г. сбиты …»; "on Dec. 7"
    r"|(?:обл|[Рр]есп|тыс|млн|кв|чел|г)\.(?= [а-яё])|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.(?= {0,2}\d)"
    # Written with a full stop by few, so that what follows has to look like a name
    r"|пгт\.(?= {0,2}[А-ЯЁ][а-яё-]+(?:[еои]во|[ыи]но|ое|ом|ого|ая|[ыиоа]й|ск|ске|ка|ке|ки)\b)"
    # «07:00 ч. 12 октября»; «имени А.В. Петрова», but «Н.П. Ивановка»
    r"|(?:ч|час|мин)\.(?= {0,2}[\dа-яё])"
    r"|(?!(?:[НРСГ]\. ?П|[ГМ]\. ?О|М\. ?Р)\.)(?<![А-ЯЁ]\.)[А-ЯЁ]\. ?[А-ЯЁ]\.(?= ?[А-ЯЁ][а-яё])"
    # "to 5:30 a.m. The attack …", but "at 5:30 a.m. Moscow time"
    r"|[ap]\.m(?=\. {1,2}(?:The|An?|All|Air|At|By|In|On|Over|From|No|Nobody|None|There|It|They|We|He|She|His|Its|One"
    r"|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Some|Several|Another|Both|UAVs?|Drones?|Debris|Fragments"
    r"|Residents|Firefighters|Rescuers|Emergency|Windows|People|According|Casualties|Then|Later|This|That|These|Those|\d+)\b)|[ap]\.m\."
    # «Сергей К., 39 лет, …»
    r"|[А-ЯЁ]\.(?=[,)]| [а-яё]{2}| \d\d(?![\d.:]))"
)
_LOST_BREAK = r"(?<!#)[А-ЯЁ]?[а-яё]{3,}(?=[А-ЯЁ](?:[а-яё]{2}|\b))"
"""«отражёнС 6.15 до 9.45»: a line break between two words is lost."""
_WORD = r"[A-Za-zА-Яа-яЁёІі]+(?:['’][A-Za-zА-Яа-я]+)?"
TOKEN = re.compile(
    r"(?:\d\u20e3)+"
    r"|\d{1,3}(?=\d\u20e3)"
    r"|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)"
    r"|\d{1,2}[.:]\d{2}(?![\d,.]{0,12}\d)"
    r"|\d{1,3}(?: \d{3})+(?!\d)"
    r"|\d+-(?:лет\w*|years?-old)"
    r"|\d+[-–]\d+(?!\d)"
    r"|\d+(?:-?(?:ти|ми|мя|го|му|х|й|м|я|е|и)\b)?"
    r"|(?<![^\W\d_])г\. ?р\."
    rf"|\b(?:{_ABBREVIATIONS})"
    r"|\b(?:[СсГгНнРр]/[Пп]|[Жж]/[МмДд]|[Мм]/[ОоРр]|[Гг]/[Оо]|[Сс]/[Сс])(?![\w/])"
    rf"|{_LOST_BREAK}"
    rf"|{_WORD}(?:-(?:\d+\w*|{_WORD}))*"
    r"|\n+"
    r"|[^\s\w]",
)
OPEN = re.compile(
    r"(?<![^\W\d_])г\.$|(?<!\w)(?:[тнрмгсдхпч]|ул|пос|дер|обл|[Рр]есп|просп|пер|кв|им|тыс|млн|руб|бул|гор|корп|стр|мкр|пгт|хут|ст|пр|чел)\.$"
    r"|(?<!\w)(?:час|мин|[ap]\.m|[А-ЯЁ]\.[А-ЯЁ]|[А-ЯЁ]|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
"""The end of a piece whose last token can depend on what stands after the next space."""


class _Numbers(Protocol):
    def number(self, words: Sequence[str]) -> int | None: ...


@dataclass(slots=True)
class Tokens:
    """Tokens of one normalised post: as written, folded (lower case, е for ё), and one concept character each.

    `own` are the same characters but for words that only templates know, which have characters of their own there and
    are like any other word in `codes`. `asked` are characters for the folded words, alike where rules about sentences
    cannot tell them apart (see asked.py). `breaks` are tokens that begin a sentence although nothing before them ends
    one (a line break was lost). `pieces` are what the post was cut into at its spaces.
    """

    written: list[str]
    folded: list[str]
    codes: str
    own: str = ""
    asked: str = ""
    breaks: tuple[int, ...] = ()
    pieces: list[Piece] = field(default_factory=list)


class Asked(NamedTuple):
    """Words that rules about sentences ask for: whole ones, beginnings, and what may stand inside of one."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Part:
    """One sentence or what was cut from it: concept characters, folded words, and their places in the sentence."""

    __slots__ = ("at", "codes", "words")

    def __init__(self, codes: str, words: Sequence[str], at: Sequence[int] | None = None) -> None:
        self.codes, self.words = codes, words
        self.at: Sequence[int] = range(len(codes)) if at is None else at

    def clause(self, start: int, end: int) -> Part:
        """A part of the sentence, by its own positions."""
        return Part(self.codes[start:end], self.words[start:end], self.at[start:end])

    def without(self, start: int, end: int) -> Part:
        """The sentence but for a part of it."""
        kept = [*range(start), *range(end, len(self.codes))]
        words, at = [self.words[index] for index in kept], [self.at[index] for index in kept]
        return Part(self.codes[:start] + self.codes[end:], words, at)

    def count(self, span: tuple[int, int], numbers: _Numbers) -> int | None:
        """The number that the tokens of a half-open span say."""
        return numbers.number(self.words[span[0] : span[1]])


def split(text: str) -> list[str]:
    """The tokens of a normalised text, in order. A run of line breaks is one token."""
    return TOKEN.findall(text)


def spans(text: str, written: list[str]) -> list[tuple[int, int]]:
    """Half-open spans of the tokens of split(text), in code points of the normalised text."""
    found: list[tuple[int, int]] = []
    end = 0
    find = text.find
    for token in written:
        start = find(token, end)
        end = start + len(token)
        found.append((start, end))
    return found
