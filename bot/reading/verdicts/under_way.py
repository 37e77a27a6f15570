"""Attacks that are still being repelled, UAVs that are being shot down, now or day by day.

«ПВО отражает атаку БПЛА», «Бойцы сбивают дроны» alone tell of nothing that was stopped yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.model import Verdict
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

if TYPE_CHECKING:
    from bot.reading.verdicts.judging import Judgement

_GOES_ON = frozenset(
    {"отражает", "отражают", "отражаем", "отражается", "отражаются", "отбивает", "отбивают", "отбиваем"}
    | {"отбивается", "пресекает", "пресекают", "пресекаем", "пресекается", "продолжает", "продолжают", "продолжаем"}
    | {"продолжается", "идет", "ведется", "ведут", "ведет", "are", "is", "continue", "continues"}
)
STOPPING = frozenset(
    {"сбивает", "сбивают", "сбиваем", "уничтожает", "уничтожают", "уничтожаем", "перехватывает", "перехватывают"}
    | {"перехватываем", "подавляет", "подавляют", "подавляем", "нейтрализуют", "обезвреживают"}
)
"""What somebody does to UAVs now, or does every day."""
_OUTCOME = seldom("[SWOTθZn~FHdνεμδ]")
_REPELLED = frozenset(
    {"отражена", "отражены", "отражено", "отразили", "отразила", "отразил", "отбита", "отбиты", "отбили", "отбил"}
    | {"отбила", "пресечена", "пресечены", "пресечено", "пресекли", "пресек", "пресекла"}
)
_RESULT = seldom("[SWOVTθZ]|[n~][yeo]{0,2}[Uuvaж]")
_DEBRIS_FELL = seldom(r"h[oye]{0,2}d[^|0]{0,20}[ъь]|[ъь][^|0]{0,12}h[oye]{0,2}d")


def drop_under_way(found: Judgement, tokens: Tokens) -> None:
    """An attack still being repelled is no event yet if the post tells of nothing else."""
    if found.states("impact") or _harm_told(found, tokens.codes) or _cleared_away(found, tokens.codes):
        return
    if _only_under_way(tokens.codes, tokens.folded, found.event_sentences):
        reason = "the UAVs are still being stopped"
        found.lost += [(number, hit, reason) for number, hits in found.events.items() for hit in hits]
        found.events.clear()
        found.verdicts.add(Verdict.OTHER)


def _harm_told(found: Judgement, codes: str) -> bool:
    """Whether an open sentence tells of harm that an attack would explain: «Выбиты стёкла», without a denial."""
    harm = (n for n, hit, _ in found.lost if hit.template.needs == "attack" and hit.template.event == "impact")
    return any(n not in found.blocked and "0" not in codes[slice(*found.sentences[n])] for n in harm)


def _cleared_away(found: Judgement, codes: str) -> bool:
    """Whether services are said to work where debris fell: then something was stopped already."""
    if "h" not in codes or "d" not in codes:
        return False
    told = [
        span for n, span in enumerate(found.sentences) if n not in found.blocked and (n, "impact") not in found.spared
    ]
    return any("0" not in codes[slice(*span)] and _DEBRIS_FELL.search(codes, *span) for span in told)


def _only_under_way(codes: str, words: Sequence[str], sentences: Iterable[tuple[int, int]]) -> bool:
    """Whether each of these sentences, which tell only of UAVs stopped, tells of that as going on, without a result."""
    return all(_goes_on(codes, words[start:end], start, end) for start, end in sentences)


def _goes_on(codes: str, words: Sequence[str], start: int, end: int) -> bool:
    if not STOPPING.isdisjoint(words):
        stopped = sum(
            1 for code, word in zip(codes[start:end], words, strict=True) if code == "V" and word not in STOPPING
        )
        return not stopped and _OUTCOME.search(codes, start, end) is None
    if _RESULT.search(codes, start, end):
        return False
    return not _GOES_ON.isdisjoint(words) and _REPELLED.isdisjoint(words)
