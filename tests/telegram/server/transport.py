"""Frames of the "full" TCP transport: length, running number, payload, CRC-32."""

from __future__ import annotations

import asyncio
import struct
import zlib

_LENGTH_AND_NUMBER = struct.Struct("<ii")
_CHECKSUM = struct.Struct("<I")
_OVERHEAD = _LENGTH_AND_NUMBER.size + _CHECKSUM.size


class FullTransport:
    """One accepted TCP connection that carries whole payloads."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._written = 0

    async def read(self) -> bytes:
        """The next payload; raises IncompleteReadError at the end and ConnectionError for a damaged frame."""
        head = await self._reader.readexactly(_LENGTH_AND_NUMBER.size)
        length, _ = _LENGTH_AND_NUMBER.unpack(head)
        rest = await self._reader.readexactly(length - len(head))
        payload, checksum = rest[: -_CHECKSUM.size], rest[-_CHECKSUM.size :]
        if zlib.crc32(head + payload) != _CHECKSUM.unpack(checksum)[0]:
            raise ConnectionError("a frame with a wrong checksum")
        return payload

    def write(self, payload: bytes) -> None:
        if self._writer.transport.is_closing():
            return
        frame = _LENGTH_AND_NUMBER.pack(len(payload) + _OVERHEAD, self._written) + payload
        self._written += 1
        self._writer.write(frame + _CHECKSUM.pack(zlib.crc32(frame)))

    async def drain(self) -> None:
        await self._writer.drain()

    def cut(self) -> None:
        """Reset the connection at once; nothing that is still unsent arrives."""
        self._writer.transport.abort()
