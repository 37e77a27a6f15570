"""Russian place names by form: inflecting known ones when tables are compiled, straightening unseen ones when reading."""

from __future__ import annotations

import re

_HARD = ("", "а", "у", "", "ом", "е")
_FEMININE = ("а", "ы", "е", "у", "ой", "е")
_FEMININE_SOFTENED = ("а", "и", "е", "у", "ой", "е")
_NEUTER = ("о", "а", "у", "о", "ом", "е")
_ADJECTIVE_M = ("ий", "ого", "ому", "ий", "им", "ом")
_ADJECTIVE_Y = ("ый", "ого", "ому", "ый", "ым", "ом")
_ADJECTIVE_OJ = ("ой", "ого", "ому", "ой", "ым", "ом")
_SOFT_ADJECTIVE = ("ий", "его", "ему", "ий", "им", "ем")
_ADJECTIVE_F = ("ая", "ой", "ой", "ую", "ой", "ой")
_ADJECTIVE_N = ("ое", "ого", "ому", "ое", "ым", "ом")
_ADJECTIVE_N_K = ("ое", "ого", "ому", "ое", "им", "ом")
_SOFT_NEUTER_ADJ = ("ее", "его", "ему", "ее", "им", "ем")
_PLURAL_ADJ = ("ые", "ых", "ым", "ые", "ыми", "ых")
_PLURAL_ADJ_K = ("ие", "их", "им", "ие", "ими", "их")
_SOFT_F = ("ь", "и", "и", "ь", "ью", "и")
_SOFT_M = ("ь", "я", "ю", "ь", "ем", "е")
_YA = ("я", "и", "е", "ю", "ей", "е")
_IYA = ("ия", "ии", "ии", "ию", "ией", "ии")
_IY = ("й", "я", "ю", "й", "ем", "е")
_YE = ("е", "я", "ю", "е", "ем", "е")
_HUSH = "гкхжчшщ"
_DISTRICT_ENDINGS = re.compile(r"(?:ого|ому|ом|им|ий|их|ими|ие|ой)$")


def paradigm(name: str) -> list[tuple[str, ...]]:
    """Case forms (nominative, genitive, dative, accusative, instrumental, prepositional) of one folded word.

    Several rows where the declension is not told by the form; the word alone where nothing is known.
    """
    stem1, stem2 = name[:-1], name[:-2]
    rows: list[tuple[str, ...]] = [(name,) * 6]
    if name.endswith(("ово", "ево", "ино", "ыно")):
        rows.append(_with(stem1, _NEUTER))
    elif name.endswith("ая"):
        rows.append(_with(stem2, _ADJECTIVE_F))
    elif name.endswith("ое"):
        rows.append(_with(stem2, _ADJECTIVE_N_K if stem2[-1:] in _HUSH else _ADJECTIVE_N))
    elif name.endswith("ее"):
        rows.append(_with(stem2, _SOFT_NEUTER_ADJ))
    elif name.endswith("ый"):
        rows.append(_with(stem2, _ADJECTIVE_Y))
    elif name.endswith("ой"):
        rows.append(_with(stem2, _ADJECTIVE_OJ))
        rows.append(_with(stem2, ("ой", "ого", "ому", "ой", "им", "ом")))
    elif name.endswith("ий"):
        soft = stem2[-1:] not in _HUSH
        rows.append(_with(stem2, _SOFT_ADJECTIVE if soft else _ADJECTIVE_M))
    elif name.endswith("ые"):
        rows.append(_with(stem2, _PLURAL_ADJ))
    elif name.endswith("ие") and stem2[-1:] in _HUSH:
        rows.append(_with(stem2, _PLURAL_ADJ_K))
    elif name.endswith("ия"):
        rows.append(_with(stem2, _IYA))
    elif name.endswith("я"):
        rows.append(_with(stem1, _YA))
    elif name.endswith("а"):
        rows.append(_with(stem1, _FEMININE_SOFTENED if stem1[-1:] in _HUSH else _FEMININE))
        if stem1[-1:] in "жчшщц":
            rows.append(_with(stem1, ("а", "ы" if stem1[-1:] == "ц" else "и", "е", "у", "ей", "е")))
    elif name.endswith("о"):
        rows.append(_with(stem1, _NEUTER))
    elif name.endswith("ье") or name.endswith("е"):
        rows.append(_with(stem1, _YE))
    elif name.endswith("ь"):
        rows += [_with(stem1, _SOFT_F), _with(stem1, _SOFT_M)]
    elif name.endswith(("ы", "и")):
        rows += _plural(name)
    elif name.endswith("й"):
        rows.append(_with(stem1, _IY))
    elif name and name[-1] not in "уэюё":
        rows += _consonant(name)
    return rows


def district_forms(nominative: str) -> set[str]:
    """All case forms, singular and plural, of a folded district adjective ("чертковский", "верхнедонской")."""
    if not nominative.endswith(("ий", "ой", "ый")):
        return {form for row in paradigm(nominative) for form in row}
    stem = nominative[:-2]
    endings = ["ий", "ого", "ому", "им", "ом", "ие", "их", "ими", "ой", "ый", "ым"]
    return {stem + ending for ending in endings} | {nominative}


def district_nominative(form: str) -> str:
    """Nominative of a district adjective by its form ("чертковском" -> "чертковский")."""
    for before, after in (("дском", "дской"), ("донского", "донской"), ("донским", "донской")):
        if form.endswith(("донском", "донского", "донским", "донскому")):
            return form[: form.rfind("донск")] + "донской"
        if form == before:
            return after
    return _DISTRICT_ENDINGS.sub("ий", form)


def settlement_nominative(form: str, kind: str) -> str:
    """Nominative of an unseen settlement's name after a type word in the folded form `kind` ("селе", "сёлам" …).

    Most officials leave the name in the nominative after the type word; it is straightened only where the form
    agrees with an inflected type word and could hardly be a nominative.
    """
    if kind in {"станице", "станицы", "станицей", "станицу"} and form.endswith(("ой", "ую")):
        return form[:-2] + "ая"
    if kind in {"селе", "поселке", "хуторе", "городе", "поселка", "хутора", "города", "села"}:
        straight = _masculine(form, kind)
        if straight:
            return straight
    if kind in {"деревне", "слободе", "деревни", "слободы"}:
        if form.endswith("ой"):
            return form[:-2] + "ая"
        if form.endswith("ке"):
            return form[:-1] + "а"
    if kind in {"городе", "поселке"} and form.endswith("ске"):
        return form[:-1]
    if kind in {"селе", "хуторе", "станице", "поселке", "городе"} and form.endswith("вке"):
        return form[:-1] + "а"
    return form


def bare_nominative(form: str) -> str | None:
    """Nominative of an unseen name after «в», «под», «над» without a type word; None where the form tells nothing."""
    if form.endswith(("ово", "ево", "ино", "ыно", "ское", "цкое", "ная", "ское", "ий")):
        return form
    if form.endswith(("вке", "нке", "лке", "йке", "рке", "шке", "чке")):
        return form[:-1] + "а"
    if form.endswith("вкой"):
        return form[:-2] + "а"
    if form.endswith(("ске", "цке", "граде")):
        return form[:-1]
    if form.endswith(("ском", "ском", "ном")) and len(form) > 5:
        return form[:-2] + "ое"
    return None


def title(name: str) -> str:
    """A folded name with capitals: each word and each part of a compound, joining words aside."""
    small = {"на", "под", "над", "и", "де", "по"}
    parts = re.split(r"([ -])", name)
    return "".join(part if part in small and index else part[:1].upper() + part[1:] for index, part in enumerate(parts))


def _masculine(form: str, kind: str) -> str | None:
    neuter = kind in {"селе", "села"}
    ending = "ое" if neuter else "ий"
    if form.endswith(("ском", "цком", "ского", "цкого")) and len(form) > 6:
        return form[: form.rfind("ком" if form.endswith("ом") else "кого")] + "к" + ending
    if form.endswith(("ном", "вом")) and len(form) > 5:
        return form[:-2] + ("ое" if neuter else "ый")
    return None


def _consonant(name: str) -> list[tuple[str, ...]]:
    rows = [_with(name, _HARD)]
    if name[-1] in "жчшщц":
        rows.append(_with(name, ("", "а", "у", "", "ем", "е")))
    if name.endswith("ец") and len(name) > 3:
        soft = "ь" if name[-3] == "л" else "й" if name[-3] in "аеиоуя" else ""
        rows.append(_with(name[:-2] + soft, ("\0", "ца", "цу", "\0", "цом", "це"), name))
        rows.append(_with(name[:-2] + soft, ("\0", "ца", "цу", "\0", "цем", "це"), name))
    if name.endswith(("ел", "ок", "ек")) and len(name) > 3:
        rows.append(_with(name[:-2] + name[-1], ("\0", "а", "у", "\0", "ом", "е"), name))
    if name.endswith(("ов", "ев", "ин")):
        rows.append(_with(name, ("", "а", "у", "", "ым", "е")))
    return rows


def _plural(name: str) -> list[tuple[str, ...]]:
    stem = name[:-1]
    soft = "я" if name.endswith("и") and stem[-1:] not in _HUSH else "а"
    genitives = [stem, stem + "ов", stem + "ей"]
    if len(stem) > 2 and stem[-1] == "к":
        vowel = "е" if stem[-2] in "чшжй" else "о"
        genitives.append((stem[:-2] if stem[-2] == "й" else stem[:-1]) + vowel + "к")
    return [(name, genitive, stem + soft + "м", name, stem + soft + "ми", stem + soft + "х") for genitive in genitives]


def _with(stem: str, endings: tuple[str, ...], whole: str = "") -> tuple[str, ...]:
    return tuple(whole if ending == "\0" else stem + ending for ending in endings)
