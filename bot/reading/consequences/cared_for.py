"""People told of by the care they got or need: «наложили швы», «двоих увезла скорая», «состояние водителя тяжёлое»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.consequences.beside import SOMEBODY, Rule, clause, of_somebody, put
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_DRESSING = ("шв", "шов", "гипс", "повязк", "бинт")
_SURGEONS = frozenset({"хирурги", "врачи", "нейрохирурги", "травматологи", "медики", "доктора", "специалисты"})
_GIVEN_CARE = ("сдела", "дела", "прове", "прово", "перене")
_WHO_GOT = seldom(r"(?:n[oye*]{0,2}B{0,2}|B)(?P<verb>[^|,;:nB0]{1,7})$")
_TAKEN = ("забра", "забир", "увез", "повез")
_DOCTORS = ("медик", "врач", "специалист", "doctor")
_OF_MEDICS = frozenset({"медиков", "врачей", "докторов", "фельдшера", "фельдшеров"})
_MEDICS = ("медикам", "медику", "фельдшеру", "фельдшерам")
_MEDICAL, _NOBODY = ("медиц", "медик", "врач", "медпом"), frozenset({"никто", "никому"})
_GRAVE = ("тяжел", "критич", "средн", "крайне", "стабильн")
_CARE = ("медик", "госпитализац", "операци", "врач", "хирург", "медпомощ", "медицинск")
_HELP, _HARM = "помощь", frozenset("ϧjI")
_GOT_HELP, _TOLD_BEFORE = ("оказ", "осмотр", "получил"), frozenset("IwGgj0")
_OF_DOCTORS = ("помощь", "медик", "врач")
_SO_MANY_NEED = seldom(r"n{1,3}(?:[oye]{0,2}B|[oC]?(?:$|[|,;:]))")
_ONE_NEEDS, _NEEDS = seldom("[oye*]{0,2}B"), ("ется", "лась", "лся", "жна", "жен")
_WHOSE_STATE = seldom(
    r"(?:[oye*]?B|Jn{1,3}|M?n{1,3}(?:[oye]{0,2}B)?)(?:,?\*{1,3}гo?,?|n[oye]?B)?(?:[,&]{1,2}[oye]?(?:n{1,2}[oye]?)?B(?:\*{1,3}гo?)?)*"
)
# «госпитализированы четверо, состояние одного тяжёлое»: of one of them
_TOLD_AND_COUNTED = seldom(
    r"[ГI+][op^ACYsQ+]{0,6}n[oye]{0,2}B?[^|;:G]{0,9},$|n[oye]{0,2}B{0,2}[op^A]{0,4}[ГI+][^|;:G]{0,9},$"
)
_WHO_NEEDS = seldom(r"(?:[nB][oyeи\\]{0,2}|zi[oye]{0,2})ч?o?$")
_TO_MANY = ("ам", "ям", "ым", "им")
_TO_DOCTORS = (
    "медик", "врач", "приемн", "медучрежд", "больниц", "госпитал", "стационар", "травм", "койк", "реанимац", "отделени",
)  # fmt: skip
_ARE_TREATED = ("лечится", "лечатся")
_IN_TREATMENT, _TOLD_OTHERWISE = ("проход", "получа", "на"), frozenset("IwГ")
_PEOPLE_OR_UAVS, _NEAR, _SPECIALISTS = frozenset("BwUuvd"), 20, "специалист"
# «троим медики помогли на месте», «врачи помогли двоим»
_TO_SO_MANY = seldom(r"n{1,3}[oye]{0,2}B{0,2}[oye]{0,2}$"), seldom(r"o{0,2}n{1,3}")
_PROPERTY, _SPLINTERS = frozenset("и\\FfHh"), ("осколк",)
_WHO_SOUGHT, _WHO_CAME = seldom(r"(?:n{1,3}[oye]{0,2}B{0,2}|B)Иp?o?$|И[^|]{0,2}$"), seldom(r"И?o?M?(?:n|[oye*]{0,2}B)")
_UNDER = ("after", "receiv", "need", "undergo", "under", "requir")
ASKED = Asked(
    _NOBODY | _OF_MEDICS | _SURGEONS | {"на", "к", "за", _HELP},
    (
        *_DRESSING,
        *_GIVEN_CARE,
        *_UNDER,
        *_MEDICAL,
        *_GRAVE,
        *_CARE,
        *_TAKEN,
        *_TO_DOCTORS,
        *_IN_TREATMENT[:-1],
        *_DOCTORS,
        *_GOT_HELP,
        *_SPLINTERS,
    ),
)


def _dressed(words: Sequence[str], codes: str, at: int) -> str:
    """«мужчине наложили швы»: given medical care."""
    dressing = any(word.startswith(_DRESSING) for word in words[max(0, at - 1) : at + 4])
    return put(codes, at, "Г") if dressing and of_somebody(words, codes, at) else codes


def _operated(words: Sequence[str], codes: str, at: int) -> str:
    """«раненого оперируют»."""
    somebody = of_somebody(words, codes, at) or ("0" not in codes and not SOMEBODY.isdisjoint(codes))
    if codes[at] not in "oC" or not somebody:
        return codes
    start, end = clause(codes, at)
    for place in range(start, end):
        if words[place] in _SURGEONS:
            codes = put(codes, place, "o")
    return put(codes, at, "Г")


def _operation(words: Sequence[str], codes: str, at: int) -> str:
    """«водителю сделали операцию»."""
    near = range(max(0, at - 2), min(len(words), at + 2))
    verb = next((index for index in near if words[index].startswith(_GIVEN_CARE)), None)
    return codes if verb is None or not of_somebody(words, codes, at) else put(codes, verb, "Г")


def _ambulance(words: Sequence[str], codes: str, at: int) -> str:
    """«слесаря увезла скорая»."""
    start, end = clause(codes, at)
    if not of_somebody(words, codes, at):
        return codes
    taken = next((index for index in range(start, end) if words[index].startswith(_TAKEN)), None)
    if taken is not None:
        return put(codes, taken, "Г")
    if codes.count("+", start, end) != 1:
        return codes
    return codes[:start] + codes[start:end].replace("+", "Г") + codes[end:]


def _with_doctors(words: Sequence[str], codes: str, at: int) -> str:
    """«двое переданы медикам», «двое под наблюдением врачей», not «сбиты два дрона, оба переданы специалистам»."""
    doctors = next(
        (index for index in range(at + 1, min(len(words), at + 3)) if words[index].startswith(_DOCTORS)), None
    )
    if doctors is None or codes[at] != "o":
        return codes
    told_last = next((code for code in reversed(codes[max(0, at - _NEAR) : at]) if code in _PEOPLE_OR_UAVS), "")
    if words[doctors].startswith(_SPECIALISTS) and told_last not in {"", "B", "w"}:
        return codes
    told = put(put(codes, doctors, "o"), at, "Г")
    return told[: at - 1] + "o" + told[at:] if codes[at - 1 : at] == "п" else told


def _admitted(words: Sequence[str], codes: str, at: int) -> str:
    """«в медучреждения поступили четверо», «двое попали к врачам»: hurt."""
    start, end = clause(codes, at)
    where = next((place for place in range(start, end) if words[place].startswith(_TO_DOCTORS)), None)
    if where is None or "0" in codes[start:end] or not _TOLD_OTHERWISE.isdisjoint(codes[start:end]):
        return codes
    codes = put(put(codes, at, "Г"), where, "o")
    return codes if of_somebody(words, codes, at) else put(codes, at, "o")


def _on_treatment(words: Sequence[str], codes: str, at: int) -> str:
    """«лечение проходят трое», «на лечении двое»: hurt."""
    start, end = clause(codes, at)
    near = words[max(start, at - 2) : min(end, at + 3)]
    treated = words[at] in _ARE_TREATED and _TOLD_OTHERWISE.isdisjoint(codes)
    told = treated or (any(word.startswith(_IN_TREATMENT) for word in near) and codes[at] in "oC")
    if not told or not _TOLD_OTHERWISE.isdisjoint(codes[start:end]) or not of_somebody(words, codes, at):
        return codes
    return put(codes, at, "Г")


def _nobody_asked(_words: Sequence[str], codes: str, at: int) -> str:
    """«за медицинской помощью никто не обращался»: nobody was hurt."""
    start, end = clause(codes, at)
    return put(codes, at, "I") if codes[max(start, at - 2) : at] == "00" and "ч" in codes[start:end] else codes


def _for_help(words: Sequence[str], codes: str, at: int) -> str:
    """«за помощью обратились двое»: medical help; not «за помощью в ремонте», of owners or of families."""
    start, end = clause(codes, at)
    if words[at - 1] != "за":
        return codes
    if words[at + 1 : at + 2] and words[at + 1] in _OF_MEDICS:
        return put(put(codes, at, "ч"), at + 1, "o") if "И" in codes[start:end] else codes
    told = codes[max(start, at - 3) : at + 2]
    if "И" not in told or "ч" in codes[start:end] or not _PROPERTY.isdisjoint(codes[start:end]):
        return codes
    of_people = _WHO_SOUGHT.search(codes, start, at) or _WHO_CAME.match(codes, at + 1)
    return put(codes, at, "ч") if of_people else codes


def _by_themselves(words: Sequence[str], codes: str, at: int) -> str:
    """«ещё двое обратились самостоятельно»: to doctors."""
    start, end = clause(codes, at)
    if "И" not in codes[max(start, at - 3) : at + 3] or not {"ч", "+"}.isdisjoint(codes[start:end]):
        return codes
    return put(codes, at, "ч") if codes[at] in "oC" and of_somebody(words, codes, at) else codes


def _under_splinters(words: Sequence[str], codes: str, at: int) -> str:
    """«под осколки попали двое», «ребёнок попал под разлёт осколков»: hurt."""
    start, end = clause(codes, at)
    under = next((place for place in range(start, end) if codes[place] == "п"), end)
    splinters = any(word.startswith(_SPLINTERS) for word in words[under : under + 3])
    if not splinters or not {"и", "\\", "0"}.isdisjoint(codes[start:end]) or not of_somebody(words, codes, at):
        return codes
    return put(codes, at, "I")


def _asked(_words: Sequence[str], codes: str, at: int) -> str:
    """ "five people asked for medical help"."""
    return put(codes, at, "И") if "ч" in codes[at + 1 : at + 4] and codes[at] == "o" else codes


def _treatment(words: Sequence[str], codes: str, at: int) -> str:
    """ "four have been sent home after treatment"."""
    if not any(word.startswith(_UNDER) for word in words[max(0, at - 3) : at]) or codes[at] != "o":
        return codes
    start, _ = clause(codes, at)
    got = _WHO_GOT.search(codes, start, at)
    return put(codes, got.start("verb"), "Г") if got and not set("IwjГ+") & set(codes[start:at]) else codes


def _needed(words: Sequence[str], codes: str, at: int) -> str:
    """«медицинская помощь никому не потребовалась», «двоим понадобилась госпитализация».

    «Двоим понадобилась помощь – один ушиб ногу»: what they suffered says so too.
    """
    start, end = clause(codes, at)
    care = any(word.startswith(_CARE) for word in words[start:end])
    if not care and _HELP in words[start:end] and not _HARM.isdisjoint(codes[at:]):
        care, codes = True, codes[:at] + codes[at:end].replace("-", ":", 1) + codes[end:]
    before = _helped_before(words, codes, start) if care and "0" not in codes[start:end] else None
    if before is not None:
        codes = put(codes, before, "I")
        if "M" not in codes[start:end]:
            return codes[:start] + codes[start:end].replace("+", "o").replace("n", "o") + codes[end:]
    somebody = _SO_MANY_NEED.match(codes, at + 1) or _who_needs(words, codes, start, at)
    somebody = somebody or (_ONE_NEEDS.match(codes, at + 1) if words[at].endswith(_NEEDS) else None)
    if care and somebody and "0" not in codes[start:end]:
        alone = ("o" if word.startswith(_CARE) else code for word, code in zip(words, codes, strict=True))
        return put("".join(alone), at, "I")
    medical = "ч" in codes[start:end] or any(word.startswith(_MEDICAL) for word in words[start:end])
    denied = codes[at - 1 : at] == "0" and not _NOBODY.isdisjoint(words[start:end])
    if not medical or not denied:
        return codes
    return codes[:start] + codes[start:at].replace("B", "o") + "I" + codes[at + 1 :]


def _who_needs(words: Sequence[str], codes: str, start: int, end: int) -> re.Match[str] | None:
    """«двоим жителям медпомощь потребовалась», but not «жителям …»."""
    match = _WHO_NEEDS.search(codes, start, end)
    if match is None:
        return None
    several = codes[match.start()] == "B" and words[match.start()].endswith(_TO_MANY)
    return None if several and "n" not in codes[start:end] else match


def _helped_before(words: Sequence[str], codes: str, end: int) -> int | None:
    """«Шестеро обратились к врачам, госпитализация потребовалась одному»: where the help to all of them is told of."""
    start = codes.rfind("|", 0, end) + 1
    if "n" not in codes[start:end] or not _TOLD_BEFORE.isdisjoint(codes[start:end]):
        return None
    cared = any(word.startswith(_OF_DOCTORS) for word in words[start:end])
    told = (at for at in range(start, end) if codes[at] == "И" or (cared and words[at].startswith(_GOT_HELP)))
    return next(told, None)


def _state(words: Sequence[str], codes: str, at: int) -> str:
    """«состояние водителя тяжёлое»: hurt."""
    whose = _WHOSE_STATE.match(codes, at + 1)
    start, end = clause(codes, at)[0], clause(codes, whose.end() if whose else at)[1]
    grave = any(word.startswith(_GRAVE) for word in words[start:end])
    if whose is None or not grave or words[at + 1] in _SURGEONS or _TOLD_AND_COUNTED.search(codes, 0, start):
        return codes
    told_otherwise = not set("Iwj{Г+0nG").isdisjoint(codes[start:at] + codes[whose.end() : end])
    return codes if told_otherwise else put(codes, at, "I")


def _aided(words: Sequence[str], codes: str, at: int) -> str:
    """«ещё троим медики помогли на месте»: they were hurt, too."""
    start, end = clause(codes, at)
    doctors = [place for place in range(start, end) if words[place].startswith(_DOCTORS)]
    if not doctors or "0" in codes[start:end]:
        return codes
    for place in doctors:
        codes = put(codes, place, "o")
    whom = _TO_SO_MANY[0].search(codes, start, at) or _TO_SO_MANY[1].match(codes, at + 1)
    return put(codes, at, "Г") if whom else codes


def _doctor(_words: Sequence[str], codes: str, at: int) -> str:
    """«ранены врач и водитель»: people, no care."""
    beside = codes[at + 1 : at + 3] == "&B" or codes[max(0, at - 2) : at] == "B&"
    return put(codes, at, "B") if codes[at] == "ч" and beside else codes


def _to_medics(words: Sequence[str], codes: str, at: int) -> str:
    """«трое обратились к медикам»: they are none of those who were hurt."""
    return put(codes, at, "ч") if words[at - 1] == "к" and "И" in codes else codes


RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (("наложи", "наложен", "накладыва"), _dressed),
    (("оперирую", "оперирует", "оперирова", "прооперир"), _operated),
    (("операци", "перевязк"), _operation),
    (("скорая", "скорой"), _ambulance),
    (("передан", "передал", "наблюдени"), _with_doctors),
    (("treatment",), _treatment),
    (("помощью",), _for_help),
    (("самостоятельно",), _by_themselves),
    (("попал",), _under_splinters),
    (("поступил", "попал"), _admitted),
    (("лечени", *_ARE_TREATED), _on_treatment),
    (("обращал", "обратил"), _nobody_asked),
    (_MEDICS, _to_medics),
    (("врач",), _doctor),
    (("помогли", "помог", "помогла"), _aided),
    (("asked", "appealed", "applied"), _asked),
    (("нуждал", "нуждае", "нужн", "нужен", "потребов", "понадоб", "требуе"), _needed),
    (("состояние",), _state),
)
"""Beginnings of words with the rule that is asked for them."""
