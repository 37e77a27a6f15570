"""What answering needs: the dependencies all requests share, and one request with its circumstances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.channels import Channels
from bot.chat.contract import Answer, Button, Request
from bot.chat.gallery import Gallery
from bot.chat.outside import Outside
from bot.digests.content import GRACE
from bot.places.regions import Regions
from bot.places.towns import Towns
from bot.places.zones import Zones
from bot.reading import Reader
from bot.store import Database
from bot.store.subscriptions import Subscription
from bot.texts import Texts

Buttons = tuple[tuple[Button, ...], ...]

_READ_RUSSIAN = frozenset({"ru", "uk", "be"})


class Match(Protocol):
    """What a region's name was taken for; no code but candidates means "did you mean"."""

    @property
    def code(self) -> str | None: ...
    @property
    def candidates(self) -> tuple[str, ...]: ...


class Finder(Protocol):
    """Finds the region somebody typed, see bot.places.finder; words that name two regions have no code."""

    def find(self, text: str) -> Match: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What all requests share.

    `clock` gives aware UTC (the replayed time in the demo). `zone`, `language` and `minutes` (of a digest's window)
    are those of chats that did not choose. `demo` marks every answer; `admins` are the operators' user ids, `reader`
    explains texts to them. A channel that is behind by more than `grace` is named as not read. A chat may have
    `most_subscriptions` in all its topics.
    """

    database: Database
    regions: Regions
    finder: Finder
    texts: Texts
    channels: Channels
    gallery: Gallery
    zones: Zones
    towns: Towns
    clock: Callable[[], datetime]
    zone: str = "Europe/Moscow"
    language: str = "ru"
    minutes: int = 60
    demo: bool = False
    admins: frozenset[int] = frozenset()
    reader: Reader | None = None
    outside: Outside | None = None
    most_subscriptions: int = 20
    drafting: Callable[[str, str], str] | None = None
    grace: timedelta = GRACE


@dataclass(frozen=True, slots=True)
class Turn:
    """One request with what is known about its chat. `subscriptions` are those of its topic, the oldest first."""

    desk: Desk
    request: Request
    now: datetime
    subscriptions: tuple[Subscription, ...]
    language: str

    @property
    def subscription(self) -> Subscription | None:
        """The oldest one; language and time zone are the same for all of a topic."""
        return self.subscriptions[0] if self.subscriptions else None

    @property
    def regions(self) -> tuple[str, ...]:
        """All regions that any of them names, in the order of subscribing."""
        return tuple(dict.fromkeys(code for item in self.subscriptions for code in item.regions))

    @property
    def topic(self) -> int:
        return self.request.topic or 0

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.desk.zone if self.subscription is None else self.subscription.zone)

    def text(self, key: str, /, **args: str | int) -> str:
        """A message in the chat's language; arguments from outside must be escaped."""
        return self.desk.texts.get(self.language, key, **args)

    def region(self, code: str, short: bool = False) -> str:
        return self.desk.regions.name(code, self.language, short)

    def answer(self, html: str, buttons: Buttons = ()) -> Answer:
        """A message; in reply to a button, instead of the one that carries it."""
        return Answer(html, buttons, edit=self.request.callback is not None)


def language_of(desk: Desk, request: Request, subscription: Subscription | None) -> str:
    """The chat's own choice, else the person's language, else the default of the program."""
    if subscription is not None:
        return subscription.language
    if request.language is None:
        return desk.language
    base = request.language.replace("_", "-").split("-")[0].lower()
    if base in desk.texts.languages:
        return base
    return "ru" if base in _READ_RUSSIAN else "en"
