"""What changed in an incident that readers were told of before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.digests.content import Change, Correction
from bot.digests.voice import Voice
from bot.model import Count, Incident

_FIGURES = frozenset({"downed", "source_downed", "killed", "injured"})
_DAMAGE = {True: "damage_stated", False: "damage_denied", None: "damage_not_stated"}


def correction_line(correction: Correction, voice: Voice, reference: datetime) -> str:
    """One line: when corrected, from what to what, by whom, and which incident."""
    incident = correction.incident
    where = ", ".join(voice.region(code) for code in incident.regions)
    when = voice.span(incident.start, incident.end, reference)
    return voice.say(
        "digest-correction",
        at=voice.clock(correction.at, reference),
        changes=changes_text(correction.changes, incident, voice),
        where=f"{where}, {when}",
    )


def changes_text(changes: Iterable[Change], incident: Incident, voice: Voice) -> str:
    """What changed, each thing once; "details specified" where nothing is worth telling."""
    told = dict.fromkeys(_change_text(change, incident, voice) for change in changes)
    return "; ".join(told) or voice.say("change-fact", kind="other")


def _change_text(change: Change, incident: Incident, voice: Voice) -> str:
    kind = str(change.kind)
    if kind in _FIGURES:
        old, new = _number(change.old, voice), _number(change.new, voice)
        text = voice.say("change-figure", kind=kind, old=old, new=new)
    elif kind == "damage":
        text = voice.say("change-fact", kind=_DAMAGE[change.new if isinstance(change.new, bool) else None])
    else:
        text = voice.say("change-fact", kind=kind)
    if change.source is None:
        return text
    return voice.say("change-by", change=text, source=_source_name(change.source, incident, voice))


def _source_name(source: str, incident: Incident, voice: Voice) -> str:
    channels = [item.channel for item in incident.sources if item.source == source]
    return voice.source_name(source, channels[0] if channels else source)


def _number(value: object, voice: Voice) -> str:
    return voice.count(value) if value is None or isinstance(value, Count) else str(value)
