"""Streets with house numbers."""

from __future__ import annotations

from bot.reading.places import names
from bot.reading.seldom import seldom
from bot.reading.words import translit

_HOUSES = seldom(r"[opB,]{0,4}[\\s][op]{0,1}(n(?:[,&]{1,2}n)*)|,(?P<bare>n)(?=[|,;)]|$)")


def street_at(codes: str, written: list[str], folded: list[str], index: int) -> tuple[int, str, tuple[str, ...]] | None:
    """(token after it, name as said, house numbers) of a street whose name starts at `index`, else None.

    Russian names follow the type word («улице Лодыгина»), English ones precede it ("Lodygina Street").
    """
    if index and codes[index - 1] == "_" and not folded[index - 1].isascii():
        end = index + 1
        while end < len(codes) and codes[end] in "AC" and end - index < 3:
            end += 1
        name = " ".join(written[index:end])
    elif codes[index + 1 : index + 2] == "_" and codes[index] in "AC":
        end = index + 2
        name = _russian(written[index])
    else:
        return None
    houses = _HOUSES.match(codes, end)
    if houses is None:
        return end, name, ()
    first, last = houses.span("bare" if houses.group("bare") else 1)
    return last, name, tuple(written[i] for i in range(first, last) if codes[i] == "n")


def _russian(name: str) -> str:
    return names.title(translit.name(name.lower()).lower()) if name.isascii() else name
