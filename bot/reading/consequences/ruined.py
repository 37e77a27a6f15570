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
_NONE_OR_DANGER = frozenset("0D")
_MARKS = frozenset(",;:-&")
_UAVS, _FLYING = frozenset("Uuv"), frozenset("Uuvd")
_LIES = frozenset({"лежит", "лежат", "висит", "висят", "валяется", "валяются", "свисает", "свисают"})
_MOVING = "ходу"
_CAME_INTO, _SPLINTERS = frozenset({"попал", "попала", "попали", "угодили", "угодил"}), ("осколк", "осколок")
_MISSING = frozenset({"отсутствует", "отсутствуют", "недостает"})
_FELL = frozenset({"упал", "упала", "упало", "упали"})
_WRITTEN_OFF = frozenset({"списан", "списана", "списаны", "списали", "прохудилась", "повезло", "стало"})
_NEED_DENIAL = frozenset({"повезло", "стало"})
_COVERS = frozenset({"пленкой", "пленку", "фанерой", "фанеры", "фанеру", "брезентом"})
_COVERED = ("окн", "окон", "крыш", "кровл", "проем", "рам")
_THERE_ARE = frozenset({"есть", "имеются", "имеется"})
_WHERE = frozenset({"где", "если", "там"})
_INSTEAD = "вместо"
_LEFT_OF = frozenset({"остался", "осталась", "осталось", "остались"})
_IN_FIRE = "огне"
_STUCK = frozenset({"застрял", "застряла", "застряли", "торчит", "торчат", _IN_FIRE})
_NO, _HALF = "нет", frozenset({"половины", "части", "трети", "куска"})
_BROKEN_GLASS = frozenset({"битое", "битого", "битым", "битые", "битых"})
_GLASS = ("стек", "кирпич", "шифер", "черепиц")
_LOSSES = (
    "потер", "убыт", "ущерб", "урон", "поврежд", "разруш", "пострада", "минус", "последств", "итог", "результат",
    "losse", "loss", "damage",
)  # fmt: skip
_LIST_HEAD = seldom(r"(?:^|[|;,])(?:[^|;:,0]{0,8}(?=:)|[oCfиnye]{1,3}(?=-))(?P<colon>.)(?=[^|;:0]{1,40}$)")
_HARM_DENIED = frozenset("wfxgF")
_BROUGHT, _OUT, _SHRAPNEL = frozenset({"brought", "bringing"}), "out", "shrapnel"
_OF_USE = frozenset({"action", "order", "service", "commission", "use", "operation"})
_TO_ASH = frozenset({"frame", "ash", "ashes", "rubble", "cinders", "ruins", "pieces", "shell", "splinters"})
_GONE = frozenset({"down", "written", "wiped", "gone", "missing", "burning", "leaking", "write-off", "wreck"})
_WERE = frozenset({"is", "are", "was", "were", "a", "still"})
_ON_FIRE = frozenset({"in", "on", "battling", "fighting", "tackling", "into"})
_FLAMES = frozenset({"flames", "fire"})
_CAME, _OFF = frozenset({"came", "fell", "falling"}), frozenset({"down", "off", "in", "from"})
_UNFIT = frozenset(
    {
        "непригоден", "непригодна", "непригодно", "непригодны", "непригодным", "непригодными", "непригодной", "негоден",
        "негодна", "негодно", "негодны",
    }
)  # fmt: skip
_BURNED_OVER = frozenset({"пройден", "пройдена", "пройдено", "пройдены"})
_FLAMES_THERE, _NO_MORE = "б", "больше"
_REDUCED, _TOOK = "reduced", frozenset({"took", "taking", "knocked", "blew"})
_TOLD_BY: frozenset[str] = frozenset().union(
    _LIES, _FELL, _WRITTEN_OFF, _COVERS, _THERE_ARE, _CAME_INTO, _MISSING, _BROKEN_GLASS, _GONE, _FLAMES, _TOOK,
    _UNFIT, _BURNED_OVER, _CAME, _BROUGHT, {_MOVING, _INSTEAD, _NO, _REDUCED, _OUT, _SHRAPNEL}, _LEFT_OF, _STUCK,
)  # fmt: skip
_VERBS = _LIES | _MISSING | _CAME_INTO | _FELL | _WRITTEN_OFF
_ANYWHERE = _COVERS | _UNFIT
ASKED = Asked(
    _TOLD_BY
    | _HALF
    | _TO_ASH
    | _WERE
    | _ON_FIRE
    | _WHERE
    | _OF_USE
    | _OFF
    | {"of", "by", "от", "в", "down", "to", _NO_MORE},
    (*THINGS, *_STANDING, *_GLASS, *_LOSSES, *_SPLINTERS, *_COVERED),
)


def ruined(part: Part) -> bool:
    """Whether a sentence tells so of things."""
    words = part.words
    if (":" in part.codes or "-" in part.codes) and _losses_listed(part):
        return True
    return not _TOLD_BY.isdisjoint(words) and any(_tells(part, at) for at, word in enumerate(words) if word in _TOLD_BY)


def _tells(part: Part, at: int) -> bool:
    """Whether the word at a token tells of damage."""
    word, words = part.words[at], part.words
    before, after = words[max(0, at - 4) : at], words[at + 1 : at + 6]
    if word.isascii():
        return _in_english(word, before, after)
    if word in _VERBS:
        return _about_things(word, before, after, part.codes[:at])
    if word in _ANYWHERE:
        return _any(words, _COVERED if word in _COVERS else THINGS)
    if word in _LEFT_OF | _STUCK:
        return _left_or_stuck(part, at, before, after)
    if word == _NO:
        return _none_left(part, at, before, after)
    return _there_are_none(part, at, before, after)


def _left_or_stuck(part: Part, at: int, before: Sequence[str], after: Sequence[str]) -> bool:
    """«от сарая остались стены», «обломок застрял в крыше», «комбайн в огне»."""
    if part.words[at] in _LEFT_OF:
        return "от" in before and _any(before[before.index("от") + 1 :][:2], THINGS) and part.codes[at - 1] != "0"
    return _any(after, PARTS) or (part.words[at] == _IN_FIRE and part.words[at - 1] == "в" and _any(before, THINGS))


def _there_are_none(part: Part, at: int, before: Sequence[str], after: Sequence[str]) -> bool:
    """«повреждения есть», «огнём пройдено поле», «машина не на ходу», «нет окон», «вместо окна», «битое стекло»."""
    word, codes = part.words[at], part.codes
    if word in _THERE_ARE | _BURNED_OVER:
        return _there_are(part, at) if word in _THERE_ARE else _FLAMES_THERE in codes
    if word == _MOVING:
        return part.words[at - 1] == "на" and codes[max(0, at - 2)] == "0" and _any(before, THINGS)
    return _any(after[:2], THINGS) if word == _INSTEAD else _any(after[:1], _GLASS)


def _none_left(part: Part, at: int, before: Sequence[str], after: Sequence[str]) -> bool:
    """«нет окон», «балкона больше нет», «крыши нет»."""
    if part.words[at - 1] == _NO_MORE:
        return _any(before[-2:-1], PARTS)
    if at and (at == 1 or part.codes[at - 2] in _MARKS) and _any(before[-1:], PARTS):
        return True
    next_one = after[1:2] if not _HALF.isdisjoint(after[:1]) else after[:1]
    if not _WHERE.isdisjoint(before):
        return False
    return _any(next_one, PARTS) and _HARM_DENIED.isdisjoint(part.codes[max(0, at - 4) : at])


def _about_things(word: str, before: Sequence[str], after: Sequence[str], codes: str) -> bool:
    """Whether things are what a verb tells of; `codes` are those before it."""
    if word in _CAME_INTO:
        return _UAVS.isdisjoint(codes[-4:]) and _any(before, _SPLINTERS) and _any(after, THINGS) and "0" not in codes
    if word in _FELL:
        falls = _any(before[-1:], _STANDING) and codes[-2:-1] not in {"p", "&"}
        return (falls or _any(after[:1], _STANDING)) and _FLYING.isdisjoint(codes[-4:])
    if word in _WRITTEN_OFF:
        denied = "0" in codes[-2:]
        return denied == (word in _NEED_DENIAL) and _any((*before[-3:], *after[:2]), THINGS)
    return _any(before[-2:], PARTS if word in _MISSING else _STANDING) and "0" not in codes[-2:]


def _there_are(part: Part, at: int) -> bool:
    """«пострадавших нет, а вот повреждения есть»: in a clause that denies nothing."""
    first = max(part.codes.rfind(mark, 0, at) for mark in ",;:") + 1
    end = min(place for mark in ",;:" if (place := part.codes.find(mark, at)) >= 0 or (place := len(part.codes)))
    return (
        _NONE_OR_DANGER.isdisjoint(part.codes[first:end]) and "f" in part.codes[max(first, at - 2) : min(end, at + 3)]
    )


def _in_english(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    if word in _FLAMES:
        on_fire = bool(before) and before[-1] in _ON_FIRE
        return on_fire and (word == "flames" or _any(before, THINGS))
    if word in _GONE:
        return not _WERE.isdisjoint(before[-1:]) and _any(before, THINGS)
    if word == _REDUCED:
        return "to" in after[:1] and not _TO_ASH.isdisjoint(after)
    if word in _CAME:
        return not _OFF.isdisjoint(after[:1]) and _any(before[-1:], PARTS)
    return _put_out(word, before, after)


def _put_out(word: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """ "Bringing down a wall", "out of action", "hit by shrapnel", "the blast took out windows", "… the roof off"."""
    if word in _BROUGHT:
        return "down" in after[:1] and _any((*after[1:], *before), THINGS)
    if word == _OUT:
        return "of" in after[:1] and not _OF_USE.isdisjoint(after[1:2]) and _any(before, THINGS)
    if word == _SHRAPNEL:
        return "by" in before[-1:] and _any(before, THINGS)
    if "off" in after[1:4]:
        return _any(after[: after.index("off")], PARTS)
    return "out" in after[:1] and _any(after[1:], PARTS)


def _losses_listed(part: Part) -> bool:
    """«Потери невелики: ворота и два стекла», «из потерь: сорванная вывеска»."""
    match = _LIST_HEAD.search(part.codes)
    if match is None or "e" in match.group() or not _any(part.words[match.start() : match.start("colon")], _LOSSES):
        return False
    return _any(part.words[match.end("colon") :], THINGS)


def _any(words: Sequence[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words)
