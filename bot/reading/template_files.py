"""Template files with the line of everything in them, so that a complaint can point at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a template file; an error fails a check, anything else is advice."""

    path: Path
    line: int
    template: str
    message: str
    error: bool = True

    def __str__(self) -> str:
        kind = "error" if self.error else "note"
        subject = f"{self.template}: " if self.template else ""
        return f"{self.path}:{self.line}: {kind}: {subject}{self.message}"


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
    """The entries of every *.yaml of `folder`. Broken YAML is a finding, never an exception."""
    found = TemplateFiles()
    for path in sorted(folder.glob("*.yaml")):
        try:
            _read_file(path, found)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            message = getattr(error, "problem", None) or "not valid YAML"
            found.findings.append(Finding(path, mark.line + 1 if mark else 1, "", message))
    return found


def _read_file(path: Path, found: TemplateFiles) -> None:
    loader = yaml.SafeLoader(path.read_text(encoding="utf-8"))
    root = loader.get_single_node()
    entries = _child(root, "templates")
    if not isinstance(entries, yaml.SequenceNode):
        found.findings.append(Finding(path, 1, "", "has no list called “templates”"))
        return
    for node in entries.value:
        if not isinstance(node, yaml.MappingNode):
            found.findings.append(Finding(path, _line(node), "", "is no template: a name with its patterns is wanted"))
            continue
        entry = _value(loader, node)
        found.templates.append(
            LocatedTemplate(
                path,
                _line(node),
                entry,
                patterns=_lines(loader, node, "patterns") or _lines(loader, node, "pattern"),
                examples=_lines(loader, node, "examples"),
                counter_examples=_lines(loader, node, "counter_examples"),
            )
        )


def _lines(loader: yaml.SafeLoader, node: yaml.MappingNode, key: str) -> tuple[Line, ...]:
    child = _child(node, key)
    if child is None:
        return ()
    items = child.value if isinstance(child, yaml.SequenceNode) else [child]
    return tuple(Line(_value(loader, item), _line(item)) for item in items)


def _child(node: Any, key: str) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _value(loader: yaml.SafeLoader, node: Any) -> Any:
    return loader.construct_object(node, deep=True)


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
