"""Words beside clock times: prepositions and parts of the day."""

from __future__ import annotations

from collections.abc import Sequence

START = frozenset(
    {"с", "со", "от", "после", "между", "начиная", "from", "between", "after", "since", "starting", "beginning"}
)
END = frozenset({"до", "по", "к", "ко", "until", "till", "til", "to", "by", "before", "through", "ending"})
PAIR = frozenset({"и", "and"})
POINT = frozenset(
    {"в", "во", "около", "примерно", "приблизительно", "ориентировочно", "ровно", "ближе", "на", "at", "around",
     "about", "approximately", "roughly", "exactly"}
)  # fmt: skip
PREPOSITIONS = START | END | PAIR | POINT
AFTERNOON = frozenset({"p.m.", "p.m", "pm", "вечера", "дня", "пополудни", "вечером", "днем", "evening", "afternoon"})
DAYTIME = frozenset({"дня", "днем", "пополудни", "afternoon"})
NIGHT = frozenset({"a.m.", "a.m", "am", "ночи", "ночью", "пополуночи", "night"})
MORNING = frozenset({"утра", "утром", "morning"})
PARTS = AFTERNOON | NIGHT | MORNING
AT_NIGHT = frozenset({"ночи", "ночью", "night"})
_OTHER_BUSINESS = (
    "горел", "горит", "аэропорт", "мост", "перекры", "закры", "открыт", "огранич", "движени", "отбой", "ковер",
    "ковр", "сирен", "тревог", "оповещ", "режим", "рейс", "полет", "поезд", "электричк", "автобус", "маршрут",
    "трамва", "троллейб", "метро", "паром", "катер", "занят", "урок", "прием", "магазин", "воду", "вода", "воды",
    "газ", "интернет", "эвакуац", "эвакуир", "пвр", "туш", "потуш", "комисси", "оперштаб", "совещан", "заседан",
    "брифинг", "концерт", "матч", "расселен", "комендант", "airport", "bridge", "flight", "siren", "train", "buses",
    "school", "class", "alert", "meeting", "briefing", "evacuat", "water", "electric", "shop", "firefight", "closed",
    "suspended", "restrict", "traffic", "curfew", "отключ",
)  # fmt: skip
"""What goes on besides raids: beginnings of words."""
_PLANTS = ("газов", "водов", "electrical")
"""… and words of what is hit that begin alike."""
# «Киевский режим» attacks, unlike «обычный режим»
_REGIME = "режим"
_OF_ENEMY = ("киевск", "нацист", "неонацист", "украинск", "преступн", "террорист")
RAID_WORDS = (
    "враг", "противник", "мобильн", "enemy", "бой", "боя", "бои", "боев", "огнев", "расчет", "зенитч", "отбива",
    "отбил", "отбит", "отраж", "отработал", "держал", "прикрыва", "прикрыл", "защища", "небо", "неба", "небе", "волн",
    "дежурств", "дежурн", "стрел", "залп", "выстрел", "канонад", "гремел", "грохо", "гуде", "гул", "громк", "шумн",
    "спал", "бессон", "неспокой", "произошл", "произошел", "случил", "battle", "fight", "fought", "engag", "sky",
    "skies", "repel", "raid", "assault", "wave", "barrage", "salvo", "shooting", "crews", "happened", "occurred",
)  # fmt: skip
"""What raids are told by, besides concepts: beginnings of words."""


def of_other_business(words: Sequence[str]) -> bool:
    """Whether words tell of trains, schools, alerts, fires and the like."""
    return any(
        word.startswith(_OTHER_BUSINESS)
        and not word.startswith(_PLANTS)
        and not (word.startswith(_REGIME) and words[at - 1].startswith(_OF_ENEMY))
        for at, word in enumerate(words)
    )
