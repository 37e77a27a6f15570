"""Sentences that begin with an event and go on with something that is none: «сбиты 3 БПЛА, линию планируют починить».

What rules out a whole sentence would rule out the event too, so such a sentence is cut in two before it is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from bot.model import Verdict
from bot.reading.seldom import seldom
from bot.reading.templates.matching import Fits, Hit
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_MARKS, _AND = ",;:-(", "&"
_MARK = seldom("[,;]")
_FINITE = seldom("[SWOVEkqHIGFj{?]")
_PARTICIPLE = seldom(r"(?:нн|ем|вш|[уюая]щ)(?:ый|ий|[ое]го|[ое]му|[ыи]м|[ое]м|ая|[ое]й|ую|юю|ые|ие|[ыи]х|[ыи]ми)")
_RELATIVE = frozenset(
    {"чей", "чья", "чье", "чьи", "чьих", "чьим", "где", "куда", "откуда", "когда", "если", "чтобы", "как", "версия"}
    | {"то", "поскольку", "хотя", "якобы", "будто", "who", "whose", "which", "where", "when", "if", "after"}
)
_WHICH = "котор"
_BEFORE = frozenset({"вчера", "накануне", "позавчера", "ранее", "вчерашней", "вчерашнего", "yesterday"})
_SENTENCE = frozenset({"sentence", "impact", "interception", "impacts", None})
_SAYING = (
    *("пиш", "напис", "сообщ", "распростран", "говор", "утвержд", "звон", "заяв", "рапорт", "якобы", "соцсет"),
    *("слух", "фейк", "неправд", "ложь", "вброс", "дезинформ", "fake", "rumo", "паблик", "чат", "отчит"),
    *("призна", "рассказ", "объяв", "подтверд", "claim", "say", "said", "report", "post", "admit", "confirm"),
)
_TODAY = seldom("[νμεδτσIG]")
_HAPPENED = seldom("[SWOVEHFkq]")
_DID_HARM = frozenset(
    {"причинил", "причинила", "причинили", "причинило", "нанес", "нанесла", "нанесли", "нанесло", "причинен", "нанесен"}
)
_OF_UAVS = frozenset(UAV + "d")
_DENIED, _COUNTED = "0", "n~"
# «Слухи о погибших – ложь: никто не пострадал»
_NOBODY_HURT = seldom("[oye]{0,2}(?:00I|0?[wgx](?:[&,]{1,2}0?[wgx])?0|0[wgx](?:[&,]{1,2}0?[wgx])?)[oyep]{0,3}")
_BY_START = attrgetter("start")
_FEW = 8
"""Hits of a sentence that are looked at: one of hundreds of words can have hundreds."""


def cut_asides(tokens: Tokens, sentences: list[tuple[int, int]], fits: list[Fits]) -> list[tuple[int, int]]:
    """The sentences (half-open token spans), those with an aside behind an event cut at the mark between the two."""
    cuts: dict[int, int] = {}
    for number, of in enumerate(fits):
        if not of.against:
            continue
        if not of.stating:
            comma = _denial_behind(tokens, sentences[number], of)
            cuts.update({} if comma is None else {number: comma})
            continue
        asides = sorted([hit for hit in of.against if hit.template.aside], key=_BY_START)[:_FEW]
        events = sorted(of.stating, key=_BY_START)[:_FEW]
        found = [cut for hit in asides if (cut := _cut(tokens, sentences[number], hit, events)) is not None]
        if found:
            cuts[number] = min(found)
        elif (colon := _news_behind(tokens, sentences[number], of)) is not None:
            cuts[number] = colon
    if not cuts:
        return sentences
    return [part for number, span in enumerate(sentences) for part in _parts(tokens, span, cuts.get(number))]


def _news_behind(tokens: Tokens, sentence: tuple[int, int], of: Fits) -> int | None:
    """The colon between what is no event and news: «Слухи о пожаре – фейк: ночью над Орлом сбиты 5 БПЛА»."""
    start, end = sentence
    colon = tokens.codes.find(":", start, end)
    if colon < 0 or not all(_before(start, hit, colon) for hit in of.against):
        return None
    if _NOBODY_HURT.fullmatch(tokens.codes, colon + 1, end):
        return colon
    if tokens.folded[colon + 1 : colon + 2] == ["«"] or any(
        word.startswith(_SAYING) for word in tokens.folded[start:colon]
    ):
        return None
    news = tokens.codes[colon:end]
    told = not _OF_UAVS.isdisjoint(news) and _HAPPENED.search(news) and _TODAY.search(news)
    return colon if told else None


def _denial_behind(tokens: Tokens, sentence: tuple[int, int], of: Fits) -> int | None:
    """The comma between what is no event and who was not hurt: «Слухи о жертвах не подтвердились, погибших нет»."""
    start, end = sentence
    comma = tokens.codes.rfind(",", start, end)
    if comma < 0 or _DENIED not in tokens.codes[comma:end]:
        return None
    told = all(_before(start, hit, comma) for hit in of.against) and _NOBODY_HURT.fullmatch(
        tokens.codes, comma + 1, end
    )
    return comma if told else None


def _before(start: int, hit: Hit, colon: int) -> bool:
    """Whether a hit rules out one sentence, by words before the colon, or by words on both sides of it."""
    ends = start + hit.end <= colon if hit.in_order else start + hit.start < colon
    return ends and hit.template.blocks in _SENTENCE


def _cut(tokens: Tokens, sentence: tuple[int, int], aside: Hit, events: Sequence[Hit]) -> int | None:
    """The mark before an aside, if an event is told of before it.

    «сбито 7 БПЛА и поражён катер»: the aside would begin with what the event ends with, and another verb follows.
    """
    start, end = sentence
    of_uavs = tokens.codes[start + aside.start] in _OF_UAVS
    shared = [hit for hit in events if of_uavs and hit.start < aside.start < hit.end < aside.end]
    link = tokens.codes.find(_AND, start + aside.start, start + aside.end) if shared else -1
    if link > start and any(start + hit.end <= link and _told(tokens, start, hit, link, aside) for hit in shared):
        return link
    for place in (start + aside.start, start + aside.end - 1):
        mark = max(tokens.codes.rfind(each, start, place) for each in _MARKS)
        if mark > start and any(_told(tokens, start, hit, mark, aside) for hit in events):
            ruled = tokens.codes[mark:end]
            # «сбиты 48 БПЛА, это за неделю» is no aside
            counts = aside.template.verdict != Verdict.RECAP or any(code in ruled for code in _COUNTED)
            return mark if counts else None
    return None


def _told(tokens: Tokens, start: int, event: Hit, mark: int, aside: Hit) -> bool:
    """Whether a main clause before the mark tells of the event as news."""
    first, last = start + event.start, start + event.end
    if last > mark:
        return False
    before = tokens.folded[start:last]
    if any(word in _RELATIVE or word.startswith(_WHICH) for word in before):
        return False
    if aside.template.verdict == Verdict.FOLLOW_UP and not _BEFORE.isdisjoint(tokens.folded[start:mark]):
        return False
    return any(
        not _PARTICIPLE.search(tokens.folded[match.start()]) for match in _FINITE.finditer(tokens.codes, first, last)
    ) or not _DID_HARM.isdisjoint(tokens.folded[start:mark])


def _parts(tokens: Tokens, sentence: tuple[int, int], cut: int | None) -> list[tuple[int, int]]:
    """The sentence cut at a mark, and once more where a denial follows: «…, пострадавших нет»."""
    if cut is None:
        return [sentence]
    start, end = sentence
    marks = [match.start() for match in _MARK.finditer(tokens.codes, cut + 1, end)]
    if marks and _DENIED in tokens.codes[marks[-1] : end] and _DENIED not in tokens.codes[cut : marks[-1]]:
        return [(start, cut), (cut + 1, marks[-1]), (marks[-1] + 1, end)]
    return [(start, cut), (cut + 1, end)] if cut + 1 < end else [(start, cut)]
