"""Deaths told of by phrases: «лишились жизни», «до больницы не дожил», «жертвой стала …»; limbs lost, too."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.consequences.beside import PRONOUNS, SOMEBODY, Rule, clause, of_somebody, put
from bot.reading.consequences.perished import is_thing
from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_LOST_LIMB = (
    "потеря", "оторва", "отсек", "раздроб", "сломал", "ампутир", "лишил", "подверн", "прищем", "придави", "отреза",
    "broke", "lost", "broken", "fractured",
)  # fmt: skip
_PARTED = frozenset({"жизни", "жизнью"})
_BECAME = ("стал", "оказал", "became")
_BECOMES_OF = seldom("[^|;:,0]{0,8}[nB~]")
_WHO_BECAME = seldom("[nB][^|;:,0n]{0,3}$")
_NOT_SAVED = seldom(r"0[oye]{0,3}$")
_HEART, _HE = "сердце", frozenset({"он", "она", "he", "she"})
_NONE_OF_THEM = frozenset({"никто", "никого"})
_OF_THEM = seldom("oz(?P<number>n{1,3})?")
_WHOM = seldom(r"[oye*]{0,2}n?[oye*]{0,2}B")
# «обнаружены тела двух человек», «найдено тело мужчины»
_BODY = seldom(r"(?<=[^M]n)ϖ|(?<=^n)ϖ|ϖ(?=z?o?(?:n{0,3}[oye*]{0,2}B|n{1,3}(?:[|,;&]|$)))")
_TO_SEVERAL, _ANYBODY = ("ам", "ям", "ым", "им"), frozenset("BnwIj")
# «в горящем доме мужчину спасти не удалось», «спасти водителя машины»
_NOTHING = "ничего"
_WHO_WAS = seldom("B[oye]{0,2}$")
_FAR, _WHERE_OR_WHOSE = 12, seldom("[pP][oye]?$|[Bw]$")
_SOMEBODYS = frozenset(
    {
        "woman's", "man's", "boy's", "girl's", "child's", "driver's", "resident's", "pensioner's", "worker's",
        "teenager's",
    }
)  # fmt: skip
_GONE = frozenset({"не", "стало", "без", "признаков", "жизни"})
# «не стало двоих», «не стало Сергея, механизатора», «не стало Ивана Петрова»
_WHO_IS_GONE = seldom("[oye]{0,2}(?:n{0,3}[oye]{0,2}B|n{1,3}(?:[|,;&]|$)|C{2,3}|C,[oye]{0,2}B|o~)")
ASKED = Asked(
    _PARTED | _NONE_OF_THEM | _SOMEBODYS | _GONE | _HE | {"death", "be", _HEART, _NOTHING},
    (
        *_BECAME,
        "жизн",
        "смерть",
    ),
)


def _limb(words: Sequence[str], codes: str, at: int) -> str:
    """«мужчина потерял руку», «рабочему оторвало кисть»: an injury."""
    near = [index for index in range(max(0, at - 1), min(len(codes), at + 3)) if codes[index] == "ϧ"]
    if near and (of_somebody(words, codes, at) or ("0" not in codes and not SOMEBODY.isdisjoint(codes[:at]))):
        return put(put(codes, at, "{"), near[0], "j")
    return codes


def _lost_life(words: Sequence[str], codes: str, at: int) -> str:
    """«двое лишились жизни», «мужчина ушёл из жизни»; else perhaps a limb."""
    parted = (*words[max(0, at - 2) : at], *words[at + 1 : at + 3])
    if not _PARTED.isdisjoint(parted) and words[at].endswith(("лся", "лась", "лись", "шел", "шла", "шли")):
        return put(codes, at, "G")
    return _limb(words, codes, at) if words[at].startswith("лишил") else codes


def _nobody(words: Sequence[str], codes: str, at: int) -> str:
    """«никто не выжил», «никого из них спасти не удалось»: all of them died."""
    start, end = codes.rfind("|", 0, at) + 1, clause(codes, at)[1]
    found = [index for index in range(start, end) if codes[index] == "0"]
    if len(found) < 2 or words[found[0]] not in _NONE_OF_THEM:
        return codes
    for index in found:
        codes = put(codes, index, "o")
    of = _OF_THEM.match(codes, found[0])
    return put(codes, at, "G") if of and of["number"] else put(put(codes, at, "G"), found[-1], "J")


def _not_alive(words: Sequence[str], codes: str, at: int) -> str:
    """«до больницы не дожил»."""
    nobody = _nobody(words, codes, at)
    if nobody != codes:
        return nobody
    return codes[: at - 1] + "oG" + codes[at + 1 :] if codes[at - 1 : at] == "0" else codes


def _cut_short(words: Sequence[str], codes: str, at: int) -> str:
    """«оборвалась жизнь женщины», «жизни двоих мужчин оборвались»."""
    start, end = clause(codes, at)
    return put(codes, at, "G") if any(word.startswith("жизн") for word in words[start:end]) else codes


def _he_died(words: Sequence[str], codes: str, at: int) -> str:
    """«от ран она скончалась»: of one told of before, if no other is named."""
    if codes[at] != "Ю" or not {"B", "n", "w", "0"}.isdisjoint(codes):
        return codes
    start, end = clause(codes, at)
    he = next((index for index in range(start, end) if words[index] in _HE), None)
    return codes if he is None else put(codes, he, "B")


def _heart(words: Sequence[str], codes: str, at: int) -> str:
    """«сердце мужчины остановилось»."""
    start, end = clause(codes, at)
    return put(codes, at, "G") if _HEART in words[start:end] else codes


def _left_without(words: Sequence[str], codes: str, at: int) -> str:
    """«тракторист остался без ноги», «остался без сознания»."""
    if codes[at + 1 : at + 2] != "0" or codes[at + 2 : at + 3] != "ϧ":
        return codes
    return f"{codes[:at]}{{oj{codes[at + 3 :]}"


def _unconscious(_words: Sequence[str], codes: str, at: int) -> str:
    """«без сознания»: no denial."""
    return put(codes, at - 1, "o") if codes[at - 1 : at] == "0" else codes


def _cost_life(words: Sequence[str], codes: str, at: int) -> str:
    """«удар стоил жизни водителю»."""
    return put(codes, at, "G") if "жизни" in words[at + 1 : at + 3] else codes


def _rescued(words: Sequence[str], codes: str, at: int) -> str:
    """«спасти её не смогли», «мужчину не удалось реанимировать»: a death."""
    start, end = clause(codes, at)
    nobody = _nobody(words, codes, at)
    if nobody != codes:
        return nobody
    denied = codes.find("0", start, end)
    if denied < 0:
        return codes
    if _something(words, codes, at):
        return put(put(codes, denied, "o"), at, "o")
    chars = list(codes)
    for index in range(start, end):
        if codes[index] == "B" and words[index].endswith(_TO_SEVERAL):
            chars[index] = "o"
    chars[denied], chars[at] = "o", "G"
    for index in range(start, end):
        if codes[index] == "w" or words[index] in PRONOUNS:
            chars[index] = "B"
    return "".join(chars)


def _something(words: Sequence[str], codes: str, at: int) -> bool:
    """«яблоню спасти не удалось», «машина загорелась, спасти её не удалось»: no person."""
    start, end = clause(codes, at)
    if _NOTHING in words[start:end]:
        return True
    near = range(max(start, at - _FAR), min(end, at + _FAR))
    if any(
        is_thing(words, codes, index) and not _WHERE_OR_WHOSE.search(codes, max(0, index - 2), index) for index in near
    ):
        return True
    if PRONOUNS.isdisjoint(words[near.start : near.stop]) or not _ANYBODY.isdisjoint(codes[:end]):
        return False
    return any(is_thing(words, codes, index) for index in range(max(0, start - _FAR), start))


def _certified(words: Sequence[str], codes: str, at: int) -> str:
    """«врачи констатировали смерть мужчины»."""
    return put(codes, at, "G") if "смерть" in words[at + 1 : at + 3] else codes


def _death_came(words: Sequence[str], codes: str, at: int) -> str:
    """«смерть наступила мгновенно», «смерть водителя наступила на месте»."""
    start, end = clause(codes, at)
    return put(codes, at, "G") if "смерть" in words[start:end] and "0" not in codes[start:end] else codes


def _incompatible(_words: Sequence[str], codes: str, at: int) -> str:
    """«травмы, не совместимые с жизнью»."""
    if codes[at - 1 : at] != "0":
        return codes
    head = codes[: at - 1].replace("{", "o").replace("j", "o")
    return head + "oG" + codes[at + 1 :]


def _victims(words: Sequence[str], codes: str, at: int) -> str:
    """«жертвой удара стала женщина», «двое стали жертвами»: dead."""
    start, end = clause(codes, at)
    if codes[at] != "x" or "0" in codes[start:end] or "I" in codes[start:end]:
        return codes
    for index in range(start, end):
        if words[index].startswith(_BECAME):
            told = _BECOMES_OF.match(codes, max(index, at) + 1) or _WHO_BECAME.search(codes, start, min(index, at))
            return put(put(codes, at, "o"), index, "G") if told else codes
    return codes


def _saved(words: Sequence[str], codes: str, at: int) -> str:
    """ "doctors could not save the driver", "the driver could not be saved"."""
    denied = _NOT_SAVED.search(codes, max(0, at - 4), at)
    whom = denied and (
        _WHOM.match(codes, at + 1) or (words[at - 1] == "be" and _WHO_WAS.search(codes, 0, denied.start()))
    )
    if denied is None or not whom:
        return codes
    return put(put(codes, denied.start(), "o"), at, "G")


def _toll(words: Sequence[str], codes: str, at: int) -> str:
    """ "the death toll rose to two"."""
    return put(codes, at, "g") if at and words[at - 1] == "death" else codes


def with_bodies(part: Part, codes: str) -> str:
    """«найдено тело мужчины», "a woman's body was found": deaths."""
    codes = _BODY.sub("G", codes)
    whose = [at for at, word in enumerate(part.words[:-1]) if word in _SOMEBODYS and codes[at + 1] == "ϖ"]
    return recoded(codes, [at + 1 for at in whose], "G") if whose else codes


def _fatally(_words: Sequence[str], codes: str, at: int) -> str:
    """ "a worker was fatally injured": a death."""
    return codes[:at] + "oG" + codes[at + 2 :] if codes[at + 1 : at + 2] == "I" else codes


def _unnamed(_words: Sequence[str], codes: str, at: int) -> str:
    """«двое погибших, личности не установлены», «погибшие пока не опознаны»: no denial of deaths."""
    start, end = clause(codes, at)
    denied = codes.find("0", start, end)
    return put(codes, denied, "o") if denied >= 0 and codes[at] in "oC" else codes


def no_more(part: Part, codes: str) -> str:
    """«не стало двух жителей», «достали без признаков жизни»: deaths, of people."""
    if _GONE.isdisjoint(part.words):
        return codes
    chars = list(codes)
    for index, word in enumerate(part.words):
        before = part.words[index - 1] if index else ""
        alive = word == "признаков" and before == "без" and "жизни" in part.words[index + 1 : index + 2]
        if (word == "стало" and before == "не" and _WHO_IS_GONE.match(codes, index + 1)) or (
            alive and not {"B", "n"}.isdisjoint(codes)
        ):
            chars[index - 1 : index + 1] = "oG"
            for at in _named(codes, index + 1):
                chars[at] = "B"
    return "".join(chars)


def _named(codes: str, start: int) -> range:
    """«не стало Ивана Петрова»: the name stands for somebody where no word for people does."""
    end = start
    while codes[end : end + 1] == "C":
        end += 1
    return range(end - 1, end) if end - start > 1 and "B" not in codes else range(0)


RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("оборвал",), _cut_short),
    (("стоил",), _cost_life),
    (("остановил",), _heart),
    (("сконча", "умер", "died"), _he_died),
    (("остал",), _left_without),
    (("сознани", "consciousness"), _unconscious),
    (("спасти", "реанимир"), _rescued),
    (("констатир",), _certified),
    (("наступил",), _death_came),
    (("совместим",), _incompatible),
    (("лишил", "расстал", "ушел", "ушла", "ушли"), _lost_life),
    (tuple(beginning for beginning in _LOST_LIMB if beginning != "лишил"), _limb),
    (("дожил", "выжил"), _not_alive),
    (("жертв",), _victims),
    (("save",), _saved),
    (("опозна", "личност", "имена", "фамили"), _unnamed),
    (("fatally", "mortally"), _fatally),
    (("toll",), _toll),
)
"""Beginnings of words with the rule that is asked for them."""
