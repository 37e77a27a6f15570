"""The base of every error whose text tells the user what to do.

UserError
├── bot.settings.SettingsError      a setting is missing or wrong
├── bot.findings.ConfigError        a file of the configuration cannot be used
├── bot.store.StoreError            the database cannot be used
├── bot.sources.errors.ExportError  an export file is broken
└── …                               and what the other rooms derive from it
"""


class UserError(Exception):
    """Shown as one message, without a traceback."""
