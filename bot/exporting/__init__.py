"""The record as tables for analysts. docs/codebook.md explains every column."""

from bot.exporting.columns import COLUMNS

__all__ = ["COLUMNS"]
