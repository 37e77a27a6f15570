"""Rules about single words of a post: asked only where one of those is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bot.model import Verdict
from bot.reading.verdicts.civil import OWNERS, of_owners
from bot.reading.verdicts.long_times import SPANS, THOUSANDS, YEARS, headed_by_span, in_years, of_thousands
from bot.reading.verdicts.old_days import REMINDED, THEN, of_that_time, recalled
from bot.reading.verdicts.questions import QUESTION, asked
from bot.reading.verdicts.said_against import (
    DEFENCE,
    INVENTED,
    MINISTRY,
    OTHER_SIDE,
    PROMISED,
    carried_on,
    of_invented,
    of_other_side,
    of_promises,
)
from bot.reading.verdicts.under_way import STOPPING
from bot.reading.verdicts.weekdays import DAYS, long_weekday_ranges, since_weekdays
from bot.reading.words.tokens import Tokens

if TYPE_CHECKING:
    from bot.reading.verdicts.judging import Judgement

_LONG = DAYS | SPANS | THOUSANDS | YEARS
SAID = _LONG | THEN | REMINDED | INVENTED | OTHER_SIDE | DEFENCE | MINISTRY | OWNERS | PROMISED | STOPPING | {QUESTION}
_OTHER = Verdict.OTHER.value


def rule_out_by_words(
    found: Judgement, tokens: Tokens, said: frozenset[str], stating: list[int], today: date
) -> list[int]:
    """Ask the rules that are about one of the words `said`. The sentences that sum up more than one report.

    `stating` are those that state events in the post, which is of `today`.
    """
    _rule_out_told(found, tokens, said)
    if not REMINDED.isdisjoint(said):
        found.blocked.update(recalled(tokens, found.sentences, stating, DAYS))
    long = []
    if not DAYS.isdisjoint(said):
        long += [found.number(index) for index in (*long_weekday_ranges(tokens), *since_weekdays(tokens, today))]
    if not SPANS.isdisjoint(said):
        long += [found.number(index) for index in headed_by_span(tokens)]
    if not YEARS.isdisjoint(said):
        long += [number for index in in_years(tokens) if (number := found.number(index)) in stating]
    return long


def _rule_out_told(found: Judgement, tokens: Tokens, said: frozenset[str]) -> None:
    """Ask those that are about one of the words `said` and not about long times."""
    if QUESTION in said:
        found.blocked.update(asked(tokens, found.sentences))
    if not OWNERS.isdisjoint(said):
        found.blocked.update(of_owners(tokens, found.sentences))
    if not THEN.isdisjoint(said):
        found.blocked.update(list(of_that_time(tokens, found.sentences, found.blocked)))
    if not INVENTED.isdisjoint(said):
        found.blocked.update(of_invented(tokens, found.sentences))
    if not OTHER_SIDE.isdisjoint(said) and not DEFENCE.isdisjoint(said):
        _spare(found, of_other_side(tokens), Verdict.OTHER, "interception")
    if not PROMISED.isdisjoint(said):
        _spare(found, of_promises(tokens), Verdict.OTHER, "interception")
    if not THOUSANDS.isdisjoint(said):
        _spare(found, of_thousands(tokens), Verdict.RECAP, "interception")


def rule_out_carried_on(found: Judgement, tokens: Tokens) -> None:
    """Rule out sentences about the one of whom one that is ruled out tells."""
    others = {number for number, hit in found.decided if hit.template.verdict == _OTHER} & found.blocked
    found.blocked.update(carried_on(tokens, found.sentences, others))


def _spare(found: Judgement, indices: Iterable[int], verdict: Verdict, event: str) -> None:
    """The sentences of some tokens state no event of a kind."""
    for index in indices:
        found.rule_out(found.number(index), verdict, event)
