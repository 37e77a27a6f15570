"""Every template's own examples read as they say, every counter-example is matched by nothing of that template."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reading import Reader
from bot.reading.tables.lexicon import Morphology
from bot.reading.templates.matching import TemplateSet
from bot.reading.templates.patterns import TemplateError, compile_templates, read_files
from bot.reading.verdicts.sentences import split_sentences
from tests.reading.support import CONFIG

ENTRIES = [entry for _, entry in read_files(CONFIG / "templates")]
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.get("examples", [])]
COUNTER_EXAMPLES = [(entry, text) for entry in ENTRIES for text in entry.get("counter_examples", [])]
DATE = datetime.fromisoformat("2025-12-08T08:00:00+03:00")


def test_every_template_has_an_example() -> None:
    assert [entry["name"] for entry in ENTRIES if not entry.get("examples")] == []


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=[f"{e['name']}-{n}" for n, (e, _) in enumerate(EXAMPLES)])
def test_example_reads_as_stated(reader: Reader, entry: dict[str, Any], example: dict[str, Any]) -> None:
    explanation = reader.explain(example["text"], date=DATE, region="RU-SMO")

    reports = explanation.reading.reports
    wanted = example["reads"]
    assert entry["name"] in {match.template for match in explanation.matches}
    if "verdict" in wanted:
        assert explanation.reading.verdict == wanted["verdict"]
    if "event" in wanted:
        assert reports[0].event == wanted["event"]
    if "downed" in wanted:
        assert reports[0].downed is not None
        assert reports[0].downed.min == wanted["downed"]
    if "damage" in wanted:
        assert reports[0].damage is wanted["damage"]
    if "places" in wanted:
        assert [place.name for place in reports[0].places] == wanted["places"]


@pytest.mark.parametrize(("entry", "text"), COUNTER_EXAMPLES)
def test_counter_example_is_not_matched(reader: Reader, entry: dict[str, Any], text: str) -> None:
    explanation = reader.explain(text, date=DATE, region="RU-SMO")

    assert entry["name"] not in {match.template for match in explanation.matches}


def _compile(tmp_path: Path, yaml: str) -> TemplateSet:
    (tmp_path / "own.yaml").write_text(yaml, encoding="utf-8")
    words, concepts = {"дрон": "U", "сбит": "S", "над": "p"}, {"uav": "U", "downed": "S"}
    return TemplateSet(compile_templates(tmp_path, words, concepts, Morphology()))


def _spans(found: TemplateSet, codes: str) -> list[tuple[int, int]]:
    sentences = split_sentences(codes)
    fits = zip(sentences, found.find(codes, sentences), strict=True)
    return [(start + hit.start, start + hit.end) for (start, _), of in fits for hit in of.stating]


def test_word_order_inside_a_sentence_is_free(tmp_path: Path) -> None:
    found = _compile(tmp_path, 'templates: [{name: t, event: interception, pattern: "над {place} {downed} {uav}"}]')

    assert _spans(found, "UooS") == [(0, 4)]
    assert _spans(found, "oSoU") == [(1, 4)]
    assert _spans(found, "U|S") == []


def test_fixed_order_allows_few_words_between(tmp_path: Path) -> None:
    found = _compile(tmp_path, 'templates: [{name: t, event: interception, order: fixed, pattern: "{downed} {uav}"}]')

    assert _spans(found, "SoooU") == [(0, 5)]
    assert _spans(found, "SooooU") == []
    assert _spans(found, "US") == []


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (
            'templates: [{name: t, event: impact, pattern: "{nonsense} {uav}"}]',
            "1: error: t: unknown slot {nonsense}",
        ),
        ('templates: [{name: t, pattern: "{uav}"}]', "1: error: t: needs either event or verdict"),
        (
            'templates: [{name: t, event: impact, pattern: "над"}]',
            "1: error: t: nothing in the pattern is required",
        ),
    ],
)
def test_a_broken_template_is_named_with_its_file(tmp_path: Path, yaml: str, message: str) -> None:
    with pytest.raises(TemplateError, match=r"own\.yaml") as caught:
        _compile(tmp_path, yaml)

    assert str(caught.value).endswith(message)
