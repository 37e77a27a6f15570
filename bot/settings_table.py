"""The table of settings as text, as .env.example and as a page of the documentation."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from bot.settings import LIVE, PREFIX, Settings


def as_env() -> str:
    """The content of .env.example: every setting, commented out unless `run` needs it."""
    lines = ["# Copy to .env and fill in. Written by `uavwatch settings --env`; the tests compare.", ""]
    for name, field in Settings.model_fields.items():
        mark = "" if name in LIVE else "# "
        lines += [f"# {field.description}", f"{mark}{PREFIX}{name.upper()}={_default(field)}", ""]
    return "\n".join(lines)


def as_markdown() -> str:
    """The content of docs/settings.md."""
    head = [
        "# Settings",
        "",
        "Environment variables or lines of a `.env` file. Written by `uavwatch settings --markdown`; tests compare.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_code(_default(field))} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(head + rows) + "\n"


def as_text() -> str:
    """For the terminal: names, defaults and meanings; never a value, so that no secret is shown."""
    return "".join(
        f"{PREFIX}{name.upper()}  [{_default(field) or 'none'}]\n    {field.description}\n"
        for name, field in Settings.model_fields.items()
    )


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    if value is None or value is PydanticUndefined or value == ():
        return ""
    return str(value)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
