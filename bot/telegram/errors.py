"""What can come back from Telegram instead of an answer, in our own words.

TelegramError
├── Unreachable      no answer: not connected, cut off, timed out, trouble inside Telegram; try again later
│   └── ProxyFault   the proxy is away or refuses
├── Flooded          not before `seconds` have passed
├── SignedOut        the session is no longer valid (`code`); somebody has to log in again
└── Refused          any other error of Telegram (`code`), which a repetition will not change
"""

# ruff: noqa: N818 - outcomes of a request, named for what they say
from __future__ import annotations

import asyncio
import sqlite3

from telethon import errors

_SIGNED_OUT = frozenset({
    "AUTH_KEY_DUPLICATED",
    "AUTH_KEY_INVALID",
    "AUTH_KEY_PERM_EMPTY",
    "AUTH_KEY_UNREGISTERED",
    "SESSION_EXPIRED",
    "SESSION_REVOKED",
    "USER_DEACTIVATED",
    "USER_DEACTIVATED_BAN",
})  # fmt: skip
_NEVER_SIGNED_IN = frozenset({"ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_EXPIRED", "API_ID_INVALID"})


class TelegramError(Exception):
    """A request to Telegram got no result."""


class Unreachable(TelegramError):
    """No answer came; the request may or may not have been acted on."""


class Flooded(TelegramError):
    """Telegram asks to wait `seconds` before this request."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Telegram asks to wait {seconds} s")
        self.seconds = seconds


class ProxyFault(Unreachable):
    """The proxy does not let us through; the text says why, without its password."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the proxy does not let us through: {reason}")


class SignedOut(TelegramError):
    """The session is not (or no longer) signed in; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the Telegram session is not signed in: {code}")
        self.code = code


class Refused(TelegramError):
    """Telegram refuses the request; `code` is its exact error, such as USER_IS_BLOCKED."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Telegram refuses: {code}")
        self.code = code

    @property
    def is_about_signing_in(self) -> bool:
        """Whether token or application are wrong, so that only a person can help."""
        return self.code in _NEVER_SIGNED_IN


def translated(error: BaseException) -> TelegramError | None:
    """The error in our words; None for one that is neither Telegram's nor the network's."""
    match error:
        case errors.RPCError():
            return _from_rpc(error)
        case errors.AuthKeyNotFound():
            return SignedOut("AUTH_KEY_UNKNOWN")
        case TimeoutError():
            return Unreachable("no answer in time")
        case sqlite3.Error():
            return Unreachable(f"the session file could not be written: {error}")
        case OSError() | EOFError() | asyncio.InvalidStateError() | errors.SecurityError() | BufferError():
            return Unreachable(f"the connection failed: {type(error).__name__}: {error}")
    return None


def _from_rpc(error: errors.RPCError) -> TelegramError:
    code = code_of(error)
    match error:
        case errors.FloodWaitError() | errors.FloodPremiumWaitError() | errors.SlowModeWaitError():
            return Flooded(error.seconds)
        case errors.ServerError() | errors.TimedOutError():
            return Unreachable(f"Telegram has trouble: {code}")
    return SignedOut(code) if code in _SIGNED_OUT else Refused(code)


def code_of(error: errors.RPCError) -> str:
    """Telegram's exact word for an error, which Telethon keeps only as the name of a class."""
    known = (code for code, kind in errors.rpc_errors_dict.items() if kind is type(error))
    return next(known, None) or str(error.message)
