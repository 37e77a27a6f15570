"""Questions, and what is told only to ask them: «Упал дрон в огород, а яма осталась. Кому жаловаться?»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.words.tokens import Tokens

QUESTION = "?"
_DASHES = frozenset({"–", "—", "-", "«"})
_ASKED = frozenset({"вопрос", "q", "question"})
_LINE = "\n"
IF = frozenset({"если", "if"})
_NOTICED = frozenset(
    {"слышал", "слышала", "слышали", "услышали", "слыхали", "проснулись", "проснулся", "проснулась", "спал", "спали"}
    | {"гадали", "гадаете", "интересно", "разбудил", "разбудили", "разбудило", "переживали", "heard", "woke", "awake"}
    | {"woken", "awakened", "wondering", "wondered", "noticed"}
)
_ASKING = ("ите", "йте", "итесь", "йтесь")
_PLEASE = frozenset({"call", "report", "please", "phone", "tell", "просим", "просьба"})
_ROOM = 6
_NO = frozenset({"нет", "no", "nope", "отнюдь"})


def answers(tokens: Tokens, start: int) -> bool:
    """«Если слышали хлопки – это сбит дрон», "if you wondered": an «if» from a token on that puts no condition."""
    words = tokens.folded
    if _NOTICED.isdisjoint(words[start + 1 : start + _ROOM]):
        return False
    end = tokens.codes.find("|", start)
    rest = words[start : end if end >= 0 else len(words)]
    return _PLEASE.isdisjoint(rest) and not any(word.endswith(_ASKING) for word in rest)


def refused(tokens: Tokens, start: int) -> bool:
    """«Учения? Нет.»: whether the sentence of a token only asks what the next one says no to."""
    end = tokens.codes.find("|", start)
    words = tokens.folded[end : end + 3] if end >= 0 else []
    return words[:1] == [QUESTION] and not _NO.isdisjoint(words[1:])


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
