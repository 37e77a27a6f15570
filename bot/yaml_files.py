"""YAML files of the configuration: read once, held against their shape, each error with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.findings import ConfigError, Finding

Shape = TypeVar("Shape")
Place = Sequence[int | str]
"""The way to a value: keys and positions from the top of the file."""

# libyaml is ten times as fast, and a source build of PyYAML may lack it.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMES: Final = ("handle", "code", "name", "channel")
_KINDS: Final = {
    "string_type": "a text, in quotes if it looks like something else",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML file: its plain value and where everything in it stands."""

    path: Path
    value: Any
    root: Any = None
    repeated: tuple[Finding, ...] = field(default=())

    def line(self, place: Place = ()) -> int:
        """The line of what is at `place`, or of the nearest thing around it; counted from 1."""
        node, line = self.root, _line(self.root)
        for part in place:
            child = _child(node, part)
            if child is not None:
                node, line = child
        return line

    def subject(self, place: Place = ()) -> str:
        """The entry at `place` as an editor would call it: by its handle, code or name, else by its position."""
        if not place:
            return ""
        inside = self.value
        for depth, part in enumerate(place):
            try:
                inside = inside[part]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(part, int) and isinstance(inside, dict):
                return _named(inside, part, place[depth + 1 :])
        return ", ".join(str(part) if isinstance(part, str) else f"entry {part + 1}" for part in place)

    def finding(self, message: str, place: Place = (), *, error: bool = True) -> Finding:
        """Something to say about what is at `place`."""
        return Finding(self.path, self.line(place), self.subject(place), message, error)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Shape]):
    """A file held against its shape: `value` is None where it does not fit, for the reasons in `findings`."""

    value: Shape | None
    document: Document
    findings: list[Finding]


def read_document(path: Path) -> Document:
    """Parse a file. Raises ConfigError when it cannot be read or is no YAML."""
    try:
        loader = _LOADER(path.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        value = None if root is None else loader.construct_document(root)
    except OSError as error:
        raise ConfigError.of([Finding(path, 1, "", f"cannot be read ({error.strerror})")]) from None
    except UnicodeDecodeError as error:
        raise ConfigError.of([Finding(path, 1, "", f"not UTF-8 (byte {error.start}); save it as UTF-8")]) from None
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError.of([_broken(path, error)]) from None
    document = Document(path, value, root)
    return Document(path, value, root, tuple(_repeated(document, root, (), set())))


def read_plain(path: Path) -> Any:
    """The value of a file that is known to be sound, without the lines of anything."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one


def check_yaml(path: Path, shape: TypeAdapter[Shape]) -> Checked[Shape]:
    """Hold a file against its shape. Raises ConfigError when it is no YAML at all."""
    document = read_document(path)
    findings = list(document.repeated)
    try:
        return Checked(shape.validate_python(document.value), document, findings)
    except ValidationError as error:
        return Checked(None, document, [*findings, *_shown(document, shape, error)])


def load_yaml(path: Path, shape: TypeAdapter[Shape]) -> Shape:
    """The value of a file in its shape. Raises ConfigError with file and line of each error."""
    checked = check_yaml(path, shape)
    if checked.value is None or checked.findings:
        raise ConfigError.of(checked.findings)
    return checked.value


def _shown(document: Document, shape: TypeAdapter[Any], error: ValidationError) -> Iterator[Finding]:
    for problem in error.errors(include_url=False):
        place = tuple(part for part in problem["loc"] if part != "[key]")
        yield document.finding(_message(problem, shape), place)


def _message(problem: Any, shape: TypeAdapter[Any]) -> str:
    kind, given, key = problem["type"], problem["input"], str((problem["loc"] or ("",))[-1])
    if kind == "extra_forbidden":
        near = get_close_matches(key, sorted(_keys_of(shape.json_schema())), n=1)
        return f"unknown key “{key}”; " + (f"did you mean “{near[0]}”?" if near else "take it out")
    if kind == "missing":
        return f"lacks “{key}”; add it"
    if kind in {"literal_error", "enum"}:
        return f"“{given}” is not one of {problem['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        return f"“{given}” does not look like one; it has to match {problem['ctx']['pattern']}"
    if kind in _KINDS:
        return f"wants {_KINDS[kind]}, not {given!r}"
    return str(problem["msg"]).removeprefix("Value error, ")


def _keys_of(schema: Any) -> set[str]:
    """Every key that any object of a JSON Schema may have."""
    if isinstance(schema, list):
        return set().union(*(_keys_of(item) for item in schema))
    if not isinstance(schema, dict):
        return set()
    return set(schema.get("properties", {})).union(*(_keys_of(item) for item in schema.values()))


def _named(entry: dict[Any, Any], position: int, rest: Place) -> str:
    name = next((entry[key] for key in _NAMES if isinstance(entry.get(key), str)), f"entry {position + 1}")
    return ", ".join([str(name), *(str(part) for part in rest if isinstance(part, str))])


def _child(node: Any, part: int | str) -> tuple[Any, int] | None:
    """The node under a key or position and the line it stands on: of a key that is the key's own."""
    if isinstance(node, yaml.MappingNode):
        return next(((value, _line(key)) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], _line(node.value[part])
    return None


def _line(node: Any) -> int:
    return 1 if node is None else int(node.start_mark.line) + 1


def _broken(path: Path, error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    return Finding(path, mark.line + 1 if mark else 1, "", f"not YAML: {reason}")


def _repeated(document: Document, node: Any, place: tuple[int | str, ...], seen: set[int]) -> Iterator[Finding]:
    """Keys that stand twice in one mapping, of which YAML would silently take the last."""
    if id(node) in seen:  # an alias, which may even lead back to where it stands
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield from _repeated(document, item, (*place, position), seen)
    elif isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in first:
                said = f"“{name}” stands twice, see line {first[name]}; remove one of the two"
                yield Finding(document.path, _line(key), document.subject(place), said)
            first.setdefault(name, _line(key))
            yield from _repeated(document, value, (*place, name), seen)
