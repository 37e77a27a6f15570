"""`uavwatch config`: every broken file is named with its line and the fix, by the check and by the start alike."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.config_check import check_config
from bot.config_schemas import schema_text, schemas
from bot.findings import ConfigError
from bot.paths import bundled
from bot.settings import Settings
from bot.setup import House, load_channel_list, load_reader

CONFIG = bundled("config")
YAML = sorted(path for path in CONFIG.rglob("*.yaml"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    shutil.copytree(CONFIG, folder, ignore=shutil.ignore_patterns("fonts"))
    return folder


def spoil(config: Path, file: str, old: str, new: str) -> int:
    """Put something else in the place of the first `old`; its line."""
    path = config / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_the_files_of_the_program_are_right(cache: Path) -> None:
    assert [str(finding) for finding in check_config(CONFIG, cache) if finding.error] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("channels.yaml", "region: RU-SMO", "regon: RU-SMO", "anohin67, regon: unknown key “regon”; did you mean"),
        ("channels.yaml", "region: RU-SMO", "region: RU-SMA", "anohin67, region: no region has the code “RU-SMA”"),
        ("channels.yaml", "kind: federal", "kind: feral", "mod_russia, kind: “feral” is not one of 'federal'"),
        ("channels.yaml", "handle: favt_info", "handle: Mod_Russia", "the handle stands twice, see line"),
        ("channels.yaml", "handle: favt_info", "handle: 112", "entry 2, handle: wants a text, in quotes"),
        ("channels.yaml", "handle: mod_russia", "handle: mod russia", "does not look like one; it has to match"),
        ("channels.yaml", "kind: federal, ", "kind: federal, kind: mayor, ", "“kind” stands twice, see line"),
        ("regions.yaml", "  district: south\n", "  district: sauth\n", "RU-AD, district: “sauth” is not one of"),
        ("regions.yaml", "code: RU-AL\n", "code: RU-AD\n", "RU-AD, code: the code stands twice, see line"),
        ("regions.yaml", "adygeja, ", "adygeya, ", "the alias “adygeya” stands twice"),
        ("zones.yaml", "Asia/Omsk", "Asia/Tomsk2", "Asia/Tomsk2: no such time zone"),
        ("zones.yaml", "[RU-KGD]", "[RU-SAM]", "stands under Europe/Kaliningrad too"),
        ("zones.yaml", "[RU-KGD]", "[RU-XX]", "no region has the code “RU-XX”"),
        ("lexicon.yaml", "  flying: {code: l", "  flying: {code: ll", "String should have at most 1 character"),
        ("lexicon.yaml", "forms: [aerial]", "forms: [aerial, aerial]", "flying: “aerial” stands twice, see line"),
        ("lexicon.yaml", "forms: [aerial]", "froms: [aerial]", "unknown key “froms”; did you mean “forms”?"),
        ("lexicon.yaml", "  flying: {code: l, ", "  flying: {", "flying: needs either code or codes"),
        ("lexicon_places.yaml", "  RU-BRY: ", "  RU-BRA: ", "no region has the code “RU-BRA”"),
        ("lexicon_places.yaml", "  Азовское море:", "  Азов:", "“Азов” is no sea that the record knows"),
        ("templates/incidents.yaml", "event: interception", "event: intercepted", "“intercepted” is not one of"),
        ("templates/incidents.yaml", "{air_defence?}", "{air_defense}", "unknown slot {air_defense}"),
        ("templates/incidents.yaml", "downed: 1}", "downed: 7}", "governor-region: downed reads as 1, not as 7"),
        ("places/query_words.yaml", "\nfillers:", "\nfilers:", "unknown key “filers”; did you mean “fillers”?"),
        ("places/settlements.tsv", "\t44.6079\t", "\t446079\t", "Maykop: lat wants degrees from -90 to 90"),
        ("places/settlements.tsv", "RU-AD\t528293", "RU-XX\t528293", "Maykop: no region has the code “RU-XX”"),
        ("places/districts.tsv", "RU-AD\t561514\t", "RU-AD\t561514", "has not the 8 columns of the head line"),
        ("texts/en.ftl", "\nlist-more = ", "\nlist more = ", "not Fluent: "),
        ("texts/en.ftl", "\nlist-more = ", "\ndate-day = ", "date-day: the key stands twice"),
        ("demo/channels.yaml", "region: RU-SMO", "region: RU-SMA", "no region has the code “RU-SMA”"),
        ("demo/changes.yaml", "  deleted: true", "  deleted: ja", "Input should be a valid boolean"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_fix(config: Path, file: str, old: str, new: str, message: str) -> None:
    line = spoil(config, file, old, new)

    found = [finding for finding in check_config(config) if finding.error]

    said = [finding for finding in found if message in str(finding)]
    assert [finding.path for finding in said] == [config / file], found
    # An example is named by its begin; a line break at the begin of what is spoilt belongs to the line before.
    assert line - 1 <= said[0].line <= line + 1


@pytest.mark.parametrize("file", [str(path.relative_to(CONFIG)) for path in YAML])
def test_broken_yaml_is_named_with_its_line(config: Path, file: str) -> None:
    (config / file).write_text("a: b\nc: [\n", encoding="utf-8")

    found = [finding for finding in check_config(config) if finding.error]

    assert [(finding.path, finding.message[:10]) for finding in found] == [(config / file, "not YAML: ")]
    assert found[0].line >= 2


@pytest.mark.parametrize("file", ["channels.yaml", "zones.yaml", "places/districts.tsv", "places/labels.geojson"])
def test_a_missing_file_is_an_error(config: Path, file: str) -> None:
    (config / file).unlink()

    assert [finding.path for finding in check_config(config) if finding.error] == [config / file]


def test_a_key_that_a_language_lacks_is_named_with_the_line_to_translate(config: Path) -> None:
    spoil(config, "texts/en.ftl", "\nlist-more = ", "\n# ")
    there = (config / "texts/ru.ftl").read_text(encoding="utf-8").partition("\nlist-more")[0].count("\n") + 2

    found = [str(finding) for finding in check_config(config) if finding.error]

    assert found == [f"{config}/texts/en.ftl:1: error: lacks list-more; translate line {there} of ru.ftl"]


def test_the_command_fails_with_json_for_programs(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = spoil(config, "zones.yaml", "Asia/Omsk", "Asia/Tomsk2")
    monkeypatch.setenv("UAVWATCH_CONFIG_DIR", str(config))

    with pytest.raises(SystemExit) as ended:
        main(["config", "check", "--json"])

    [finding] = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert (finding["file"], finding["line"], finding["kind"]) == (str(config / "zones.yaml"), line, "error")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("channels.yaml", "region: RU-SMO", "region: RU-SMA"),
        ("channels.yaml", "kind: federal", "kind: feral"),
        ("regions.yaml", "  district: south\n", "  district: sauth\n"),
        ("lexicon.yaml", "forms: [aerial]", "froms: [aerial]"),
        ("templates/incidents.yaml", "{air_defence?}", "{air_defense}"),
        ("places/settlements.tsv", "\t44.6079\t", "\t446079\t"),
        ("texts/en.ftl", "\nlist-more = ", "\nlist more = "),
    ],
)
def test_the_start_tells_the_same_as_the_check(config: Path, tmp_path: Path, file: str, old: str, new: str) -> None:
    spoil(config, file, old, new)
    settings = Settings(config_dir=config, cache_dir=tmp_path / "cache")

    with pytest.raises(ConfigError) as refused:
        House.load(settings, load_channel_list(settings))
        load_reader(settings)

    [checked] = [finding for finding in check_config(config) if finding.error]
    assert str(checked) in str(refused.value)


def test_a_command_with_a_broken_file_ends_without_a_traceback(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(config, "channels.yaml", "kind: federal", "kind: feral")
    monkeypatch.setenv("UAVWATCH_CONFIG_DIR", str(config))

    with pytest.raises(SystemExit) as ended:
        main(["explain", "Сбит БПЛА."])

    shown = capsys.readouterr().err
    assert ended.value.code == 2
    assert shown.startswith(f"uavwatch: {config}/channels.yaml:")
    assert "Traceback" not in shown


def test_the_schemas_for_editors_are_those_of_the_shapes() -> None:
    written = {path.stem: path.read_text(encoding="utf-8") for path in (CONFIG / "schemas").glob("*.json")}

    assert written == {name: schema_text(name) for name in schemas()}


@pytest.mark.parametrize("path", YAML, ids=lambda path: str(path.relative_to(CONFIG)))
def test_every_yaml_file_names_its_schema_in_its_first_line(path: Path) -> None:
    mark, _, target = path.read_text(encoding="utf-8").partition("\n")[0].partition("$schema=")

    assert mark == "# yaml-language-server: "
    assert (path.parent / target).resolve().is_relative_to(CONFIG / "schemas")
    assert (path.parent / target).is_file()


def test_reading_from_the_cache_loads_neither_pydantic_nor_a_dictionary(tmp_path: Path) -> None:
    load = f"from pathlib import Path; from bot.reading import Reader; Reader.load(Path({str(CONFIG)!r}), Path('.'))"
    seen = "import sys; print(sorted({'pydantic', 'pymorphy3'} & set(sys.modules)))"

    def run(code: str) -> str:
        command = [sys.executable, "-c", code]
        environment = {"PYTHONPATH": str(CONFIG.parent)}
        return subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout

    run(load)

    assert run(f"{load}; {seen}") == "[]\n"
