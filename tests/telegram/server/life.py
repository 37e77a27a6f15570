"""What happens in the world besides the program under test: channels post, people write and press buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from telethon.tl import types as t

from tests.telegram.server.world import TL, Account, BasicGroup, Channel, Shown, World


def post(world: World, channel: Channel, text: str, *, silent: bool = False, **fields: Any) -> TL:
    """A new post; `silent` means that no update is pushed. `fields` are those of a TL message."""
    fields.setdefault("date", datetime.now(UTC))
    message = t.Message(channel.box.new_id(), t.PeerChannel(channel.id), message=text, post=True, **fields)
    _publish(world, channel, message, silent)
    return message


def service_post(world: World, channel: Channel, *, silent: bool = False) -> TL:
    """A message without content, such as a changed title."""
    message = t.MessageService(
        channel.box.new_id(),
        t.PeerChannel(channel.id),
        date=datetime.now(UTC),
        action=t.MessageActionChatEditTitle(channel.title),
        post=True,
    )
    _publish(world, channel, message, silent)
    return message


def edit(world: World, channel: Channel, message_id: int, text: str, *, silent: bool = False) -> None:
    message = channel.messages[message_id]
    message.message = text
    react(world, channel, message_id, silent=silent)


def react(world: World, channel: Channel, message_id: int, *, silent: bool = False) -> None:
    """Bump the edit date and nothing else, as a reaction does."""
    message = channel.messages[message_id]
    message.edit_date = datetime.now(UTC)
    update = channel.box.append(lambda pts: t.UpdateEditChannelMessage(message, pts, 1))
    if not silent:
        world.tell(channel.members, update)


def delete(world: World, channel: Channel, message_ids: Sequence[int], *, silent: bool = False) -> None:
    for message_id in message_ids:
        channel.messages.pop(message_id, None)
    count = len(message_ids)
    update = channel.box.append(
        lambda pts: t.UpdateDeleteChannelMessages(channel.id, list(message_ids), pts, count), count
    )
    if not silent:
        world.tell(channel.members, update)


def skip_ids(channel: Channel, count: int) -> None:
    """Message ids need not be contiguous."""
    channel.box.next_id += count


def write(
    world: World,
    user: Account,
    bot: Account,
    text: str,
    *,
    silent: bool = False,
    media: TL = None,
    forwarded: Channel | None = None,
) -> TL:
    """A person writes to the bot in private, or forwards a post of a channel."""
    peer = t.PeerUser(user.id)
    origin = t.MessageFwdHeader(datetime.now(UTC), from_id=t.PeerChannel(forwarded.id)) if forwarded else None
    message = t.Message(bot.box.new_id(), peer, datetime.now(UTC), text, from_id=peer, media=media, fwd_from=origin)
    bot.messages[message.id] = message
    update = bot.box.append(lambda pts: t.UpdateNewMessage(message, pts, 1))
    if not silent:
        world.tell([bot.id], update)
    return message


def write_in_group(
    world: World, user: Account | None, group: Channel | BasicGroup, text: str, *, topic: int | None = None
) -> TL:
    """A member writes in a group; None is an anonymous admin (supergroups only)."""
    now = datetime.now(UTC)
    if isinstance(group, Channel):
        author = t.PeerUser(user.id) if user else t.PeerChannel(group.id)
        reply = t.MessageReplyHeader(reply_to_msg_id=topic, forum_topic=True) if topic else None
        message = t.Message(group.box.new_id(), t.PeerChannel(group.id), now, text, from_id=author, reply_to=reply)
        _publish(world, group, message, silent=False)
        return message
    if user is None:
        raise ValueError("basic groups have no anonymous admins")
    for member in sorted(group.members):
        message = _into_box(world, world.accounts[member], user, group, text)
    return message


def press(world: World, user: Account, bot: Account, shown: Shown, data: bytes) -> int:
    """A person presses a button of one of the bot's messages; returns the query id."""
    query_id = world.next_query_id
    world.next_query_id += 1
    world.tell([bot.id], t.UpdateBotCallbackQuery(query_id, user.id, shown.message.peer_id, shown.message_id, 1, data))
    return query_id


def ask_inline(world: World, user: Account, bot: Account, text: str) -> int:
    """A person types behind the bot's name in some chat; returns the query id."""
    query_id = world.next_query_id
    world.next_query_id += 1
    world.tell([bot.id], t.UpdateBotInlineQuery(query_id, user.id, text, ""))
    return query_id


def stop_bot(world: World, user: Account, bot: Account, *, stopped: bool = True) -> None:
    """A person blocks the bot, or lets it in again."""
    pair = (user.id, bot.id)
    (world.blocked.add if stopped else world.blocked.discard)(pair)
    world.tell([bot.id], t.UpdateBotStopped(user.id, datetime.now(UTC), stopped, 0))


def appoint(world: World, person: Account, channel: Channel, bot: Account) -> None:
    """A person makes the bot an admin of a channel."""
    channel.members.add(bot.id)
    channel.admins.add(bot.id)
    world.tell([bot.id], _rights(channel, person, bot, after=_admin(bot)))


def dismiss(world: World, person: Account, channel: Channel, bot: Account) -> None:
    """A person takes the bot out of a channel."""
    world.tell([bot.id], _rights(channel, person, bot, before=_admin(bot)))
    channel.members.discard(bot.id)
    channel.admins.discard(bot.id)


def _admin(bot: Account) -> TL:
    rights = t.ChatAdminRights(post_messages=True)
    return t.ChannelParticipantAdmin(bot.id, bot.id, datetime.now(UTC), rights)


def _rights(channel: Channel, person: Account, bot: Account, *, before: TL = None, after: TL = None) -> TL:
    return t.UpdateChannelParticipant(
        channel.id, datetime.now(UTC), person.id, bot.id, 0, prev_participant=before, new_participant=after
    )


def scan(world: World, account: Account, token: bytes) -> None:
    """A person scans the QR code of a login token with a device that is signed in."""
    caller = world.login_tokens.pop(token)
    world.scanned[caller.key_id] = account.id
    caller.push(t.UpdateShort(t.UpdateLoginToken(), datetime.now(UTC)))


def migrate(world: World, group: BasicGroup, channel_id: int, *, told: Account | None = None) -> Channel:
    """A basic group becomes a supergroup with another id; `told` is a member who is there to hear of it."""
    group.moved_to = world.add_supergroup(channel_id, group.title, group.members)
    if told is not None:
        move, founder = t.MessageActionChatMigrateTo(channel_id), t.PeerUser(min(group.members))
        message = t.MessageService(
            told.box.new_id(), t.PeerChat(group.id), datetime.now(UTC), action=move, from_id=founder
        )
        told.messages[message.id] = message
        world.tell([told.id], told.box.append(lambda pts: t.UpdateNewMessage(message, pts, 1)))
    return group.moved_to


def _publish(world: World, channel: Channel, message: TL, silent: bool) -> None:
    channel.messages[message.id] = message
    update = channel.box.append(lambda pts: t.UpdateNewChannelMessage(message, pts, 1))
    if not silent:
        world.tell(channel.members, update)


def _into_box(world: World, owner: Account, author: Account, group: BasicGroup, text: str) -> TL:
    message = t.Message(
        owner.box.new_id(), t.PeerChat(group.id), datetime.now(UTC), text, from_id=t.PeerUser(author.id)
    )
    owner.messages[message.id] = message
    update = owner.box.append(lambda pts: t.UpdateNewMessage(message, pts, 1))
    world.tell([owner.id], update)
    return message
