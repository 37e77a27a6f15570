"""What stands between somebody and what happened to them: «у троих рабочих цеха, куда попал БПЛА, ожоги».

Clauses, sources and sighs («ранены, по данным врачей, трое»), ages, and who they are by sex and age.
"""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_FORMS = ("ый", "ая", "ое", "ого", "ому", "ым", "ом", "ой", "ую", "ые", "ых", "ыми")
RELATIVE = frozenset(
    {*("котор" + form for form in _FORMS), "куда", "где", "откуда", "чей", "чья", "чье", "чьи", "чью", "чьего", "чьем"}
    | {"чьей", "чьих", "who", "whose", "which", "where"}
)
_DOING = ("стоящ", "работающ", "спящ", "шедш", "живущ", "проживающ", "вышедш")
_HAVING_DONE = "вш"
_FORMS_OF_DOING = tuple(
    f"вш{ending}{self}"
    for ending in ("ий", "ая", "ие", "его", "ей", "ую", "ему", "им", "их", "ими")
    for self in ("", "ся")
)
"""«девушка и её брат, стоявшие у подъезда, …»."""
_MORE = frozenset({"когда", "куда", "где", "что", "when", "where"})
_KINDS = (
    "мужчин", "женщин", "мальчик", "девочк", "ребен", "подрост", "девушк", "юнош", "пенсионер", "man", "woman", "boy",
    "girl", "child", "teenager",
)  # fmt: skip
_AT_MOST = 6
"""Such asides that are looked for in one sentence."""
_COUNTED_BEFORE = 4
_TOLD = frozenset("IGwgГИ")
_GROUPS = ("late", "early", "ages", "pair", "person", "last", "age", "his_age", "both", "said", "away")
_OF_SEVERAL = ("ли", "ны")
GOT_AWAY = ("успел", "сумел", "смогл", "выскоч", "выпрыг", "выбежа", "выбра", "убежа", "спрят", "укры", "покин")
_SAID = ("как", "сообщ", "уточн", "подтверд", "рассказ", "according")
ASKED = Asked(RELATIVE | _MORE, (*_DOING, *_SAID, *GOT_AWAY), (_HAVING_DONE,))
_CLAUSE = seldom(r",(?:o?[pP])?(?P<who>[oiэ])[^|;:,IGwgjГ{+0nЮ]{0,12},")
_THEN = seldom(r"(?P<when>[oэ])[^|;:,IGwgjГ{+0nЮ]{0,8},")
_SOMEBODY = seldom(r"(?:n[oye]{0,2}B|p[oye*]{0,2}B|[B*])[^|;:,IGwgjГ{+0Ю]{0,6}$|nz?[oye]{0,2}$")
_HAPPENED = seldom(r"[oye]{0,3}(?:[IGГЮИF]|\{[oye]{0,3}j|[/ѣ][oye]{0,2}j|j|\+|p[oye]{0,2}[j+])")

_PUT_IN = seldom(
    # «ранены, по предварительным данным, трое», «люди, слава богу, целы»
    r"(?:(?<=[IГИ{wgG])(?P<late>,[PpoyetCAμεδν&]{1,7},)(?=[oye*]{0,2}(?:[nB0~]|0w))"
    r"|(?<=[Bи\\])(?P<early>,[Ppoyet]{1,5},)(?=[oyeJ]{0,2}(?:[IGϡГ]|0I|\{[oye]{0,3}j|p[oye]?[j+]))"
    # «двух попутчиц, 45 и 67 лет, прооперировали», "two women, aged 58 and 63, were hurt"
    r"|(?<=n)(?P<who>[oye]{0,2}B{1,2})(?P<ages>,o?(?:\*(?:,\*){0,3}(?:\*\*|&\*)г?),)(?=[oye]{0,3}(?:[IGГ+И]|\{[oye]{0,3}j|p[oye]?[j+]))"
    # «двое пенсионеров, муж и жена, с ожогами доставлены», «двое (отец и сын) ранены»
    r"|(?<=n)[oye]{0,2}B{0,2}(?P<pair>[,\-(][oye]?B&[oye]?B[,\-)])(?=[oye]{0,3}(?:[IGГ+И]|\{|p[oye]?[j+]))"
    # «кассир, женщина 29 лет, и мальчик», "a resident, a 16-year-old girl, is in intensive care"
    r"|(?<=B)(?P<person>,[oye]{0,2}(?:\*[oye]?(?P<kind>B)|(?P<aged>B)[oye]?\*г?),)(?=[oye]{0,3}(?:&|[IGГ+И]|\{|p[oye]?[j+]))"
    # «погиб сторож, мужчина 60 лет»
    r"|(?<=[IG])[oye]{0,2}B(?P<last>,[oye]{0,2}(?P<late_kind>B)[oye]?\*г?)$"
    # «водитель, 45 лет, и пассажир ранены», «у водителя, 45 лет, ожоги»
    r"|(?<=B)(?P<age>,o?\*г?,)(?=[oye]{0,3}(?:&|[IGГ+Иj]|\{|p[oye]?[j+]))"
    # «водителя, ему было 44 года, врачи спасти не смогли»
    r"|(?<=B)(?P<his_age>,o[o?]{0,2}\*[oye]?г?,)(?=[oyeч0]{0,4}(?:[IGГ+Иjϟ]|\{|p[oye]?[j+]))"
    # «погибли водитель и экспедитор, молодые мужчины, 27 и 31 год»
    r"|(?:(?<=&B)|(?<=&[oye]B))(?P<both>,[oye]{0,2}B{1,2})(?=,\*{2,3}г?(?:[|,;)]|$))"
    # «водитель и пассажир успели выскочить, но получили ранения»
    r"|(?<=B)(?P<away>[oyepэ]{1,4}[oyeи\\]?,o?)(?=[oye]{0,2}(?:[IG]|\{[oye]{0,3}j))"
    # «ранены, как сообщили медики, пятеро»
    r"|(?<=[IG])(?P<said>,o[op]?B,)(?=[oye]{0,2}n))"
)


def without_put_in(part: Part) -> Part:
    """The sentence without what only says by whom it is known, or of what age and sex those are of whom it tells."""
    start = 0
    for _ in range(_AT_MOST):
        match = _PUT_IN.search(part.codes, start)
        if match is None:
            break
        group = next(name for name in _GROUPS if match[name])
        first, last = match.span(group)
        if _says_nothing_else(part, match, group):
            part, last = part.without(first, last), first
        start = max(0, last - 1)
    return part


def _says_nothing_else(part: Part, match: re.Match[str], group: str) -> bool:
    """«кассир, женщина 29 лет, …», but not «женщина, мужчина 40 лет, …», «погибли двое, мать и сын, …»."""
    start, end = match.span(group)
    match group:
        case "late" if part.codes[start - 1] in "wg":
            return "n" not in part.codes[max(0, start - _COUNTED_BEFORE) : start]
        case "pair":
            return _TOLD.isdisjoint(part.codes[part.codes.rfind("|", 0, start) + 1 : start])
        case "said":
            return part.words[start + 1].startswith(_SAID)
        case "away":
            return any(word.startswith(GOT_AWAY) for word in part.words[start:end])
        case "person" | "last":
            several = group == "last" and part.words[match.start() - 1].endswith(_OF_SEVERAL)
            kind = max(match.start(name) for name in ("kind", "aged", "late_kind"))
            described = part.words[kind].startswith(_KINDS) and not part.words[start - 1].startswith(_KINDS)
            return described and not several
    return True


def has_relative(part: Part) -> bool:
    """Whether a sentence may have a clause between somebody and what happened to them."""
    return "," in part.codes and (
        not RELATIVE.isdisjoint(part.words)
        or any(word.startswith(_DOING) or _HAVING_DONE in word for word in part.words)
    )


def _goes_on(word: str) -> bool:
    """«который», «стоявшая», «ожидавшие»: a word that begins such a clause."""
    return word in RELATIVE or word.startswith(_DOING) or (_HAVING_DONE in word and word.endswith(_FORMS_OF_DOING))


def without_relative(part: Part, *, harmless: bool = False) -> Part:
    """The sentence without such a clause, where what happened to them is told behind it.

    `harmless`: only without one that tells of no damage.
    """
    for match in _CLAUSE.finditer(part.codes):
        if not any(_goes_on(word) for word in part.words[match.start() + 1 : match.end("who")]):
            continue
        start, end = match.span()
        end = _end(part, end)
        if harmless and ("F" in part.codes[start:end] or "f" in part.codes[start:end]):
            continue
        if _told_behind(part.codes, start, end):
            return part.without(start, end)
    return part


def _end(part: Part, end: int) -> int:
    """Behind a further clause, too: «…, который стоял у дома, когда упал дрон, …»."""
    match = _THEN.match(part.codes, end)
    return match.end() if match and part.words[match.start("when")] in _MORE else end


def _told_behind(codes: str, start: int, end: int) -> re.Match[str] | None:
    head = codes[max(codes.rfind(mark, 0, start) for mark in "|;:") + 1 : start]
    return _HAPPENED.match(codes, end) if _SOMEBODY.search(head) else None
