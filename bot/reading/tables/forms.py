"""Records by the forms of their names, kept as they are in the cache: most forms are never asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ZERO = 0x100
"""The character that stands for the number 0: those before it would be written with escapes."""
_SURROGATES = range(0xD800, 0xE000)
"""No characters: numbers pass over them."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The numbers of records that a form names.

    `first` has a character for the first number of each form, `several` all numbers of those forms that have more.
    """

    first: dict[str, str]
    several: dict[str, list[int]]

    @classmethod
    def of(cls, numbers: Mapping[str, list[int]]) -> Forms:
        """From form -> its numbers, 0 to 1,000,000."""
        first = {form: _character(of[0]) for form, of in numbers.items()}
        return cls(first, {form: of for form, of in numbers.items() if len(of) > 1})

    def of_form(self, form: str) -> Sequence[int]:
        """The numbers of the records that a form names, none for an unknown form."""
        character = self.first.get(form)
        if character is None:
            return ()
        return self.several.get(form) or (_number(character),)


def _character(number: int) -> str:
    place = _ZERO + number
    return chr(place if place < _SURROGATES.start else place + len(_SURROGATES))


def _number(character: str) -> int:
    place = ord(character)
    return place - _ZERO if place < _SURROGATES.start else place - _ZERO - len(_SURROGATES)
