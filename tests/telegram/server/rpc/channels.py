"""Finding, joining and reading channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from telethon.tl import types as t

from tests.telegram.server.faults import RpcFailure
from tests.telegram.server.rpc.account import signed_in
from tests.telegram.server.world import TL, Account, BasicGroup, Caller, Channel, World

_PAGE = 100
_MOST_IDS = 200


def channel_of(world: World, viewer: Account, wanted: TL) -> Channel:
    """The channel an input peer names; a wrong access hash is refused, but bots may leave it at 0."""
    channel = world.channels.get(getattr(wanted, "channel_id", 0))
    if channel is None:
        raise RpcFailure(400, "CHANNEL_INVALID")
    if wanted.access_hash != channel.access_hash and not (viewer.is_bot and wanted.access_hash == 0):
        raise RpcFailure(400, "CHANNEL_INVALID")
    return channel


def resolve_username(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    for channel in world.channels.values():
        if (channel.username or "").lower() == request.username.lower():
            return t.contacts.ResolvedPeer(t.PeerChannel(channel.id), [channel.tl(viewer)], [])
    for account in world.accounts.values():
        if (account.username or "").lower() == request.username.lower():
            return t.contacts.ResolvedPeer(t.PeerUser(account.id), [], [account.tl(viewer)])
    raise RpcFailure(400, "USERNAME_NOT_OCCUPIED")


def join_channel(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    channel = channel_of(world, viewer, request.channel)
    channel.members.add(viewer.id)
    return t.Updates([], [], [channel.tl(viewer)], datetime.now(UTC), 0)


def get_channels(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    return t.messages.Chats([channel_of(world, viewer, wanted).tl(viewer) for wanted in request.id])


def get_chats(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    groups = [world.groups[group_id] for group_id in request.id if group_id in world.groups]
    return t.messages.Chats([group.tl(viewer) for group in groups])


def get_full_chat(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    group = world.groups[request.chat_id]
    people = t.ChatParticipants(group.id, [_participant(group, member) for member in sorted(group.members)], 1)
    full = t.ChatFull(group.id, "", people, t.PeerNotifySettings())
    return t.messages.ChatFull(full, [group.tl(viewer)], [world.accounts[m].tl(viewer) for m in sorted(group.members)])


def get_full_channel(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    channel = channel_of(world, viewer, request.channel)
    full = t.ChannelFull(
        channel.id, "", 0, 0, 0, t.PhotoEmpty(0), t.PeerNotifySettings(), [], channel.box.pts,
        participants_count=len(channel.members),
    )  # fmt: skip
    return t.messages.ChatFull(full, [channel.tl(viewer)], [])


def get_participant(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    channel = channel_of(world, viewer, request.channel)
    user_id = viewer.id if isinstance(request.participant, t.InputPeerSelf) else request.participant.user_id
    if user_id not in channel.members:
        raise RpcFailure(400, "USER_NOT_PARTICIPANT")
    now = datetime.now(UTC)
    participant = t.ChannelParticipant(user_id, now)
    if user_id in channel.admins:
        participant = t.ChannelParticipantAdmin(user_id, user_id, now, t.ChatAdminRights(post_messages=True))
    return t.channels.ChannelParticipant(participant, [channel.tl(viewer)], [world.accounts[user_id].tl(viewer)])


def get_dialogs(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    joined = [world.channels[i] for i in sorted(world.channels) if viewer.id in world.channels[i].members]
    after = getattr(request.offset_peer, "channel_id", 0)
    rest = [channel for channel in joined if channel.id > after and channel.messages]
    page = rest[: min(request.limit, _PAGE)]
    parts = [_dialog(channel) for channel in page], _tops(page), [channel.tl(viewer) for channel in page]
    if len(page) == len(rest):
        return t.messages.Dialogs(*parts, [])
    return t.messages.DialogsSlice(len(joined), *parts, [])


def get_peer_dialogs(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    if len(request.peers) > _PAGE:
        raise RpcFailure(400, "LIMIT_INVALID")
    page = [channel_of(world, viewer, wanted.peer) for wanted in request.peers]
    state = t.updates.State(viewer.box.pts, 0, datetime.now(UTC), 0, 0)
    chats = [channel.tl(viewer) for channel in page]
    return t.messages.PeerDialogs([_dialog(channel) for channel in page], _tops(page), chats, [], state)


def get_history(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    channel = channel_of(world, viewer, request.peer)
    newest_first = sorted(channel.messages, reverse=True)
    first = _first_older(channel, newest_first, request) + request.add_offset
    limit = min(request.limit, _PAGE)
    page = newest_first[max(first, 0) : max(first + limit, 0)]
    ids = [i for i in page if i > request.min_id and (not request.max_id or i < request.max_id)]
    return _channel_messages(channel, viewer, [channel.messages[i] for i in ids])


def get_messages(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    wanted = [item.id for item in request.id][:_MOST_IDS]
    if not hasattr(request, "channel"):
        found = [viewer.messages.get(i) or t.MessageEmpty(i, None) for i in wanted]
        return t.messages.Messages(found, [], world.chats_for(viewer), [a.tl(viewer) for a in world.accounts.values()])
    channel = channel_of(world, viewer, request.channel)
    peer = t.PeerChannel(channel.id)
    return _channel_messages(channel, viewer, [channel.messages.get(i) or t.MessageEmpty(i, peer) for i in wanted])


def _first_older(channel: Channel, newest_first: list[int], request: TL) -> int:
    """The index from which messages are older than the offset; an id goes before a date, as on the real server."""
    before = request.offset_date.timestamp() if request.offset_date else 0
    for index, message_id in enumerate(newest_first):
        if request.offset_id:
            older = message_id < request.offset_id
        else:
            older = not before or channel.messages[message_id].date.timestamp() < before
        if older:
            return index
    return len(newest_first)


def _channel_messages(channel: Channel, viewer: Account, messages: list[TL]) -> TL:
    return t.messages.ChannelMessages(
        channel.box.pts, len(channel.messages), messages, [], [channel.tl(viewer)], []
    )  # fmt: skip


def _dialog(channel: Channel) -> TL:
    return t.Dialog(
        t.PeerChannel(channel.id), channel.top, 0, 0, 0, 0, 0, 0, t.PeerNotifySettings(), pts=channel.box.pts
    )  # fmt: skip


def _tops(channels: Iterable[Channel]) -> list[TL]:
    return [channel.messages[channel.top] for channel in channels if channel.messages]


def _participant(group: BasicGroup, member: int) -> TL:
    now = datetime.now(UTC)
    return t.ChatParticipantAdmin(member, 0, now) if member in group.admins else t.ChatParticipant(member, 0, now)


METHODS = {
    "ResolveUsername": resolve_username,
    "JoinChannel": join_channel,
    "GetChannels": get_channels,
    "GetChats": get_chats,
    "GetFullChat": get_full_chat,
    "GetFullChannel": get_full_channel,
    "GetParticipant": get_participant,
    "GetDialogs": get_dialogs,
    "GetPeerDialogs": get_peer_dialogs,
    "GetHistory": get_history,
    "GetMessages": get_messages,
}
