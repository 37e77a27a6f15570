"""Whose statement a regional post passes on, and whether it speaks of the whole country."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.words.tokens import Tokens

_MINISTRY = frozenset({"обороны", "минобороны", "минобороне", "минобороной"})
_DASHES = frozenset("-–—")
_COUNTRY = frozenset({"российских", "российскими", "рф", "россии"})


def claimant(tokens: Tokens) -> str | None:
    """ "mod" where a regional post passes on the Ministry's statement."""
    words = tokens.folded
    if _MINISTRY.isdisjoint(words):
        return None
    if _signed(words):
        return "mod"
    for index, word in enumerate(words):
        if word.startswith(("сообщ", "данным", "информаци")) and tokens.codes[index : index + 1] not in {"|"}:
            near = words[max(0, index - 3) : index + 4]
            if any(w.startswith("минобороны") for w in near) or (
                "обороны" in near and any(w.startswith("министерств") for w in near)
            ):
                return "mod"
    return None


def _signed(words: Sequence[str]) -> bool:
    """«Минобороны РФ: …» or «Минобороны России» alone at the head of a post or line, «… – Минобороны» at its end."""
    for index, word in enumerate(words):
        first = index - 1 if word == "обороны" and words[index - 1 : index] == ["министерство"] else index
        if first == index and word != "минобороны":
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
