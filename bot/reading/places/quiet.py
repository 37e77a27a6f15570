"""Places of which a sentence says that all was quiet there: «в Клину, по словам главы, спокойно»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start

_CAME_OFF = "обошлось"
QUIET = frozenset(
    {
        "спокойно", "спокойна", "спокойны", "спокоен", "тихо", "спокойная", "спокойной", "тишина", "тишине",
        "жизнью", "мирно",
    }
    | {"штатная", "штатно", "стабильна", "стабильная", "стабильно", "благополучно", "порядке", "стороной"}
    | {"обошло", "миновало", "миновала", "нулям", "нолям", "графику", "расписанию", "режиме", _CAME_OFF}
    | {"quiet", "calm", "uneventful", "unaffected", "spared", "untouched", "normally"}
)  # fmt: skip
SPARED = frozenset(
    {
        "происшествий", "замечаний", "повреждений", "разрушений", "ущерба", "потерь", "инцидентов", "последствий",
        "пострадавших", "жертв",
    }
)  # fmt: skip
HARMLESS = "последствий"
WORDS = QUIET | {HARMLESS}
_ASIDES = frozenset({"по", "как", "судя", "со", "к", "where", "где", "according", "as"})
_THERE = frozenset({"там", "пока"})
"""«Клин предупреждён, там тихо»."""
_RELATIVE = frozenset({"где", "where"})
# «Клин: без последствий, сбиты три» tells of an event
_WITHOUT = seldom("[:-]0o(?=[|;]|,(?![^|;]{0,6}[SWOVE])|$)")
_LIST = seldom(r"(?:s?[CA]{1,3}\^?Y?[,&]{1,2}p?){0,12}s?[CA]{1,3}\^?Y?")
_AT_WORK = ("обычн", "штатн", "прежн", "повседневн")
_ONLY_AFTER: dict[str, str | tuple[str, ...]] = {
    "порядке": "в", "стороной": "обо", "жизнью": "обычн", "графику": _AT_WORK, "режиме": _AT_WORK, "расписанию": "по",
    "нулям": "по", "нолям": "по",
}  # fmt: skip
_OF_TOWNS = frozenset({"графику", "расписанию", "режиме"})
_OPENS = frozenset({"", "|", ",", ";"})
_AT_UAVS = ("отработал", "сработал")
"""«над Клином отработали без последствий»."""
_EVENT = seldom("[SWOVEHFkqKhUuvd]")
_FAR = 100


def calm(codes: str, words: Sequence[str], index: int) -> bool:
    """«Клин: без последствий», «в Тейково всё спокойно», «в Клинском и Рузском округах ночь прошла спокойно»."""
    opens = codes[max(0, index - 1) : index] in _OPENS
    index = past_list(codes, index)
    if _WITHOUT.match(codes, index) and words[index + 2] == HARMLESS:
        return True
    end = past_asides(codes, words, index)
    return any(
        words[at] in QUIET
        and words[at - 1].startswith(_ONLY_AFTER.get(words[at], ""))
        and (opens or words[at] not in _OF_TOWNS)
        and not (words[at] == _CAME_OFF and "без" in words[at + 1 : at + 2])
        for at in range(index, end)
    )


def past_asides(codes: str, words: Sequence[str], index: int) -> int:
    """Where the clause of a place ends, asides left out: «В Клину, по словам главы, спокойно», «…, там спокойно»."""
    end, last = index, min(len(codes), index + 14)
    while end < last and codes[end] not in ";|SWOVFk":
        if codes[end] == "," and words[end + 1 : end + 2] and words[end + 1] not in _RELATIVE:
            aside = codes.find(",", end + 1, last)
            if words[end + 1] in _THERE and _EVENT.search(codes, sentence_start(codes, index, _FAR), end) is None:
                aside = end
            elif words[end + 1] not in _ASIDES or aside < 0:
                break
            end = aside
        end += 1
    return end


def spared(codes: str, words: Sequence[str], first: int) -> bool:
    """«Клин без повреждений», in a clause that tells of nothing else."""
    index = past_list(codes, first)
    end = past_asides(codes, words, index)
    without = next((at for at in range(index, end - 1) if words[at] == "без" and words[at + 1] in SPARED), None)
    if without is None or any(word.startswith(_AT_UAVS) for word in words[index:without]):
        return False
    stop = codes.find("|", index)
    clause_end = codes.find(";", index, stop if stop >= 0 else len(codes))
    stop = clause_end if clause_end >= 0 else stop if stop >= 0 else len(codes)
    start = max(sentence_start(codes, first, _FAR), codes.rfind(";", 0, first) + 1)
    return _EVENT.search(codes, start, stop) is None


def past_list(codes: str, index: int) -> int:
    """Where the list of places that goes on at a token ends."""
    listed = _LIST.match(codes, index)
    return listed.end() if listed else index
