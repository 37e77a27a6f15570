"""English spellings of Russian names back into Russian, for names that no gazetteer knows."""

from __future__ import annotations

from functools import lru_cache

from bot.reading.seldom import seldom

_REMEMBERED = 4096
_PAIRS = (
    ("yye", "ые"), ("'yi", "ьи"), ("shch", "щ"), ("yev", "ев"), ("yo", "ё"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("iy", "ий"), ("aia", "ая"), ("ia", "ия"),
)  # fmt: skip
_SINGLE = str.maketrans("abcdefghijklmnoprstuvwxz'", "абцдефгхийклмнопрстувшхзь")
_Y_AS_VOWEL = seldom(
    r"(?<=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ])y(?=[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ]|$)"
)


_IN_ENGLISH = str.maketrans(
    dict(zip("абвгдзийклмнопрстуфыэё", "abvgdziyklmnoprstufyeе", strict=True))
    | {"ь": "", "ъ": "", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
)
_E_AFTER_VOWEL = seldom("(?<=[aeiouy])е")


_SOFT = frozenset({"nizhny", "verkhny", "sredny", "krayny", "dalny"})
_MASCULINE = seldom("(?:[bdghkrstvz]n|[eo]v|[eoiaytp]l|[ab]r|kh|[^s]k)y$")
_DIPHTHONG = seldom(r"(?<=[aeou])i(?=[^aeiou]|$)")
_SHORT_AFTER_U = seldom(r"(?<=u)i(?=[^aeiou]|$)")


_SOFTENED = seldom(r"(?<=[bcdfghjklmnpqrstvwxz])y(?=e|i)")


_SOFT_L = seldom(
    r"l(?=sk|sh|kh|ts|f)|(?<!so)(?<!po)(?<!vo)l(?=n)|\bol(?=g)|(?<=\bmo)l(?=k)|(?<=\bgu)l(?=k)|(?<=\bba)l(?=z)"
)
"""Where Russian names that are written with l before a consonant mostly have «ль»: "Nikolskoye", "Olkhovka"."""
_HARD_L = seldom(r"\b(?:volkh|alf|dolsh|tolst)")
_WITH_T = ("sovetsky", "bratsky")
_SMALL = frozenset({"на", "под", "над", "и", "по"})
_SOFT_END = seldom(r"\bkon(?=-)|\b(?:kolodez|pristan|step)\b")
_SOFT_N = seldom(r"(?<=[aeo])n(?=k(?:iy|aya|oye|oe|ie|iye)\b)")


def softened(english: str) -> str:
    """A folded English spelling with the soft signs that it leaves out: "belskoye" -> "bel'skoye"."""
    if "l" in english and not _HARD_L.search(english):
        english = _SOFT_L.sub(lambda match: match.group() + "'", english)
    return _SOFT_END.sub(lambda match: match.group() + "'", _SOFT_N.sub("n'", english))


def name_of_two(first: str, second: str) -> str:
    """Two words with capitals, the first one an adjective: "malye kopani" -> "Малые Копани"."""
    if first.endswith("ye") and first[-3] not in "aeioy":
        first = first[:-2] + "yye"
    adjective = name(first)
    if first.endswith("y") and first[-2] not in "aeio":
        adjective = adjective[:-1] + ("ий" if adjective[-2] in "гкхжшчщ" or first in _SOFT else "ый")
    return f"{adjective} {name(second)}"


def masculine(english: str) -> str:
    """A name that is an adjective by its form: "Tikhy" -> "Тихий"; "" for any other."""
    if english.endswith("sky"):
        russian = district(english)
        return russian[:1].upper() + russian[1:]
    if not _MASCULINE.search(english):
        return ""
    stem = name(english)[:-1]
    return stem + ("ий" if stem[-1] in "гкхжшчщ" or english in _SOFT else "ый")


def name(english: str) -> str:
    """A place name in Russian with capitals: "Lodygina" -> "Лодыгина", "Ust-Izhora" -> "Усть-Ижора"."""
    text = _SOFTENED.sub("'y", softened(_SHORT_AFTER_U.sub("y", english.lower())))
    for latin, cyrillic in _PAIRS:
        text = text.replace(latin, cyrillic)
    text = _Y_AS_VOWEL.sub("ы", text).replace("y", "й").translate(_SINGLE)
    first, *others = (part[:1].upper() + part[1:] for part in text.split("-"))
    return "-".join([first, *(part.lower() if part.lower() in _SMALL else part for part in others)])


def spelt(russian: str) -> tuple[str, ...]:
    """English spellings of a Russian name: "Енакиево" -> "yenakiyevo", "yenakievo", "enakiyevo", "enakievo"."""
    text = russian.lower().translate(_IN_ENGLISH)
    first = ("ye", "e") if text[0] == "е" else (text[0],)
    return tuple(
        head + _E_AFTER_VOWEL.sub(between, text[1:]).replace("е", "e") for head in first for between in ("ye", "e")
    )


@lru_cache(_REMEMBERED)
def district(english: str) -> str:
    """A folded district adjective: "traktorozavodsky" -> "тракторозаводский", "verkhnedonskoy" -> "верхнедонской"."""
    text = english.lower()
    if text.endswith("tsky") and not text.endswith(_WITH_T):
        return name(text[:-4]).lower().replace("ё", "е") + "цкий"
    for ending, russian in (("skoye", "ское"), ("skoy", "ской"), ("skiy", "ский"), ("sky", "ский"), ("ski", "ский")):
        if text.endswith(ending):
            head = _DIPHTHONG.sub("y", text[: -len(ending)])
            return name(head).lower().replace("ё", "е") + russian
    return name(text).lower()


@lru_cache(_REMEMBERED)
def reduced(english: str) -> str:
    """An English spelling reduced to what writers vary least: "Feodosiya" and "Feodosia" are one."""
    text = english.lower().replace("iya", "ia").replace("iy", "y").replace("’", "").replace("'", "")
    text = _DIPHTHONG.sub("y", text)
    return text.replace("yy", "y")
