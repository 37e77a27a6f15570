"""Everything compiled from configuration, and the cache that makes a start fast."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.reading.tables import packing

if TYPE_CHECKING:
    from bot.reading.tables.lexicon import Morphology

_PLACES = ("lexicon_places.yaml", "regions.yaml", "places/settlements.tsv", "places/districts.tsv")
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What a cache file raises that is missing or is none of ours."""
_ENCODING = "utf-16-le"
"""Of the cache: three times as fast to read as UTF-8 where most letters are Russian."""


class Tables(NamedTuple):
    """Compiled configuration: plain dicts and lists only."""

    version: str
    gate: list[str]
    misspelt: list[str]
    words: dict[str, str]
    places: dict[str, Any]
    templates: list[dict[str, Any]]


def load(config_dir: Path, cache_dir: Path | None) -> Tables:
    """Tables from the cache when it fits the present configuration and code, else compiled anew and cached.

    Raises ConfigError with file and line of each error.
    """
    try:
        version = fingerprint(config_dir)
    except FileNotFoundError as error:
        from bot.findings import ConfigError, Finding  # not needed for a start from the cache

        raise ConfigError.of([Finding(Path(error.filename), 1, "", "is missing")]) from None
    path = cache_dir / f"reader-{version}.json" if cache_dir else None
    if path is not None:
        cached = _cached(path, version)
        if cached is not None:
            return cached
    tables = compile_tables(config_dir, version, cache_dir)
    if path is not None:
        _store(path, packing.pack(tables._asdict()))
    return tables


def compile_tables(config_dir: Path, version: str, cache_dir: Path | None = None) -> Tables:
    """Compile anew, but for places that `cache_dir` may have. Raises ConfigError with file and line of each error."""
    # pydantic, YAML and the dictionary: too slow for a start from the cache
    from bot.reading.tables import lexicon
    from bot.reading.tables.shapes import require_sound
    from bot.reading.templates.patterns import compile_templates

    require_sound(config_dir)
    morphology = lexicon.Morphology()
    gate, words, concepts = lexicon.compile_lexicon(config_dir / "lexicon.yaml", morphology)
    misspelt = lexicon.misspelt_stems(config_dir / "lexicon.yaml")
    compiled = compile_templates(config_dir / "templates", words, concepts, morphology)
    return Tables(version, gate, misspelt, words, _places(config_dir, cache_dir, morphology), compiled)


def _places(config_dir: Path, cache_dir: Path | None, morphology: Morphology) -> dict[str, Any]:
    """The gazetteer: most of the work, and who changes words or templates changes nothing in it."""
    from bot.reading.tables import gazetteer

    path = cache_dir / f"places-{_hash_of(config_dir / name for name in _PLACES)}.json" if cache_dir else None
    if path is not None:
        try:
            return packing.unpack_places(json.loads(path.read_bytes().decode(_ENCODING)))
        except _BROKEN:
            pass
    places = gazetteer.compile_gazetteer(config_dir, morphology)
    if path is not None:
        _store(path, packing.pack_places(places))
    return places


def fingerprint(config_dir: Path) -> str:
    """Short hash over code and configuration: two readers with the same one read every post alike."""
    files = [config_dir / name for name in ("lexicon.yaml", *_PLACES)]
    return _hash_of([*files, *sorted((config_dir / "templates").glob("*.yaml"))])


def _hash_of(files: Iterable[Path]) -> str:
    """Of these files of the configuration and of the code that reads them."""
    digest = hashlib.sha256()
    for file in (*files, *sorted(Path(__file__).parent.parent.rglob("*.py"))):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _cached(path: Path, version: str) -> Tables | None:
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it takes a third of the time
    try:
        data = json.loads(path.read_bytes().decode(_ENCODING))  # read_text takes twice as long
        if data["version"] != version:
            return None
        return Tables(**packing.unpack(data))
    except _BROKEN:
        return None
    finally:
        if collecting:
            gc.enable()


def _store(path: Path, packed: dict[str, Any]) -> None:
    import tempfile  # not needed for a start from the cache

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding=_ENCODING) as file:
            json.dump(packed, file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(path)
    except OSError:
        return
