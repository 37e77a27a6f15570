"""One spelling for every way of writing: NFC, no invisible characters, no homoglyphs, ё folded when compared."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff*]")
_MIXED = re.compile(
    r"(?<![A-Za-z])[A-Za-z]++(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё])[A-Za-z]+"
    r"|(?<![A-Za-z0-9_@/.#-])[cC](?![A-Za-z0-9_'-])"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\u000b\u000c]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_TO_CYRILLIC = str.maketrans("AaBCcEeHKkMmOoPpTXxYyuÏ", "АаВСсЕеНКкМмОоРрТХхУуиЇ")


def normalise(text: str, *, russian: bool = False) -> str:
    """The text as the reader sees it, still with capitals; shorter than `text` where invisible characters were.

    `russian` takes a lone Latin c for a Russian с even where no other letter shows that the text is Russian.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(" ", text)
    if _LATIN.search(text) and (russian or _CYRILLIC.search(text)):
        text = _MIXED.sub(_to_cyrillic, text)
    return text


def fold(text: str) -> str:
    """Lower case with е for ё, of the same length as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    return lowered.replace("ё", "е")


def offsets(original: str, normal: str) -> list[int] | None:
    """For each character of `normal` (= normalise(original)) its place in `original`; None where they are the same."""
    if len(original) == len(normal):
        return None
    if unicodedata.is_normalized("NFC", original):
        return _without_removed(original)
    places: list[int] = []
    start = 0
    length = len(original)
    while start < length:
        end = start + 1
        while end < length and unicodedata.combining(original[end]):
            end += 1
        composed = unicodedata.normalize("NFC", original[start:end])
        places.extend(start for char in composed if not _INVISIBLE.match(char))
        start = end
    places.append(length)
    return places


def _without_removed(original: str) -> list[int]:
    places: list[int] = []
    start = 0
    for match in _INVISIBLE.finditer(original):
        places.extend(range(start, match.start()))
        start = match.end()
    places.extend(range(start, len(original) + 1))
    return places


def _to_cyrillic(match: re.Match[str]) -> str:
    return match.group().translate(_TO_CYRILLIC)
