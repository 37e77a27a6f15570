"""Which channels could have told of a region, and how far each was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import timedelta

from bot.digests import Coverage
from bot.digests.content import GRACE
from bot.model import Channel
from bot.store import posts


def coverage_of(db: sqlite3.Connection, channels: Iterable[Channel], grace: timedelta = GRACE) -> list[Coverage]:
    """One entry for each channel, in their order; a channel that was never read has no times.

    One that is behind by more than `grace` counts as not read.
    """
    states = {state.handle.lower(): state for state in posts.channels(db)}
    return [_coverage(channel, states.get(channel.handle.lower()), grace) for channel in channels]


def _coverage(channel: Channel, state: posts.ChannelState | None, grace: timedelta) -> Coverage:
    return Coverage(
        channel=channel.handle,
        office=channel.office,
        region=channel.region,
        read_from=None if state is None else state.read_from,
        read_to=None if state is None else state.read_to,
        grace=grace,
    )
