"""Attacks by UAVs that sentences tell of as facts: what makes damage nearby an event."""

from __future__ import annotations

from collections.abc import Iterable

from bot.reading.seldom import seldom
from bot.reading.verdicts.shells import shelling
from bot.reading.words.codes import UAV

# «Дрон – во дворе школы.», «И два дрона подряд, второй …»: nothing is said that they do
_BARE = seldom(r"&?(?:n[ye]{0,2}[Uuv]|[ye]{0,2}[Uv]|e(?=-))(?:-p|[^|a-zA-Z]?(?:,|\|?$))")
_BLOW, _UAVS = frozenset("Kkq"), frozenset(UAV)


def attacked(codes: str) -> bool:
    """Whether a sentence tells of an attack by UAVs as a fact, or only names them."""
    if _BARE.match(codes) and "D" not in codes:
        return True
    if "K" not in codes and not ("!" in codes and "ь" in codes):
        return False
    return not shelling(codes) and "D" not in codes and any(code in codes for code in UAV)


def struck(codes: str, sentences: Iterable[tuple[int, int]]) -> bool:
    """Whether any of the sentences says that UAVs attacked or struck something."""
    parts = (codes[start:end] for start, end in sentences)
    return any(not _BLOW.isdisjoint(part) and not _UAVS.isdisjoint(part) and "D" not in part for part in parts)


def near(attacks: Iterable[int]) -> set[int]:
    """The numbers of sentences with an attack told of in them, the one before or the two after."""
    return {number for attack in attacks for number in range(attack - 2, attack + 2)}
