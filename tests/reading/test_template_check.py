"""What the check of templates finds, and where it says it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.reading.templates.check import check_templates
from tests.reading.support import CONFIG


@pytest.fixture
def config(tmp_path: Path) -> Path:
    for entry in CONFIG.iterdir():
        if entry.name != "templates":
            (tmp_path / entry.name).symlink_to(entry)
    shutil.copytree(CONFIG / "templates", tmp_path / "templates")
    return tmp_path


GOOD = """\
templates:
  - name: rammed
    event: interception
    patterns:
      - "протаранен {uav}"
    examples:
      - text: Протаранен БПЛА.
        reads: {verdict: incident}
"""


def errors(config: Path, cache: Path, text: str) -> list[tuple[int, str]]:
    (config / "templates" / "own.yaml").write_text(text, encoding="utf-8")
    found, _ = check_templates(config, cache)
    return [(item.line, item.message) for item in found if item.error and item.path.name == "own.yaml"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD.replace('"протаранен {uav}"', "["), 7, "not YAML: "),
        (GOOD.replace("{uav}", "{uaw}"), 5, "unknown slot {uaw}"),
        (GOOD.replace("event: interception", "event: interseption"), 3, "“interseption” is not one of "),
        (GOOD.replace("patterns:", "paterns:"), 4, "unknown key “paterns”; did you mean “patterns”?"),
        (GOOD.replace("rammed", "fake"), 2, "its name is taken, see not_incidents.yaml:"),
        (GOOD.partition("    examples")[0], 2, "lacks “examples”; add it"),
        (GOOD.replace("incident}", "warning}"), 7, "verdict reads as 'incident', not as 'warning'"),
        (GOOD.replace("Протаранен БПЛА", "Упал БПЛА"), 7, "does not match its example"),
        (GOOD + "    counter_examples:\n      - Протаранен дрон.\n", 10, "matches its counter-example"),
        (GOOD.replace("протаранен {uav}", "{uav} {fell}"), 5, "here and impact in uav-struck"),
        ("templates: 5\n", 1, "wants a list, not 5"),
    ],
)  # fmt: skip
def test_an_error_points_to_its_line(config: Path, cache: Path, text: str, line: int, message: str) -> None:
    found = errors(config, cache, text)

    assert [(at, said) for at, said in found if at == line and message in said], found


IDLE_PATTERN = GOOD.replace('      - "протаранен {uav}"\n', '      - "протаранен {uav}"\n      - "{uav} обездвижить"\n')


def test_a_template_whose_examples_match_is_used(config: Path, cache: Path) -> None:
    (config / "templates" / "own.yaml").write_text(GOOD, encoding="utf-8")

    found, _ = check_templates(config, cache)

    assert [item for item in found if item.subject == "rammed"] == []


def test_a_pattern_that_no_text_uses_is_named(config: Path, cache: Path) -> None:
    (config / "templates" / "own.yaml").write_text(IDLE_PATTERN, encoding="utf-8")

    found, _ = check_templates(config, cache)

    [note] = [item for item in found if item.subject == "rammed"]
    assert not note.error
    assert str(note).endswith(
        "own.yaml:6: note: rammed: no text uses “{uav} обездвижить”; add an example that shows it"
    )


def test_use_by_another_text_counts(config: Path, cache: Path) -> None:
    (config / "templates" / "own.yaml").write_text(IDLE_PATTERN, encoding="utf-8")

    found, _ = check_templates(config, cache, ["Над лесом обездвижен дрон."])

    assert [item for item in found if item.subject == "rammed"] == []


def test_every_bundled_pattern_is_shown_by_a_bundled_text(cache: Path) -> None:
    found, _ = check_templates(CONFIG, cache)

    assert [str(item) for item in found] == []


def test_two_templates_that_claim_the_same_words_differently_are_named(config: Path, cache: Path) -> None:
    second = (
        GOOD.replace("rammed", "hit")
        .replace("interception", "impact")
        .replace("протаранен {uav}", "{uav} протаранен|сломан")
    )
    found = errors(config, cache, GOOD + second.removeprefix("templates:\n"))

    assert (7, "rammed reads the same words as interception, hit as impact") in found
