"""What may go wrong with a request, chosen by the test."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum, auto


class RpcFailure(Exception):  # noqa: N818 - named as the protocol names it
    """The answer is an RPC error such as (420, "FLOOD_WAIT_30"); the request is not acted on."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Break(Enum):
    """Ways to lose a request or its answer."""

    CUT_BEFORE = auto()
    CUT_AFTER = auto()
    SILENT_BEFORE = auto()
    SILENT_AFTER = auto()

    @property
    def acts(self) -> bool:
        return self in (Break.CUT_AFTER, Break.SILENT_AFTER)

    @property
    def cuts(self) -> bool:
        return self in (Break.CUT_BEFORE, Break.CUT_AFTER)


CUT_BEFORE = Break.CUT_BEFORE
CUT_AFTER = Break.CUT_AFTER
SILENT_BEFORE = Break.SILENT_BEFORE
SILENT_AFTER = Break.SILENT_AFTER

Fault = RpcFailure | Break


@dataclass
class Faults:
    """Faults by method name without namespace ("GetHistory"); planned ones are used up first, in order."""

    _planned: defaultdict[str, deque[Fault | None]] = field(default_factory=lambda: defaultdict(deque))
    _lasting: dict[str, Fault] = field(default_factory=dict)

    def plan(self, method: str, *faults: Fault | None) -> None:
        """Each of the next calls meets one of these; None lets that call through."""
        self._planned[method].extend(faults)

    def keep(self, method: str, fault: Fault) -> None:
        """Every call meets this fault until it is cleared."""
        self._lasting[method] = fault

    def clear(self, method: str | None = None) -> None:
        """Forget the faults of one method, or all."""
        for name in [method] if method else [*self._planned, *self._lasting]:
            self._planned.pop(name, None)
            self._lasting.pop(name, None)

    def next(self, method: str) -> Fault | None:
        planned = self._planned.get(method)
        return planned.popleft() if planned else self._lasting.get(method)
