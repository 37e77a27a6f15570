"""/announce: an operator's words to all chats, looked at before they are sent."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.store import announcements
from bot.store.announcements import Progress
from bot.texts import escape

LONGEST: Final = 3500
"""UTF-16 units of one announcement in one language."""
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})\s*:\s*(.*)")
_GAPS: Final = re.compile(r"\n{3,}")


class UnclearError(ValueError):
    """`reason` is empty, twice, before or long; `language` the one it is about."""

    def __init__(self, reason: str, language: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.language = language


async def announce_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """TEXT for all, or one text a language behind "ru:" and "en:"; without any, how the latest one is doing."""
    if not rest:
        progress = await turn.desk.database.read(announcements.latest)
        told = "" if progress is None else "\n" + progress_text(turn, progress)
        return [turn.answer(turn.text("announce-usage") + told)]
    try:
        texts = split_languages(rest, turn.desk.texts.languages)
    except UnclearError as unclear:
        return [turn.answer(turn.text("announce-unclear", reason=unclear.reason, language=unclear.language))]
    return await _preview(turn, _worded(turn, texts))


async def send(turn: Turn, number: int) -> Answer:
    """Send an announcement off, once; the button's message says to how many chats."""
    person = turn.request.user_id or 0
    chats = await turn.desk.database.write(lambda db: announcements.send(db, number, person, turn.now))
    if chats is None:
        return turn.answer(turn.text("announce-closed"))
    return turn.answer(turn.text("announce-sending", count=chats))


async def cancel(turn: Turn, number: int) -> Answer:
    """Drop an announcement that was not sent off."""
    person = turn.request.user_id or 0
    dropped = await turn.desk.database.write(lambda db: announcements.cancel(db, number, person))
    return turn.answer(turn.text("announce-cancelled" if dropped else "announce-closed"))


def progress_text(turn: Turn, progress: Progress) -> str:
    return turn.text("announce-progress", chats=progress.chats, delivered=progress.delivered, waiting=progress.waiting)


def split_languages(text: str, languages: Sequence[str]) -> dict[str, str]:
    """Language -> text, "" for a text that is for all; lines that start with "ru:" begin the text of a language.

    Raises UnclearError where nothing is left, a language comes twice, words stand before the first one, or a text is
    too long.
    """
    found: dict[str, list[str]] = {}
    present = ""
    for line in text.splitlines():
        start = _LANGUAGE.fullmatch(line.strip())
        if start is not None and start[1].lower() in languages:
            present = start[1].lower()
            if present in found:
                raise UnclearError("twice", present)
            found[present] = [start[2]]
        else:
            found.setdefault(present, []).append(line)
    texts = {language: "\n".join(lines).strip() for language, lines in found.items()}
    if len(texts) > 1 and "" in texts:
        raise UnclearError("before")
    for language, said in texts.items():
        if not said:
            raise UnclearError("empty", language)
        if len(said.encode("utf-16-le")) // 2 > LONGEST:
            raise UnclearError("long", language)
    return texts


def _worded(turn: Turn, texts: dict[str, str]) -> dict[str, str]:
    """Every language of the program -> HTML as it will be sent; where a text is missing, that of another language."""
    usual = texts.get("") or texts.get(turn.desk.language) or next(iter(texts.values()))
    return {
        language: f"{turn.desk.texts.get(language, 'announce-head')}\n\n{_escaped(texts.get(language) or usual)}"
        for language in sorted(turn.desk.texts.languages, key=lambda code: code != turn.desk.language)
    }


def _escaped(text: str) -> str:
    """Lines kept, everything else of the text harmless."""
    return _GAPS.sub("\n\n", "\n".join(escape(line) for line in text.splitlines()))


async def _preview(turn: Turn, worded: dict[str, str]) -> Sequence[Answer]:
    """Each text as it will be shown, then how many get it, with the buttons."""
    person = turn.request.user_id or 0

    def work(db: sqlite3.Connection) -> tuple[int, dict[str, int]]:
        return announcements.draft(db, person, turn.language, worded, turn.now), announcements.audience(db)

    number, audience = await turn.desk.database.write(work)
    total = sum(audience.values())
    shown = [Answer(worded[language]) for language in worded if audience.get(language)]
    counts = ", ".join(f"{escape(language)}: {count}" for language, count in audience.items())
    question = turn.text("announce-question", count=total)
    if not total:
        return [turn.answer(question)]
    buttons = (
        Button(turn.text("button-announce", count=total), f"!a:{number}:s"),
        Button(turn.text("button-cancel"), f"!a:{number}:x"),
    )
    return [*shown, turn.answer(f"{question} ({counts})", (buttons,))]
