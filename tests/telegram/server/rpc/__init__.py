"""The methods of the API that the server knows, by area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.telegram.server.rpc import account, channels, login, sending, updates
from tests.telegram.server.world import Caller, World

Method = Callable[[World, Caller, Any], Any]


def all_methods() -> dict[str, Method]:
    """Method name without namespace -> function that acts on the world and returns the result."""
    return {**account.METHODS, **login.METHODS, **channels.METHODS, **sending.METHODS, **updates.METHODS}
