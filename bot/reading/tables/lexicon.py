"""Compiles config/lexicon.yaml: word forms -> concept characters. Needs pymorphy3, hence never called while reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.findings import ConfigError
from bot.reading.words import numerals
from bot.reading.words.codes import NUMBER
from bot.yaml_files import read_plain


class LexiconError(ConfigError):
    """A concept that cannot be compiled: names the concept and what is wrong with it."""


class Morphology:
    """Inflection by dictionary; made once while configuration is compiled."""

    def __init__(self) -> None:
        import pymorphy3

        self._analyzer = pymorphy3.MorphAnalyzer()

    def forms(self, lemma: str) -> dict[str, str]:
        """Folded word forms of a lemma -> form class: one, many, neuter, active, participle(_one), singular, plural."""
        parses = [p for p in self._analyzer.parse(lemma) if _fold(p.normal_form) == _fold(lemma)]
        parses = [p for p in parses if p.tag.POS in {"NOUN", "ADJF", "INFN", "VERB", "PRTF"}][:1] or parses[:1]
        found: dict[str, str] = {}
        for parse in parses:
            for form in parse.lexeme:
                kind = _form_class(form.tag)
                if kind:
                    found.setdefault(_fold(form.word), kind)
        return found or {_fold(lemma): "other"}

    def is_common(self, form: str) -> bool:
        """Whether a folded form is a dictionary word other than a place name."""
        if " " in form or "-" in form or not self._analyzer.word_is_known(form):
            return False
        return any(
            "Geox" not in parse.tag and parse.score > 0.05 for parse in self._analyzer.parse(form) if parse.is_known
        )

    def every_form(self, lemma: str) -> set[str]:
        """Every folded form of a lemma, whatever its class; of an inflected known word, those of its own lemma."""
        found = self._analyzer.parse(lemma)
        parses = [parse for parse in found if _fold(parse.normal_form) == _fold(lemma)][:1]
        if not parses and self._analyzer.word_is_known(lemma):
            parses = found[:1]
        return {_fold(form.word) for parse in parses for form in parse.lexeme} | {_fold(lemma)}


def compile_lexicon(path: Path, morphology: Morphology) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """(stems of the gate, folded form -> concept character, concept name -> its characters); raises LexiconError."""
    data = read_plain(path)
    words: dict[str, str] = {}
    concepts: dict[str, str] = {}
    for name, entry in data["concepts"].items():
        forms = _concept(name, entry, morphology)
        concepts[name] = "".join(sorted(set(forms.values())))
        for form, code in forms.items():
            words.setdefault(form, code)
    for word in numerals.number_words():
        words[word] = NUMBER
    concepts["number"] = NUMBER
    return list(data["gate"]), words, concepts


def misspelt_stems(path: Path) -> list[str]:
    """The stems of words that are found with a wrong letter too (misspelt.py)."""
    return list(read_plain(path).get("misspelt", []))


def _concept(name: str, entry: Mapping[str, Any], morphology: Morphology) -> dict[str, str]:
    codes = entry.get("codes")
    if codes is None and "code" not in entry:
        raise LexiconError(f"concept {name}: needs code or codes")
    found: dict[str, str] = {}
    pinned = entry.get("forms", [])
    groups = pinned.items() if isinstance(pinned, dict) else [("other", pinned)]
    for kind, forms in groups:
        for form in forms or []:
            code = entry.get("code") or (codes or {}).get(kind)
            if code:
                found[_fold(str(form))] = code
    for lemma in entry.get("lemmas", []):
        for form, kind in morphology.forms(lemma).items():
            code = entry.get("code") or (codes or {}).get(kind)
            if code is None and kind == "participle_one":
                code = (codes or {}).get("participle")
            if code:
                found.setdefault(form, code)
    return found


def _form_class(tag: Any) -> str | None:
    if tag.POS == "PRTS":
        return "many" if "plur" in tag else "neuter" if "neut" in tag else "one"
    if tag.POS == "VERB":
        return "active" if "past" in tag else None
    if tag.POS == "GRND":
        return "active" if "past" in tag else None
    if tag.POS == "PRTF":
        return "participle" if "plur" in tag else "participle_one"
    if tag.POS == "INFN":
        return None
    return "plural" if "plur" in tag else "singular"


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")
