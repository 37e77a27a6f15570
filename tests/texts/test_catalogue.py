from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.findings import ConfigError
from bot.texts import Texts, UnknownTextError

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"
FILES = sorted((CONFIG / "texts").glob("*.ftl"))
KNOWN_TAGS = {"b", "i", "a", "code", "blockquote"}


def config_with(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for language, text in files.items():
        (folder / f"{language}.ftl").write_text(text, encoding="utf-8")
    return tmp_path


class Variables(Visitor):
    """Collects the arguments a message asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - named by the library
        self.names.add(node.id.name)


def arguments_of(path: Path) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message):
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").rglob("*.py")))


def test_both_languages_of_the_project_load() -> None:
    texts = Texts.load(CONFIG)

    assert {"en", "ru"} <= set(texts.languages)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_language_asks_for_the_same_arguments(path: Path) -> None:
    assert arguments_of(path) == arguments_of(CONFIG / "texts" / "ru.ftl")


def test_every_key_is_used_in_the_code(texts: Texts) -> None:
    text = code()

    unused = [key for key in sorted(texts.keys) if not re.search(rf"""["']{key}["']""", text)]

    assert unused == []


def test_every_key_in_the_code_has_a_message(texts: Texts) -> None:
    asked = set(re.findall(r"""\b(?:say|text)\(\s*["']([a-z][a-z0-9-]*)["']""", code()))

    assert len(asked) > 50
    assert asked <= texts.keys


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_messages_close_every_tag_and_use_only_those_that_are_shown(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        opened = re.findall(r"<([a-z]+)[^>]*>", line)
        closed = re.findall(r"</([a-z]+)>", line)
        assert sorted(opened) == sorted(closed), line
        assert set(opened) <= KNOWN_TAGS, line


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "пострадал 1 человек"),
        (2, "пострадали 2 человека"),
        (5, "пострадали 5 человек"),
        (11, "пострадали 11 человек"),
        (21, "пострадал 21 человек"),
        (102, "пострадали 102 человека"),
        (112, "пострадали 112 человек"),
    ],
)
def test_russian_numbers_take_their_plural_forms(number: int, expected: str, texts: Texts) -> None:
    assert texts.get("ru", "injured", number=number) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1 person injured"), (21, "21 people injured")])
def test_english_numbers_take_their_plural_forms(number: int, expected: str, texts: Texts) -> None:
    assert texts.get("en", "injured", number=number) == expected


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("uk", "ru"), ("", "ru"), (None, "ru")]
)
def test_a_language_without_a_file_is_answered_in_russian(code: str | None, language: str, texts: Texts) -> None:
    assert texts.language_of(code) == language


def test_an_unknown_language_gets_the_russian_message(texts: Texts) -> None:
    assert texts.get("fi", "no-casualties") == texts.get("ru", "no-casualties") == "пострадавших нет"


def test_a_third_language_is_one_more_file(tmp_path: Path) -> None:
    shutil.copytree(CONFIG / "texts", tmp_path / "texts")
    english = (tmp_path / "texts" / "en.ftl").read_text(encoding="utf-8")
    finnish = english.replace("no-casualties = no casualties", "no-casualties = ei uhreja")
    (tmp_path / "texts" / "fi.ftl").write_text(finnish, encoding="utf-8")

    texts = Texts.load(tmp_path)

    assert "fi" in texts.languages
    assert texts.get("fi", "no-casualties") == "ei uhreja"
    assert texts.language_of("fi-FI") == "fi"


def test_a_language_that_lacks_a_key_is_refused_by_name(tmp_path: Path) -> None:
    config = config_with(tmp_path, ru="hello = привет\nbye = пока\n", en="hello = hello\n")

    with pytest.raises(ConfigError, match=r"en\.ftl:1: error: lacks bye; translate line 2 of ru\.ftl"):
        Texts.load(config)


def test_a_key_the_default_language_lacks_is_refused_too(tmp_path: Path) -> None:
    config = config_with(tmp_path, ru="hello = привет\n", en="hello = hello\nbye = bye\n")

    with pytest.raises(ConfigError, match=r"ru\.ftl:1: error: lacks bye; translate line 2 of en\.ftl"):
        Texts.load(config)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("hello = привет\nbye = { $name\n", r"ru\.ftl:2: error: bye = { \$name: not Fluent: Expected token"),
        ("hello = привет\nhello = здравствуйте\n", r"ru\.ftl:2: error: hello: the key stands twice, see line 1"),
        ("hello =\n    .title = привет\n", r"ru\.ftl:1: error: hello: has no text"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(tmp_path: Path, broken: str, reason: str) -> None:
    config = config_with(tmp_path, ru=broken)

    with pytest.raises(ConfigError, match=reason):
        Texts.load(config)


def test_the_default_language_has_to_be_there(tmp_path: Path) -> None:
    config = config_with(tmp_path, en="hello = hello\n")

    with pytest.raises(ConfigError, match=r"no ru\.ftl"):
        Texts.load(config)


def test_an_unknown_key_and_a_missing_argument_are_errors(texts: Texts) -> None:
    with pytest.raises(UnknownTextError):
        texts.get("ru", "no-such-key")
    with pytest.raises(UnknownTextError, match="number"):
        texts.get("ru", "list-more")


def test_long_arguments_are_put_in_whole(texts: Texts) -> None:
    names, more = "Село, " * 1_000, "Хутор, " * 1_000

    text = texts.get("ru", "figure-other", source=names, number=more)

    assert text == f"{names}: {more}"


def test_arguments_are_put_in_as_given_without_invisible_marks(texts: Texts) -> None:
    text = texts.get("en", "source-name", kind="other", channel="demo_smolensk")

    assert text == "demo_smolensk"
