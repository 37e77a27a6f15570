"""What the running program does about the channels where it posts, besides posting."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from dataclasses import dataclass
from typing import Final

from bot.delivery.contract import Button, ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import DeliveryError
from bot.setup import Clock
from bot.store import Database, outlets, pausing, subscriptions
from bot.store.outlets import Outlet
from bot.telegram.outgoing import random_id_for
from bot.telegram.rights import Rights
from bot.texts import Texts
from bot.texts.html import escape_name

_log = logging.getLogger(__name__)
_LOOK_EVERY: Final = 3.0
NO_RIGHTS: Final = "CHAT_ADMIN_REQUIRED"


@dataclass(frozen=True, slots=True)
class Outletting:
    """Follows the bot's rights in channels and tells those who manage them."""

    database: Database
    sender: Sender
    texts: Texts
    clock: Clock

    async def rights_changed(self, rights: Rights) -> None:
        """The bot was made an admin of a channel, or is none any more."""
        if rights.may_post:
            await self._greet(rights, await self.database.write(lambda db: self._gained(db, rights)))
        else:
            await self.database.write(lambda db: self._lost(db, rights.chat_id))

    async def keep(self) -> None:
        """Tell managers of channels that cannot be reached, until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            try:
                if await self.database.read(outlets.is_any_lost):
                    await self.database.write(lambda db: outlets.tell_lost(db, self.clock(), self._lost_words))
            except Exception:
                _log.exception("managers of channels were not told")

    def _gained(self, db: sqlite3.Connection, rights: Rights) -> Outlet:
        language = self.texts.language_of(rights.language)
        outlet = outlets.note(db, rights.chat_id, rights.title, rights.person, language)
        pausing.resume(db, rights.chat_id, self.clock())
        return outlet

    def _lost(self, db: sqlite3.Connection, chat_id: int) -> None:
        if subscriptions.count_of_chat(db, chat_id):
            pausing.pause(db, chat_id, NO_RIGHTS, self.clock())

    async def _greet(self, rights: Rights, outlet: Outlet) -> None:
        language = self.texts.language_of(rights.language)
        button = Button(self.texts.get(language, "button-outlet"), f"@{outlet.id}|w:")
        html = self.texts.get(language, "outlet-welcome", title=escape_name(outlet.title))
        body = OutgoingMessage(html, buttons=((button,),))
        try:
            await self.sender.send(ChatAddress(rights.person), body, random_id_for("outlet", *rights.key))
        except DeliveryError as error:
            # Whoever has never written to the bot cannot be written to.
            _log.info("person %d was not greeted: %s", rights.person, error)

    def _lost_words(self, language: str, title: str) -> str:
        return self.texts.get(language, "outlet-lost", title=escape_name(title))
