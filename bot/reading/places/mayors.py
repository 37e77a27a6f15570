"""Towns named beside their mayors, when what the mayors tell happened there: «Мэр Клина: на улице Мира упал дрон»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom

_SAYS = seldom(r"C{1,6}(?:\([^|()]{1,5}\)C{0,4})?o{0,2}(?:,o(?=[^|:]{3})|-?[:\-]{1,2}\|{0,2}-?)(?P<told>[^:;]{1,24})")
_MAYORS, _OF_TOWN = frozenset({"глава", "мэр", "градоначальник"}), ("а", "я", "и", "ы", "го")
_IN_TOWN = frozenset({"городе", "городом", "города", "городу", "поселке", "поселком"})
_STREET, _SETTLEMENT, _NAME, _AT = "_", "s", "C", "p"


def goes_on_there(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether a mayor, whose town is named at `index`, goes on with what happened there, and not elsewhere."""
    match = _SAYS.match(codes, index)
    if match is None:
        return False
    for at in range(*match.span("told")):
        if codes[at] == _STREET or words[at] in _IN_TOWN:
            return True
        if codes[at] == _SETTLEMENT or (codes[at] == _NAME and codes[at - 1] == _AT):
            return False
    return False


def beside_mayor(words: Sequence[str], index: int) -> bool:
    """«мэр Курска Иван Петров», unlike «мэр Владимир Иванов»: whether a name is that of a mayor's town, not his own."""
    return index > 0 and words[index - 1] in _MAYORS and words[index].endswith(_OF_TOWN)
