"""A small sky for tests of the record: two offices of one region and the Ministry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.channels import Channels
from bot.model import Channel, Post

START = datetime(2025, 12, 7, 20, 0, tzinfo=UTC)
CHANNELS = Channels(
    [
        Channel("demo_mod_russia", None, "Ministry of Defence", "federal"),
        Channel("demo_smolensk", "RU-SMO", "Governor", "governor"),
        Channel("demo_bryansk", "RU-BRY", "Governor", "governor"),
    ]
)
IDS = {"demo_mod_russia": 1, "demo_smolensk": 2, "demo_bryansk": 3}

ONE = "Силами ПВО над территорией Смоленской области сбит один украинский БПЛА. Пострадавших и разрушений нет."
THREE = "Силами ПВО над территорией Смоленской области сбиты три украинских БПЛА. Пострадавших и разрушений нет."
MINISTRY = (
    "В период с 23.00 мск 7 декабря до 7.00 мск 8 декабря дежурными средствами ПВО перехвачены и уничтожены 5 "
    "украинских БПЛА: 3 – над территорией Брянской области, 2 – над территорией Смоленской области."
)


def at(hours: float) -> datetime:
    """A moment some hours after 23:00 Moscow time on 7 December 2025."""
    return START + timedelta(hours=hours)


def post(text: str, *, channel: str = "demo_smolensk", number: int = 1, hours: float = 3) -> Post:
    return Post(channel_id=IDS[channel], message_id=number, channel=channel, date=at(hours), text=text)
