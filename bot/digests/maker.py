"""Turns due windows into frozen outbox rows, in the transaction that moves each subscription's watermark."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.channels import Channels
from bot.digests.amending import Amender, Wording
from bot.digests.compose import compose_digest
from bot.digests.content import GRACE, Correction, Coverage, DigestContent, Rendered
from bot.digests.correcting import Correcting
from bot.digests.narrowing import has_grave_news, left_to, narrowed, told_instantly
from bot.digests.news import news_of
from bot.digests.serving import MEMBERS, Digest, Serving
from bot.digests.windows import SECOND, window_end
from bot.model import Incident
from bot.model.wishes import INSTANT
from bot.store import Database, StoreError, incidents, posts, schedule
from bot.store.incidents import EVERYTHING, Revised
from bot.store.lateness import LATE, UNCERTAIN
from bot.store.schedule import Alike
from bot.store.sequence import seq_until

log = logging.getLogger(__name__)

GROUPS = 500
"""Groups of subscriptions looked up at once."""
_NOTES = {LATE: "digest-late", UNCERTAIN: "digest-uncertain"}


Renderer = Callable[[DigestContent, str, str], Sequence[Rendered]]
"""(content, language, time zone) -> messages in order. May take long; called off the event loop."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the digest of one group of subscriptions is made from; `elsewhere` says that others tell some of it."""

    end: datetime
    to_seq: int
    told: tuple[Incident, ...]
    corrections: tuple[Correction, ...]
    coverage: tuple[Coverage, ...]
    elsewhere: bool


class DigestMaker:
    """Asks the store which windows are due; the caller only has to tick.

    A channel that is behind by more than `grace` is named as not read. With a `wording` corrections go to the messages
    that told what is corrected, at once, see bot.digests.correcting; a digest has those that have no such message.
    """

    def __init__(
        self,
        database: Database,
        channels: Channels,
        render: Renderer,
        clock: Callable[[], datetime],
        *,
        demo: bool = False,
        grace: timedelta = GRACE,
        wording: Wording | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._render = render
        self._clock = clock
        self._demo = demo
        self._grace = grace
        self._wording = wording
        self._correcting = None if wording is None else Correcting(database, wording)
        self._news: tuple[tuple[int, int], tuple[Revised, ...]] | None = None
        self._alerted = 0

    async def tick(self) -> int:
        """Make every digest that is due now; return the number of outbox rows made. Safe to repeat at any time.

        A group of subscriptions whose digest cannot be made does not keep the others from theirs.
        """
        now = self._clock()
        made = 0 if self._correcting is None else await self._correcting.tick(now)
        newest = await self._database.read(incidents.latest_seq)
        for minutes, zone, wish in await self._database.read(schedule.schedules):
            # An alert does not wait for the minute to end, but without news there is nothing to look for within it.
            length = SECOND if minutes == INSTANT and newest > self._alerted else minutes
            end = window_end(now, length, zone, wish.at, wish.quiet)
            look = partial(schedule.due, minutes=minutes, zone=zone, window_end=end, wish=wish, limit=GROUPS)
            last: Alike | None = None
            while page := await self._database.read(partial(look, after=last)):
                for alike in page:
                    made += await self._serve(alike, end, now)
                last = page[-1]
        self._news = None
        self._alerted = newest
        return made

    async def _serve(self, alike: Alike, end: datetime, now: datetime) -> int:
        """Compose one digest and put it into the outbox for everybody who gets it, some at a time."""
        try:
            facts = await self._database.read(lambda db: self._facts(db, alike, end))
            digest = await asyncio.to_thread(self._compose, alike, facts)
            serving = Serving(alike, facts.end, facts.to_seq, self._amender(alike, facts, now), {frozenset(): digest})
            made, is_done = 0, False
            while not is_done:
                served = await self._database.write(lambda db: serving.serve(db, now))
                made += served.rows
                for amended in served.missing:
                    serving.digests[amended] = await asyncio.to_thread(self._compose, alike, facts, amended)
                is_done = served.members < MEMBERS
        except StoreError:
            raise
        except Exception:
            log.exception("the digest of %s up to %s", "+".join(alike.regions), end)
            return 0
        return made

    def _amender(self, alike: Alike, facts: _Facts, now: datetime) -> Amender | None:
        if self._wording is None or not facts.corrections:
            return None
        return Amender.of(facts.corrections, self._wording, alike.language, alike.zone, now)

    def _facts(self, db: sqlite3.Connection, alike: Alike, end: datetime) -> _Facts:
        to_seq = max(seq_until(db, end), alike.told_seq)
        if self._news is None or self._news[0] != (alike.told_seq, to_seq):
            news = incidents.changed_between(db, (EVERYTHING,), alike.told_seq, to_seq)
            self._news = (alike.told_seq, to_seq), tuple(news)
        wanted = narrowed(self._news[1], alike.regions, alike.wish)
        revised = left_to(wanted, alike.beside) if alike.beside_text else wanted
        states = {state.handle.lower(): state for state in posts.channels(db)}
        told, corrections = news_of(revised, alike.window_end)
        coverage = self._coverage(alike.regions, states)
        return _Facts(end, to_seq, tuple(told), tuple(corrections), coverage, len(revised) < len(wanted))

    def _coverage(self, regions: Sequence[str], states: dict[str, posts.ChannelState]) -> tuple[Coverage, ...]:
        wanted = [c for c in self._channels.followed() if c.source == "mod" or _concerns(c.region, regions)]
        return tuple(
            Coverage(
                channel=channel.handle,
                office=channel.office,
                region=channel.region,
                read_from=None if (state := states.get(channel.handle.lower())) is None else state.read_from,
                read_to=None if state is None else state.read_to,
                grace=self._grace,
            )
            for channel in wanted
        )

    def _compose(self, alike: Alike, facts: _Facts, amended: frozenset[int] = frozenset()) -> Digest:
        """The digest without corrections of `amended` incidents, which go to earlier messages."""
        content = compose_digest(
            alike.window_end,
            facts.end,
            facts.told,
            corrections=[item for item in facts.corrections if item.incident.id not in amended],
            coverage=facts.coverage,
            demo=self._demo,
        )
        if content.is_empty and (facts.elsewhere or not alike.wish.calm or alike.minutes == INSTANT):
            return Digest((), silent=True)
        content = replace(
            content,
            note=_NOTES.get(alike.behind),
            coverage=facts.coverage if content.is_empty else (),
            told_before=told_instantly(facts.told, alike.beside),
        )
        messages = self._render(content, alike.language, alike.zone)
        sound = alike.wish.sound
        return Digest(tuple(messages), silent=sound == "none" or (sound == "grave" and not has_grave_news(content)))


def _concerns(region: str | None, regions: Sequence[str]) -> bool:
    return region is not None and (EVERYTHING in regions or region in regions)
