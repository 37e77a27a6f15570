"""Signing the reading account in: phone, code and password, or a QR code shown to a phone that is signed in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from io import StringIO
from typing import Any, Protocol

import click
import segno
from telethon import errors

from bot.errors import UserError
from bot.settings import LIVE, PREFIX, Settings
from bot.telegram.calls import guarded
from bot.telegram.client import ClientSettings, make_client
from bot.telegram.errors import Flooded, Refused, TelegramError
from bot.telegram_settings import reader_client

_TRIES = 3
_QR_ROUNDS = 10


class LoginError(UserError):
    """The login did not succeed; the text says why and what to do."""


class Dialogue(Protocol):
    """How the person at the keyboard is asked; what is typed is never shown again."""

    async def ask(self, question: str, *, secret: bool = False) -> str: ...

    def show(self, text: str) -> None: ...

    def show_code(self, link: str) -> None:
        """Let a phone scan this link."""
        ...


class Terminal:
    """A dialogue on the terminal."""

    async def ask(self, question: str, *, secret: bool = False) -> str:
        answer: str = await asyncio.to_thread(click.prompt, question, hide_input=secret)
        return answer.strip()

    def show(self, text: str) -> None:
        click.echo(text)

    def show_code(self, link: str) -> None:
        drawing = StringIO()
        segno.make(link, error="L", micro=False).terminal(out=drawing, compact=True)
        click.echo(f"{drawing.getvalue()}In Telegram on your phone: Settings, Devices, Link Desktop Device.")


async def login_reader(settings: Settings, *, qr: bool) -> None:
    """Sign the reading account in on the terminal. Raises LoginError."""
    for name in ("api_id", "api_hash"):
        if getattr(settings, name) is None:
            raise LoginError(f"{PREFIX}{name.upper()} is missing: {LIVE[name]}.")
    terminal = Terminal()
    name = await sign_in(reader_client(settings), terminal, qr=qr)
    terminal.show(f"Signed in as {name}. The session is kept in {settings.reader_session}; treat it like a password.")


async def sign_in(settings: ClientSettings, dialogue: Dialogue, *, qr: bool = False) -> str:
    """Sign a person in and leave the session file behind; returns the person's first name. Raises LoginError."""
    client = make_client(settings)
    try:
        await guarded(client.connect())
        me = await guarded(client.get_me())
        if me is None:
            me = await (_by_qr(client, dialogue) if qr else _by_code(client, dialogue))
    except Flooded as flood:
        raise LoginError(f"Telegram asks to wait {flood.seconds} s before the next attempt.") from flood
    except TelegramError as error:
        raise LoginError(f"The login failed: {error}") from error
    finally:
        await guarded(client.disconnect())
    if me.bot:
        raise LoginError("This session belongs to a bot; bots cannot read channels. Log in with a user account.")
    return str(me.first_name)


async def _by_code(client: Any, dialogue: Dialogue) -> Any:
    phone = await dialogue.ask("Phone number of the reading account, with country code")
    await guarded(client.send_code_request(phone))

    async def try_code() -> Any:
        code = await dialogue.ask("Code that Telegram has sent to your other devices")
        return await guarded(client.sign_in(phone, code))

    try:
        return await _several_times(try_code, "PHONE_CODE_INVALID", dialogue, "That is not the code.")
    except Refused as error:
        return await _with_password(client, dialogue, error)


async def _by_qr(client: Any, dialogue: Dialogue) -> Any:
    waiting = await guarded(client.qr_login())
    for _ in range(_QR_ROUNDS):
        dialogue.show_code(waiting.url)
        try:
            return await waiting.wait()
        except TimeoutError:
            await guarded(waiting.recreate())
        except errors.SessionPasswordNeededError:
            return await _with_password(client, dialogue, Refused("SESSION_PASSWORD_NEEDED"))
    raise LoginError("Nobody scanned the code.")


async def _with_password(client: Any, dialogue: Dialogue, error: Refused) -> Any:
    if error.code != "SESSION_PASSWORD_NEEDED":
        raise error

    async def try_password() -> Any:
        password = await dialogue.ask("Password (two-step verification)", secret=True)
        return await guarded(client.sign_in(password=password))

    return await _several_times(try_password, "PASSWORD_HASH_INVALID", dialogue, "That is not the password.")


async def _several_times(
    attempt: Callable[[], Awaitable[Any]], wrong: str, dialogue: Dialogue, explanation: str
) -> Any:
    for _ in range(_TRIES - 1):
        try:
            return await attempt()
        except Refused as error:
            if error.code != wrong:
                raise
            dialogue.show(explanation)
    return await attempt()
