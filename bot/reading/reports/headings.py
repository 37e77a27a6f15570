"""Headings of digests under which no UAV is told of: «Ясный округ. Без происшествий.», «Ясное. Выпущено 12 мин.»."""

from __future__ import annotations

from bot.reading.outlines import Outline
from bot.reading.places import shelled
from bot.reading.places.quiet import QUIET
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.verdicts.shells import shelling
from bot.reading.words.tokens import Tokens

_NONE = frozenset({"происшествий", "инцидентов", "атак", "налетов", "обстрелов", "ударов", "прилетов"})
_OF_UAVS = frozenset("Uuvd!")
_EVENT = seldom("[SWOVHFIGkqdn]")
_HARM = seldom("[SWOVHFkqUuvdnEK]")
_TOO = frozenset({"сюда", "туда", "также", "еще"})
_LINE_END, _BLANK_LINE = "\n", "\n\n"


def in_vain(tokens: Tokens, judgement: Judgement) -> set[int]:
    """The sentences that are such a heading, and those of boats alone."""
    quiet = set[int]()
    for number, outline in enumerate(judgement.outlines):
        if outline.boats or (outline.heading and _nothing_told(tokens, judgement, number)):
            quiet.add(number)
    return quiet


def _nothing_told(tokens: Tokens, judgement: Judgement, heading: int) -> bool:
    """Whether all that follows on its line, or in the lines below if it has one of its own, tells of no UAVs."""
    outlines, told = judgement.outlines, False
    end = _BLANK_LINE if _LINE_END in _marks(tokens, judgement, heading) else _LINE_END
    for number in range(heading + 1, len(outlines)):
        outline = outlines[number]
        none = _none(tokens, judgement, number)
        if none and tokens.folded[judgement.sentences[number][0]] in _TOO:
            return False
        if outline.heading and not none:
            break
        if number in judgement.events or not (none or _no_harm(outline) or (told and _of_shelled(judgement, number))):
            return False
        told = told or none
        if end in _marks(tokens, judgement, number):
            break
    return told


def _marks(tokens: Tokens, judgement: Judgement, number: int) -> str:
    """What parts a sentence from the next."""
    end = judgement.sentences[number][1]
    after = judgement.sentences[number + 1][0] if number + 1 < len(judgement.sentences) else end
    return "".join(tokens.written[end:after])


def _none(tokens: Tokens, judgement: Judgement, number: int) -> bool:
    """Whether a sentence tells of shells or boats alone, or that all was quiet."""
    start, end = judgement.sentences[number]
    codes = judgement.outlines[number].codes
    if shelling(codes) or judgement.outlines[number].boats:
        return True
    if shelled.may_be(codes):
        return shelled.shelled(tokens.codes, tokens.folded, start)
    if _EVENT.search(codes):
        return False
    words = tokens.folded[start:end]
    return not QUIET.isdisjoint(words) or ("0" in codes and not _NONE.isdisjoint(words))


def _no_harm(outline: Outline) -> bool:
    """«Разрушений нет», «Обошлось без пострадавших»."""
    return "0" in outline.codes and _HARM.search(outline.codes) is None


def _of_shelled(judgement: Judgement, number: int) -> bool:
    """«Мужчине оказана помощь», told of those whom shells hurt."""
    return number in judgement.blocked and _OF_UAVS.isdisjoint(judgement.outlines[number].codes)
