"""Words that mean harm, people or no harm only beside certain others: «наложили швы», «лишились жизни», «ноль»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_Rule = Callable[[Sequence[str], str, int], str]
_END = seldom("[|,;:]|$")
_SOMEBODY = frozenset("Bnw")
_PRONOUNS = frozenset({"он", "она", "ему", "ей", "его", "ее", "им"})
_DRESSING = ("шв", "шов", "гипс", "повязк", "бинт")
_GIVEN_CARE = ("сдела", "дела", "прове", "прово", "перене")
_LOST_LIMB = (
    "потеря", "оторва", "отсек", "раздроб", "сломал", "ампутир", "лишил", "подверн", "прищем", "придави", "отреза",
    "broke", "lost", "broken", "fractured",
)  # fmt: skip
_PARTED = frozenset({"жизни", "жизнью"})
_FATAL = ("смертельн", "летальн", "фатальн", "fatal")
_BECAME = ("стал", "оказал", "became")
_BECOMES_OF = seldom("[^|;:,0]{0,8}[nB~]")
_WHO_BECAME = seldom("[nB][^|;:,0n]{0,3}$")
_COUNTED = seldom(r"[wgx][op\-:]{0,3}$|[wgx]$")
_COUNTS = seldom(r"o?[wgxG]")
_THING = frozenset("и\\FfUuvd")
_SAFE_BEFORE = seldom(r"[JB][^|,;:0и\\]{0,9}$")
_TO_BE = ("чтоб", "будут", "будем", "станут", "чувств", "оставай")
_ARE = frozenset({"are", "is", "all", "and", "was", "were"})
_SO_MANY_HARMED = seldom(r"n{1,3}[oye]{0,2}B{0,2}[oye]{0,2}[IwG]|[oye]{0,3}B[oye]{0,2}[IG]")
_NOT_SAVED = seldom(r"0[oye]{0,3}$")
_WHOM = seldom(r"[oye*]{0,2}n?[oye*]{0,2}B")
_WHO_GOT = seldom(r"(?:n[oye*]{0,2}B{0,2}|B)(?P<verb>[^|,;:nB0]{1,7})$")
_MEDICAL, _NOBODY = ("медиц", "медик", "врач", "медпом"), frozenset({"никто", "никому"})
_GRAVE = ("тяжел", "критич", "средн", "крайне", "стабильн")
_UNDER = ("after", "receiv", "need", "undergo", "under", "requir")


def _clause(codes: str, at: int) -> tuple[int, int]:
    """The span of the clause around a token."""
    end = _END.search(codes, at)
    return max(codes.rfind(mark, 0, at) for mark in "|,;:") + 1, end.start() if end else len(codes)


def _with(codes: str, at: int, code: str) -> str:
    return codes[:at] + code + codes[at + 1 :]


def _of_somebody(words: Sequence[str], codes: str, at: int) -> bool:
    """Whether the clause of a token speaks of somebody and denies nothing."""
    start, end = _clause(codes, at)
    if "0" in codes[start:end]:
        return False
    return not _SOMEBODY.isdisjoint(codes[start:end]) or not _PRONOUNS.isdisjoint(words[start:end])


def _worker(_words: Sequence[str], codes: str, at: int) -> str:
    """«оператор заправки», not «оператор БПЛА»."""
    return codes if codes[at] not in "oC" or codes[at + 1 : at + 2] in set("Uuv") else _with(codes, at, "B")


def _everybody(_words: Sequence[str], codes: str, at: int) -> str:
    """«персонал не пострадал»."""
    return _with(codes, at, "B") if "0" in codes and codes[at] in "oC" else codes


def _dressed(words: Sequence[str], codes: str, at: int) -> str:
    """«мужчине наложили швы»: given medical care."""
    dressing = any(word.startswith(_DRESSING) for word in words[max(0, at - 1) : at + 4])
    return _with(codes, at, "Г") if dressing and _of_somebody(words, codes, at) else codes


def _operated(words: Sequence[str], codes: str, at: int) -> str:
    """«раненого оперируют»."""
    return _with(codes, at, "Г") if codes[at] == "o" and _of_somebody(words, codes, at) else codes


def _operation(words: Sequence[str], codes: str, at: int) -> str:
    """«водителю сделали операцию»."""
    near = range(max(0, at - 2), min(len(words), at + 2))
    verb = next((index for index in near if words[index].startswith(_GIVEN_CARE)), None)
    return codes if verb is None or not _of_somebody(words, codes, at) else _with(codes, verb, "Г")


def _ambulance(words: Sequence[str], codes: str, at: int) -> str:
    """«слесаря увезла скорая»."""
    start, end = _clause(codes, at)
    if codes.count("+", start, end) != 1 or not _of_somebody(words, codes, at):
        return codes
    return codes[:start] + codes[start:end].replace("+", "Г") + codes[end:]


def _limb(words: Sequence[str], codes: str, at: int) -> str:
    """«мужчина потерял руку», «рабочему оторвало кисть»: an injury."""
    near = [index for index in range(max(0, at - 1), min(len(codes), at + 3)) if codes[index] == "ϧ"]
    if near and _of_somebody(words, codes, at):
        return _with(_with(codes, at, "{"), near[0], "j")
    return codes


def _lost_life(words: Sequence[str], codes: str, at: int) -> str:
    """«двое лишились жизни», «мужчина ушёл из жизни»; else perhaps a limb."""
    if not _PARTED.isdisjoint(words[at + 1 : at + 3]) and words[at].endswith(
        ("лся", "лась", "лись", "шел", "шла", "шли")
    ):
        return _with(codes, at, "G")
    return _limb(words, codes, at) if words[at].startswith("лишил") else codes


def _not_alive(_words: Sequence[str], codes: str, at: int) -> str:
    """«до больницы не дожил»."""
    return codes[: at - 1] + "oG" + codes[at + 1 :] if codes[at - 1 : at] == "0" else codes


def _victims(words: Sequence[str], codes: str, at: int) -> str:
    """«жертвой удара стала женщина», «двое стали жертвами»: dead."""
    start, end = _clause(codes, at)
    if codes[at] != "x" or "0" in codes[start:end] or "I" in codes[start:end]:
        return codes
    for index in range(start, end):
        if words[index].startswith(_BECAME):
            told = _BECOMES_OF.match(codes, max(index, at) + 1) or _WHO_BECAME.search(codes, start, min(index, at))
            return _with(_with(codes, at, "o"), index, "G") if told else codes
    return codes


def _zero(_words: Sequence[str], codes: str, at: int) -> str:
    """«пострадавших – ноль»."""
    counted = _COUNTED.search(codes, max(0, at - 4), at) or _COUNTS.match(codes, at + 1)
    return _with(codes, at, "0") if codes[at] == "n" and counted else codes


def _deadly(words: Sequence[str], codes: str, at: int) -> str:
    """«смертельных случаев нет»."""
    deadly = words[at].startswith("смерт") or (at > 0 and words[at - 1].startswith(_FATAL))
    return _with(codes, at, "g") if deadly and "0" in codes and codes[at] in "oC" else codes


def _touched(_words: Sequence[str], codes: str, at: int) -> str:
    """«прохожих не задело»."""
    start, _ = _clause(codes, at)
    alone = "B" in codes[start:at] and _THING.isdisjoint(codes[start:at])
    return _with(codes, at, "I") if codes[at - 1 : at] == "0" and alone else codes


def _safe(words: Sequence[str], codes: str, at: int) -> str:
    """«все в безопасности», "everyone is safe"."""
    start, end = _clause(codes, at)
    beside = words[at - 1] == "в" if words[at] != "safe" else words[at - 1] in _ARE
    if not at or not beside or any(word.startswith(_TO_BE) for word in words[start:end]):
        return codes
    return _with(codes, at, "ϡ") if _SAFE_BEFORE.search(codes, start, at) else codes


def _left(_words: Sequence[str], codes: str, at: int) -> str:
    """ "killed a guard and left two injured": a clause of its own."""
    return _with(codes, at, ";") if "G" in codes[:at] and _SO_MANY_HARMED.match(codes, at + 1) else codes


def _saved(_words: Sequence[str], codes: str, at: int) -> str:
    """ "doctors could not save the driver"."""
    denied = _NOT_SAVED.search(codes, max(0, at - 4), at)
    if denied is None or not _WHOM.match(codes, at + 1):
        return codes
    return _with(_with(codes, denied.start(), "o"), at, "G")


def _treatment(words: Sequence[str], codes: str, at: int) -> str:
    """ "four have been sent home after treatment"."""
    if not any(word.startswith(_UNDER) for word in words[max(0, at - 3) : at]) or codes[at] != "o":
        return codes
    start, _ = _clause(codes, at)
    got = _WHO_GOT.search(codes, start, at)
    return _with(codes, got.start("verb"), "Г") if got and not set("IwjГ+") & set(codes[start:at]) else codes


def _not_needed(words: Sequence[str], codes: str, at: int) -> str:
    """«медицинская помощь никому не потребовалась»."""
    start, end = _clause(codes, at)
    medical = "ч" in codes[start:end] or any(word.startswith(_MEDICAL) for word in words[start:end])
    denied = codes[at - 1 : at] == "0" and not _NOBODY.isdisjoint(words[start:end])
    if not medical or not denied:
        return codes
    return codes[:start] + codes[start:at].replace("B", "o") + "I" + codes[at + 1 :]


def _escaped(_words: Sequence[str], codes: str, at: int) -> str:
    """ "the driver escaped injury"."""
    injury = codes.find("j", at, at + 4)
    return codes if injury < 0 else _with(_with(codes, at, "o"), injury, "ϡ")


def _state(words: Sequence[str], codes: str, at: int) -> str:
    """«состояние водителя тяжёлое»: hurt."""
    start, end = _clause(codes, at)
    grave = any(word.startswith(_GRAVE) for word in words[start:end])
    told = grave and codes[at + 1 : at + 2] == "B" and not set("Iwj{Г+0nG") & set(codes[start:end])
    return _with(codes, at, "I") if told else codes


def _slight(words: Sequence[str], codes: str, at: int) -> str:
    """«отделался испугом и царапинами»: wounds got."""
    _, end = _clause(codes, at)
    if "j" not in codes[at:end]:
        return codes
    return codes[:at] + "{" + codes[at + 1 : end].replace("ϡ", "o") + codes[end:]


_RULES: tuple[tuple[tuple[str, ...], _Rule], ...] = (
    (("оператор",), _worker),
    (("персонал", "населени", "экипаж", "коллектив", "personnel", "staff", "crew"), _everybody),
    (("наложи", "наложен", "накладыва"), _dressed),
    (("оперирую", "оперирует", "оперирова", "прооперир"), _operated),
    (("операци", "перевязк"), _operation),
    (("скорая", "скорой"), _ambulance),
    (("лишил", "расстал", "ушел", "ушла", "ушли"), _lost_life),
    (tuple(beginning for beginning in _LOST_LIMB if beginning != "лишил"), _limb),
    (("дожил", "выжил"), _not_alive),
    (("жертв",), _victims),
    (("ноль", "нуль", "zero"), _zero),
    (("смертей", "смертях", "случа", "исход"), _deadly),
    (("задел", "зацепил", "тронул", "затронул", "коснул", "touched"), _touched),
    (("безопасности", "safe"), _safe),
    (("left", "leaving"), _left),
    (("save",), _saved),
    (("treatment",), _treatment),
    (("отдела",), _slight),
    (("нуждал", "нуждае", "потребов", "понадоб"), _not_needed),
    (("escap",), _escaped),
    (("состояние",), _state),
)
_ZERO = "0"
_BEGINNINGS = tuple(beginning for beginnings, _ in _RULES for beginning in beginnings)
ASKED = Asked(
    _PRONOUNS | _PARTED | _ARE | _NOBODY | {_ZERO, "в"},
    (*_BEGINNINGS, *_DRESSING, *_GIVEN_CARE, *_FATAL, *_BECAME, *_TO_BE, *_UNDER, *_MEDICAL, *_GRAVE),
)


def retold(part: Part) -> Part:
    """The sentence with such words as the concepts that they tell of."""
    codes = part.codes
    for at, word in enumerate(part.words):
        if word.startswith(_BEGINNINGS):
            for beginnings, rule in _RULES:
                if word.startswith(beginnings):
                    codes = rule(part.words, codes, at)
        elif word == _ZERO:
            codes = _zero(part.words, codes, at)
    return part if codes == part.codes else Part(codes, part.words, part.at)
