"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.reading.counts import Counter
from bot.reading.tokens import Tokens

_SOURCE = re.compile(r"P[oye]{0,2}t")
_NOT_KNOWN = re.compile(r"t[^|,]{0,6}0$|0t[^|]{0,4}[wgfx]")
_NOBODY_HURT = re.compile(r"0[^|,;]{0,6}[wI]|[wI][^|;]{0,8}0|B0I|0I")
_NOBODY_KILLED = re.compile(r"0[^|,;]{0,6}[gx]|[gx][^|;]{0,6}0|0G")
_NO_DAMAGE = re.compile(r"0[^|;F]{0,8}f|f[^|;]{0,10}0|F?0[^|,;]{0,2}[Ff]|0\{f|0[^|,;]{0,3}{[^|;,]?f")
_N = r"(?:(?P<bound>>|0\}|<)?(?P<number>n+|~))"
_HURT = (
    re.compile(r"I[^|;n:0,B&]{0,4}?" + _N + r"[oye]{0,2}B?"),
    re.compile(_N + r"[oye]{0,2}B{0,2}[o\-]?I"),
    re.compile(_N + r"[oye]{0,2}B{0,2}[^|;:n]{0,3}\{[^|;:]{0,6}j"),
    re.compile(_N + r"w"),
    re.compile(r"w[o:\-]{0,3}" + _N),
    re.compile(r"j[^|;:n]{0,4}\{[^|;:nB]{0,2}" + _N),
)
_KILLED = (
    re.compile(r"G[^|;n:0I,B&]{0,3}?" + _N + r"[oye]{0,2}B?"),
    re.compile(_N + r"[oye]{0,2}B{0,2}[o\-]?G"),
    re.compile(_N + r"[oye]{0,2}g"),
    re.compile(r"g[o:\-]{0,3}" + _N),
)
_ONE_HURT = re.compile(
    r"I[^|;n0]{0,6}?B|B[^|;n0F]{0,8}?I|[B*][^|;n0]{0,9}?\{[^|;]{0,6}?j|\*?B?[^|;n0]{0,3}p[^|;0]{0,3}\*B[^|;]{0,6}j|B[^|;n0]{0,3}p?[^|;0]{0,4}j|j[^|;n0]{0,6}\{[^|;n0]{0,4}B|pw?B?[^|;n0]{0,4}B?[^|;n0]{0,6}j"
)
_ONE_KILLED = re.compile(r"G[^|;n0I]{0,6}?B|B[^|;n0I]{0,6}?G")
_ONE = r"n?[oye]{0,2}B{1,2}[*]?"
_CHAIN = rf"(?P<chain>{_ONE}(?:o?&o?{_ONE})+|B(?:,B)+&?o?{_ONE})"
_SECOND = _CHAIN.replace("chain", "second")
_HURT_TOGETHER = re.compile(rf"[Ij{{]o{{0,2}}{_CHAIN}|{_SECOND}o{{0,2}}[I{{]")
_KILLED_TOGETHER = re.compile(rf"Go{{0,2}}{_CHAIN}|{_SECOND}o{{0,2}}G")
_LINK = re.compile(r"n?[oye]{0,2}B{1,2}")


@dataclass(frozen=True, slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


def read_consequences(tokens: Tokens, sentences: list[tuple[int, int]], counter: Counter) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it."""
    found = Consequences()
    killed: list[int] = []
    injured: list[int] = []
    denied_killed = denied_injured = False
    for start, end in sentences:
        codes = tokens.codes[start:end]
        found = replace(
            found,
            responders=found.responders or _responders(tokens, start, end, codes),
            shelters=found.shelters or _shelters(tokens, start, end, codes),
        )
        if not _relevant(codes):
            continue
        unknown = _unknown(codes, tokens.folded[start:end])
        if not unknown:
            nobody = _NOBODY_HURT.search(codes) is not None
            denied_injured = denied_injured or nobody
            denied_killed = denied_killed or nobody or _NOBODY_KILLED.search(codes) is not None
            no_damage = _NO_DAMAGE.search(codes) is not None
            if no_damage and found.damage is None:
                found = replace(found, damage=False)
            rest = codes.replace("Ю", "G")
            if (not no_damage and ("F" in codes or _fire(codes))) or (
                no_damage and re.search(r"F", _strip_negations(codes))
            ):
                found = replace(found, damage=True)
            if not nobody:
                injured += _people(tokens, start, rest, _HURT, _ONE_HURT, counter)
            if _NOBODY_KILLED.search(codes) is None:
                killed += _people(tokens, start, rest, _KILLED, _ONE_KILLED, counter)
    return replace(found, killed=_sum(killed, denied_killed), injured=_sum(injured, denied_injured))


def _relevant(codes: str) -> bool:
    return any(code in codes for code in "IwjGgxFfdh0[Ю")


def _unknown(codes: str, words: list[str]) -> bool:
    """«информация о пострадавших не поступала», «данных о разрушениях нет», «уточняется»: nothing is stated."""
    codes = _SOURCE.sub("", codes)
    if "t" not in codes:
        return "уточняется" in words or "уточняются" in words
    stems = ("поступ", "уточня")
    if any(word.startswith(stems) for word in words):
        return True
    return (
        re.search(r"t[^|,]{0,6}0$|0t[^|]{0,4}[wgfx]", codes) is not None and "предварительн" not in " ".join(words)[:60]
    )


def _fire(codes: str) -> bool:
    return re.search(r"f[^|]{0,6}\?|\?[^|]{0,6}f|\{f|f\{|[hdKU v]p?[^|0]{0,8}f|^[^0]*f", codes) is not None


def _strip_negations(codes: str) -> str:
    return re.sub(r"[^,;:\-]*0[^,;:\-]*", "", codes)


def _people(
    tokens: Tokens,
    offset: int,
    codes: str,
    numbered: tuple[re.Pattern[str], ...],
    single: re.Pattern[str],
    counter: Counter,
) -> list[int]:
    """Numbers of people of one sentence: one headline number, or one person."""
    together = (_HURT_TOGETHER if numbered is _HURT else _KILLED_TOGETHER).search(codes)
    if together and single.search(codes):
        name = "chain" if together.group("chain") else "second"
        return [_chain(tokens, offset, codes, *together.span(name), counter)]
    for pattern in numbered:
        match = pattern.search(codes)
        if match:
            first, last = match.span("number")
            if codes[first] == "~":
                continue
            count = counter.value(tokens, offset + first, offset + last, None)
            if count is not None and count.min < 1000:
                return [count.min]
    return [1] if single.search(codes) else []


def _chain(tokens: Tokens, offset: int, codes: str, start: int, end: int, counter: Counter) -> int:
    """«мать и двое детей» -> 3."""
    total = 0
    for link in _LINK.finditer(codes, start, end):
        first = link.start()
        count = counter.value(tokens, offset + first, offset + first + 1, None) if codes[first] == "n" else None
        total += count.min if count else 1
    return total


def _sum(numbers: list[int], denied: bool) -> int | None:
    """A first figure that the later ones only detail stands alone; else they add up."""
    if not numbers:
        return 0 if denied else None
    rest = sum(numbers[1:])
    return numbers[0] if rest <= numbers[0] or len(numbers) > 1 else numbers[0] + rest


def _responders(tokens: Tokens, start: int, end: int, codes: str) -> bool | None:
    words = tokens.folded[start:end]
    working = any(w.startswith(("работа", "выехал", "прибы", "задейств", "находятся", "work", "scene")) for w in words)
    services = any(
        w.startswith(
            (
                "служб",
                "специалист",
                "мчс",
                "спасател",
                "пожарн",
                "бригад",
                "группа",
                "группы",
                "расчет",
                "services",
                "crews",
                "firefighters",
            )
        )
        for w in words
    )
    return (
        True
        if (
            working
            and services
            and (
                "h" in codes
                or "места" in words
                or "месте" in words
                or "местах" in words
                or "fell" in words
                or "scene" in words
                or "где" in words
                or "where" in words
            )
        )
        else None
    )


def _shelters(tokens: Tokens, start: int, end: int, codes: str) -> bool | None:
    words = tokens.folded[start:end]
    if "[" in codes:
        return True
    point = any(w.startswith("пункт") for w in words) and any(w.startswith("временн") for w in words)
    return True if point and any(w.startswith("размещен") for w in words) else None
