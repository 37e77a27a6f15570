"""A small Telegram for tests: real TCP, real key exchange and encryption, a world of channels, people and faults.

`LoopbackServer` speaks the protocol, `World` is what there is, `Faults` is what goes wrong. The scheme is built from
Telethon's own TL classes and follows the protocol's public description; it knows only what this project needs.
"""

from tests.telegram.server.faults import CUT_AFTER, CUT_BEFORE, SILENT_AFTER, SILENT_BEFORE, Faults, RpcFailure
from tests.telegram.server.server import LoopbackServer
from tests.telegram.server.world import Account, BasicGroup, Channel, Shown, World

__all__ = [
    "CUT_AFTER",
    "CUT_BEFORE",
    "SILENT_AFTER",
    "SILENT_BEFORE",
    "Account",
    "BasicGroup",
    "Channel",
    "Faults",
    "LoopbackServer",
    "RpcFailure",
    "Shown",
    "World",
]
