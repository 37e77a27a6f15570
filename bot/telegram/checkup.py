"""Short visits to Telegram that look and change nothing: who is signed in, what time it is, who the channels are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from python_socks import ProxyError, ProxyType
from python_socks.async_.asyncio import Proxy
from telethon.tl import functions, types

from bot.sources.contract import ChannelIdentity
from bot.telegram.batches import each_batch
from bot.telegram.errors import Refused, Unreachable
from bot.telegram.history import Caller
from bot.telegram.proxy import Proxied, route_for
from bot.telegram.roster import difference_of
from bot.telegram.supervisor import Supervisor

_PROXY_TIMEOUT = 5.0
_A_DATA_CENTRE = ("149.154.167.51", 443)


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """Who a session is signed in as; `name` is the user name where there is one, else the first name."""

    id: int
    name: str
    is_bot: bool


@asynccontextmanager
async def visiting(supervisor: Supervisor, patience: float) -> AsyncIterator[Supervisor]:
    """A connection for the time of a block.

    Raises SignedOut or Refused, and after `patience` seconds whatever kept it from connecting.
    """
    running = asyncio.create_task(supervisor.run())
    up = asyncio.create_task(supervisor.up.wait())
    try:
        await asyncio.wait([running, up], timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        if not supervisor.up.is_set():
            raise supervisor.trouble or Unreachable(f"no connection within {patience:.0f} s")
        yield supervisor
    finally:
        running.cancel()
        up.cancel()
        await asyncio.gather(running, up, return_exceptions=True)


async def account_of(caller: Caller) -> AccountSeen:
    [me] = await caller.call(functions.users.GetUsersRequest([types.InputUserSelf()]))
    return AccountSeen(me.id, f"@{me.username}" if me.username else str(me.first_name), bool(me.bot))


async def server_time(caller: Caller) -> datetime:
    """The server's clock, in whole seconds."""
    config = await caller.call(functions.help.GetConfigRequest())
    at: datetime = config.date
    return at.astimezone(UTC)


async def changed_channels(caller: Caller, known: Sequence[ChannelIdentity]) -> dict[str, str]:
    """Handle -> what is not as it was when the channel was found, or why it cannot be seen; nothing for the others."""
    changed: dict[str, str] = {}

    async def look(batch: Sequence[ChannelIdentity]) -> None:
        inputs = [types.InputChannel(identity.channel_id, identity.access_hash) for identity in batch]
        answer = await caller.call(functions.channels.GetChannelsRequest(inputs))
        chats = {chat.id: chat for chat in answer.chats}
        for identity in batch:
            chat = chats.get(identity.channel_id)
            seen = isinstance(chat, types.Channel)
            difference = difference_of(identity, chat) if seen else "the channel is not accessible"
            if difference:
                changed[identity.handle] = difference

    async def refuse(identity: ChannelIdentity, error: Refused) -> None:
        changed[identity.handle] = error.code

    await each_batch(known, look, refuse)
    return changed


async def proxy_fault(url: str, server: tuple[str, int] = _A_DATA_CENTRE) -> str | None:
    """Why the proxy cannot be used, without its password; None when it carries a connection to `server`.

    Of an MTProxy, which chooses the server itself, only the port is tried.
    """
    try:
        route = route_for(url)
    except ValueError as error:
        return str(error)
    proxy = route.proxy or ()
    try:
        async with asyncio.timeout(_PROXY_TIMEOUT):
            if route.connection is Proxied:
                kind, host, port, names, user, password = proxy
                way = Proxy(ProxyType[kind.upper()], host, port, user, password, names)
                (await way.connect(*server)).close()
            else:
                host, port, _ = proxy
                _, writer = await asyncio.open_connection(host, port)
                writer.close()
    except ProxyError as error:
        return f"{host}:{port} does not let us through ({error})"
    except (OSError, TimeoutError) as error:
        return f"{host}:{port} does not answer ({type(error).__name__})"
    return None
