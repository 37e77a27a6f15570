"""How fresh an answer is: which channels were read up to when, and which were not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.digests.compose import coverage_gaps
from bot.digests.content import Coverage
from bot.digests.voice import Voice
from bot.texts.html import escape_name

CHANNELS_NAMED = 12


def freshness(coverage: Sequence[Coverage], voice: Voice, as_of: datetime) -> list[str]:
    """Lines that say up to when each channel was read, and which are behind at `as_of`."""
    if not coverage:
        return [voice.say("fresh-nobody")]
    gaps = coverage_gaps(coverage, as_of)
    read = [_read_text(item, voice, as_of) for item in coverage if item not in gaps]
    unread = [unread_text(item, voice, as_of) for item in gaps]
    lines = []
    if read:
        channels = voice.listed(read, CHANNELS_NAMED)
        lines.append(voice.say("fresh", channels=channels, zone=voice.zone(as_of)))
    if unread:
        lines.append(f"{voice.say('digest-gaps')}: {voice.listed(unread, CHANNELS_NAMED)}")
    return lines


def unread_text(gap: Coverage, voice: Voice, reference: datetime) -> str:
    """Since when a channel is not read, or that it never was."""
    channel = escape_name(gap.channel)
    if gap.read_to is None:
        return voice.say("gap-never", channel=channel)
    return voice.say("gap-since", channel=channel, at=voice.clock(gap.read_to, reference))


def _read_text(item: Coverage, voice: Voice, as_of: datetime) -> str:
    at = voice.clock(item.read_to or as_of, as_of)
    return voice.say("fresh-channel", channel=escape_name(item.channel), at=at)
