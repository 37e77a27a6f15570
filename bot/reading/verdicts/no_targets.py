"""People run over by somebody, what is found with a UAV's help, and other losses than UAVs: none were shot down."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_UAVS = frozenset(UAV + "ab")
_FLYING = _UAVS | {"!", "ж"}
_DOWNED = seldom("[SWOVTθ]")
_FAR = 6
_CLAUSE_ENDS = frozenset(",;:|-(")
_RAN_OVER = ("сбил", "сбива")
_ON_THE_ROAD = frozenset(
    {"водитель", "водители", "автомобилист", "автоледи", "таксист", "такси", "дальнобойщик", "лихач", "лихачи"}
    | {"иномарка", "автомобиль", "машина", "легковушка", "внедорожник", "кроссовер", "минивэн", "грузовик", "фура"}
    | {"мотоциклист", "мотоцикл", "байкер", "мопед", "скутер", "автобус", "микроавтобус", "маршрутка", "троллейбус"}
    | {"трамвай", "поезд", "электричка", "локомотив", "тепловоз", "велосипедист", "самокатчик", "электросамокат"}
    | {"трактор", "самосвал", "бензовоз", "скорая", "погрузчик", "самокат"}
)  # fmt: skip
_FOUND = "ѣ"
_TELLING = frozenset("SWOVTθEHkqIGFKdh")
_WITH = frozenset({"с", "со"})
_HELP = ("помощ", "камер")
_INSTRUMENTAL = ("ом", "ами")
_MINUS = seldom("Zn[ye]{0,2}(?=o)")
_NOUN = seldom(r"[а-я-]{3,}(?:а|я|ов|ев|ей|ы|и|ин|ок|ек|ец)$")
_ONE, _ANY = frozenset({"один", "одна", "одно"}), 4
_SO_FAR = frozenset(
    {"сразу", "пока", "сегодня", "вчера", "сейчас", "снова", "опять", "сутра", "беспилотников", "штуки", "штук"}
    | {"штука", "аппарата", "аппаратов", "птички", "птичек", "цели", "целей", "объекта", "объектов", "зверя", "раза"}
    | {"беспилотник", "штука", "аппарат", "объект", "птичка"}
)  # fmt: skip


def may_be_no_targets(codes: str) -> bool:
    """Whether a sentence of these concepts may tell of such."""
    if "Zn" in codes:
        return True
    if _UAVS.isdisjoint(codes):
        return _DOWNED.search(codes) is not None
    return _FOUND in codes


def no_targets(tokens: Tokens, span: tuple[int, int]) -> Iterator[str | None]:
    """The kind of event that a sentence states none of (None: of no kind)."""
    part = tokens.codes[slice(*span)]
    if _FLYING.isdisjoint(part) and _ran_over(tokens, span):
        yield None
    if _FOUND in part and _TELLING.isdisjoint(part) and _with_its_help(tokens, span):
        yield "impact"
    if "Zn" in part and _other_losses(tokens, span):
        yield "interception"


def _ran_over(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Водитель иномарки сбил двоих», all that is said to be brought down."""
    downed = [match.start() for match in _DOWNED.finditer(tokens.codes, *span)]
    return bool(downed) and all(
        tokens.folded[at].startswith(_RAN_OVER) and _by_a_vehicle(tokens, at, span[0]) for at in downed
    )


def _by_a_vehicle(tokens: Tokens, at: int, start: int) -> bool:
    for before in range(at - 1, max(start, at - _FAR) - 1, -1):
        if tokens.codes[before] in _CLAUSE_ENDS:
            return False
        if tokens.folded[before] in _ON_THE_ROAD:
            return True
    return False


def _with_its_help(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Машину нашли с беспилотника», «… по камерам дрона», «… дроном», "found by a drone": said of all UAVs there."""
    return all(_helps(tokens, at, span[0]) for at in range(*span) if tokens.codes[at] in UAV)


def _helps(tokens: Tokens, at: int, start: int) -> bool:
    before = tokens.folded[max(start, at - 3) : at]
    if tokens.folded[at].isascii():
        return "by" in before
    if not before:
        return False
    return before[-1] in _WITH or tokens.folded[at].endswith(_INSTRUMENTAL) or before[-1].startswith(_HELP)


def _other_losses(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Минус два танка»: each number behind a «минус» is of something else than UAVs."""
    counted = tokens.codes.count("Zn", *span)
    others = [match.end() for match in _MINUS.finditer(tokens.codes, *span)]
    return counted == len(others) > 0 and all(_names_other(tokens, at) for at in others)


def _names_other(tokens: Tokens, at: int) -> bool:
    word = tokens.folded[at]
    of_one = tokens.folded[at - 1] in _ONE and len(word) > _ANY and tokens.written[at].islower()
    return word not in _SO_FAR and (of_one or _NOUN.match(word) is not None)
