"""Whose statement a regional post passes on, and whether it speaks of the whole country."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.verdicts.said_against import MINISTRY
from bot.reading.words.tokens import Tokens

_SHORT = "мо"
_TELLING = ("сообщ", "данным", "информаци")
_NEAR = 3
_DASHES = frozenset("-–—")
_COUNTRY = frozenset({"российских", "российскими", "рф", "россии"})


def claimant(tokens: Tokens, said: frozenset[str]) -> str | None:
    """ "mod" where a regional post passes on the Ministry's statement; `said` as in Judgement."""
    words = tokens.folded
    if MINISTRY.isdisjoint(said):
        return None
    named = [index for index, word in enumerate(words) if word in MINISTRY]
    named = [at for at in named if words[at] != _SHORT or words[at + 1 : at + 2] == ["рф"]]
    return "mod" if _signed(words, named) or any(_cited(tokens, index) for index in named) else None


def _cited(tokens: Tokens, index: int) -> bool:
    """«по данным Минобороны», «Министерство обороны сообщило»: a word of telling near a name of the Ministry."""
    words = tokens.folded
    for at in range(max(0, index - _NEAR), min(len(words), index + _NEAR + 1)):
        apart = "," in tokens.codes[min(at, index) : max(at, index)] and words[index] != "обороны"
        if words[at].startswith(_TELLING) and not apart:
            near = words[max(0, at - _NEAR) : at + _NEAR + 1]
            if (
                "минобороны" in near
                or _SHORT in near
                or ("обороны" in near and any(word.startswith("министерств") for word in near))
            ):
                return True
    return False


def _signed(words: Sequence[str], named: list[int]) -> bool:
    """«Минобороны РФ: …» or «Минобороны России» alone at the head of a post or line, «… – Минобороны» at its end."""
    for index in named:
        word = words[index]
        first = index - 1 if word == "обороны" and words[index - 1 : index] == ["министерство"] else index
        if first == index and word not in {"минобороны", _SHORT}:
            continue
        end = index + 1 + (words[index + 1 : index + 2] in (["рф"], ["россии"]))
        after, before = words[end : end + 1], words[first - 1 : first] if first else []
        if _alone(before, after):
            return True
        if after == [":"] and not any(known.isalpha() for known in before):
            return True
        if (not after or after == ["."]) and before and before[0] in _DASHES:
            return True
    return False


def _alone(before: Sequence[str], after: Sequence[str]) -> bool:
    """A line of its own."""
    return bool(after) and after[0].startswith("\n") and not any(word.isalnum() or word in ",–—-" for word in before)


def nationwide(tokens: Tokens) -> bool:
    """Whether a post speaks of Russia's regions together."""
    words = tokens.folded
    return not _COUNTRY.isdisjoint(words) and any(
        w in {"российских", "российскими", "рф"}
        or (w == "россии" and i and words[i - 1].startswith(("регион", "территори")))
        for i, w in enumerate(words)
    )
