"""Whose statement a regional post passes on, and whether it speaks of the whole country."""

from __future__ import annotations

from bot.reading.tokens import Tokens

_MINISTRY = frozenset({"обороны", "минобороны", "минобороне", "минобороной"})
_COUNTRY = frozenset({"российских", "российскими", "рф", "россии"})


def claimant(tokens: Tokens) -> str | None:
    """ "mod" where a regional post passes on the Ministry's statement."""
    words = tokens.folded
    if _MINISTRY.isdisjoint(words):
        return None
    for index, word in enumerate(words):
        if word.startswith(("сообщ", "данным", "информаци")) and tokens.codes[index : index + 1] not in {"|"}:
            near = words[max(0, index - 3) : index + 4]
            if any(w.startswith("минобороны") for w in near) or (
                "обороны" in near and any(w.startswith("министерств") for w in near)
            ):
                return "mod"
    return None


def nationwide(tokens: Tokens) -> bool:
    """Whether a post speaks of Russia's regions together."""
    words = tokens.folded
    return not _COUNTRY.isdisjoint(words) and any(
        w in {"российских", "российскими", "рф"}
        or (w == "россии" and i and words[i - 1].startswith(("регион", "территори")))
        for i, w in enumerate(words)
    )
