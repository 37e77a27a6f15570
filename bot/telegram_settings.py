"""From the table of settings to what the Telegram room needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.settings import PREFIX, Settings, SettingsError
from bot.telegram.backoff import Backoff
from bot.telegram.client import ClientSettings, ServerAddress
from bot.telegram.paces import Paces, Reread
from bot.telegram.proxy import route_for


def reader_client(settings: Settings) -> ClientSettings:
    """The user account that reads the channels."""
    return _client(settings, settings.reader_session)


def bot_client(settings: Settings) -> ClientSettings:
    """The bot that answers and delivers."""
    return _client(settings, settings.bot_session)


def paces_of(settings: Settings) -> Paces:
    """How often Telegram is asked for what."""
    return replace(
        Paces(),
        resolve_gap=settings.resolve_seconds,
        join_gap=settings.join_seconds,
        reconcile_every=settings.reconcile_seconds,
        history_rate=settings.history_per_second,
        reread_rate=settings.reread_per_second,
        rereads=(
            Reread(timedelta(hours=3), settings.reread_recent_seconds),
            Reread(timedelta(hours=48), settings.reread_all_seconds),
        ),
        open_every=settings.reread_open_seconds,
        open_window=timedelta(hours=settings.open_hours),
        backfill=timedelta(hours=settings.backfill_hours),
    )


def backoff_of(settings: Settings) -> Backoff:
    """The waits between two attempts to connect."""
    return Backoff(settings.reconnect_seconds, settings.reconnect_longest_seconds)


def _client(settings: Settings, session: Path) -> ClientSettings:
    if settings.api_id is None or settings.api_hash is None:
        raise ValueError("require_live was not asked first")
    session.parent.mkdir(parents=True, exist_ok=True)
    server = None
    if settings.server_host is not None:
        server = ServerAddress(settings.server_host, settings.server_port, settings.server_dc, settings.server_key)
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    try:
        route_for(proxy)
    except ValueError as error:
        raise SettingsError(f"{PREFIX}PROXY: {error}.") from None
    return ClientSettings(
        api_id=settings.api_id,
        api_hash=settings.api_hash.get_secret_value(),
        session=session,
        proxy=proxy,
        server=server,
    )
