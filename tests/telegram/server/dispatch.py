"""From a request on the wire to a method of the world, with the planned faults in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telethon.tl import functions as f
from telethon.tl import types as t

from tests.telegram.server.faults import Break, Faults, RpcFailure
from tests.telegram.server.rpc import all_methods
from tests.telegram.server.world import Caller, World


@dataclass(frozen=True, slots=True)
class Outcome:
    """`result` None means silence; `cut` that the connection ends now."""

    result: Any = None
    cut: bool = False


class Dispatcher:
    """Answers requests; counts them by method in `world.calls`."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._methods = all_methods()

    def answer(self, caller: Caller, wrapped: Any) -> Outcome:
        request = self._unwrap(caller, wrapped)
        method = type(request).__name__.removesuffix("Request")
        self._world.calls[method] += 1
        caller.asked.add(method)
        fault = self._faults.next(method)
        if isinstance(fault, RpcFailure):
            return Outcome(t.RpcError(fault.code, fault.message))
        if isinstance(fault, Break):
            if fault.acts:
                self._act(caller, method, request)
            return Outcome(cut=fault.cuts)
        return Outcome(self._act(caller, method, request))

    def _act(self, caller: Caller, method: str, request: Any) -> Any:
        act = self._methods.get(method)
        if act is None:
            return t.RpcError(400, f"METHOD_INVALID_{method}")
        try:
            return act(self._world, caller, request)
        except RpcFailure as failure:
            return t.RpcError(failure.code, failure.message)

    def _unwrap(self, caller: Caller, request: Any) -> Any:
        """Peel off the layer, the greeting and their like; who does not ask otherwise gets updates."""
        listens = True
        while isinstance(
            request,
            f.InvokeWithLayerRequest
            | f.InitConnectionRequest
            | f.InvokeWithoutUpdatesRequest
            | f.InvokeAfterMsgRequest,
        ):
            if isinstance(request, f.InvokeWithoutUpdatesRequest):
                listens = False
            request = request.query
        caller.wants_updates = listens
        return request
