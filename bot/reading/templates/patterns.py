"""Templates: message patterns with slots, compiled into regular expressions over code strings.

A pattern is a sentence with slots: `Силами {air_defence?} над территорией {place} {downed} {count} {uav}`. A slot
names a concept of the lexicon (`?` makes it optional) or a fact that is read by rule (place, region, sea, count,
period; never required). Plain words stand for their concept, in any inflection; small words are ignored, words the
lexicon does not know are required as they are, `a|b` is either. Word order inside a sentence is free unless the
template says `order: fixed` (at most three words in between), `order: phrase` (at most one) or `order: adjacent`;
`...` there allows anything in between. A template may say `unless: "{slot} word"`: not in sentences with
any of them. Matching is by RE2, so linear in the post.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.findings import ConfigError, Finding
from bot.reading.words.codes import SENTENCE_END

if TYPE_CHECKING:
    from bot.reading.tables.lexicon import Morphology

FACT_SLOTS = frozenset({"place", "places", "region", "regions", "sea", "count", "period", "houses", "name"})
_GLUE = frozenset("op&,")
_PRIVATE = 0xE000
_ROOM = {"fixed": 3, "phrase": 1, "adjacent": 0}


class TemplateError(ConfigError):
    """A template that cannot be compiled; the message names its file, its line and itself."""


def read_files(directory: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The raw entries of all template files, each with its file, in order of file name."""
    from bot.yaml_files import read_plain  # too slow for a start from the cache

    found: list[tuple[Path, dict[str, Any]]] = []
    for path in sorted(directory.glob("*.yaml")):
        found.extend((path, entry) for entry in read_plain(path)["templates"])
    return found


def compile_templates(
    directory: Path, words: dict[str, str], concepts: dict[str, str], morphology: Morphology
) -> list[dict[str, Any]]:
    """Compile every template; words the lexicon lacks are added to `words` with characters of their own."""
    compiler = Compiler(words, concepts, morphology)
    compiled = []
    for path, entry in read_files(directory):
        try:
            compiled.extend(compiler.template(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise _refused(path, entry, compiler, error) from error
    return compiled


def _refused(path: Path, entry: dict[str, Any], compiler: Compiler, error: Exception) -> TemplateError:
    from bot.reading.templates.files import read_located  # lines are wanted for complaints only

    name = str(entry.get("name", "?"))
    [located, *_] = [item for item in read_located(path.parent).templates if (item.path, item.entry) == (path, entry)]
    line = located.line
    for pattern in located.patterns:
        try:
            compiler.template(
                {key: value for key, value in entry.items() if key != "patterns"} | {"pattern": pattern.value}
            )
        except (KeyError, TypeError, ValueError):
            line = pattern.line
            break
    return TemplateError.of([Finding(path, line, name, str(error))])


class Compiler:
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
                "aside": bool(entry.get("aside", False)),
                "theme": bool(entry.get("theme", False)),
                "alone": bool(entry.get("alone", False)),
                "pattern": pattern,
                **self._match(pattern, entry),
                "needs": entry.get("needs", ""),
                "unless": "".join(self._element(word) or "" for word in entry.get("unless", "").split()),
            }
            for pattern in patterns
        ]

    def _match(self, pattern: str, entry: dict[str, Any]) -> dict[str, Any]:
        order = entry.get("order", "free")
        if order not in {"free", *_ROOM}:
            raise ValueError(f"order is free, {', '.join(_ROOM)}, not {order}")
        if order != "free":
            gap = f"[^{re.escape(SENTENCE_END)}]"
            return {"regex": self._fixed(pattern, gap, _ROOM[order]), "classes": []}
        classes = [part for part in (self._element(word) for word in pattern.split()) if part]
        if not classes:
            raise ValueError("nothing in the pattern is required")
        return {"regex": "", "classes": classes}

    def _fixed(self, pattern: str, gap: str, room: int) -> str:
        out = ""
        between = ""
        for word in pattern.split():
            if word == "...":
                between = f"{gap}*"
                continue
            part = self._element(word)
            if part:
                out += (between if out else "") + "[" + re.escape(part) + "]"
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
        return "".join(sorted(set(characters) - _GLUE)) or None

    def _slot(self, name: str) -> str:
        if name not in self._concepts:
            raise ValueError(f"unknown slot {{{name}}}")
        return "".join(code for code in self._concepts[name] if code not in _GLUE)

    def _literal(self, word: str) -> str:
        folded = word.lower().replace("ё", "е")
        if not folded:
            return ""
        known = self._words.get(folded)
        forms = self._morphology.every_form(folded)
        if known:
            alike = set().union(*(set(codes) for codes in self._concepts.values() if known in codes))
            return "".join(sorted(({self._words[form] for form in forms if form in self._words} & alike) | {known}))
        if folded not in self._own and folded.endswith(("ть", "ться", "ти")):
            known = "".join(sorted({self._words[form] for form in forms if form in self._words} - _GLUE))
            if known:
                return known
        code = self._own.setdefault(folded, chr(_PRIVATE + len(self._own)))
        for form in forms:
            self._words.setdefault(form, code)
        return code
