"""What happened to people and buildings: said, denied, or not mentioned at all."""

from __future__ import annotations

from bot.digests.voice import Voice
from bot.model import Figure, Incident


def consequences(incident: Incident, voice: Voice) -> list[str]:
    """Everything stated, with differing figures of other sources beside it. What nobody mentioned is left out."""
    told = _people(incident.figure, voice, _others(incident, "killed"), _others(incident, "injured"))
    return [*told, *_things(incident.figure, voice)]


def figure_consequences(figure: Figure, voice: Voice) -> list[str]:
    """As consequences, for what a single source says."""
    return [*_people(figure, voice, (), ()), *_things(figure, voice)]


def _people(figure: Figure, voice: Voice, killed: tuple[int, ...], injured: tuple[int, ...]) -> list[str]:
    if figure.killed == 0 and figure.injured == 0:
        return [voice.say("no-casualties")]
    told = []
    for number, others, stated, denied in (
        (figure.killed, killed, "killed", "no-killed"),
        (figure.injured, injured, "injured", "no-injured"),
    ):
        if number is None:
            continue
        claim = voice.say(stated, number=number) if number else voice.say(denied)
        told.append(_beside(claim, others, voice))
    return told


def _beside(claim: str, others: tuple[int, ...], voice: Voice) -> str:
    if not others:
        return claim
    return voice.say("people-claims", claim=claim, others=", ".join(str(number) for number in others))


def _others(incident: Incident, name: str) -> tuple[int, ...]:
    """The numbers other than the headline one that sources still stand by, ascending."""
    stated = {getattr(item.figure, name) for item in incident.sources if not item.withdrawn}
    return tuple(sorted(stated - {None, getattr(incident.figure, name)}))


def _things(figure: Figure, voice: Voice) -> list[str]:
    told = []
    if figure.damage is not None:
        told.append(voice.say("damage-stated" if figure.damage else "damage-denied"))
    if figure.responders:
        told.append(voice.say("responders"))
    if figure.shelters:
        told.append(voice.say("shelters"))
    return told
