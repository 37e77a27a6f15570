"""Words of damage that depend on others: "a power line was cut", "razrusheniy net"."""

from __future__ import annotations

from bot.reading.words.codes import OTHER, recoded
from bot.reading.words.neighbours_english import Rule

_NEAR = 5
CUT = frozenset({"cut", "severed", "severing"})
_LINES = ("line", "cable", "wire", "pipe")
_STANDING = (*_LINES, "pole", "pylon", "fence", "wall", "tree", "mast")
_GLASS = ("window", "glass", "pane")
DOWN, _UAVS = frozenset({"down", "out"}), frozenset("Uuvd&")
_BE = frozenset({"is", "are", "was", "were", "been", "came"})
NONE = frozenset({"net"})
GUNS = frozenset({"зенитным", "пулеметным", "стрелковым", "автоматным", "ружейным", "плотным", "заградительным"})
_FLAMES = "б"
DEADLY, _DANGEROUS = frozenset({"смертельно"}), "опас"
FLOWN_OUT = frozenset({"вылетел", "вылетела", "вылетели"})
_WHO, _TO_A_PLACE = frozenset("Bчъ"), frozenset({"pC", "pA"})
DISARMED = frozenset({"обезвредил", "обезвредила", "обезвредили", "обезврежен", "обезврежена", "обезврежены"})


def cut(text: str, folded: list[str], at: list[int]) -> str:
    """ "A power line was cut", "severing a gas pipe"; power that was cut is an outage."""
    found = [i for i in at if any(near.startswith(_LINES) for near in folded[max(0, i - _NEAR) : i + _NEAR])]
    return recoded(text, found, "F")


def lines_down(text: str, folded: list[str], at: list[int]) -> str:
    """ "Power lines are down", "a pole was brought down by debris"; not "a UAV was shot down near a line"."""
    found = []
    for index in at:
        first = max(0, text.rfind("|", 0, index) + 1, index - _NEAR)
        things = _STANDING if folded[index] == "down" else _GLASS
        standing = [i for i in range(first, index) if folded[i].startswith(things)]
        if (
            standing
            and folded[index - 1] != "shut"
            and _UAVS.isdisjoint(text[standing[-1] : index])
            and not _BE.isdisjoint(folded[standing[-1] : index])
        ):
            found.append(index)
    return recoded(text, found, "F")


def none(text: str, folded: list[str], at: list[int]) -> str:
    """ "Razrusheniy net": Russian in Latin letters; a net that caught a drone denies nothing."""
    chars = list(text)
    for index in at:
        if index and text[index - 1] in "wfx" and folded[index - 1].isascii():
            chars[index] = "0"
    return "".join(chars)


def gunfire(text: str, _folded: list[str], at: list[int]) -> str:
    """«уничтожены зенитным огнём»: no flames."""
    return recoded(text, [index + 1 for index in at if text[index + 1 : index + 2] == _FLAMES], OTHER)


def deadly(text: str, folded: list[str], at: list[int]) -> str:
    """«обломки смертельно опасны»: nobody was killed."""
    return recoded(text, [i for i in at if folded[i + 1 : i + 2] and folded[i + 1].startswith(_DANGEROUS)], OTHER)


def disarmed(text: str, _folded: list[str], at: list[int]) -> str:
    """«обезврежен боеприпас», which fell with the UAV."""
    if "'" not in text:
        return text
    chars = list(text)
    for index in at:
        if "'" in text[max(0, index - 3) : index + 4]:
            chars[index] = "o"
    return "".join(chars)


def flown_out(text: str, folded: list[str], at: list[int]) -> str:
    """«Мать вылетела в Москву», unlike «окна вылетели в двух домах»."""
    gone = [i for i in at if text[i - 1 : i] in _WHO and text[i + 1 : i + 3] in _TO_A_PLACE]
    return recoded(text, gone, OTHER)


# In the order in which they are asked.
RULES: tuple[Rule, ...] = ((CUT, cut), (NONE, none), (GUNS, gunfire), (DEADLY, deadly), (FLOWN_OUT, flown_out))
