"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.consequences.breakdowns import with_died_later
from bot.reading.consequences.counted import Figure
from bot.reading.consequences.figures import figures_of
from bot.reading.consequences.of_sentence import Told
from bot.reading.consequences.one_by_one import wounds_of_one
from bot.reading.consequences.sums import total, without_dead
from bot.reading.counts.counting import Counter
from bot.reading.outlines import Outlined
from bot.reading.places.finding import Mention
from bot.reading.words.tokens import Tokens

_UNRANKED = (0, 0)


@dataclass(slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(slots=True)
class _Denials:
    """What is said of nobody: that they were `killed`, `hurt`; `unharmed`: not killed since they were not hurt.

    `some_not_killed`, `some_unhurt`: said of certain people or places.
    """

    killed: bool = False
    hurt: bool = False
    unharmed: bool = False
    some_not_killed: bool = False
    some_unhurt: bool = False

    def add(self, told: Told) -> None:
        """Add what a sentence denies."""
        if told.some_unhurt:
            self.some_not_killed = self.some_not_killed or told.nobody_killed or told.unharmed
            self.some_unhurt = self.some_unhurt or told.nobody_hurt
            return
        self.killed, self.hurt = self.killed or told.nobody_killed, self.hurt or told.nobody_hurt
        self.unharmed = self.unharmed or told.unharmed

    def of_all(self, killed: list[Figure], injured: list[Figure]) -> tuple[bool, bool]:
        """Whether nobody was killed and hurt; «по Ясному выпущены три мины, пострадавших нет» is no news of others."""
        nobody = not killed and not injured
        not_killed = self.killed or (self.unharmed and not injured) or (self.some_not_killed and nobody)
        return not_killed, self.hurt or (self.some_unhurt and nobody)


def read_consequences(tokens: Tokens, sentences: Outlined, places: list[Mention], counter: Counter) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it.

    `places`: where places are named, in order.
    """
    denials = _Denials()
    last = dead_at_least = hurt_at_least = 0
    damage: bool | None = None
    struck = listed = False
    responders: bool | None = None
    shelters: bool | None = None
    for number, (_, telling) in enumerate(sentences, 1):
        told = telling.told
        if told is None:
            continue
        if told.nobody_hurt or told.nobody_killed or told.unharmed:
            denials.add(told)
        listed = listed or told.unnamed or telling.codes[-1] == ":"
        goes_on = (told.they and listed) or (told.elsewhere and number - 1 == last)
        if told.victims or goes_on or (telling.wounds and wounds_of_one(sentences, number - 1, tokens)):
            last = number
        if told.ranks != _UNRANKED:
            dead_at_least, hurt_at_least = max(dead_at_least, told.ranks[0]), max(hurt_at_least, told.ranks[1])
        if told.damage is not None:
            damage = damage or told.damage
        struck = struck or told.struck
        responders = responders or told.responders
        shelters = shelters or told.shelters
    killed, injured = figures_of(tokens, sentences[:last], places, counter) if last else ([], [])
    nobody_killed, nobody_hurt = denials.of_all(killed, injured)
    killed = with_died_later(killed, injured) if len(killed) > 1 and injured else killed
    dead, alive = total(killed, nobody_killed), total(injured, nobody_hurt)
    if dead_at_least:
        dead = max(dead_at_least, dead or 0)
    if hurt_at_least:
        alive = max(hurt_at_least, alive or 0)
    if alive and killed:
        alive = without_dead(alive, killed)
        alive = 0 if alive is None and nobody_hurt else alive
    return Consequences(dead, alive, struck or None if damage is None else damage, responders, shelters)
