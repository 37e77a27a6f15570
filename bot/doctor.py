"""`uavwatch doctor`: one line for each thing the live program needs; failing lines say what to do."""

from __future__ import annotations

import secrets
import stat
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from filelock import FileLock, Timeout

from bot.channels import Channels
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import DeliveryError
from bot.errors import UserError
from bot.health import health_of
from bot.listing import adopt
from bot.paths import bundled
from bot.settings import LIVE, PREFIX, Settings, load_settings
from bot.setup import House, load_channel_list, utc_now
from bot.sources.contract import ChannelIdentity
from bot.standing import standing_of
from bot.store import Database, open_for_reading, posts
from bot.store.soundness import soundness_of
from bot.telegram.checkup import account_of, changed_channels, proxy_fault, server_time, visiting
from bot.telegram.errors import SignedOut, TelegramError
from bot.telegram.sender import TelegramSender
from bot.telegram.supervisor import Supervisor
from bot.telegram_settings import bot_client, reader_client

CLOCK_TOLERANCE = timedelta(seconds=30)
PATIENCE = 20.0
_TEST = "Test message of `uavwatch doctor`: alarms will reach you here."


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is; `remedy` is None when it is fine, else what to do. A note does not fail."""

    what: str
    state: str
    remedy: str | None = None
    is_note: bool = False

    @property
    def failed(self) -> bool:
        return self.remedy is not None and not self.is_note


async def examine(*, send: bool, show: Callable[[Finding], None] | None = None) -> bool:
    """Look at everything and show each finding at once; whether nothing failed."""
    well = True
    async for finding in findings(send=send):
        (show or print_finding)(finding)
        well = well and not finding.failed
    return well


def print_finding(finding: Finding) -> None:
    mark, colour = ("FAIL", "red") if finding.failed else ("note", "yellow") if finding.remedy else ("ok", "green")
    click.echo(f"{click.style(f'{mark:4}', fg=colour)} {finding.what}: {finding.state}")
    if finding.remedy:
        click.echo(f"     → {finding.remedy}")


async def findings(*, send: bool) -> AsyncIterator[Finding]:
    """What cannot be looked at because of an earlier failure is left out."""
    try:
        settings = load_settings()
        channels = load_channel_list(settings)
        house = House.load(settings, channels)
        standing_of(settings, house.regions, house.finder, house.texts)
    except UserError as error:
        yield Finding("settings", str(error), "correct this and look again")
        return
    missing = [name for name in LIVE if getattr(settings, name) is None]
    for name in missing:
        yield Finding("settings", f"{PREFIX}{name.upper()} is missing", LIVE[name])
    if not missing:
        yield Finding("settings", f"complete; {len(channels.followed())} channels to follow")
    if not settings.admins:
        yield Finding("admins", "none", f"put your Telegram user id into {PREFIX}ADMINS to get alarms", is_note=True)
    database = _database(settings)
    yield database
    if settings.database.is_file() and not database.failed:
        async with open_for_reading(settings.database) as opened:
            await adopt(opened, channels)
    proxy = await _proxy(settings)
    if proxy is not None:
        yield proxy
    if missing or (proxy is not None and proxy.failed):
        return
    if is_running(settings):
        yield Finding(
            "telegram", "uavwatch run is at work; its sessions are left alone", "stop it to look", is_note=True
        )
    else:
        async for finding in _telegram(settings, channels, send=send):
            yield finding
    if settings.database.is_file() and not database.failed:
        async for finding in _channels(settings, channels):
            yield finding


def is_running(settings: Settings) -> bool:
    """Whether another process works on the database."""
    path = Path(f"{settings.database}.lock")
    if not path.exists():
        return False
    try:
        with FileLock(path).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _database(settings: Settings) -> Finding:
    path = settings.database
    if not path.is_file():
        return Finding("database", f"{path} does not exist", "it is made when `uavwatch run` starts", is_note=True)
    sound = soundness_of(path, bundled("migrations"))
    if sound.problems:
        return Finding("database", f"{path}: {sound.problems}", "stop the program and restore a backup of the file")
    if sound.schema > sound.known:
        return Finding("database", f"schema {sound.schema} is newer than this program", "install the newer program")
    old = "" if sound.schema == sound.known else f" (brought up to {sound.known} at the next start)"
    return Finding("database", f"{path}: sound, schema {sound.schema}{old}")


async def _proxy(settings: Settings) -> Finding | None:
    if settings.proxy is None:
        return None
    known = () if settings.server_host is None else ((settings.server_host, settings.server_port),)
    fault = await proxy_fault(settings.proxy.get_secret_value(), *known)
    if fault is None:
        return Finding("proxy", "answers")
    return Finding("proxy", fault, f"correct {PREFIX}PROXY, or ask whoever runs the proxy")


async def _telegram(settings: Settings, channels: Channels, *, send: bool) -> AsyncIterator[Finding]:
    if settings.source == "telegram":
        async for finding in _reader(settings, channels):
            yield finding
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    supervisor = Supervisor(bot_client(settings), "bot", bot_token=token, timeout=settings.answer_seconds)
    try:
        async with visiting(supervisor, PATIENCE):
            yield await _clock(supervisor)
            me = await account_of(supervisor)
            yield Finding("bot", f"signed in as {me.name}, id {me.id}")
            for admin in settings.admins if send else ():
                yield await _message(TelegramSender(supervisor), admin)
    except TelegramError as error:
        yield Finding("bot", str(error), f"check the network, {PREFIX}PROXY and {PREFIX}BOT_TOKEN (from @BotFather)")
    yield _mode("bot session", settings.bot_session)


async def _reader(settings: Settings, channels: Channels) -> AsyncIterator[Finding]:
    path = settings.reader_session
    if not path.is_file():
        yield Finding("reader", f"{path} does not exist", "run `uavwatch login`")
        return
    yield _mode("reader session", path)
    supervisor = Supervisor(reader_client(settings), "reader", timeout=settings.answer_seconds)
    try:
        async with visiting(supervisor, PATIENCE):
            me = await account_of(supervisor)
            if me.is_bot:
                remedy = f"remove {path} and run `uavwatch login` with a user account"
                yield Finding("reader", f"{me.name} is a bot; bots cannot read channels", remedy)
                return
            yield Finding("reader", f"signed in as {me.name}, id {me.id}")
            async for finding in _identities(supervisor, settings, channels):
                yield finding
    except SignedOut as error:
        yield Finding("reader", str(error), "run `uavwatch login`")
    except TelegramError as error:
        yield Finding("reader", str(error), f"check the network and {PREFIX}PROXY; is Telegram blocked here?")


async def _identities(supervisor: Supervisor, settings: Settings, channels: Channels) -> AsyncIterator[Finding]:
    if not settings.database.is_file():
        return
    async with open_for_reading(settings.database) as database:
        known = await _known(database, channels)
    changed = await changed_channels(supervisor, known)
    for handle, difference in changed.items():
        remedy = "see whether it still is the office's channel; if not, `uavwatch channels stop` it"
        yield Finding(f"channel {handle}", difference, remedy)
    if known and not changed:
        yield Finding("identities", f"{len(known)} channels are who they were")


async def _known(database: Database, channels: Channels) -> list[ChannelIdentity]:
    states = {state.handle.lower(): state for state in await database.read(posts.channels)}
    found = [states.get(channel.handle.lower()) for channel in channels.followed()]
    return [
        ChannelIdentity(state.handle, state.id, state.access_hash, state.title, state.verified)
        for state in found
        if state is not None and state.access_hash is not None
    ]


async def _clock(supervisor: Supervisor) -> Finding:
    before = datetime.now(UTC)
    theirs = await server_time(supervisor)
    ours = before + (datetime.now(UTC) - before) / 2
    apart = abs(ours - theirs)
    # The server tells whole seconds.
    state = f"{apart.total_seconds():.0f} s apart from Telegram's"
    if apart > CLOCK_TOLERANCE:
        return Finding("clock", state, "set the host's clock (NTP); Telegram ignores who is 5 minutes off")
    return Finding("clock", state)


async def _message(sender: TelegramSender, admin: int) -> Finding:
    what = f"message to {admin}"
    try:
        await sender.send(ChatAddress(admin), OutgoingMessage(_TEST), secrets.randbits(62) + 1)
    except DeliveryError as error:
        return Finding(what, str(error), "this person has to write /start to the bot first; is the id right?")
    return Finding(what, "sent")


def _mode(what: str, path: Path) -> Finding:
    if not path.is_file():
        return Finding(what, f"{path} does not exist", "it is made when the bot signs in", is_note=True)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding(what, f"{path} can be read by others (mode {mode:o})", f"chmod 600 {path}")
    return Finding(what, f"{path}, mode {mode:o}")


async def _channels(settings: Settings, channels: Channels) -> AsyncIterator[Finding]:
    handles = [channel.handle for channel in channels.followed()]
    within = timedelta(minutes=settings.uncovered_minutes)
    running = is_running(settings)
    async with open_for_reading(settings.database) as database:
        found = await health_of(database, handles, utc_now(), within)
    for handle, channel in found.channels:
        what = f"channel {handle}"
        if channel is None or channel.last_read is None:
            yield Finding(
                what, "never read", "it is found and read some time after `uavwatch run` starts", is_note=True
            )
        elif running and not found.is_covered(channel):
            state = f"cursor {channel.cursor}, not read since {channel.last_read:%Y-%m-%d %H:%M} UTC"
            yield Finding(what, state, "look for alarms about it in the program's log")
        else:
            yield Finding(what, f"cursor {channel.cursor}, read to {channel.last_read:%Y-%m-%d %H:%M} UTC")
