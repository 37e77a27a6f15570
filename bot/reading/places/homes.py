"""Places that people and crews come from or are carried to: «житель Клина», «расчёты из Рузы», «дым виден из Тулы»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_around, sentence_start

OFFICES = frozenset({"администрации", "администрацией", "администрация", "администрацию"})
ORIGINS = OFFICES | {"из", "from"}
RESIDENTS = frozenset(
    {"житель", "жителя", "жителю", "жителем", "жители", "жителей", "жителям", "жителями"}
    | {"жительница", "жительницы", "жительнице", "жительницу", "жительницей", "жительниц"}
)
BORN = frozenset({"уроженец", "уроженца", "уроженцу", "уроженцем", "уроженка", "уроженки", "уроженку", "уроженкой"})
_ENDINGS = ("ий", "ая", "ие", "его", "ей", "их", "ему", "им", "ую", "ими")
LIVING = frozenset(stem + ending for stem in ("живущ", "проживающ") for ending in _ENDINGS) | {
    "прописанный", "прописанная", "прописанные", "живет", "живут", "проживает", "проживают"
}  # fmt: skip
HOUSED = frozenset(
    {"размещен", "размещена", "размещены", "разместили", "разместят", "поселили", "поселены", "расселили", "расселены"}
    | {"переночевали", "ночевали", "приютили", "заселили", "заселены", "разместим", "разместятся", "поселят", "примут"}
    | {"приютят", "расселят", "заселят", "переселят", "переселили", "приняли", "переберутся", "перебрались", "примем"}
    | {"переедут", "переехать", "переехали", "переехал", "переехала", "разместить", "переселим"}
)
_TOOK, _NO_GUESTS = frozenset({"приняли", "примут", "примем"}), frozenset({"на", "бой", "меры", "удар", "участие"})
OUT = frozenset({"из", "from"})
_VISITING = ("гости", "приеха", "навеща", "оказав", "отдыха", "проезжа")
_FROM_THERE = seldom(r"[zp](?:s?[CAQ]{1,3}\^?Y?[,&]{1,2}p?){0,4}s?$")
_CREWS = (
    "расчет", "бригад", "сил", "пожарн", "спасател", "отряд", "техник", "автоцистерн", "цистерн", "поезд", "медик",
    "мчс", "помощь", "подкреплен", "специалист", "сапер", "врач", "хирург", "доктор", "crew", "firefighter", "team",
    "engine",
)  # fmt: skip
_CAME = (
    "шел", "шла", "шли", "ехал", "летел", "прилетел", "прибы", "выеха", "следова", "везл", "привез", "везут",
    "везет", "доставят", "завез", "came", "arrived",
)  # fmt: skip
NEWS = (
    "сообщени", "сигнал", "информаци", "обращени", "звонк", "заяв", "сообща", "сообщил", "новост", "вести", "весть",
    "report",
)  # fmt: skip
"""What comes from where something happened."""
_EVENT = seldom("[SWOVEHFkqKhUuvd]")
_TOLD_LATER = seldom("ps?[CA](?![,&A]{0,3}[Y+])")
_JOINED_HOMES = re.compile("s?[CA]{1,2}&s?$")
_FROM = seldom(r"B[oyeC]{0,2}z(?:[CAQ]{1,3}[,&]{1,2}p?){0,3}[oQ]?$")
WAY_OUT = frozenset({"выезде", "выезда"})
"""«на выезде из …» is beside the place, but for a road that is closed there."""
_FAR = 100
_IN_ANOTHER = seldom("AQ[^|;:]{0,9}[IGHkKqU][^|;:]{0,6}p[oye]{0,2}A(?:Q|[|,;])")
_IN_SHELTER = seldom(r"(?:\[|шo?)[oye]{0,2}(?:ps?)?$")
_OFFICE = "администраци"
# «одного увезли в Тулу, двое – в Орле», «доставлен в Тулу, оттуда – в Орёл»: in hospital, too
_HOSPITAL = seldom(r"[+Г][^|;,:SWOV]{0,9}(?:(?<=p[AC]),(?:[oye]?(?:n{1,2}B?|B)|o)-?p)?$")
_IN_HOSPITAL = seldom(r"[CA]{1,2},p[oeA]{0,2}\+(?=[|,;)]|$)")
_STRUCK = seldom("[KkqHhF]")
_PEOPLE = seldom("[BIw{jgGГ+]")
# «повреждён дом, ранены двое, один – мальчик – в Орле, в больнице»
_SOMEBODY_APART = seldom("[Bwnj]-p$")


def of_other_region(codes: str, words: Sequence[str], index: int) -> bool:
    """«двое жителей Курской области ранены в Брянской»: the region that people are of, hurt in another."""
    return words[index - 1] in RESIDENTS and _IN_ANOTHER.match(codes, index) is not None


def from_elsewhere(codes: str, words: Sequence[str], index: int, *, placed: bool) -> bool:
    """«расчёты из Рузы и Клина», «дым виден из Тулы»; `placed`: whether a place was named before in the post."""
    match = _FROM_THERE.search(codes, max(0, index - 20), index)
    if match is None or not placed or words[match.start()] not in OUT:
        return False
    before = words[max(0, match.start() - 3) : match.start()]
    if any(word.startswith(_CREWS) for word in before) or (before and before[-1].startswith(_CAME)):
        return True
    if before and (before[-1] in WAY_OUT or before[-1].startswith(NEWS)):
        return False
    return _EVENT.search(sentence_around(codes, index, _FAR)) is None


def home_of_people(codes: str, words: Sequence[str], index: int) -> bool:
    """«мужчина из Ставропольского края», «волонтёры из Москвы и Подмосковья»."""
    first = max(0, index - 12)
    if codes.find("B", first, index) < 0:
        return False
    if words[index - 1].startswith(_OFFICE) and "B" in codes[max(0, index - 3) : index]:
        return True
    if _FROM.search(codes, first, index) is None:
        return False
    return words[codes.rindex("z", first, index)] == "из"


def of_resident(codes: str, words: Sequence[str], index: int, *, placed: bool, somewhere: bool) -> bool:
    """«ранена жительница Горловки»: somebody's home, where the sentence tells of another settlement as the site.

    `placed`: whether a settlement was named before in the sentence, `somewhere`: in the post; if none is at all, the
    home is the best known.
    """
    first = index - 1 if codes[index - 1 : index] == "s" else index
    if words[first - 1] in BORN:
        return True
    if somewhere and words[first - 1] in RESIDENTS and codes[max(0, first - 2) : first - 1] == ",":
        # «тракториста, жителя села …, осмотрели»
        return _PEOPLE.search(codes, max(0, first - 7), first - 2) is not None
    if somewhere and words[first - 1] in RESIDENTS and _on_a_visit(codes, words, index):
        return True
    joined = _JOINED_HOMES.search(codes, max(0, first - 5), index)
    if words[first - 1] not in RESIDENTS and (joined is None or words[joined.start() - 1] not in RESIDENTS):
        return False
    if placed:
        return True
    end = codes.find("|", index)
    later = _TOLD_LATER.search(codes, index + 1, end if end > 0 else len(codes))
    return later is not None and not hospital(codes, later.end() - 1)


def _on_a_visit(codes: str, words: Sequence[str], index: int) -> bool:
    """«ранена жительница Клина, гостившая у сестры»: hurt where she was, which the post names elsewhere."""
    after = codes.find(",", index, index + 3) + 1
    return after > 0 and words[after : after + 1] != [] and words[after].startswith(_VISITING)


def housed(codes: str, words: Sequence[str], index: int) -> bool:
    """«хозяин, живущий в Клину», «жильцов поселили в гостинице Клина»: a place that comes after such a word."""
    first = index - 1 if codes[index - 1 : index] == "s" else index
    if codes[first - 1] == "p" and words[first - 2] in LIVING:
        return True
    start = max(codes.rfind(mark, max(0, first - _FAR), first) for mark in "|,;:") + 1
    at = next((at for at in range(start, first) if words[at] in HOUSED), None)
    if at is not None and words[at] in _TOOK and (words[at + 1] in _NO_GUESTS or "K" in codes[start:at]):
        # «удар на себя приняли сёла …»
        return False
    return at is not None and _EVENT.search(codes, at + 1, first) is None


def sheltered(codes: str, index: int) -> bool:
    """«жители размещены в ПВР в Клину», «пункт временного размещения в Клинском районе»."""
    return _IN_SHELTER.search(codes, max(0, index - 8), index) is not None


def hospital(codes: str, index: int) -> bool:
    """«доставлен в больницу …», «двое раненых – в Туле, в больнице», but not «удар по больнице в …»."""
    if _IN_HOSPITAL.match(codes, index):
        told = codes[sentence_start(codes, index, _FAR) : index]
        apart = _SOMEBODY_APART.search(told) is not None
        return apart or (_PEOPLE.search(told) is not None and _STRUCK.search(told) is None)
    if not _HOSPITAL.search(codes, max(0, index - 15), index):
        return False
    start = sentence_start(codes, index, _FAR)
    at = codes.rfind("+", start, index)
    return at < 0 or not _STRUCK.search(codes, start, at) or _PEOPLE.search(codes, start, at) is not None
