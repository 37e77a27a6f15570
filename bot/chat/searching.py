"""/search: the incidents whose posts have certain words. Of a post, only the words that were asked for are shown."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.keyboards import rows
from bot.chat.voices import all_coverage, read_up_to, voice_of
from bot.digests import Coverage, Voice, describe_incident
from bot.digests.split import visible_units
from bot.digests.voice import joined
from bot.model import Incident
from bot.store import incidents, search
from bot.store.search import MARK_END, MARK_START, Hit
from bot.texts import anchor
from bot.texts.html import escape, escape_name

MOST: Final = 10
_HITS: Final = 100
_LINKS: Final = 5
_UNITS: Final = 3_500
_LONGEST: Final = 200
_MARKED: Final = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")


@dataclass(frozen=True, slots=True)
class _Found:
    """An incident with the matched words and the posts that have them, the newest first."""

    incident: Incident
    words: tuple[str, ...]
    hits: tuple[Hit, ...]


async def search_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """WORDS: incidents whose posts have all of them, the newest first."""
    if not re.search(r"\w", rest) or len(rest) > _LONGEST:
        return [turn.answer(turn.text("chat-which-words"))]
    found, coverage = await turn.desk.database.read(lambda db: _find(db, turn, rest))
    title = turn.text("search-title", words=escape_name(rest))
    fresh = read_up_to(turn, coverage)
    if not found:
        return [turn.answer("\n".join([title, turn.text("search-nothing"), fresh, turn.text("footer")]))]
    voice = voice_of(turn)
    lines: list[str] = []
    for item in found[:MOST]:
        line = _line(turn, voice, item)
        if sum(map(visible_units, [*lines, line])) > _UNITS:
            break
        lines.append(line)
    if len(lines) < len(found):
        lines.append(turn.text("search-more", number=len(found) - len(lines)))
    buttons = [
        Button(turn.text("incident-number", id=str(item.incident.id)), f"n:{item.incident.id}")
        for item in found[: min(len(lines), MOST)]
    ]
    return [turn.answer("\n".join([title, *lines, "", fresh, turn.text("footer")]), rows(buttons, 5))]


def _find(db: sqlite3.Connection, turn: Turn, words: str) -> tuple[list[_Found], list[Coverage]]:
    by_incident: dict[int, list[Hit]] = {}
    for hit in search.search(db, words, _HITS, behind_incidents=True):
        for incident_id in hit.incidents:
            by_incident.setdefault(incident_id, []).append(hit)
    found = []
    for incident_id, hits in by_incident.items():
        incident = incidents.by_id(db, incident_id)
        if incident is not None:
            found.append(_Found(incident, _matched(hits, words), tuple(hits)))
    return found, all_coverage(db, turn)


def _matched(hits: Sequence[Hit], asked: str) -> tuple[str, ...]:
    """The forms in which the words were found. A capitalised form may be a name: shown is what was typed instead."""
    typed = asked.lower().split()
    forms: dict[str, None] = {}
    for hit in hits:
        for form in _MARKED.findall(hit.snippet):
            forms[form if form.islower() else _typed_for(form, typed)] = None
    return tuple(form for form in forms if form)[:_LINKS]


def _typed_for(form: str, typed: Sequence[str]) -> str:
    """The typed word that shares the longest beginning with a matched form."""
    return max(typed, key=lambda word: _shared(word, form.lower()), default="")


def _shared(first: str, second: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), len(second))


def _line(turn: Turn, voice: Voice, found: _Found) -> str:
    incident = found.incident
    where = ", ".join(voice.region(code, short=True) for code in incident.regions)
    links = [anchor(f"{hit.channel}/{hit.key.message_id}", hit.link) for hit in found.hits[:_LINKS]]
    words = ", ".join(f"<b>{escape(word)}</b>" for word in found.words)
    told = joined((f"<b>{where}</b>", describe_incident(incident, voice, turn.now)))
    number = turn.text("incident-number", id=str(incident.id))
    return f"• {told} · {number}\n   {turn.text('search-words', words=words, links=', '.join(links))}"
