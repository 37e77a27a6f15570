"""All settings: one typed table, filled from the environment or a .env file.

Every setting is an environment variable with the prefix UAVWATCH_. `.env.example` and docs/settings.md are written
from this table (`uavwatch settings --env` and `--markdown`) and compared with it by the tests.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import UserError

PREFIX = "UAVWATCH_"
_PASSWORD = re.compile(r"://(?:[^:@]*:)?(.*)@")


class SettingsError(UserError):
    """A setting is missing or wrong; the text names it and says what to do."""


class Settings(BaseSettings):
    """See the field descriptions; times are in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    api_id: int | None = Field(
        default=None, description="Number of your Telegram application, from https://my.telegram.org"
    )
    api_hash: SecretStr | None = Field(
        default=None, description="Hash of your Telegram application, from the same page"
    )
    bot_token: SecretStr | None = Field(default=None, description="Token of your bot, from @BotFather in Telegram")
    database: Path = Field(default=Path("var/uavwatch.db"), description="SQLite file that holds the record")
    reader_session: Path = Field(
        default=Path("var/reader.session"),
        description="Session of the user account that reads the channels (`uavwatch login`)",
    )
    bot_session: Path = Field(default=Path("var/bot.session"), description="Session of the bot; made anew when missing")
    config_dir: Path | None = Field(
        default=None, description="Folder of channels, lexicon, templates …; built-in when empty"
    )
    cache_dir: Path = Field(
        default=Path("var/cache"), description="Folder for compiled lexicon and places; may be deleted"
    )
    subscribers: Annotated[tuple[tuple[int, str], ...], NoDecode] = Field(
        default=(),
        description="Chats told from the start, as CHAT or CHAT:REGION+REGION (such as -1001:RU-SMO+tula), by commas",
    )
    subscriptions_per_chat: int = Field(
        default=20, ge=1, description="Subscriptions of one chat, those of all its topics together"
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(), description="Telegram user ids of the operators, by commas"
    )
    language: str = Field(default="ru", description="Language of chats that did not choose one: ru or en")
    zone: str = Field(default="Europe/Moscow", description="Time zone of chats that did not choose one")
    proxy: SecretStr | None = Field(
        default=None, description="Proxy, such as socks5://user:password@host:1080 or mtproxy://secret@host:443"
    )
    server_host: str | None = Field(default=None, description="Another MTProto server's address, such as 127.0.0.1")
    server_port: int = Field(default=443, description="Port of that server")
    server_dc: int = Field(default=2, description="Data centre number of that server")
    server_key: Path | None = Field(default=None, description="PEM file with the public RSA key of that server")
    tick_seconds: float = Field(default=10, gt=0, description="How often due digests are looked for")
    reconcile_seconds: float = Field(
        default=60, gt=0, description="How often all channels are compared with their cursors"
    )
    reread_open_seconds: float = Field(
        default=180,
        gt=0,
        description="How often the posts behind open incidents are read again, to find edits and deletions",
    )
    open_hours: float = Field(
        default=6, gt=0, description="An incident is open for so long after it ended or was last changed"
    )
    reread_recent_seconds: float = Field(
        default=600, gt=0, description="How often posts of the last 3 hours are read again, whatever they tell of"
    )
    reread_all_seconds: float = Field(default=1800, gt=0, description="The same for posts of the last 48 hours")
    resolve_seconds: float = Field(default=20, ge=0, description="Pause between two look-ups of channel names")
    join_seconds: float = Field(default=60, ge=0, description="Pause between two joins of channels")
    history_per_second: float = Field(default=0.33, gt=0, description="Requests for channel history in the long run")
    reread_per_second: float = Field(default=0.5, gt=0, description="Requests to look at known posts again, likewise")
    backfill_hours: float = Field(default=24, ge=0, description="How far back a channel that was never read is fetched")
    answer_seconds: float = Field(default=20, gt=0, description="How long an answer of Telegram is waited for")
    reconnect_seconds: float = Field(
        default=1, gt=0, description="Wait before connecting again; doubled each time, less up to a half by chance"
    )
    reconnect_longest_seconds: float = Field(default=60, gt=0, description="The longest of these waits")
    uncovered_minutes: float = Field(
        default=15,
        gt=0,
        description="A channel not read for so long is not covered: digests, answers and `uavwatch status` say so",
    )
    source: Literal["telegram", "preview"] = Field(
        default="telegram",
        description="Where posts come from: telegram (a user account) or preview (public web pages; second best: "
        "later, and without channels that switched them off)",
    )
    preview_url: str = Field(default="https://t.me", description="Address of the web preview")
    preview_seconds: float = Field(default=5, gt=0, description="Pause between two pages of the web preview")
    messages_per_second: float = Field(
        default=25, gt=0, description="Digests sent a second in all; Telegram takes about 30"
    )
    private_seconds: float = Field(default=1, ge=0, description="Pause between two messages to one person")
    group_seconds: float = Field(default=3, ge=0, description="Pause between two messages to one group or channel")
    clock_shift_seconds: float = Field(
        default=0, description="Added to the host's clock; for rehearsals only, never for a live bot"
    )
    map_regions: int = Field(default=3, ge=1, description="Digests about at least this many regions carry a map")
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")
    alive_seconds: float = Field(
        default=300,
        gt=0,
        description="Reading, making and sending must each end a round of work within this time, or "
        "`uavwatch status --alive` and `--check` fail",
    )
    metrics_port: int | None = Field(
        default=None, ge=0, le=65535, description="Port of the figures for Prometheus; none are served when empty"
    )
    metrics_host: str = Field(default="127.0.0.1", description="Address of this host on which they are served")

    @field_validator("subscribers", mode="before")
    @classmethod
    def _split_subscribers(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        items = [item.strip().partition(":") for item in value.split(",") if item.strip()]
        if not all(_is_id(chat) for chat, _, _ in items):
            raise ValueError("write ids of chats, with regions if not all are wanted, such as -1001234:RU-SMO+RU-BRY")
        return tuple((int(chat), regions.strip() or "*") for chat, _, regions in items)

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        items = [item for item in value.split(",") if item.strip()]
        if not all(_is_id(item) for item in items):
            raise ValueError("write Telegram user ids (numbers, not names) with commas between them")
        return tuple(int(item) for item in items)

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        value = value.strip().lower()
        if not value.isalpha():
            raise ValueError("write the code of a language in config/texts, such as ru or en")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        value = value.strip().upper()
        if value not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("write DEBUG, INFO, WARNING or ERROR")
        return value

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("no such time zone; write one like Europe/Moscow or UTC") from None
        return value


def _is_id(text: str) -> bool:
    digits = text.strip().removeprefix("-")
    return digits.isascii() and digits.isdigit()


LIVE = {
    "api_id": "create an application at https://my.telegram.org and copy its api_id",
    "api_hash": "create an application at https://my.telegram.org and copy its api_hash",
    "bot_token": "talk to @BotFather in Telegram, /newbot, and copy the token",
}
"""What `uavwatch run` cannot do without, and where to get it."""


def load_settings() -> Settings:
    """Settings from the environment and .env; raises SettingsError naming each wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{PREFIX}{'_'.join(str(part) for part in item['loc'][:1]).upper()}: {item['msg']}"
            for item in error.errors(include_input=False)
        ]
        raise SettingsError("These settings are wrong:\n  " + "\n  ".join(lines)) from None


def secrets_of(settings: Settings) -> list[str]:
    """Every value that must not be shown: the secret settings, and the password inside a proxy's address."""
    fields = (getattr(settings, name) for name in Settings.model_fields)
    values = [field.get_secret_value() for field in fields if isinstance(field, SecretStr)]
    # Written in the address or, by a library that took it apart, on its own.
    passwords = [part for value in values for part in _PASSWORD.findall(value)]
    return [*values, *passwords, *map(unquote, passwords)]


def require_live(settings: Settings) -> None:
    """Raise SettingsError unless everything `uavwatch run` needs is there."""
    missing = [name for name in LIVE if getattr(settings, name) is None]
    if missing:
        lines = [f"{PREFIX}{name.upper()}: {LIVE[name]}" for name in missing]
        raise SettingsError(
            "Missing settings (put them into .env, see .env.example):\n  "
            + "\n  ".join(lines)
            + "\nTo see the program work without any account: make demo"
        )
