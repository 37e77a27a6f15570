"""Russian place names by form: inflected when tables are compiled, put into the nominative when unseen."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.reading.places.names_whole import whole
from bot.reading.seldom import seldom

_REMEMBERED = 4096
"""Names that posts used last, for each question."""
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
_GENITIVE_OF_KA = ("вки", "йки", "лки", "нки", "рки", "чки", "шки", "тки", "дки", "ихи")
_HISSING_F = ("а", "и", "е", "у", "ей", "е")
_TS_F = ("а", "ы", "е", "у", "ей", "е")
_DECLENSIONS: tuple[tuple[str | tuple[str, ...], int, tuple[tuple[str, ...], ...]], ...] = (
    ("ая", 2, (_ADJECTIVE_F,)),
    (("гое", "кое", "хое"), 2, (_ADJECTIVE_N_K,)),
    ("ое", 2, (_ADJECTIVE_N,)),
    ("ее", 2, (_SOFT_NEUTER_ADJ,)),
    ("ый", 2, (_ADJECTIVE_Y,)),
    ("ой", 2, (_ADJECTIVE_OJ, ("ой", "ого", "ому", "ой", "им", "ом"))),
    (("гий", "кий", "хий"), 2, (_ADJECTIVE_M,)),
    ("ий", 2, (_SOFT_ADJECTIVE,)),
    ("ые", 2, (_PLURAL_ADJ,)),
    (tuple(letter + "ие" for letter in _HUSH), 2, (_PLURAL_ADJ_K,)),
    ("ия", 2, (_IYA,)),
    ("я", 1, (_YA,)),
    (("га", "ка", "ха"), 1, (_FEMININE_SOFTENED,)),
    (("жа", "ча", "ша", "ща"), 1, (_FEMININE_SOFTENED, _HISSING_F)),
    ("ца", 1, (_FEMININE, _TS_F)),
    ("а", 1, (_FEMININE,)),
    ("о", 1, (_NEUTER,)),
    ("е", 1, (_YE,)),
    ("ь", 1, (_SOFT_F, _SOFT_M)),
    ("й", 1, (_IY,)),
)
_BARE: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("ово", "ево", "ино", "ыно", "ено", "ское", "цкое", "ная", "ий"), 0, ""),
    (("ове", "еве", "ине", "ыне"), 1, "о"),
    (("вке", "нке", "лке", "йке", "рке", "шке", "чке", "тке", "дке", "бке", "пке"), 1, "а"),
    (("вкой",), 2, "а"),
    (("ске", "цке", "граде"), 1, ""),
    (("ском", "ном", "овом", "евом"), 2, "ое"),
)
_INSTRUMENTAL: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("ово", "ево", "ино", "ыно", "ское", "цкое", "ное"), 0, ""),
    ((*(letter + "кой" for letter in "бвдйлнпртчш"), "ихой", "овой"), 2, "а"),
    (("ской", "цкой"), 2, "ая"),
    (tuple(letter + "ом" for letter in "бвгджзклмнпрстфх"), 2, ""),
)
_DATIVE: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("ово", "ево", "ино", "ыно", "ское", "цкое", "ное"), 0, ""),
    (("ому",), 3, "ое"), (("ой",), 2, "ая"),
    (("ске", "цке", "граде"), 1, ""),
    (("ове", "еве", "ине", "ыне"), 1, "о"),
    (("ье",), 0, ""), (("ью", "ищу"), 1, "е"),
    (tuple(letter + "е" for letter in "бвгджзклмнпрстфхцчшщ"), 1, "а"),
    (tuple(letter + "ам" for letter in _HUSH), 2, "и"),
    (("ам",), 2, "ы"), (("ям",), 2, "и"),
    (("ову", "еву", "ину", "ыну"), 1, "о"),
    (tuple(letter + "у" for letter in "бвгджзклмнпрстфхцчшщ"), 1, ""),
    (("ии",), 1, "я"),
    (("ани", "ени", "ечи"), 1, "ь"),
    (("полю", "морю"), 1, "е"),
    (tuple(letter + "ю" for letter in "бвгдзклмнпрст"), 1, "ь"),
)  # fmt: skip
_DATIVE_ADJECTIVES = (
    ("ьим", "ьи"), ("ьему", "ье"), ("ой", "ая"), ("ей", "яя"), ("ому", "ое"), ("ему", "ее"), ("ым", "ые"), ("им", "ие"),
)  # fmt: skip
_Endings = tuple[tuple[tuple[str, ...], int, str], ...]
"""Endings, how many letters to cut, what takes their place."""
_PLURAL_NOUNS: _Endings = ((tuple(letter + "ах" for letter in _HUSH), 2, "и"), (("ах",), 2, "ы"), (("ях",), 2, "и"))
_FEMININE_NOUNS = ((tuple(letter + "е" for letter in "бвгджзклмнпрстфхцчшщ"), 1, "а"), (("и",), 1, "ь"))
_MASCULINE_NOUNS = ((("ком", "ке", "уте", "аде", "оде", "оле", "аре"), 1, ""),)
_PREPOSITIONAL: tuple[tuple[str, str, _Endings], ...] = (
    ("ой", "ая", _FEMININE_NOUNS),
    ("ьей", "ья", _FEMININE_NOUNS),
    ("ей", "яя", _FEMININE_NOUNS),
    ("ом", "ый", _MASCULINE_NOUNS),
    ("ьем", "ий", _MASCULINE_NOUNS),
    ("ьих", "ьи", _PLURAL_NOUNS),
    ("ых", "ые", ((("берегах",), 1, ""), *_PLURAL_NOUNS)),
    ("их", "ие", ((("берегах",), 1, ""), *_PLURAL_NOUNS)),
)
_DISTRICT_ENDINGS = seldom(r"(?:ого|ому|ом|им|ий|их|ими|ие|ой|ым|ый|ых|ыми|ые)$")
_STRESSED = seldom(r"(?:(?<!красно)донск|^заводск|^кременск|-городск|^тверск)(?:ой|ого|ому|им|ом)$")
SHORT_FOR = {"жд": "железнодорожный", "ж/д": "железнодорожный"}
"""Districts of cities that officials abbreviate."""


def paradigm(name: str) -> list[tuple[str, ...]]:
    """Case forms (nominative, genitive, dative, accusative, instrumental, prepositional) of one folded word; several
    rows where the declension is not told by the form, the word alone where nothing is known."""
    rows: list[tuple[str, ...]] = [(name,) * 6]
    if name.endswith(("ы", "и")):
        return rows + _plural(name)
    for ending, size, tables in _DECLENSIONS:
        if name.endswith(ending):
            stem = name[: len(name) - size]
            soft = [_with(name[:-1], _IY)] if ending == "ой" else []
            return rows + [_with(stem, table) for table in tables] + soft
    if name and name[-1] not in "уэюё":
        rows += _consonant(name)
    return rows


def district_forms(nominative: str) -> set[str]:
    """All case forms, singular and plural, of a folded district adjective ("чертковский", "верхнедонской")."""
    if not nominative.endswith(("ий", "ой", "ый")):
        return {form for row in paradigm(nominative) for form in row}
    stem = nominative[:-2]
    endings = ["ий", "ого", "ому", "им", "ом", "ие", "их", "ими", "ой", "ый", "ым"]
    return {stem + ending for ending in endings} | {nominative}


@lru_cache(_REMEMBERED)
def district_nominative(form: str) -> str:
    """Nominative of a district adjective by its form ("чертковском" -> "чертковский")."""
    if form in SHORT_FOR:
        return SHORT_FOR[form]
    if _STRESSED.search(form):
        return form[: form.rfind("ск")] + "ской"
    stem = _DISTRICT_ENDINGS.sub("", form)
    if stem == form:
        return form
    soft = stem.endswith(tuple(_HUSH)) or form.endswith(("им", "ий", "их", "ими", "ие"))
    return stem + ("ий" if soft else "ый")


@lru_cache(_REMEMBERED)
def district_of_town(town: str) -> str:
    """The likeliest district adjective of a folded town ("миллерово" -> "миллеровский", "курск" -> "курский")."""
    if town.endswith(("ск", "цк")):
        return town + "ий"
    if town.endswith("га"):
        return town[:-2] + "жский"
    if town.endswith(("вка", "нка")):
        return town[:-2] + "ский"
    if town.endswith("ль") and not town.endswith("славль"):
        return town + "ский"
    stem = town if town.endswith(("ай", "ой")) else town.rstrip("аоеиыьй")
    return stem + ("кий" if stem.endswith("ц") else "ский")


@lru_cache(_REMEMBERED)
def bare_nominative(form: str) -> str | None:
    """Nominative of an unseen name after «в», «под», «над» without a type word; None where the form tells nothing."""
    return _by_ending(form, _BARE) if len(form) > 4 else None


def feminine_nominative(form: str) -> str | None:
    """«казачьей» -> «казачья», «юхариной» -> «юхарина»; None for other forms."""
    for ending, nominative in (("ьей", "ья"), ("иной", "ина"), ("ой", "ая"), ("ей", "яя")):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[: len(form) - len(ending)] + nominative
    return None


@lru_cache(_REMEMBERED)
def prepositional_nominative(form: str) -> str | None:
    """«в Большой Туле» -> «большая тула»; None where it tells nothing."""
    before, _, last = form.partition(" ")
    for ending, nominative, nouns in _PREPOSITIONAL:
        if before.endswith(ending) and len(before) > len(ending) + 2:
            stem = before[: len(before) - len(ending)]
            for ends, cut, to in nouns:
                if last.endswith(ends):
                    soft = (
                        nominative.replace("ы", "и") if stem[-1] in _HUSH and nominative in {"ый", "ые"} else nominative
                    )
                    return f"{stem}{soft} {whole(last[: len(last) - cut] + to)}"
    return None


def guessed_nominative(form: str) -> str | None:
    """«в Карыже» -> «карыж»: the likeliest nominative where the form leaves it open."""
    for ends, cut, to in _PLURAL_NOUNS:
        if len(form) > 4 and form.endswith(ends):
            return form[: len(form) - cut] + to
    if len(form) > 6 and form.endswith("ье"):
        return form
    if len(form) > 5 and form.endswith("ице"):
        return form[:-1] + "а"
    if len(form) > 4 and form.endswith("е") and form[-2] in "бвгджзклмнпрстфхцчшщ":
        return whole(form[:-1])
    return None


_OF_OJ = "сух крив больш степн лесн крут глух лугов полев берегов морск речн"
STRESSED = frozenset(_OF_OJ.split())
"""Adjectives whose masculine nominative ends in «-ой»."""


@lru_cache(_REMEMBERED)
def dative_nominative(form: str) -> str | None:
    """«по Казачьим Лагерям» -> «казачьи лагери», «Малой Лепетихе» -> «малая лепетиха»; None where it tells nothing."""
    before, _, last = form.rpartition(" ")
    name = _by_ending(last, _DATIVE)
    if before.endswith(("ой", "ей")) and last.endswith("е"):
        name = whole(last[:-1] + "а")
    if name is None or len(last) < (4 if before else 5):
        return None
    if not before:
        return name
    masculine = name[-1] not in "аяоеыи"
    for ending, nominative in _DATIVE_ADJECTIVES:
        if before.endswith(ending) and " " not in before:
            stem = before[: len(before) - len(ending)]
            own = "ой" if stem in STRESSED else "ий" if stem[-1:] in _HUSH else "ый"
            return f"{stem}{own if ending == 'ому' and masculine else nominative} {name}"
    return None


@lru_cache(_REMEMBERED)
def instrumental_nominative(form: str) -> str | None:
    """«между Ракитянкой и Журавлином» -> «ракитянка», «журавлин»; None where it tells nothing."""
    return _by_ending(form, _INSTRUMENTAL) if len(form) > 5 else None


def genitive_nominative(form: str) -> str | None:
    """«в районе Фиолента» -> «фиолент»: only where a consonant before «а» tells a masculine name."""
    if (
        len(form) > 5
        and form.endswith(("та", "да", "на", "ра", "ла", "за", "са", "ка", "га"))
        and form[-3] not in "аеиоуыюя"
    ):
        return whole(form[:-1])
    if len(form) > 5 and form.endswith("ии"):
        return form[:-1] + "я"
    if len(form) > 5 and form.endswith(_GENITIVE_OF_KA):
        return form[:-1] + "а"
    if len(form) > 5 and form[-1] == "ы" and form[-2] in "бвдзлмнпрст" and form[-3:-1] not in {"ов", "ев", "ин"}:
        return form[:-1] + "а"
    return None


@lru_cache(_REMEMBERED)
def title(name: str) -> str:
    """A folded name with capitals: each word and each part of a compound, joining words aside."""
    if name.isalpha():
        return name[:1].upper() + name[1:]
    small = {"на", "под", "над", "и", "де", "по", "я", "е", "й"}
    parts = re.split(r"([ -])", name)
    return "".join(part if part in small and index else part[:1].upper() + part[1:] for index, part in enumerate(parts))


def _by_ending(form: str, table: tuple[tuple[tuple[str, ...], int, str], ...]) -> str | None:
    """The form with the first ending of a table (endings, letters to cut, what takes their place) replaced."""
    return next((whole(form[: len(form) - cut] + to) for ends, cut, to in table if form.endswith(ends)), None)


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
