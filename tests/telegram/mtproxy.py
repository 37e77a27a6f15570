"""An MTProxy relay on 127.0.0.1: takes the obfuscated transport of dd secrets, speaks the full one behind it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import struct
import zlib

from telethon.crypto import AESModeCTR

from tests.telegram.relay import Relay

_INIT = 64
_PADDED = b"\xdd\xdd\xdd\xdd"
_LENGTH = struct.Struct("<i")
_HEAD = struct.Struct("<ii")


class MtProxy(Relay):
    """Relays to one server. `data_centres` has what clients asked for; those with a wrong secret are refused."""

    def __init__(self, secret: bytes, server: tuple[str, int]) -> None:
        super().__init__()
        self._secret = secret
        self._server = server
        self.data_centres: list[int] = []

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        init = await reader.readexactly(_INIT)
        incoming, outgoing = self._ciphers(init)
        plain = incoming.encrypt(init)
        if plain[56:60] != _PADDED:
            self.refused += 1
            return
        self.data_centres.append(int.from_bytes(plain[60:62], "little", signed=True))
        there, back = await asyncio.open_connection(*self._server)
        to_server = asyncio.create_task(_forward(reader, incoming, back))
        to_client = asyncio.create_task(_backward(there, outgoing, writer))
        try:
            await asyncio.wait([to_server, to_client], return_when=asyncio.FIRST_COMPLETED)
        finally:
            back.close()
            for direction in (to_server, to_client):
                direction.cancel()
            await asyncio.gather(to_server, to_client, return_exceptions=True)

    def _ciphers(self, init: bytes) -> tuple[AESModeCTR, AESModeCTR]:
        """For what the client sends and for what it is sent; the keys lie in the 64 bytes and in the secret."""
        backwards = init[8:56][::-1]
        return self._cipher(init[8:40], init[40:56]), self._cipher(backwards[:32], backwards[32:48])

    def _cipher(self, half: bytes, start: bytes) -> AESModeCTR:
        return AESModeCTR(hashlib.sha256(half + self._secret).digest(), start)


async def _forward(reader: asyncio.StreamReader, cipher: AESModeCTR, server: asyncio.StreamWriter) -> None:
    number = 0
    while True:
        [length] = _LENGTH.unpack(cipher.encrypt(await reader.readexactly(_LENGTH.size)))
        payload = cipher.encrypt(await reader.readexactly(length))
        payload = payload[: len(payload) - len(payload) % 4]
        frame = _HEAD.pack(len(payload) + 12, number) + payload
        server.write(frame + zlib.crc32(frame).to_bytes(4, "little"))
        number += 1


async def _backward(server: asyncio.StreamReader, cipher: AESModeCTR, writer: asyncio.StreamWriter) -> None:
    while True:
        length, _ = _HEAD.unpack(await server.readexactly(_HEAD.size))
        payload = (await server.readexactly(length - _HEAD.size))[:-4]
        padded = payload + os.urandom(3 - len(payload) % 4)
        writer.write(cipher.encrypt(_LENGTH.pack(len(padded)) + padded))
