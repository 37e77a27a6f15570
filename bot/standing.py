"""Subscriptions that the settings hold: chats that are told from the start, such as the operator's own channel."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.settings import PREFIX, Settings
from bot.store import Database, subscriptions
from bot.store.homes import home_of
from bot.store.incidents import EVERYTHING
from bot.texts import Texts


class StandingError(UserError):
    """The settings name a region or a language that there is none of; the text says what to write."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A chat's id (of channels and supergroups with -100 before it) and codes of regions, or EVERYTHING."""

    chat_id: int
    regions: tuple[str, ...]


def standing_of(settings: Settings, regions: Regions, finder: RegionFinder, texts: Texts) -> list[Standing]:
    """The chats of UAVWATCH_SUBSCRIBERS; regions may be written as codes or names. Raises StandingError."""
    if settings.language not in texts.languages:
        known = ", ".join(texts.languages)
        raise StandingError(
            f"{PREFIX}LANGUAGE: there is no config/texts/{settings.language}.ftl; write one of {known}."
        )
    return [
        Standing(chat_id, tuple(dict.fromkeys(_code(chat_id, name, finder, regions) for name in names.split("+"))))
        for chat_id, names in settings.subscribers
    ]


async def subscribe_standing(
    database: Database, standing: Sequence[Standing], settings: Settings, now: datetime
) -> None:
    """Subscribe those chats that are not subscribed yet; what a chat chose itself stays."""

    def work(db: sqlite3.Connection) -> None:
        for chat in standing:
            chat_id = home_of(db, chat.chat_id)
            if subscriptions.of_chat(db, chat_id) is None:
                subscriptions.save(
                    db,
                    chat_id,
                    0,
                    chat.regions,
                    language=settings.language,
                    zone=settings.zone,
                    now=now,
                    fixed=True,
                )

    await database.write(work)


def _code(chat_id: int, name: str, finder: RegionFinder, regions: Regions) -> str:
    name = name.strip()
    if name == EVERYTHING:
        return EVERYTHING
    match = finder.find(name)
    if match.code is not None:
        return match.code
    meant = ", ".join(f"{code} ({regions.name(code, 'en')})" for code in match.candidates)
    hint = f"did you mean {meant}?" if meant else "write a code such as RU-SMO or the name of a region"
    raise StandingError(
        f"{PREFIX}SUBSCRIBERS: chat {chat_id} is to be told of {name!r}, which is no region; {hint} "
        f"Several regions are joined with +; CHAT alone means all of them."
    )
