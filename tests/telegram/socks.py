"""A SOCKS5 proxy on 127.0.0.1 as operators have one: with or without a password, TCP connections only."""

from __future__ import annotations

import asyncio
import struct

from tests.telegram.relay import Relay

_VERSION = 5
_NO_LOGIN, _LOGIN, _NOTHING_FITS = 0, 2, 0xFF
_CONNECT = 1
_GRANTED, _NOT_ALLOWED = 0, 2
_PIPE = 65_536


class SocksProxy(Relay):
    """`login` is (user, password), None for everybody. `carried` has the addresses connected to."""

    def __init__(self, login: tuple[str, str] | None = None, *, allows: bool = True) -> None:
        super().__init__()
        self._login = login
        self._allows = allows
        self.carried: list[tuple[str, int]] = []

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await self._lets_in(reader, writer):
            await self._connect(reader, writer)
        else:
            self.refused += 1

    async def _lets_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        _, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        wanted = _NO_LOGIN if self._login is None else _LOGIN
        if wanted not in offered:
            writer.write(bytes([_VERSION, _NOTHING_FITS]))
            await writer.drain()
            return False
        writer.write(bytes([_VERSION, wanted]))
        if self._login is None:
            return True
        await reader.readexactly(1)
        user, password = await _text(reader), await _text(reader)
        fits = (user, password) == self._login
        writer.write(bytes([1, 0 if fits else 1]))
        await writer.drain()
        return fits

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, command, _, kind = await reader.readexactly(4)
        host = await _host(reader, kind)
        [port] = struct.unpack(">H", await reader.readexactly(2))
        if command != _CONNECT or not self._allows:
            writer.write(bytes([_VERSION, _NOT_ALLOWED, 0, 1, 0, 0, 0, 0, 0, 0]))
            await writer.drain()
            return
        self.carried.append((host, port))
        there, back = await asyncio.open_connection(host, port)
        writer.write(bytes([_VERSION, _GRANTED, 0, 1, 127, 0, 0, 1, 0, 0]))
        async with asyncio.TaskGroup() as group:
            group.create_task(_pump(reader, back))
            group.create_task(_pump(there, writer))


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(_PIPE):
            target.write(data)
            await target.drain()
    except OSError:
        pass
    finally:
        target.close()


async def _text(reader: asyncio.StreamReader) -> str:
    [length] = await reader.readexactly(1)
    return (await reader.readexactly(length)).decode()


async def _host(reader: asyncio.StreamReader, kind: int) -> str:
    if kind == 1:
        return ".".join(str(part) for part in await reader.readexactly(4))
    if kind == 3:
        return await _text(reader)
    raise ConnectionError("only names and IPv4 addresses")
