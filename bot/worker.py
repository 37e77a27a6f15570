"""`uavwatch run`: one process that reads the channels, answers, and delivers digests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from filelock import FileLock, Timeout
from prometheus_client import CollectorRegistry

from bot.alarms import Alarms
from bot.delivery.contract import Sender
from bot.delivery.deliverer import Deliverer
from bot.delivery.loop import DeliveryLoop
from bot.delivery.pace import Limits
from bot.errors import UserError
from bot.heartbeat import READING, Heartbeat, heartbeat_of
from bot.listing import adopt, keep_listed
from bot.logs import set_up_logging
from bot.metrics import MeteredSender, serving
from bot.outletting import Outletting
from bot.paths import bundled
from bot.presence import chat_moved, chat_stopped, welcoming
from bot.reading import Reader
from bot.record import Recorder
from bot.running import LAST_ANSWERS, ticking, until_stopped
from bot.settings import PREFIX, Settings, require_live, secrets_of
from bot.setup import Clock, House, load_channel_list, load_reader, utc_now
from bot.standing import standing_of, subscribe_standing
from bot.store import Database, lateness, open_database
from bot.succession import Succession
from bot.telegram.errors import Refused, SignedOut
from bot.telegram.front import FrontEnd
from bot.telegram.outside import TelegramOutside
from bot.telegram.rights import RightsWatch
from bot.telegram.sender import TelegramSender
from bot.telegram.source import LiveSource
from bot.telegram.supervisor import Supervisor
from bot.telegram_settings import backoff_of, bot_client, paces_of, reader_client
from bot.watching import keep_announcements, keep_flood, keep_lag, read_previews

log = logging.getLogger(__name__)

LAST_ALARMS = 1.0
"""Seconds that alarms under way get."""


class AlreadyRunningError(UserError):
    """Another process has this database open for writing."""


class BotRefusedError(UserError):
    """Telegram does not let the bot in: its token was revoked or is wrong."""


def run_worker(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT. Raises UserError when it cannot start."""
    require_live(settings)
    set_up_logging(settings.log_level, secrets_of(settings))
    settings.database.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{settings.database}.lock")
    try:
        with lock.acquire(timeout=0):
            asyncio.run(_run(settings))
    except Timeout:
        raise AlreadyRunningError(f"Another uavwatch works on {settings.database}; stop it first.") from None


@dataclass(frozen=True, slots=True)
class _Base:
    """What every part of the program stands on."""

    settings: Settings
    house: House
    database: Database
    clock: Clock
    is_another_bot: bool


async def _run(settings: Settings) -> None:
    house = House.load(settings, load_channel_list(settings))
    standing = standing_of(settings, house.regions, house.finder, house.texts)
    clock = _clock(settings)
    async with open_database(settings.database, bundled("migrations")) as database:
        await subscribe_standing(database, standing, settings, clock())
        is_another = await _wake_up(database, settings, clock)
        await adopt(database, house.channels)
        heart = Heartbeat(heartbeat_of(settings.database), min(5.0, settings.alive_seconds / 10))
        await _work(_Base(settings, house, database, clock, is_another), heart)
        heart.stop()


async def _work(base: _Base, heart: Heartbeat) -> None:
    settings, database, clock = base.settings, base.database, base.clock
    bot = Supervisor(
        bot_client(settings),
        "bot",
        bot_token=_token(settings),
        backoff=backoff_of(settings),
        timeout=settings.answer_seconds,
    )
    figures = CollectorRegistry()
    telegram = TelegramSender(bot)
    sender = MeteredSender(telegram, figures)
    alarms = Alarms(sender, settings.admins)
    if base.is_another_bot:
        bot.on_up.append(Succession(bot, alarms).tell)
    reader = load_reader(settings)
    front = _front(base, bot, telegram, reader)
    outletting = Outletting(database, sender, base.house.texts, clock)
    RightsWatch(bot, int(_token(settings).partition(":")[0]), outletting.rights_changed)
    make = base.house.digests(database, clock).tick
    delivery = DeliveryLoop(make, _deliverer(base, bot, sender, alarms), min(1.0, settings.tick_seconds), heart.beat)
    recorder = Recorder(database, reader, base.house.channels, delivery.wake.set)
    served = serving(database, figures, settings.metrics_host, settings.metrics_port)
    async with served, ticking(settings.tick_seconds, delivery.wake):
        await until_stopped(
            {
                "bot": _bot(bot),
                "source": _reading(base, recorder, alarms, partial(heart.beat, READING)),
                "delivery": delivery.run(),
                "lag": keep_lag(database, clock),
                "outlets": outletting.keep(),
                "announcements": keep_announcements(database, clock, base.house.announced),
            },
            partial(_finish, front, alarms),
        )


def _front(base: _Base, bot: Supervisor, sender: TelegramSender, reader: Reader) -> FrontEnd:
    commands = base.house.commands(base.database, base.clock, reader=reader, outside=TelegramOutside(bot))
    return FrontEnd(
        bot,
        sender,
        welcoming(base.database, base.clock, commands.handle),
        apology=base.house.apology,
        menu=base.house.menu(),
        on_stopped=partial(chat_stopped, base.database, base.clock),
        on_moved=partial(chat_moved, base.database),
        inline=commands.look_up,
    )


def _deliverer(base: _Base, bot: Supervisor, sender: Sender, alarms: Alarms) -> Deliverer:
    settings = base.settings
    return Deliverer(
        base.database,
        sender,
        base.clock,
        limits=Limits(settings.messages_per_second, settings.private_seconds, settings.group_seconds),
        notice=lambda language: base.house.texts.get(language, "delivery-topic-closed"),
        alarm=alarms.say,
        ready=bot.up.is_set,
    )


async def _reading(base: _Base, recorder: Recorder, alarms: Alarms, on_round: Callable[[], None]) -> None:
    settings, database, clock = base.settings, base.database, base.clock
    channels = base.house.channels
    if settings.source == "preview":
        await read_previews(
            settings, recorder, database, channels, alarm=alarms.about_channel, clock=clock, on_read=on_round
        )
        return
    reader = Supervisor(
        reader_client(settings), "reader", backoff=backoff_of(settings), timeout=settings.answer_seconds
    )
    source = LiveSource(
        reader,
        recorder,
        [channel.handle for channel in channels.followed()],
        alarm=alarms.about_channel,
        paces=paces_of(settings),
        now=clock,
        on_flood=partial(keep_flood, database, clock),
        on_round=on_round,
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(source.run(), name="source")
        group.create_task(_staying_signed_in(reader, alarms), name="reader")
        group.create_task(keep_listed(database, channels, source.follow), name="list")


async def _bot(bot: Supervisor) -> None:
    try:
        await bot.run()
    except Refused as error:
        raise BotRefusedError(
            f"Telegram refuses the bot ({error.code}): its token was revoked or is wrong. "
            f"Copy the present one from @BotFather into {PREFIX}BOT_TOKEN (and see that {PREFIX}API_ID is right), "
            "then start again. Nothing is lost: posts and digests of the meantime follow."
        ) from error


async def _finish(front: FrontEnd, alarms: Alarms) -> None:
    await front.finish(LAST_ANSWERS)
    await alarms.finish(LAST_ALARMS)


async def _staying_signed_in(reader: Supervisor, alarms: Alarms) -> None:
    try:
        await reader.run()
    except (SignedOut, Refused) as error:
        log.error("the reading account is signed out (%s); the bot goes on answering from the database", error.code)
        await alarms.say(
            f"The reading account is signed out ({error.code}): channels are no longer read. "
            "Run `uavwatch login` and start again."
        )
        await asyncio.Event().wait()


async def _wake_up(database: Database, settings: Settings, clock: Clock) -> bool:
    """Whether another bot sends than before."""
    bot_id = _token(settings).partition(":")[0]
    is_another = await database.write(lambda db: lateness.wake_up(db, bot_id, clock()))
    if is_another:
        log.warning("another bot than before: what was not sent is told once more, in one digest for each chat")
    return is_another


def _clock(settings: Settings) -> Clock:
    shift = timedelta(seconds=settings.clock_shift_seconds)
    return lambda: utc_now() + shift


def _token(settings: Settings) -> str:
    return settings.bot_token.get_secret_value() if settings.bot_token else ""
