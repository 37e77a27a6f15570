"""Words that tell of damage only where things are what they are about: «сорвана крыша», «под списание»."""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV, recoded
from bot.reading.words.neighbours_english import Rule
from bot.reading.words.things import PARTS, THINGS

PAST, SHORT, _SELF = ("", "а", "о", "и"), ("", "а", "о", "ы"), ("ся", "ась", "ось", "ись")


def forms(stems: str, endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems.split() for ending in endings)


LAY_DOWN = frozenset({"лег", "легла", "легло", "легли"})
LOST = forms("лишил", (*PAST, *_SELF)) | forms("лишен", SHORT) | {"lost", "минус"}
HIT = (
    forms(
        "сорвал подорвал взорвал поразил накрыл задел уронил свалил слетел отлетел улетел снял замкнул"
        " раскидал разбросал вынес рухнул провалил затопил залил сложил провис вздыбил вспучил сползл съехал"
        " отскочил отпал"
        " повел сместил сшибл вытекл потекл протекл утекл подтекл затонул утонул",
        PAST,
    )
    | forms(
        "сорван подорван взорван поражен вынесен раскидан залит свален разрезан затоплен сдвинут разбросан вскрыт",
        SHORT,
    )
    | forms("провалил сорвал распахнул отвалил сложил вздыбил разошел разлетел", _SELF)
    | LAY_DOWN
    | {
        "досталось", "perished", "сбило", "завалило", "посбивало", "течет", "текут", "сочится", "подтекает",
        "разошлась", "разошлись",
    }
    | {"knocked", "knocking", "downed", "leaked", "leaking", "leaks", "sank", "sunk"}
)  # fmt: skip
"""Verbs of much else."""
DESTROYED = frozenset({"уничтожен", "уничтожена", "уничтожено", "уничтожило"})
"""Not «уничтожены», which is of UAVs nearly always."""
DESTROYED_MANY = frozenset({"уничтожены", "уничтожили", "уничтожила"})
"""Of things only where so many of them are what follows."""
_SO_MANY_THINGS = seldom("n{1,2}[oyeC]{0,2}[oиC]")
HOLES = frozenset(
    {"воронка", "отметины", "отметинах", "отметин", "копоти", "саже", "копотью", "воронку", "воронки", "течь"}
    | {"утечка", "утечки", "утечку", "leak", "loss", "losses", "отверстие", "отверстия", "отверстий"}
    | {"следы", "копоть", "подтеки", "marks", "scars"}
)
_CRATER, _PAVED = "ворон", ("асфальт", "тротуар", "полотн", "проезж", "дорожн", "плит")
_LEAK, _FLUIDS = "утечк", ("газ", "топлив", "мазут", "масл", "аммиак", "нефт", "вод", "соляр", "дизел")
_UAVS_NEXT = seldom("[n~]{1,2}[ye]{0,2}[Uuv]")
RUINED = frozenset(
    [
        "щепки", "щепу", "труху", "хлам", "решето", "клочья", "лохмотья", "крошево", "лом", "металлолом", "утиль",
        "дребезги", "гармошку", "лепешку", "месиво", "груду", "руины", "пепел", "головешки", "угли", "негодность",
        "непригодность", "списание", "снос", "замену", "утилизацию", "крошку", "стружку",
    ]
)  # fmt: skip
"""«в щепки», «под списание»."""
BURNED_ON = (
    forms("перекинул распространил перебросил справил", _SELF)
    | forms("съел слизнул слизал пожрал сожрал поглотил", PAST)
    | {"перешел", "перешло", "прошел", "прошло", "прошла"}
)
CONDEMNED = frozenset({"аварийным", "аварийными", "аварийной"})
OUT_OF = frozenset({"строя"})
FELL = LAY_DOWN | forms("падал прилетал попадал", PAST) | forms("взрывал сыпал рвал", _SELF)
PUTTING_OUT = frozenset({"тушение", "тушения", "тушению", "тушением", "тушении"})
_OVER = ("заверш", "закончен", "учен", "учеб", "отраб")
PUT_OUT = forms("тушил затушил потушил погасил дотушил загасил пролил", PAST) | {
    "тушим", "дотушивают", "проливают", "заливают"
}  # fmt: skip
QUENCH = frozenset({"потушить", "погасить", "затушить", "загасить", "ликвидировать", "локализовать", "сбить"})
SET = frozenset({"set", "setting", "caught", "catching"})
_DONE = frozenset({"удалось", "смогли", "сумели", "успели"})
_STRUCK = "порази"
_INTO = frozenset({"в", "во", "на", "под", "как"})
_WENT = frozenset({"вышел", "вышла", "вышло", "вышли"})
_PUT, _OF_FOES = frozenset({"вывел", "вывела", "вывело", "вывели", "выводит"}), frozenset(UAV + "e0")
_ON_FIRE = frozenset({"fire", "ablaze", "alight", "aflame"})
_FIRE = frozenset("бf")
_FLYING = frozenset(UAV + "d")
_FLYING_MACHINE = _FLYING | frozenset("bla")
_NAMED_FLYING = _FLYING | frozenset("ж!na")
_MARKS = "|,;:()-"
_GONE = (*PARTS, "будк", "трансформатор", "опор", "столб")
NEAR = 5
_BESIDE = frozenset({"за", "под", "перед", "позади", "мимо", "около", "вокруг", "вдоль", "напротив"})
_OF_SITES = ("ым", "им", "ой", "ей", "ыми", "ими", "ого", "его", "ых", "их")


def lost(text: str, folded: list[str], at: list[int]) -> str:
    """«дом лишился крыши», "a house lost its roof"; a village that lost power is not damaged."""
    return where(text, at, lambda index: any(word.startswith(_GONE) for word in phrase(text, folded, index)[1]), "F")


def hit(text: str, folded: list[str], at: list[int]) -> str:
    """«сорвана крыша», «крыша рухнула», "knocked down a power line"; an attack that was thwarted is none."""
    return where(text, at, lambda index: _about_things(text, folded, index) and _by_foe(text, folded, index), "F")


def destroyed(text: str, folded: list[str], at: list[int]) -> str:
    """«уничтожено сено», «остановка уничтожена», in a phrase that names no UAV and no number."""
    return where(
        text, at, lambda index: not _names_flying(text, folded, index) and _about_things(text, folded, index), "F"
    )


def many_destroyed(text: str, folded: list[str], at: list[int]) -> str:
    """«уничтожены три вагончика»: a number of things right behind."""

    def tells(index: int) -> bool:
        match = _SO_MANY_THINGS.match(text, index + 1)
        return match is not None and any(word.startswith(THINGS) for word in folded[index + 2 : match.end()])

    return where(text, at, tells, "F")


def holes(text: str, folded: list[str], at: list[int]) -> str:
    """«отверстие в стене», «на фасаде следы осколков», «воронка в асфальте», «утечка газа»."""

    def tells(index: int) -> bool:
        crater = folded[index].startswith(_CRATER)
        if folded[index].startswith(_LEAK) and "".join(folded[index + 1 : index + 2]).startswith(_FLUIDS):
            return True
        return any(word.startswith(_PAVED if crater else THINGS) for word in around(text, folded, index))

    return where(text, at, tells, "f")


def ruined(text: str, folded: list[str], at: list[int]) -> str:
    """«в щепки», «под списание», «в негодность»."""
    return where(
        text,
        at,
        lambda index: index > 0 and folded[index - 1] in _INTO and not _UAVS_NEXT.match(text, index + 1),
        "F",
    )


def burned_on(text: str, _folded: list[str], at: list[int]) -> str:
    """«огонь перекинулся на сарай»: it burned."""
    return where(text, at, lambda index: not _FIRE.isdisjoint(text[max(0, index - NEAR) : index + NEAR]), "F")


def condemned(text: str, folded: list[str], at: list[int]) -> str:
    """«дом признан аварийным»."""
    return where(text, at, lambda index: index > 0 and folded[index - 1].startswith("призна"), "F")


def out_of_order(text: str, folded: list[str], at: list[int]) -> str:
    """«вышел из строя насос», «из строя вышла вышка», «обломки вывели из строя насос», but no UAVs."""

    def tells(index: int) -> bool:
        if not _WENT.isdisjoint(folded[max(0, index - 3) : index]):
            return True
        before, after = phrase(text, folded, index)
        if not _WENT.isdisjoint(after[:2]):
            return "0" not in text[index + 1 : index + 1 + len(after)]
        return not _PUT.isdisjoint((*before[-3:], *after[:2])) and _OF_FOES.isdisjoint(
            text[index + 1 : index + 1 + len(after)]
        )

    return where(text, at, tells, "F")


def fell(text: str, folded: list[str], at: list[int]) -> str:
    """«сюда падали обломки», unless they did not; «обломки легли на забор»."""

    def tells(index: int) -> bool:
        if folded[index] in LAY_DOWN:
            first, end = max(0, index - 3, text.rfind("|", 0, index)), text.find("|", index, index + 3)
            return not _FLYING.isdisjoint(text[first : end if end > 0 else index + 3])
        return index == 0 or text[index - 1] != "0"

    return where(text, at, tells, "H")


def being_put_out(text: str, folded: list[str], at: list[int]) -> str:
    """«тушим траву»: it burns."""
    return where(text, at, lambda index: any(word.startswith(THINGS) for word in around(text, folded, index)), "F")


def quenched(text: str, folded: list[str], at: list[int]) -> str:
    """«пламя удалось погасить»: there was a fire."""
    return where(text, at, lambda index: "б" in text[max(0, index - NEAR) : index] and folded[index - 1] in _DONE, "L")


def putting_out(text: str, folded: list[str], at: list[int]) -> str:
    """«идёт тушение»: a fire, unless it is over."""
    return where(text, at, lambda index: not any(word.startswith(_OVER) for word in around(text, folded, index)), "f")


def set_on_fire(text: str, folded: list[str], at: list[int]) -> str:
    """ "set a car on fire", "set fire to a barn"."""
    return where(text, at, lambda index: not _ON_FIRE.isdisjoint(folded[index + 1 : index + NEAR + 2]), "F")


def where(text: str, at: list[int], tells: Callable[[int], bool], code: str) -> str:
    return recoded(text, [index for index in at if tells(index)], code)


def _by_foe(text: str, folded: list[str], index: int) -> bool:
    """«дрон поразил бензовоз», unlike «дроны поразили технику противника»; templates tell of other property."""
    if not folded[index].startswith(_STRUCK):
        return True
    one = text[index - 1 : index] == "U" and index > 0
    return one and not {"и", "\\", "e", "y"} & set(text[index + 1 : index + NEAR])


def _about_things(text: str, folded: list[str], index: int) -> bool:
    """Whether a verb's phrase names things that it governs: right after it, or before it as its subject."""
    before, after = phrase(text, folded, index)
    ahead = next((place for place, word in enumerate(after) if word.startswith(THINGS)), None)
    if ahead is not None:
        between = text[index + 1 : index + 2 + ahead]
        beside = _beside(folded, index + 1, index + 1 + ahead)
        if _FLYING_MACHINE.isdisjoint(between) and "p" not in between and not beside:
            return True
    first = index - len(before)
    named = range(index - 1, first - 1, -1)
    # "unmanned aerial vehicles were downed"
    things = [place for place in named if folded[place].startswith(THINGS) and text[place] not in _FLYING_MACHINE]
    return any(
        _FLYING.isdisjoint(text[thing + 1 : index + 2])
        and "p" not in text[max(first, thing - 2) : thing]
        and not _beside(folded, first, thing)
        for thing in things
    )


def _beside(folded: list[str], first: int, thing: int) -> bool:
    """«рухнул за забором», «под старым забором»: only where something is told of, of the phrase from `first` on."""
    at = thing - 1
    if at > first and folded[at].endswith(_OF_SITES):
        at -= 1
    return at >= first and folded[at] in _BESIDE


def _names_flying(text: str, folded: list[str], index: int) -> bool:
    """Whether the phrase names UAVs, targets, air defence or a number."""
    if not _NAMED_FLYING.isdisjoint(text[max(0, index - 2) : index + 3]):
        return True
    before, after = phrase(text, folded, index)
    return not _NAMED_FLYING.isdisjoint(text[index - len(before) : index + 1 + len(after)])


def around(text: str, folded: list[str], index: int) -> list[str]:
    before, after = phrase(text, folded, index)
    return [*before, *after]


def phrase(text: str, folded: list[str], index: int) -> tuple[list[str], list[str]]:
    """The words before and after a token, as far as they are near and no mark stands between."""
    first, last = index, index + 1
    while first > max(0, index - NEAR) and text[first - 1] not in _MARKS:
        first -= 1
    while last < min(len(text), index + NEAR + 1) and text[last] not in _MARKS:
        last += 1
    return folded[first:index], folded[index + 1 : last]


# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    (LOST, lost),
    (HIT, hit),
    (DESTROYED, destroyed),
    (DESTROYED_MANY, many_destroyed),
    (HOLES, holes),
    (RUINED, ruined),
    (BURNED_ON, burned_on),
    (OUT_OF, out_of_order),
    (FELL, fell),
    (PUT_OUT, being_put_out),
    (PUTTING_OUT, putting_out),
    (QUENCH, quenched),
    (SET, set_on_fire),
    (CONDEMNED, condemned),
)
