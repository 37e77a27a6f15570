"""uavwatch: a record of what official Telegram channels state about UAV interceptions."""

__version__ = "0.12.0"
