"""JSON Schemas of the YAML files, made from the shapes that check them, for the editors of those who write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from bot import channels
from bot.errors import UserError
from bot.places import regions, zones
from bot.reading.tables import shapes
from bot.sources import replay


def schemas() -> dict[str, Any]:
    """The shape of each kind of YAML file, by the name of its schema."""
    return {
        "channels": channels.SHAPE,
        "changes": replay.SHAPE,
        "lexicon": shapes.LEXICON_SHAPE,
        "lexicon_places": shapes.PLACE_WORDS_SHAPE,
        "query_words": regions.WORDS_SHAPE,
        "regions": regions.REGIONS_SHAPE,
        "templates": shapes.TEMPLATES_SHAPE,
        "zones": zones.SHAPE,
    }


def schema_text(name: str) -> str:
    """One schema as JSON. Raises UserError for a name that is none."""
    known = schemas()
    if name not in known:
        raise UserError(f"No schema is called {name}; there are {', '.join(known)}.")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **known[name].json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema as `folder`/NAME.json, and print what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in schemas():
        path = folder / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8")
        click.echo(path)
