"""UAVs told of as the cause of what the sentence before tells of: «По предварительным данным, это был беспилотник»."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words import codes

_ASSUMED = frozenset({"предварительно", "предположительно", "вероятно"})
_CAUSE = frozenset({"причина", "причиной", "виновник", "виновником", "виновница"})
_IT = "это"
WORDS = _ASSUMED | _CAUSE | {_IT, "предварительной", "предварительным"}
"""Words without which no sentence names a cause so."""

_SENTENCE = seldom(r"(?<![^|])[oCPptye,:\-?]{1,10}n?[ye]{0,2}[Uuv][oye]{0,3}(?![^|])")
_WAS = frozenset({"был", "была", "было", "были", "-"})
_BARE = WORDS | {"по", "информации", "данным", "сведениям", "всего", "один", "-", "–", "—", ",", ":"}
_NOT_SO = ("стал", "мог", "може", "если", "учебн", "наш", "гражданск", "игруш", "любительск")


def told_as_cause(text: str, folded: list[str], at: list[int]) -> str:
    """A short sentence of nothing but a UAV as the cause tells of an attack."""
    for index in at:
        start = text.rfind("|", 0, index) + 1
        match = _SENTENCE.match(text, start)
        named = _named(match.group(), folded[start : match.end()]) if match else None
        if named is not None:
            text = codes.recoded(text, (start + named,), "K")
    return text


def _named(text: str, words: list[str]) -> int | None:
    """The word by which a sentence names the cause, by the sentence's own positions."""
    if any(word.startswith(_NOT_SO) for word in words):
        return None
    for index, word in enumerate(words):
        if word in _CAUSE:
            return index
        if word == _IT and not _WAS.isdisjoint([*words[index + 1 : index + 2], *text[index + 1 : index + 2]]):
            return index
    uav = next(index for index, code in enumerate(text) if code in "Uuv")
    bare = all(word in _BARE or text[index] in "yen" for index, word in enumerate(words[:uav]))
    return 0 if bare and uav == len(words) - 1 else None
