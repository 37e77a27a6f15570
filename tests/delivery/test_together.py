"""Making and sending digests together, through hours in which nothing can be sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.deliverer import Deliverer
from bot.delivery.errors import DeliveryError, FloodWait
from bot.delivery.pace import UNLIMITED
from bot.digests.content import DigestContent, Rendered
from bot.digests.maker import DigestMaker
from bot.model.wishes import INSTANT
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database, housekeeping, subscriptions
from tests.delivery.fakes import Messenger
from tests.record.night import CHANNELS, ONE, START, at, post

MINUTE = timedelta(minutes=1)


class Night:
    """The record of a night, made and sent minute by minute."""

    def __init__(self, database: Database, reader: Reader, *failures: DeliveryError) -> None:
        self.now = START
        self.posts = 0
        self.database = database
        self.messenger = Messenger(*failures)
        self.recorder = Recorder(database, reader, CHANNELS)
        self.maker = DigestMaker(database, CHANNELS, self._render, lambda: self.now)
        self.deliverer = Deliverer(database, self.messenger, lambda: self.now, limits=UNLIMITED)

    def _render(self, content: DigestContent, language: str, zone: str) -> Sequence[Rendered]:
        hours = [(moment - START) / timedelta(hours=1) for moment in (content.window_start, content.window_end)]
        return [Rendered(f"{hours[0]:.1f}–{hours[1]:.1f}: {len(content.incidents)} {content.note or 'in time'}")]

    async def subscribe(self, chat_id: int, minutes: int) -> None:
        await self.database.write(
            lambda db: subscriptions.save(
                db, chat_id, 0, ["*"], language="ru", zone="UTC", now=self.now, minutes=minutes
            )
        )

    async def report(self, text: str, hours: float) -> None:
        """A post appears at that time."""
        await self.until(hours)
        self.posts += 1
        new = post(text, channel="demo_mod_russia", number=self.posts, hours=hours)
        await self.recorder.save(1, [new], self.posts, self.now)

    async def until(self, hours: float) -> None:
        """Let the time pass."""
        while self.now < at(hours):
            self.now += 2 * MINUTE
            await self.deliverer.tend()
            await self.maker.tick()
            await self.deliverer.drain()


async def test_hours_in_which_a_chat_takes_nothing_are_told_in_one_digest(database: Database, reader: Reader) -> None:
    night = Night(database, reader, FloodWait(12 * 3600))
    await night.subscribe(5, 60)
    await night.report(ONE, 0.3)
    await night.report(ONE.replace("Смоленской", "Брянской"), 9.1)
    await night.until(12.9)
    held = night.messenger.texts
    await night.until(15)

    assert held == []
    assert night.messenger.texts == ["0.0–13.0: 2 digest-late"]
    assert (await database.read(housekeeping.counts)).keys() == {"sent", "superseded"}


async def test_an_alert_older_than_its_use_becomes_part_of_the_next_message(database: Database, reader: Reader) -> None:
    night = Night(database, reader, FloodWait(20 * 60))
    await night.subscribe(5, INSTANT)
    await night.report(ONE, 0.3)
    await night.report(ONE.replace("Смоленской", "Брянской"), 0.5)
    await night.until(1)

    [text] = night.messenger.texts
    assert text.endswith(": 2 digest-late")


async def test_an_alert_that_waits_for_less_than_its_use_leaves_as_it_is(database: Database, reader: Reader) -> None:
    night = Night(database, reader, FloodWait(5 * 60))
    await night.subscribe(5, INSTANT)
    await night.report(ONE, 0.3)
    await night.until(1)

    [text] = night.messenger.texts
    assert text.endswith(": 1 in time")
