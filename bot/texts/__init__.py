"""Everything the program says to people: one Fluent file per language, transliteration, and safe HTML."""

from bot.texts.catalogue import DEFAULT_LANGUAGE, Texts, UnknownTextError
from bot.texts.html import anchor, escape
from bot.texts.translit import transliterate

__all__ = [
    "DEFAULT_LANGUAGE",
    "Texts",
    "UnknownTextError",
    "anchor",
    "escape",
    "transliterate",
]
