"""The list of channels from config/channels.yaml."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.errors import UserError
from bot.findings import ConfigError, Finding
from bot.model import Channel, Post
from bot.yaml_files import Document, check_yaml

Kind = Literal["federal", "governor", "headquarters", "government", "mayor", "city"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)


class ChannelEntry(BaseModel):
    """One channel to read."""

    model_config = ConfigDict(extra="forbid", title="Channel")

    handle: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{3,31}$")] = Field(
        description="Name of the channel without @; compared without case"
    )
    region: str | None = Field(description="Home region by its code in regions.yaml; null for a federal office")
    office: str = Field(min_length=1, description="The office that speaks here; its holder may change")
    kind: Kind
    status: Literal["checked", "seen", "unchecked", "former"] = Field(
        default="unchecked", description="former: kept for old posts, not followed; unchecked: verify first"
    )
    id: int | None = Field(default=None, description="Telegram's number of the channel, where exports need it")


SHAPE: Final = TypeAdapter(list[ChannelEntry])


class Channels:
    """Channels by handle (compared without case) and, where the file gives ids, by Telegram's numeric id.

    `listed` are those of the file. Operators may change the list while the program runs, see `become`.
    """

    def __init__(
        self, channels: Iterable[Channel], ids: Iterable[tuple[int, str]] = (), path: Path | None = None
    ) -> None:
        """`path`: the file they come from, for complaints."""
        self.path = path
        self.listed = tuple(channels)
        self._by_handle = {channel.handle.lower(): channel for channel in self.listed}
        self._handle_of_id = dict(ids)

    def __iter__(self) -> Iterator[Channel]:
        return iter(self._by_handle.values())

    def __len__(self) -> int:
        return len(self._by_handle)

    def become(self, channels: Iterable[Channel]) -> None:
        """Have these channels from now on, for everybody who holds this list."""
        self._by_handle = {channel.handle.lower(): channel for channel in channels}

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of office by lower-case handle, following the list."""
        return _Kinds(self)

    def get(self, handle: str) -> Channel | None:
        return self._by_handle.get(handle.lower().removeprefix("@"))

    def named(self, handle: str) -> Channel:
        """The channel somebody has named. Raises UserError for one that is not listed."""
        channel = self.get(handle)
        if channel is None:
            raise UserError(f"config/channels.yaml lists no channel {handle}; add it there first.")
        return channel

    def ids(self) -> tuple[tuple[int, str], ...]:
        """The ids that the file gives, with their handles."""
        return tuple(self._handle_of_id.items())

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


class _Kinds(Mapping[str, str]):
    def __init__(self, channels: Channels) -> None:
        self._channels = channels

    def __getitem__(self, handle: str) -> str:
        channel = self._channels.get(handle)
        if channel is None:
            raise KeyError(handle)
        return channel.kind

    def __iter__(self) -> Iterator[str]:
        return (channel.handle.lower() for channel in self._channels)

    def __len__(self) -> int:
        return len(self._channels)


def load_channels(path: Path) -> Channels:
    """Read and check a channels file. Raises ConfigError with file and line of each error."""
    entries, findings = check_channels(path)
    if findings:
        raise ConfigError.of(findings)
    channels = [Channel(e.handle, e.region, e.office, e.kind, e.status) for e in entries]
    return Channels(channels, [(e.id, e.handle) for e in entries if e.id is not None], path)


def require_regions(channels: Channels, regions: Container[str]) -> None:
    """Raise ConfigError when a channel of a file has a home region that is none of these codes."""
    if channels.path is not None and any(c.region is not None and c.region not in regions for c in channels):
        raise ConfigError.of(check_channels(channels.path, regions)[1])


def check_channels(path: Path, regions: Container[str] | None = None) -> tuple[list[ChannelEntry], list[Finding]]:
    """(the entries, what is wrong with them); with `regions` also home regions that are none of these codes.

    Raises ConfigError for a file that is no YAML.
    """
    checked = check_yaml(path, SHAPE)
    entries, document, findings = checked.value or [], checked.document, checked.findings
    findings += _repeated(document, entries)
    for position, entry in enumerate(entries):
        if regions is not None and entry.region is not None and entry.region not in regions:
            said = f"no region has the code “{entry.region}”; regions.yaml lists them, null stands for none"
            findings.append(document.finding(said, (position, "region")))
    return entries, findings


def _repeated(document: Document, entries: list[ChannelEntry]) -> Iterator[Finding]:
    first: dict[str | int, int] = {}
    for position, entry in enumerate(entries):
        for key, value in (("handle", entry.handle.lower()), ("id", entry.id)):
            if value is None:
                continue
            before = first.setdefault(value, position)
            if before != position:
                said = f"the {key} stands twice, see line {document.line((before,))}; remove one of the two entries"
                yield document.finding(said, (position, key))
