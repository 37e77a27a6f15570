"""How many UAVs a post says were stopped: its figures, and what other words tell of those that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Count, PlaceKind
from bot.reading.counts.counting import Counter
from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.totals import split_totals
from bot.reading.counts.what_happened import NOT_STOPPED, stops
from bot.reading.reports.facts import Facts
from bot.reading.reports.untold import first_bare
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_REST = seldom(r"J[oyeUuv]{0,2}(?:[SWOV]|(?P<there>-?p))")
# «(Сбиты 17 БПЛА.) Пять – в Ржевском районе, …»
_PART_THERE = seldom(r"[><]?[nC]{1,3}(?:zi)?-?p")
_CLAUSE = seldom("[,;:]")
# «…, долетели два, остальные сбиты»: the clause before the rest, behind a mark or as a sentence
_CLAUSE_BEFORE = seldom(r"(?:^|(?<=[|,;:(\-]))(?P<said>[^|,;:(\-]{2,14})[,;|\-]{1,2}[o&J]{0,3}$")
_OUT_OF = seldom("z(?P<whole>n{1,4})")
_RUN = seldom("n{1,4}")
_CAME_THROUGH = (
    *("долет", "прорва", "прорыв", "добра", "достиг", "дошл", "дошел", "упал", "рухну", "попал", "врезал", "ударил"),
    *("пробил", "проскочи", "прошл", "прошел", "поразил"),
)
_THEY_STOPPED = {"их": "V", "они": "W"}
_THEY = frozenset(_THEY_STOPPED)
_THERE = frozenset("-p")
_EACH_OF = frozenset({"каждым", "каждом", "каждого", "each"})
_BUT = frozenset({"кроме", "исключением", "except"})
_NUMBER = seldom("(?P<number>n{1,6})")
# «8 дронов, два пробились, остальные уничтожены»
_GOT_THROUGH = seldom("[,;|](?P<number>n{1,3})(?:zJ?i)?[oHπk][^|,;:nSWOVT]{0,8}[,;|]&?$")


def stopped(
    tokens: Tokens, judgement: Judgement, facts: Facts, counter: Counter
) -> tuple[list[Quantity], list[Quantity]]:
    """Quantities that make the main total, and later totals over more."""
    main, later = split_totals(facts)
    others = _rest_stopped(tokens, judgement) if "J" in tokens.codes and facts.quantities else 0
    if others and (left := _but_those_through(facts, tokens, others, counter)):
        return left, later
    if not main and facts.quantities:
        main = _all_stopped(tokens, judgement, facts)
        main = _but_for(main, tokens, facts, counter) if main else main
    if main and others:
        main = _whole_of_rest(facts, tokens, others, counter) or (main if tokens.codes[others + 1] in _THERE else [])
    if any(quantity.each for quantity in main) and not any(area.regions for area in facts.areas):
        named, told = _by_sentence(tokens, judgement, facts)
        main = [_spread(q, judgement.number(q.start), named, told, tokens) if q.each else q for q in main]
    return main, later


def _by_sentence(
    tokens: Tokens, judgement: Judgement, facts: Facts
) -> tuple[dict[int, list[int]], dict[int, list[Quantity]]]:
    """Where the places of each sentence are named, districts in brackets behind villages left out; its quantities."""
    named: dict[int, list[int]] = {}
    for mention in facts.mentions:
        if mention.place.kind is PlaceKind.DISTRICT and tokens.codes[mention.start - 1 : mention.start] == "(":
            continue
        named.setdefault(judgement.number(mention.start), []).append(mention.start)
    told: dict[int, list[Quantity]] = {}
    for quantity in facts.quantities:
        told.setdefault(judgement.number(quantity.start), []).append(quantity)
    return named, told


def _all_stopped(tokens: Tokens, judgement: Judgement, facts: Facts) -> list[Quantity]:
    """«Атаковали 9 БПЛА, сбиты все», «Атака девяти БПЛА отражена»: those that came."""
    told = [q for q in facts.quantities if q.role == "attacked"]
    said = [judgement.outlines[number] for number in judgement.events]
    if _they_stopped(tokens, judgement.event_sentences):
        told = told or facts.quantities[:1]
    elif any(outline.all_stopped for outline in said):
        told = told or first_bare(facts.quantities, judgement)
    elif not any(outline.repelled for outline in said):
        return []
    return [replace(q, role="downed") for q in told]


def _but_for(told: list[Quantity], tokens: Tokens, facts: Facts, counter: Counter) -> list[Quantity]:
    """«Сбиты все, кроме одного», «не сбит лишь один»."""
    if _BUT.isdisjoint(tokens.folded) and "0" not in tokens.codes:
        return told
    for (start, end), _ in facts.told:
        but = next((at for at in range(start, end) if tokens.folded[at] in _BUT), end)
        number = _NUMBER.search(tokens.codes, but, min(end, but + 3)) or NOT_STOPPED.search(tokens.codes, start, end)
        if number:
            return _without(told, number.span("number"), tokens, counter)
    return told


def _without(told: list[Quantity], span: tuple[int, int], tokens: Tokens, counter: Counter) -> list[Quantity]:
    """The only quantity without as many as the number tokens [first, last) say."""
    count = counter.value(tokens, *span, None)
    whole = told[0].count
    if count is None or len(told) > 1 or whole.max is None or not count.min < whole.min:
        return told
    return [replace(told[0], count=Count(whole.min - count.min, whole.max - count.min, whole.about))]


def _they_stopped(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> bool:
    """«Упали два беспилотника: их сбили зенитчики», «Ещё 4 БПЛА. Над областью они ликвидированы»."""
    if _THEY.isdisjoint(tokens.folded):
        return False
    at = [index for span in spans for index in range(*span) if tokens.folded[index] in _THEY]
    return any(_THEY_STOPPED[tokens.folded[i]] in {tokens.codes[i - 1], tokens.codes[i + 1 : i + 2]} for i in at)


def _rest_stopped(tokens: Tokens, judgement: Judgement) -> int:
    """Where the text says that «остальные» were stopped as well, 0 if it does not."""
    before = ""
    for start, end in judgement.open_sentences:
        for match in _REST.finditer(tokens.codes, start, end):
            here = tokens.codes[start : match.start()]
            told = match["there"] is None or stops(here) or (_PART_THERE.match(here) is not None and stops(before))
            if told and tokens.folded[match.start()].startswith(("остальн", "прочи")):
                return match.start()
        before = tokens.codes[start:end]
    return 0


def _but_those_through(facts: Facts, tokens: Tokens, rest: int, counter: Counter) -> list[Quantity]:
    """«Из 12 БПЛА долетели два, остальные сбиты», «Атаковали девять: два упали, остальные сбиты»: ten, seven."""
    passed, end = 0, rest
    while (clause := _CLAUSE_BEFORE.search(tokens.codes, max(0, end - 20), end)) is not None:
        start, last = clause.span("said")
        if not any(word.startswith(_CAME_THROUGH) for word in tokens.folded[start:last]):
            break
        numbers = list(_RUN.finditer(tokens.codes, start, last))
        out_of = _OUT_OF.search(tokens.codes, start, last)
        some = counter.value(tokens, *numbers[-1].span(), None) if numbers else None
        if some is None or not {"0", "d", "S", "W", "V"}.isdisjoint(clause["said"]):
            return []
        passed += some.min
        if out_of and len(numbers) > 1:
            whole = counter.value(tokens, *out_of.span("whole"), None)
            at = out_of.start("whole")
            return _left(Quantity(at, out_of.end(), whole, "downed", number_at=at), passed) if whole else []
        end = start
    before = [q for q in facts.quantities if q.number_at < end] if passed else []
    return _left(before[-1], passed) if before else []


def _left(whole: Quantity, passed: int) -> list[Quantity]:
    if whole.count.max != whole.count.min or whole.count.min <= passed:
        return []
    return [replace(whole, role="downed", kind="number", count=Count.exact(whole.count.min - passed), said=None)]


def _whole_of_rest(facts: Facts, tokens: Tokens, rest: int, counter: Counter) -> list[Quantity]:
    """«Атаковали 15, 3 сбиты, остальные подавлены» is 15, «9 из 14 сбиты, остальные подавлены» 14, else unknown."""
    told = [q for q in facts.quantities if q.start < rest and q.role != "none"]
    got_through = _GOT_THROUGH.search(tokens.codes, 0, rest) if len(told) == 1 else None
    if got_through and told[0].number_at < got_through.start():
        return _without([replace(told[0], role="downed")], got_through.span("number"), tokens, counter)
    if len(told) > 1 and told[0].count.min > sum(q.count.min for q in told[1:]):
        return [replace(told[0], role="downed")]
    if told and (_of_them(told[0], tokens, rest) or _broken_down(told[0], facts, rest)):
        return told[:1]
    downed = sum(q.count.min for q in told if q.role == "downed")
    before = [q for q in facts.quantities if q.start < rest and tokens.codes[q.number_at - 1] == "z"]
    return [replace(q, role="downed") for q in before if q.role != "downed" and q.count.min > downed > 0][:1]


def _of_them(whole: Quantity, tokens: Tokens, rest: int) -> bool:
    """«Сбиты 12, из них 7 над Ржевом. Остальные сбиты над Зубцовом»: what stands before the rest is part of a whole."""
    if whole.role != "downed" or whole.kind != "number":
        return False
    marked = tokens.codes.find("zi", whole.end, rest) >= 0
    return marked or not PART_WORDS.isdisjoint(tokens.folded[whole.end : rest])


def _broken_down(whole: Quantity, facts: Facts, rest: int) -> bool:
    """«Уничтожены 52, в том числе 18 над …, три над …. Остальные над …»: the parts before leave some of the whole."""
    if whole.role != "downed" or any(item.number_at <= whole.number_at for item in facts.items):
        return False
    parts = [item.count.min for item in facts.items if item.number_at < rest]
    return bool(parts) and sum(parts) < whole.count.min


def _spread(
    quantity: Quantity, sentence: int, named: dict[int, list[int]], told: dict[int, list[Quantity]], tokens: Tokens
) -> Quantity:
    """«по одному над Жиздринским и Людиновским округами»: as many for each of the places of the sentence.

    Of those behind the number, where several are or no clause parts them from it; else of those before it. Where the
    places of each sentence are `named`, and the quantities that each has `told`.
    """
    at = max(quantity.start, quantity.number_at)
    beside = named.get(sentence, [])
    others = [q for q in told[sentence] if q is not quantity]
    if (
        not _EACH_OF.isdisjoint(tokens.folded[at : quantity.end + 4])
        and tokens.codes.find("z", at, quantity.end + 5) > 0
    ):
        # «Над Ржевом и Зубцовом гремело. По одному БПЛА сбито над каждым из городов»
        return _times(quantity, len(named.get(sentence - 1, [])))
    last = min([q.start for q in others if q.start > at], default=beside[-1] + 1 if beside else 0)
    first = max([q.end for q in others if q.end <= quantity.start], default=0)
    behind = [place for place in beside if at < place < last]
    before = [place for place in beside if first <= place < at]
    parted = not behind or (len(behind) == 1 and _CLAUSE.search(tokens.codes, quantity.end, behind[0]) is not None)
    times = len(before) if parted else len(behind)
    return _times(quantity, times)


def _times(quantity: Quantity, times: int) -> Quantity:
    """As many for each of several places."""
    count = quantity.count
    if times < 2 or count.max is None:
        return quantity
    return replace(quantity, count=Count(count.min * times, count.max * times, count.about))
