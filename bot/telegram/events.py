"""From Telegram's updates to wake-ups: nothing is believed here but that it may be worth looking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telethon import events
from telethon.tl import types

from bot.telegram.messages import names_of
from bot.telegram.wakes import Wakes


def wake_on_updates(client: Any, wakes: Wakes, is_followed: Callable[[int], bool]) -> None:
    """Make a new client report what happens in followed channels (by bare id)."""

    async def on_update(update: Any) -> None:
        channel_id = _channel_of(update)
        if channel_id is not None and is_followed(channel_id):
            _wake(wakes, channel_id, update)

    client.add_event_handler(on_update, events.Raw())


def _channel_of(update: Any) -> int | None:
    match update:
        case types.UpdateNewChannelMessage() | types.UpdateEditChannelMessage():
            peer = update.message.peer_id
            return peer.channel_id if isinstance(peer, types.PeerChannel) else None
        case types.UpdateDeleteChannelMessages() | types.UpdateChannelTooLong():
            number: int = update.channel_id
            return number
    return None


def _wake(wakes: Wakes, channel_id: int, update: Any) -> None:
    match update:
        case types.UpdateNewChannelMessage():
            wakes.offer(channel_id, update.message, names_of(update._entities.values()))
        case types.UpdateEditChannelMessage():
            wakes.look_again(channel_id, {update.message.id: update.message.message})
        case types.UpdateDeleteChannelMessages():
            wakes.look_again(channel_id, dict.fromkeys(update.messages))
        case _:
            wakes.look(channel_id)
