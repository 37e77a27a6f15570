"""Days long before the post: «7 мая четырьмя дронами атаковали микроавтобус», written in July."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.reading.periods.days import date_at
from bot.reading.seldom import seldom
from bot.reading.verdicts.that_day import behind, tells_of_that_day
from bot.reading.words.tokens import Tokens

_DATED = seldom(r"[no]\$|\$[no]|[#ϊϋ]")
_ANY_DAY = frozenset("$#ϊϋ")
_OLD = timedelta(days=5)
_BY_THEN = frozenset({"до", "по", "к", "ко", "until", "till", "by", "since"})
_TODAY = frozenset({"сегодня", "сегодняшней", "сегодняшнем", "сегодняшнего", "накануне", "вчера", "today", "tonight"})
_STREET = "_"
_BORN_OR_DECIDED = (
    *("рожд", "родил", "родив", "указ", "приказ", "постановлен", "распоряжен", "закон", "born", "decree", "order"),
)
_SINCE = frozenset({"с", "со", "since"})
_CLOCK = "@"
_AROUND = 4
_NEAR = 3
THEN = frozenset({"тогда", "then"})
REMINDED = frozenset({"напомню", "напомним", "напоминаю", "напоминаем", "reminder"})
_PASSED = frozenset({"прошлой", "прошлом", "прошлую", "назад", "позавчера", "ago"})


def may_name_day(codes: str) -> bool:
    """Whether a sentence of these concepts may name a day of a month."""
    return _DATED.search(codes) is not None


def of_old_day(tokens: Tokens, sentences: list[tuple[int, int]], number: int, today: dt.date) -> list[int]:
    """A sentence if it tells of a day more than five days ago, with the next ones that tell of «тот день».

    A day without its year counts only near «сегодня» or «тот день» in another sentence: others may be late reports.
    """
    start, end = sentences[number]
    dates = [at for at in range(start, end) if tokens.codes[at] in "$#"]
    if not dates:
        return list(_behind(tokens, sentences, number))
    since = _since_long(tokens, dates, (start, end), today)
    if since or not _TODAY.isdisjoint(tokens.folded[start:end]):
        return [number] if since else []
    by_years = True
    for at in dates:
        day = _day(tokens, at, start, today)
        if day is None:
            return []
        if _year_behind(tokens, at) >= day.year:
            by_years = False
            if today - day <= _OLD:
                return []
    if not by_years and not _in_contrast(tokens, sentences, number):
        return []
    return [number, *_behind(tokens, sentences, number)]


def _since_long(tokens: Tokens, dates: list[int], span: tuple[int, int], today: dt.date) -> bool:
    """«С 1 января сбито 1 100 дронов», of no hours: more days than a report covers."""
    if _CLOCK in tokens.codes[slice(*span)]:
        return False
    for at in dates:
        if _SINCE.isdisjoint(tokens.folded[max(span[0], at - 2) : at]):
            continue
        day = _day(tokens, at, span[0], today)
        if day is not None and today - day > _OLD:
            return True
    return False


def _in_contrast(tokens: Tokens, sentences: list[tuple[int, int]], number: int) -> bool:
    """Whether «сегодня» or «тот день» is told of in a sentence or in one near it."""
    around = sentences[max(0, number - _NEAR)][0], sentences[min(len(sentences) - 1, number + _NEAR)][1]
    words = tokens.folded[slice(*around)]
    return not _TODAY.isdisjoint(words) or tells_of_that_day(words)


def _behind(tokens: Tokens, sentences: list[tuple[int, int]], number: int) -> Iterator[int]:
    return behind(tokens, sentences, number, lambda span: not _ANY_DAY.isdisjoint(tokens.codes[slice(*span)]))


def of_that_time(tokens: Tokens, sentences: list[tuple[int, int]], blocked: set[int]) -> Iterator[int]:
    """The sentences that tell of «тогда» behind one of `blocked`: «… при апрельском налёте. Тогда дрон попал в дом»."""
    last = -2
    for number, (start, end) in enumerate(sentences):
        if (number - 1 in blocked or number - 1 == last) and not THEN.isdisjoint(tokens.folded[start:end]):
            last = number
            yield number


def _day(tokens: Tokens, at: int, start: int, today: dt.date) -> dt.date | None:
    """«7 мая», «7 мая 2024 года», "on May 7"; not «до 7 мая», «улица 8 Марта», «приказ от 7 мая»."""
    first = max(start, at - _AROUND)
    before = tokens.folded[first:at]
    if not _BY_THEN.isdisjoint(before[-2:]) or any(word.startswith(_BORN_OR_DECIDED) for word in before):
        return None
    return None if _STREET in tokens.codes[first:at] else date_at(tokens, at, today)


def _year_behind(tokens: Tokens, at: int) -> int:
    """The year behind a month: «мая 2024 года»; one that is to come if there is none."""
    year = tokens.folded[at + 1] if at + 1 < len(tokens.folded) else ""
    return int(year) if year.isdecimal() and len(year) == len("2024") else dt.MAXYEAR


def recalled(
    tokens: Tokens, sentences: list[tuple[int, int]], events: Iterable[int], days: frozenset[str]
) -> list[int]:
    """«Сбиты два БПЛА. Напомню, в понедельник погиб мужчина»: sentences that recall another day than the news before.

    `events` are the sentences that state any, `days` the words for days of the week.
    """
    first = min(events, default=len(sentences))
    found = []
    for number, (start, end) in enumerate(sentences):
        if number <= first or tokens.folded[start] not in REMINDED:
            continue
        words = tokens.folded[start:end]
        if not days.isdisjoint(words) or not _PASSED.isdisjoint(words):
            found.append(number)
    return found
