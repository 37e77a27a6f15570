"""Another bot has taken over the record: the operators are told how its readers come over."""

from __future__ import annotations

from dataclasses import dataclass

from bot.alarms import Alarms
from bot.telegram.supervisor import Supervisor


@dataclass
class Succession:
    """`tell` is called whenever the bot has connected and speaks once."""

    bot: Supervisor
    alarms: Alarms
    told: bool = False

    async def tell(self) -> None:
        if self.told:
            return
        self.told = True
        await self.alarms.say(how_to_come_over(self.bot.own_name))


def how_to_come_over(name: str | None) -> str:
    """What the operators have to do; `name` is the new bot's user name."""
    called, link = (f"@{name}", f"https://t.me/{name}?start=moved") if name else ("the new bot", "its link")
    return (
        "This is another bot than before. Nobody knows what the old one sent last: each chat gets one digest that says "
        f"so. Telegram lets {called} write only to people who have started it. Publish {link} where they look (the old "
        f"bot's description, your channel, your site): whoever opens it goes on with all wishes. Groups and channels "
        f"have to add {called}. Until then their subscriptions are paused and kept."
    )
