"""Encrypted messages (MTProto 2.0) as the server reads and writes them."""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from telethon.crypto import AES
from telethon.extensions import BinaryReader
from telethon.network.mtprotostate import MTProtoState
from telethon.tl.core import GzipPacked

_CONTAINER = 0x73F1F8DC
_RPC_RESULT = 0xF35C6D01
_BOOL = {True: 0x997275B5, False: 0xBC799737}
_VECTOR = 0x1CB5C415
_KEY_ID = struct.Struct("<Q")
_ENVELOPE = struct.Struct("<qqqii")
_CONTAINER_ITEM = struct.Struct("<qii")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One request of a client: the message id its answer must name, and the TL object."""

    message_id: int
    body: Any


def key_id_of(payload: bytes) -> int:
    """0 for a plain message of the key exchange."""
    number: int = _KEY_ID.unpack_from(payload)[0]
    return number


def read_plain(payload: bytes) -> Any:
    """The TL object of an unencrypted message."""
    return BinaryReader(payload[20:]).tgread_object()


def write_plain(message_id: int, body: Any) -> bytes:
    data = bytes(body)
    return struct.pack("<qqi", 0, message_id, len(data)) + data


class MessageIds:
    """Message ids of the server: from the clock, always growing, odd."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        wanted = int(time.time() * 2**32) & ~3 | 1
        self._last = max(wanted, self._last + 4)
        return self._last


class Cipher:
    """Encrypts and decrypts under one authorisation key and, once a message came in, one session."""

    def __init__(self, key_id: int, key: bytes, ids: MessageIds) -> None:
        self._key_id = key_id
        self._key = key
        self._ids = ids
        self._written = 0
        self.session = 0

    def read(self, payload: bytes) -> tuple[int, int, list[Incoming]]:
        """(session id, first message id, requests) of one payload; raises ConnectionError for a forged one."""
        message_key = payload[8:24]
        aes = MTProtoState._calc_key(self._key, message_key, True)
        plain = AES.decrypt_ige(payload[24:], *aes)
        if sha256(self._key[88:120] + plain).digest()[8:24] != message_key:
            raise ConnectionError("a message under a wrong key")
        _, session, message_id, _, length = _ENVELOPE.unpack_from(plain)
        body = plain[_ENVELOPE.size : _ENVELOPE.size + length]
        return session, message_id, list(_unpack(message_id, body))

    def write(self, body: bytes) -> bytes:
        """One payload for the client's current session."""
        self._written += 1
        plain = _ENVELOPE.pack(0, self.session, self._ids.next(), self._written * 2 + 1, len(body)) + body
        plain += os.urandom(-(len(plain) + 12) % 16 + 12)
        message_key = sha256(self._key[96:128] + plain).digest()[8:24]
        aes = MTProtoState._calc_key(self._key, message_key, False)
        encrypted: bytes = AES.encrypt_ige(plain, *aes)
        return _KEY_ID.pack(self._key_id) + message_key + encrypted


def rpc_result(message_id: int, result: Any) -> bytes:
    """The body of an answer to one request."""
    return struct.pack("<Iq", _RPC_RESULT, message_id) + _serialise(result)


def _serialise(result: Any) -> bytes:
    if isinstance(result, bool):
        return struct.pack("<I", _BOOL[result])
    if isinstance(result, list):
        return struct.pack("<Ii", _VECTOR, len(result)) + b"".join(bytes(item) for item in result)
    return bytes(result)


def _unpack(message_id: int, data: bytes) -> Iterator[Incoming]:
    kind = struct.unpack_from("<I", data)[0]
    if kind == _CONTAINER:
        yield from _unpack_container(data)
    elif kind == GzipPacked.CONSTRUCTOR_ID:
        yield from _unpack(message_id, GzipPacked.read(BinaryReader(data)))
    else:
        yield Incoming(message_id, BinaryReader(data).tgread_object())


def _unpack_container(data: bytes) -> Iterator[Incoming]:
    offset = 8
    for _ in range(struct.unpack_from("<i", data, 4)[0]):
        message_id, _, length = _CONTAINER_ITEM.unpack_from(data, offset)
        offset += _CONTAINER_ITEM.size
        yield from _unpack(message_id, data[offset : offset + length])
        offset += length
