"""Rows as Parquet, with typed columns. Needs pyarrow, which only this export uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from bot.errors import UserError
from bot.exporting.columns import COLUMNS, Context, Item, Kind, row_of

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE: Final = 10_000
"""Rows of one row group: what is held in memory at a time."""


class ParquetMissingError(UserError):
    """The optional package is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet needs the package pyarrow, which is not installed. Install it beside uavwatch "
            "(`pip install pyarrow`, or uavwatch with its extra: `pip install '.[parquet]'`), or choose --format csv."
        )


def write_parquet(items: Iterable[Item], context: Context, out: BinaryIO) -> int:
    """All items in row groups of ROWS_AT_ONCE; how many there were. Raises ParquetMissingError."""
    schema = schema_of_columns()
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    written = 0
    with ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _in_parts(_typed(row_of(item, context)) for item in items):
            writer.write_table(Table.from_pylist(rows, schema=schema))
            written += len(rows)
    return written


def schema_of_columns() -> pyarrow.Schema:
    """The columns with their types: moments in UTC, whole numbers, numbers, texts and lists of texts."""
    try:
        import pyarrow
    except ImportError:
        raise ParquetMissingError from None
    types = {
        Kind.TEXT: pyarrow.string(),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.TIME: pyarrow.timestamp("ms", tz="UTC"),
        Kind.LIST: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column.name, types[column.kind]) for column in COLUMNS])


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    moments = (column.name for column in COLUMNS if column.kind is Kind.TIME)
    return row | {name: datetime.fromisoformat(row[name]) for name in moments}


def _in_parts(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rows = iter(rows)
    while part := list(islice(rows, ROWS_AT_ONCE)):
        yield part
