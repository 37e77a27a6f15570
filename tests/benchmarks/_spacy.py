"""spaCy's Matcher over lemmas by pymorphy3, looking for a shoot-down verb near a word for a UAV."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERBS = ["сбить", "сбивать", "уничтожить", "уничтожать", "перехватить", "подавить", "отразить"]
AIRCRAFT = ["беспилотник", "дрон", "бпла", "бла", "квадрокоптер"]
BETWEEN = 6


def matcher() -> Callable[[str], object]:
    """A function that finds the interception phrases of a text. Raises ImportError without the extra `bench`."""
    import spacy
    from spacy.matcher import Matcher

    nlp: Any = spacy.blank("ru")
    nlp.add_pipe("lemmatizer", config={"mode": "pymorphy3"})
    nlp.initialize()
    found: Any = Matcher(nlp.vocab)
    verb = {"LEMMA": {"IN": VERBS}}
    aircraft = {"LEMMA": {"IN": AIRCRAFT}}
    gap = [{"OP": "?"}] * BETWEEN
    found.add("interception", [[verb, *gap, aircraft], [aircraft, *gap, verb]])
    return lambda text: found(nlp(text))
