"""Logging: lines for people on a terminal, JSON elsewhere; no secrets, no floods of one message.

A record may carry what it is about (`extra=about(post=…, incident=…)`), so that the way of one post through reading,
incidents and messages can be found again.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Final

ABOUT: Final = ("post", "incident", "row", "chat")
"""What a record can be about; each is a field of the JSON line."""
HIDDEN: Final = "(secret)"
_SHORTEST_SECRET: Final = 6
_MOST_KINDS: Final = 1000
"""Kinds of messages that are counted; there are far fewer, unless somebody writes outside text into them."""


def about(**subjects: object) -> dict[str, Any]:
    """The `extra` of a log call; names are those of ABOUT, and what is None or empty is left out."""
    unknown = sorted(set(subjects) - set(ABOUT))
    if unknown:
        raise ValueError(f"a log line cannot be about {', '.join(unknown)}")
    return {"about": {name: value for name, value in subjects.items() if value not in (None, "", [], ())}}


class NoSecrets:
    """Takes the given secrets out of a text, whoever wrote them there."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # Shorter ones would blot out ordinary words and protect nothing.
        long = {secret for secret in secrets if len(secret) >= _SHORTEST_SECRET}
        written = long | {json.dumps(secret, ensure_ascii=False)[1:-1] for secret in long}
        self._secrets = sorted(written, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return text


class Repeats(logging.Filter):
    """Lets a message through `most` times in `within` seconds, then says once how many were left out.

    Messages are alike when room, level and the unfilled text are; what each is about does not count.
    """

    def __init__(self, most: int = 20, within: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._most = most
        self._within = within
        self._clock = clock
        self._seen: dict[tuple[str, int, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        key = (record.name, record.levelno, str(record.msg))
        now = self._clock()
        began, number = self._seen.get(key, (now, 0))
        if len(self._seen) > _MOST_KINDS:
            self._seen.clear()
        if now - began >= self._within:
            left_out = number - self._most
            if left_out > 0:
                record.msg = f"{record.getMessage()} (and {left_out} like it left out before)"
                record.args = ()
            began, number = now, 0
        self._seen[key] = (began, number + 1)
        return number < self._most


class JsonLines(logging.Formatter):
    """One JSON object a line with at, level, room, message, what it is about and, after an exception, error."""

    def __init__(self, clean: Callable[[str], str] = str) -> None:
        super().__init__()
        self._clean = clean

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "room": record.name,
            "message": record.getMessage(),
            **_about(record),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return self._clean(json.dumps(line, ensure_ascii=False, default=str))


class Lines(logging.Formatter):
    """For people: time, level, room, message and what it is about."""

    def __init__(self, clean: Callable[[str], str] = str) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")
        self._clean = clean

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the library's
        subjects = " ".join(f"{name}={value}" for name, value in _about(record).items())
        return f"{super().formatMessage(record)} [{subjects}]" if subjects else super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        return self._clean(super().format(record))


def _about(record: logging.LogRecord) -> dict[str, Any]:
    subjects: dict[str, Any] = getattr(record, "about", {})
    return subjects


def set_up_logging(level: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error, without these secrets. Libraries speak only from WARNING on."""
    clean = NoSecrets(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(clean) if sys.stderr.isatty() else JsonLines(clean))
    handler.addFilter(Repeats())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(level)
    logging.getLogger("bot.telegram.wire").setLevel(logging.WARNING)
