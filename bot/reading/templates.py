"""Templates: message patterns with slots, compiled into regular expressions over code strings.

A pattern is a sentence with slots: `Силами {air_defence?} над территорией {place} {downed} {count} {uav}`. A slot
names a concept of the lexicon (`?` makes it optional) or a fact that is read by rule (place, region, sea, count,
period; never required). Plain words stand for their concept, in any inflection; small words are ignored, words the
lexicon does not know are required as they are, `a|b` is either. Word order inside a sentence is free unless the
template says `order: fixed` (at most three words in between) or `order: phrase` (at most one), where `...` allows
anything in between. Matching is by RE2, so linear in the post.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import re2
import yaml

from bot.reading.codes import SENTENCE_END
from bot.reading.lexicon import Morphology

FACT_SLOTS = frozenset({"place", "places", "region", "regions", "sea", "count", "period", "houses", "name"})
_GLUE = frozenset("op&,")
_PRIVATE = 0xE000
_MAX_FREE = 4


class TemplateError(ValueError):
    """A template that cannot be compiled; the message names its file and itself."""


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. `event` or `verdict` says what a match means, `blocks` how far a negative one reaches."""

    name: str
    event: str | None
    verdict: str | None
    blocks: str | None
    lead: bool
    pattern: str
    regex: str
    needs: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A template found in a code string: half-open span of tokens."""

    template: Template
    start: int
    end: int


class TemplateSet:
    """All templates at once; which of them match is asked in one pass."""

    def __init__(self, compiled: list[dict[str, Any]]) -> None:
        self.templates = [Template(**entry) for entry in compiled]
        options = re2.Options()
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        for template in self.templates:
            self._set.Add(template.regex)
        self._set.Compile()
        self._single = [re2.compile(template.regex) for template in self.templates]

    def find(self, codes: str) -> list[Hit]:
        """Every match of every template, in the order of the templates."""
        hits: list[Hit] = []
        for index in sorted(self._set.Match(codes) or ()):
            template = self.templates[index]
            hits.extend(Hit(template, *match.span()) for match in self._single[index].finditer(codes))
        return hits


def read_files(directory: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The raw entries of all template files, each with its file, in order of file name."""
    found: list[tuple[Path, dict[str, Any]]] = []
    for path in sorted(directory.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.extend((path, entry) for entry in data["templates"])
    return found


def compile_templates(
    directory: Path, words: dict[str, str], concepts: dict[str, str], morphology: Morphology
) -> list[dict[str, Any]]:
    """Compile every template; words the lexicon lacks are added to `words` with characters of their own."""
    compiler = _Compiler(words, concepts, morphology)
    compiled = []
    for path, entry in read_files(directory):
        try:
            compiled.extend(compiler.template(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise TemplateError(f"{path.name}: {entry.get('name', '?')}: {error}") from error
    return compiled


class _Compiler:
    def __init__(self, words: dict[str, str], concepts: dict[str, str], morphology: Morphology) -> None:
        self._words = words
        self._concepts = concepts
        self._morphology = morphology
        self._own: dict[str, str] = {}

    def template(self, entry: dict[str, Any]) -> list[dict[str, Any]]:
        if ("event" in entry) == ("verdict" in entry):
            raise ValueError("needs either event or verdict")
        patterns = entry.get("patterns") or [entry["pattern"]]
        return [
            {
                "name": entry["name"],
                "event": entry.get("event"),
                "verdict": entry.get("verdict"),
                "blocks": entry.get("blocks") if "verdict" in entry else None,
                "lead": bool(entry.get("lead", False)),
                "pattern": pattern,
                "regex": self._regex(pattern, entry),
                "needs": entry.get("needs", ""),
            }
            for pattern in patterns
        ]

    def _regex(self, pattern: str, entry: dict[str, Any]) -> str:
        gap = "." if entry.get("scope") == "post" else f"[^{re.escape(SENTENCE_END)}]"
        order = entry.get("order", "free")
        if order != "free":
            return self._fixed(pattern, gap, {"fixed": 3, "phrase": 1}[order])
        parts = [part for part in (self._element(word) for word in pattern.split()) if part]
        if not parts:
            raise ValueError("nothing in the pattern is required")
        if len(parts) > _MAX_FREE:
            raise ValueError(f"more than {_MAX_FREE} required parts; use order: fixed")
        return "|".join(f"{gap}*".join(order) for order in itertools.permutations(parts))

    def _fixed(self, pattern: str, gap: str, room: int) -> str:
        out = ""
        between = ""
        for word in pattern.split():
            if word == "...":
                between = f"{gap}*"
                continue
            part = self._element(word)
            if part:
                out += (between if out else "") + part
                between = f"{gap}{{0,{room}}}"
        if not out:
            raise ValueError("nothing in the pattern is required")
        return out

    def _element(self, word: str) -> str | None:
        if word.startswith("{"):
            slot = word.strip("{}")
            if slot.endswith("?") or slot in FACT_SLOTS:
                return None
            characters = "".join(self._slot(name) for name in slot.split("|"))
        else:
            characters = "".join(self._literal(part) for part in word.strip(",.:;«»()").split("|"))
        if not characters or set(characters) <= _GLUE:
            return None
        return "[" + "".join(re.escape(char) for char in sorted(set(characters))) + "]"

    def _slot(self, name: str) -> str:
        if name not in self._concepts:
            raise ValueError(f"unknown slot {{{name}}}")
        return "".join(code for code in self._concepts[name] if code not in _GLUE)

    def _literal(self, word: str) -> str:
        folded = word.lower().replace("ё", "е")
        if not folded:
            return ""
        known = self._words.get(folded)
        if known:
            return known
        code = self._own.setdefault(folded, chr(_PRIVATE + len(self._own)))
        for form in self._morphology.every_form(folded):
            self._words.setdefault(form, code)
        return code
