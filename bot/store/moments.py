"""Aware datetimes as whole seconds since the epoch, the form in which the tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import overload


@overload
def seconds(moment: datetime) -> int: ...
@overload
def seconds(moment: None) -> None: ...
def seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


@overload
def moment(value: int) -> datetime: ...
@overload
def moment(value: None) -> None: ...
def moment(value: int | None) -> datetime | None:
    return None if value is None else datetime.fromtimestamp(value, UTC)
