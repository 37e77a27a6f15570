"""News of tonight that stand whatever another sentence of the post tells: «Вручены медали. Сегодня сбит БПЛА»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from bot.model import Verdict
from bot.reading.periods.days import date_at
from bot.reading.seldom import seldom
from bot.reading.templates.matching import Fits, Hit
from bot.reading.verdicts.long_times import is_long
from bot.reading.verdicts.news_words import DRILL, bare_time, in_fact, interrupted, is_old, is_told_instead
from bot.reading.verdicts.said_against import INVENTED, rumour_before
from bot.reading.words.tokens import Tokens

_FINITE = seldom("[SWOV]")
_HAPPENED = seldom("[HFkqI]")
_UAV = seldom("[Uuv]")
_AIR_DEFENCE = "!"
_CREWS = ("расчет", "зенит", "дежурн", "crew", "duty")
_TIME = seldom("[νμεδτ@]")
_PART_OF_DAY = seldom("[νμεδσϗ]")
_SAME_SUBJECT = seldom("[SWOVTθEKdD!]")
_TODAY = frozenset(
    {"сегодня", "сегодняшней", "сегодняшняя", "today", "tonight", "overnight", "morning's"}
    | {"сейчас", "доклад", "срочно"}
)
_LAST = frozenset(
    {"минувшей", "прошедшей", "прошлой", "этой", "минувшую", "прошедшую", "прошлую", "эту", "минувшие", "прошедшие"}
    | {"минувшая", "прошедшая", "прошлая", "эта", "этим", "этот", "минувшим", "прошедшим", "прошлым", "последние"}
    | {"this", "last"}
)
_OF_A_TIME = ("ночн", "утренн", "вечерн")
_TURNING = frozenset({"но", "а", "однако", "but", "however", "yet"})
_OF_A_STORY = frozenset({"той", "ту", "тот", "если", "когда", "якобы", "будто", "бы", "if", "when", "that"})
_SAID = ("пиш", "слух", "соцсет", "паблик", "чат", "rumo", "claim")
_STOPPED = seldom("[SWOVE]")
_CLOCKS = seldom("p@[Ppo]{1,2}@")
_DATES = seldom("[$#ϊϰϋг]")
_OTHER_DAYS = frozenset(
    {"тогда", "той", "тот", "ту", "однажды", "как-то", "прошлой", "прошлым", "прошлом", "назад", "летом", "зимой"}
    | {"весной", "осенью", "позавчера", "недавно", "ранее", "неделю", "неделе", "неделей", "месяц", "месяце", "ago"}
    | {"once", "earlier", "then"}
)
_COURTS = ("суд", "пригов", "уголовн", "court", "verdict", "sentenc")
_OF_THE_NIGHT = frozenset({("за", "ночь"), ("the", "night"), ("small", "hours")})
_THIS_TIME = frozenset({("этот", "раз"), ("сей", "раз"), ("this", "time")})
"""After what an old day brought, tonight."""
_TILL_NOW = frozenset(
    {("с", "вечера"), ("до", "утра"), ("до", "рассвета"), ("с", "полуночи"), ("всю", "ночь"), ("all", "night")}
    | {("until", "dawn"), ("until", "morning"), ("since", "midnight")}
)
_DONE = seldom("[SWOVEHkq]")
_CLAUSE_ENDS = ",;:(-"
_DISARMED = ("обезвреж", "обезвред", "найден", "обнаруж")
_LAST_DAY = timedelta(days=1)
_AFTER = "через"
"""«вернули через час»"""
_FAR = frozenset({"post", "rest"})


class _Told(NamedTuple):
    """A sentence that may be news: whether it tells of today, begins with «но», names the air defence or old things.

    `clocked`: whether it names an hour.
    """

    number: int
    today: bool
    turns: bool
    clocked: bool
    by_air_defence: bool
    of_old: bool


class News:
    """The sentences (half-open token spans) that are such news, to be asked about what would rule them out.

    News say of UAVs, in a verb, what happened at a time, in a sentence that nothing speaks against. Those of today
    stand beside anything but a theme (a drill, a film); others only beside what tells neither of UAVs nor of old days,
    or before it when they name the air defence.
    """

    def __init__(self, tokens: Tokens, sentences: list[tuple[int, int]], fits: list[Fits], today: date) -> None:
        self._tokens = tokens
        self._today_is = today
        self._sentences = sentences
        self._fits = fits
        self._of_today: dict[int, list[tuple[int, int]]] = {}
        self._stands: dict[tuple[bool, bool, bool], tuple[bool, int]] = {}

    def beside(self, number: int, hit: Hit) -> bool:
        """Whether there are news in spite of a hit in a sentence."""
        if hit.template.blocks not in _FAR or not self._told:
            return False
        if hit.template.theme:
            return self._in_earnest or self._beside_rumour(number)
        return self._beside(number, hit.template.verdict == Verdict.RECAP)

    def _beside_rumour(self, number: int) -> bool:
        """«Этой ночью сбиты 3 БПЛА. В чатах пишут, что дрон упал на рынок. Это ложь»: news apart from the rumour."""
        if INVENTED.isdisjoint(self._tokens.folded[slice(*self._sentences[number])]):
            return False
        first = rumour_before(self._tokens, self._sentences, number)
        if first is None:
            return False
        return any(told.today and not told.of_old and not first <= told.number <= number for told in self._told)

    def within(self, number: int, hit: Hit) -> bool:
        """Whether a sentence that states an event tells news of today in a clause apart from the hit of an aside.

        «Премию получит расчёт, который минувшей ночью сбил пять дронов», «окна выбило сегодня: сбили дрон».
        """
        if hit.template.theme:
            return False
        if number not in self._of_today:
            self._of_today[number] = list(self._clauses_of_today(*self._sentences[number]))
        start = self._sentences[number][0]
        before, after = start + (hit.end if hit.in_order else hit.start), start + hit.start
        return any(before <= first or after > last for first, last in self._of_today[number])

    def _clauses_of_today(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The marks around clauses of a sentence that tell such news."""
        if self._may_be_today(start, end):
            marks = [start - 1, *(at for at in range(start, end) if self._tokens.codes[at] in _CLAUSE_ENDS), end]
            broken_off = interrupted(self._tokens.folded[start:end])
            headed = False
            for first, last in pairwise(marks):
                if self._news_of_today(first + 1, last, anyhow=broken_off or headed):
                    yield first, last
                headed = self._tokens.codes[last : last + 1] == ":" and "сегодня" in self._tokens.folded[start:last]

    def _may_be_today(self, start: int, end: int) -> bool:
        words = self._tokens.folded[start:end]
        return "сегодня" in words or not _LAST.isdisjoint(words) or self._clocked(start, end) or interrupted(words)

    def _news_of_today(self, start: int, end: int, *, anyhow: bool) -> bool:
        """Whether a clause says in a verb what UAVs did, or what was done to them, today."""
        codes, words = self._tokens.codes[start:end], self._tokens.folded[start:end]
        if not _UAV.search(codes) or not _DONE.search(codes) or any(word.startswith(_DISARMED) for word in words):
            return False
        timed = any(word in _LAST and _PART_OF_DAY.match(codes, at + 1) for at, word in enumerate(words[:-1]))
        if timed or "сегодня" in words or self._clocked(start, end):
            return True
        return anyhow and _STOPPED.search(codes) is not None

    @cached_property
    def _in_earnest(self) -> bool:
        """«К городу подлетел настоящий беспилотник»: news beside a drill."""
        words = self._tokens.folded
        return any(
            in_fact(words[slice(*self._sentences[each])])
            for told in self._told
            for each in (told.number - 1, told.number)
            if each >= 0
        ) or any(one == "не" and other.startswith(DRILL) for one, other in pairwise(words))

    def _clocked(self, start: int, end: int) -> bool:
        """«С 3.10 до 5.25» of no other day."""
        return _CLOCKS.search(self._tokens.codes, start, end) is not None and self._of_no_other_day(start, end)

    def _of_no_other_day(self, start: int, end: int) -> bool:
        if _DATES.search(self._tokens.codes, start, end):
            return False
        return _OTHER_DAYS.isdisjoint(self._tokens.folded[start:end])

    def _dated_today(self, start: int, end: int) -> bool:
        """«8 декабря около 5.40», told on that day or the next."""
        codes = self._tokens.codes[start:end]
        if "$" not in codes or "*" in codes or is_long(self._tokens, (start, end)):
            return False
        found = [at for at in range(start, end) if self._tokens.codes[at] == "$"]
        days = [date_at(self._tokens, at, self._today_is) for at in found]
        return all(day is not None and timedelta(0) <= self._today_is - day <= _LAST_DAY for day in days)

    @cached_property
    def _undated(self) -> bool:
        """Whether the post names no month, no year and no other day: then «утром» is that of its day."""
        return (
            _DATES.search(self._tokens.codes) is None
            and _OTHER_DAYS.isdisjoint(self._tokens.folded)
            and not any(word.startswith(_COURTS) for word in self._tokens.folded)
        )

    def beside_long_time(self, number: int) -> bool:
        """Whether there are news in spite of a sum over many days in a sentence."""
        return bool(self._told) and self._beside(number, recap=True)

    def _beside(self, number: int, recap: bool) -> bool:
        span = slice(*self._sentences[number])
        of_uavs = _SAME_SUBJECT.search(self._tokens.codes[span]) is not None
        of_old = recap or is_old(self._tokens.folded[span])
        kind = (of_uavs, of_old, recap)
        if kind not in self._stands:
            self._stands[kind] = self._standing(*kind)
        anyhow, first = self._stands[kind]
        return anyhow or first < number

    def _standing(self, of_uavs: bool, of_old: bool, recap: bool) -> tuple[bool, int]:
        """Whether news stand beside something of a kind, and the first that do if it comes later."""
        first = len(self._sentences)
        for told in self._told:
            if told.today and not told.of_old:
                return True, first
            if (recap and told.turns) or not (of_uavs or of_old):
                return True, first
            if told.by_air_defence and told.clocked and not of_old:
                return True, first
            if told.by_air_defence and not of_uavs:
                first = min(first, told.number)
        return False, first

    @cached_property
    def _told(self) -> list[_Told]:
        told = [self._news(n) for n, of in enumerate(self._fits) if of.stating and not of.against]
        return [each for each in told if each is not None]

    def _news(self, number: int) -> _Told | None:
        """A sentence, if it says of UAVs, in a verb, what happened at a time."""
        start, end = self._sentences[number]
        codes, words = self._tokens.codes[start:end], self._tokens.folded[start:end]
        if self._tokens.folded[end : end + 1] == ["?"] or not _OF_A_STORY.isdisjoint(words):
            return None
        if any(word.startswith(_SAID) for word in words):
            return None
        today, turns = self._today(number), not _TURNING.isdisjoint(words[:1])
        finite, uav = _FINITE.search(codes) is not None, _UAV.search(codes) is not None
        of_a_time = any(word.startswith(_OF_A_TIME) for word in words)
        downed = (finite or today or of_a_time) and any(
            hit.template.event == "interception" for hit in self._fits[number].stating
        )
        struck = _HAPPENED.search(codes) and (uav or "d" in codes)
        timed = today or turns or of_a_time or _names_time(codes, words)
        if not timed or not ((downed and (today or uav)) or struck):
            return None
        by_air_defence = finite and (_AIR_DEFENCE in codes or any(word.startswith(_CREWS) for word in words))
        return _Told(number, today, turns, "@" in codes, by_air_defence, is_old(words))

    def _today(self, number: int) -> bool:
        """Whether a sentence tells of today, or the one before, which nothing speaks against."""
        if self._says_today(number):
            return True
        if number == 0:
            return False
        before = self._tokens.folded[slice(*self._sentences[number - 1])]
        if self._fits[number - 1].against:
            return interrupted(before) or in_fact(before)
        return self._says_today(number - 1)

    def _says_today(self, number: int) -> bool:
        start, end = self._sentences[number]
        words, codes = self._tokens.folded[start:end], self._tokens.codes
        if not _TODAY.isdisjoint(words) or (
            not _TURNING.isdisjoint(words[:1]) and _PART_OF_DAY.search(codes, start, end)
        ):
            return True
        if interrupted(words) or any(pair in _OF_THE_NIGHT | _THIS_TIME for pair in pairwise(words)):
            return True
        if any(pair in _TILL_NOW for pair in pairwise(words)) and self._of_no_other_day(start, end):
            return True
        if self._undated and (bare_time(words) or is_told_instead(words)):
            return True
        if self._dated_today(start, end) or self._clocked(start, end):
            return True
        return any(word in _LAST and _PART_OF_DAY.match(codes, start + at + 1) for at, word in enumerate(words))


def _names_time(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence names an hour or a part of the day, and not only how long something took."""
    return any(words[match.start() - 1] != _AFTER for match in _TIME.finditer(codes))
