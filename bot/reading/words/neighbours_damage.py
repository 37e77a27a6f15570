"""Words of damage that depend on others: "a power line was cut", "razrusheniy net"."""

from __future__ import annotations

from bot.reading.words.codes import OTHER, recoded

_NEAR = 5
CUT = frozenset({"cut", "severed", "severing"})
_LINES = ("line", "cable", "wire", "pipe")
NONE = frozenset({"net"})
GUNS = frozenset({"зенитным", "пулеметным", "стрелковым", "автоматным", "ружейным", "плотным", "заградительным"})
_FLAMES = "б"


def cut(text: str, folded: list[str], at: list[int]) -> str:
    """ "A power line was cut", "severing a gas pipe"; power that was cut is an outage."""
    found = [i for i in at if any(near.startswith(_LINES) for near in folded[max(0, i - _NEAR) : i + _NEAR])]
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
