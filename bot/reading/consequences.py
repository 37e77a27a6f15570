"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.model import Place, PlaceKind
from bot.reading.counts import Counter
from bot.reading.people import of_dead, of_injured, people
from bot.reading.tokens import Part, Tokens
from bot.reading.told_of_people import told_of_people

_RELEVANT = re.compile(r"[IwjGgxFfdhK0\[ЮэъфГИчϡϟϧ+]")
_SOURCE = re.compile(r"P[oye]{0,2}t")
_NOT_KNOWN = re.compile(r"t[^|,]{0,6}0$|0t[^|]{0,4}[wgfx]")
_NOBODY_HURT = re.compile(
    r"0[^|,;]{0,6}[wI]|0[^|,;]{0,2}j|j[oye]{0,2}0$|w[^|;n]{0,8}0|I[^|;,n]{0,8}0|f[^|;,]{0,3}0[,&]{1,2}wo?(?=[|,;]|$)|[BJ][^|;,0]{0,2}ϡ|ϡ[^|;,0]{0,2}[BJ]"
)
_NOBODY_KILLED = re.compile(r"0[^|,;]{0,6}[gx]|[gx][^|;]{0,6}0|0[^|,;]{0,2}[GЮ]")
_NO_DAMAGE = re.compile(
    r"0[^|;,F{?/]{0,8}f|(?<![wxgI])0[^|;F{?/]{0,8}f|0,fo?(?:$|\|)|f[^|;]{0,10}0|F?0[^|,;]{0,2}[Ff]"
    r"|0[^|,;]{0,3}\{[^|;,]?f"
)
_PROPERTY_UNHURT = re.compile(r"[и\\][^|,;B&]{0,3}0I|0I[^|,;B]{0,3}[и\\]")
_PEOPLE_AND_PROPERTY = re.compile(r"B[oye]{0,2}&[oye]{0,2}[и\\]|[и\\][oye]{0,2}&[oye]{0,2}B")
_PERSON_UNHURT = re.compile(r"B[oye]?0I|0IB")
_ASIDES = frozenset({"включая", "числе", "среди"})
_DAMAGED_THINGS = frozenset({"поврежденных", "разрушенных"})
_PLURAL_ENDINGS = "иые"
_WOUNDED = frozenset({"раненых", "раненые", "травмированных", "ранений", "травм"})
_THING_HURT = re.compile(r"I[oye]{0,2}[и\\](?!B)|[и\\][oye]{0,2}I(?!n?B)")
_UNHARMED = re.compile(r"[и\\][^|;,]{0,3}ϡ|ϡ[^|;]{0,3}[и\\]")
_FIRE = re.compile(r"^[^0]*f|f[^|]{0,6}\?|\?[^|]{0,6}f|\{f|f\{|[hdKUv]p?[^|0]{0,8}f|/[^|0]{0,4}f|zf-")
_ONE_MORE = re.compile(r"Mn+[oye]{0,2}B{0,2}(?:[Iw{G]|p[oye]{0,2}[j+])|Mn+[oye]{0,2}B,[^|;]{1,8},[I{G]")
_EARLY = 3
_PEOPLE = re.compile("[IwjGg{+]")
_PHRASE = re.compile(r"[,;:\-]")


@dataclass(frozen=True, slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a sentence is: how many of the post's sentences so far named a new settlement, and its own districts."""

    settlements: int
    districts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number of people: `lead` when a headline could say it, `new` as «ещё», `total` as «всего»."""

    number: int
    lead: bool
    new: bool
    total: bool
    where: _Where


@dataclass(slots=True)
class _Sum:
    """What the sentences said so far."""

    killed: list[_Figure] = field(default_factory=list)
    injured: list[_Figure] = field(default_factory=list)
    nobody_killed: bool = False
    nobody_hurt: bool = False
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None

    def add(self, part: Part, early: bool, where: _Where, counter: Counter) -> None:
        """Add one sentence; `early` marks the first ones of the post, `where` its places."""
        codes = part.codes
        self.responders = self.responders or _responders(codes)
        self.shelters = self.shelters or _shelters(codes)
        if _unknown(part):
            for clause in _clauses(part):
                self.add(clause, early, where, counter)
            return
        if "0" in codes:
            self._no_harm(part)
        if "0" in codes and _PROPERTY_UNHURT.search(codes):
            self.damage = self.damage or False
            if _PEOPLE_AND_PROPERTY.search(codes):
                self.nobody_hurt = self.nobody_killed = True
            return
        if "I" in codes and "0" not in codes and "B" not in codes and _THING_HURT.search(codes):
            self.damage = True
            return
        nobody_hurt = ("0" in codes or "ϡ" in codes) and _NOBODY_HURT.search(codes) is not None
        nobody_killed = "0" in codes and _NOBODY_KILLED.search(codes) is not None
        self.nobody_hurt = self.nobody_hurt or nobody_hurt
        if nobody_hurt and _one_unhurt(part):
            nobody_hurt = False
        self.nobody_killed = self.nobody_killed or nobody_killed or (nobody_hurt and not _only_wounded(part))
        self.damage = self.damage or _damage(codes, self.damage)
        if _beyond_repair(part):
            self.damage = True
        if _ASIDES.intersection(part.words) and "," in codes:
            part = _without_aside(part)
        told = part.codes.replace("Ю", "G")
        told = told_of_people(part, told)
        hurt = _all_but(part, counter) if nobody_hurt else people(part, told, of_injured(), counter)
        if hurt is not None:
            self.injured.append(_figure(hurt, codes, early, where))
        if not nobody_killed and (dead := people(part, told, of_dead(), counter)) is not None:
            self.killed.append(_figure(dead, codes, early, where))

    def _no_harm(self, part: Part) -> None:
        """«Вреда людям и строениям не причинено»."""
        if "F" not in part.codes and not _DAMAGED_THINGS.isdisjoint(part.words):
            self.damage = self.damage or False
        if not any(word.startswith("вред") for word in part.words):
            return
        if "B" in part.codes or "никому" in part.words or "людям" in part.words:
            self.nobody_hurt = self.nobody_killed = True
        if any(_is_property(word) for word in part.words):
            self.damage = self.damage or False


def _all_but(part: Part, counter: Counter) -> int | None:
    """«никто серьёзно не пострадал, один получил контузию»: the number of a clause that denies nothing."""
    if "," not in part.codes and ";" not in part.codes:
        return None
    for clause in _clauses(part):
        if ("n" in clause.codes or "j" in clause.codes) and "0" not in clause.codes:
            hurt = people(clause, clause.codes, of_injured(), counter)
            if hurt is not None:
                return hurt
    return None


def _beyond_repair(part: Part) -> bool:
    """«машина восстановлению не подлежит»."""
    return "подлежит" in part.words and "восстановлению" in part.words


def _without_aside(part: Part) -> Part:
    """«трое соседей, включая ребёнка, получили ушибы»: the aside tells of people already counted."""
    at = next(index for index, word in enumerate(part.words) if word in _ASIDES)
    start = part.codes.rfind(",", 0, at)
    if start < 0 or (part.words[at] == "числе" and part.words[at - 1] not in {"том", "их"}):
        return part
    end = part.codes.find(",", at)
    end = len(part.codes) if end < 0 else end + 1
    if any(code in part.codes[start:end] for code in "GI{+Гjg0"):
        return part
    kept = part.clause(0, start)
    rest = part.clause(end, len(part.codes))
    kept.codes += rest.codes
    kept.words += rest.words
    return kept


def _clauses(part: Part) -> list[Part]:
    """The clauses of a sentence, but for those that say that something is not known; none if it has only one."""
    ends = [index for index, code in enumerate(part.codes) if code in ",;"] + [len(part.codes)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    clauses = [part.clause(start, end) for start, end in zip(starts, ends, strict=True)]
    return [clause for clause in clauses if "t" not in clause.codes and not _unknown(clause)] if len(ends) > 1 else []


def read_consequences(
    tokens: Tokens, sentences: list[tuple[int, int]], places: Sequence[tuple[int, Place]], counter: Counter
) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it.

    `places`: the tokens at which places are named, in order.
    """
    found = _Sum()
    where = _Whereabouts(places)
    for number, (start, end) in enumerate(sentences):
        place = where.until(end, _PEOPLE.search(tokens.codes, start, end) is not None)
        if _RELEVANT.search(tokens.codes, start, end):
            found.add(Part(tokens, start, end), number < _EARLY and not place.settlements, place, counter)
    return Consequences(
        killed=_total(found.killed, found.nobody_killed),
        injured=_total(found.injured, found.nobody_hurt),
        damage=found.damage,
        responders=found.responders,
        shelters=found.shelters,
    )


def _one_unhurt(part: Part) -> bool:
    """«тракторист не пострадал»: one person, who may not have been alone."""
    match = _PERSON_UNHURT.search(part.codes)
    if match is None or part.codes.count("0") > 1 or "B&B0" in part.codes:
        return False
    person = part.words[match.start() if part.codes[match.start()] == "B" else match.end() - 1]
    return person[-1] not in _PLURAL_ENDINGS and person != "хозяева" and not person.isascii()


class _Whereabouts:
    """Follows the places through the sentences of a post."""

    def __init__(self, places: Sequence[tuple[int, Place]]) -> None:
        self._places, self._next, self._count = places, 0, 0
        self._seen: set[str] = set()
        self._nowhere = _Where(0, frozenset())

    def until(self, end: int, people: bool) -> _Where:
        """The places of the sentence that ends at the token `end`; a bare list of places is not yet news of them."""
        if self._next >= len(self._places) or self._places[self._next][0] >= end:
            return self._nowhere
        names: list[str] = []
        districts: list[str] = []
        while self._next < len(self._places) and self._places[self._next][0] < end:
            place = self._places[self._next][1]
            if place.kind is PlaceKind.SETTLEMENT:
                names.append(place.name)
            elif place.kind is PlaceKind.DISTRICT:
                districts.append(place.name)
            self._next += 1
        self._count += any(name not in self._seen for name in names)
        if people or len(names) == 1:
            self._seen.update(names)
        self._nowhere = _Where(self._count, frozenset())
        return _Where(self._count, frozenset(districts))


def _is_property(word: str) -> bool:
    return word.startswith(("строени", "здани", "дома", "имуществ", "инфраструктур", "объект"))


def _figure(number: int, codes: str, early: bool, where: _Where) -> _Figure:
    more = _ONE_MORE.search(codes) is not None
    return _Figure(number, early and "s" not in codes, more, "X" in codes and not more, where)


def _only_wounded(part: Part) -> bool:
    """«раненых нет» leaves open whether anybody died."""
    return not _WOUNDED.isdisjoint(part.words) and not any(word.startswith("пострад") for word in part.words)


def _total(figures: list[_Figure], denied: bool) -> int | None:
    """A headline stands alone, since the rest details it; without one, what happened at other places is added."""
    if not figures:
        return 0 if denied else None
    stated = [figure.number for figure in figures if figure.total]
    if stated:
        return max(stated)
    first = figures[0]
    if first.lead:
        here = first.where.districts
        return first.number + sum(f.number for f in figures[1:] if here and f.where.districts - here and f.lead)
    pairs = itertools.pairwise(figures)
    return first.number + sum(b.number for a, b in pairs if b.new or b.where.settlements != a.where.settlements)


def _unknown(part: Part) -> bool:
    """«информация о пострадавших не поступала», «данных о разрушениях нет», «уточняется»: nothing is stated."""
    if "0" in part.codes and any(word.startswith("сообща") for word in part.words):
        return True
    if "t" not in part.codes:
        return "уточняется" in part.words or "уточняются" in part.words
    codes = _SOURCE.sub("", part.codes)
    if "t" not in codes:
        return False
    return any(word.startswith(("поступ", "уточня")) for word in part.words) or _NOT_KNOWN.search(codes) is not None


def _damage(codes: str, before: bool | None) -> bool | None:
    if "ϡ" in codes and _UNHARMED.search(codes):
        return before or False
    if "F" not in codes and "f" not in codes:
        return before
    if "0" not in codes or not _NO_DAMAGE.search(codes):
        return True if "F" in codes or _FIRE.search(codes) else before
    return any("F" in phrase and "0" not in phrase for phrase in _PHRASE.split(codes))


def _responders(codes: str) -> bool | None:
    """Services at work where something fell or burned."""
    working = "ъ" in codes and "ь" in codes and any(code in codes for code in "hэH")
    return True if working else None


def _shelters(codes: str) -> bool | None:
    return True if "[" in codes or ("ф" in codes and "ш" in codes) else None
