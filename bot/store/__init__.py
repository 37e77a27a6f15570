"""The only room with SQL. Functions take a sqlite3 connection handed out by Database.write or Database.read."""

from bot.store.database import Database, open_database, open_for_reading
from bot.store.errors import StoreError

__all__ = ["Database", "StoreError", "open_database", "open_for_reading"]
