"""Messages of an account: sent once per random id, edited, with uploaded pictures and documents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from telethon.tl import types as t

from tests.telegram.server.faults import RpcFailure
from tests.telegram.server.rpc.account import signed_in
from tests.telegram.server.rpc.channels import channel_of
from tests.telegram.server.world import TL, Account, BasicGroup, Caller, Channel, Shown, World

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024
_MOST_RESULTS = 50


class _Target(NamedTuple):
    chat_id: int
    peer: TL
    channel: Channel | None


def send_message(world: World, caller: Caller, request: TL) -> TL:
    sender = signed_in(caller)
    _check_length(request.message, _LONGEST_TEXT, "MESSAGE_TOO_LONG")
    if not request.message:
        raise RpcFailure(400, "MESSAGE_EMPTY")
    target = _target(world, sender, request)
    known = world.by_random_id.get((sender.id, target.chat_id, request.random_id))
    if known:
        world.repeats += 1
        return _long_answer(world, sender, target, known, 0)
    shown = _show(world, sender, target, request)
    if isinstance(target.peer, t.PeerUser):
        return t.UpdateShortSentMessage(
            shown.message_id, sender.box.pts, 1, shown.message.date, out=True, entities=request.entities
        )
    return _long_answer(world, sender, target, shown, 1)


def send_media(world: World, caller: Caller, request: TL) -> TL:
    sender = signed_in(caller)
    _check_length(request.message, _LONGEST_CAPTION, "MEDIA_CAPTION_TOO_LONG")
    target = _target(world, sender, request)
    known = world.by_random_id.get((sender.id, target.chat_id, request.random_id))
    if known:
        world.repeats += 1
        return _long_answer(world, sender, target, known, 0)
    content = _uploaded(world, sender, request.media)
    shown = _show(world, sender, target, request)
    if isinstance(request.media, t.InputMediaUploadedPhoto):
        shown.photo = content
    else:
        shown.document = (_file_name(request.media), content)
    return _long_answer(world, sender, target, shown, 1)


def edit_message(world: World, caller: Caller, request: TL) -> TL:
    sender = signed_in(caller)
    target = _target(world, sender, request)
    shown = next((s for s in world.shown_to(target.chat_id) if s.message_id == request.id), None)
    if shown is None:
        raise RpcFailure(400, "MESSAGE_ID_INVALID")
    buttons = _buttons(request.reply_markup)
    if shown.text == request.message and shown.buttons == buttons:
        raise RpcFailure(400, "MESSAGE_NOT_MODIFIED")
    shown.text = shown.message.message = request.message
    shown.message.reply_markup = request.reply_markup
    shown.buttons = buttons
    shown.edits += 1
    box, update = (
        (target.channel.box, t.UpdateEditChannelMessage) if target.channel else (sender.box, t.UpdateEditMessage)
    )
    return world.updates(sender, [box.append(lambda pts: update(shown.message, pts, 1))])


def save_file_part(world: World, caller: Caller, request: TL) -> TL:
    key = (signed_in(caller).id, request.file_id)
    world.uploads.setdefault(key, {})[request.file_part] = request.bytes
    return True


def set_inline_bot_results(world: World, caller: Caller, request: TL) -> bool:
    if len(request.results) > _MOST_RESULTS:
        raise RpcFailure(400, "RESULTS_TOO_MUCH")
    ids = [result.id for result in request.results]
    if len(set(ids)) < len(ids):
        raise RpcFailure(400, "RESULT_ID_DUPLICATE")
    for result in request.results:
        _check_length(result.send_message.message, _LONGEST_TEXT, "MESSAGE_TOO_LONG")
    world.inline_answers[request.query_id] = list(request.results)
    return True


def set_bot_callback_answer(world: World, caller: Caller, request: TL) -> TL:
    world.callback_answers[request.query_id] = request.message or ""
    return True


def _check_length(text: str, limit: int, error: str) -> None:
    if len(text.encode("utf-16-le")) // 2 > limit:
        raise RpcFailure(400, error)


def _target(world: World, sender: Account, request: TL) -> _Target:
    match request.peer:
        case t.InputPeerUser(user_id=user_id, access_hash=access_hash):
            return _person(world, sender, user_id, access_hash)
        case t.InputPeerChat(chat_id=group_id):
            group = world.groups.get(group_id)
            return _group(sender, group)
        case t.InputPeerChannel():
            channel = channel_of(world, sender, request.peer)
            return _channel(world, sender, channel, _topic(request))
    raise RpcFailure(400, "PEER_ID_INVALID")


def _person(world: World, sender: Account, user_id: int, access_hash: int) -> _Target:
    person = world.accounts.get(user_id)
    if person is None or access_hash not in (person.access_hash, 0):
        raise RpcFailure(400, "PEER_ID_INVALID")
    if (user_id, sender.id) in world.blocked:
        raise RpcFailure(400, "USER_IS_BLOCKED")
    return _Target(user_id, t.PeerUser(user_id), None)


def _group(sender: Account, group: BasicGroup | None) -> _Target:
    if group is None or group.moved_to is not None:
        raise RpcFailure(400, "CHAT_ID_INVALID")
    if sender.id not in group.members:
        raise RpcFailure(403, "CHAT_WRITE_FORBIDDEN")
    return _Target(group.marked_id, t.PeerChat(group.id), None)


def _channel(world: World, sender: Account, channel: Channel, topic: int | None) -> _Target:
    if sender.id not in channel.members:
        raise RpcFailure(400, "CHANNEL_PRIVATE")
    if channel.broadcast and sender.id not in channel.admins:
        raise RpcFailure(403, "CHAT_WRITE_FORBIDDEN")
    if topic is not None and (channel.id, topic) in world.closed_topics:
        raise RpcFailure(400, "TOPIC_CLOSED")
    return _Target(channel.marked_id, t.PeerChannel(channel.id), channel)


def _topic(request: TL) -> int | None:
    reply = getattr(request, "reply_to", None)
    return None if reply is None else reply.top_msg_id


def _answered(world: World, target: _Target, request: TL) -> int | None:
    """The message that is answered; a post in a topic only names the topic."""
    reply = getattr(request, "reply_to", None)
    if reply is None or reply.reply_to_msg_id == reply.top_msg_id:
        return None
    if all(shown.message_id != reply.reply_to_msg_id for shown in world.shown_to(target.chat_id)):
        raise RpcFailure(400, "REPLY_MESSAGE_ID_INVALID")
    return int(reply.reply_to_msg_id)


def _show(world: World, sender: Account, target: _Target, request: TL) -> Shown:
    box = target.channel.box if target.channel else sender.box
    messages = target.channel.messages if target.channel else sender.messages
    new = t.UpdateNewChannelMessage if target.channel else t.UpdateNewMessage
    message = t.Message(
        box.new_id(),
        target.peer,
        datetime.now(UTC),
        request.message,
        out=True,
        from_id=t.PeerUser(sender.id),
        entities=request.entities,
        reply_markup=request.reply_markup,
    )
    messages[message.id] = message
    box.append(lambda pts: new(message, pts, 1))
    shown = Shown(
        sender=sender.id,
        chat_id=target.chat_id,
        message_id=message.id,
        text=request.message,
        random_id=request.random_id,
        topic=_topic(request),
        reply_to=_answered(world, target, request),
        silent=bool(request.silent),
        buttons=_buttons(request.reply_markup),
        entities=[type(entity).__name__ for entity in request.entities or ()],
        message=message,
    )
    world.shown.append(shown)
    world.by_random_id[sender.id, target.chat_id, request.random_id] = shown
    return shown


def _long_answer(world: World, sender: Account, target: _Target, shown: Shown, count: int) -> TL:
    box = target.channel.box if target.channel else sender.box
    new = t.UpdateNewChannelMessage if target.channel else t.UpdateNewMessage
    updates = [t.UpdateMessageID(shown.message_id, shown.random_id), new(shown.message, box.pts, count)]
    return world.updates(sender, updates)


def _uploaded(world: World, sender: Account, media: TL) -> bytes:
    parts = world.uploads.get((sender.id, media.file.id), {})
    if sorted(parts) != list(range(media.file.parts)):
        raise RpcFailure(400, "FILE_PART_0_MISSING")
    return b"".join(parts[number] for number in sorted(parts))


def _file_name(media: TL) -> str:
    return next((a.file_name for a in media.attributes if isinstance(a, t.DocumentAttributeFilename)), "")


def _buttons(markup: TL) -> list[list[tuple[str, bytes | str]]]:
    if not isinstance(markup, t.ReplyInlineMarkup):
        return []
    return [[(button.text, _effect(button.type)) for button in row.buttons] for row in markup.rows]


def _effect(kind: TL) -> bytes | str:
    effect: bytes | str = kind.data if isinstance(kind, t.InlineButtonTypeCallback) else kind.url
    return effect


METHODS = {
    "SendMessage": send_message,
    "SendMedia": send_media,
    "EditMessage": edit_message,
    "SaveFilePart": save_file_part,
    "SaveBigFilePart": save_file_part,
    "SetBotCallbackAnswer": set_bot_callback_answer,
    "SetInlineBotResults": set_inline_bot_results,
}
