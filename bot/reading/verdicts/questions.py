"""Questions, and what is told only to ask them: «Упал дрон в огород, а яма осталась. Кому жаловаться?»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.words.tokens import Tokens

QUESTION = "?"
_DASHES = frozenset({"–", "—", "-", "«"})
_ASKED = frozenset({"вопрос", "q", "question"})
_LINE = "\n"


def asked(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sentences that ask, and those before them in a line of somebody who asks: «— …», «Вопрос: …», a quotation."""
    words = tokens.folded
    first, asking = 0, False
    for number, (start, end) in enumerate(sentences):
        opening = words[start : start + 2]
        if start == 0 or words[start - 1].startswith(_LINE):
            first, asking = number, not _ASKED.isdisjoint(opening)
        if not _DASHES.isdisjoint(opening):
            first, asking = number, True
        if end < len(words) and words[end] == QUESTION:
            yield from range(first if asking else number, number + 1)
            first = number + 1
