"""What to say to subscribers, and in which words. Rendering is pure: facts, a language and a zone give text."""

from bot.digests.compose import compose_digest, coverage_gaps, map_counts, map_unstated
from bot.digests.content import (
    Change,
    Correction,
    Coverage,
    DigestContent,
    ReaderStyle,
    RegionNames,
)
from bot.digests.render_answer import render_incidents
from bot.digests.render_digest import render_digest, render_map_caption
from bot.digests.render_incident import describe_incident, render_incident
from bot.digests.render_plain import render_plain
from bot.digests.voice import Voice

__all__ = [
    "Change",
    "Correction",
    "Coverage",
    "DigestContent",
    "ReaderStyle",
    "RegionNames",
    "Voice",
    "compose_digest",
    "coverage_gaps",
    "describe_incident",
    "map_counts",
    "map_unstated",
    "render_digest",
    "render_incident",
    "render_incidents",
    "render_map_caption",
    "render_plain",
]
