"""Concept characters of what names places, by the words beside them; as neighbours.py gives those of all else."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words import codes

_BY_FORM = re.compile(r"C(?=[\^,&Y])(?=(?:\^?[,&]{1,2}(?P<last>[AC])){0,9}\^{0,2}Y)")
_ADJECTIVE_ENDINGS = ("ый", "ого", "ому", "ым", "ом", "ые", "ых", "ыми", "ой")
_SAME_CASE = (("ый", "ий", "ой"), ("ого", "его"), ("ому", "ему"), ("ым", "им"), ("ом", "ем"))
_LOWER_REGION = seldom(r"o(?=(?:[,&]{1,2}o){0,9}Q)")
_REGION_ENDINGS = ("ской", "ская", "скую", "ского", "скому", "ским", "ском", "цкой", "цкая", "цкого", "цким")
QUARTERS = frozenset(
    {"микрорайон", "микрорайоне", "микрорайона", "микрорайону", "микрорайоном", "микрорайонах", "микрорайонов"}
    | {"микрорайонами", "микрорайонам", "микрорайоны"}
)
_LOWER_DISTRICT = seldom(r"o(?=\^?Y)")
_DISTRICT_ENDINGS = seldom(r"(?<!че)(?:ск|цк)(?:ий|ого|ому|им|ом|их|ими)$|^ж/?д$")
RAILWAY = frozenset({"жд", "ж/д"})
"""Short for «Железнодорожный», where it names a district."""
_POINT = seldom("ф(?=[AC])")
_OF_AREA = seldom(r"A(?:[,&]{1,2}A){0,9}\^{0,2}[YQ]")
FORMATION = frozenset(
    {"образование", "образования", "образованию", "образованием", "образовании"}
    | {"образований", "образованиям", "образованиями", "образованиях"}
)
OCTOBERS = frozenset({"октябрь", "октября", "октябрю", "октябрем", "октябре"})
_RED = "красн"
LIGHT = frozenset({"свет", "света", "свету", "светом", "свете"})
NEW, _YEAR = frozenset({"новый", "нового", "новому", "новым", "новом"}), "год"

_GOING = frozenset(
    stem + ending for stem in ("шедш", "идущ") for ending in ("ий", "его", "ему", "им", "ие", "их", "ими")
)
_COURSE, _SET = "курс", ("держ", "взяв", "взял", "легл", "ложил")
ON_THE_WAY = _GOING | {_COURSE}


def on_the_way(text: str, folded: list[str], at: list[int]) -> str:
    """«БПЛА, державших курс на Клин», «шедших к Клину»: as «летевших»."""
    found = [
        index
        for index in at
        if text[index + 1 : index + 2] == "p"
        and (folded[index] in _GOING or (index and folded[index - 1].startswith(_SET)))
    ]
    return codes.recoded(text, found, "]")


def inhabited(text: str, folded: list[str]) -> str:
    """«в населённом пункте Ольховка»."""
    chars = list(text)
    for match in _POINT.finditer(text):
        if folded[match.start() - 1].startswith("населен") and not _OF_AREA.match(text, match.end()):
            chars[match.start()] = "s"
    return "".join(chars)


def formations(text: str, _folded: list[str], at: list[int]) -> str:
    """«муниципальное образование» is a district, or a town with what belongs to it."""
    return codes.recoded(text, [index for index in at if text[index - 1 : index] == "^"], "Y")


def quarters(text: str, folded: list[str], at: list[int]) -> str:
    """«в Юбилейном микрорайоне» as «в Ленинском районе», unlike «в микрорайоне Юбилейный»."""
    chars = list(text)
    for index in at:
        before = text[index - 1 : index]
        named = before == codes.CAPITAL and folded[index - 1].endswith(_ADJECTIVE_ENDINGS)
        if named or before == codes.ADJECTIVE:
            chars[index] = "Y"
    return "".join(chars)


def new_year(text: str, folded: list[str], at: list[int]) -> str:
    """«до Нового года», «к Новому году»: no settlement «Новое», and no year."""
    named = [index for index in at if "".join(folded[index + 1 : index + 2]).startswith(_YEAR)]
    return codes.recoded(text, [each for index in named for each in (index, index + 1)], codes.OTHER)


def new_world(text: str, folded: list[str], at: list[int]) -> str:
    """«посёлок Новый Свет»: a name, no power."""
    named = [index for index in at if index and folded[index - 1] in NEW]
    return codes.recoded(text, named, codes.CAPITAL)


def red_october(text: str, folded: list[str], at: list[int]) -> str:
    """«в Красном Октябре»: a name, no month."""
    named = [i for i in at if text[i - 1 : i] == codes.CAPITAL and folded[i - 1].startswith(_RED)]
    return codes.recoded(text, named, codes.CAPITAL)


def lower_regions(text: str, folded: list[str]) -> str:
    """«над брянской областью», written without capitals."""
    return _made_adjectives(text, folded, _LOWER_REGION, _REGION_ENDINGS)


def lower_districts(text: str, folded: list[str]) -> str:
    """«над лискинским и павловским районами», written without capitals."""
    chars = list(text)
    for match in _LOWER_DISTRICT.finditer(text):
        at = match.start()
        while at >= 0 and text[at] == "o" and _DISTRICT_ENDINGS.search(folded[at]):
            chars[at] = codes.ADJECTIVE
            at -= 2 if text[at - 1 : at] in {",", "&"} else len(text)
    return "".join(chars)


def adjectives(text: str, folded: list[str]) -> str:
    """«над Кронштадтским и Петродворцовым районами»: before the type word any adjective names a district."""
    found = _made_adjectives(text, folded, _BY_FORM, _ADJECTIVE_ENDINGS)
    if found == text:
        return text
    others = [
        m.start() for m in _BY_FORM.finditer(text) if m["last"] and not _agree(folded, m.start(), m.start("last"))
    ]
    return codes.recoded(found, others, codes.CAPITAL)


def _agree(folded: list[str], index: int, last: int) -> bool:
    """«Кронштадтским и Петродворцовым», unlike «Муром, Кировский»."""
    return not any(folded[index].endswith(each) != folded[last].endswith(each) for each in _SAME_CASE)


def _made_adjectives(text: str, folded: list[str], pattern: re.Pattern[str], endings: tuple[str, ...]) -> str:
    """The characters with those words that a pattern finds and that end like adjectives as such."""
    places = [match.start() for match in pattern.finditer(text)]
    if not places:
        return text
    found = [index for index in places if folded[index].endswith(endings) or folded[index] in RAILWAY]
    return codes.recoded(text, found, codes.ADJECTIVE)
