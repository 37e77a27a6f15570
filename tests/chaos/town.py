"""Who is told what: subscribers, posts of the Ministry about one region each, and the count of what arrived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml
from telethon.tl import types

from bot.reading import Reader
from tests.telegram.server import Account, BasicGroup, Channel, Shown, World, life

BOT = 900
CHANNEL = "demo_mod_russia"
TOPIC = 8
_TEXT = "Дежурными средствами ПВО {over} уничтожены {number} украинских БПЛА. Пострадавших и разрушений нет."


@dataclass
class Town:
    """`due` are the posts published so far; each subscriber has to be told of each of them exactly once.

    `chats` are people, supergroups, basic groups (`groups`, until they become supergroups) and forums of which one
    topic is subscribed (`forums`, until it is closed). `homes` says which chat a supergroup was before.
    """

    world: World
    chats: list[int]
    sentences: list[str]
    groups: list[BasicGroup]
    forums: list[Channel]
    homes: dict[int, int] = field(default_factory=dict)
    due: list[int] = field(default_factory=list)
    _told: Counter[tuple[int, int]] = field(default_factory=Counter)
    _counted: int = 0

    @classmethod
    def make(cls, world: World, people: int, groups: int, config: Path, cache: Path) -> Town:
        """So many people, and so many groups of each kind."""
        chats = [world.add_user(1_001 + number, f"Person {number}").id for number in range(people)]
        for number in range(groups):
            chats.append(world.add_supergroup(5_001 + number, f"Group {number}", {BOT}).marked_id)
        small = [world.add_group(6_001 + number, f"Small group {number}", {BOT}) for number in range(groups)]
        forums = [
            world.add_supergroup(7_001 + number, f"Forum {number}", {BOT}, forum=True) for number in range(groups)
        ]
        chats += [group.marked_id for group in small] + [forum.marked_id for forum in forums]
        return cls(world, chats, list(_sentences(config, cache)), small, forums)

    @property
    def fixed(self) -> list[int]:
        """Chats that are subscribed as a whole."""
        topics = {forum.marked_id for forum in self.forums}
        return [chat for chat in self.chats if chat not in topics]

    def migrate(self, group: BasicGroup) -> None:
        """A basic group becomes a supergroup."""
        self.groups.remove(group)
        self.homes[life.migrate(self.world, group, 10_000 + group.id).marked_id] = group.marked_id

    def close_topic(self, forum: Channel) -> None:
        self.forums.remove(forum)
        self.world.closed_topics.add((forum.id, TOPIC))

    @property
    def channel(self) -> Channel:
        return next(channel for channel in self.world.channels.values() if channel.username == CHANNEL)

    @property
    def bot(self) -> Account:
        return self.world.accounts[BOT]

    def publish(self, now: datetime, *, silent: bool) -> None:
        """A post about the next region; regions come again only after all others."""
        number = len(self.due)
        text = self.sentences[number % len(self.sentences)].replace("{number}", str(5 + number % 40))
        post = life.post(self.world, self.channel, text, silent=silent, date=now - timedelta(seconds=30))
        self.due.append(post.id)

    def told(self) -> Counter[tuple[int, int]]:
        """How many messages tell each (chat, post)."""
        new = self.world.shown[self._counted :]
        self._counted += len(new)
        self._told.update((self._home(shown), post) for shown in new for post in posts_of(shown))
        return self._told

    def lost(self) -> list[tuple[int, int]]:
        told = self.told()
        return [(chat, post) for chat in self.chats for post in self.due if not told[chat, post]]

    def doubled(self) -> list[tuple[int, int]]:
        """Told more than once, or a message that came a second time (post 0)."""
        told = self.told()
        twice = [key for key, number in told.items() if number > 1]
        texts = Counter((self._home(shown), shown.text) for shown in self.world.shown)
        return twice + [(chat, 0) for (chat, _), number in texts.items() if number > 1]

    def _home(self, shown: Shown) -> int:
        return self.homes.get(shown.chat_id, shown.chat_id)


def posts_of(shown: Shown) -> set[int]:
    """The ids of the posts that a message links to."""
    entities = shown.message.entities or ()
    links = [entity.url for entity in entities if isinstance(entity, types.MessageEntityTextUrl)]
    return {int(link.rsplit("/", 1)[1]) for link in links if f"/{CHANNEL}/" in link}


def _sentences(config: Path, cache: Path) -> Iterator[str]:
    """One text for each region of which the program reads exactly one report about that region alone."""
    reader = Reader.load(config, cache)
    now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    for region in yaml.safe_load((config / "regions.yaml").read_text(encoding="utf-8")):
        text = _TEXT.format(over=region["over_ru"], number="{number}")
        reading = reader.read(text.replace("{number}", "7"), date=now, region=None, federal=True)
        if [report.regions for report in reading.reports] == [(region["code"],)]:
            yield text
