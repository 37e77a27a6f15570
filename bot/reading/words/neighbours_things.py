"""Words that tell of damage only where things are what they are about: «сорвана крыша», «под списание»."""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.words.codes import UAV, recoded
from bot.reading.words.neighbours_english import Rule
from bot.reading.words.things import PARTS, THINGS

_PAST, _SHORT, _SELF = ("", "а", "о", "и"), ("", "а", "о", "ы"), ("ся", "ась", "ось", "ись")


def _forms(stems: str, endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems.split() for ending in endings)


LOST = _forms("лишил", (*_PAST, *_SELF)) | _forms("лишен", _SHORT) | {"lost", "минус"}
HIT = (
    _forms(
        "сорвал подорвал взорвал поразил накрыл задел уронил свалил слетел отлетел улетел снял замкнул"
        " раскидал разбросал вынес рухнул провалил затопил залил",
        _PAST,
    )
    | _forms("сорван подорван взорван поражен вынесен раскидан свален разрезан затоплен сдвинут разбросан", _SHORT)
    | _forms("провалил сорвал распахнул отвалил", _SELF)
    | {"досталось"}
    | {"knocked", "knocking", "downed"}
)
"""Verbs of much else."""
DESTROYED = frozenset({"уничтожен", "уничтожена", "уничтожено", "уничтожило"})
"""Not «уничтожены», which is of UAVs nearly always."""
HOLES = frozenset({"отверстие", "отверстия", "отверстий", "следы", "копоть", "подтеки"})
RUINED = frozenset(
    [
        "щепки",
        "щепу",
        "труху",
        "хлам",
        "решето",
        "клочья",
        "лохмотья",
        "крошево",
        "лом",
        "металлолом",
        "утиль",
        "дребезги",
        "гармошку",
        "лепешку",
        "месиво",
        "груду",
        "руины",
        "пепел",
        "головешки",
        "угли",
        "негодность",
        "непригодность",
        "списание",
        "снос",
        "замену",
        "утилизацию",
        "крошку",
        "стружку",
    ]
)
"""«в щепки», «под списание»."""
BURNED_ON = _forms("перекинул распространил перебросил", _SELF) | {"перешел", "перешло"}
WHOLE = _forms("уцелел устоял", _PAST) | _forms("нетронут", (*_SHORT, "ым", "ыми")) | {
    "целые", "порядке", "сохранности", "spared"
}  # fmt: skip
TOUCHED = (
    _forms("тронул затронул", _PAST) | _forms("тронут затронут", _SHORT) | {"задев", "затронув", "тронув", "affected"}
)
SCRATCHES = frozenset({"царапина", "царапины", "царапинки", "царапин", "царапинами", "царапину"})
NONE_AFTER = frozenset({"ноль", "0", "ничего", "ни"})
NIL = frozenset({"нулевой", "нулевые", "нулевых", "zero"})
_ONLY = frozenset({"только", "лишь", "часть", "частично", "чудом", "не"})
_ALL = frozenset({"все", "everything"})
_INSTALLED = ("инфраструктур", "объект", "предприят", "завод", "посадк", "infrastructure", "facilit", "propert")
_PEOPLE, _RECEIVED = "B", "{"
_DENIABLE = frozenset("wfxgF")
OUT_OF = frozenset({"строя"})
FELL = _forms("падал прилетал попадал", _PAST) | _forms("взрывал сыпал рвал", _SELF)
PUT_OUT = frozenset({"тушим", "тушили", "тушил", "тушила"})
SET = frozenset({"set", "setting", "caught", "catching"})
_STRUCK = "порази"
_INTO = frozenset({"в", "во", "на", "под"})
_WENT = frozenset({"вышел", "вышла", "вышло", "вышли"})
_ON_FIRE = frozenset({"fire", "ablaze", "alight", "aflame"})
_FIRE = frozenset("бf")
_FLYING = frozenset(UAV + "d")
_NAMED_FLYING = _FLYING | frozenset("ж!na")
_MARKS = "|,;:()-"
_GONE = (*PARTS, "будк", "трансформатор", "опор", "столб")
_NEAR = 5


def lost(text: str, folded: list[str], at: list[int]) -> str:
    """«дом лишился крыши», "a house lost its roof"; a village that lost power is not damaged."""
    return _where(text, at, lambda index: any(word.startswith(_GONE) for word in _phrase(text, folded, index)[1]), "F")


def hit(text: str, folded: list[str], at: list[int]) -> str:
    """«сорвана крыша», «крыша рухнула», "knocked down a power line"; an attack that was thwarted is none."""
    return _where(text, at, lambda index: _about_things(text, folded, index) and _by_foe(text, folded, index), "F")


def destroyed(text: str, folded: list[str], at: list[int]) -> str:
    """«уничтожено сено», «остановка уничтожена», in a phrase that names no UAV and no number."""
    return _where(
        text, at, lambda index: not _names_flying(text, folded, index) and _about_things(text, folded, index), "F"
    )


def holes(text: str, folded: list[str], at: list[int]) -> str:
    """«отверстие в стене», «на фасаде следы осколков»."""
    return _where(text, at, lambda index: any(word.startswith(THINGS) for word in _around(text, folded, index)), "f")


def ruined(text: str, folded: list[str], at: list[int]) -> str:
    """«в щепки», «под списание», «в негодность»."""
    return _where(text, at, lambda index: index > 0 and folded[index - 1] in _INTO, "F")


def burned_on(text: str, _folded: list[str], at: list[int]) -> str:
    """«огонь перекинулся на сарай»: it burned."""
    return _where(text, at, lambda index: not _FIRE.isdisjoint(text[max(0, index - _NEAR) : index + _NEAR]), "F")


def out_of_order(text: str, folded: list[str], at: list[int]) -> str:
    """«вышел из строя насос»."""
    return _where(text, at, lambda index: not _WENT.isdisjoint(folded[max(0, index - 3) : index]), "F")


def fell(text: str, _folded: list[str], at: list[int]) -> str:
    """«сюда падали обломки», unless they did not."""
    return _where(text, at, lambda index: index == 0 or text[index - 1] != "0", "H")


def being_put_out(text: str, folded: list[str], at: list[int]) -> str:
    """«тушим траву»: it burns."""
    return _where(text, at, lambda index: any(word.startswith(THINGS) for word in _phrase(text, folded, index)[1]), "F")


def set_on_fire(text: str, folded: list[str], at: list[int]) -> str:
    """ "set a car on fire", "set fire to a barn"."""
    return _where(text, at, lambda index: not _ON_FIRE.isdisjoint(folded[index + 1 : index + _NEAR + 2]), "F")


def whole(text: str, folded: list[str], at: list[int]) -> str:
    """«инфраструктура в порядке», «крыша уцелела»; what was spared only in part is damaged."""

    def tells(index: int) -> bool:
        if folded[index] in {"порядке", "сохранности"} and folded[index - 1] not in {"в", "во"}:
            return False
        around = _around(text, folded, index)
        if not _ONLY.isdisjoint(around) or _of_people(text, folded, index):
            return False
        return any(word.startswith((*THINGS, *_INSTALLED)) for word in around)

    return _where(text, at, tells, "ϡ")


def touched(text: str, folded: list[str], at: list[int]) -> str:
    """«ни один дом не тронут», «постройки не тронуло»."""

    def tells(index: int) -> bool:
        if "0" not in text[max(0, index - 2) : index] or _of_people(text, folded, index):
            return False
        return any(word.startswith((*THINGS, *_INSTALLED)) or word == "ничего" for word in _around(text, folded, index))

    return _where(text, at, tells, "F")


def scratches(text: str, folded: list[str], at: list[int]) -> str:
    """«на фасаде царапины», «вокруг ни царапины»: of things, unless people are named."""

    def tells(index: int) -> bool:
        if _of_people(text, folded, index) or _RECEIVED in text[max(0, index - _NEAR) : index]:
            return False
        return any(word.startswith(THINGS) or word == "ни" for word in _around(text, folded, index))

    return _where(text, at, tells, "f")


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


def nil(text: str, _folded: list[str], at: list[int]) -> str:
    """«ущерб нулевой», "zero damage"."""
    return _where(text, at, lambda index: "f" in text[max(0, index - 1) : index + 2], "0")


def _of_people(text: str, folded: list[str], index: int) -> bool:
    """Whether the phrase names people but as owners of things: «имущество граждан»."""
    before, after = _phrase(text, folded, index)
    first, last = index - len(before), index + 1 + len(after)
    return any(
        text[at] == _PEOPLE and not any(word.startswith(THINGS) for word in folded[max(first, at - 1) : at + 1])
        for at in range(first, last)
    )


def _where(text: str, at: list[int], tells: Callable[[int], bool], code: str) -> str:
    return recoded(text, [index for index in at if tells(index)], code)


def _by_foe(text: str, folded: list[str], index: int) -> bool:
    """«дрон поразил бензовоз», unlike «дроны поразили технику противника»; templates tell of other property."""
    if not folded[index].startswith(_STRUCK):
        return True
    one = text[index - 1 : index] == "U" and index > 0
    return one and not {"и", "\\", "e", "y"} & set(text[index + 1 : index + _NEAR])


def _about_things(text: str, folded: list[str], index: int) -> bool:
    """Whether a verb's phrase names things that it governs: right after it, or before it as its subject."""
    before, after = _phrase(text, folded, index)
    ahead = next((place for place, word in enumerate(after) if word.startswith(THINGS)), None)
    if ahead is not None:
        between = text[index + 1 : index + 1 + ahead]
        return _FLYING.isdisjoint(between) and "p" not in between
    first = index - len(before)
    thing = next((place for place in range(index - 1, first - 1, -1) if folded[place].startswith(THINGS)), None)
    if thing is None or not _FLYING.isdisjoint(text[thing + 1 : index + 2]):
        return False
    return "p" not in text[max(first, thing - 2) : thing]


def _names_flying(text: str, folded: list[str], index: int) -> bool:
    """Whether the phrase names UAVs, targets, air defence or a number."""
    if not _NAMED_FLYING.isdisjoint(text[max(0, index - 2) : index + 3]):
        return True
    before, after = _phrase(text, folded, index)
    return not _NAMED_FLYING.isdisjoint(text[index - len(before) : index + 1 + len(after)])


def _around(text: str, folded: list[str], index: int) -> list[str]:
    before, after = _phrase(text, folded, index)
    return [*before, *after]


def _phrase(text: str, folded: list[str], index: int) -> tuple[list[str], list[str]]:
    """The words before and after a token, as far as they are near and no mark stands between."""
    first, last = index, index + 1
    while first > max(0, index - _NEAR) and text[first - 1] not in _MARKS:
        first -= 1
    while last < min(len(text), index + _NEAR + 1) and text[last] not in _MARKS:
        last += 1
    return folded[first:index], folded[index + 1 : last]


# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    (LOST, lost),
    (HIT, hit),
    (DESTROYED, destroyed),
    (HOLES, holes),
    (RUINED, ruined),
    (BURNED_ON, burned_on),
    (OUT_OF, out_of_order),
    (FELL, fell),
    (PUT_OUT, being_put_out),
    (SET, set_on_fire),
    (WHOLE, whole),
    (TOUCHED, touched),
    (SCRATCHES, scratches),
    (NONE_AFTER, none_after),
    (NIL, nil),
)
