"""Rules that find unseen settlements by what is told of them: «порт Вольный», «Ясеновка была атакована дронами»."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import like_a_name
from bot.reading.places.walk import Walk
from bot.reading.words.neighbours_stopped import ORDINALS

_PORT_OF = "порта"
_PORTS = frozenset({"порт", _PORT_OF, "порту", "портом", "порте"})
_SUBJECT = ("ск", "цк", "град", "ово", "ево", "ино", "вка", "нка", "ское", "ное")
_PASSIVE = re.compile(r"o?[o?]?q[oyen~]{0,3}[Uuv]")
_UNDERWENT = re.compile(r"o?k[oye]{0,3}K(?:[oye]{0,3}|[^|;:,CAsY]{0,12})[Uuv]")
_TWO_WORDS = re.compile("C[CA](?=o?[ok?]?[kq])")
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой")
_AFTER_NOUN = ("ая", "яя", "ое", "ее", "ые", "ие")
_OTHER_NOUN = frozenset("BAsи\\_YQ&,")
_SENTENCE_STARTS = frozenset({"", "|"})
_BEFORE_HEADLINED = _SENTENCE_STARTS | frozenset(",;:-")
_AFTER_ORDINAL = re.compile("[,|;]")
_BEFORE_EVENT = re.compile(r"-[oyen]{0,2}(?:[Uu]?[SWOFkH]|[SWOF]|[и\\])")
_TIMES = frozenset({"сегодня", "вчера", "накануне"})


def port(walk: Walk, index: int) -> int:
    """«порт Вольный», «в порту Тихая», «порта Вольска»."""
    word = walk.folded[index - 1] if index else ""
    of_one = walk.home is not None and walk.before(index) == "ц" and walk.codes[index] == "C"
    if not of_one or word not in _PORTS or walk.after(index + 1) in {"C", "A"}:
        return index
    form = walk.folded[index]
    if not like_a_name(walk.written[index]) or form in walk.atlas.special or form in walk.atlas.foreign:
        return index
    name = (names.genitive_nominative(form) if word == _PORT_OF else None) or form
    return walk.add(index, index + 1, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def of_port(codes: str, at: int) -> bool:
    return codes[at] == "C" and codes[at - 1] == "ц"


def headlined(walk: Walk, index: int) -> int:
    """«Белая – подавлен дрон, Ясеновка – повреждена опора», «Первый – Ясеновка, сгорел гараж»: names before events."""
    if walk.home is None or not of_headlined(walk.codes, index) or not like_a_name(walk.written[index]):
        return index
    before = walk.before(index)
    form = walk.folded[index]
    if before == "-" and walk.folded[index - 2] not in ORDINALS:
        return index
    if before in _SENTENCE_STARTS and not (walk.found.mentions and walk.after(walk.found.mentions[-1].end) == "-"):
        return index
    if form in walk.atlas.foreign or not form.endswith((*_SUBJECT, "ка", "ье", "ец")):
        return index
    return walk.add(index, index + 1, Place(names.title(form), PlaceKind.SETTLEMENT, walk.region))


def of_headlined(codes: str, at: int) -> bool:
    if codes[at] != "C" or codes[at - 1 : at] not in _BEFORE_HEADLINED:
        return False
    return bool((_AFTER_ORDINAL if codes[at - 1 : at] == "-" else _BEFORE_EVENT).match(codes, at + 1))


def struck(walk: Walk, index: int) -> int:
    """«Сегодня Ясеновка была атакована дронами», «Ясеновка Лесная подверглась атаке БПЛА»."""
    before = walk.before(index)
    if walk.home is None or walk.codes[index] != "C" or (before and before in _OTHER_NOUN):
        return index
    if before == "C" and walk.folded[index - 1] not in _TIMES:
        return index
    end = index + (2 if _TWO_WORDS.match(walk.codes, index) else 1)
    if not all(map(like_a_name, walk.written[index:end])) or not _like_a_subject(walk.folded[index:end]):
        return index
    underwent = _UNDERWENT.match(walk.codes, end)
    if underwent and not any(word.startswith("подверг") for word in walk.folded[end : underwent.end()]):
        return index
    if not underwent and not _PASSIVE.match(walk.codes, end):
        return index
    return walk.add(index, end, Place(names.title(" ".join(walk.folded[index:end])), PlaceKind.SETTLEMENT, walk.region))


def _like_a_subject(words: list[str]) -> bool:
    """Whether words are a settlement's name by their form, rather than a person's."""
    if len(words) == 1:
        return words[0].endswith(_SUBJECT)
    first, second = words
    return first.endswith(_ADJECTIVES) or (second.endswith(_AFTER_NOUN) and first.endswith(_SUBJECT))


def of_struck(codes: str, at: int) -> bool:
    if codes[at] != "C" or codes[at - 1] in _OTHER_NOUN:
        return False
    end = at + (2 if _TWO_WORDS.match(codes, at) else 1)
    return bool(_PASSIVE.match(codes, end) or _UNDERWENT.match(codes, end))
