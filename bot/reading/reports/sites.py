"""Which of the places of a post are sites; one may be named in the sentence before alone («Опасность БПЛА в …»)."""

from __future__ import annotations

from bot.model import PlaceKind, Verdict
from bot.reading.outlines import Outline
from bot.reading.places.finding import Area, Mention, Places
from bot.reading.places.shelled import drones_next
from bot.reading.reports.headings import in_vain
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_THERE = seldom(r"p(?:s(?=$|[^CAsn\"])|Y(?=$|[/?SWOVq,!EkKѣь:\-]))|pY(?P<next>o)")
_THERE_WORDS = frozenset({"там", "здесь", "тут"})
_NO_NAME_NEXT = ("замеч", "работа", "уже", "снова", "вновь", "сейчас", "сил", "средств", "наблюда", "слыш", "продолжа")
"""«в районе замечены …», but «в районе завода»."""
_OF_ALL = seldom("[Qνεμδσ@Xn~]")
_OVER = seldom("[oyeUuvSWO]{0,3}-?p?[oQ]{0,2}")
_FEW = 7
_LINE_HEAD = seldom(r"s?[CA]{1,4}\^?Y?[:\-]")
_REST = ("остальн", "прочи")
_SITES = (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT)
_ALERTS, _FOLLOW_UP = frozenset({Verdict.WARNING.value, Verdict.ALL_CLEAR.value}), Verdict.FOLLOW_UP.value
_SEVERAL = 2
_FOUND = seldom("[^,;:]{0,60}p[^,;:]{0,60}ѣ[^,;:]{0,60},")
_BLAST = frozenset("hK")
_HEADING, _HEADING_ENDS, _WITHIN, _OF_NAMES = frozenset("QY"), frozenset("|:;-,("), "pP", frozenset("oQYACs&,^")
_TOWARDS = "у"
"""«в Москву», unlike «в Москве»."""
_LOCATIVE = frozenset({"в", "во", "над", "под", "по", "in", "over", "across", "above"})


def sites(tokens: Tokens, judgement: Judgement, places: Places) -> list[Mention]:
    """The places but for those of sentences that are ruled out, of alerts, of flights and the like."""
    if not places.mentions:
        return []
    quiet = {n for n, outline in enumerate(judgement.outlines) if outline.no_news}
    quiet.update([number for number, hit in judgement.decided if hit.template.verdict in _ALERTS])
    quiet.update(in_vain(tokens, judgement))
    quiet.difference_update(judgement.events)
    quiet.update(judgement.blocked)
    quiet.difference_update(_found_there(judgement), _struck_too(tokens, judgement))
    mentions = places.mentions
    if quiet:
        mentions = [m for m in mentions if judgement.number(m.start) not in quiet]
    return (
        _without_other_business(tokens, judgement, mentions) if mentions else _named_before(tokens, judgement, places)
    )


def _found_there(judgement: Judgement) -> list[int]:
    """«У села Ясное нашли крыло, сапёры уничтожили боевую часть»: what was found lay there, whatever became of it."""
    later = ((n, hit) for n, hit in judgement.decided if hit.template.verdict == _FOLLOW_UP and hit.template.aside)
    return [n for n, hit in later if _FOUND.match(judgement.outlines[n].codes, 0, hit.start)]


def _struck_too(tokens: Tokens, judgement: Judgement) -> list[int]:
    """Sentences of shells that list where UAVs struck as well, which the next one tells of."""
    ends = ((n, judgement.sentences[n][1]) for n in judgement.blocked if "щ" in judgement.outlines[n].codes)
    return [n for n, end in ends if drones_next(tokens.codes, end - 1)]


def _without_other_business(tokens: Tokens, judgement: Judgement, mentions: list[Mention]) -> list[Mention]:
    """The places but for those of sentences that tell of nothing that raids bring, where there are others."""
    if len(mentions) < _SEVERAL:
        return mentions
    other = [
        n
        for n, outline in enumerate(judgement.outlines)
        if outline.other_business
        and n not in judgement.events
        and not _of_damage(outline)
        and not _heads_line(tokens, judgement, n)
    ]
    if other:
        first = min(judgement.events, default=0)
        other = [n for n in other if n > first or _BLAST.isdisjoint(judgement.outlines[n].codes)]
    out = set(other)
    left = [m for m in mentions if judgement.number(m.start) not in out] if out else mentions
    if left and all(m.place.kind is PlaceKind.STREET for m in left):
        # «Поручения в связи с происшествием в Клину. Обломки упали на улице Мира»
        out = {n for n in out if n + 1 not in judgement.events}
        left = [m for m in mentions if judgement.number(m.start) not in out]
    return left or mentions


def _heads_line(tokens: Tokens, judgement: Judgement, number: int) -> bool:
    """«Город Клин: отработали по трём адресам. Сгорел дом»: whether a place heads damage told of next on its line."""
    after = number + 1
    if after >= len(judgement.outlines) or not _LINE_HEAD.match(judgement.outlines[number].codes):
        return False
    end = judgement.sentences[number][1]
    told_next = judgement.outlines[after]
    same_line = judgement.sentences[after][0] == end + 1 and "\n" not in tokens.written[end]
    return same_line and not told_next.placed and (after in judgement.events or _of_damage(told_next))


def _of_damage(outline: Outline) -> bool:
    """«Выбитые окна школы в Клину закрыли фанерой»."""
    return outline.told is not None and outline.told.damage is True


def _named_before(tokens: Tokens, judgement: Judgement, places: Places) -> list[Mention]:
    """The one place of an alert or of shelling right before the first event, where the events name none.

    After an alert the event has to be told of as «в районе», «над городом»; after shelling as of no time of its own.
    «Там сбиты пять БПЛА» is told of all the places right before.
    """
    first = min(judgement.events, default=0)
    if not first or any(judgement.number(area.start) >= first for area in places.areas):
        return []
    here = [mention for mention in places.mentions if judgement.number(mention.start) == first - 1]
    start, end = judgement.sentences[first]
    if tokens.folded[start] in _THERE_WORDS:
        return [mention for mention in here if mention.place.kind in _SITES]
    if len(here) != 1 or here[0].place.kind not in _SITES:
        return []
    event = tokens.codes[start:end]
    shelled = "щ" in tokens.codes[slice(*judgement.sentences[first - 1])]
    there = any(
        match.start("next") < 0 or tokens.folded[start + match.start("next")].startswith(_NO_NAME_NEXT)
        for match in _THERE.finditer(event)
    )
    return here if there or (shelled and not _OF_ALL.search(event)) else []


def rest_over(tokens: Tokens, area: Area) -> bool:
    """«30 БПЛА – над Брянской областью, остальные – над Орловской»: an area of those that others leave."""
    return any(
        tokens.folded[at].startswith(_REST) and _OVER.fullmatch(tokens.codes, at + 1, area.start)
        for at in range(max(0, area.start - _FEW), area.start)
    )


def locates(tokens: Tokens, judgement: Judgement, area: Area, home: str | None) -> bool:
    """Whether a region named in another sentence than the event may be where it was.

    «В Брянской области неспокойно», «Орловская область.», but not «Поезд Адлер – Москва» in a post from Rostov.
    """
    if home is None or home in area.regions or area.seas:
        return True
    start, end = judgement.sentences[judgement.number(area.start)]
    before = tokens.codes[start : area.start]
    if set(before) <= _HEADING and (area.end == end or tokens.codes[area.end] in _HEADING_ENDS):
        return True
    at = max(map(before.rfind, _WITHIN))
    there = at >= 0 and set(before[at + 1 :]) <= _OF_NAMES and tokens.folded[start + at] in _LOCATIVE
    return there and not tokens.folded[area.start].endswith(_TOWARDS)
