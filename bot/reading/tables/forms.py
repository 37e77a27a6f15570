"""Records by the forms of their names, kept as they are in the cache: most forms are never asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_BETWEEN = "¦"
_ZERO = 0x100
"""The character that stands for the number 0: those before it would be written with escapes."""
_SURROGATES = range(0xD800, 0xE000)
"""No characters: numbers pass over them."""


_NO_FORMS: dict[str, str] = {}


class _Unpacked(dict[str, dict[str, str]]):
    """Beginning of two letters -> form -> the characters of its numbers; of the beginnings asked for so far."""

    def __init__(self, packed: Mapping[str, Sequence[str]]) -> None:
        self._packed = packed

    def __missing__(self, beginning: str) -> dict[str, str]:
        packed = self._packed.get(beginning)
        if packed is None:
            return _NO_FORMS
        forms, numbers = packed
        unpacked = self[beginning] = dict(zip(forms.split(_BETWEEN), numbers.split(_BETWEEN), strict=True))
        return unpacked


@dataclass(slots=True)
class Forms:
    """The numbers of records that a form names.

    `packed`: first two letters -> all forms that begin so, in one string, and in another their numbers, a character
    for each.
    """

    packed: dict[str, Sequence[str]]
    _unpacked: _Unpacked = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._unpacked = _Unpacked(self.packed)

    @classmethod
    def of(cls, numbers: Mapping[str, list[int]]) -> Forms:
        """From form -> its numbers, 0 to 1,000,000."""
        beginnings: dict[str, list[str]] = defaultdict(list)
        for form in numbers:
            beginnings[form[:2]].append(form)
        return cls(
            {
                beginning: [
                    _BETWEEN.join(forms),
                    _BETWEEN.join("".join(map(_character, numbers[form])) for form in forms),
                ]
                for beginning, forms in beginnings.items()
            }
        )

    def of_form(self, form: str) -> Sequence[int]:
        """The numbers of the records that a form names, none for an unknown form."""
        characters = self._unpacked[form[:2]].get(form)
        return [_number(character) for character in characters] if characters else ()

    def __iter__(self) -> Iterator[str]:
        """All forms."""
        for forms, _ in self.packed.values():
            yield from forms.split(_BETWEEN)


def _character(number: int) -> str:
    place = _ZERO + number
    return chr(place if place < _SURROGATES.start else place + len(_SURROGATES))


def _number(character: str) -> int:
    place = ord(character)
    return place - _ZERO if place < _SURROGATES.start else place - _ZERO - len(_SURROGATES)
