"""Rules against sentences are asked only where concepts or words let them apply; they find no less for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from bot.reading.tables import loading as tables
from bot.reading.templates.matching import TemplateSet
from bot.reading.verdicts import doubts
from bot.reading.verdicts.attributes import described
from bot.reading.verdicts.denied import denied
from bot.reading.verdicts.long_times import THOUSANDS, is_long, of_thousands
from bot.reading.verdicts.past_years import of_past_year
from bot.reading.verdicts.said_against import DEFENCE, OTHER_SIDE, no_danger, of_other_side
from bot.reading.verdicts.sentences import split_sentences
from bot.reading.verdicts.shells import of_shells
from bot.reading.verdicts.weekdays import DAYS, long_weekday_ranges
from bot.reading.words.coding import Coder
from bot.reading.words.tokens import Tokens
from tests.reading.support import CONFIG
from tests.reading.test_outlines import texts

Span = tuple[int, int]

BY_CONCEPTS: dict[str, Callable[[Tokens, Span], object]] = {
    doubts.DENIED: lambda tokens, span: list(denied(tokens, span)),
    doubts.DESCRIBED: lambda tokens, span: list(described(tokens, span)),
    doubts.LONG_TIME: is_long,
    doubts.NO_DANGER: no_danger,
    doubts.PAST_YEAR: lambda tokens, span: list(of_past_year(tokens, [span], 0)),
    doubts.SHELLS: lambda tokens, span: list(of_shells(tokens, [span], 0)),
}
BY_WORDS: dict[str, tuple[Callable[[Tokens], Iterable[object]], tuple[frozenset[str], ...]]] = {
    "thousands": (of_thousands, (THOUSANDS,)),
    "other side": (of_other_side, (OTHER_SIDE, DEFENCE)),
    "days": (long_weekday_ranges, (DAYS,)),
}


def test_no_rule_is_left_out_where_it_would_rule_out_a_sentence(cache: Path) -> None:
    compiled = tables.load(CONFIG, cache)
    coder, templates = Coder(compiled.words, compiled.misspelt), TemplateSet(compiled.templates)
    applied, unasked = set(), []
    for text in texts():
        tokens = coder.tokens(text)
        sentences = split_sentences(tokens.codes, tokens.breaks)
        for span, fits in zip(sentences, templates.find(tokens.own, sentences), strict=True):
            found = {name for name, rule in BY_CONCEPTS.items() if rule(tokens, span)}
            applied |= found
            unasked += [(name, text) for name in found - fits.doubts]

    assert unasked == []
    assert applied == set(BY_CONCEPTS)


def test_each_rule_about_words_has_one_of_them_where_it_applies(cache: Path) -> None:
    compiled = tables.load(CONFIG, cache)
    coder = Coder(compiled.words, compiled.misspelt)
    applied, unasked = set(), []
    for text in texts():
        tokens = coder.tokens(text)
        for name, (rule, asked) in BY_WORDS.items():
            if list(rule(tokens)):
                applied.add(name)
                unasked += [(name, text) for words in asked if words.isdisjoint(tokens.folded)]

    assert unasked == []
    assert applied == set(BY_WORDS)
