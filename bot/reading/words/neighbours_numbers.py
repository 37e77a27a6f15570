"""Numbers told in more than one way: «4 (четыре)», «два с половиной десятка», keycaps."""

from __future__ import annotations

from itertools import pairwise

from bot.reading.seldom import seldom
from bot.reading.words.codes import OTHER, recoded

_SAID_AGAIN = seldom(r"n\(n{1,3}\)")
_COUNTED = frozenset("n")
_AFTER_KEYCAP = seldom(r"[yeTθ]{0,3}(?:[uv]|U(?=[^|;,n]{0,9}[OWV]|(?<=[Tθ].)))|-o[yeTθ]{0,3}[uv]|-p")
_STOPPED = frozenset("SWOVM<>X")
_BEFORE_ALONE = seldom(r"[-:]$")
_ALONE = seldom(r"[|,;]|$|[ye]{0,2}[Uuv]")
OF_THAT_NUMBER = frozenset({"числа", "количества"})
THAT = frozenset({"этого", "указанного", "данного", "их", "того"})
TO_THE_LAST = frozenset({"одного", "единого", "последнего"})
EACH_ONE = frozenset({"каждый"})
_STOPPED_EACH = seldom(r"(?<=[SWV])[oC](?:z(?:i|n{1,3}))?(?=[|,;)]|$)")
_EACH_STOPPED = seldom(r"(?P<each>[oC](?:z(?:i|n{1,3}))?)o?(?P<verb>S)")
# «Ровно в девять БПЛА …» at the beginning of a clause
_HOUR_BEFORE_UAV = seldom(r"(?:^|(?<=[|,;:(νμεδC]))(?:[oC]?p|<)(?P<number>n)(?=[Uv](?!z))")
_NO_HOURS = frozenset({"один", "одну", "1", "двух", "трех", "четырех"})
KEYCAP = "\x06"
"""A keycap, which begins an item of a list unless it counts UAVs."""
TIMES = frozenset({"раз"})
_THIS_TIME = frozenset({"этот", "сей", "тот", "прошлый", "другой"})
UNITS = frozenset({"единица", "единицы", "единиц", "ед.", "ед", "штука", "штуки", "штук", "шт.", "шт"})
_BEHIND_UNITS = frozenset("|,;:()-pпз&SWOVTνεμδ")
HALF = frozenset({"половиной"})
THAN, _BOUNDS = frozenset({"чем"}), frozenset(">}<")
OF_BOTH = frozenset({"обоих", "обеих", "обоим", "обеим"})
_PLACES = ("мест", "адрес", "случа", "пункт", "район", "домах", "домам", "сел", "хутор", "поселк")
EMPHASIS = frozenset({"сразу", "целых", "ровно", "аж", "целая", "целый"})
"""Before a number they add nothing to it."""
OF_ALL = frozenset({"всего"})
_MOST = ("ее", "ьше", "чаще", "хуже", "прежде")
PERCENT = frozenset({"%", "процент", "процента", "процентов"})
HOSPITALS = frozenset(
    stem + ending for stem in ("больниц", "горбольниц", "поликлиник", "клиник", "госпитал", "медсанчаст")
    for ending in ("а", "е", "у", "ы", "и", "ь", "я", "ю")
)  # fmt: skip
_NUMBERED = ("-я", "-й", "-ю", "-ая", "-ой", "-ей", "-ую", "-го", "-м")


def said_again(text: str, folded: list[str]) -> str:
    """«4 (четыре) БПЛА»: one number."""
    for match in _SAID_AGAIN.finditer(text):
        first, last = match.span()
        if folded[first].isdigit() and folded[first + 2].isalpha():
            text = text[:first] + "n" * (last - first) + text[last:]
    return text


def percents(text: str, _folded: list[str], at: list[int]) -> str:
    """«ожоги 20% тела»: no number of people."""
    return recoded(text, [index - 1 for index in at if text[index - 1 : index] == "n"], OTHER)


def hospitals(text: str, folded: list[str], at: list[int]) -> str:
    """«прооперирован в 6-й городской больнице»: a hospital with a number, no people."""
    near = {before for index in at for before in range(max(0, index - 3), index)}
    numbered = [index for index in near if text[index] == "n" and folded[index].endswith(_NUMBERED)]
    return recoded(text, numbered, OTHER)


def most_of_all(text: str, folded: list[str], at: list[int]) -> str:
    """«больше всего», «тяжелее всего пришлось …»: no total."""
    found = [
        index for index in at if index and folded[index - 1].endswith(_MOST) and len(folded[index - 1]) > len("ее")
    ]
    return recoded(text, [index - step for index in found for step in (0, 1)], OTHER)


def and_a_half(text: str, _folded: list[str], at: list[int]) -> str:
    """«два с половиной десятка»: one number."""
    for index in at:
        if text[index - 2 : index] == "np" and text[index + 1 : index + 2] == "n":
            text = text[: index - 1] + "nn" + text[index + 1 :]
    return text


def than(text: str, _folded: list[str], at: list[int]) -> str:
    """«более чем двадцати»: as «более двадцати»."""
    for index in at:
        if text[index - 1 : index] in _BOUNDS and text[index + 1 : index + 2] == "n":
            text = text[: index - 1] + OTHER + text[index - 1] + text[index + 1 :]
    return text


def emphasised(text: str, _folded: list[str], at: list[int]) -> str:
    """«в Веневе – сразу три», «целых девять дронов»: the number alone."""
    found = [index for index in at if text[index] == OTHER and text[index + 1 : index + 2] in _COUNTED]
    return recoded(text, [index for index in found if text[index - 1 : index] not in _COUNTED], "n")


def hours(text: str, folded: list[str]) -> str:
    """«Ровно в девять БПЛА упал», «ближе к пяти БПЛА сбит», «около восьми дрон сбит»: an hour, no number of UAVs."""
    for match in _HOUR_BEFORE_UAV.finditer(text):
        number = match.start("number")
        before, uav = folded[number - 1], folded[number + 1]
        nearer = before == "к" and folded[max(0, number - 2)] == "ближе"
        alone = text[number + 1] == "v" or (uav[-1] not in "аеу" and not uav.endswith("ом"))
        told = before == "в" or nearer or (text[number + 1] == "U" and before == "около")
        if alone and told and folded[number] not in _NO_HOURS and len(folded[number]) > 1 - folded[number].isdecimal():
            text = text[:number] + "ρ" + text[number + 1 :]
    return text


def counted_in_units(text: str, _folded: list[str], at: list[int]) -> str:
    """«сбито девять штук», «уничтожили восемь единиц»: the number alone, of what was told of before."""
    alone = [index for index in at if text[index - 1 : index] == "n" and text[index] == OTHER]
    return recoded(text, [index for index in alone if text[index + 1 : index + 2] in {"", *_BEHIND_UNITS}], "n")


def keycaps(text: str, marks: str, folded: list[str]) -> str:
    """«Сбито 5️⃣ БПЛА», «Тула – 3️⃣» tell of a number."""
    found = [index for index, code in enumerate(marks) if code == KEYCAP]
    items = bool(found) and _number_items([folded[index] for index in found])
    for index in found:
        before = text[index - 1 : index]
        counted = before in _STOPPED or (_BEFORE_ALONE.search(before) and _ALONE.match(text, index + 1))
        if (before and counted) or (not items and _AFTER_KEYCAP.match(text, index + 1)):
            text = text[:index] + "n" + text[index + 1 :]
    return text


def this_time(text: str, folded: list[str], at: list[int]) -> str:
    """«на этот раз», «в прошлый раз»: no count of strikes."""
    return recoded(text, [index for index in at if index and folded[index - 1] in _THIS_TIME], OTHER)


def of_that_number(text: str, folded: list[str], at: list[int]) -> str:
    """«11 из этого числа сбиты»: «из них»."""
    found = [index - 1 for index in at if text[index - 2 : index] == "zo" and folded[index - 1] in THAT]
    return recoded(text, found, "i")


def to_the_last(text: str, folded: list[str], at: list[int]) -> str:
    """«все до одного сбиты»: all of them."""
    found = [index for index in at if folded[index - 1] == "до" and text[index - 2 : index - 1] == "J"]
    return recoded(text, [index + step for index in found for step in (-1, 0)], OTHER)


def each_one(text: str, _folded: list[str], at: list[int]) -> str:
    """«(5 БПЛА,) сбит каждый из них», «каждый был сбит»: as «сбиты все»."""
    for index in at:
        behind, before = _STOPPED_EACH.match(text, index), _EACH_STOPPED.match(text, index)
        if behind:
            verb = text[index - 1].replace("S", "W")
            text = text[: index - 1] + verb + "J" + OTHER * (behind.end() - index - 1) + text[behind.end() :]
        elif before:
            end, at_verb = before.end("each"), before.start("verb")
            text = text[:index] + "J" + OTHER * (end - index - 1) + text[end:at_verb] + "W" + text[at_verb + 1 :]
    return text


def _number_items(keycaps: list[str]) -> bool:
    """Whether keycaps number the items of a list: 1, 2, 3."""
    return keycaps[0] == "1" or (
        len(keycaps) > 1 and all(one.isdecimal() and later == str(int(one) + 1) for one, later in pairwise(keycaps))
    )


def of_both_places(text: str, folded: list[str], at: list[int]) -> str:
    """«пострадавших в обоих местах нет»: no two people."""
    found = [i for i in at if text[i] == "n" and "".join(folded[i + 1 : i + 2]).startswith(_PLACES)]
    return recoded(text, found, OTHER)
