"""Words for one raid or wave after another."""

from __future__ import annotations

WAVES = frozenset(
    {"вторая", "второй", "вторую", "третья", "третьей", "третью", "четвертая", "четвертой", "четвертую", "пятая"}
    | {
        "пятой", "пятую", "другая", "другой", "другую", "следующая", "следующей", "последняя", "последней", "другим",
        "вторым", "третьим",
    }
)  # fmt: skip
"""Of raids and waves; of single UAVs «второй» is the second."""
