"""A recorded stretch of time, played again: posts as they appeared, with their later edits and deletions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, model_validator

from bot.channels import Channels, load_channels
from bot.model import Post, PostKey
from bot.sources.errors import ReplayError
from bot.sources.export import read_export, resolve_listed
from bot.yaml_files import load_yaml


@dataclass(frozen=True, slots=True)
class Arrived:
    """A post appears."""

    at: datetime
    post: Post


@dataclass(frozen=True, slots=True)
class Edited:
    """A post now reads as `post` does."""

    at: datetime
    post: Post


@dataclass(frozen=True, slots=True)
class Deleted:
    """A post is gone."""

    at: datetime
    key: PostKey


Event = Arrived | Edited | Deleted


@dataclass(frozen=True, slots=True)
class Replay:
    """What happened in a folder's night. `events` are in order of time; all instants are aware UTC."""

    channels: Channels
    events: tuple[Event, ...]

    @classmethod
    def load(cls, folder: Path) -> Replay:
        """Read result.json, channels.yaml and changes.yaml of a folder.

        Raises ReplayError, ConfigError (channels.yaml, changes.yaml) or ExportError (result.json).
        """
        channels = load_channels(folder / "channels.yaml")
        posts = _posts(folder / "result.json", channels)
        events: list[Event] = [Arrived(post.date, post) for post in posts.values()]
        events += _changed(folder / "changes.yaml", channels, posts)
        # A stable sort: posts of one instant stay in the order of the file, and changes come after posts.
        return cls(channels, tuple(sorted(events, key=lambda event: event.at)))

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    @property
    def start(self) -> datetime:
        return self.events[0].at

    @property
    def end(self) -> datetime:
        return self.events[-1].at


class ChangeEntry(BaseModel):
    """One change of a post of result.json."""

    model_config = ConfigDict(extra="forbid", title="Change")

    channel: str
    message: int
    at: AwareDatetime
    text: str | None = None
    deleted: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> ChangeEntry:
        if self.deleted == (self.text is not None):
            raise ValueError("give either text or deleted: true")
        return self


SHAPE: Final = TypeAdapter(list[ChangeEntry])


def _posts(path: Path, channels: Channels) -> Mapping[tuple[str, int], Post]:
    try:
        with path.open("rb") as file:
            posts = {(p.channel.lower(), p.message_id): p for p in read_export(file, resolve_listed(channels))}
    except OSError as error:
        raise ReplayError(f"{path}: cannot be read ({error.strerror}).") from None
    if not posts:
        raise ReplayError(f"{path}: no post of a channel that channels.yaml lists.")
    return posts


def _changed(path: Path, channels: Channels, posts: Mapping[tuple[str, int], Post]) -> list[Event]:
    events: list[Event] = []
    current = dict(posts)
    changes = load_yaml(path, SHAPE)
    for change in sorted(changes, key=lambda change: change.at):
        channel = channels.get(change.channel)
        where = f"{path}: {change.channel} {change.message}"
        key = ("" if channel is None else channel.handle.lower(), change.message)
        post = current.get(key)
        if post is None:
            raise ReplayError(f"{where}: result.json has no such post, or it was deleted before.")
        at = change.at.astimezone(UTC)
        if at <= post.date:
            raise ReplayError(f"{where}: changed at {change.at}, which is not after the post itself.")
        if change.text is None:
            del current[key]
            events.append(Deleted(at, post.key))
        else:
            current[key] = replace(post, text=change.text, edited=at)
            events.append(Edited(at, current[key]))
    return events
