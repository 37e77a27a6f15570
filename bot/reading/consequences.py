"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.reading.counts import Counter
from bot.reading.people import HURT, KILLED, people
from bot.reading.tokens import Part, Tokens

_RELEVANT = re.compile(r"[IwjGgxFfdh0\[Юэъф]")
_SOURCE = re.compile(r"P[oye]{0,2}t")
_NOT_KNOWN = re.compile(r"t[^|,]{0,6}0$|0t[^|]{0,4}[wgfx]")
_NOBODY_HURT = re.compile(r"0[^|,;]{0,6}[wI]|[wI][^|;]{0,8}0")
_NOBODY_KILLED = re.compile(r"0[^|,;]{0,6}[gx]|[gx][^|;]{0,6}0|0G")
_NO_DAMAGE = re.compile(r"0[^|;F]{0,8}f|f[^|;]{0,10}0|F?0[^|,;]{0,2}[Ff]|0[^|,;]{0,3}\{[^|;,]?f")
_FIRE = re.compile(r"^[^0]*f|f[^|]{0,6}\?|\?[^|]{0,6}f|\{f|f\{|[hdKUv]p?[^|0]{0,8}f")
_PHRASE = re.compile(r"[,;:\-]")


@dataclass(frozen=True, slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(slots=True)
class _Sum:
    """What the sentences said so far."""

    killed: list[int] = field(default_factory=list)
    injured: list[int] = field(default_factory=list)
    nobody_killed: bool = False
    nobody_hurt: bool = False
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None

    def add(self, part: Part, counter: Counter) -> None:
        codes = part.codes
        self.responders = self.responders or _responders(codes)
        self.shelters = self.shelters or _shelters(codes)
        if _unknown(part):
            return
        nobody_hurt = "0" in codes and _NOBODY_HURT.search(codes) is not None
        nobody_killed = "0" in codes and _NOBODY_KILLED.search(codes) is not None
        self.nobody_hurt = self.nobody_hurt or nobody_hurt
        self.nobody_killed = self.nobody_killed or nobody_killed or nobody_hurt
        self.damage = self.damage or _damage(codes, self.damage)
        told = codes.replace("Ю", "G")
        if not nobody_hurt and (hurt := people(part, told, HURT, counter)) is not None:
            self.injured.append(hurt)
        if not nobody_killed and (dead := people(part, told, KILLED, counter)) is not None:
            self.killed.append(dead)


def read_consequences(tokens: Tokens, sentences: list[tuple[int, int]], counter: Counter) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it."""
    found = _Sum()
    for start, end in sentences:
        if _RELEVANT.search(tokens.codes, start, end):
            found.add(Part(tokens, start, end), counter)
    return Consequences(
        killed=_headline(found.killed, found.nobody_killed),
        injured=_headline(found.injured, found.nobody_hurt),
        damage=found.damage,
        responders=found.responders,
        shelters=found.shelters,
    )


def _headline(numbers: list[int], denied: bool) -> int | None:
    """The first figure: what follows in other sentences only details it."""
    if not numbers:
        return 0 if denied else None
    return numbers[0]


def _unknown(part: Part) -> bool:
    """«информация о пострадавших не поступала», «данных о разрушениях нет», «уточняется»: nothing is stated."""
    if "t" not in part.codes:
        return "уточняется" in part.words or "уточняются" in part.words
    codes = _SOURCE.sub("", part.codes)
    if "t" not in codes:
        return False
    return any(word.startswith(("поступ", "уточня")) for word in part.words) or _NOT_KNOWN.search(codes) is not None


def _damage(codes: str, before: bool | None) -> bool | None:
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
