"""Where the files that come with the program are: in a checkout beside bot/, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
    """The folder `config` or `migrations` that came with this program."""
    package = Path(__file__).parent
    checkout = package.parent / name
    return checkout if (package.parent / "pyproject.toml").is_file() else package / "_data" / name
