"""`uavwatch explain`: why a text was read as it was, in colours or as JSON."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.model.codec import reading_to_json, report_to_json
from bot.reading import Explanation
from bot.settings import Settings
from bot.setup import home_of, load_reader, utc_now

_COLOURS = ("green", "cyan", "magenta", "yellow", "blue")


def print_explanation(text: str, channel: str, settings: Settings, *, as_json: bool) -> None:
    """Print the verdict, the templates that matched with their slots, those that lost, and what was read."""
    explanation = explanation_of(text, channel, settings)
    if as_json:
        click.echo(json.dumps(explanation_as_json(explanation), ensure_ascii=False))
    else:
        print_readings(text, explanation, Console())


def explanation_of(text: str, channel: str, settings: Settings) -> Explanation:
    """How a text is read as a post of now; the handle `channel` gives the home region, "" none."""
    region, federal = home_of(settings)(channel)
    return load_reader(settings).explain(text, date=utc_now(), region=region, federal=federal)


def print_readings(text: str, explanation: Explanation, console: Console) -> None:
    """The text in colours, the verdict, the reports and the table of templates."""
    console.print(highlighted(text, explanation))
    console.print(f"\nverdict: [bold]{explanation.reading.verdict.value}[/bold]")
    for number, report in enumerate(explanation.reading.reports, start=1):
        facts = {key: value for key, value in report_to_json(report).items() if value not in (None, [], "")}
        console.print(f"report {number}:", json.dumps(facts, ensure_ascii=False), markup=False, highlight=False)
    console.print(templates_table(text, explanation))


def highlighted(text: str, explanation: Explanation) -> Text:
    """The text with each template's words in a colour of its own and its slots underlined."""
    shown = Text(text)
    for number, match in enumerate(explanation.matches):
        colour = _COLOURS[number % len(_COLOURS)]
        shown.stylize(colour, *match.span)
        for _, span, _ in match.slots:
            shown.stylize(f"bold underline {colour}", *span)
    return shown


def templates_table(text: str, explanation: Explanation, *, patterns: bool = False) -> Table:
    """Templates that counted with their slots, and those that lost with the reason."""
    table = Table("template", "outcome", "words", "slots")
    for match in explanation.matches:
        name = f"{match.template}\n{match.pattern}" if patterns else match.template
        slots = "\n".join(f"{name} = {value}" for name, _, value in match.slots)
        table.add_row(Text(name), match.meaning, Text(_cut(text, match.span)), Text(slots))
    for lost in explanation.rejected:
        table.add_row(lost.template, f"lost: {lost.reason}", Text(_cut(text, lost.span)), "", style="dim")
    return table


def _cut(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


def explanation_as_json(explanation: Explanation) -> dict[str, Any]:
    """The reading with two further keys: `matches`, the templates that counted, and `rejected`, those that lost."""
    return {
        **reading_to_json(explanation.reading),
        "matches": [
            {
                "template": match.template,
                "pattern": match.pattern,
                "meaning": match.meaning,
                "span": list(match.span),
                "slots": [{"name": name, "span": list(span), "value": value} for name, span, value in match.slots],
            }
            for match in explanation.matches
        ],
        "rejected": [
            {"template": lost.template, "span": list(lost.span), "reason": lost.reason} for lost in explanation.rejected
        ],
    }
