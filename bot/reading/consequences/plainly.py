"""People told of plainly: without whose they are, where their wounds are, that they stay where they are.

«14 жильцов дома ранены», «получили ранения головы и ног мать и сын», «находятся в больнице с ожогами трое»: what is
left is who it is and what happened to them, which other rules read.
"""

from __future__ import annotations

from bot.reading.consequences.beside import clause
from bot.reading.consequences.uncounted import PLURAL_VERBS
from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_HARM = frozenset("IGГЮИ+j{чϟg")
_HAPPENED = r"-?[oye]{0,2}(?:[IGГЮИ+]|з[oye]?ч|\{[oye]{0,3}j|p[oye]{0,2}[j+])|-?[oye]{0,2}j"
# «14 жильцов дома», «двое гостей из Курска», «сотрудники коммунальной службы»
_WHOSE = seldom(
    rf"(?P<at>p[oye]?)?(?P<number>n{{1,3}})?[oye]?B{{1,2}}"
    rf"(?P<whose>[oye^A]{{0,2}}[\\иъ]|z[oye^A]{{0,2}}(?:s?[CAsYQ]{{1,2}}|[\\и])|s[CA]{{1,2}}|(?P<what>[oye]{{1,3}}))(?={_HAPPENED}|(?P<help>o)|,[^|,;:w]{{2,14}},{_HAPPENED}|(?<=[\\и])&[oye]{{0,2}}B)"
)
_WOUND = "j"
# «двое мужчин 34 и 52 лет»
_AGES = seldom(r"n[oye]{0,2}B(?P<ages>(?:[*n],)?\*\*\*г?o?|,\*г(?:[&,]\*г){1,4}(?:,(?=[+Г])|(?=,)))")
# «ранения головы, живота и ног»
_OF_THE_BODY = seldom(r"(?<=j)[oye]{0,2}ϧ(?:[,&]{1,2}[oye]{0,2}ϧ){0,6}")
_HURT = frozenset("IGgw{")
_STAYING = ("находятся", "находится", "остаются", "остается", "пребыва")
_STAY = seldom(
    r"(?<=B)(?P<whose>[oye^A]{0,3}?)(?P<late>[oь])(?=[oye]{0,2}p[oye^A]{0,3}[+jo])|(?P<stay>[oь])(?=[oye]{0,2}p[oye^A]{0,3}[+jo])"
)
_HELP = "помощь"
_STATE, _GRAVE = "состоянии", ("тяж", "критич", "средн", "крайне", "стабильн", "удовл")
# «в тяжёлом состоянии», «в состоянии средней тяжести»
_IN_A_STATE = seldom("p(?P<state>o{2,4})(?=[|,;Г+p]|$|C?n?B)")
# «двое заводчан с ожогами доставлены»: whoever is counted and cared for
_UNKNOWN = seldom(
    r"(?:^|(?<=[^zpn]))(?P<number>n{1,3})(?P<who>[oъ])(?=Г|\+[^|,;:nB]{0,4}[+j]|p[oye]{0,2}[j+]|-?j|\{[oye]{0,3}j)"
)
# «обоих отправляем в больницу»
_SPECIALIST = "специалист"
_OF_VERBS = ("ем", "им", "ют", "ут", "ят", "ли", "ны", "ась", "ись", "лся")
# «агроном, механизатор и учётчица»
_AMONG_PEOPLE = seldom(
    rf"(?:B,){{1,4}}[oye]?B&(?P<last>o)(?={_HAPPENED}|o?ч|[|,;)\-]|$)|B&(?P<second>o)(?={_HAPPENED})"
    rf"|(?:B,){{0,3}}B,(?P<middle>o)&[oye]?B(?={_HAPPENED}|[|,;)]|$)"
)
_SOMEBODY = "человек"
_GIVEN, _VERBS = "оказ", frozenset("IGГЮИ")
_TELLING = ("помощь", "перв", "медиц", "отказ", "успел", "сумел", "тоже", "также", "выжил", "не")
# «погибли от осколков мать и сын»
_BY_WHAT = seldom("(?<=[IGЮ])[pп][oye]{0,2}[ohdK+э][Uuv]?(?=n?[oye*]{0,2}B)")
# «попали под удар дрона, ранения средней тяжести», «водитель и пассажир – с травмами»
_GOT_UNDER = "попал"
_UNDER_FIRE = seldom("[Ho](?P<fire>п[oye]?[KUuvhщ][oye]?[Uuv]?,?)(?=[oye]{0,2}j)")
_DASH = seldom("(?<=[Bn*гo,])-(?=[oye]{0,2}p[oye]{0,2}j)")
# «с ожогами у медиков»
_AT_DOCTORS = seldom("(?<=[j+])p[Bч]")
_AT, _DOCTORS = "у", ("медик", "врач", "доктор", "фельдшер")
ASKED = Asked(
    frozenset({_STATE, _HELP, _AT}), (_GIVEN, _GOT_UNDER, _SPECIALIST, *_TELLING, *_STAYING, *_GRAVE, *_DOCTORS)
)
# Brought to a hospital, there with wounds, given care there, asked for medical help
_CARE = r"[op^AjCsYьИзчэцп+Г\-]{1,12}"
_CARED_FOR = seldom(rf"(?:B{{1,2}}(?:,?\*{{1,3}}г?o?,?)?|(?<![nz])n{{1,3}})(?P<care>{_CARE})(?=[|,;)]|$)")
_CARED_FOR_FIRST = seldom(
    rf"(?:^|(?<=[,;:]))(?P<care>{_CARE})(?=n?[oye*]{{0,2}}B|n{{1,3}}o?(?:[|,;)]|$))(?![^|,;:]*[+ГИj])"
)
# Each with wounds of his own, or taken where others are not
_EACH = seldom("j[^|;:]*[nB][^|;:]*j|[+ГИч][^,;:]*[,;:][^,;:]*[+ГИjч]")
_TOLD_OTHERWISE = frozenset("IwGg{0Fϟϖu")


def plainly(part: Part) -> Part:
    """The sentence without what says nothing of who was hurt, or how."""
    codes = part.codes
    if (_HARM.isdisjoint(codes) and _STATE not in part.words and _HELP not in part.words) or (
        "B" not in codes and "n" not in codes
    ):
        return part
    if "ϧ" in codes and "j" in codes:
        while match := _OF_THE_BODY.search(part.codes):
            part = part.without(*match.span())
    part = _without_state(_without_staying(part))
    if part.codes.count("j") == 1:
        part = _with_wounds(part)
    if "n" in part.codes:
        part = _of_the_unknown(part)
        while match := _AGES.search(part.codes):
            part = part.without(*match.span("ages"))
    if "&" in part.codes:
        part = _among_people(part)
        by_what = _BY_WHAT.search(part.codes)
        part = part.without(*by_what.span()) if by_what else part
    if _AT in part.words:
        part = _without_doctors(part)
    while span := _whose(part):
        part = part.without(*span)
    return part


def harmed(codes: str) -> str:
    """The concept characters with care for somebody, the only thing that is told of them, as harm."""
    if {"+", "Г", "И"}.isdisjoint(codes) or not _TOLD_OTHERWISE.isdisjoint(codes) or _EACH.search(codes):
        return codes
    for match in _CARED_FOR_FIRST.finditer(codes):
        start, end = match.span("care")
        if _is_care(match["care"]):
            codes = codes[:start] + "o" * (end - start - 1) + "I" + codes[end:]
    for match in _CARED_FOR.finditer(codes):
        start, end = match.span("care")
        if _is_care(match["care"]):
            codes = codes[:start] + "I" + "o" * (end - start - 1) + codes[end:]
    return codes


def _is_care(codes: str) -> bool:
    brought = codes.count("+") + codes.count("Г") + codes.count("j")
    return "Г" in codes or ("+" in codes and brought > 1) or ("И" in codes and ("ч" in codes or brought > 0))


def _of_the_unknown(part: Part) -> Part:
    found = [match.start("who") for match in _UNKNOWN.finditer(part.codes)]
    found = [at for at in found if part.codes[at] == "o" or part.words[at].startswith(_SPECIALIST)]
    found = [at for at in found if not part.words[at].isascii() and not part.words[at].endswith(_OF_VERBS)]
    return _as_people(part, found) if found else part


def _among_people(part: Part) -> Part:
    """«агроном и учётчица ранены»: people, though one of them is unknown."""
    found = []
    for match in _AMONG_PEOPLE.finditer(part.codes):
        at = max(match.start(name) for name in ("last", "second", "middle"))
        several = match["second"] is None or not PLURAL_VERBS.isdisjoint(part.words[at + 1 : at + 4])
        if several:
            found.append(at)
    return _as_people(part, found) if found else part


def _as_people(part: Part, found: list[int]) -> Part:
    words = [_SOMEBODY if at in found else word for at, word in enumerate(part.words)]
    return Part(recoded(part.codes, found, "B"), words, part.at)


def _whose(part: Part) -> tuple[int, int] | None:
    for match in _WHOSE.finditer(part.codes):
        behind = part.codes[match.end() :].lstrip("-o")[:1]
        if (match["at"] and behind != _WOUND) or (match["help"] and not part.words[match.end()].startswith(_GIVEN)):
            continue
        if match["what"] and (
            any(word.startswith(_TELLING) for word in part.words[slice(*match.span("what"))])
            or not (match["number"] or behind in _VERBS)
        ):
            continue
        return match.span("whose")
    return None


def _without_staying(part: Part) -> Part:
    """«двое находятся в больнице»: «двое в больнице»; «двое с ожогами у медиков»: «двое с ожогами»."""
    if ("+" in part.codes or _STATE in part.words) and _HURT.isdisjoint(part.codes):
        for match in reversed([*_STAY.finditer(part.codes)]):
            stay = max(match.start("late"), match.start("stay"))
            if part.words[stay].startswith(_STAYING):
                part = part.without(*match.span())
    return part


def _with_wounds(part: Part) -> Part:
    under = _UNDER_FIRE.search(part.codes) if "п" in part.codes else None
    if under and part.words[under.start()].startswith(_GOT_UNDER):
        codes = recoded(part.codes, [under.start()], "{")
        return Part(codes, part.words, part.at).without(*under.span("fire"))
    dash = _DASH.search(part.codes) if "-" in part.codes else None
    return part.without(*dash.span()) if dash else part


def _without_doctors(part: Part) -> Part:
    for match in _AT_DOCTORS.finditer(part.codes):
        if part.words[match.start()] == _AT and part.words[match.end() - 1].startswith(_DOCTORS):
            return part.without(*match.span())
    return part


def _without_state(part: Part) -> Part:
    """«в тяжёлом состоянии доставлены»: with wounds."""
    if _STATE not in part.words or {"+", "Г"}.isdisjoint(part.codes):
        return part
    for match in reversed([*_IN_A_STATE.finditer(part.codes)]):
        start, end = match.span("state")
        if {"+", "Г"}.isdisjoint(part.codes[slice(*clause(part.codes, start))]):
            continue
        if _STATE in part.words[start:end] and any(word.startswith(_GRAVE) for word in part.words[start:end]):
            part = part.without(start + 1, end)
            part = Part(recoded(part.codes, [start], "j"), part.words, part.at)
    return part
