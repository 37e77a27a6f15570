"""Words beside clock times: prepositions and parts of the day."""

from __future__ import annotations

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
