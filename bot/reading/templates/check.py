"""Checks templates against their own examples: what `uavwatch templates check` reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bot.findings import Finding
from bot.model import Reading
from bot.model.codec import report_to_json
from bot.reading.explain import Explanation, Match
from bot.reading.reader import Reader
from bot.reading.tables import lexicon
from bot.reading.templates.files import Line, LocatedTemplate, read_located
from bot.reading.templates.patterns import Compiler

HOME: Final = "RU-SMO"
"""Home region of the channel that examples are read as posts of, unless they say otherwise …"""
POSTED: Final = datetime(2025, 12, 8, 5, 0, tzinfo=UTC)
"""… and when."""


@dataclass(slots=True)
class Usage:
    """The patterns, each as (template, pattern), that counted in any text."""

    patterns: set[tuple[str, str]] = field(default_factory=set)

    def add(self, matches: Iterable[Match]) -> None:
        self.patterns |= {(match.template, match.pattern) for match in matches}


def check_templates(
    config_dir: Path, cache_dir: Path | None = None, more_texts: Iterable[str] = ()
) -> tuple[list[Finding], int]:
    """(what is wrong with the templates of config_dir in order of file and line, how many templates there are).

    Errors: broken files, unknown keys, slots and values, templates without examples, examples that read otherwise,
    counter-examples that match, two templates that claim the same words differently. Notes: patterns that count in no
    example, no counter-example and none of `more_texts` (posts).
    """
    files = read_located(config_dir / "templates")
    findings = files.findings
    findings += _doubled(files.templates)
    if not any(finding.error for finding in findings):
        findings += _compiled(config_dir, files.templates)
    if not any(finding.error for finding in findings):
        reader = Reader.load(config_dir, cache_dir)
        usage = Usage()
        for located in files.templates:
            findings += _tried(reader, located, usage)
        for text in more_texts:
            usage.add(_explained(reader, {"text": text}).matches)
        findings += [finding for located in files.templates for finding in _unused(located, usage)]
    return sorted(findings, key=lambda finding: (finding.path, finding.line)), len(files.templates)


def differences(reads: dict[str, Any], reading: Reading) -> list[str]:
    """Where a reading is not what an example states, each as a sentence.

    Keys: verdict, reports (their number), and those of a report, of which the first one is looked at; places by name,
    counts as N or [N, null].
    """
    found = []
    first = report_to_json(reading.reports[0]) if reading.reports else {}
    for key, want in reads.items():
        if key == "verdict":
            have: Any = reading.verdict.value
        elif key == "reports":
            have = len(reading.reports)
        elif first and key not in first:
            found.append(f"“{key}” is nothing that a report states")
            continue
        else:
            have = _plain(key, first.get(key))
        if have != want:
            found.append(f"{key} reads as {have!r}, not as {want!r}")
    return found


def _plain(key: str, value: Any) -> Any:
    if key == "places" and value is not None:
        return [place["name"] for place in value]
    if key in {"downed", "attacked"} and value is not None:
        return value["min"] if value["min"] == value["max"] else [value["min"], value["max"]]
    return value


def _doubled(located: list[LocatedTemplate]) -> Iterator[Finding]:
    seen: dict[str, LocatedTemplate] = {}
    for item in located:
        before = seen.setdefault(item.name, item)
        if before is not item:
            yield _finding(item, f"its name is taken, see {before.path.name}:{before.line}")


def _compiled(config_dir: Path, located: list[LocatedTemplate]) -> list[Finding]:
    """Patterns that cannot be compiled, and those that are the same as another template's with another meaning."""
    morphology = lexicon.Morphology()
    _, words, concepts = lexicon.compile_lexicon(config_dir / "lexicon.yaml", morphology)
    compiler = Compiler(words, concepts, morphology)
    findings: list[Finding] = []
    claims: dict[tuple[str, frozenset[str]], tuple[str, str]] = {}
    for item in located:
        for pattern in item.patterns:
            entry = {key: value for key, value in item.entry.items() if key != "patterns"} | {"pattern": pattern.value}
            try:
                [made] = compiler.template(entry)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                findings.append(_finding(item, str(error), pattern))
                continue
            claim = (made["regex"], frozenset(made["classes"]))
            meaning = str(made["event"] or made["verdict"])
            name, other = claims.setdefault(claim, (item.name, meaning))
            if other != meaning:
                findings.append(
                    _finding(item, f"“{pattern.value}” means {meaning} here and {other} in {name}", pattern)
                )
    return findings


def _tried(reader: Reader, located: LocatedTemplate, usage: Usage) -> Iterator[Finding]:
    for example in located.examples:
        explanation = _explained(reader, example.value)
        usage.add(explanation.matches)
        if located.name not in {match.template for match in explanation.matches}:
            yield _finding(located, f"does not match its example{_why_not(located.name, explanation)}", example)
        for difference in differences(example.value["reads"], explanation.reading):
            yield _finding(located, difference, example)
        yield from _conflicts(located, example, explanation)
    for counter in located.counter_examples:
        explanation = _explained(reader, counter.value)
        usage.add(explanation.matches)
        if located.name in {match.template for match in explanation.matches}:
            yield _finding(located, "matches its counter-example", counter)


def _explained(reader: Reader, example: Any) -> Explanation:
    if not isinstance(example, dict):
        example = {"text": str(example)}
    posted = example.get("date", POSTED)
    if isinstance(posted, str):
        posted = datetime.fromisoformat(posted)
    federal = bool(example.get("federal", False))
    return reader.explain(str(example["text"]), date=posted, region=example.get("region", HOME), federal=federal)


def _why_not(name: str, explanation: Explanation) -> str:
    reasons = [lost.reason for lost in explanation.rejected if lost.template == name]
    if reasons:
        return f": {reasons[0]}"
    return "" if explanation.matches else ": no template does, and the gate of the lexicon may pass the text by"


def _conflicts(located: LocatedTemplate, example: Line, explanation: Explanation) -> Iterator[Finding]:
    """Two templates that give the very same words different meanings, both of which count."""
    claims: dict[tuple[int, int], Match] = {}
    for match in explanation.matches:
        other = claims.setdefault(match.span, match)
        if other.meaning != match.meaning and located.name in {other.template, match.template}:
            yield _finding(
                located,
                f"{other.template} reads the same words as {other.meaning}, {match.template} as {match.meaning}",
                example,
            )


def _unused(located: LocatedTemplate, usage: Usage) -> Iterator[Finding]:
    idle = [line for line in located.patterns if (located.name, line.value) not in usage.patterns]
    if idle:
        shown = ", ".join(f"“{line.value}”" for line in idle)
        yield _finding(located, f"no text uses {shown}; add an example that shows it", idle[0], error=False)


def _finding(located: LocatedTemplate, message: str, at: Line | None = None, *, error: bool = True) -> Finding:
    return Finding(located.path, at.line if at else located.line, located.name, message, error)
