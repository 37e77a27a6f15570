"""Words by which a sentence is news of today, or is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_OLD = (
    *("год", "памят", "мемориал", "цвет", "молчан", "суде", "пригов", "уголовн", "медал", "орден", "наград"),
    *("благодар", "грамот", "прем", "year", "annivers", "memor", "flower", "court", "medal", "award", "decorat"),
)
_OLD_WORDS = frozenset({"лет", "суд", "судом"})
_IN_EARNEST = frozenset(
    {"настоящий", "настоящая", "настоящие", "настоящего", "настоящую", "реальный", "реальная", "реальные", "реального"}
    | {"реальную", "всерьез", "взаправду", "по-настоящему", "real", "earnest"}
)
DRILL = ("учебн", "учени", "трениров")
_INTERRUPTED = frozenset(
    {"прервали", "прервала", "прервал", "прервало", "прерван", "прервана", "прервано", "прервать", "приостановили"}
    | {"приостановлен", "приостановлена", "сдвинули", "сдвинуть", "остановить", "остановили"}
)
_BARE_TIME = frozenset({"ночью", "утром", "днем", "вечером", "overnight"})
_FACTS = frozenset(
    {("на", "деле"), ("самом", "деле"), ("факты", ":"), ("факты", "такие"), ("факты", "таковы"), ("по", "факту")}
)
_IN_TRUTH = frozenset({"достоверно", "официально", "фактически"})
_EVEN = frozenset({"еще", "уже", "сразу"})


def bare_time(words: Sequence[str]) -> bool:
    """«Утром …», «ещё утром», «Ночь выдалась …»: of the post's own day where it names no other."""
    if not _BARE_TIME.isdisjoint(words[:3]) or words[:1] == ["ночь"]:
        return True
    return not _EVEN.isdisjoint(words) and any(one in _EVEN and other in _BARE_TIME for one, other in pairwise(words))


def is_old(words: Sequence[str]) -> bool:
    """Whether words tell of years, of the dead, of courts or honours."""
    return not _OLD_WORDS.isdisjoint(words) or any(word.startswith(_OLD) for word in words)


def interrupted(words: Sequence[str]) -> bool:
    """«Разговор прервали: охрана сбила дрон», «пока вручал, ребята сбили дрон»: while the post's own day went on."""
    return not _INTERRUPTED.isdisjoint(words) or (words[:1] == ["пока"] and words[1:2] not in (["не"], ["нет"]))


def is_told_instead(words: Sequence[str]) -> bool:
    """«На деле …», «факты такие: …»: what did happen, behind a rumour."""
    return not _IN_TRUTH.isdisjoint(words[:3]) or any(pair in _FACTS for pair in pairwise(words[:5]))


def in_fact(words: Sequence[str]) -> bool:
    """«Уже не учения», «звуки были боевой работой», «настоящий беспилотник»."""
    if not _IN_EARNEST.isdisjoint(words):
        return True
    return any(
        (one == "не" and other.startswith(DRILL)) or (one.startswith("боев") and other.startswith("работ"))
        for one, other in pairwise(words)
    )
