"""People who were given first aid: they were hurt, unless the post tells of the hurt by other words."""

from __future__ import annotations

import re

from bot.reading.consequences.beside import clause, put
from bot.reading.consequences.numbers import PAIRS
from bot.reading.consequences.people_wordings import ALONE
from bot.reading.consequences.tolls import MORE_PEOPLE
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_GIVEN = "оказ"
_AID = frozenset({"помощь", "медпомощь"})
_MEDICAL = (
    "медпомощ",
    "медицинск",
    "доврачебн",
    "перв",
    "медик",
    "врач",
    "фельдшер",
    "неотложн",
    "амбулаторн",
    "экстренн",
)
_TOLD_OTHERWISE = re.compile("[IwjGgГ+]")
_TO_THESE = seldom(
    r"(?:^|(?<=[,;:&CAYoM]))(?P<who>(?:n{0,2}[oye*]{0,2}B{1,2}?(?:,?\*{1,3}г?o?,?)?|n{1,2})(?:[,&]{1,2}n{0,2}[oye*]{0,2}B{1,2}?(?:\*{1,3}г?o?)?){0,4})(?:s?[CA]{1,2})?(?:pj|o{4,6}|[oyeч]{0,2}B?o?)$"
)
_WHERE_DOCTORS_ARE, _DOCTORS = seldom(r"[oBч][oyeAC^]{0,3}\+"), ("медик", "врач", "хирург")
_LINK, _OF_SEVERAL = seldom(r"n{0,2}[oye*]{0,2}B{1,2}(?:\*\*\*)?|n{1,2}"), ("ие", "ые")
_ONE = ("у", "ю", "е", "ому", "ему", "ери", "человек")
_ONE_WOUNDED = frozenset(
    {"пострадавшего", "пострадавшую", "пострадавшей", "пострадавшему"}
    | {"раненого", "раненую", "раненой", "раненому", "victim"}
)
_FATAL = "несовместим"
_DEATH, _CAME = "смерть", "наступил"
_STRUGGLE, _LIFE = "бор", "жизнь"
_OF_ONE = ("ы", "и", "а", "я", "его", "ого", "ой")
_SAID_OTHERWISE = re.compile(r"[nIGg0~и\\]")
_SO_MANY_PEOPLE = seldom(r"n{1,2}[oye]{0,2}[Bo]{1,2}(?=o{0,2}pэ|$|[|,;])")
# «сейчас он в реанимации»
_HE, _HE_IS_THERE = frozenset({"он", "она", "he", "she"}), re.compile(r"[oCь&]{1,4}p[oye^A]?\+")
# «ещё одному мужчине», «ещё одному человеку, прохожему, …»
_WHO_HE_IS = seldom(r"(?<=B),[oye*]{0,2}B[oye]{0,2},")
_HOMES = "жиль"
_THE_DEAD = frozenset({"погибшего", "погибшей"})
_DEAD_ONES = frozenset(
    {"погибший", "погибшая", "погибшему", "погибшей", "погибшего", "погибшую", "погибшим", "убитый", "убитая"}
)
_THOSE_OF = frozenset({"семье", "семьи", "семью", "родным", "близким", "родственникам", "у"})
_CONDOLENCES = frozenset({"соболезнования", "соболезную", "соболезнуем", "соболезнование", "condolences"})
_RESCUE = _CONDOLENCES | {"спасти", "удалось"}
ASKED = Asked(
    _AID | _HE | _ONE_WOUNDED | _THE_DEAD | _DEAD_ONES | _RESCUE | _THOSE_OF | {_LIFE, _DEATH},
    (_GIVEN, *_MEDICAL, _STRUGGLE, _HOMES, _FATAL, _CAME),
)


def helped(part: Part, codes: str) -> bool:
    """Whether a sentence tells of nobody hurt but by the medical help that people were given."""
    if _AID.isdisjoint(part.words):
        return False
    if "0" in codes:
        start, end = clause(codes, _aid(part))
        if "0" in codes[start:end]:
            return False
        codes = ",".join(each for each in codes.split(",") if "0" not in each)
    elif "+" in codes:
        codes = _without_hospital_of_doctors(part, codes)
    if _TOLD_OTHERWISE.search(codes):
        return False
    given = any(word.startswith(_GIVEN) for word in part.words)
    return given and (any(word.startswith(_MEDICAL) for word in part.words) or _one_more_there(codes))


def _aid(part: Part) -> int:
    return next(at for at, word in enumerate(part.words) if word in _AID)


def _one_more_there(codes: str) -> bool:
    """«ещё одной женщине помощь оказали на месте», «двоим пассажирам …»: medical help, though it does not say so."""
    return "э" in codes and (MORE_PEOPLE.search(codes) or _SO_MANY_PEOPLE.search(codes)) is not None


def _without_hospital_of_doctors(part: Part, codes: str) -> str:
    """«помощь оказывают врачи Рыльской ЦРБ»."""
    for match in _WHERE_DOCTORS_ARE.finditer(codes):
        if part.words[match.start()].startswith(_DOCTORS):
            codes = put(codes, match.end() - 1, "o")
    return codes


def one_cared_for(part: Part, codes: str) -> bool:
    """«состояние пострадавшей тяжёлое», «врачи борются за жизнь мужчины»: one, if nothing else tells how many."""
    if _SAID_OTHERWISE.search(codes):
        return False
    if "+" in codes and (match := _HE_IS_THERE.match(codes)) and not _HE.isdisjoint(part.words[: match.end()]):
        return True
    for at, word in enumerate(part.words):
        if word in _ONE_WOUNDED:
            return not any(each.startswith(_HOMES) for each in part.words)
        if word == _LIFE and any(each.startswith(_STRUGGLE) for each in part.words[max(0, at - 3) : at]):
            return codes[at + 1 : at + 2] in {"B", "w"} and part.words[at + 1].endswith(_OF_ONE)
    return False


def not_saved(part: Part, codes: str) -> bool:
    """«спасти его не удалось», «соболезнования семье погибшего»: one dead."""
    if condoled(part) or any(word.startswith(_FATAL) for word in part.words):
        return True
    if _DEATH in part.words and "G" in codes and any(word.startswith(_CAME) for word in part.words):
        return True
    return "спасти" in part.words and "удалось" in part.words and not {"0", "G"}.isdisjoint(part.codes)


def condoled(part: Part) -> bool:
    """«семье погибшей – соболезнования», «погибшему пастуху было 50 лет»: of one told of before, if any is."""
    if not _DEAD_ONES.isdisjoint(part.words) and "0" not in part.codes and _a_dead_person(part):
        return True
    if _THE_DEAD.isdisjoint(part.words):
        return False
    return not _CONDOLENCES.isdisjoint(part.words) or any(
        word in _THE_DEAD and part.words[at - 1] in _THOSE_OF for at, word in enumerate(part.words) if at
    )


def _a_dead_person(part: Part) -> bool:
    """«…; погибший пастух жил в Козинке», but not the subject that begins a sentence, which is news of somebody."""
    return any(
        part.codes[at] == "g" and part.codes[at + 1] == "B" and (at > 1 or word not in ALONE)
        for at, word in enumerate(part.words[:-1])
        if word in _DEAD_ONES
    )


def _helped_before(part: Part, codes: str, end: int) -> str:
    """«водителю и двум пассажирам оказывают помощь врачи»."""
    match = _TO_THESE.search(codes, 0, end)
    if match is None or not all(_counts(part, link) for link in _LINK.finditer(codes, *match.span("who"))):
        return codes
    first, last = match.span("who")
    alone = (code if first <= at < last or code not in "nBч" else "o" for at, code in enumerate(codes))
    return put("".join(alone), last, "I")


def _counts(part: Part, link: re.Match[str]) -> bool:
    """«двум пассажирам», «пассажирке», but not «жителям»."""
    word = part.words[link.end() - 1]
    return (
        "n" in link.group()
        or "***" in link.group()
        or word in PAIRS
        or (word.endswith(_ONE) and not word.endswith(_OF_SEVERAL))
    )


def with_helped(part: Part, codes: str) -> str:
    """«оказали доврачебную помощь трём женщинам»: the concept characters with the help as harm.

    «помощь оказана жителям» does not say to how many.
    """
    if not helped(part, codes):
        return codes
    codes = _WHO_HE_IS.sub(lambda match: "o" * len(match.group()), codes) if "M" in codes else codes
    aid = _aid(part)
    given = next(index for index, word in enumerate(part.words) if word.startswith(_GIVEN))
    start = max(aid, given)
    to = next((index for index in range(start + 1, len(codes)) if codes[index] in "nB,;:-|"), None)
    if (
        to is None
        or codes[to] not in "nB"
        or (
            codes[to] == "B"
            and not part.words[to].endswith(_ONE)
            and part.words[to] not in PAIRS
            and codes[to + 1 : to + 3] != "**"
        )
    ):
        before = _helped_before(part, codes, min(aid, given))
        return before if before != codes else _helped_before(part, codes, start)
    chars = ["o" if code == "ч" or (code == "B" and index < to) else code for index, code in enumerate(codes)]
    chars[to - 1] = "I"
    return "".join(chars)
