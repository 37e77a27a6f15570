"""Posts that were written for this project: those of the demo night, as measurements and the fuzzer need them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.channels import load_channels
from bot.paths import bundled


@dataclass(frozen=True, slots=True)
class Written:
    """A text with what the reader is told of its post."""

    text: str
    date: datetime
    region: str | None
    federal: bool


def demo_posts() -> list[Written]:
    """All posts of the demo night with a text."""
    folder = bundled("config") / "demo"
    channels = load_channels(folder / "channels.yaml")
    found = []
    for chat in json.loads((folder / "result.json").read_text(encoding="utf-8"))["chats"]["list"]:
        channel = channels.by_id(chat["id"])
        if channel is None:
            continue
        for message in chat["messages"]:
            text = _plain(message.get("text", ""))
            if text:
                date = datetime.fromtimestamp(int(message["date_unixtime"]), UTC)
                found.append(Written(text, date, channel.region, channel.kind == "federal"))
    return found


def labelled_posts(path: Path) -> list[Written]:
    """Posts of a labelled file (JSON Lines with text, channel, date and perhaps region), read as regional posts.

    A channel of the bundled list gives its region.
    """
    known = {channel.handle.lower(): channel for channel in load_channels(bundled("config") / "channels.yaml")}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            data = json.loads(line)
            channel = known.get(data["channel"].lower())
            region = channel.region if channel else data.get("region")
            federal = channel is not None and channel.kind == "federal"
            found.append(Written(data["text"], datetime.fromisoformat(data["date"]), region, federal))
    return found


def _plain(parts: str | list[str | dict[str, str]]) -> str:
    if isinstance(parts, str):
        return parts
    return "".join(part if isinstance(part, str) else part["text"] for part in parts)
