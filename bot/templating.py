"""`uavwatch templates`: checking templates, trying them on a text, making one from a post."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from bot.errors import UserError
from bot.explaining import explanation_as_json, explanation_of, highlighted, templates_table
from bot.reading.templates.check import check_templates
from bot.reading.templates.draft import draft_template
from bot.settings import Settings
from bot.setup import config_dir, demo_dir, home_of


def print_check(settings: Settings, *, quiet: bool) -> bool:
    """Print what is wrong with the templates, one line each with file and line; whether nothing is."""
    found, number = check_templates(config_dir(settings), settings.cache_dir, _demo_texts(demo_dir(settings)))
    errors = [finding for finding in found if finding.error]
    for finding in errors if quiet else found:
        click.echo(str(finding))
    click.echo(f"{number} templates, {len(errors)} errors, {len(found) - len(errors)} notes.", err=True)
    return not errors


def print_trial(text: str, channel: str, settings: Settings, *, as_json: bool) -> None:
    """Print which templates fit a text, with their patterns and slots, and why others lost."""
    explanation = explanation_of(text, channel, settings)
    if as_json:
        click.echo(json.dumps(explanation_as_json(explanation), ensure_ascii=False))
        return
    console = Console()
    console.print(highlighted(text, explanation))
    verdict = explanation.reading.verdict.value
    console.print(Text.assemble("\nreads as ", (verdict, "bold")))
    if explanation.matches or explanation.rejected:
        console.print(templates_table(text, explanation, patterns=True))
    else:
        console.print("No template fits. `uavwatch templates new` proposes one.")


def print_draft(text: str, channel: str, settings: Settings) -> None:
    """Print a proposed template. Raises UserError where the text has nothing to make one of."""
    region, federal = home_of(settings)(channel)
    known: dict[str, Any] = {"region": region, "federal": federal} if region or federal else {}
    try:
        draft = draft_template(text, config_dir(settings), settings.cache_dir, **known)
    except ValueError as error:
        raise UserError(f"No template can be made: {error}.") from error
    click.echo(draft.text, nl=False)


def _demo_texts(folder: Path) -> Iterator[str]:
    """The texts of the bundled demo night, as posts that templates should be used by."""
    data = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    for chat in data["chats"]["list"]:
        for message in chat["messages"]:
            parts = message.get("text", "")
            pieces = [parts] if isinstance(parts, str) else parts
            yield "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)
