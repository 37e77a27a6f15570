"""Words that tell of things left whole, or of none that are damaged: «крыша уцелела», «повреждений – ноль»."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words.codes import put, recoded
from bot.reading.words.neighbours_english import Rule
from bot.reading.words.neighbours_things import NEAR, PAST, SHORT, around, forms, phrase, where
from bot.reading.words.things import THINGS

_IN_ORDER, _IN = frozenset({"порядке", "сохранности", "целости"}), frozenset({"в", "во"})
WHOLE = (
    forms("уцелел устоял", PAST)
    | forms("нетронут неповрежденн", (*SHORT, "ым", "ыми", "ой"))
    | {"целые", "целым", "целыми", "целой", "целехоньки", "целехонькие", "целехонько", "невредимо", "невредимым"}
    | {"невредимыми", "spared"}
    | _IN_ORDER
)
_SUFFER = frozenset({"suffer", "suffered"})
TOUCHED = (
    forms("тронул затронул задел зацепил", PAST)
    | {"разбилось", "разбились", "разбилась"}
    | forms("тронут затронут", SHORT)
    | {"задев", "затронув", "тронув", "affected", "hit", "touched"}
    | _SUFFER
    | {"damaged", "broken", "shattered", "harmed", "impacted", "destroyed"}
)
SCRATCHES = frozenset({"царапина", "царапины", "царапинки", "царапин", "царапинами", "царапину"})
NONE_AFTER = frozenset({"ноль", "0", "ничего", "ни", "нет"})
NIL = frozenset({"нулевой", "нулевые", "нулевых", "никакого", "никаким", "никакие", "zero"})
_ONLY = frozenset({"только", "лишь", "часть", "частично", "чудом", "не"})
_NOTHING_ELSE = frozenset({"только", "лишь", "одна", "один", "одно", "одни"})
_ALL = frozenset({"все", "everything"})
_WITHSTOOD = forms("выдержал", PAST)
_NEUTER = frozenset({"уцелело", "целехонько", "целым", "невредимо", "невредимым", "нетронутым", "неповрежденным"})
_INSTALLED = (
    "инфраструктур", "объект", "предприят", "завод", "посадк", "сектор", "жилфонд", "фонд", "хозяйств", "производств",
    "нефтебаз", "нпз", "азс", "систем", "infrastructure", "facilit", "propert",
)  # fmt: skip
_PEOPLE, _RECEIVED = "B", "{"
_DENIAL = seldom(r"0[oyepz0\\и&Bц/=s]{1,7}$")
_LONGEST_LIST = 16
_WERE = frozenset({"was", "were", "been", "is", "are"})
_ENGLISH_THINGS = (
    "structure", "home", "house", "building", "window", "vehicle", "car", "site", "object", "equipment", "refiner",
    "plant", "line", "station", "school", "bridge", "roof", "depot", "apartment", "flat", "asset", "installation",
)  # fmt: skip
_CIVIL = frozenset({"civilian", "civil", "residential"})
_FAR = 9
"""How far an English denial stands before its verb: "neither homes nor power lines were affected"."""
_DENIABLE = frozenset("wfxgF")


def whole(text: str, folded: list[str], at: list[int]) -> str:
    """«инфраструктура в порядке», «крыша уцелела»; what was spared only in part is damaged."""

    def tells(index: int) -> bool:
        if folded[index] in _IN_ORDER and _IN.isdisjoint(folded[max(0, index - 2) : index]):
            return False
        if _summed_up(text, folded, index):
            return True
        near = around(text, folded, index)
        if folded[index] in _NEUTER and not _ALL.isdisjoint(near):
            return True
        if not _ONLY.isdisjoint(near) or _of_people(text, folded, index):
            return False
        return any(word.startswith((*THINGS, *_INSTALLED)) for word in near)

    return where(text, at, tells, "ϡ")


def _summed_up(text: str, folded: list[str], index: int) -> bool:
    """«техника, дома, люди – всё в сохранности»: the list before the dash names things."""
    dash = text.rfind("-", max(0, index - 3), index)
    if dash < 0 or folded[dash + 1] not in _ALL:
        return False
    start = max(text.rfind("|", 0, dash) + 1, dash - _LONGEST_LIST)
    return any(word.startswith(THINGS) for word in folded[start:dash])


def withstood(text: str, folded: list[str], at: list[int]) -> str:
    """«крыша не выдержала», «кровля выдержала», «не уцелело ни одного стекла»."""
    for index in at:
        if any(word.startswith(THINGS) for word in around(text, folded, index)):
            denied = text[index - 1 : index] == "0"
            if denied:
                text = put(text, index - 1, "o")
            if denied or _alone(text, folded, index):
                text = put(text, index, "F")
            elif folded[index] in _WITHSTOOD:
                text = put(text, index, "ϡ")
    return text


def _alone(text: str, folded: list[str], index: int) -> bool:
    """«уцелела только печь», «из всей улицы уцелели два дома»: the rest did not."""
    before, after = phrase(text, folded, index)
    return not _NOTHING_ELSE.isdisjoint((*before[-1:], *after[:1])) or before[:1] == ["из"]


def touched(text: str, folded: list[str], at: list[int]) -> str:
    """«ни один дом не тронут», «постройки не тронуло»."""

    def tells(index: int) -> bool:
        if "0" not in text[max(0, index - 2) : index] or _of_people(text, folded, index):
            return False
        return any(word.startswith((*THINGS, *_INSTALLED)) or word == "ничего" for word in around(text, folded, index))

    in_english = [index for index in at if folded[index].isascii() and _denied_of_things(text, folded, index)]
    text = recoded(text, [index - 1 for index in in_english if folded[index - 1] in _WERE], "0")
    text = recoded(text, in_english, "F")
    return where(text, [index for index in at if not folded[index].isascii()], tells, "F")


def _denied_of_things(text: str, folded: list[str], index: int) -> bool:
    """ "neither homes nor power lines were affected", "no structures were hit"."""
    if folded[index] in _SUFFER and text[index - 1] == "0":
        return any(word.startswith((*THINGS, *_INSTALLED)) for word in phrase(text, folded, index)[0])
    denied = _DENIAL.search(text, max(0, index - _FAR), index)
    if denied is None or not (folded[index - 1] in _WERE or folded[index] in _SUFFER):
        return False
    if folded[denied.start()] == "nothing" and "0" not in text[denied.start() + 1 : index]:
        return True
    if "p" in denied.group():
        return False
    words = range(denied.start(), index)
    if any(text[at] == _PEOPLE and folded[at] not in _CIVIL for at in words):
        return False
    return any(folded[at].startswith((*THINGS, *_INSTALLED, *_ENGLISH_THINGS)) for at in words)


def scratches(text: str, folded: list[str], at: list[int]) -> str:
    """«на фасаде царапины», «вокруг ни царапины»: of things, unless people are named."""

    def tells(index: int) -> bool:
        if _of_people(text, folded, index) or _RECEIVED in text[max(0, index - NEAR) : index]:
            return False
        return any(word.startswith(THINGS) or word == "ни" for word in around(text, folded, index))

    return where(text, at, tells, "f")


def none_after(text: str, folded: list[str], at: list[int]) -> str:
    """«повреждений – ноль», «повреждено: ничего»."""
    chars = list(text)
    for index in at:
        if folded[index] == "ни":
            chars[index] = "0" if text[index - 1] == "f" and text[index + 1 : index + 2] == "p" else chars[index]
            continue
        ends = text[index + 1 : index + 2] in {"", "|", ",", ";"}
        if ends and text[index - 1] in "-:" and index > 1 and text[index - 2] in _DENIABLE:
            chars[index] = "0"
            chars[index - 2] = "f" if text[index - 2] == "F" else text[index - 2]
    return "".join(chars)


def nil(text: str, folded: list[str], at: list[int]) -> str:
    """«ущерб нулевой», «никакого вреда», "zero damage"."""
    return where(
        text,
        at,
        lambda index: "f" in text[max(0, index - 1) : index + 2] or folded[index + 1 : index + 2] == ["вреда"],
        "0",
    )


def _of_people(text: str, folded: list[str], index: int) -> bool:
    """Whether the phrase names people but as owners of things: «имущество граждан»."""
    before, after = phrase(text, folded, index)
    first, last = index - len(before), index + 1 + len(after)
    return any(
        text[at] == _PEOPLE
        and not any(word.startswith(THINGS) for word in folded[max(first, at - 1) : at + 1])
        and not _beside_things(text, folded, at, last)
        for at in range(first, last)
    )


def _beside_things(text: str, folded: list[str], at: int, last: int) -> bool:
    """«люди и имущество»: both are what the phrase tells of."""
    return any(
        0 <= place < last and "&" in text[min(at, place) : max(at, place)] and folded[place].startswith(THINGS)
        for place in (at - 2, at + 2, at + 3)
    )


# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    (WHOLE, whole),
    (_WITHSTOOD | forms("уцелел устоял", PAST), withstood),
    (TOUCHED, touched),
    (SCRATCHES, scratches),
    (NONE_AFTER, none_after),
    (NIL, nil),
)
