"""Sentences that are clauses of the one beside them: «Атака БПЛА. Упал во дворе», «Рынок, полдень, дрон. Двое ранены».

The mark between the two becomes a comma, or an attack, so that what is read of one is read of both.
"""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.codes import OTHER, put, recoded, sentence_start

_DONE = seldom(r"\|(?:H(?=.?[pP]|o[|,])|k(?=[pP|,]|$)|[FIG](?=[^|,]))")
_ALONE = seldom(r"(?:^|\|)(?P<lead>[^|0DS]?)[ye]{0,2}[Uu](?=\||$)")
_LISTED = seldom(r"[,:-][ye]{0,2}[Uu](?:,[oCs]{1,2})?(?=\|)")
_NO_MORE = seldom(r"[Uu][^|0]{0,12}(?P<mark>\|)>.{0,2}0(?=\||$)")
_AT_LAST = seldom(r"[,:-][ye]{0,2}U(?=\||$)")
_LEADS = frozenset(
    {"опять", "снова", "вновь", "и", "виноват", "виноваты", "a", "an", "the", "another", "это", "еще"}
    | {"работал", "работали", "отработал", "отработали"}
)
# «Село атаковал дрон. Он (был) подавлен»; what is «уничтожен» may be a house
_HE_WAS = seldom(r"\|(?P<he>[Co])o?(?P<stopped>[SW])")
_HE, _OF_MUCH = frozenset({"он", "они"}), "уничтож"
_ONE, _MANY = ("л", "лся"), ("ли", "лись")
_WHERE = frozenset({"прямо", "прямиком", "рядом", "неподалеку", "недалеко", "аккурат", "ночью", "утром", "там", "тут"})
_ITS_DOING = frozenset(
    {"повредил", "пробил", "выбил", "разбил", "поджег", "сжег", "снес", "разнес", "проломил", "ранил", "убил"}
    | {"повредили", "пробили", "выбили", "разбили", "подожгли", "сожгли", "ранили", "убили"}
)
_UAVS = frozenset("Uuv")
_NOT_OF_UAVS = frozenset("B0D")
_VERBS = frozenset("SWOVTθHFkqEZ?D")
_PAST = seldom(r"[а-я]{2,}(?:[аиеуы]л[аи]?|лся|лась|лись)$|[а-я]{3,}[аеи]т(?:ся)?$")
_HARM = frozenset("FfIwGgЮj+ГϧH")
_PICTURES = ("кадр", "съемк", "фото", "видео", "снимк", "снимок", "запис", "камер")
_HURT = frozenset("FfIwGg")
_HARM_OR_BLOW = _HARM | {"K", "h"}
_DENIED = "0"
_DANGER = "D"
_RETURNED = frozenset({"вернулся", "вернулась", "дошел", "дошла", "доехал", "доехала", "добрался", "добралась"})
_ROOM, _NEXT, _BRIEF = 14, 9, 2


def joined(text: str, folded: list[str]) -> str:
    """The characters with a comma, or with an attack where one is implied, between sentences that belong together."""
    commas = [match.start() for match in _DONE.finditer(text) if _it_fell(text, folded, match.start())]
    commas += [match.start("mark") for match in _NO_MORE.finditer(text)]
    for match in _HE_WAS.finditer(text):
        if _of_uavs(text, folded, match):
            commas.append(match.start())
            text = put(text, match.start("he"), OTHER)
    blows = []
    for match in _ALONE.finditer(text):
        if not match["lead"] or folded[match.start("lead")] in _LEADS:
            if _tells(text, match.start()):
                text = put(text, match.start(), "-")
            if _harmed(text, match.end()) and _DENIED not in text[match.end() : match.end() + _NEXT]:
                blows.append(match.end())
    for match in _LISTED.finditer(text):
        if _names_only(text, folded, match.end()) and _harmed(text, match.end()):
            blows.append(match.end())
    for match in _AT_LAST.finditer(text):
        start = sentence_start(text, match.start(), _ROOM)
        before = text[start : match.start()]
        hurt = not _HURT.isdisjoint(before) and _DANGER not in before and _DENIED not in before
        hurt = hurt and not folded[match.start() - 1].startswith(_PICTURES)
        if hurt or not _RETURNED.isdisjoint(folded[start : match.start()]):
            blows.append(match.start())
    return recoded(recoded(text, commas, ","), blows, "K")


def _of_uavs(text: str, folded: list[str], match: re.Match[str]) -> bool:
    """Whether «он подавлен» tells of the UAV of the sentence before."""
    before = text[sentence_start(text, match.start(), _ROOM) : match.start()]
    alike = folded[match.start("he")] in _HE and not folded[match.start("stopped")].startswith(_OF_MUCH)
    return alike and not _UAVS.isdisjoint(before)


def _it_fell(text: str, folded: list[str], mark: int) -> bool:
    """«(Над портом дрон.) Упал на склад»: a verb without a subject, which the sentence before names."""
    start = sentence_start(text, mark, _ROOM)
    before, verb, after = text[start:mark], folded[mark + 1], "".join(folded[mark + 2 : mark + 3])
    if not _NOT_OF_UAVS.isdisjoint(before) or (
        text[mark + 1] == "H" and text[mark + 2] not in "pP" and after not in _WHERE
    ):
        return False
    if text[mark + 1] in "FIG" and verb not in _ITS_DOING:
        return False
    one = verb.endswith(_ONE) and ("U" in before or "v" in before)
    return one or (verb.endswith(_MANY) and any(code in before for code in "uv"))


def _tells(text: str, mark: int) -> bool:
    """Whether the sentence before a mark tells of harm or of a blow: «Прилёт по складу. Дрон», «Ранен лесник. Дрон»."""
    before = text[sentence_start(text, mark, _ROOM) : mark]
    return not _HARM_OR_BLOW.isdisjoint(before) and _DANGER not in before


def _names_only(text: str, folded: list[str], end: int) -> bool:
    """Whether the sentence before a mark has no verb: «Утро, промзона, беспилотник»."""
    start = sentence_start(text, end, _ROOM)
    return _VERBS.isdisjoint(text[start:end]) and not any(_PAST.match(word) for word in folded[start:end])


def _harmed(text: str, mark: int) -> bool:
    """Whether the sentence after a mark tells of harm soon."""
    after = text[mark + 1 : mark + _NEXT]
    end = after.find("|", _BRIEF)
    return not _HARM.isdisjoint(after[:end] if end > 0 else after)
