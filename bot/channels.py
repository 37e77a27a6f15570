"""The list of channels from config/channels.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.errors import UserError
from bot.model import Channel, Post


class ChannelsError(UserError):
    """config/channels.yaml cannot be used; the text names the file, the entry and the fix."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    handle: str
    region: str | None
    office: str
    kind: Literal["federal", "governor", "headquarters", "government", "mayor", "city"]
    status: Literal["checked", "seen", "unchecked", "former"] = "unchecked"
    id: int | None = None


class Channels:
    """Channels by handle (compared without case) and, where the file gives ids, by Telegram's numeric id."""

    def __init__(self, channels: Iterable[Channel], ids: Iterable[tuple[int, str]] = ()) -> None:
        self._by_handle = {channel.handle.lower(): channel for channel in channels}
        self._handle_of_id = dict(ids)

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._by_handle.values())

    def __len__(self) -> int:
        return len(self._by_handle)

    def get(self, handle: str) -> Channel | None:
        return self._by_handle.get(handle.lower().removeprefix("@"))

    def by_id(self, channel_id: int) -> Channel | None:
        handle = self._handle_of_id.get(channel_id)
        return None if handle is None else self.get(handle)

    def followed(self) -> tuple[Channel, ...]:
        """Channels to read live: all but those whose office has moved elsewhere."""
        return tuple(channel for channel in self if channel.status != "former")

    def of_post(self, post: Post) -> Channel:
        """The channel of a post; an unlisted one counts as a channel without home region."""
        return self.get(post.channel) or Channel(post.channel, None, post.channel, "government")

    def of_region(self, region: str) -> tuple[Channel, ...]:
        """Followed channels that would tell about a region: its own ones and the Ministry's."""
        return tuple(c for c in self.followed() if c.region == region or c.source == "mod")


def load_channels(path: Path) -> Channels:
    """Read and check a channels file. Raises ChannelsError."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = TypeAdapter(list[_Entry]).validate_python(raw)
    except OSError as error:
        raise ChannelsError(f"{path}: cannot be read ({error.strerror}).") from None
    except yaml.YAMLError as error:
        raise ChannelsError(f"{path}: not YAML: {error}") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = " → ".join(str(part) for part in first["loc"])
        raise ChannelsError(f"{path}: entry {where}: {first['msg']}") from None
    seen: set[str] = set()
    for entry in entries:
        if entry.handle.lower() in seen:
            raise ChannelsError(f"{path}: {entry.handle} stands twice; remove one of the two entries.")
        seen.add(entry.handle.lower())
    channels = [Channel(e.handle, e.region, e.office, e.kind, e.status) for e in entries]
    return Channels(channels, [(e.id, e.handle) for e in entries if e.id is not None])
