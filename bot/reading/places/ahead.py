"""What follows the beginning of a settlement's name: the rest of it, the district or the region in which it lies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.places.areas import after_district, after_region, chain_end, region_adjectives
from bot.reading.places.walk import NO_NAME, Walk
from bot.reading.seldom import seldom

_REGION_AFTER = seldom(r"[CA]{1,2}[p(]?(?:(?P<adjective>A)[oC]?Q|Q(?P<name>C))|[CA]{1,2}\((?P<alone>C)\)")
_REGION_OF_LIST = seldom(r"(?:[CAs]{1,3}[,&]{1,2}){0,20}[CAs]{1,3}?p?(?P<adjective>A)[oC]?Q")
_LIST_GOES_ON = seldom(r"A[oC]?Q[,&]{1,2}[CA]")


def ends_in_type(walk: Walk, index: int) -> bool:
    """Whether adjectives from `index` on belong to a district or region («…, Рыльском и Льговском районах»)."""
    return typed(walk.codes, chain_end(walk.codes, index))


def typed(codes: str, index: int) -> bool:
    """Whether the type word of a district or region stands at `index`."""
    return (after_district(codes, index) or after_region(codes, index)) > 0


def region_ahead(walk: Walk, index: int) -> str | None:
    """«в районе Энергодара Запорожской области», «Воткинск (Удмуртия)»: the region named after a town."""
    match = _REGION_AFTER.match(walk.codes, index)
    if match is None:
        return None
    if match.group("adjective"):
        return walk.atlas.region_adjectives.get(walk.folded[match.start("adjective")])
    name = "name" if match.group("name") else "alone"
    return walk.atlas.region_names.get(walk.folded[match.start(name)])


def region_told(walk: Walk, index: int) -> str | None:
    """«атаке подвергся Волгоград … над Волгоградской областью»: a city's region, where the post names it anywhere."""
    region = walk.atlas.region_of_city(walk.folded[index])
    return region if region in walk.regions_told else None


def region_of_list(walk: Walk, index: int) -> str | None:
    """«населённых пунктов Каховка, Раковка Херсонской области»: the region named after a list of settlements."""
    match = _REGION_OF_LIST.match(walk.codes, index)
    return None if match is None else walk.atlas.region_adjectives.get(walk.folded[match.start("adjective")])


def past_region(walk: Walk, index: int) -> int:
    """«…, Раковка Херсонской области и Светлое Запорожской области»: where a list goes on after a region."""
    match = _LIST_GOES_ON.match(walk.codes, index)
    if match is None or ends_in_type(walk, match.end() - 1):
        return index
    return region_adjectives(walk, index)


def in_district(walk: Walk, index: int) -> bool:
    """«… Белгородского округа»: the district that a settlement lies in."""
    return walk.codes[index] == "A" and after_district(walk.codes, index + 1) > 0 and walk.folded[index].endswith("ого")


def in_region(walk: Walk, index: int) -> bool:
    """«в Торопце Тверской области»."""
    return walk.codes[index] == "A" and after_region(walk.codes, index + 1) > 0


def capitals(walk: Walk, index: int) -> int:
    """How many tokens from `index` on could make a name, three at most."""
    codes, written = walk.codes, walk.written
    end = index + 1
    if end == len(codes) or not written[end][0].isupper():
        return 1
    last = min(index + 3, len(codes))
    while end < last and written[end][0].isupper() and (codes[end] not in NO_NAME or _of_name(codes, written, end)):
        end += 1
    return end - index


def _of_name(codes: str, written: Sequence[str], index: int) -> bool:
    """«над Красным Селом»: a type word as part of a name."""
    return codes[index] == "s" and written[index][1:].isalpha()
