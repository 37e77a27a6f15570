"""People told of one by one beside the sentence that says what happened: lists of them, wounds of one named before."""

from __future__ import annotations

from bot.reading.outlines import Outline, Outlined
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_LINE, _PARAGRAPH = "\n", "\n\n"
# «За рулём был местный житель», «Водитель – житель Рыльска»
_ONE_NAMED = seldom(r"[^BnIGwgjxJ0ϡϖ]{0,12}B{1,2}(?:-[oye]{0,2}B{1,2})?[^BnIGwgjxJ0ϡϖ]{0,12}")
_SEVERAL = ("и", "ы", "ые", "ие", "ане", "ей", "ов", "ам", "ям")
# «Пострадали за сутки:»
_HEADING = seldom(r"[oyeC]?I[^|;:,BnG0]{0,6}:")


def wounds_of_one(sentences: Outlined, number: int, tokens: Tokens) -> bool:
    """Whether a sentence of wounds alone follows one that names one person: «За рулём был пекарь. Перелом голени.»"""
    if not number:
        return False
    (start, _), before = sentences[number - 1]
    if not _ONE_NAMED.fullmatch(before.codes):
        return False
    return not tokens.folded[start + before.codes.rindex("B")].endswith(_SEVERAL)


class Listed:
    """Follows a list of people, one in a line, under a heading that says that they were hurt: «Раненые за сутки:».

    `number_before`: whether the last sentence was but the number of an item.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._read = 0
        self._head = self._last = -2
        self._items = 0
        self.number_before = False

    def place(self, number: int, span: tuple[int, int], telling: Outline) -> int:
        """Which item of the list a sentence is; 0: none. To be asked of one after another."""
        start, end = span
        between, self._read = self._tokens.written[self._read : start], end
        told = telling.told
        if told is not None and telling.codes[-1:] == ":" and (told.unnamed or _HEADING.fullmatch(telling.codes)):
            self._head = self._last = number
            self._items = 0
        elif number - 1 == self._last:
            paragraph = any(word.startswith(_PARAGRAPH) for word in between)
            line = self.number_before or any(word.startswith(_LINE) for word in between)
            self.number_before = telling.codes == "n" and self._tokens.folded[start].isdigit()
            person = told is not None and (told.injured or (told.they is not None and "B" in telling.codes))
            if self.number_before or not line:
                self._last = number
            elif person and (not paragraph or number - 1 == self._head):
                self._last = number
                self._items += 1
                return self._items
        return 0
