"""Items of a list, each headed by its place: «Муром – …», «🔹 Ольховатка. …», «▪️ Валуйский округ, Шелаево: …»."""

from __future__ import annotations

from bot.reading.outlines import Outlined
from bot.reading.words.tokens import Tokens

_FEW, _ENDS = 2, ".!?…"


def items(tokens: Tokens, sentences: Outlined) -> dict[int, str]:
    """What heads each item, by the number of its first sentence; heads of one list have the same mark behind them.

    A head of names alone stands at the beginning of a line or behind its mark, one with a dash or colon anywhere.
    """
    lists: dict[str, dict[int, str]] = {}
    for number, ((start, _), telling) in enumerate(sentences):
        if telling.head is None:
            continue
        mark, first, last = telling.head
        if mark or not start or tokens.written[start - 1][0] not in _ENDS:
            lists.setdefault(mark, {})[number] = " ".join(tokens.folded[start + first : start + last])
    return {number: head for found in lists.values() if len(found) >= _FEW for number, head in found.items()}
