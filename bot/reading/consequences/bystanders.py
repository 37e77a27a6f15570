"""People beside the victims: those who were only led away, what a victim used to be, and figures told later on."""

from __future__ import annotations

from bot.reading.consequences.relative import GOT_AWAY
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_LED_AWAY = ("эвакуир", "расселен", "отселен", "вывел", "выведен", "вышл", "спасл", "вынесл")
_SO_MANY = seldom(r"[oye]{0,2}(?P<number>n{1,3})[oye]{0,2}(?P<who>B{1,2})")
_SO_MANY_BEFORE = seldom(r"(?P<number>n{1,3})[oye]{0,2}(?P<who>B{1,2})o?$")
_HARMED = seldom(r"[^,;|]{0,12}[jIwGgГ+]")
# «почтальон и водитель успели выскочить, водитель ранен»
_ONE_HURT = seldom(r"[,;][oye&]{0,2}(?P<who>B)[oyeC]{0,3}(?:[IГG]|\{[oye]{0,3}j)")
_UNHARMED, _OF_SEVERAL, _STEM = frozenset("IwjGgГ{+И0Ю"), ("и", "ы", "ые", "ие"), 3
_FORMER = ("бывш",)
_HOW_MANY = ("числ", "количеств", "number")
# «число обратившихся к медикам», "the number of people injured"
_THOSE = seldom(r"z?(?:[oye]{0,2}B,?)?(?P<who>И(?=p[Bч]|зo|[^|;:]{0,3}ч)|I(?=o{0,2}(?:π|pnpn)))")
# «Число пострадавших уточнили врачи: на этот час – 9 человек»
_FIGURE = seldom(r"[wg](?P<between>[^|;n0~wg]{0,12}[:\-])o?n")
_NAMES = frozenset({"имена", "имен", "память", "памяти", "names", "memory"})
_OF_THE_DEAD = seldom(r"[oyepz]{0,2}(?:n{1,4}|[~])[oye]{0,2}[gGxB][gB]{0,2}")
# "three others have burns"
_OTHERS, _HAVE_WOUNDS = "others", seldom("no[oye]{0,3}j")
_CLAUSES = seldom(r"([,;:|])")
_ANIMALS = seldom(r"(?:&[oye]{0,2})?n{0,3}[oye]{0,3}ҩB?")
# «убито шесть коров, ещё одиннадцать ранены»
_MORE_OF_THEM = seldom("[oM&]{0,2}n{1,3}[oye]{0,2}[IG]o?|[oM&]{0,2}[IG]M?n{1,3}o?")
_DEAD_ANIMALS = seldom("g(?=[oye]{0,2}ҩ)")
_SOMEBODY, _HARM = seldom("[Bwgn]"), seldom("[GIj]")
# «при ударах по двум округам», «в трёх приграничных сёлах»
_SO_MANY_PLACES = seldom(r"(?<=[pP])n{1,3}(?=[oyeA^]{0,2}[sYQ])")
ASKED = Asked(_NAMES | {_OTHERS}, (*_LED_AWAY, *_FORMER, *_HOW_MANY))


def without_bystanders(part: Part, codes: str) -> str:
    """The concept characters without those of people who are no victims, and with a figure beside what it counts."""
    for at, word in enumerate(part.words):
        if len(word) == 1:
            continue  # no rule asks for it
        if word.startswith(_LED_AWAY):
            codes = _without_led_away(codes, at)
        elif word.startswith(_FORMER):
            codes = _without_former(codes, at)
        elif word.startswith(_HOW_MANY):
            codes = _with_figure(_with_those(codes, at + 1), at + 1)
        elif word == _OTHERS and _HAVE_WOUNDS.match(codes, at - 1):
            codes = codes[:at] + "B" + codes[at + 1 :]
        elif word in _NAMES and (match := _OF_THE_DEAD.match(codes, at + 1)):
            codes = codes[: at + 1] + "o" * (match.end() - at - 1) + codes[match.end() :]
    return codes


def without_unhurt(part: Part, codes: str) -> str:
    """«почтальон и водитель успели выскочить, водитель ранен»: without those of whom only one was hurt."""
    hurt = _ONE_HURT.search(codes)
    if hurt is None or not _UNHARMED.isdisjoint(codes[: hurt.start()]):
        return codes
    before = range(hurt.start())
    who = part.words[hurt.start("who")]
    again = any(codes[at] == "B" and part.words[at][:_STEM] == who[:_STEM] for at in before)
    got_away = again or any(part.words[at].startswith(GOT_AWAY) for at in before)
    if not got_away or who.endswith(_OF_SEVERAL):
        return codes
    return "".join("o" if at in before and code in "nB" else code for at, code in enumerate(codes))


def without_places_counted(codes: str) -> str:
    """The concept characters without numbers of places: «ранены при ударах по двум округам»."""
    return _SO_MANY_PLACES.sub(lambda match: "o" * len(match.group()), codes)


def without_animals(codes: str) -> str:
    """The concept characters without animals, and without what happened to nobody but them: «погибли две коровы»."""
    if "ҩ" not in codes:
        return codes
    clauses = _CLAUSES.split(codes)
    for at, clause in enumerate(clauses):
        if "ҩ" in clause:
            clauses[at] = _of_people_alone(clause)
            follows = _MORE_OF_THEM.fullmatch("".join(clauses[at + 2 : at + 3]))
            if follows and clauses[at] != clause:
                clauses[at + 2] = "o" * len(follows.group())
    return "".join(clauses)


def _of_people_alone(clause: str) -> str:
    left = _ANIMALS.sub(lambda match: "o" * len(match.group()), _DEAD_ANIMALS.sub("o", clause))
    return left if _SOMEBODY.search(left) else _HARM.sub("o", left)


def _without_led_away(codes: str, at: int) -> str:
    """«эвакуировали 40 человек, двое рабочих ранены»: the forty were not."""
    match = _SO_MANY.match(codes, at + 1) or _SO_MANY_BEFORE.search(codes, max(0, at - 8), at)
    if match is None or _HARMED.match(codes, max(match.end(), at)):
        return codes
    return "".join(
        "o" if match.start() <= index < match.end() and code in "nB" else code for index, code in enumerate(codes)
    )


def _without_former(codes: str, at: int) -> str:
    """«погибла пенсионерка, бывший учитель»: who she was, nobody else."""
    if codes[at - 1 : at] != "," or "B" not in codes[:at] or codes[at + 1 : at + 2] != "B":
        return codes
    return codes[: at + 1] + "o" + codes[at + 2 :]


def _with_those(codes: str, at: int) -> str:
    match = _THOSE.match(codes, at)
    return codes if match is None else codes[: match.start("who")] + "w" + codes[match.end("who") :]


def _with_figure(codes: str, at: int) -> str:
    match = _FIGURE.match(codes, at)
    if match is None:
        return codes
    last = match.end("between")
    return codes[:at] + "o" * (last - at - 1) + codes[at] + codes[last:]
