"""States and differences: how a client learns what it has missed."""

from __future__ import annotations

from datetime import UTC, datetime

from telethon.tl import types as t

from tests.telegram.server.rpc.account import signed_in
from tests.telegram.server.rpc.channels import channel_of
from tests.telegram.server.world import TL, Account, Caller, Channel, LoggedUpdate, World

_TIMEOUT = 30


def get_state(world: World, caller: Caller, request: TL) -> TL:
    return _state(signed_in(caller))


def get_difference(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    missed = viewer.box.after(request.pts)
    behind = [t.UpdateChannelTooLong(channel.id) for channel in _joined(world, viewer)]
    users = [account.tl(viewer) for account in world.accounts.values()]
    return t.updates.Difference(
        _new_messages(missed, viewer.messages),
        [],
        _other_updates(missed) + behind,
        world.chats_for(viewer),
        users,
        _state(viewer),
    )


def get_channel_difference(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    channel = channel_of(world, viewer, request.channel)
    if request.pts >= channel.box.pts:
        return t.updates.ChannelDifferenceEmpty(channel.box.pts, final=True, timeout=_TIMEOUT)
    if request.pts < channel.box.oldest:
        return _too_long(channel, viewer)
    missed = channel.box.after(request.pts)
    page = missed[: request.limit]
    users = [account.tl(viewer) for account in world.accounts.values()]
    return t.updates.ChannelDifference(
        page[-1].pts,
        _new_messages(page, channel.messages),
        _other_updates(page),
        [channel.tl(viewer)],
        users,
        final=len(page) == len(missed) or None,
        timeout=_TIMEOUT,
    )


def _state(account: Account) -> TL:
    return t.updates.State(account.box.pts, 0, datetime.now(UTC), 0, 0)


def _joined(world: World, viewer: Account) -> list[Channel]:
    return [channel for channel in world.channels.values() if viewer.id in channel.members]


def _too_long(channel: Channel, viewer: Account) -> TL:
    dialog = t.Dialog(
        t.PeerChannel(channel.id), channel.top, 0, 0, 0, 0, 0, 0, t.PeerNotifySettings(), pts=channel.box.pts
    )
    latest = [channel.messages[channel.top]] if channel.messages else []
    return t.updates.ChannelDifferenceTooLong(
        dialog, latest, [channel.tl(viewer)], [], final=True, timeout=_TIMEOUT
    )  # fmt: skip


def _is_new_message(update: TL) -> bool:
    return isinstance(update, (t.UpdateNewMessage, t.UpdateNewChannelMessage))


def _new_messages(missed: list[LoggedUpdate], alive: dict[int, TL]) -> list[TL]:
    new = [entry.update.message for entry in missed if _is_new_message(entry.update)]
    return [message for message in new if message.id in alive]


def _other_updates(missed: list[LoggedUpdate]) -> list[TL]:
    return [entry.update for entry in missed if not _is_new_message(entry.update)]


METHODS = {
    "GetState": get_state,
    "GetDifference": get_difference,
    "GetChannelDifference": get_channel_difference,
}
