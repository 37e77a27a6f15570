"""People told of by the hospital alone: «четверо в больнице, ещё семеро от госпитализации отказались»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_HOSPITAL = (
    "больниц", "госпитал", "стационар", "реанимац", "клиник", "црб", "облбольниц", "горбольниц", "травматолог",
    "хирург", "нейрохирург", "коме", "медсанч", "ожогов", "травмпункт", "травмопункт", "медпункт", "поликлин",
    "операционн", "койк", "hospital", "intensive", "icu",
)  # fmt: skip
_IN = frozenset({"в", "во", "in", "на"})
_PATIENT = "пациент"
_HE = frozenset({"он", "она", "he", "she"})
_STAY = (
    "остал", "остае", "остают", "остан", "лежат", "лежит", "находятся", "находится", "сейчас", "пока", "уже", "теперь",
    "are", "is", "remain", "now", "still",
)  # fmt: skip
# «пятерых увезли в больницу, один в реанимации»: one of them
_TAKEN_BEFORE = seldom(r"n{1,3}[oye*]{0,2}B{0,2}[oyep^A]{0,3}[+Г]|[+Г][op^ACYsQ+]{0,6}n{1,3}[oye*]{0,2}B{0,2}")
_GRAVE = ("реанимац", "интенсив", "коме", "операционн", "intensive", "icu")
_REFUSED = ("отказал", "refus", "declin")
_TREATMENT = (*_HOSPITAL, "лечени", "помощи", "admission", "treatment")
_TOLD_OTHERWISE = frozenset("Iwj{0FfHhKkUuvИч")
ASKED = Asked(_IN | _HE | {"another"}, (*_HOSPITAL, *_STAY, *_REFUSED, *_TREATMENT, _PATIENT))
# «под удар попали двое, оба в больнице»: a clause of its own
_LAST, _TOLD_OF = seldom(r"[,;]J?n[oye]{0,2}B?-?o?p[^,;]*$"), frozenset("IwGgj{0ИГ+")
# «четверо в больнице», «двое рабочих остаются в больнице Ельца»
_SO_MANY_IN = seldom(
    r"(?:^|[,;]|&(?=B))[oC]{0,2}?[MJ]?(?P<who>nM?[oye]{0,2}B{0,2}|nz(?:[oye]{0,2}B|i)|[oye]{0,2}B(?:,?\*{1,3}г?o?,?)?)(?P<stay>-?[oь]{0,3}&?o{0,2})(?P<in>p[oye^A]{0,3})(?P<hospital>\+)"
    r"(?=[ACYoQspп^ц]{0,4}(?:[|,;&)]|$))"
)
# «в больнице водитель и двое соседей»
_IN_WHICH = seldom(
    r"(?:^|[,;])[oCBX]?(?P<stay>o{0,2})(?P<in>p[oye^A]?)(?P<hospital>\+)(?:[oye^A]{0,2}\+)?(?:`[on])?(?P<late>-?o{0,2}?)"
    r"(?=[oye]?B(?:&o?n?[oye]{0,2}B|[oyeCи\\]{0,2}(?:[|,;&)]|$))|M?n[oye]{0,2}B{0,2}(?:[|,;&)]|$))"
)
_HE_AMONG_THEM = seldom(r"(?<=\+)o(?=&[oM]?n?[oye]{0,2}B)")
_MORE_HURT = seldom(
    r"[,;&]{1,2}[oM]?p?(?P<number>n{1,3})[oM]?[oye]{0,2}B{0,2}(?:o{0,3}(?:I|\{[oye]{0,3}j|[ИГ]|p[oye]{0,2}j)|-[oye]{0,2}j)"
)
_MORE_DEAD = seldom(r"[,;&]{1,2}[oM]?(?P<number>n{1,3})[oM]?[oye]{0,2}B{0,2}o{0,3}G")
# "one is dead and another (, a man of 24,) was taken to hospital"
_ANOTHER = seldom(r"(?:^|(?<=[&,;]))M(?=(?:,[^|,;]{1,12},)?o{0,2}\+?p[oye]?\+)")
_UNTOLD = frozenset("n:0G")
_OTHERS = seldom(r"(?P<he>[Bo])&(?P<more>M)(?P<number>n)(?=(?P<person>[oye]{0,2}B)|[oye]?[|,;)IGj{Г+p]|$)")
_REFUSAL = seldom(
    r"(?:^|[,;&])[oC]?(?:(?:(?P<others>M)?n|n(?P<more>M))(?:[oye]{0,2}B{1,2})?|[oye]?B)(?P<refused>[op+ч]{1,4})(?=[|,;&)]|$)"
)
_TOLD = frozenset("IGgj{wГ")
_CLAUSE = seldom("[,;:|]")


def with_others(part: Part) -> Part:
    """«водитель и ещё двое пассажиров», «водитель и ещё двое»: a list of people, the number with a person."""
    if "+o&" in part.codes:
        among = [match.start() for match in _HE_AMONG_THEM.finditer(part.codes)]
        named = [index for index in among if part.words[index] in _HE]
        part = Part(recoded(part.codes, named, "B"), part.words, part.at)
    for match in _OTHERS.finditer(part.codes):
        at, he = match.start("more"), match.start("he")
        before, after = _CLAUSE.split(part.codes[:he])[-1], _CLAUSE.split(part.codes[at:])[0]
        told_twice = not _TOLD.isdisjoint(before) and not _TOLD.isdisjoint(after)
        if told_twice or (part.codes[he] == "o" and part.words[he] not in _HE):
            continue
        codes = part.codes[:he] + "B&" + ("on" if match["person"] else "nB") + part.codes[at + 2 :]
        words, places = [*part.words], [*part.at]
        if not match["person"]:
            words[at], words[at + 1] = words[at + 1], words[at]
            places[at], places[at + 1] = places[at + 1], places[at]
        part = Part(codes, words, places)
    return part


def in_hospital(part: Part, codes: str) -> str:
    """The concept characters with being in hospital, or refusing to go there, as being hurt.

    The same characters where the sentence tells of harm by other words.
    """
    if "+" not in codes:
        return _refused(part, codes) if "ч" in codes and "0" not in codes else codes
    if "another" in part.words:
        codes = _ANOTHER.sub("B", codes)
    if not _TOLD_OTHERWISE.isdisjoint(codes):
        last = _LAST.search(codes)
        if last and _TOLD_OF.isdisjoint(codes[: last.start()]) and _TOLD_OTHERWISE.isdisjoint(codes[last.start() :]):
            tail = part.clause(last.start(), len(codes))
            return codes[: last.start()] + in_hospital(tail, codes[last.start() :])
        return _refused(part, codes) if "0" not in codes else codes
    chars = list(codes)
    for match in (*_SO_MANY_IN.finditer(codes), *_IN_WHICH.finditer(codes)):
        hospital = match.start("hospital")
        late = range(*match.span("late")) if "late" in match.re.groupindex else ()
        stays = (*range(*match.span("stay")), *late)
        if (
            part.words[match.start("in")] in _IN
            and part.words[hospital].startswith(_HOSPITAL)
            and all(codes[at] in "&-" or part.words[at].startswith(_STAY) for at in stays)
            and not any(word.startswith(_PATIENT) for word in part.words)
            and not _of_those_taken(part, match.start(), hospital)
        ):
            chars[hospital] = "I"
            for at in range(*match.span("stay")):
                chars[at] = "o" if chars[at] == "ь" else chars[at]
            chars[match.start("in") : hospital] = "o" * (hospital - match.start("in"))
    return _refused(part, "".join(chars))


def _of_those_taken(part: Part, start: int, hospital: int) -> bool:
    """«Пятерых увезли в больницу, один в реанимации»: whether those in hospital are some of the ones taken there."""
    told = part.codes[:start]
    counted = "n" in told and part.codes[start] == "," and "M" not in part.codes[start:hospital]
    return counted and part.words[hospital].startswith(_GRAVE) and _TAKEN_BEFORE.search(told) is not None


def more_hurt(part: Part, codes: str, start: int, *, dead: bool = False) -> Iterator[re.Match[str]]:
    """«трое ранены, ещё двое контужены»: the number of others right behind those of whom the sentence told before."""
    for match in (_MORE_DEAD if dead else _MORE_HURT).finditer(codes, start):
        if not _UNTOLD.isdisjoint(codes[start : match.start()]):
            return
        more = "M" in part.codes[match.start() : match.end("number") + 1]
        if more or (dead and part.codes[match.end() - 1] == "Ю" and "z" not in match.group()):
            yield match


def _refused(part: Part, codes: str) -> str:
    """«двое от госпитализации отказались», "three more refused treatment": hurt, too."""
    chars = list(codes)
    for match in _REFUSAL.finditer(codes):
        span = range(*match.span("refused"))
        refused = [at for at in span if part.words[at].startswith(_REFUSED)]
        if refused and any(part.words[at].startswith(_TREATMENT) for at in span):
            others = "I" not in codes[: span[0]] and not {"+", "Г"}.isdisjoint(part.codes[: span[0]])
            chars[span[0] : span[-1] + 1] = (
                "o" if others and not match["more"] and not match["others"] else "I"
            ) + "o" * (len(span) - 1)
            if match["more"]:
                chars[match.start("more")] = "o"
    return "".join(chars)
