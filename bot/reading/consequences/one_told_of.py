"""What the one person of a sentence is, so that others told of elsewhere can be told from them."""

from __future__ import annotations

from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.consequences.others import FAMILY, WHOSE, trade_of
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_SEXES = {
    "мужчин": "he", "юнош": "he", "мальчик": "he", "парен": "he", "man": "he", "boy": "he",
    "женщин": "she", "девочк": "she", "девушк": "she", "woman": "she", "girl": "she",
}  # fmt: skip
_ANY_TRADE = (
    "сотрудн", "работ", "рабоч", "пенсион", "хозя", "владел", "собств", "боец", "бойц", "военн", "добров", "самооб",
    "росгв", "солдат", "служ", "бабуш", "дедуш", "школь", "учени", "студен", "член", "глава", "главу", "главы", "медик",
    "врач", "фельд", "спасат", "пожарн", "полиц", "медр", "пацие", "employee", "worker", "resident", "pensioner",
    "owner", "serviceman", "soldier", "victim", "medic", "doctor", "paramedic", "rescuer", "passer",
)  # fmt: skip
# «Сторож отравился дымом. Двое пожарных получили ожоги»: two cannot be the one before
_ANY_JOB, _COUNTED = (
    ("сотрудн", "работ", "рабоч", "служ", "член", "employee", "worker", "victim"),
    seldom("n[oye]{0,2}B"),
)
_ALSO, _AND_ANOTHER = (
    frozenset({"тоже", "также", "туда", "другие", "других", "too", "also"}),
    seldom("I&[oye]{0,2}B|G&[oye]{0,2}B|[IG]&B|F&[oye]?B"),
)
_HE, _HARM = frozenset({"него", "нее", "он", "она", "ему", "ей", "he", "she"}), frozenset("IjFGЮ")
# «Её мужа …», «Контузия у её мужа»
_OPENING = frozenset({"", "jp", "Cjp", "ojp"})
_RELATIVE = seldom("[oye*]{0,3}B")
ASKED = Asked(_ALSO | _HE | WHOSE)


def who(part: Part) -> str:
    """What the one person of a sentence is, so that others can be told from them; empty where anybody may be meant.

    "+" for somebody who is said to be hurt, too, or told of by those before («второй боец»), with what they are to
    those («её мужа»: "+муж"; "~муж" where others are told of beside him).
    """
    if "B" not in part.codes and not _HE.isdisjoint(part.words):
        return ""
    relative, first = _relative(part) if not WHOSE.isdisjoint(part.words) else ("", False)
    if first:
        return "+" + relative
    if part.words[0] in ORDINALS or not _ALSO.isdisjoint(part.words) or _AND_ANOTHER.search(part.codes):
        return "+"
    people = [word for word, code in zip(part.words, part.codes, strict=True) if code == "B"]
    vague = _ANY_JOB if _COUNTED.search(part.codes) else _ANY_TRADE
    if len(people) != 1 or people[0].startswith(vague):
        return "~" + relative if relative else ""
    sex = next((sex for word, sex in _SEXES.items() if people[0].startswith(word)), "")
    return sex or ("" if _HARM.isdisjoint(part.codes) else trade_of(people[0]))


def _relative(part: Part) -> tuple[str, bool]:
    """«её мужа везут», «погибла женщина, её муж ранен»: what he is to others, and whether it opens so."""
    for at, word in enumerate(part.words):
        if word in WHOSE and (not at or part.codes[at - 1] in ",p"):
            found = _RELATIVE.match(part.codes, at + 1)
            first = part.codes[:at] in _OPENING
            if found and (first or part.words[found.end() - 1].startswith(FAMILY)):
                return part.words[found.end() - 1][:3], first
    return "", False
