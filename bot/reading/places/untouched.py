"""Places of which a sentence only says that nothing happened there: «посёлок Ясный не задело», "Orel saw no damage".

All functions take the concept characters of the whole post, its folded words and the token at which a place is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.counts.what_happened import clause_around
from bot.reading.places.quiet import past_asides
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_around

SPARED, UNHARMED, UNTHREATENED = "s", "f", "t"
_SPARED = seldom("0[fo]")
_FAR = 60
_OPENS = frozenset({"", "|", ",", ";"})
# «посёлок Ясный обломками не задело», «Ясногорский район не пострадал»
_NOT_TOUCHED = seldom(r"(?:C?[AC]{1,2}[,&]{1,2}o?s?){0,12}[AC]{1,3}\^?Y?[oyedKзσ]{0,3}0(?P<verb>[oFIqk])")
# «Ясногорск и Клин целы», «Клин, Руза остались целы»
_WHOLE = seldom(r"(?:C?[AC]{1,2}[,&]{1,2}o?){0,12}[AC]{1,3}\^?Y?[oye]{0,2}ϡ")
_EARLIER_OF_LIST = seldom(r"(?:^|[|;])C?s?(?:[AC]{1,2}[,&]{1,2}o?s?){1,12}$")
_LONGEST = 36
# "Orel itself saw no damage", "Orel was not hit"
_IN_ENGLISH = seldom(
    r"(?:C{1,2}[,&]{1,2}){0,12}C{1,2}(?:[oe]{1,3}(?:&[oe]{0,2})?0o?(?P<verb>[fhKHqkIFo])|(?P<told>[oet/])0(?=[|;,]|$))"
)
_UNSURE, _AFFECTED = frozenset("Fo"), frozenset({"affected", "damaged", "touched", "harmed", "threatened"})
_NEITHER = "ни"
_TOLD = ("report", "saw", "record")
_TOUCHED = (
    "атаков", "обстрел", "подверг", "задел", "затрон", "зацеп", "пострада", "накры", "достал", "задет", "тронут",
)  # fmt: skip
# «взрывов в Туле не было», "there was no explosion in Orel"
# «поезда Тула – Орёл и Орёл – Елец»
_ON_ROUTE = seldom(r"(?:(?<=[AC]-)|(?=[AC]{1,2}-[AC]))[AC]")
_HARM = seldom("[SWOVEHFkqdIGgf]")
_UP_TO = "до"
_ROUTES = ("поезд", "рейс", "электрич", "маршрут", "автобус", "микроавтобус")
_NEAR = 9
# «взрывов в Туле не было», «по Клину ударов не было»
_NO_BLAST = seldom(
    r"0[oye]{0,2}[hK]|(?:^|[|,:])(?:[oC]|Ps?[AC]{1,2})?[hK](?:[pP][oACs]{1,3})?0|(?:^|[|,:])Ps?[AC]{1,2}o0"
)
_NO_WORD, _OTHER_NEWS = seldom("t[oye]{0,2}0|0[oye]{0,2}t"), seldom("[SWOVEHkqFUuvdfIGgwxjBhKD]")
_NOTHING_FELL = seldom("[Uuv]0[o\\]](?=[|,;]|$)|0[oye]{0,2}0?H|(?:^|[|,;:-])(?:[oye]{0,2}[uv]0|o?0[oye?]?[uv])")
_NO_HARM = seldom(r"0[oye]{0,2}[fdh]|[fdh](?:p[oACs]{1,3})?[oye]{0,3}0")
_SOMETHING_ELSE = seldom("[SWOVEHkqFUuvIGKB]|(?<!0)[/ѣ?]")
# «по докладу мэра», «как сообщил глава»
_SAID_BY = seldom(",[Po][otB]{1,4}(?=,)")
_THREATENS = ("угрожа", "грозит", "threaten")
_SOMETHING = seldom("[SWOVEHkqFUuvdfIGg]")


def untouched(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether the place opens a clause that tells nothing but that it was spared."""
    first = index - 1 if codes[index - 1 : index] == "s" else index
    before = codes[max(0, first - 1) : first]
    if before not in _OPENS and not _goes_on(codes, words, first):
        return False
    if _WHOLE.match(codes, index):
        return True
    match = _NOT_TOUCHED.match(codes, index)
    if match and words[match.start("verb")].startswith(_TOUCHED):
        return True
    match = _IN_ENGLISH.match(codes, index) if words[index].isascii() else None
    if match is not None and match["told"]:
        return words[match.start("told")].startswith(_TOLD)
    return match is not None and (codes[match.start("verb")] not in _UNSURE or words[match.start("verb")] in _AFFECTED)


def _goes_on(codes: str, words: Sequence[str], index: int) -> bool:
    """«Клин и Руза …», «ни Клин, ни Руза …»: whether the clause opens with a list that comes to a token."""
    if words[index - 1] == _NEITHER:
        index -= 1
        if codes[max(0, index - 1) : index] in _OPENS:
            return True
    start = max(0, index - _LONGEST)
    return _EARLIER_OF_LIST.search(codes, start, index) is not None


def no_threat(codes: str, index: int) -> bool:
    """«угрозы для Ясного нет», «опасности для жителей Ясного нет»: a sentence or a clause that tells nothing else."""
    sentence = _sentence(codes, index)
    if "D" not in sentence:
        return False
    if _HARM.search(sentence) is None:
        return True
    first, last = clause_around(codes, index, index)
    clause = codes[first:last]
    return codes[last : last + 1] != "-" and "D" in clause and "0" in clause and _HARM.search(clause) is None


def on_route(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether the place ends the route of a train, a bus or a flight."""
    if words[index - 1] == _UP_TO and words[index - 2].startswith(_ROUTES):
        return True
    if _ON_ROUTE.match(codes, index) is None:
        return False
    start = max(codes.rfind("|", 0, index) + 1, index - _NEAR)
    return any(word.startswith(_ROUTES) for word in words[start:index])


def no_blast(codes: str, index: int) -> bool:
    """Whether the sentence of the place says that there was no blast, attack or news, and tells of nothing else."""
    sentence = _sentence(codes, index)
    if _NO_WORD.search(sentence):
        return _OTHER_NEWS.search(sentence) is None
    told = _NOTHING_FELL.sub("", sentence)
    return (told != sentence or _NO_BLAST.search(sentence) is not None) and _SOMETHING.search(told) is None


def doubts(sentence: str) -> str:
    """What a sentence with a denial may say of its places, by its concepts: SPARED, UNHARMED, UNTHREATENED."""
    spared = SPARED if _SPARED.search(sentence) else ""
    unthreatened = "" if _HARM.search(sentence) else UNTHREATENED
    alone = sentence.count("0") == 1 and _NO_HARM.search(sentence) is not None
    alone = alone and not _SOMETHING_ELSE.search(_SAID_BY.sub("", sentence))
    return spared + unthreatened + (UNHARMED if alone else "")


def no_harm(codes: str, words: Sequence[str], index: int) -> bool:
    """«в Туле повреждений нет», «обломков в Туле не нашли», «в Туле, по словам мэра, целы все дома»: whether the denial
    stands in the clause of the place.

    To be asked where the sentence tells of nothing else (UNHARMED).
    """
    first, last = clause_around(codes, index, index)
    return "0" in codes[first : max(last, past_asides(codes, words, index))]


def no_danger(codes: str, words: Sequence[str], index: int) -> bool:
    """«Клину ничего не угрожает»; to be asked where the sentence tells of no harm (UNTHREATENED)."""
    end = codes.find("|", index)
    after = words[index + 1 : min(index + _NEAR, end if end >= 0 else len(codes))]
    return any(word.startswith(_THREATENS) for word in after)


def _sentence(codes: str, index: int) -> str:
    """The sentence around a token, but for what is far from it."""
    return sentence_around(codes, index, _FAR)
