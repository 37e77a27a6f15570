"""Facts put together into reports, each with its evidence."""
