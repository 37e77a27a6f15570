"""Learns from updates when the bot becomes an admin of a channel, and when it ceases to be one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telethon import events, utils
from telethon.tl import types

from bot.telegram.outside import may_post
from bot.telegram.supervisor import Supervisor

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rights:
    """What `person` made of the bot in a channel (marked id). `key` is the same whenever the update comes again."""

    chat_id: int
    title: str
    person: int
    language: str | None
    may_post: bool
    key: tuple[object, ...]


class RightsWatch:
    """Make it before the supervisor runs; `changed` is called with each change of the bot's own rights."""

    def __init__(self, supervisor: Supervisor, bot_id: int, changed: Callable[[Rights], Awaitable[None]]) -> None:
        self._supervisor = supervisor
        self._bot_id = bot_id
        self._changed = changed
        self._tasks: set[asyncio.Task[None]] = set()
        supervisor.on_client.append(self._listen)

    def _listen(self, client: Any) -> None:
        client.add_event_handler(self._on_update, events.Raw(types.UpdateChannelParticipant))

    async def _on_update(self, update: Any) -> None:
        if update.user_id != self._bot_id:
            return
        chat_id = utils.get_peer_id(types.PeerChannel(update.channel_id))
        chat, person = update._entities.get(chat_id), update._entities.get(update.actor_id)
        before, after = may_post(update.prev_participant), may_post(update.new_participant)
        if before == after or not getattr(chat, "broadcast", False):
            return
        rights = Rights(
            chat_id=chat_id,
            title=chat.title,
            person=update.actor_id,
            language=getattr(person, "lang_code", None),
            may_post=after,
            key=(chat_id, update.actor_id, update.date, update.qts),
        )
        # Telethon handles updates one after the other and must not wait for what comes of this one.
        task = asyncio.create_task(self._survive(rights))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _survive(self, rights: Rights) -> None:
        try:
            await self._supervisor.up.wait()
            await self._changed(rights)
        except Exception:
            _log.exception("a change of the bot's rights in %d was not followed", rights.chat_id)
