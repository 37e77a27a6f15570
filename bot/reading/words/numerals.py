"""Russian and English number words in any case, and numbers in digits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.model import Count

_UNITS = {
    0: "ноль ноля нуля zero",
    1: "один одна одно одного одной одному одним одном одну одни one",
    2: "два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих обоим обеим обоими обеими двойка двойку "
    "duo pair two both",
    3: "три трех трем тремя трое троих троим троими тройка тройку тройки тройкой trio three",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми "
    "четверка четверку четверки четверкой quartet four",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми пятерка пятерку пятерки пятеркой five",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми шестерка шестерку шестеркой six",
    7: "семь семи семью семеро семерых семерым семерыми семерка семерку семеркой seven",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым восьмерыми восьмерка восьмерку восьмеркой eight",
    9: "девять девяти девятью девятеро девятерых девятерым девятка девятку девяткой nine",
    10: "десять десяти десятью десятеро десятерых десятерым ten десяток десятка десятку десятком",
    11: "одиннадцать одиннадцати одиннадцатью eleven",
    12: "двенадцать двенадцати двенадцатью twelve дюжина дюжины дюжину дюжин dozen",
    13: "тринадцать тринадцати тринадцатью thirteen",
    14: "четырнадцать четырнадцати четырнадцатью fourteen",
    15: "пятнадцать пятнадцати пятнадцатью fifteen",
    16: "шестнадцать шестнадцати шестнадцатью sixteen",
    17: "семнадцать семнадцати семнадцатью seventeen",
    18: "восемнадцать восемнадцати восемнадцатью eighteen",
    19: "девятнадцать девятнадцати девятнадцатью nineteen",
    20: "двадцать двадцати двадцатью twenty",
    30: "тридцать тридцати тридцатью thirty",
    40: "сорок сорока forty",
    50: "пятьдесят пятидесяти пятьюдесятью fifty полсотни полусотни",
    60: "шестьдесят шестидесяти шестьюдесятью sixty",
    70: "семьдесят семидесяти семьюдесятью seventy",
    80: "восемьдесят восьмидесяти восемьюдесятью eighty",
    90: "девяносто девяноста ninety",
    100: "сто ста hundred сотня сотню сотней",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами",
    500: "пятьсот пятисот пятистам пятьюстами",
    600: "шестьсот шестисот шестистам шестьюстами",
    700: "семьсот семисот семистам семьюстами",
    800: "восемьсот восьмисот восьмистам",
    900: "девятьсот девятисот девятистам",
    1000: "тысяча тысячи тысяч тысячу тысячами тысячей thousand",
}
_ONE_AND_A_HALF = frozenset({"полтора", "полутора", "полторы"})
_SAID_AGAIN = frozenset({"("})
_AND_A_HALF = frozenset({"половиной"})
_TIMES = {
    "десятка": 10, "десятков": 10, "десяткам": 10, "десятками": 10, "дюжины": 12, "дюжин": 12, "dozen": 12,
    "сотни": 100, "сотен": 100,
}  # fmt: skip
_FEW = {
    "несколько": 2,
    "нескольких": 2,
    "несколькими": 2,
    "нескольким": 2,
    "several": 2,
}
_PAIR = frozenset({"пара", "пару", "пары", "парой"})
HUNDREDS = frozenset({"сотни"})
"""«свыше сотни» is one hundred, «сотни» alone are several."""
_TENS = ("десят", "dozens")
_LONGEST_RANGE = 32
_LONGEST = 10
_ANY_RANGE = "12–14"
STANDING = ("1", "один", "7", "семь", _ANY_RANGE)
"""What standing_for() gives in place of other words."""
_DIGITS = re.compile(r"\d[\d ]*")


def number_words() -> dict[str, int]:
    """Every spelling (folded) of a number word with its value, English tens-and-units compounds included."""
    words = {form: value for value, forms in _UNITS.items() for form in forms.split()}
    for tens in range(20, 100, 10):
        for unit in range(1, 10):
            ten, one = _UNITS[tens].split()[-1], _UNITS[unit].split()[-1]
            words[f"{ten}-{one}"] = tens + unit
    return words | dict.fromkeys(_ONE_AND_A_HALF, 1)


def value(tokens: Sequence[str], words: dict[str, int]) -> int | None:
    """The number that a run of folded number tokens says ("тридцать", "один" -> 31), None where there is none.

    A range ("12–14") gives its upper end.
    """
    total = 0
    seen = False
    half = False
    for token in tokens:
        if seen and token in _SAID_AGAIN:
            break
        if token in _AND_A_HALF:
            half = seen
            continue
        if token in _TIMES and (seen or half):
            total = total * _TIMES[token] + (_TIMES[token] * (1 if seen else 3) // 2 if half else 0)
            seen, half = True, False
            continue
        if token in _ONE_AND_A_HALF:
            half = True
            continue
        number = words.get(token)
        if number is None:
            ends = span(token, words)
            number = digits(token) if ends is None else ends[1]
            if number is None:
                continue
        if number == 1000 and seen:
            total *= 1000
        elif number == 100 and 0 < total < 10:
            total *= 100
        else:
            total += number
        seen = True
    return total if seen else None


def plain(token: str, words: Mapping[str, int]) -> int | None:
    """The number of a folded number word or of digits alone, None for any other («полтора», "12–14", "5-ти")."""
    if token in words:
        return None if token in _ONE_AND_A_HALF else words[token]
    return int(token) if token.isdecimal() and len(token) < _LONGEST else None


def digits(token: str) -> int | None:
    """The number in a token of digits: "52 831", "5-ти", "12–14" (its upper end)."""
    parts = _DIGITS.findall(token)
    if not parts or len(parts[-1]) >= _LONGEST:
        return None
    return int(parts[-1].replace(" ", ""))


def span(token: str, words: Mapping[str, int]) -> tuple[int, int] | None:
    """The ends of a range in digits or folded words ("12–14", "восемь-десять"), None for anything else."""
    first, dash, last = token.replace("–", "-").partition("-")
    if not dash or len(token) > _LONGEST_RANGE or token in words:
        return None
    low, high = _end(first, words), _end(last, words)
    return (low, high) if low is not None and high is not None and low < high else None


def _end(text: str, words: Mapping[str, int]) -> int | None:
    return int(text) if text.isdecimal() else words.get(text)


def standing_for(word: str, words: dict[str, int]) -> str:
    """A number that rules cannot tell from a folded number word: alike for all of 2–99, and for all ranges of them."""
    if word in _TIMES or word in _ONE_AND_A_HALF:
        return word
    ends = span(word, words)
    if ends is not None:
        return _ANY_RANGE if ends[0] > 0 and ends[1] < 100 else word
    number = words.get(word)
    if number is None:
        number = digits(word)
    if number is None or not 0 < number < 100:
        return word
    if number == 1:
        return "1" if word.isascii() else "один"
    return "7" if word.isascii() else "семь"


def fuzzy(word: str) -> Count | None:
    """The count that «несколько», «десятки», «сотни» stand for."""
    if word.startswith(_TENS):
        return Count(20, None)
    if word.startswith("сот"):
        return Count(200, None)
    return Count.exact(2) if word in _PAIR else Count(_FEW.get(word, 2), None)
