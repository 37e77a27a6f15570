"""Damage told by how things are or what is left of them: «столб лежит», «машина не на ходу», «вместо ворот – груда»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.things import PARTS, THINGS
from bot.reading.words.tokens import Asked, Part

_STANDING = (
    "столб", "опор", "забор", "ограждени", "мачт", "вышк", "фонар", "светофор", "шлагбаум", "вывеск", "козыр", "ворот",
    "двер", "кровл", "крыш", "шифер", "провод", "кабел", "дерево", "деревья", "антенн", "стен", "балк", "труб", "навес",
)  # fmt: skip
_UAVS = frozenset("Uuv")
_LIES = frozenset({"лежит", "лежат", "висит", "висят", "валяется", "валяются", "свисает", "свисают"})
_MOVING = "ходу"
_CAME_INTO, _SPLINTERS = frozenset({"попал", "попала", "попали", "угодили", "угодил"}), ("осколк", "осколок")
_MISSING = frozenset({"отсутствует", "отсутствуют", "недостает"})
_INSTEAD = "вместо"
_NO, _HALF = "нет", frozenset({"половины", "части", "трети", "куска"})
_BROKEN_GLASS = frozenset({"битое", "битого", "битым", "битые", "битых"})
_GLASS = ("стек", "кирпич", "шифер", "черепиц")
_LOSSES = ("потер", "убыт", "ущерб", "урон", "поврежд", "разруш", "пострада", "минус")
_LIST_HEAD = seldom(r"(?:^|[|;])[^|;:,0]{0,8}(?P<colon>:)(?=[^|;:0]{1,40}$)")
_HARM_DENIED = frozenset("wfxgF")
_TO_ASH = frozenset({"ash", "ashes", "rubble", "cinders", "ruins", "pieces", "shell", "splinters"})
_GONE = frozenset({"gone", "missing", "write-off", "wreck"})
_WERE = frozenset({"is", "are", "was", "were", "a"})
_ON_FIRE = frozenset({"in", "on", "battling", "fighting", "tackling", "into"})
_FLAMES = frozenset({"flames", "fire"})
_REDUCED, _TOOK = "reduced", frozenset({"took", "taking", "knocked", "blew"})
ASKED = Asked(
    _LIES | _CAME_INTO | _MISSING | _HALF | _BROKEN_GLASS | _TO_ASH | _GONE | _WERE | _ON_FIRE | _FLAMES | _TOOK
    | {_MOVING, _INSTEAD, _NO, _REDUCED, "out", "to"},
    (*THINGS, *_STANDING, *_GLASS, *_LOSSES, *_SPLINTERS),
)  # fmt: skip
_TOLD_BY = _LIES | _CAME_INTO | _MISSING | _BROKEN_GLASS | _GONE | _FLAMES | _TOOK | {_MOVING, _INSTEAD, _NO, _REDUCED}


def ruined(part: Part) -> bool:
    """Whether a sentence tells so of things."""
    words = part.words
    if ":" in part.codes and _losses_listed(part):
        return True
    return not _TOLD_BY.isdisjoint(words) and any(_tells(part, at) for at, word in enumerate(words) if word in _TOLD_BY)


def _tells(part: Part, at: int) -> bool:
    """Whether the word at a token tells of damage."""
    word, words, codes = part.words[at], part.words, part.codes
    before, after = words[max(0, at - 4) : at], words[at + 1 : at + 4]
    if word.isascii():
        return _in_english(word, before, after)
    if word in _LIES | _MISSING | _CAME_INTO:
        return _about_things(word, before, after, codes[:at])
    if word == _MOVING:
        return words[at - 1] == "на" and codes[max(0, at - 2)] == "0" and _any(before, THINGS)
    if word == _NO:
        next_one = after[1:2] if not _HALF.isdisjoint(after[:1]) else after[:1]
        return _any(next_one, PARTS) and _HARM_DENIED.isdisjoint(codes[max(0, at - 4) : at])
    return _any(after[:2], THINGS) if word == _INSTEAD else _any(after[:1], _GLASS)


def _about_things(word: str, before: Sequence[str], after: Sequence[str], codes: str) -> bool:
    """Whether things are what a verb tells of; `codes` are those before it."""
    if word in _CAME_INTO:
        return _UAVS.isdisjoint(codes[-4:]) and _any(before, _SPLINTERS) and _any(after, THINGS) and "0" not in codes
    return _any(before[-2:], PARTS if word in _MISSING else _STANDING) and "0" not in codes[-2:]


def _in_english(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    if word in _FLAMES:
        on_fire = bool(before) and before[-1] in _ON_FIRE
        return on_fire and (word == "flames" or _any(before, THINGS))
    if word in _GONE:
        return not _WERE.isdisjoint(before[-1:]) and _any(before, THINGS)
    if word == _REDUCED:
        return "to" in after[:1] and not _TO_ASH.isdisjoint(after)
    return "out" in after[:1] and _any(after[1:], PARTS)


def _losses_listed(part: Part) -> bool:
    """«Потери невелики: ворота и два стекла», «из потерь: сорванная вывеска»."""
    match = _LIST_HEAD.search(part.codes)
    if match is None or not _any(part.words[: match.start("colon")], _LOSSES):
        return False
    return _any(part.words[match.end("colon") :], THINGS)


def _any(words: Sequence[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
