"""The console front end: the same commands as in a messenger, answers as text, buttons as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.chat.contract import Answer, Button, Handler, Request
from bot.digests import render_plain

_QUIT: Final = frozenset({"quit", "exit", "/quit", "выход"})

ReadLine = Callable[[], str]
"""Waits for a line and returns it; raises EOFError at the end of input, as input() does."""


async def converse(
    handler: Handler, read_line: ReadLine, write: Callable[[str], None], chat_id: int = 1, language: str | None = None
) -> None:
    """Talk until `quit` or the end of input. A number presses the button of the latest answer that shows it.

    `write` gets one answer at a time, without a line break at its end.
    """
    choices: Sequence[Button] = ()
    while (line := _line(read_line)) is not None:
        if not line:
            continue
        request = _request(line, chat_id, language)
        chosen = _chosen(line, choices)
        if chosen is not None and chosen.data is None:
            write(chosen.url or "")
            continue
        if chosen is not None:
            request = replace(request, text="", callback=chosen.data, message_id=1)
        answers = await handler(request)
        choices = _show(answers, write) or choices


async def ask(handler: Handler, text: str, chat_id: int = 1, language: str | None = None) -> str:
    """The answer to one command as plain text, without its buttons."""
    answers = await handler(_request(text, chat_id, language))
    return "\n\n".join(_plain(answer) for answer in answers)


def _line(read_line: ReadLine) -> str | None:
    """What was typed, None when the talk is over."""
    try:
        line = read_line().strip()
    except EOFError:
        return None
    return None if line.lower() in _QUIT else line


def _request(text: str, chat_id: int, language: str | None) -> Request:
    return Request(chat_id, None, chat_id, text, language=language)


def _chosen(line: str, choices: Sequence[Button]) -> Button | None:
    if not (line.isascii() and line.isdigit() and len(line) < 4):
        return None
    number = int(line)
    return choices[number - 1] if 1 <= number <= len(choices) else None


def _show(answers: Sequence[Answer], write: Callable[[str], None]) -> list[Button]:
    """Write the answers; buttons are numbered through all of them."""
    shown: list[Button] = []
    for answer in answers:
        lines = [_plain(answer)]
        for row in answer.buttons:
            numbered = [f"[{len(shown) + place}] {button.label}" for place, button in enumerate(row, start=1)]
            shown.extend(row)
            lines.append("  ".join(numbered))
        write("\n".join(lines))
    return shown


def _plain(answer: Answer) -> str:
    """The visible text; pictures and documents are only mentioned."""
    lines = [render_plain(answer.html)]
    if answer.photo is not None:
        lines.append(f"[PNG, {len(answer.photo):,} B]")
    if answer.document is not None:
        lines.append(f"[{answer.document[0]}, {len(answer.document[1]):,} B]")
    return "\n".join(lines)
