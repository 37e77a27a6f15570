"""The words on the map and the chart, in a reader's language."""

from __future__ import annotations

from bot.digests.voice import Voice
from bot.pictures import BarLabels, MapLabels


def map_labels(voice: Voice) -> MapLabels:
    """The words of the map in a reader's language."""
    return MapLabels(
        top=voice.say("map-top"),
        far=voice.say("map-far"),
        rest=voice.say("map-rest"),
        unreported=voice.say("map-unreported"),
        disputed=voice.say("map-disputed"),
        source=voice.say("map-source"),
        short_name=lambda code: voice.regions.name(code, voice.style.language, True),
    )


def chart_labels(voice: Voice) -> BarLabels:
    """The words of the chart in a reader's language."""
    return BarLabels(
        not_read=voice.say("chart-not-read"),
        unstated=voice.say("chart-unstated"),
        average="",
        weekend=voice.say("chart-weekend"),
    )
