"""Telethon clients, set up the way everything here relies on."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telethon import TelegramClient
from telethon.crypto import rsa

from bot.telegram.proxy import route_for
from bot.telegram.sessions import open_session

_LOGGER = "bot.telegram.wire"
_CONNECT_TIMEOUT = 10
_ONE_REPETITION = 1


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An MTProto server other than Telegram's own, with the PEM file of the public key it is known by."""

    host: str
    port: int
    dc_id: int = 2
    public_key: Path | None = None


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """What a client needs. `session` is a file ending in ".session"; `proxy` a URL as in bot.telegram.proxy."""

    api_id: int
    api_hash: str
    session: Path
    proxy: str | None = None
    server: ServerAddress | None = None


def make_client(settings: ClientSettings) -> Any:
    """A TelegramClient that is not connected yet, over a session file that is created (mode 0600) when missing.

    It neither reconnects nor waits out floods by itself: the supervisor and the callers do. A client serves one
    connection; after that, a new one is made.
    """
    session = open_session(settings.session)
    if settings.server:
        _point_to(session, settings.server)
    route = route_for(settings.proxy)
    # Telethon calls every end of a connection an error of its own reconnecting; the supervisor reports it instead.
    for room in ("network.mtprotosender", "client.updates"):
        logging.getLogger(f"{_LOGGER}.{room}").setLevel(logging.CRITICAL)
    return TelegramClient(
        session,
        settings.api_id,
        settings.api_hash,
        connection=route.connection,
        proxy=route.proxy,
        timeout=_CONNECT_TIMEOUT,
        request_retries=_ONE_REPETITION,
        connection_retries=0,
        retry_delay=0,
        auto_reconnect=False,
        sequential_updates=True,
        flood_sleep_threshold=0,
        raise_last_call_error=True,
        catch_up=True,
        device_model="uavwatch",
        base_logger=_LOGGER,
    )


def _point_to(session: Any, server: ServerAddress) -> None:
    if server.public_key:
        rsa.add_key(server.public_key.read_bytes(), old=False)
    if (session.dc_id, session.server_address, session.port) != (server.dc_id, server.host, server.port):
        session.set_dc(server.dc_id, server.host, server.port)
