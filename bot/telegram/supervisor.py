"""A connection to Telegram that is kept up for as long as the program runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telethon.tl import functions

from bot.telegram.backoff import Backoff
from bot.telegram.calls import USUAL_TIMEOUT, Lifeline, call, guarded
from bot.telegram.client import ClientSettings, make_client
from bot.telegram.errors import Flooded, Refused, SignedOut, TelegramError, Unreachable, translated
from bot.telegram.sessions import remove_session

_log = logging.getLogger(__name__)
_OPENING_TIMEOUT = 30.0
_CLOSING_TIMEOUT = 10.0
_STEADY_AFTER = 30.0

_Result = TypeVar("_Result")
Preparation = Callable[[Any], None]
Callback = Callable[[], Awaitable[None]]


class Supervisor:
    """Connects, waits for the end of the connection, disconnects, waits a little, connects again.

    Every connection gets a fresh client, so that nothing of a broken one lives on: no queued requests, no second
    update loop. `on_client` functions get each new client before it connects (to add event handlers); `on_up`
    functions run as tasks after each connection and are cancelled when it ends. Updates may arrive before `up` is set.
    `own_name` is the account's user name, known once `up` was set; `trouble` is why the last connection ended.
    """

    def __init__(
        self,
        settings: ClientSettings,
        name: str,
        *,
        bot_token: str | None = None,
        backoff: Backoff | None = None,
        timeout: float = USUAL_TIMEOUT,
    ) -> None:
        self._settings = settings
        self._name = name
        self._bot_token = bot_token
        self._backoff = backoff or Backoff()
        self._timeout = timeout
        self._client: Any = None
        self._signed_out: SignedOut | None = None
        self._lifeline: Lifeline | None = None
        self._closing: asyncio.Future[None] | None = None
        self.on_client: list[Preparation] = []
        self.on_up: list[Callback] = []
        self.up = asyncio.Event()
        self.own_name: str | None = None
        self.trouble: TelegramError | None = None
        self.connections = 0

    @property
    def client(self) -> Any:
        """The connected client; raises Unreachable while there is none. Do not keep it."""
        if self._client is None:
            raise Unreachable(f"{self._name} is not connected")
        return self._client

    async def call(self, request: Any, timeout: float | None = None) -> Any:  # noqa: ASYNC109
        """Send a TL request over the current connection; raises only the errors of bot.telegram.errors.

        `timeout` is in seconds, None for the supervisor's own.
        """
        client = self.client
        try:
            return await call(client, request, timeout or self._timeout, self._lifeline)
        except SignedOut as error:
            self._signed_out = error
            self._closing = asyncio.ensure_future(_close(client))
            raise

    async def guarded(self, work: Awaitable[_Result], timeout: float | None = None) -> _Result:  # noqa: ASYNC109
        """Await a coroutine of the current client, with the errors and the time limit of `call`."""
        return await guarded(work, timeout or self._timeout, self._lifeline)

    async def run(self) -> None:
        """Keep connected until cancelled; raises SignedOut when only a person can help, Refused for a wrong token.

        A bot whose session has become useless signs in again with its token; that one may have been revoked, too.
        """
        while True:
            pause = await self._one_connection()
            _log.info("%s: connecting again in %.1f s", self._name, pause)
            await asyncio.sleep(pause)

    async def _one_connection(self) -> float:
        """One connection from beginning to end; returns the seconds to wait before the next."""
        try:
            await self._connect_and_hold()
        except TelegramError as error:
            self.trouble = error
            return self._pause_after(error)
        return self._backoff.next()

    def _pause_after(self, error: TelegramError) -> float:
        """Seconds to wait before the next connection; raises what a repetition does not change."""
        again = ""
        match error:
            case SignedOut():
                if self._bot_token is None:
                    raise error
                remove_session(self._settings.session)
                again = "; it signs in again"
            case Refused() if error.is_about_signing_in:
                raise error
            case Flooded():
                _log.warning("%s: %s", self._name, error)
                return error.seconds
        _log.warning("%s: %s%s", self._name, error, again)
        return self._backoff.next()

    async def _connect_and_hold(self) -> None:
        self._signed_out = None
        client = make_client(self._settings)
        try:
            await self._open(client)
            await self._hold(client)
        except Unreachable as error:
            raise self._signed_out or _why_hung_up(client) or error from error
        finally:
            self._client = None
            self.up.clear()
            self._follow(None)
            await _close(client)

    def _follow(self, client: Any) -> Lifeline | None:
        if self._lifeline:
            self._lifeline.drop()
        self._lifeline = Lifeline(client) if client else None
        return self._lifeline

    async def _open(self, client: Any) -> None:
        for prepare in self.on_client:
            prepare(client)
        is_new = not client.session.auth_key or client.session.get_update_state(0) is None
        await guarded(client.connect(), _OPENING_TIMEOUT)
        await self._sign_in(client, is_new=is_new)
        # Only a request like this makes Telegram send updates over a new connection.
        await call(client, functions.updates.GetStateRequest(), self._timeout, self._lifeline)

    async def _sign_in(self, client: Any, *, is_new: bool) -> None:
        me = await guarded(client.get_me(), self._timeout, self._follow(client))
        if me is None:
            # Telethon hangs up while a bot signs in over a session that was signed out: that takes a new one.
            if self._bot_token is None or not is_new:
                raise SignedOut("AUTH_KEY_UNREGISTERED")
            # A sign-in may move to another data centre, over a new connection.
            me = await guarded(client.sign_in(bot_token=self._bot_token), _OPENING_TIMEOUT)
            self._follow(client)
        self.own_name = me.username
        if self._bot_token and str(me.id) != self._bot_token.partition(":")[0]:
            raise SignedOut("SESSION_OF_ANOTHER_BOT")

    async def _hold(self, client: Any) -> None:
        if self._lifeline is None:
            raise Unreachable("the connection has ended")
        self._client = client
        self.connections += 1
        self.up.set()
        _log.info("%s: connected", self._name)
        started = asyncio.get_running_loop().time()
        tasks = [asyncio.ensure_future(self._run_callback(callback)) for callback in self.on_up]
        try:
            raise await self._lifeline.end()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if asyncio.get_running_loop().time() - started >= _STEADY_AFTER:
                self._backoff.succeeded()

    async def _run_callback(self, callback: Callback) -> None:
        try:
            await callback()
        except TelegramError as error:
            _log.warning("%s: after connecting: %s", self._name, error)
        except Exception:
            _log.exception("%s: after connecting", self._name)


def _why_hung_up(client: Any) -> SignedOut | None:
    """Telethon ends a connection by itself when it meets a session that was signed out."""
    error = client._updates_error
    ours = None if error is None else translated(error)
    return ours if isinstance(ours, SignedOut) else None


async def _close(client: Any) -> None:
    try:
        await guarded(client.disconnect(), _CLOSING_TIMEOUT)
    except TelegramError as error:
        _log.info("while disconnecting: %s", error)
    end = client.disconnected
    if end.done() and not end.cancelled():
        # Looked at here, or asyncio reports an error that nobody looked at.
        end.exception()
