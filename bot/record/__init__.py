"""From posts to the stored record: reading, joining and saving as one transaction."""

from bot.record.recorder import Recorder

__all__ = ["Recorder"]
