"""Templates: message patterns with slots, compiled into regular expressions over code strings.

A pattern is a sentence with slots: `Силами {air_defence?} над территорией {place} {downed} {count} {uav}`. A slot
names a concept of the lexicon (`?` makes it optional) or a fact that is read by rule (place, region, sea, count,
period; never required). Plain words stand for their concept, in any inflection; small words are ignored, words the
lexicon does not know are required as they are, `a|b` is either. Word order inside a sentence is free unless the
template says `order: fixed` (at most three words in between), `order: phrase` (at most one) or `order: adjacent`;
`...` there allows anything in between. A template may say `unless: "{slot}"`: not in sentences with
one. Matching is by RE2, so linear in the post.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter, or_
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import re2

from bot.findings import ConfigError, Finding
from bot.reading.codes import SENTENCE_END

if TYPE_CHECKING:
    from bot.reading.lexicon import Morphology

FACT_SLOTS = frozenset({"place", "places", "region", "regions", "sea", "count", "period", "houses", "name"})
_GLUE = frozenset("op&,")
_PRIVATE = 0xE000
_REMEMBERED = 4096
_FEW_GAPS = 4
_ROOM = {"fixed": 3, "phrase": 1, "adjacent": 0}


class TemplateError(ConfigError):
    """A template that cannot be compiled; the message names its file, its line and itself."""


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. `event` or `verdict` says what a match means, `blocks` how far a negative one reaches.

    `classes` (sets of concept characters, each of which a sentence must contain) when word order is free, else
    `regex`. A sentence with any of the characters of `unless` does not fit.
    """

    name: str
    event: str | None
    verdict: str | None
    blocks: str | None
    lead: bool
    pattern: str
    regex: str
    classes: tuple[str, ...]
    needs: str
    unless: str = ""


class Hit(NamedTuple):
    """A template found in a code string: half-open span of tokens, and the number of the sentence it begins in."""

    template: Template
    start: int
    end: int
    sentence: int


_Search = Callable[[str, int, int], "re.Match[str] | None"]
_Fitting = tuple[Template, tuple[_Search, ...]]


class TemplateSet:
    """All templates at once: free order is asked of the set of a sentence's concepts, fixed order of an automaton."""

    def __init__(self, compiled: list[dict[str, Any]]) -> None:
        self.templates = [Template(**entry | {"classes": tuple(entry["classes"])}) for entry in compiled]
        self._fixed = [template for template in self.templates if template.regex]
        self._single = [_compiled(template.regex) for template in self._fixed]
        self._set = re2.Set.SearchSet(_quiet())
        for template in self._fixed:
            self._set.Add(template.regex)
        self._set.Compile()
        self._free = [template for template in self.templates if template.classes]
        bits, self._wanted = _bits(self._free)
        self._bits = defaultdict(int, bits).__getitem__
        self._classes = {characters: _search(characters) for t in self._free for characters in t.classes}
        self._known: dict[int, tuple[_Fitting, ...]] = {}

    def find(self, codes: str, sentences: list[tuple[int, int]]) -> list[Hit]:
        """Every template that fits, at most once in a sentence when its order is free."""
        hits: list[Hit] = []
        bits, known = self._bits, self._known
        for number, (start, end) in enumerate(sentences):
            mask = reduce(or_, map(bits, set(codes[start:end])), 0)
            fitting = known[mask] if mask in known else self._fitting(mask)
            if fitting:
                hits += _located(fitting, codes, start, end, number)
        if self._fixed:
            for index in self._set.Match(codes) or ():
                for match in self._single[index].finditer(codes):
                    number = max(0, bisect_right(sentences, match.start(), key=itemgetter(0)) - 1)
                    unless = self._fixed[index].unless
                    if unless and _holds(unless, codes, *sentences[number]):
                        continue
                    hits.append(Hit(self._fixed[index], match.start(), match.end(), number))
        return hits

    def _fitting(self, mask: int) -> tuple[_Fitting, ...]:
        """The templates of free order all of whose classes are in a sentence, by the bits of the sentence."""
        found = tuple(
            (template, tuple(self._classes[characters] for characters in template.classes))
            for template, need in zip(self._free, self._wanted, strict=True)
            if mask & need == need
        )
        if len(self._known) < _REMEMBERED:
            self._known[mask] = found
        return found


def _compiled(regex: str) -> Any:
    """Short patterns without «...» have few ways to match: the other engine is as linear with them, and faster."""
    simple = "*" not in regex and regex.count("{0,") < _FEW_GAPS
    return re.compile(regex) if simple else re2.compile(regex)


def _quiet() -> Any:
    options = re2.Options()
    options.log_errors = False
    return options


def _bits(templates: list[Template]) -> tuple[dict[str, int], list[int]]:
    """(character -> bits of the classes it belongs to, bits that each template wants)."""
    numbers: dict[str, int] = {}
    for template in templates:
        for characters in template.classes:
            numbers.setdefault(characters, 1 << len(numbers))
    bits: dict[str, int] = {}
    for characters, bit in numbers.items():
        for char in characters:
            bits[char] = bits.get(char, 0) | bit
    return bits, [sum({numbers[characters] for characters in template.classes}) for template in templates]


def _search(characters: str) -> _Search:
    return re.compile("[" + re.escape(characters) + "]").search


def _located(fitting: tuple[_Fitting, ...], codes: str, start: int, end: int, number: int) -> list[Hit]:
    """The hits of a sentence: each from the first to the last of the first occurrences of what it wants."""
    hits = []
    places: dict[_Search, int] = {}
    for template, classes in fitting:
        if template.unless and _holds(template.unless, codes, start, end):
            continue
        first, last = end, start
        for search in classes:
            place = places.get(search)
            if place is None:
                match = search(codes, start, end)
                place = places[search] = match.start() if match else start
            first = place if place < first else first
            last = place if place > last else last
        hits.append(Hit(template, first, last + 1, number))
    return hits


def _holds(characters: str, codes: str, start: int, end: int) -> bool:
    return any(codes.find(code, start, end) >= 0 for code in characters)


def read_files(directory: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The raw entries of all template files, each with its file, in order of file name."""
    import yaml  # too slow for a start from the cache

    found: list[tuple[Path, dict[str, Any]]] = []
    for path in sorted(directory.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.extend((path, entry) for entry in data["templates"])
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
    from bot.reading.template_files import read_located  # lines are wanted for complaints only

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
                "pattern": pattern,
                **self._match(pattern, entry),
                "needs": entry.get("needs", ""),
                "unless": (self._element(entry["unless"]) or "") if "unless" in entry else "",
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
