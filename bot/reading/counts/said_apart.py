"""Numbers of UAVs that an aside or a nickname parts from the word for them, or a word of growing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.counts.what_happened import stops
from bot.reading.counts.wordings import BEFORE, NUMBER
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

# «все БПЛА, всего их было восемь, сбиты», «дроны – всего шесть – подавлены», «БПЛА (восемь) сбиты»
_IN_ALL = seldom(r"(?P<all>[Uuv])[,(\-]&?[oX?i]{0,4}" + BEFORE + NUMBER + r"[oyeUuv]?[,)\-][oye!]{0,3}[SWO]")
# «беспилотников три, все сбиты»
# «сбитые аппараты, которых по оценке более пяти, упали в залив»
_OF_STOPPED = seldom(
    r"(?P<all>T[ye]{0,2}[uva])[,(\-]&?(?:[oiX?J,]|[pP][ot]{1,2}){0,5}" + BEFORE + NUMBER + r"[oye]?[,)\-]"
)
_SO_MANY = seldom(r"(?P<all>[Uuv])" + NUMBER + r"[,\-](?:[&J]|JJ)?[SWO](?![oye]{0,2}[n~])")
# «Было десять, все уничтожены», of a sentence that names nothing else
_ALL_THAT_WERE = seldom("[?oCJ]{1,2}" + BEFORE + NUMBER + "[,:-][^|;]{0,8}?J{1,2}o?[SWO]")
_WERE = frozenset({"было", "насчитали", "насчитано", "их"})
_NICKNAMED = seldom(BEFORE + NUMBER + r"[ye]?(?P<name>o[^|;:n,]{1,3}o)(?:[,(\-]?|[,\-][oB]{1,4})[ye]{0,2}[Uuv]")
# «8 „Лютых“ и 3 „Бобра“»: models, of a sentence that names UAVs
_MODELS = seldom(r"(?<!p)" + BEFORE + NUMBER + r"(?P<name>o[Co]{1,3}o)(?=[|,;:&)p-]|[SWOV]|$)")
_QUOTES = ("«", "»")
# «уничтожены БПЛА самолётного типа, общее количество — 21», «сбиты дроны, их число – девять», «…, в сумме шесть»
_THEIR_NUMBER = seldom(r"[,;(\-]&?(?P<head>[poX?]{1,3})[\-:]?" + BEFORE + NUMBER + r"(?=[|,;)]|$)")
# «сбито несколько БПЛА, не менее пяти», «сбиты дроны – по предварительным данным, семь»
_MORE_EXACTLY = seldom(
    r"[,(\-](?:p?(?P<guess>[PoXt?]{1,5}),?)??[\-:]?(?=(?P<least>[>0p<]?))" + BEFORE + NUMBER + r"(?=[|;,)]|$)"
)
_TOLD_OF = seldom(r"(?:[SWOV][^|;:n,]{0,9}[Uuv]|[Uuv][^|;:n,]{0,9}[SWOV])[^|;:n~IFGBHhwgиfjxkqDK]{0,16}$")
_AMOUNTS = frozenset(
    {"количество", "число", "численность", "количеством", "числом", "счет", "насчитали", "насчитано", "штук", "было"}
    | {"сумме", "сложности"}
)
# «число сбитых БПЛА увеличилось ещё на 5», «на пять выросло число сбитых БПЛА»
_GREW_BY = seldom(r"[Tθ][^|;,n]{0,9}πo{0,2}M?(?P<by>p)M?" + NUMBER)
_BY_SO_MANY = seldom(r"(?P<by>p)M?" + NUMBER + r"o{0,2}π[^|;,nSWOV]{0,9}[Tθ]")
_UAVS = seldom("[Uuv]")
_BY = "на"
_GUESSED = frozenset(
    {"предварительно", "данным", "оценке", "оценкам", "информации", "подсчетам", "ориентировочно"}
    | {"предположительно", "как", "их"}
)
ASKED = Asked(_AMOUNTS | _GUESSED | _WERE | {_BY, "by", *_QUOTES})


def grew_by(codes: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """«число сбитых БПЛА выросло на пять»: matches with a group `by` and a `number` of UAVs stopped since."""
    for pattern in (_GREW_BY, _BY_SO_MANY):
        yield from (match for match in pattern.finditer(codes) if words[match.start("by")] in {_BY, "by"})


def said_apart(codes: str, words: Sequence[str], *, counted: bool) -> Iterator[re.Match[str]]:
    """«все БПЛА, всего их было восемь, сбиты», «сбили троих „гостей“ – БПЛА»: matches with a `number` of UAVs stopped.

    `counted`: whether the sentence gives an exact number of them otherwise.
    One with a group `all` says it of all UAVs of the sentence, whatever «всего» stands beside it.
    """
    yield from _IN_ALL.finditer(codes)
    if "T" in codes:
        yield from _OF_STOPPED.finditer(codes)
    yield from _SO_MANY.finditer(codes)
    if not _WERE.isdisjoint(words[:2]) and (match := _ALL_THAT_WERE.match(codes)):
        yield match
    if not _AMOUNTS.isdisjoint(words) and stops(codes):
        found = _THEIR_NUMBER.finditer(codes)
        yield from (match for match in found if not _AMOUNTS.isdisjoint(words[slice(*match.span("head"))]))
    if not counted:
        for match in _MORE_EXACTLY.finditer(codes):
            guessed = match["guess"] is None or not _GUESSED.isdisjoint(words[slice(*match.span("guess"))])
            if (match["bound"] or match["guess"]) and guessed and _TOLD_OF.search(codes, 0, match.start()):
                yield match
    if _QUOTES[0] in words and stops(codes):
        models = _MODELS.finditer(codes) if _UAVS.search(codes) else ()
        for match in (*_NICKNAMED.finditer(codes), *models):
            first, last = match.span("name")
            if (words[first], words[last - 1]) == _QUOTES:
                yield match
