"""Seas, by their full names or what of them is said."""

from __future__ import annotations

from bot.reading.places.areas import STEP
from bot.reading.places.walk import Area, Walk
from bot.reading.seldom import seldom

_LONGEST_PHRASE = 12
_COAST, _ON = ("побереж", "берег"), frozenset({"на", "по"})
_OVER = frozenset({"над", "акваторией"})
_OVER_THE = ["over", "the"]
_NOUNS = frozenset({"каспием", "каспии", "каспию", "балтикой", "балтике", "балтику", "caspian", "baltic"})
_NEXT = frozenset("|-,;&n()")
_JOINTS = frozenset(",;&-")
_NEAR = 8
_SEAS = frozenset({"морей", "морями"})
_WATERS = _SEAS | {"акваториями", "акваториях", "водами"}

_AGAIN = frozenset({"морем", "акваторией"})
_COUNTED = seldom(r"(?:^|[|,;:(&])[^|,;:(&n]{0,4}n{1,4}[^|,;:(n]{0,8}$")
_COUNT_NEXT = seldom(r"-M?n{1,4}(?=[|,;)&]|$)")


def sea(walk: Walk, index: int) -> int:
    """«Чёрного моря», «Чёрного и Азовского морей»."""
    if walk.folded[index] == "sea" and walk.folded[index + 1 : index + 2] == ["of"]:
        name = walk.atlas.sea_words.get(" ".join(walk.folded[index + 2 : index + 3]))
        if name:
            return walk.add_area(index, index + 3, [], [name])
    seas: list[str] = []
    end = last = index
    while end < index + _LONGEST_PHRASE and (name := walk.atlas.sea_words.get("".join(walk.folded[end : end + 1]))):
        seas.append(name)
        end += 1
        if end < len(walk.folded) and walk.folded[end].startswith(("мор", "sea", "залив")):
            on_coast = walk.folded[index - 1].startswith(_COAST) and walk.folded[index - 2] in _ON
            if on_coast or walk.folded[end + 1 : end + 2] == ["fleet"]:
                return end + 1
            return walk.add_area(index, end + 1, [], seas)
        last = end
        step = STEP.match(walk.codes, end)
        if step is None:
            break
        end = step.end()
    return walk.add_area(index, last, [], seas) if seas and _elliptic(walk, index, last) else index


def _elliptic(walk: Walk, index: int, end: int) -> bool:
    """«Над Каспием»; «над Чёрным и два – над Азовским морем», «(и) Азовского – два» after another.

    So is the first behind «над акваториями: два – Азовского, один – Чёрного моря».
    """
    over = walk.folded[index - 1] in _OVER or walk.folded[index - 2 : index] == _OVER_THE
    listed = walk.before(index) in _JOINTS and bool(walk.found.areas) and bool(walk.found.areas[-1].seas)
    near = walk.folded[max(0, index - _NEAR) : index]
    headed = walk.before(index) == "-" and not _WATERS.isdisjoint(near)
    if not (over or listed or headed):
        return False
    if end == index + 1 and walk.folded[index] in _NOUNS:
        return True
    after = walk.codes[end : end + 1]
    if after and after not in _NEXT:
        return False
    if any(area.seas for area in walk.found.areas) or (headed and not _SEAS.isdisjoint(near)):
        return True
    behind = walk.codes.find("|", end)
    words = walk.folded[end : min(end + _NEAR, behind if behind >= 0 else end + _NEAR)]
    return any(word.startswith("мор") for word in words)


def counted_again(walk: Walk) -> None:
    """«над Ейском и Азовским морем сбиты 9 БПЛА: 5 – над морем»: the only sea named, where it is counted again."""
    areas = walk.found.areas
    seas = {name for area in areas for name in area.seas}
    if len(seas) != 1:
        return
    first = next(area for area in areas if area.seas)
    for at, word in enumerate(walk.folded):
        if word not in _AGAIN or at <= first.end or walk.folded[at - 1] != "над":
            continue
        between = walk.codes[first.end : at]
        if ":" not in between or "|" in between:
            continue
        end = at + 1 + (walk.folded[at + 1 : at + 2] == ["моря"])
        if walk.after(end) in {"C", "A"} or not (
            _COUNTED.search(walk.codes, max(0, at - _LONGEST_PHRASE), at) or _COUNT_NEXT.match(walk.codes, end)
        ):
            continue
        areas.append(Area(at, end, (), first.seas))
    areas.sort(key=lambda area: area.start)
