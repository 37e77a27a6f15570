"""Words that tell of death or injury only beside others: «унёс жизнь», «посечён осколками», «смертельные ранения»."""

from __future__ import annotations

from bot.reading.consequences.beside import clause
from bot.reading.consequences.by_nouns import told_by_nouns
from bot.reading.consequences.by_pronoun import STATE, told_by_pronoun
from bot.reading.consequences.bystanders import (
    without_animals,
    without_bystanders,
    without_places_counted,
    without_unhurt,
)
from bot.reading.consequences.groups import of_groups
from bot.reading.consequences.in_a_row import with_ordinals
from bot.reading.consequences.in_hospital import in_hospital
from bot.reading.consequences.lives_lost import no_more, with_bodies
from bot.reading.consequences.numbers import PAIRS
from bot.reading.consequences.perished import without_perished
from bot.reading.consequences.plainly import harmed
from bot.reading.consequences.wounds_told import in_english, with_wounds
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_TOOK = frozenset({"унес", "унесла", "унесли", "оборвал", "оборвала", "оборвали", "забрал", "забрала"})
_FATAL = ("смертельн", "несовместим")
_CASUALTIES = ("casualty", "casualties", "injury", "injuries")
_PERSONS = frozenset({"лицо", "лица", "лиц", "лицам", "лицами"})
_CIVIL = ("гражданск", "посторонн")
_NEEDED = ("потребова", "понадоби")
_MEDICS, _FAR = "медиков", 6
_TO_ONE = ("у", "ю", "е", "и")
_A_WOUNDED = ("пострадавш", "ранен", "травмированн")
_SINGULAR = ("ий", "ый", "ая", "его", "ого", "ему", "ому", "ей", "ой", "ую")
# «привёл к ранению двоих мужчин»
_WOUNDS_OF = seldom(r"j(?P<who>n{1,3}|[oye*]{0,2}B|[pz]n{1,3}[oye]{0,2}B)")
_CARED_FOR = frozenset("ИГ")
_NAMED_BEHIND = seldom(r",[oye*]{0,2}B")
_BECAME = "стал"
# «двое рабочих ночной смены», «сторож утром», «двое ночью»
_WHEN = seldom(r"(?:(?<=B)|(?<=^n)|(?<=[,;:]n))[νεμδ](?!-)")
_OF_ONE = ("ы", "и", "а", "я", "ого", "его")
_PERSON_OR_THING = ("местн", "мирн", "рабоч")
_OF_THING = ("ое", "ее", "ую", "ом", "ем", "ой")
_MACHINES, _UNITS = "техники", ("единиц", "сельхоз", "сельскохоз", "специальн", "строительн", "автомобильн")
_DEATH = ("гибель", "гибели", "гибелью", "смерть", "смерти", "смертью", "death", "deaths")
_LOSS = ("гибель", "гибели", "гибелью")
_CAUSED = ("прив", "повлек", "причин", "оберну", "законч", "заверш", "наступ", "вызва", "result", "led", "caus")
_CLAIMED = frozenset({"cost", "costing", "claimed", "took", "claiming", "taking", "claims", "lost", "lose"})
LIVES = frozenset({"life", "lives"})
LIVES_LOST = LIVES | _TOOK
_OF_LIFE = frozenset({"жизни"})
_MARKS = LIVES.union(_OF_LIFE, _DEATH, _LOSS)
_DEPRIVED = ("лишил",)
_SOME = ("ей", "ов", "ев", "мужчин", "женщин", "людей", "людям", "people", "civilians", "residents")
_BORN = seldom(r"(?<=B)n(?=(?:,|&)[oye]?B[n*])")
_LIFE, _STRUGGLE = "жизнь", "бор"
_SO_MANY_HURT = seldom("n{1,3}(?:[oye]{0,2}[Bwч]|[oye]|[|,;]|$)")
_TOO, _SO_WAS = "тоже", seldom("(?<=[,;])[&oye*]{0,3}B-?o(?=[|,;]|$)")
_WHOSE = seldom(r"[oye*]{0,2}n?[oye*]{0,2}B{0,2}")
_IN_STATE, _TOLD_OTHERWISE = frozenset({"состоянии", "condition"}), frozenset("Iw{Г+j0")
STATES = _IN_STATE | {STATE}
_GRAVE = ("тяжел", "критич", "средн", "крайне", "стабильн", "удовлетвор", "stable", "serious", "critical", "grave")
# «все пятеро в стабильном состоянии», "two are in serious condition"
_SO_MANY_ARE = seldom("(?P<number>Jn)o?p[oye]{0,2}$|(?:^|(?<=[,;&C]))(?P<other>n)o{0,2}p[oye]{0,2}$")
_HURT_OTHERWISE = frozenset("Iw{Г+j")
ASKED = Asked(
    frozenset(_DEATH)
    | LIVES
    | _CLAIMED
    | _TOOK
    | _PERSONS
    | STATES
    | {_TOO}
    | {"treated", "fatal", "fatally", *_CASUALTIES},
    ("жизн", *_UNITS, *_GRAVE, *_NEEDED, *_CAUSED, *_DEPRIVED, "раненн", *_PERSON_OR_THING, _BECAME, _STRUGGLE),
    (*_FATAL, *_CIVIL),
)


def told_of_people(part: Part, codes: str) -> str:
    """The concept characters of a sentence with such words told as what they mean."""
    words = " ".join(part.words)
    codes = _WHEN.sub("o", codes)
    if "B" in codes:
        codes = _without_things(part, codes)
    codes = without_perished(part, codes) if "G" in codes else codes
    codes = without_animals(of_groups(part, codes))
    codes = without_places_counted(codes) if "n" in codes else codes
    codes = without_unhurt(part, codes) if "," in codes and "B" in codes else codes
    codes = told_by_pronoun(part, codes) if "," in codes else codes
    codes = with_ordinals(part, without_bystanders(part, codes) if "n" in codes or "B" in codes else codes)
    if "j" in codes and "0" not in codes:
        codes = told_by_nouns(part, _wounds_caused(part, codes))
    if "жизн" in words and not _TOOK.isdisjoint(part.words):
        codes = _lives_taken(part, codes)
    codes = in_english(part, codes)
    if "w" in codes and "n" not in codes:
        codes = _wounded_person(part, codes)
    codes = harmed(in_hospital(part, _fought_for(part, codes)))
    codes = no_more(part, _nominal_deaths(part, _treated(part, _in_grave_state(part, codes))))
    if "*г" in codes and "Bn" in codes:
        codes = _years_of_birth(part, codes)
    if "ϖ" in codes:
        codes = with_bodies(part, codes)
    if _NEEDED[0] in words or _NEEDED[1] in words:
        codes = _needed_help(part, codes)
    codes = with_wounds(part, codes)
    if _TOO in part.words and "0" not in codes:
        codes = _so_was(part, codes)
    if "ϧ" in codes and "лиц" in words:
        codes = _civil_persons(part, codes)
    if "fatal" in part.words:
        codes = _fatal_casualties(part, codes)
    if _FATAL[0] in words or _FATAL[1] in words:
        codes = _fatal(part, codes)
    return codes


def _in_grave_state(part: Part, codes: str) -> str:
    """«водитель погиб, пассажирка в тяжёлом состоянии», "all five are in stable condition": hurt."""
    if _IN_STATE.isdisjoint(part.words) or ("B" not in codes and "n" not in codes):
        return codes
    at = next(index for index, word in enumerate(part.words) if word in _IN_STATE)
    start, end = clause(codes, at)
    others = "".join(each for each in (codes[:start] + codes[end:]).split(",") if "G" not in each)
    grave = any(word.startswith(_GRAVE) for word in (*part.words[max(0, at - 2) : at], *part.words[at + 1 : at + 2]))
    if not grave or not _TOLD_OTHERWISE.isdisjoint(codes[start:end]) or not _HURT_OTHERWISE.isdisjoint(others):
        return codes
    alone = _SO_MANY_ARE.search(codes, start, at)
    if alone or codes[at + 1 : at + 2] == "n":
        first = max(alone.end("number"), alone.end("other")) if alone else at
        return codes[:first] + "o" * (at - first) + "I" + codes[at + 1 :]
    return codes[:at] + "j" + codes[at + 1 :]


def _years_of_birth(part: Part, codes: str) -> str:
    """«мужчина 1975 и женщина 1980 года рождения»: two years, each of one."""
    return _BORN.sub(lambda match: "*" if part.words[match.start()].startswith(("19", "20")) else "n", codes)


def _nominal_deaths(part: Part, codes: str) -> str:
    """«привёл к гибели мужчины», «сообщили о гибели женщины», "claimed the lives of two people"."""
    if "0" in codes or _MARKS.isdisjoint(part.words):
        return codes
    if not LIVES.isdisjoint(part.words):
        told = not _CLAIMED.isdisjoint(part.words)
        marks = LIVES if told else frozenset[str]()
    elif any(word.startswith(_DEPRIVED) for word in part.words):
        told, marks = True, _OF_LIFE
    else:
        told = any(word.startswith(_CAUSED) for word in part.words)
        marks = frozenset(_DEATH if told else _LOSS)
    if marks.isdisjoint(part.words):
        return codes
    chars = list(codes)
    for index, word in enumerate(part.words):
        if word in marks:
            whose = _WHOSE.match(codes, index + 1)
            end = whose.end() if whose else index + 1
            if not told and "B" not in codes[index:end]:
                continue
            some = codes[end - 1] == "B" and "n" not in codes[index:end] and part.words[end - 1].endswith(_SOME)
            some = some and part.words[end - 1] not in PAIRS and codes[end : end + 1] != "*"
            chars[index] = "o" if some else "G"
    return "".join(chars)


def _without_things(part: Part, codes: str) -> str:
    """«доставлены в местное учреждение», «на рабочем месте», «две единицы техники»: nobody."""
    chars = list(codes)
    for index, word in enumerate(part.words):
        of_thing = codes[index] == "B" and word.startswith(_PERSON_OR_THING) and word.endswith(_OF_THING)
        machines = word == _MACHINES and part.words[index - 1].startswith(_UNITS)
        if machines or (of_thing and codes[index + 1 : index + 2] != "B"):
            chars[index] = "o"
    return "".join(chars)


def _wounds_caused(part: Part, codes: str) -> str:
    """«удар привёл к ранению двоих мужчин», «стал причиной ранения женщины»: people hurt, if it says how many."""
    caused = next((index for index, word in enumerate(part.words) if word.startswith((*_CAUSED, _BECAME))), None)
    if caused is None:
        return codes
    chars = list(codes)
    for match in _WOUNDS_OF.finditer(codes, caused):
        if "n" in match["who"] or part.words[match.end() - 1].endswith(_OF_ONE):
            chars[match.start()] = "I"
    return "".join(chars)


def _so_was(part: Part, codes: str) -> str:
    """«капитан ранен, матрос – тоже»: as was told before."""
    for match in _SO_WAS.finditer(codes):
        at, verb = match.end() - 1, max(codes.rfind("I", 0, match.start()), codes.rfind("G", 0, match.start()))
        if part.words[at] == _TOO and verb > 0:
            codes = codes[:at] + codes[verb] + codes[at + 1 :]
    return codes


def _wounded_person(part: Part, codes: str) -> str:
    """«пострадавшая женщина доставлена в больницу», «обратился мужчина, пострадавший вчера»: one hurt."""
    chars = list(codes)
    for index, word in enumerate(part.words[:-1]):
        if codes[index] == "w" and word.startswith(_A_WOUNDED) and word.endswith(_SINGULAR):
            cared = not _CARED_FOR.isdisjoint(codes) or (word.startswith("раненн") and "G" not in codes)
            sought = codes[index - 2 : index] == "B," and cared
            named = (cared or "+" in codes) and _NAMED_BEHIND.match(codes, index + 1)
            chars[index] = "I" if codes[index + 1] == "B" or sought or named else "w"
    return "".join(chars)


def _needed_help(part: Part, codes: str) -> str:
    """«медицинская помощь потребовалась женщине», «мужчине понадобилась помощь медиков»: one hurt."""
    chars = list(codes)
    for index, word in enumerate(part.words):
        near = range(max(0, index - _FAR), min(len(codes), index + 5))
        one = any(codes[at] == "B" and part.words[at].endswith(_TO_ONE) for at in near)
        if (
            word.startswith(_NEEDED)
            and one
            and any(codes[at] == "ч" or part.words[at] == _MEDICS for at in near)
            and not any(codes[at] == "n" for at in near)
        ):
            chars[index] = "I"
    return "".join(chars)


def _civil_persons(part: Part, codes: str) -> str:
    """«двое гражданских лиц», «пять лиц из числа жителей»."""
    chars = list(codes)
    for index, word in enumerate(part.words):
        numbered = codes[index - 1 : index] == "n" or part.words[index - 1].startswith(_CIVIL)
        if word in _PERSONS and index and numbered:
            chars[index] = "B"
    return "".join(chars)


def _lives_taken(part: Part, codes: str) -> str:
    """«удар унёс жизнь мужчины»."""
    chars = ["o" if word in _TOOK else code for word, code in zip(part.words, codes, strict=True)]
    for index, word in enumerate(part.words):
        if word.startswith("жизн"):
            chars[index] = "G"
    return "".join(chars)


def _fought_for(part: Part, codes: str) -> str:
    """«мужчина погиб, за жизнь двоих пострадавших борются врачи»: hurt."""
    if (
        ("G" not in codes and not _TOLD_OTHERWISE.isdisjoint(codes))
        or _LIFE not in part.words
        or not any(word.startswith(_STRUGGLE) for word in part.words)
    ):
        return codes
    chars = list(codes)
    for index, word in enumerate(part.words):
        if word == _LIFE and _SO_MANY_HURT.match(codes, index + 1):
            chars[index] = "I"
    return "".join(chars)


def _treated(part: Part, codes: str) -> str:
    """ "two are being treated for burns", "a man is treated in hospital": hurt, unless that is told of beside it."""
    if "treated" not in part.words or any(code in codes for code in "0Iw{"):
        return codes
    chars = [code if word != "treated" else "I" for code, word in zip(codes, part.words, strict=True)]
    return "".join(chars)


def _fatal_casualties(part: Part, codes: str) -> str:
    """ "there is a fatal casualty", "two fatal casualties"."""
    chars = list(codes)
    for index, word in enumerate(part.words[:-1]):
        if word == "fatal" and part.words[index + 1] in _CASUALTIES:
            chars[index : index + 2] = "GB"
    return "".join(chars)


def _fatal(part: Part, codes: str) -> str:
    """«получил смертельные ранения», «травмы, несовместимые с жизнью»: a death."""
    chars = list(codes)
    for index, word in enumerate(part.words):
        if word.startswith(_FATAL):
            start = codes.rfind(",", 0, max(0, codes.rfind(",", 0, index)) if word.startswith(_FATAL[1]) else index) + 1
            end = codes.find(",", index)
            for at in range(start, end if end >= 0 else len(codes)):
                chars[at] = "o" if codes[at] in "{jI" else chars[at]
            chars[index] = "G"
            if chars[index - 1] == ",":
                chars[index - 1] = "o"
    return "".join(chars)
