"""Unseen names of settlements after a type word: «деревни Козловки», «станице Гривенской»."""

from __future__ import annotations

_NEUTER_TYPES = frozenset({"селе", "села", "с."})
_MASCULINE_TYPES = frozenset({"поселке", "хуторе", "городе", "поселка", "хутора", "города"})
_FEMININE_TYPES = frozenset(
    {
        "ст.", "ст-це", "ст-цы", "ст-цу", "ст-цей", "станицах", "деревнях", "слободах", "станице", "станицы",
        "станицей", "станицу", "деревне", "деревни", "слободе", "слободы", "деревней", "слободой",
    }
)  # fmt: skip
_SEVERAL_AT = frozenset(
    {"деревнях", "деревням", "селах", "селам", "хуторах", "хуторам", "поселках", "поселкам", "станицах", "станицам"}
    | {"селу", "хутору", "поселку"}
)
_SEVERAL_OF = frozenset({"деревень", "сел", "хуторов", "поселков", "станиц"})
_NEUTER_BY = frozenset({"селом", "селами"})
_MASCULINE_BY = frozenset({"поселком", "хутором", "городом", "поселками", "хуторами", "городами"})
_FEMININE_BY = frozenset({"станицей", "деревней", "слободой", "станицами", "деревнями", "слободами"})
_BY = _NEUTER_BY | _MASCULINE_BY | _FEMININE_BY | {"пунктами", "пунктом"}
_NEUTER_OF = frozenset({"села", "сел"})
_MASCULINE_OF = frozenset({"поселка", "хутора", "города", "поселков", "хуторов", "городов"})
_FEMININE_OF = frozenset({"станиц", "деревень", "слобод"})
_NEUTER_TO = frozenset({"селу", "селам"})
_MASCULINE_TO = frozenset({"поселку", "хутору", "городу", "поселкам", "хуторам", "городам"})
_FEMININE_TO = frozenset({"станицам", "деревням", "слободам", "станицах", "деревнях", "слободах"})
_NEUTER_IN = frozenset({"селах"})
_MASCULINE_IN = frozenset({"поселках", "хуторах", "городах", "городе"})
_MASCULINE_KINDS = _MASCULINE_TYPES | _MASCULINE_OF | _MASCULINE_TO | _MASCULINE_IN | _MASCULINE_BY
_FARMSTEAD = "хутор"
_OF_ADJECTIVES = ("ом", "ого", "ому", "ым", "им")
_STRESSED = frozenset(
    stem + ending
    for stem in ("лесн", "степн", "полев", "лугов", "берегов", "крут", "сух", "речн", "золот")
    for ending in ("ого", "ому", "ом", "ым")
)
"""Adjectives whose masculine nominative ends in «-ой»."""
_FEMININE_KINDS, _OF_ONE = ("станци", "деревн", "станиц", "слобод"), ("ого", "его")
_SHORT = frozenset({"с.", "д.", "х.", "п.", "н.п.", "н. п.", "пос.", "дер.", "н/п", "пгт"})
_OF_HARD = ("ного", "вого", "лого", "рого", "того", "мого", "дого")
_TO_HARD = ("ному", "вому", "лому", "рому", "тому", "мому", "дому")
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
    (_MASCULINE_OF, ("него",), 3, "ий"),
    (_MASCULINE_OF, ("ского", "цкого"), 3, "ий"),
    (_MASCULINE_OF, _OF_HARD, 3, "ый"),
    (_NEUTER_OF, ("ского", "цкого", *_OF_HARD), 3, "ое"),
    (_NEUTER_OF, ("него",), 3, "ее"),
    (_FEMININE_OF, ("ой",), 2, "ая"),
    (_FEMININE_OF, ("ней",), 2, "яя"),
    (_MASCULINE_TO, ("нему",), 3, "ий"),
    (_MASCULINE_TO, ("скому", "цкому"), 3, "ий"),
    (_MASCULINE_TO, _TO_HARD, 3, "ый"),
    (_NEUTER_TO, ("скому", "цкому", *_TO_HARD), 3, "ое"),
    (_FEMININE_TO, ("ской", "цкой", "ной", "вой"), 2, "ая"),
    (_NEUTER_IN, ("ском", "цком", "ном", "вом"), 2, "ое"),
    (_MASCULINE_IN, ("ском", "цком"), 2, "ий"),
    (_MASCULINE_IN, ("ном", "вом", "лом", "том"), 2, "ый"),
    (_MASCULINE_BY, ("лым", "рым", "тым"), 2, "ый"),
    (_SHORT, ("овке", "евке", "инке", "анке", "ихе"), 1, "а"),
    (_NEUTER_TYPES | _MASCULINE_TYPES | _SEVERAL_AT, ("вке", "ихе"), 1, "а"),
    (_FEMININE_TYPES | _NEUTER_TYPES | _MASCULINE_TYPES | _SEVERAL_OF, ("овки", "евки", "ихи"), 1, "а"),
)


def settlement_nominative(form: str, kind: str) -> str:
    """Nominative of an unseen settlement's name after a type word in the folded form `kind` ("селе", "сёлам" …).

    Most officials leave the name in the nominative after the type word; it is straightened only where the form
    agrees with an inflected type word and could hardly be a nominative.
    """
    if kind in _MASCULINE_KINDS and form in _STRESSED:
        return form[: -3 if form.endswith(("ого", "ому")) else -2] + "ой"
    for kinds, endings, cut, ending in _STRAIGHTENED:
        if kind in kinds and form.endswith(endings) and len(form) > 4:
            return form[: len(form) - cut] + ending
    return form


def of_other_gender(form: str, kind: str, name: str) -> bool:
    """Whether a neuter `name` cannot be meant by its `form` after the word for a farmstead: «в хуторе Новом»."""
    return kind.startswith(_FARMSTEAD) and name.endswith("ое") and form.endswith(_OF_ADJECTIVES)


def of_owner(form: str, kind: str) -> bool:
    """Whether a name in the genitive after a feminine type word is of an owner: «станции Каспийского консорциума»."""
    return kind.startswith(_FEMININE_KINDS) and form.endswith(_OF_ONE)
