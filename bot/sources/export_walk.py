"""From the JSON events of an export to its chats and messages, without ever holding more than one message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ijson.common import ObjectBuilder

MAX_DEPTH = 64
MAX_MESSAGE_EVENTS = 50_000
MAX_MESSAGE_CHARACTERS = 1_000_000

_STARTS = ("start_map", "start_array")
_ENDS = ("end_map", "end_array")
_ITEM = ""
_ROOT = (_ITEM,)
_CHATS = frozenset({_ROOT, (_ITEM, "chats", "list", _ITEM), (_ITEM, "left_chats", "list", _ITEM)})
_DEEPEST_CHAT = 4


class UnreadableExportError(ValueError):
    """The file is valid JSON but not what was asked for; the text says why."""


@dataclass(frozen=True, slots=True)
class Chat:
    """The head of a chat as the export gives it; id, name and type may be missing or of a wrong type.

    `alone`: the file is the export of this one chat.
    """

    id: Any = None
    name: Any = None
    type: Any = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a chat's `messages`.

    `fields` is None when the chat is not wanted or the entry exceeds what one message can hold.
    """

    chat: Chat
    fields: Mapping[str, Any] | None


class ExportWalk:
    """Takes one JSON event after the other. Knows the single-chat and the all-data form.

    `wanted` is asked once for each chat. `chats` counts the chats met so far.
    """

    def __init__(self, wanted: Callable[[Chat], bool]) -> None:
        self.chats = 0
        self._wanted = wanted
        self._collect = False
        self._keys: list[str] = []
        self._in_array: list[bool] = []
        self._key = _ITEM
        self._head: dict[str, Any] = {}
        self._chat = Chat()
        self._message: _MessageBuilder | None = None
        self._message_depth = 0

    def feed(self, event: str, value: Any) -> Message | None:
        """The message that this event completes, if it does. Raises UnreadableExportError."""
        if self._message is not None:
            self._message.feed(event, value)
        if event == "map_key":
            self._key = value
            return None
        if event in _STARTS:
            self._open(event)
            return None
        if event in _ENDS:
            return self._close()
        if len(self._keys) <= _DEEPEST_CHAT and self._key in ("id", "name", "type") and self._at_chat():
            self._head[self._key] = value
        return None

    def _open(self, event: str) -> None:
        if len(self._keys) >= MAX_DEPTH:
            raise UnreadableExportError(f"values are nested more than {MAX_DEPTH} deep")
        self._keys.append(_ITEM if self._in_array and self._in_array[-1] else self._key)
        self._in_array.append(event == "start_array")
        self._key = _ITEM
        if self._message is not None or len(self._keys) > _DEEPEST_CHAT + 2:
            return
        if event == "start_map" and self._at_chat():
            self._head = {}
        elif self._at_messages(self._keys):
            head = self._head
            self.chats += 1
            self._chat = Chat(
                head.get("id"), head.get("name"), head.get("type"), alone=len(self._keys) == len(_ROOT) + 1
            )
            self._collect = self._wanted(self._chat)
        elif event == "start_map" and self._at_messages(self._keys[:-1]):
            self._message = _MessageBuilder(self._collect)
            self._message.feed(event, None)
            self._message_depth = len(self._keys)

    def _close(self) -> Message | None:
        finished = None
        if self._message is not None and len(self._keys) == self._message_depth:
            finished = Message(self._chat, self._message.fields)
            self._message = None
        self._keys.pop()
        self._in_array.pop()
        self._key = _ITEM
        return finished

    def _at_chat(self) -> bool:
        return tuple(self._keys) in _CHATS

    def _at_messages(self, keys: list[str]) -> bool:
        return keys[-1:] == ["messages"] and tuple(keys[:-1]) in _CHATS


class _MessageBuilder:
    """Collects one message and gives up, keeping nothing, when it outgrows every real one."""

    def __init__(self, collect: bool) -> None:
        self._builder: ObjectBuilder | None = ObjectBuilder() if collect else None
        self._events = 0
        self._characters = 0

    def feed(self, event: str, value: Any) -> None:
        if self._builder is None:
            return
        self._events += 1
        self._characters += len(value) if isinstance(value, str) else 0
        if self._events > MAX_MESSAGE_EVENTS or self._characters > MAX_MESSAGE_CHARACTERS:
            self._builder = None
            return
        self._builder.event(event, value)

    @property
    def fields(self) -> Mapping[str, Any] | None:
        return None if self._builder is None else self._builder.value
