"""Rules that find unseen settlements by what is told of them: «порт Вольный», «Ясеновка была атакована дронами»."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import like_a_name
from bot.reading.places.walk import Walk, before_name
from bot.reading.words.neighbours_struck import ORDINALS

_PORT_OF = "порта"
_PORTS = frozenset({"порт", _PORT_OF, "порту", "портом", "порте"})
_SUBJECT = ("ск", "цк", "град", "ово", "ево", "ино", "вка", "нка", "ское", "ное")
_PASSIVE = re.compile(r"o?[o?]?q[oyen~]{0,3}[Uuv]")
_UNDERWENT = re.compile(r"o?k[oye]{0,3}K(?:[oye]{0,3}|[^|;:,CAsY]{0,12})[Uuv]")
_ACTIVE, _OBJECTS = re.compile(r"o?k[oyen~>]{0,4}[Uuv]"), ("овку", "евку", "инку", "ватку", "иху")
_TWO_WORDS = re.compile("C[CA](?=o?[ok?]?[kq])")
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой")
_AFTER_NOUN = ("ая", "яя", "ое", "ее", "ые", "ие")
_OTHER_NOUN = frozenset("BAsи\\_YQ&,")
_SENTENCE_STARTS = frozenset({"", "|"})
_BEFORE_HEADLINED = _SENTENCE_STARTS | frozenset(",;:-(&")
_TITLE_ENDS, _IN_DISTRICT_ENDS = frozenset(":|"), frozenset(":-)")
_LAST_LETTERS = "аоецкд"
_VILLAGES = ("овка", "евка", "инка", "ватка", "ово", "ево", "ино", "ское")
_NO_VILLAGES = ("ировка", "ановка", "тавка", "равка", "адка", "атово")
_NO_NAMES = (
    "парковка", "страховка", "забастовка", "листовка", "бытовка", "кладовка", "подготовка", "готовка", "остановка",
    "обстановка", "массовка", "концовка", "винтовка", "вербовка", "новинка", "заминка", "разминка", "снова", "слово",
    "здорово", "готово", "половинка", "видео", "ново", "хреново", "кино", "вино", "зерно", "начинка", "поединка",
    "главное", "важное", "основное", "последнее", "прочее", "остальное", "отдельное", "первое", "второе", "третье",
)  # fmt: skip
_OF_EACH = ORDINALS | {"первого", "второго", "третьего", "четвертого", "другого", "последнего", "остальных"}
_AFTER_ORDINAL = re.compile("[,|;]")
_BEFORE_EVENT = re.compile(r"-[oyen]{0,2}(?:[Uuv]?[SWOFkH]|[SWOF]|[и\\])")
# «Ясеновка, Дубовое — дрон подавлен»: a whole list before an event
_LIST_BEFORE_EVENT = re.compile(r"(?:[,&]{1,2}[AC]{1,2}){0,8}[-:][oyenM]{0,3}(?:[Uuv]?[ye]?[SWOFkqHKZ])")
_NEUTER, _JOINTS = ("ское", "цкое"), frozenset(",&")
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
    """«Белая – подавлен дрон, Ясеновка – …», «Ясеновка, Белое — дрон сбит», «Первый – Ясеновка, …»: before events."""
    form = walk.folded[index]
    if walk.home is None or form[-1] not in _LAST_LETTERS or not like_a_name(walk.written[index]):
        return index
    if walk.codes[index] == "A" and not form.endswith(_NEUTER):
        return index
    if not of_headlined(walk.codes, index):
        return index
    village = form.endswith(_NEUTER) and walk.after(index + 1) == "-"
    titled = before_name(walk.codes, index) in _SENTENCE_STARTS and (village or _titled(walk, index))
    listed = form.endswith((*_SUBJECT, "ка", "ье", "ец", "ое")) and _of_list(walk, index)
    if form in walk.atlas.foreign or not (titled or listed):
        return index
    return walk.add(index, index + 1, Place(names.title(form), PlaceKind.SETTLEMENT, walk.region))


def _of_list(walk: Walk, index: int) -> bool:
    """Whether what stands before a name lets it head an event: another place, an ordinal, a mark within a sentence."""
    before, mentions = before_name(walk.codes, index), walk.found.mentions
    if before == "-":
        return walk.folded[index - 2] in _OF_EACH
    if before in _SENTENCE_STARTS:
        if walk.after(index + 1) in _JOINTS and _LIST_BEFORE_EVENT.match(walk.codes, index + 1):
            return not walk.folded[index].startswith(_NO_NAMES)
        return bool(mentions) and walk.after(mentions[-1].end) == "-"
    return before in ";:" or bool(mentions)


def _titled(walk: Walk, index: int) -> bool:
    """«Ясеновка: дрон повредил забор», «Ясеновка. Сбит дрон.»: at the beginning of a sentence."""
    form = walk.folded[index]
    return form.endswith(_VILLAGES) and not no_village(form) and walk.after(index + 1) in _TITLE_ENDS


def no_village(form: str) -> bool:
    """Whether a word that ends as villages do is an ordinary one."""
    return form.endswith(_NO_VILLAGES) or form.startswith(_NO_NAMES)


def of_headlined(codes: str, at: int) -> bool:
    before = before_name(codes, at)
    if codes[at] not in "CA" or before not in _BEFORE_HEADLINED:
        return False
    if (before in _JOINTS or codes[at + 1 : at + 2] in _JOINTS) and _LIST_BEFORE_EVENT.match(codes, at + 1):
        return True
    if before in _SENTENCE_STARTS and codes[at + 1 : at + 2] in _TITLE_ENDS:
        return True
    if codes[max(0, at - 2) : at] in {"Y(", "Y,"}:
        return codes[at + 1 : at + 2] in _IN_DISTRICT_ENDS
    return bool((_AFTER_ORDINAL if before == "-" else _BEFORE_EVENT).match(codes, at + 1))


def struck(walk: Walk, index: int) -> int:
    """«Сегодня Ясеновка была атакована дронами», «Ясеновка Лесная подверглась атаке БПЛА»."""
    before = walk.before(index)
    if walk.home is None or walk.codes[index] != "C" or (before and before in _OTHER_NOUN):
        return index
    if before == "C" and walk.folded[index - 1] not in _TIMES:
        return index
    end = index + (2 if _TWO_WORDS.match(walk.codes, index) else 1)
    if not all(map(like_a_name, walk.written[index:end])):
        return index
    underwent = _UNDERWENT.match(walk.codes, end)
    if underwent and not any(word.startswith("подверг") for word in walk.folded[end : underwent.end()]):
        return index
    if not _like_a_subject(walk.folded[index:end]) or not (underwent or _PASSIVE.match(walk.codes, end)):
        return _object(walk, index)
    return walk.add(index, end, Place(names.title(" ".join(walk.folded[index:end])), PlaceKind.SETTLEMENT, walk.region))


def _object(walk: Walk, index: int) -> int:
    """«Ясеновку атаковали три дрона»."""
    form = walk.folded[index]
    if not form.endswith(_OBJECTS) or not _ACTIVE.match(walk.codes, index + 1):
        return index
    return walk.add(index, index + 1, Place(names.title(form[:-1] + "а"), PlaceKind.SETTLEMENT, walk.region))


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
    return bool(_ACTIVE.match(codes, at + 1) or _PASSIVE.match(codes, end) or _UNDERWENT.match(codes, end))
