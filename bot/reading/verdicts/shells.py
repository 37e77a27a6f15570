"""Shelling and what shells hit: their places and victims are not of this record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.reading.places.finding import Places
from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV
from bot.reading.words.denied_uavs import without_denied
from bot.reading.words.tokens import Tokens

_SHELLS = ("снаряд", "мин", "ракет", "авиабомб", "shell", "missile", "rocket")
_FLOWN = ("снаряд", "ракет", "авиабомб", "shell", "missile", "rocket", "projectile")
_AIR_BOMBS = (("авиа", "управля", "планир", "корректир"), ("бомб",))
_OF_UAVS = frozenset(UAV + "d!E")
_SHELLS_STOPPED = seldom("[SWO][^|]{0,12}'|'[^|]{0,6}[SWO]")
_PARTED = seldom("[,;:&n]")
_SHELL_HIT = seldom("[hoH][oye]{0,2}'[^|]{0,8}[FfI]|'[oye]{0,2}[HkF]|[hH]p?[oye]{0,2}'")
# «Всего от обстрелов повреждены 8 домов»: officials count what UAVs damaged among them
_ALL_DAMAGE = seldom("X[^|]*щ[^|]*[Ff]|X[^|]*[Ff][^|]*щ|щ[^|]*X[^|]*[Ff]")
_PEOPLE = frozenset("IGjgwx")
_IN_BRACKETS, _BY_UAVS = seldom(r"[CAs]{1,3}\((?P<told>[^()|]{1,24})\)"), frozenset("UuvdKkh")

_BLOWN_UP = "подрыв"
_MINES = ("мин", "предмет", "устройств", "боеприпас", "снаряд", "растяжк", "фугас", "взрывчат", "лепест")
_VICTIMS = seldom("[IGjw]")
_HURT, _MISSILE = frozenset("IGjwg"), ("ракетн", "missile", "rocket")
_MISSILE_STRIKE = seldom("[oeC'](?=[Ke])")
_HARMED = seldom("[FfIjwGГ]")
_CARED_FOR = seldom("[jчГ+]")
_AT_PLACE, _HURT_ALONE = (
    seldom("p[oye]{0,2}[sCAYQ]{1,6}"),
    seldom("[oyepBnwzi*г,&jϧ+{-]{0,9}[IGj][oyepBnwzi*г,&jϧ+{-]{0,12}"),
)


def may_tell_of_shells(codes: str) -> bool:
    """Whether a sentence of these concepts may tell of shells only."""
    if "щ" in codes and shelling(codes):
        return True
    if _MISSILE_STRIKE.search(codes) and not _HURT.isdisjoint(codes):
        return _OF_UAVS.isdisjoint(codes)
    if "h" not in codes and ("'" not in codes or not _SHELL_HIT.search(codes)):
        return False
    return _OF_UAVS.isdisjoint(codes)


def of_shells(tokens: Tokens, sentences: list[tuple[int, int]], number: int) -> Iterator[int]:
    """The number of a sentence if it tells of shells only, with those of the next ones that tell of the same people."""
    start, end = sentences[number]
    part = tokens.codes[start:end]
    if not (
        shelling(part)
        or _by_missile(tokens, start, end)
        or _by_shell(tokens, start, end)
        or _on_mine(tokens, start, end)
    ):
        return
    yield number
    first, named = _OF_UAVS.isdisjoint(tokens.codes[:end]), _AT_PLACE.search(part) is not None
    for after in range(number + 1, len(sentences)):
        before, part = part, tokens.codes[slice(*sentences[after])]
        there = (first and _harmed_there(part)) or (named and _hurt_there(part))
        if not (there or _of_the_same_people(before, part)):
            break
        yield after


def _by_missile(tokens: Tokens, start: int, end: int) -> bool:
    """«ракетным ударом ранены пятеро», "a missile strike killed two"."""
    part = tokens.codes[start:end]
    if not _OF_UAVS.isdisjoint(part) or _HURT.isdisjoint(part):
        return False
    return any(tokens.folded[start + match.start()].startswith(_MISSILE) for match in _MISSILE_STRIKE.finditer(part))


def _on_mine(tokens: Tokens, start: int, end: int) -> bool:
    """«при подрыве на старом снаряде»: no UAV brought it."""
    part = tokens.codes[start:end]
    if "h" not in part or not _OF_UAVS.isdisjoint(part):
        return False
    return any(
        tokens.folded[at].startswith(_BLOWN_UP)
        and tokens.folded[at + 1] == "на"
        and any(word.startswith(_MINES) for word in tokens.folded[at + 2 : min(end, at + 5)])
        for at in range(start, end - 2)
        if tokens.codes[at] == "h"
    )


def _of_the_same_people(before: str, part: str) -> bool:
    """«При обстреле ранен мужчина. Мужчине с ушибами оказана помощь»: what came of those whom shells hurt."""
    apart = any(code in part for code in "UuvdKhHkqSWOVEsYQACn~щ!")
    return not apart and _VICTIMS.search(before) is not None and _CARED_FOR.search(part) is not None


def _harmed_there(part: str) -> bool:
    """«Под обстрел попала школа. Осколками ранило женщину. Дрон …»: what shells did, told of before any UAV."""
    return _HARMED.search(part) is not None and not any(code in part for code in "UuvdKkqHhSWOVEsYQA0Xnщ!~")


def _hurt_there(part: str) -> bool:
    """«В Ясном под обстрел попал двор. Ранены двое»: people hurt where nothing else is told of."""
    return _HURT_ALONE.fullmatch(part) is not None


def shelling(codes: str) -> bool:
    """Shelling without a UAV in the sentence: its places and victims are not of this record."""
    if "щ" not in codes or any(code in without_denied(codes) for code in "Uuvd"):
        return False
    return _ALL_DAMAGE.search(codes) is None or not _PEOPLE.isdisjoint(codes)


def _by_shell(tokens: Tokens, start: int, end: int) -> bool:
    """«от прилёта снаряда посечена кровля»: what a drone drops is called otherwise."""
    part = tokens.codes[start:end]
    if "'" not in part or not _OF_UAVS.isdisjoint(part) or not _SHELL_HIT.search(part):
        return False
    return any(
        word.startswith(_SHELLS) for word, code in zip(tokens.folded[start:end], part, strict=True) if code == "'"
    )


def without_sites_of_shells(tokens: Tokens, sentences: Iterable[tuple[int, int]], places: Places) -> Places:
    """The places but for those where only missiles and shells were: «БПЛА в районе …, а также ракета в районе …»."""
    if "щ" in tokens.codes and (";" in tokens.codes or "(" in tokens.codes):
        shelled = {at for at in (mention.start for mention in places.mentions) if _only_shelled(tokens.codes, at)}
        places = Places(places.areas, [mention for mention in places.mentions if mention.start not in shelled])
    if "'" not in tokens.codes:
        return places
    starts = sorted([area.start for area in places.areas] + [mention.start for mention in places.mentions])
    left: set[int] = set()
    for start, end in sentences:
        if "'" not in tokens.codes[start:end]:
            continue
        here = [at for at in starts if start <= at < end]
        if here:
            alone = not any(code in tokens.codes[start:end] for code in UAV)
            left.update(_sites_of_shells(tokens, start, here, alone=alone and any(at < start for at in starts)))
    if not left or left.issuperset(starts):
        return places
    areas = [area for area in places.areas if area.start not in left]
    return Places(areas, [mention for mention in places.mentions if mention.start not in left])


def _only_shelled(codes: str, at: int) -> bool:
    """«село Ясное – 3 обстрела; хутор Новый атаковали 2 БПЛА»: a place of a clause without UAVs.

    And one behind which only shelling is told of in brackets: «Ясное (2 БПЛА), Новое (артобстрел)».
    """
    bracketed = _IN_BRACKETS.match(codes, at)
    if bracketed is not None:
        told = without_denied(bracketed["told"])
        return "щ" in told and _BY_UAVS.isdisjoint(told)
    start = max(codes.rfind(mark, 0, at) for mark in "|;:") + 1
    ends = [end for mark in "|;:" if (end := codes.find(mark, at)) >= 0]
    clause = codes[start : min(ends, default=len(codes))]
    parted = ";" in codes[max(0, start - 1) : start] or codes[min(ends, default=0)] == ";"
    return parted and "щ" in clause and not any(code in clause for code in "UuvdKkh")


def _sites_of_shells(tokens: Tokens, start: int, places: list[int], *, alone: bool) -> Iterable[int]:
    """Those of the places of a sentence whose noun is one for shells, where the UAVs have places of their own.

    `alone`: they have them in a sentence before, this one tells of none.
    """
    codes = tokens.codes
    for at in places:
        shell = codes.rfind("'", start, at)
        if shell < 0 or not _flown(tokens.folded[max(0, shell - 1) : shell + 1]):
            continue
        uav = max([codes.rfind(code, start, at) for code in UAV])
        if shell <= uav:
            continue
        apart = any(uav < other < shell for other in places) if uav >= 0 else _uavs_behind(codes, shell, at, places)
        if apart or (alone and _SHELLS_STOPPED.search(codes, start, at)):
            yield at


def _uavs_behind(codes: str, shell: int, at: int, places: list[int]) -> bool:
    """«Сбиты две авиабомбы над Ржевом, 5 БПЛА над Зубцовом»: whether UAVs with a place of their own come next."""
    following = next((other for other in places if other > at), at)
    return not _PARTED.search(codes, shell, at) and any(code in codes[at:following] for code in UAV)


def _flown(words: list[str]) -> bool:
    """Whether the last of two words is a missile or shell: «управляемая бомба», not what a UAV drops."""
    before, bombs = _AIR_BOMBS
    return words[-1].startswith(_FLOWN) or (words[-1].startswith(bombs) and words[0].startswith(before))
