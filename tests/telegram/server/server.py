"""The listening server: accepts connections, answers requests from the world, and can be made to misbehave."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from telethon.crypto import AuthKey
from telethon.sessions import SQLiteSession
from telethon.tl import functions as f
from telethon.tl import types as t

from tests.telegram.server.dispatch import Dispatcher
from tests.telegram.server.faults import Faults
from tests.telegram.server.handshake import Handshake, ServerKey
from tests.telegram.server.messages import Cipher, Incoming, MessageIds, key_id_of, read_plain, rpc_result, write_plain
from tests.telegram.server.transport import FullTransport
from tests.telegram.server.world import Account, Caller, World

_UNKNOWN_KEY = (-404).to_bytes(4, "little", signed=True)


class LoopbackServer:
    """An MTProto server on 127.0.0.1.

    `refuse` makes it accept and reset every new connection, as an overloaded server does. `answer_delay` is the time
    in seconds between acting on a request and answering it. `accepted` counts connections.
    """

    dc_id = 2
    host = "127.0.0.1"

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.key = ServerKey.for_tests()
        self.keys: dict[int, bytes] = {}
        self.port = 0
        self.refuse = False
        self.answer_delay = 0.0
        self.accepted = 0
        self.dispatch = Dispatcher(world, self.faults)
        self._connections: dict[FullTransport, asyncio.Task[None]] = {}
        self._listener: asyncio.Server | None = None

    async def __aenter__(self) -> LoopbackServer:
        await self.listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def listen(self) -> None:
        """Start to accept; after close() on the same port again, so that clients find the server back."""
        self._listener = await asyncio.start_server(self._accept, self.host, self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop to accept and reset every connection; the world stays."""
        if self._listener is None:
            return
        self._listener.close()
        self.drop_all()
        await asyncio.gather(*self._connections.values(), return_exceptions=True)
        await self._listener.wait_closed()
        self._listener = None

    def drop_all(self) -> None:
        """Reset every connection."""
        for transport in list(self._connections):
            transport.cut()

    def write_public_key(self, path: Path) -> Path:
        """Save the public key as the PEM file that clients are given."""
        path.write_bytes(self.key.public_pem)
        return path

    def sign_in_session(self, account: Account, path: Path) -> Path:
        """Create a session file (".session") that is signed in as this account, as after a login."""
        key = os.urandom(256)
        auth_key = AuthKey(key)
        self.keys[auth_key.key_id] = key
        self.world.signed_in[auth_key.key_id] = account.id
        session = SQLiteSession(str(path))
        session.set_dc(self.dc_id, self.host, self.port)
        session.auth_key = auth_key
        session.save()
        session.close()
        return path

    def sign_out(self, account: Account) -> None:
        """Revoke every session of an account, as a person can from another device."""
        for key_id in [key for key, owner in self.world.signed_in.items() if owner == account.id]:
            del self.world.signed_in[key_id]
        for caller in self.world.callers:
            if caller.account is account:
                caller.account = None

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        transport = FullTransport(reader, writer)
        if self.refuse:
            transport.cut()
            return
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a connection outside of any task")
        self._connections[transport] = task
        link = _Link(self, transport)
        try:
            await link.serve()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            link.leave()
            del self._connections[transport]


class _Link:
    """The conversation over one connection."""

    def __init__(self, server: LoopbackServer, transport: FullTransport) -> None:
        self._server = server
        self._transport = transport
        self._ids = MessageIds()
        self._handshake = Handshake(server.key)
        self._cipher: Cipher | None = None
        self._caller: Caller | None = None

    async def serve(self) -> None:
        while True:
            payload = await self._transport.read()
            key_id = key_id_of(payload)
            if key_id == 0:
                self._exchange_keys(payload)
            elif key_id not in self._server.keys:
                self._transport.write(_UNKNOWN_KEY)
                await self._transport.drain()
                return
            else:
                self._converse(key_id, payload)
            await self._transport.drain()

    def leave(self) -> None:
        if self._caller:
            self._server.world.callers.discard(self._caller)
        self._transport.cut()

    def _exchange_keys(self, payload: bytes) -> None:
        answer = self._handshake.answer(read_plain(payload))
        if self._handshake.agreed:
            self._server.keys[AuthKey(self._handshake.agreed).key_id] = self._handshake.agreed
        self._transport.write(write_plain(self._ids.next(), answer))

    def _converse(self, key_id: int, payload: bytes) -> None:
        if self._cipher is None or self._caller is None:
            self._cipher = Cipher(key_id, self._server.keys[key_id], self._ids)
            self._caller = self._enter(key_id)
        session, message_id, requests = self._cipher.read(payload)
        if session != self._cipher.session:
            self._cipher.session = session
            self._send(bytes(t.NewSessionCreated(message_id, 1, 0)))
        for request in requests:
            self._handle(self._caller, request)

    def _enter(self, key_id: int) -> Caller:
        world = self._server.world
        account = world.accounts.get(world.signed_in.get(key_id, 0))
        caller = Caller(key_id, lambda update: self._send(bytes(update)), account)
        world.callers.add(caller)
        return caller

    def _handle(self, caller: Caller, request: Incoming) -> None:
        match request.body:
            case f.PingRequest() | f.PingDelayDisconnectRequest():
                self._send(bytes(t.Pong(request.message_id, request.body.ping_id)))
            case t.MsgsAck() | t.MsgsStateInfo():
                pass
            case _:
                outcome = self._server.dispatch.answer(caller, request.body)
                self._react(request.message_id, outcome.result, cut=outcome.cut)

    def _react(self, message_id: int, result: Any, *, cut: bool) -> None:
        if cut:
            self._transport.cut()
            raise ConnectionError("cut by a fault")
        if result is None:
            return
        body = rpc_result(message_id, result)
        if self._server.answer_delay:
            asyncio.get_running_loop().call_later(self._server.answer_delay, self._send, body)
        else:
            self._send(body)

    def _send(self, body: bytes) -> None:
        if self._cipher:
            self._transport.write(self._cipher.write(body))
