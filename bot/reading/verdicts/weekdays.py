"""Days of the week from which to which a post counts: «с вечера пятницы до утра понедельника» is more than a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.reading.words.codes import sentence_start
from bot.reading.words.tokens import Tokens

_FORMS = (
    "понедельник понедельника понедельнику понедельником monday", "вторник вторника вторнику вторником tuesday",
    "среда среды среду среде средой wednesday", "четверг четверга четвергу четвергом thursday",
    "пятница пятницы пятницу пятнице пятницей friday", "суббота субботы субботу субботе субботой saturday",
    "воскресенье воскресенья воскресенью воскресеньем sunday",
)  # fmt: skip
_DAYS = {form: number for number, forms in enumerate(_FORMS) for form in forms.split()}
DAYS = frozenset(_DAYS)
_FROM = frozenset({"с", "со", "from", "between", "since"})
_SINCE = frozenset({"с", "со", "since"})
_TO = frozenset({"по", "до", "на", "to", "until", "till", "through", "and", "-", "–", "—"})
_HOURS = {"μ": 8, "δ": 14, "ε": 20, "ν": 2}
_OPEN = ("работа", "прием", "график", "расписани", "режим", "ежедневн", "ждем", "open", "works", "schedule")
_ROOM, _WIDE, _AROUND = 3, 6, 60
_LONGEST = 48
_LAST = ("прошл", "минувш", "прошедш", "last")
_SUMMED = frozenset("KSWOVETZ")
_DAYS_OF_ONE_REPORT = 2


def long_weekday_ranges(tokens: Tokens) -> Iterator[int]:
    """The tokens at which ranges of more days of the week than one report covers begin."""
    days = [(at, _DAYS[word]) for at, word in enumerate(tokens.folded) if word in _DAYS]
    for (first, one), (last, other) in pairwise(days):
        begin = next((at for at in range(first - 1, max(-1, first - 1 - _ROOM), -1) if tokens.folded[at] in _FROM), -1)
        if (
            begin < 0
            or last - first > _WIDE
            or "|" in tokens.codes[begin:last]
            or _of_opening_hours(tokens, first, last)
        ):
            continue
        to = next((at for at in range(first + 1, last) if tokens.folded[at] in _TO), -1)
        if to < 0:
            continue
        whole = tokens.folded[to] in {"по", "through"}
        end = _hour(tokens.codes[to:last] + tokens.codes[last + 1 : last + 2], 24 if whole else 0)
        if (other - one) % 7 * 24 + end - _hour(tokens.codes[begin:to], 0) > _LONGEST:
            yield begin


def since_weekdays(tokens: Tokens, today: date) -> Iterator[int]:
    """The tokens of days more than one before `today` since when a sentence counts: «С пятницы пережили три налёта»."""
    for at, word in enumerate(tokens.folded):
        if at == 0 or word not in _DAYS:
            continue
        before = at - 1 - tokens.folded[at - 1].startswith(_LAST)
        passed = (today.weekday() - _DAYS[word]) % 7
        if tokens.folded[before] not in _SINCE or passed < _DAYS_OF_ONE_REPORT:
            continue
        end = tokens.codes.find("|", at)
        part = tokens.codes[at + 1 : end if end > 0 else len(tokens.codes)]
        if "n" in part and not _SUMMED.isdisjoint(part) and _TO.isdisjoint(tokens.folded[at + 1 : at + 1 + _ROOM]):
            yield at


def _of_opening_hours(tokens: Tokens, first: int, last: int) -> bool:
    """«Приём граждан с понедельника по четверг»: whether the words of a line around two tokens tell of such hours."""
    start = sentence_start(tokens.codes, first, _AROUND)
    end = tokens.codes.find("|", last, last + _AROUND)
    words = tokens.folded[start : end if end > 0 else last + _AROUND]
    return any(word.startswith(_OPEN) for word in words)


def _hour(codes: str, default: int) -> int:
    return next((_HOURS[code] for code in codes if code in _HOURS), default)
