"""What there is on the loopback server: accounts, channels, groups, messages; and what a test may make happen there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from telethon.tl import types as t

TL = Any
_CHANNEL_MARK = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class LoggedUpdate:
    """An update and the state number (pts) its box has after it."""

    pts: int
    update: TL


@dataclass
class Box:
    """A sequence of updates: one per account for private chats and basic groups, one per channel.

    Before `oldest` nothing is kept: a client that is further behind is told "too long".
    """

    pts: int = 1
    oldest: int = 1
    next_id: int = 1
    log: list[LoggedUpdate] = field(default_factory=list)

    def new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def append(self, make: Callable[[int], TL], count: int = 1) -> TL:
        self.pts += count
        update = make(self.pts)
        self.log.append(LoggedUpdate(self.pts, update))
        return update

    def after(self, pts: int) -> list[LoggedUpdate]:
        return [entry for entry in self.log if entry.pts > pts]

    def forget(self) -> None:
        """Clients that are behind can no longer learn what they missed from differences."""
        self.oldest = self.pts
        self.log.clear()


@dataclass(eq=False)
class Account:
    """A person or, with a token, a bot."""

    id: int
    first_name: str
    username: str | None = None
    token: str | None = None
    language: str | None = None
    phone: str | None = None
    login_code: str | None = None
    password: str | None = None
    box: Box = field(default_factory=Box)
    messages: dict[int, TL] = field(default_factory=dict)

    @property
    def access_hash(self) -> int:
        return self.id * 7 + 1

    @property
    def is_bot(self) -> bool:
        return self.token is not None

    def tl(self, viewer: Account | None = None) -> TL:
        return t.User(
            self.id,
            is_self=self is viewer or None,
            bot=self.is_bot or None,
            bot_info_version=1 if self.is_bot else None,
            access_hash=self.access_hash,
            first_name=self.first_name,
            username=self.username,
            lang_code=self.language,
        )


@dataclass(eq=False)
class Channel:
    """A broadcast channel or, with `broadcast` false, a supergroup."""

    id: int
    username: str | None
    title: str
    broadcast: bool = True
    verified: bool = False
    forum: bool = False
    members: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    box: Box = field(default_factory=Box)
    messages: dict[int, TL] = field(default_factory=dict)

    @property
    def access_hash(self) -> int:
        return self.id * 13 + 5

    @property
    def marked_id(self) -> int:
        return -(_CHANNEL_MARK + self.id)

    @property
    def top(self) -> int:
        return max(self.messages, default=0)

    def tl(self, viewer: Account | None) -> TL:
        return t.Channel(
            self.id,
            self.title,
            t.ChatPhotoEmpty(),
            datetime.now(UTC),
            broadcast=self.broadcast or None,
            megagroup=None if self.broadcast else True,
            forum=self.forum or None,
            verified=self.verified or None,
            left=viewer is None or viewer.id not in self.members or None,
            access_hash=self.access_hash,
            username=self.username,
        )


@dataclass(eq=False)
class BasicGroup:
    """A small group of the old kind; `moved_to` once it has become a supergroup."""

    id: int
    title: str
    members: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    moved_to: Channel | None = None

    @property
    def marked_id(self) -> int:
        return -self.id

    def tl(self, viewer: Account | None) -> TL:
        moved = self.moved_to
        target = t.InputChannel(moved.id, moved.access_hash) if moved else None
        return t.Chat(
            self.id,
            self.title,
            t.ChatPhotoEmpty(),
            len(self.members),
            datetime.now(UTC),
            1,
            deactivated=bool(moved) or None,
            migrated_to=target,
        )


@dataclass(eq=False)
class Shown:
    """A message an account has put into a chat, as the people there see it now."""

    sender: int
    chat_id: int
    message_id: int
    text: str
    random_id: int
    topic: int | None = None
    reply_to: int | None = None
    silent: bool = False
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    buttons: list[list[tuple[str, bytes | str]]] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    edits: int = 0
    message: TL = None


@dataclass(eq=False)
class Caller:
    """One connection of a client, seen from the world: who it is, what it asked, and how to push updates to it."""

    key_id: int
    push: Callable[[TL], None]
    account: Account | None = None
    wants_updates: bool = False
    asked: set[str] = field(default_factory=set)


@dataclass
class World:
    """Everything the server knows. Tests read it freely and change it through its methods and those of `life`."""

    accounts: dict[int, Account] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    groups: dict[int, BasicGroup] = field(default_factory=dict)
    signed_in: dict[int, int] = field(default_factory=dict)
    callers: set[Caller] = field(default_factory=set)
    calls: Counter[str] = field(default_factory=Counter)
    shown: list[Shown] = field(default_factory=list)
    by_random_id: dict[tuple[int, int, int], Shown] = field(default_factory=dict)
    repeats: int = 0
    uploads: dict[tuple[int, int], dict[int, bytes]] = field(default_factory=dict)
    callback_answers: dict[int, str] = field(default_factory=dict)
    inline_answers: dict[int, list[TL]] = field(default_factory=dict)
    bot_commands: dict[int, dict[str, list[tuple[str, str]]]] = field(default_factory=dict)
    blocked: set[tuple[int, int]] = field(default_factory=set)
    closed_topics: set[tuple[int, int]] = field(default_factory=set)
    next_query_id: int = 1
    login_tokens: dict[bytes, Caller] = field(default_factory=dict)
    scanned: dict[int, int] = field(default_factory=dict)
    halfway: dict[int, int] = field(default_factory=dict)
    challenges: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add_user(self, user_id: int, first_name: str = "Test person", language: str | None = None) -> Account:
        return self._add_account(Account(user_id, first_name, language=language))

    def add_bot(self, user_id: int, token: str, username: str = "demo_bot") -> Account:
        return self._add_account(Account(user_id, "Demo bot", username, token))

    def add_channel(
        self, channel_id: int, username: str, *, verified: bool = True, members: Iterable[int] = ()
    ) -> Channel:
        channel = Channel(channel_id, username, username.replace("_", " "), verified=verified, members=set(members))
        self.channels[channel_id] = channel
        return channel

    def add_supergroup(self, channel_id: int, title: str, members: Iterable[int], *, forum: bool = False) -> Channel:
        channel = Channel(channel_id, None, title, broadcast=False, forum=forum, members=set(members))
        self.channels[channel_id] = channel
        return channel

    def add_group(self, group_id: int, title: str, members: Iterable[int]) -> BasicGroup:
        group = BasicGroup(group_id, title, set(members))
        self.groups[group_id] = group
        return group

    def account_with_token(self, token: str) -> Account | None:
        return next((account for account in self.accounts.values() if account.token == token), None)

    def shown_to(self, chat_id: int) -> list[Shown]:
        """What was shown in one chat (marked id), oldest first."""
        return [shown for shown in self.shown if shown.chat_id == chat_id]

    def tell(self, account_ids: Iterable[int], update: TL) -> None:
        """Push an update to every listening connection of these accounts."""
        wanted = set(account_ids)
        for caller in list(self.callers):
            if caller.account and caller.account.id in wanted and caller.wants_updates:
                caller.push(self.updates(caller.account, [update]))

    def updates(self, viewer: Account | None, updates: list[TL]) -> TL:
        """An Updates object with every user and chat a client may need."""
        users = [account.tl(viewer) for account in self.accounts.values()]
        return t.Updates(updates, users, self.chats_for(viewer), datetime.now(UTC), 0)

    def chats_for(self, viewer: Account | None) -> list[TL]:
        member = viewer.id if viewer else 0
        chats = [channel.tl(viewer) for channel in self.channels.values() if member in channel.members]
        return chats + [group.tl(viewer) for group in self.groups.values() if member in group.members]

    def _add_account(self, account: Account) -> Account:
        self.accounts[account.id] = account
        return account
