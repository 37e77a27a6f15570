"""Sentences of people and damage clause by clause: asides, what is not known, negations of negations."""

from __future__ import annotations

from bot.reading.consequences.numbers import People
from bot.reading.consequences.people import people
from bot.reading.consequences.people_wordings import OF_INJURED
from bot.reading.consequences.relative import has_relative, without_relative
from bot.reading.consequences.told_of_people import told_of_people
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_HE_IS_HURT = frozenset({"ранен", "ранена", "контужен", "контужена"})
_ASIDES = frozenset({"включая", "числе", "среди", "among", "including"})
_SOURCE = seldom(r"P[oye]{0,2}t")
_NOT_KNOWN = seldom(r"t[^|,]{0,6}0o{0,2}(?:$|,)|t[^|,:]{0,6}0[?]$|0t[^|]{0,4}[wgfx]")
_ABOUT, _NONE_ABOUT = frozenset({"о", "об"}), seldom(r"t[^|,:;0]{0,16}0[o/]{0,2}(?:$|,)")
_CAME = frozenset({"поступила", "поступили", "поступило"})
_BEING_CLEARED = frozenset({"уточняется", "уточняются"})
_TO_BE_CLEARED = _BEING_CLEARED | {"уточняем", "уточняют", "проверяется", "проверяются", "проверяем"}
# «площадь пожара уточняется»: there is one
_OF_A_FIRE = (
    "площад", "причин", "обстоятельств", "масштаб", "последств", "источник", "ранг", "категори", "класс", "сложност",
)  # fmt: skip
_FIRES = ("пожар", "возгоран", "загоран", "горени", "задымлен")
_OF_THEM = frozenset({"том", "их"})
_HURT = seldom("B[^|,]{0,3}I|I[^|,]{0,3}B")
# «погибли трое, в том числе ребёнок, пятеро ранены»: what stands behind the aside is a clause of its own
_TOLD_OF = seldom(r"[GIГ]|\{[oye]{0,3}j")
_NOT_SO_MANY = seldom("0n{1,3}[oye]{0,2}B{0,2}(?:,o[^|;:n0IG,]{1,6})?,&(?=n)")
_WHO_THEY_ARE = seldom(
    r"n[oye]{0,2}B{0,2}(?P<aside>-(?:(?:poo|oi)?n?[oye*]{0,2}B|[oye]?~)[^|\-0IG{]{0,16}-)(?=[oye]{0,2}(?:[IG{Г+]|p[oye]?[+j]))"
)
# «ранены водитель – мужчина 50 лет – и пассажирка»
_WHO_HE_IS = seldom(r"B[oyeи\\]?(?P<aside>-[oye]{0,2}B[oyeC*г,]{0,6}-)(?=&)")
# «девять человек, двое из них дети, …», "four passengers, one of them a teenager, …"
# «двое из них, пожилые сёстры, …», "three of its passengers, all women, …"
_SOME_OF_THEM = seldom(
    r"(?:(?<=B)(?P<aside>,(?:n{1,3}zi[o\-]{0,2}B{1,2}|J[oye]{0,2}B),)|(?<=nzi)(?P<who>,[oye]{0,2}n?[oye*]{0,2}B[oye*г]{0,3}(?:&[oye*]{0,2}B)?,))(?=[oyeδνεμ]{0,2}(?:[IG{Г+ИчЮ]|p[oye]?j))"
)
# «пострадали водитель (перелом) и двое пассажиров (порезы)»
_IN_BRACKETS = seldom(r"\([oye]{0,2}j[^|()0nIG]{0,6}\)")
# «в том числе двое детей, 6 и 12 лет»
_THEIR_AGES = seldom(r",?(?:[*n],){0,4}\*{1,3}гo?(?=[,;|:)]|$),?")
_ALAS, _SIGH = frozenset({"увы", "сожалению", "счастью", "sadly", "unfortunately"}), seldom(",p?o,")
_ANNOUNCED = seldom(r"[^:nB0]{0,12}[gw][oye]{0,2}&[oye]?[gw][oye]{0,2}:(?=[^|]{0,24}[GIj+Г])")
_WITHOUT = "без"
_UNAVOIDED = frozenset({"обошлось", "обошлась", "избежать"})
_WENT_OFF = "обошл"
_NOT, _REPORTED, _TO_COME = "не", "сообща", ("поступ", "уточня")
_KNOWN, _UNKNOWN, _CONFIRMED = "известно", "неизвестно", "подтверд"
_KNOWN_IN_ENGLISH = "known"
_IN_ENGLISH, _HAVE_BEEN, _TILL_NOW = "reported", (("have", "been"), ("has", "been")), frozenset({"so", "yet", "as"})
_TOLD_ME = ("докладыв", "доложи", "информиров", "располага")
# «В Шебекинском округе ранены двое; в Валуйском – один»
_OTHER_PLACE = seldom(r";(?=[oy&]{0,2}p?[sY]?[AC])")
_OF_HARM = seldom(r"[IGwg{j+]")
# «…, в Богучаре обошлось без пострадавших»
_NONE_THERE = seldom(r"(?:^|[,;])&?p[sCAYQ]{1,6}[oye\-]{0,3}(?:0[wgx]|[wgx]0|0I)[oye]?(?=[,;|]|$)")
ASKED = Asked(
    _ASIDES
    | _HE_IS_HURT
    | _ALAS
    | _ABOUT
    | _TO_BE_CLEARED
    | _CAME
    | _OF_THEM
    | _UNAVOIDED
    | {_NOT, _WITHOUT, _KNOWN, _UNKNOWN, _KNOWN_IN_ENGLISH, _IN_ENGLISH, "have", "has", "been"}
    | _TILL_NOW,
    (_CONFIRMED, _REPORTED, *_TO_COME, *_TOLD_ME, *_OF_A_FIRE, *_FIRES),
)


def all_but(part: Part, counter: Counter) -> People | None:
    """«никто серьёзно не пострадал, один получил контузию»: the number of a clause that denies nothing."""
    if "," not in part.codes and ";" not in part.codes:
        return None
    none = _NONE_THERE.search(part.codes)
    if none and "0" not in part.codes[: none.start()] + part.codes[none.end() :]:
        rest = part.without(*none.span())
        return people(rest, rest.codes, OF_INJURED, counter)
    if ";" in part.codes:
        ends = [*(at for at, code in enumerate(part.codes) if code == ";"), len(part.codes)]
        for start, end in zip([0, *(at + 1 for at in ends)], ends, strict=False):
            half = without_aside(part.clause(start, end))
            hurt = people(half, half.codes, OF_INJURED, counter) if not {"0", "ϡ"} & {*half.codes} else None
            if hurt is not None:
                return hurt
    last = part.codes.rfind(",")
    if "ϡ" in part.codes[last:] and {"0", "ϡ"}.isdisjoint(part.codes[:last]):
        rest = part.clause(0, last)
        hurt = people(rest, told_of_people(rest, rest.codes), OF_INJURED, counter)
        if hurt is not None:
            return hurt
    for clause in clauses(part):
        told = not _HE_IS_HURT.isdisjoint(clause.words) or "n" in clause.codes or "j" in clause.codes
        if (told or _HURT.search(clause.codes)) and "0" not in clause.codes:
            hurt = people(clause, clause.codes, OF_INJURED, counter)
            if hurt is not None:
                return hurt
    return None


def apart_by_places(part: Part) -> list[Part]:
    """The parts of a sentence that tell of people at places of their own, between semicolons."""
    ends = [match.start() for match in _OTHER_PLACE.finditer(part.codes)] if ";" in part.codes else []
    head = part.codes[: max(0, part.codes.find(":", 0, ends[0]))] if ends else ""
    if not ends or _OF_HARM.search(head):
        return [part]
    ends.append(len(part.codes))
    items = [part.clause(start, end) for start, end in zip([0, *(at + 1 for at in ends)], ends, strict=False)]
    return items if sum(_OF_HARM.search(item.codes) is not None for item in items) > 1 else [part]


def without_negations_negated(part: Part) -> Part:
    """«не обошлось без пострадавших»: two negations are none; «не двое, как сообщалось, а четверо»: four."""
    corrected = _NOT_SO_MANY.search(part.codes)
    if corrected:
        part = part.without(*corrected.span())
    if _UNAVOIDED.isdisjoint(part.words):
        return part
    at = next(index for index, word in enumerate(part.words) if word in _UNAVOIDED)
    far = 1 if part.words[at].startswith(_WENT_OFF) else 3
    near = range(max(0, at - far), min(len(part.words), at + far + 1))
    if not any(part.words[index] == _NOT for index in near):
        return part
    without = {index for index, word in enumerate(part.words) if word == _WITHOUT}
    codes = "".join(
        "o" if code == "0" and index in {*near, *without} else code for index, code in enumerate(part.codes)
    )
    return Part(codes, part.words, part.at)


def without_aside(part: Part) -> Part:
    """«трое соседей, включая ребёнка, получили ушибы»: the aside tells of people already counted."""
    if has_relative(part):
        part = without_relative(part)
    if "," in part.codes and not _ALAS.isdisjoint(part.words):
        match = _SIGH.search(part.codes)
        part = part.without(*match.span()) if match and part.words[match.end() - 2] in _ALAS else part
    for mark, aside in (("-", _WHO_THEY_ARE), ("-&", _WHO_HE_IS), ("z", _SOME_OF_THEM)):
        match = aside.search(part.codes) if mark in part.codes else None
        if match:
            return part.without(*match.span(match.lastgroup or "aside"))
    if "(" in part.codes and "I" in part.codes and (match := _IN_BRACKETS.search(part.codes)):
        return without_aside(part.without(*match.span()))
    if "," not in part.codes or _ASIDES.isdisjoint(part.words):
        return part
    at = next(index for index, word in enumerate(part.words) if word in _ASIDES)
    start = part.codes.rfind(",", 0, at)
    if start < 0 or (part.words[at] == "числе" and part.words[at - 1] not in _OF_THEM):
        return part
    end = part.codes.find(",", at)
    end = len(part.codes) if end < 0 else end + 1
    if any(code in part.codes[start:end] for code in "GI{+Гjg0"):
        return part
    ages = _THEIR_AGES.match(part.codes, end - 1) if part.codes[end - 1] == "," else None
    end = ages.end() if ages else end
    told_before = _TOLD_OF.search(part.codes, max(part.codes.rfind(mark, 0, start) for mark in ",;:") + 1, start)
    return part.without(start, end - 1 if told_before and part.codes[end - 1] == "," else end)


def without_announcement(part: Part) -> Part:
    """«есть погибшие и раненые: погибли двое, пятеро в больнице»: the head only says what is told behind it."""
    match = _ANNOUNCED.match(part.codes) if ":" in part.codes else None
    return part.without(0, match.end()) if match else part


def clauses(part: Part) -> list[Part]:
    """The clauses of a sentence, but for those that say that something is not known; none if it has only one."""
    ends = [index for index, code in enumerate(part.codes) if code in ",;"] + [len(part.codes)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    found = [part.clause(start, end) for start, end in zip(starts, ends, strict=True)]
    return [clause for clause in found if "t" not in clause.codes and not unknown(clause)] if len(ends) > 1 else []


def _not_reported(part: Part) -> bool:
    """«о раненых не сообщается», «о других пострадавших мне не докладывали», "none have been reported so far"."""
    if _KNOWN_IN_ENGLISH in part.words:
        at = part.words.index(_KNOWN_IN_ENGLISH)
        return "0" in part.codes[max(0, at - 2) : at]
    if any(word.startswith(_REPORTED) for word in part.words):
        return True
    if _IN_ENGLISH in part.words and _not_yet(part, part.words.index(_IN_ENGLISH)):
        return True
    if "f" in part.codes and any(word.startswith(_CONFIRMED) for word in part.words):
        return True
    return any(word.startswith(_TOLD_ME) and part.codes[at - 1] == "0" for at, word in enumerate(part.words) if at)


def _not_yet(part: Part, at: int) -> bool:
    """ "no casualties have been reported", "none reported so far", unlike "no casualties were reported"."""
    return tuple(part.words[max(0, at - 2) : at]) in _HAVE_BEEN or not _TILL_NOW.isdisjoint(part.words[at + 1 : at + 2])


def unknown(part: Part) -> bool:
    """«информация о пострадавших не поступала», «данных о разрушениях нет», «уточняется»: nothing is stated."""
    if "0" in part.codes and _not_reported(part):
        return True
    if _UNKNOWN in part.words or (_KNOWN in part.words and part.words[part.words.index(_KNOWN) - 1] == _NOT):
        return True
    if "t" not in part.codes:
        return not _BEING_CLEARED.isdisjoint(part.words) and not _of_a_fire(part)
    codes = _SOURCE.sub("", part.codes)
    if "t" not in codes:
        return False
    if any(word.startswith(_TO_COME) for word in part.words):
        return "0" in codes or _CAME.isdisjoint(part.words) or not _TO_BE_CLEARED.isdisjoint(part.words)
    return _NOT_KNOWN.search(codes) is not None or _none_about(part, codes)


def _of_a_fire(part: Part) -> bool:
    """«Площадь пожара уточняется», «причины возгорания уточняются»: there was one, whatever is not known of it."""
    fires = (at for at, code in enumerate(part.codes) if code == "f" and part.words[at].startswith(_FIRES))
    return any(at and part.words[at - 1].startswith(_OF_A_FIRE) for at in fires)


def _none_about(part: Part, codes: str) -> bool:
    """«Данных о раненых к этому часу у нас нет»."""
    at = part.codes.index("t")
    about = codes == part.codes and "".join(part.words[at + 1 : at + 2]) in _ABOUT
    return about and _NONE_ABOUT.match(codes, at) is not None
