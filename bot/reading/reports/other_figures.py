"""Figures of a post that are not of its own news: of an earlier time, of the whole country, of all that came so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Count
from bot.reading.counts.counting import Counter
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.wordings import OTHER_PARTS, THIS_NIGHT
from bot.reading.places.finding import Area
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_PLAIN = frozenset({"number", "again", "single", "all"})
_SEVERAL = 2
_REMINDED = frozenset({"напомню", "напомним", "напоминаю", "напоминаем", "напоминает", "reminder"})
_DAY_BEFORE = frozenset({"вчера", "позавчера", "накануне", "yesterday"})
_BEFORE = frozenset({"ранее", "раньше", "первоначально", "изначально", "прежде", "earlier", "initially"})
_TOLD = ("сообща", "писал", "докладыв", "информиров", "называ", "говорил", "reported", "announced")
_SO_FAR = seldom("X|з[oe]{0,2}[νεσμδϗ]")
_SINCE = frozenset({"уже", "начала", "already", "since"})
_ADDED_ALONE = seldom("M?n{1,4}")
_PLUS = frozenset({"➕", "+"})
_COUNTRY = ("стран", "росси", "рф", "country", "russia")
_DIFFERENT, _REGION = (
    frozenset({"разных", "разными", "ряда", "ряде", "рядом", "многих", "нескольких"}),
    ("регион", "област"),
)
_OVER = frozenset({"над", "по", "в", "over", "across"})
# «с начала суток», «за сутки», «за всю ночь»
_BEGUN, _BEGINNING = seldom("po[νσϗ]"), "начала"
_WHOLE_TIME = seldom("з[oe]{0,2}[νσϗ]")
_PHRASE = 3
_MINISTRY = frozenset({"мо", "обороны", "минобороны", "defence", "для"})
_OUR_SKY = frozenset({"небе", "небом", "нас", "нами", "нашей", "нашем", "нашим"})
_OF_REGION = ("pQ", "pQ-", "pQ:")
_PART_OF = frozenset({"числе", "числа", "включая"})
_OF_THEM = seldom("zJ?i")
# «20 из 115 сбитых за ночь БПЛА – над областью»
_PART_OVER = seldom(r"n{1,3}z(?=n{1,3}[ye]{0,2}[Tθ])[^|;:,]{0,14}-p")
_REGIONS = seldom(r"pn{1,2}[oe]?Q")
_MANY = 100_000
_NUMBER_OR_END = seldom("[n|]")
_NUMBERS = seldom("n{1,4}")
_NEAR = 5
_FIRST = 4


def without_earlier(quantities: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """«Сбиты два БПЛА. Напомню, ночью уничтожено 14»: but for those that a post only recalls.

    «Ранее сообщалось о 24», «Вчера сбито пять» likewise, unless what is added to them follows.
    """
    told = _told(quantities) if len(quantities) >= _SEVERAL else []
    if len(told) < _SEVERAL:
        return quantities
    recalled = [q for q in told if _recalled(q, told[0], tokens, judgement)]
    recalled = recalled or _of_day_before(told, tokens, judgement)
    left_out = {q.start for q in recalled}
    kept = [q for q in told if q.start not in left_out]
    if not recalled or not kept or kept[0].more:
        return quantities
    return [q for q in quantities if q.start not in left_out]


def _recalled(q: Quantity, first: Quantity, tokens: Tokens, judgement: Judgement) -> bool:
    start, end = judgement.sentences[judgement.number(q.start)]
    words = tokens.folded[start:end]
    if not _BEFORE.isdisjoint(words) and any(word.startswith(_TOLD) for word in words):
        return True
    if q.start == first.start or start <= first.start or q.total:
        return False
    if not _REMINDED.isdisjoint(words[: min(_FIRST, q.start - start + 1)]):
        return True
    own = tokens.folded[slice(*judgement.sentences[judgement.number(first.start)])]
    old = words[0] in _DAY_BEFORE and "ν" not in tokens.codes[start:end]
    return not q.more and old and _DAY_BEFORE.isdisjoint(own)


def _of_day_before(told: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Quantity]:
    """«Накануне сбили девять БПЛА. Этой ночью сбито четыре»: those of the first sentence, unless a part of that day."""
    (start, end), (later, _) = (judgement.sentences[judgement.number(q.start)] for q in told[:_SEVERAL])
    if tokens.folded[start] not in _DAY_BEFORE or later < end or tokens.folded[later] not in THIS_NIGHT:
        return []
    parted = not OTHER_PARTS.isdisjoint(tokens.codes[start:end]) or told[1].more
    return [] if parted or tokens.codes[later + 1] != "ν" else [q for q in told if q.start < end]


def with_sums_so_far(
    quantities: list[Quantity], tokens: Tokens, judgement: Judgement, counter: Counter
) -> list[Quantity]:
    """«+6 сбитых над Рыльском. За ночь 15 дронов»: what all come to, told after what is added, is a wider total."""
    told = _told(quantities)
    if not told:
        return quantities
    first, found = told[0], quantities
    if quantities[0].role == "bare" and quantities[0].more and quantities[0].count.min < first.count.min:
        first = replace(quantities[0], role="downed")
        told, found = [first, *told], [first, *quantities[1:]]
    added = _added_alone(first, tokens, judgement, counter)
    if added is not None:
        first, told, found = added, [added, *told], [added, *quantities]
    if first.total or len(told) < _SEVERAL:
        return quantities
    if not first.more:
        return _with_sum_of_longer(found, told, tokens, judgement)
    so_far = 0
    for q in told:
        if so_far and not q.more and not q.total and q.count.min > so_far and _of_all(q, tokens, judgement):
            return [replace(each, total=True) if each is q else each for each in found]
        so_far += q.count.min
    return found if told[1].total else quantities


def _with_sum_of_longer(
    quantities: list[Quantity], told: list[Quantity], tokens: Tokens, judgement: Judgement
) -> list[Quantity]:
    """«С 18.00 до 21.00 сбиты 43 БПЛА. С начала суток сбито 186»: the last of a longer time holds those before it."""
    last = told[-1]
    number = judgement.number(last.start)
    start, end = judgement.sentences[number]
    before = [q for q in told if q.start < start]
    if not before or last.more or last.total or last.count.min <= sum(q.count.min for q in before):
        return quantities
    hours = any("@" in tokens.codes[slice(*judgement.sentences[judgement.number(q.start)])] for q in before)
    longer = _BEGUN.search(tokens.codes, start, end) is not None and _BEGINNING in tokens.folded[start:end]
    longer = longer or (hours and _WHOLE_TIME.search(tokens.codes, start, last.start) is not None)
    if not longer:
        return quantities
    return [replace(q, total=True) if q is last else q for q in quantities]


def _of_all(q: Quantity, tokens: Tokens, judgement: Judgement) -> bool:
    """«за ночь», «уже», «с начала суток», «всего», «итого»."""
    start, end = judgement.sentences[judgement.number(q.start)]
    return _SO_FAR.search(tokens.codes, start, end) is not None or not _SINCE.isdisjoint(tokens.folded[start:end])


def _added_alone(first: Quantity, tokens: Tokens, judgement: Judgement, counter: Counter) -> Quantity | None:
    """«Ещё 6.», «➕ 6.» as the first number of a post whose first figure comes later and is greater."""
    before = judgement.sentences[: judgement.number(first.start)]
    spans = [span for span in before if "n" in tokens.codes[slice(*span)]]
    if not spans or not _ADDED_ALONE.fullmatch(tokens.codes, *spans[0]):
        return None
    start, end = spans[0]
    more = tokens.codes[start] == "M"
    if not more and (not start or tokens.folded[start - 1] not in _PLUS):
        return None
    count = counter.value(tokens, start + more, end, None)
    if count is None or count.min >= first.count.min:
        return None
    return Quantity(start, end, count, "downed", more=True, number_at=start + more)


def with_own_part(
    quantities: list[Quantity],
    tokens: Tokens,
    judgement: Judgement,
    counter: Counter,
    *,
    areas: Sequence[Area],
    home: str,
) -> list[Quantity]:
    """«По стране сбито 167 БПЛА, из них 16 – в нашем небе»: of a regional post its own part alone."""
    told = _told(quantities)
    if not told or (told[0].count.min < _SEVERAL and "z" not in tokens.codes):
        return quantities
    whole = told[0]
    number = judgement.number(whole.start)
    start, end = judgement.sentences[number]
    last = judgement.sentences[min(number + 1, len(judgement.sentences) - 1)][1]
    behind = max(whole.end, whole.number_at + 1)
    part = tokens.codes[start:end]
    if "n" not in tokens.codes[behind:last] and "z" not in part:
        return quantities
    mine = _PART_OVER.search(tokens.codes, start, end) if "z" in part else None
    if mine and any(area.start == mine.end() for area in areas):
        whole = replace(whole, start=mine.start(), end=mine.start(), number_at=mine.start() - 1)
        whole = replace(whole, count=Count.exact(_MANY))
    elif not ("Q" in part and _REGIONS.search(part)) and not _of_country(tokens.folded[start:end]):
        return quantities
    if any(area.seas or area.regions != (home,) for area in areas if start <= area.start < last):
        beside = any(home in area.regions for area in areas if end <= area.start < last)
        return [q for q in quantities if q is not told[0]] if beside and not mine and len(told) > 1 else quantities
    for match in _NUMBERS.finditer(tokens.codes, max(whole.end, whole.number_at + 1), last):
        count = counter.value(tokens, *match.span(), None)
        of_regions = "Q" in tokens.codes[match.end() : match.end() + 2] and not mine
        if of_regions or count is None or not 0 < count.min < whole.count.min:
            continue
        if mine or _ours(match.start(), match.end(), tokens, areas):
            own = Quantity(match.start(), match.end(), count, "downed", number_at=match.start())
            others = [q for q in quantities if q.role != "downed" or q.start >= last]
            return sorted([own, *others], key=lambda q: q.start)
    return quantities


def _of_country(words: Sequence[str]) -> bool:
    """«по стране», «над всей Россией», «над регионами РФ»; not «Минобороны России»."""
    if not _DIFFERENT.isdisjoint(words) and any(
        one in _DIFFERENT and of.startswith(_REGION) for one, of in pairwise(words)
    ):
        return True
    together = " ".join(words)
    if not [name for name in _COUNTRY if name in together]:
        return False
    named = [at for at, word in enumerate(words) if word.startswith(_COUNTRY)]
    near = [words[max(0, at - _PHRASE) : at] for at in named]
    return any(not _OVER.isdisjoint(before) and before[-1] not in _MINISTRY for before in near)


def _ours(start: int, end: int, tokens: Tokens, areas: Sequence[Area]) -> bool:
    """Whether a number is said to be part of the one before, or of the own region."""
    before = tokens.folded[max(0, start - _NEAR) : start]
    codes = tokens.codes[max(0, start - _NEAR) : start]
    after = tokens.folded[end : end + _NEAR]
    there = any(end <= area.start < end + _NEAR or _said_of(area, start, tokens.codes) for area in areas)
    if there or not _OUR_SKY.isdisjoint(after) or "Q" in tokens.codes[end : end + _NEAR].split("|")[0]:
        return True
    # «по стране сбит 191 БПЛА, над нашей областью – 14»
    if not _OUR_SKY.isdisjoint(before) or codes.rstrip("SWOV!").endswith(_OF_REGION):
        return True
    if _OF_THEM.match(tokens.codes, end) or not _PART_OF.isdisjoint(after[:_PHRASE]):
        return True
    return "zi" in codes or "zJi" in codes or not _PART_OF.isdisjoint(before)


def _said_of(area: Area, number_at: int, codes: str) -> bool:
    """«На Брянщину, по нашим данным, пришлось девять»: whether the number is the first behind an area's name."""
    return area.end <= number_at and _NUMBER_OR_END.search(codes, area.end, number_at) is None


def _told(quantities: list[Quantity]) -> list[Quantity]:
    return [q for q in quantities if q.role == "downed" and q.kind in _PLAIN]
