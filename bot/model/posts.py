"""Channels and their posts as they arrive, before anybody has read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class PostKey(NamedTuple):
    """Identity of a post for all time: Telegram's numeric channel id and the message id within it."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of config/channels.yaml.

    `region` is the ISO 3166-2 code of its home region, None for federal offices. `kind` is one of
    federal | governor | headquarters | government | mayor | city. `handle` keeps its published spelling and is
    compared without case. `source` is the key under which its figures are counted ("mod" for the Ministry of
    Defence, else the lower-case handle).
    """

    handle: str
    region: str | None
    office: str
    kind: str
    status: str = "unchecked"

    @property
    def source(self) -> str:
        return "mod" if self.handle.lower().endswith("mod_russia") else self.handle.lower()


@dataclass(frozen=True, slots=True)
class Post:
    """One version of one message of a channel. All datetimes are aware UTC.

    `text` is the message text or media caption as published ("" for a post without text). `forwarded_from` is the
    handle (or, failing that, the title) of the channel it was forwarded from. `link` is None where no public link
    exists (the demo).
    """

    channel_id: int
    message_id: int
    channel: str
    date: datetime
    text: str
    edited: datetime | None = None
    reply_to: int | None = None
    album: int | None = None
    forwarded_from: str | None = None
    link: str | None = None

    @property
    def key(self) -> PostKey:
        return PostKey(self.channel_id, self.message_id)
