"""Unseen names of settlements after a type word: «деревни Козловки», «станице Гривенской»."""

from __future__ import annotations

_NEUTER_TYPES = frozenset({"селе", "села"})
_MASCULINE_TYPES = frozenset({"поселке", "хуторе", "городе", "поселка", "хутора", "города"})
_FEMININE_TYPES = frozenset(
    {
        "ст.",
        "станицах",
        "деревнях",
        "слободах",
        "станице",
        "станицы",
        "станицей",
        "станицу",
        "деревне",
        "деревни",
        "слободе",
        "слободы",
        "деревней",
        "слободой",
    }
)
_SEVERAL_AT = frozenset(
    {"деревнях", "деревням", "селах", "селам", "хуторах", "хуторам", "поселках", "поселкам", "станицах", "станицам"}
    | {"селу", "хутору", "поселку"}
)
_SEVERAL_OF = frozenset({"деревень", "сел", "хуторов", "поселков", "станиц"})
_NEUTER_BY = frozenset({"селом", "селами"})
_MASCULINE_BY = frozenset({"поселком", "хутором", "городом", "поселками", "хуторами", "городами"})
_FEMININE_BY = frozenset({"станицей", "деревней", "слободой", "станицами", "деревнями", "слободами"})
_BY = _NEUTER_BY | _MASCULINE_BY | _FEMININE_BY | {"пунктами", "пунктом"}
# (type words, endings after them, letters to cut, nominative ending)
_STRAIGHTENED: tuple[tuple[frozenset[str], tuple[str, ...], int, str], ...] = (
    (_BY, ("вкой", "нкой", "лкой", "ркой", "йкой", "шкой", "чкой", "дкой", "ихой"), 2, "а"),
    (_FEMININE_TYPES | _FEMININE_BY, ("ой", "ую"), 2, "ая"),
    (_NEUTER_BY, ("ским", "цким", "ным", "вым"), 2, "ое"),
    (_MASCULINE_BY, ("ским", "цким"), 2, "ий"),
    (_MASCULINE_BY, ("ным", "вым"), 2, "ый"),
    (_FEMININE_TYPES, ("ке",), 1, "а"),
    (_NEUTER_TYPES, ("ском", "цком", "ном", "вом"), 2, "ое"),
    (_NEUTER_TYPES, ("ского", "цкого"), 3, "ое"),
    (_MASCULINE_TYPES, ("ском", "цком"), 2, "ий"),
    (_MASCULINE_TYPES, ("ского", "цкого"), 3, "ий"),
    (_MASCULINE_TYPES, ("ном", "вом"), 2, "ый"),
    (_MASCULINE_TYPES, ("ске",), 1, ""),
    (_NEUTER_TYPES | _MASCULINE_TYPES | _SEVERAL_AT, ("вке", "ихе"), 1, "а"),
    (_FEMININE_TYPES | _NEUTER_TYPES | _MASCULINE_TYPES | _SEVERAL_OF, ("овки", "евки", "ихи"), 1, "а"),
)


def settlement_nominative(form: str, kind: str) -> str:
    """Nominative of an unseen settlement's name after a type word in the folded form `kind` ("селе", "сёлам" …).

    Most officials leave the name in the nominative after the type word; it is straightened only where the form
    agrees with an inflected type word and could hardly be a nominative.
    """
    for kinds, endings, cut, ending in _STRAIGHTENED:
        if kind in kinds and form.endswith(endings) and len(form) > 4:
            return form[: len(form) - cut] + ending
    return form
