"""Words that mean harm, people or no harm only beside certain others: «наложили швы», «лишились жизни», «ноль»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.consequences import beside, by_nouns, cared_for, lives_lost
from bot.reading.consequences.beside import Rule, clause, of_age_before, put
from bot.reading.consequences.in_english import in_english
from bot.reading.consequences.of_those import THE_REST
from bot.reading.consequences.pairs import as_pairs
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_FATAL = ("смертельн", "летальн", "фатальн", "fatal")
_COUNTED = seldom(r"[wgx][op\-:]{0,3}$|[wgxf]$")
_COUNTS = seldom(r"o?[wgxG]")
_THING = frozenset("и\\FfUuvd")
_SAFE_BEFORE = seldom(r"[JB][^|,;:0и\\]{0,9}$")
_TO_BE = ("чтоб", "будут", "будем", "станут", "чувств", "оставай")
_ARE = frozenset({"are", "is", "all", "and", "was", "were"})
_SO_MANY_HARMED = seldom(r"n{1,3}[oye]{0,2}B{0,2}[oye]{0,2}[IwG]|[oye]{0,3}B[oye]{0,2}[IG]")
_WHO_IS_TOUCHED = seldom(r"n$|B.?$|(?<!p)(?<!p.)B[oye^AszC]{0,3}[oиъ\\CAs]$")
# «водителя грузовика»
_OF_HIS = seldom(r"B[oye]?[и\\]")
_WHOM = seldom(r"&?[oye*]{0,2}(?:n?[oye*]{0,2}B|n{1,2}(?=[|,;:&]|$))")
_ONE_CUT, _NO_THING = frozenset({"a", "the", "one", "deep", "small", "minor", "slight"}), seldom("o?[\\\\и]|B")
_SPLINTERS = ("осколк", "стекл", "взрывн", "ударной", "shrapnel", "splinter", "glass")
_DEFENCE = ("self", "defen", "militia", "territorial")
_NOR = "ни"
_OWN_AND_OTHER = seldom(r"B[и\\]&[no]{0,2}B")
_FAMILY = ("муж", "жен", "сын", "доч", "мать", "матер", "отец", "отц", "брат", "сестр", "внук", "внучк", "дет", "ребен")
_GENITIVE = ("его", "ей", "ых", "их")
_FIELDS = ("гектар", "соток", "сотки", "посев", "урожа", "озим", "ульев", "улья", "hectare")
_OF_TWO = frozenset("B~ч")
_ZERO, _GLASS = "0", frozenset({"стеклом", "стеклами", "стекла", "стекол"})
# «из девяти пассажиров ранения получили шесть»
_OUT_OF_ALL = seldom(r"(?:^|(?<=[,;:]))[C&]?zn{1,3}(?=[oye*]{0,2}B[^|;:,И]{0,12}n)")
_SUCH = frozenset({"таких", "таковых", "их"})
_SPLINTER, _OF_GLASS = "осколк", ("ом", "ами")
# «глава хозяйства подорвался»
_BLOWN_UP, _WHO_BLEW_UP = seldom(r"(?:B|n)[oyesCAY]{0,5}$"), seldom(r"[oye]{0,2}(?:n|B)")
_THEMSELVES = ("ся", "ась", "ись")
_MACHINERY, _MEN_CUT = "техника", "посекл"


def _worker(_words: Sequence[str], codes: str, at: int) -> str:
    """«оператор заправки», not «оператор БПЛА»."""
    return codes if codes[at] not in "oC" or codes[at + 1 : at + 2] in set("Uuv") else put(codes, at, "B")


def _operator(_words: Sequence[str], codes: str, at: int) -> str:
    """ "a machine operator", not "drone operators"."""
    return codes if codes[at] not in "oC" or codes[at - 1 : at] in set("Uuv") else put(codes, at, "B")


def _fighter(words: Sequence[str], codes: str, at: int) -> str:
    """ "a self-defence fighter", no aircraft."""
    return put(codes, at, "B") if codes[at] in "oC" and at and words[at - 1].startswith(_DEFENCE) else codes


def _owner(words: Sequence[str], codes: str, at: int) -> str:
    """«владелец дома госпитализирован», "the homeowner", «хозяин дома и его зять»."""
    codes = put(codes, at, "B") if codes[at] in "oC" and words[at] != "own" else codes
    return put(codes, at + 1, "o") if _OWN_AND_OTHER.match(codes, at) else codes


def _not_one(words: Sequence[str], codes: str, at: int) -> str:
    """«ни одного пострадавшего»: nobody."""
    start, end = clause(codes, at)
    alone = words[at] == _NOR and codes[at + 1 : at + 2] == "n" and "0" not in codes[start:end]
    return put(codes, at, "0") if alone else codes


def _everybody(_words: Sequence[str], codes: str, at: int) -> str:
    """«персонал не пострадал»."""
    return put(codes, at, "B") if ("0" in codes or "ϡ" in codes) and codes[at] in "oC" else codes


def _without_glass(part: Part) -> Part:
    """«трое порезались стеклом», «осколками стекла»: by what, not what was hurt."""
    words = [*part.words]
    codes = part.codes
    for at, word in enumerate(part.words):
        if word in _GLASS and (word.endswith(_OF_GLASS) or part.words[at - 1].startswith(_SPLINTER)):
            codes, words[at] = put(codes, at, "o"), _SPLINTER
    return part if codes == part.codes else Part(codes, words, part.at)


def _none_such(words: Sequence[str], codes: str, at: int) -> str:
    """«про погибших скажу прямо: таких нет», «жертв искали, но их нет»: none of those that are spoken of."""
    if words[at] not in _SUCH or "0" not in codes[max(0, at - 1) : at + 2]:
        return codes
    of = max(codes.rfind(noun, 0, at) for noun in "wgx")
    return codes if of < 0 or not {"0", "n", "B"}.isdisjoint(codes[of:at]) else put(codes, at, codes[of])


def _threatens(_words: Sequence[str], codes: str, at: int) -> str:
    """«жизни раненого ничего не угрожает»: no denial of wounds."""
    return put(codes, at - 1, "o") if codes[at - 1 : at] == "0" else codes


def _zero(_words: Sequence[str], codes: str, at: int) -> str:
    """«пострадавших – ноль»."""
    counted = _COUNTED.search(codes, max(0, at - 4), at) or _COUNTS.match(codes, at + 1)
    return put(codes, at, "0") if codes[at] == "n" and counted else codes


def _deadly(words: Sequence[str], codes: str, at: int) -> str:
    """«смертельных случаев нет»."""
    deadly = words[at].startswith("смерт") or (at > 0 and words[at - 1].startswith(_FATAL))
    return put(codes, at, "g") if deadly and "0" in codes and codes[at] in "oC" else codes


def _touched(words: Sequence[str], codes: str, at: int) -> str:
    """«прохожих не задело», «осколком задело женщину»."""
    start, end = clause(codes, at)
    splinter = next((place for place in range(start, end) if words[place].startswith(_SPLINTERS)), end)
    near = put(codes, splinter + 1, "o") if codes[splinter + 1 : splinter + 2] in {"U", "u", "v"} else codes
    behind = _OF_HIS.sub("B", near[at + 1 : end])
    hit = splinter < end and _THING.isdisjoint(near[min(splinter, at) : at] + behind)
    before = _WHO_IS_TOUCHED.search(codes, start, at) or of_age_before(codes, at)
    beside = before or _WHOM.match(codes, at + 1)
    if hit and "0" not in codes[start:end] and beside:
        return put(codes, at, "I")
    alone = "B" in codes[start:at] and _THING.isdisjoint(codes[start:at])
    return put(codes, at, "I") if codes[at - 1 : at] == "0" and alone else codes


def _cut(words: Sequence[str], codes: str, at: int) -> str:
    """ "received a cut on his arm": a wound."""
    wound = at > 0 and words[at - 1] in _ONE_CUT and not _NO_THING.match(codes, at + 1)
    return put(codes, at, "j") if wound else codes


def _safe(words: Sequence[str], codes: str, at: int) -> str:
    """«все в безопасности», "everyone is safe"."""
    start, end = clause(codes, at)
    beside = words[at - 1] == "в" if not words[at].isascii() else words[at - 1] in _ARE
    if not at or not beside or any(word.startswith(_TO_BE) for word in words[start:end]):
        return codes
    return put(codes, at, "ϡ") if _SAFE_BEFORE.search(codes, start, at) else codes


def _left(_words: Sequence[str], codes: str, at: int) -> str:
    """ "killed a guard and left two injured": a clause of its own."""
    return put(codes, at, ";") if "G" in codes[:at] and _SO_MANY_HARMED.match(codes, at + 1) else codes


def _escaped(_words: Sequence[str], codes: str, at: int) -> str:
    """ "the driver escaped injury", "the school escaped damage"."""
    if "f" in codes[at : at + 4]:
        return put(codes, at, "0")
    injury = codes.find("j", at, at + 4)
    return codes if injury < 0 else put(put(codes, at, "o"), injury, "ϡ")


def _slight(words: Sequence[str], codes: str, at: int) -> str:
    """«отделался испугом и царапинами»: wounds got."""
    _, end = clause(codes, at)
    if "j" not in codes[at:end]:
        return codes
    return codes[:at] + "{" + codes[at + 1 : end].replace("ϡ", "o") + codes[end:]


def _averted(_words: Sequence[str], codes: str, at: int) -> str:
    """«разрушения предотвращены»: there are none."""
    start, end = clause(codes, at)
    return put(codes, at, "0") if "f" in codes[start:end] and "0" not in codes[start:end] else codes


def _crops(words: Sequence[str], codes: str, at: int) -> str:
    """«погибло два гектара озимых»."""
    start, end = clause(codes, at)
    return put(codes, at, "F") if any(word.startswith(_FIELDS) for word in words[start:end]) else codes


def _blown_up(words: Sequence[str], codes: str, at: int) -> str:
    """«житель подорвался на мине», «на взрывном устройстве подорвались двое»: hurt; not a tractor."""
    start, end = clause(codes, at)
    told = _BLOWN_UP.search(codes, start, at) or _WHO_BLEW_UP.match(codes, at + 1)
    alone = not {"0", "и", "\\", "I", "G"} & {*codes[start:end]} and words[at].endswith(_THEMSELVES)
    return put(codes, at, "I") if told and alone else codes


def _neither(_words: Sequence[str], codes: str, at: int) -> str:
    """«инфраструктура не пострадала, люди – тоже»: nobody was hurt."""
    told = codes[max(0, at - 2) : at] == "B-" and "0I" in codes[:at]
    return f"{codes[: at - 1]}0I{codes[at + 1 :]}" if told else codes


def _of_the_dead(words: Sequence[str], codes: str, at: int) -> str:
    """«муж и дочь погибшей ранены»: whose they are."""
    whose = at > 0 and words[at - 1].startswith(_FAMILY) and codes[at - 1] == "B"
    return put(codes, at, "o") if whose and words[at].endswith(_GENITIVE) else codes


def _machinery(words: Sequence[str], codes: str, at: int) -> str:
    """«посечена техника дорожников», «ни техники»: things and whose they are, not a technician."""
    start, end = clause(codes, at)
    if words[at - 1] == _NOR and codes[at] == "B":
        return put(codes, at, "и")
    harmed = "F" in codes[start:end] and not any(word.startswith(_MEN_CUT) for word in words[start:end])
    if words[at] != _MACHINERY or codes[at] != "B" or not harmed:
        return codes
    return put(put(codes, at, "и"), at + 1, "o") if codes[at + 1 : at + 2] == "B" else put(codes, at, "и")


_RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    *by_nouns.RULES,
    *cared_for.RULES,
    *lives_lost.RULES,
    (("оператор",), _worker),
    (("operator",), _operator),
    (("fighter",), _fighter),
    (
        (
            "владел",
            "собственник",
            "хозяин",
            "хозяйк",
            "хозяев",
            "сапер",
            "взрывотехник",
            "owner",
            "homeowner",
            "occupant",
        ),
        _owner,
    ),
    ((_NOR,), _not_one),
    (("персонал", "населени", "экипаж", "коллектив", "personnel", "staff", "crew"), _everybody),
    (("ноль", "нуль", "zero"), _zero),
    (("смертей", "смертях", "случа", "исход"), _deadly),
    (
        ("задел", "задет", "зацепил", "достал", "тронул", "затронул", "коснул", "настиг", "touched", "cut", "hit"),
        _touched,
    ),
    (("cut",), _cut),
    (("безопасности", "safe", "alive"), _safe),
    (("left", "leaving"), _left),
    (("отдела",), _slight),
    (tuple(_SUCH), _none_such),
    (("угрожа",), _threatens),
    (("escap",), _escaped),
    (("предотвра",), _averted),
    (("погиб",), _crops),
    (("подорвал",), _blown_up),
    (("тоже", "также"), _neither),
    (("погибш", "убит"), _of_the_dead),
    ((_MACHINERY, "техники"), _machinery),
)
_BEGINNINGS = tuple(beginning for beginnings, _ in _RULES for beginning in beginnings)
_PARTS = (beside, by_nouns, cared_for, lives_lost)
ASKED = Asked(
    frozenset(_ARE | _ONE_CUT | {_ZERO, "в", *_GLASS}).union(*(of.ASKED.words for of in _PARTS)),
    (
        *_BEGINNINGS,
        *_FATAL,
        *_FAMILY,
        *_TO_BE,
        *_SPLINTERS,
        *_FIELDS,
        *_DEFENCE,
        _MEN_CUT,
        *(word for of in _PARTS for word in of.ASKED.beginnings),
    ),
)


def _blank(match: re.Match[str]) -> str:
    return "o" * len(match.group())


def retold(part: Part) -> Part:
    """The sentence with such words as the concepts that they tell of; those that no rule asks for have one letter."""
    part = in_english(part)
    part = _without_glass(part) if "и" in part.codes else part
    part = as_pairs(part) if not _OF_TWO.isdisjoint(part.codes) else part
    rest = "z" in part.codes and "G" in part.codes and any(word.startswith(THE_REST) for word in part.words)
    codes = _OUT_OF_ALL.sub(_blank, part.codes, 1) if "z" in part.codes and not rest else part.codes
    for at, word in enumerate(part.words):
        if len(word) > 1 and word.startswith(_BEGINNINGS):
            for beginnings, rule in _RULES:
                if word.startswith(beginnings):
                    codes = rule(part.words, codes, at)
        elif word == _ZERO:
            codes = _zero(part.words, codes, at)
    return part if codes == part.codes else Part(codes, part.words, part.at)
