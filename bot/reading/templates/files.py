"""Template files with the line of everything in them, so that a complaint can point at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.findings import ConfigError, Finding
from bot.reading.tables.shapes import TEMPLATES_SHAPE
from bot.yaml_files import Document, Place, check_yaml


@dataclass(frozen=True, slots=True)
class Line:
    """A value of a file and the line it starts on (from 1)."""

    value: Any
    line: int


@dataclass(frozen=True, slots=True)
class LocatedTemplate:
    """One entry of a template file: its raw values as the compiler takes them, and where its parts stand."""

    path: Path
    line: int
    entry: dict[str, Any]
    patterns: tuple[Line, ...] = ()
    examples: tuple[Line, ...] = ()
    counter_examples: tuple[Line, ...] = ()

    @property
    def name(self) -> str:
        return str(self.entry.get("name", ""))


@dataclass(slots=True)
class TemplateFiles:
    """All entries of a folder in order of file name, and what could not be read."""

    templates: list[LocatedTemplate] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_located(folder: Path) -> TemplateFiles:
    """The entries of every *.yaml of `folder`. What is not in its shape is a finding, never an exception."""
    found = TemplateFiles()
    for path in sorted(folder.glob("*.yaml")):
        try:
            checked = check_yaml(path, TEMPLATES_SHAPE)
        except ConfigError as error:
            found.findings += error.findings
            continue
        found.findings += checked.findings
        document = checked.document
        entries = document.value.get("templates") if isinstance(document.value, dict) else None
        for position, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                found.templates.append(_located(document, ("templates", position), entry))
    return found


def _located(document: Document, place: Place, entry: dict[str, Any]) -> LocatedTemplate:
    return LocatedTemplate(
        document.path,
        document.line(place),
        entry,
        patterns=_lines(document, (*place, "patterns")) or _lines(document, (*place, "pattern")),
        examples=_lines(document, (*place, "examples")),
        counter_examples=_lines(document, (*place, "counter_examples")),
    )


def _lines(document: Document, place: Place) -> tuple[Line, ...]:
    """The items of the list at `place`, or the one value there, each with its line; none where nothing is."""
    inside = document.value
    for part in place:
        inside = inside[part] if isinstance(part, int) else inside.get(part)
    if isinstance(inside, list):
        return tuple(Line(item, document.line((*place, number))) for number, item in enumerate(inside))
    return () if inside is None else (Line(inside, document.line(place)),)
