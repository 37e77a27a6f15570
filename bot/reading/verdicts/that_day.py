"""Sentences that go on with a story of an earlier day: «В тот день …», «Тогда …»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_THAT_DAY = seldom(
    r"\b(?:тогда|(?:в )?(?:тот|те|том) же (?:день|дни|вечер)|(?:в )?(?:тот|те|том) (?:день|дни|вечер|бою|году)"
    r"|(?:в )?ту (?:же )?ночь|then|(?:on )?that (?:same )?(?:day|night))\b"
)


def tells_of_that_day(words: Sequence[str]) -> bool:
    """Whether folded words tell of «тот день»."""
    return _THAT_DAY.search(" ".join(words)) is not None


def behind(
    tokens: Tokens, sentences: Sequence[tuple[int, int]], number: int, dated: Callable[[tuple[int, int]], bool]
) -> Iterator[int]:
    """The sentences from the next on that tell of «тот день», up to one that is `dated` itself."""
    for after in range(number + 1, len(sentences)):
        span = sentences[after]
        if dated(span) or not tells_of_that_day(tokens.folded[slice(*span)]):
            return
        yield after
