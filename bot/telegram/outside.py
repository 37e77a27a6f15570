"""Questions to Telegram about channels, over the bot's connection: who has a name, who may do what."""

from __future__ import annotations

import time
from typing import Any, Final

from telethon import utils
from telethon.tl import functions, types

from bot.chat.limits import Limiter, Pace
from bot.chat.outside import OutsideError, SeenChannel, Standing
from bot.telegram.errors import Refused, TelegramError
from bot.telegram.supervisor import Supervisor

_OUT: Final = frozenset({
    "CHANNEL_INVALID",
    "CHANNEL_PRIVATE",
    "CHAT_ADMIN_REQUIRED",
    "PARTICIPANT_ID_INVALID",
    "USER_ID_INVALID",
    "USER_NOT_PARTICIPANT",
})  # fmt: skip
_ADMINS: Final = (types.ChannelParticipantAdmin, types.ChannelParticipantCreator)
EACH: Final = Pace(burst=10, seconds_each=360.0)
"""How often one person may have a name looked up: Telegram allows a bot few of these a day."""
EVERYONE: Final = Pace(burst=60, seconds_each=60.0)


class TelegramOutside:
    """The Outside of bot.chat.outside."""

    def __init__(self, supervisor: Supervisor, each: Pace = EACH, everyone: Pace = EVERYONE) -> None:
        self._supervisor = supervisor
        self._each = Limiter(each)
        self._all = Limiter(everyone)

    async def find_channel(self, handle: str, person: int) -> SeenChannel | None:
        """See bot.chat.outside.Outside."""
        now = time.monotonic()
        if self._each.take(person, now) or self._all.take(0, now):
            raise OutsideError("names are looked up too often")
        try:
            answer = await self._supervisor.call(functions.contacts.ResolveUsernameRequest(handle))
        except Refused:
            return None
        except TelegramError as error:
            raise OutsideError(str(error)) from error
        found = [chat for chat in answer.chats if isinstance(chat, types.Channel) and chat.broadcast]
        return SeenChannel(utils.get_peer_id(found[0]), found[0].title) if found else None

    async def standing(self, chat_id: int, person: int) -> Standing:
        """See bot.chat.outside.Outside."""
        try:
            channel = await self._channel(chat_id)
            # Whoever is no admin must not even learn whether the bot is in the channel.
            theirs = None if channel is None else await self._role(channel, await self._person(person))
            if not isinstance(theirs, _ADMINS):
                return Standing.NO_ADMIN
            ours = await self._role(channel, types.InputPeerSelf())
        except TelegramError as error:
            raise OutsideError(str(error)) from error
        return Standing.MANAGED if may_post(ours) else Standing.NO_BOT

    async def title(self, chat_id: int) -> str:
        """See bot.chat.outside.Outside."""
        try:
            channel = await self._channel(chat_id)
            answer = await self._supervisor.call(functions.channels.GetChannelsRequest([channel]))
        except TelegramError as error:
            raise OutsideError(str(error)) from error
        return str(getattr(answer.chats[0], "title", "")) if answer.chats else ""

    async def _channel(self, chat_id: int) -> Any:
        number, kind = utils.resolve_id(chat_id)
        if kind is not types.PeerChannel:
            return None
        try:
            entity = await self._supervisor.guarded(self._supervisor.client.get_input_entity(kind(number)))
        except (Refused, ValueError):
            return None
        return utils.get_input_channel(entity)

    async def _person(self, person: int) -> Any:
        try:
            return await self._supervisor.guarded(self._supervisor.client.get_input_entity(types.PeerUser(person)))
        except ValueError as error:
            raise OutsideError("a person whom the bot has not met") from error

    async def _role(self, channel: Any, participant: Any) -> Any:
        """The participant as TL has it; None for somebody who is not in the channel."""
        try:
            answer = await self._supervisor.call(functions.channels.GetParticipantRequest(channel, participant))
        except Refused as error:
            if error.code in _OUT:
                return None
            raise
        return answer.participant


def may_post(participant: Any) -> bool:
    """Whether a TL participant of a channel may write posts there."""
    if isinstance(participant, types.ChannelParticipantCreator):
        return True
    return isinstance(participant, types.ChannelParticipantAdmin) and bool(participant.admin_rights.post_messages)
