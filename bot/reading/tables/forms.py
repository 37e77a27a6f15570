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


_Numbers = tuple[int, ...]
_NO_FORMS: dict[str, _Numbers] = {}


@dataclass(slots=True)
class Forms:
    """The numbers of records that a form names.

    `packed`: first two letters -> all forms that begin so, in one string, and in another their numbers, a character
    for each.
    """

    packed: dict[str, Sequence[str]]
    _known: dict[str, dict[str, _Numbers]] = field(default_factory=dict, repr=False, compare=False)

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
        beginning = form[:2]
        forms = self._known.get(beginning)
        return (self._unpacked(beginning) if forms is None else forms).get(form, ())

    def _unpacked(self, beginning: str) -> dict[str, _Numbers]:
        packed = self.packed.get(beginning)
        if packed is None:
            return _NO_FORMS
        forms, numbers = (text.split(_BETWEEN) for text in packed)
        known = self._known[beginning] = dict(zip(forms, map(_numbers, numbers), strict=True))
        return known

    def __iter__(self) -> Iterator[str]:
        """All forms."""
        for forms, _ in self.packed.values():
            yield from forms.split(_BETWEEN)


def _character(number: int) -> str:
    place = _ZERO + number
    return chr(place if place < _SURROGATES.start else place + len(_SURROGATES))


def _numbers(characters: str) -> _Numbers:
    return tuple([place - _ZERO - (place >= _SURROGATES.stop) * len(_SURROGATES) for place in map(ord, characters)])
