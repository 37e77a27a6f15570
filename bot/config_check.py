"""`uavwatch config check`: every file of the configuration, held against its shape and against the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot.channels import check_channels
from bot.errors import UserError
from bot.findings import ConfigError, Finding
from bot.places import zones
from bot.places.regions import WORDS_SHAPE, check_regions
from bot.places.topology import load_label_points, load_layer
from bot.reading.tables.shapes import check_reader_files
from bot.reading.templates.check import check_templates
from bot.sources.replay import Replay
from bot.texts import DEFAULT_LANGUAGE
from bot.texts.files import read_texts
from bot.yaml_files import check_yaml


def print_config_check(config_dir: Path, cache_dir: Path | None, *, notes: bool, as_json: bool) -> bool:
    """Print what is wrong, one line each with file, line and fix, and with `notes` also advice; whether all is well."""
    findings = check_config(config_dir, cache_dir)
    errors = [finding for finding in findings if finding.error]
    shown = findings if notes else errors
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in shown], ensure_ascii=False, indent=2))
    for finding in () if as_json else shown:
        click.echo(str(finding))
    click.echo(f"{config_dir}: {len(errors)} errors, {len(findings) - len(errors)} notes.", err=True)
    return not errors


def check_config(config_dir: Path, cache_dir: Path | None = None) -> list[Finding]:
    """What is to be said about the files of `config_dir`, in the order of file and line.

    Templates are held against their examples as soon as all else is right.
    """
    regions = _collected(lambda: check_regions(config_dir / "regions.yaml")[1])
    codes = frozenset() if regions else {entry.code for entry in check_regions(config_dir / "regions.yaml")[0]}
    findings = [*regions]
    # Without regions every code would be unknown, which says nothing about the other files.
    for part in _parts(config_dir, codes) if codes else ():
        findings += _collected(part)
    if not any(finding.error for finding in findings):
        findings += check_templates(config_dir, cache_dir)[0]
    return sorted(set(findings), key=lambda finding: (finding.path, finding.line, finding.subject))


def _parts(config_dir: Path, codes: Collection[str]) -> Iterator[Callable[[], list[Finding]]]:
    yield lambda: check_yaml(config_dir / "places" / "query_words.yaml", WORDS_SHAPE).findings
    yield lambda: check_channels(config_dir / "channels.yaml", codes)[1]
    yield lambda: _zones(config_dir / "zones.yaml", codes)
    yield lambda: check_reader_files(config_dir, codes)
    yield lambda: read_texts(config_dir / "texts", DEFAULT_LANGUAGE)[1]
    yield lambda: _maps(config_dir, codes)
    demo = config_dir / "demo"
    if demo.exists():
        yield lambda: check_channels(demo / "channels.yaml", codes)[1]
        yield lambda: _demo(demo)


def _collected(part: Callable[[], list[Finding]]) -> list[Finding]:
    try:
        return part()
    except ConfigError as error:
        return list(error.findings)


def _zones(path: Path, codes: Collection[str]) -> list[Finding]:
    checked = check_yaml(path, zones.SHAPE)
    document, findings = checked.document, checked.findings
    listed: dict[str, str] = {}
    for zone, members in (checked.value or {}).items():
        if not _is_zone(zone):
            findings.append(document.finding("no such time zone; write one like Europe/Moscow", (zone,)))
        for number, code in enumerate(members):
            if code not in codes:
                said = f"no region has the code “{code}”; regions.yaml lists them"
                findings.append(document.finding(said, (zone, number)))
            elif listed.setdefault(code, zone) != zone:
                said = f"“{code}” stands under {listed[code]} too; remove one of the two"
                findings.append(document.finding(said, (zone, number)))
    return findings


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _maps(config_dir: Path, codes: Collection[str]) -> list[Finding]:
    """The boundaries and the places of the labels have every region."""
    folder = config_dir / "places"
    files: list[tuple[Path, Callable[[], dict[str, Any]]]] = [
        (folder / "boundaries.topojson", lambda: load_layer(config_dir, "adm1")),
        (folder / "labels.geojson", lambda: dict(load_label_points(config_dir))),
    ]
    findings = []
    for path, load in files:
        missing = sorted(set(codes) - set(load()))
        said = "is a region of regions.yaml, but not on the map"
        findings += [Finding(path, 1, code, said, error=False) for code in missing]
    return findings


def _demo(folder: Path) -> list[Finding]:
    try:
        Replay.load(folder)
    except ConfigError:
        raise
    except UserError as error:
        return [Finding(folder / "result.json", 1, "", str(error))]
    return []
