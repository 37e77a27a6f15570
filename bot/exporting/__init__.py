"""The record as tables for analysts. docs/codebook.md explains every column."""

from bot.exporting.columns import COLUMNS
from bot.exporting.command import export_record

__all__ = ["COLUMNS", "export_record"]
