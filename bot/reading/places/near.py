"""Rules that find settlements of no gazetteer in the case that the word before asks for: «близ Сухого Ручья», «на
окраине Журавлёвки», «над Голландией», «в районах Берёзовки и Ольгино Херсонской области»."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases, quarters
from bot.reading.places.ahead import in_district, in_region, region_of_list
from bot.reading.places.homes import NEWS
from bot.reading.places.lists import LISTED, like_a_name
from bot.reading.places.spots import part_of_town
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import SENTENCE_END, UAV, sentence_around

_LONGEST_LIST = 40
_SENTENCE = 120
_HEADS = "pпYцozk<з\\и"
_LISTED_BEFORE = re.compile(r"[pпYцozk<з\\и][CA][CAs]{0,2}o?(?:[,;]&?|&)(?:[CA][CAs]{0,2}o?(?:[,;]&?|&))*$")
_JOINTS = frozenset(",&;")
_GENITIVE_AFTER = frozenset(
    {"близ", "возле", "вблизи", "около", "южнее", "севернее", "западнее", "восточнее", "неподалеку", "окрестностях"}
    | {
        "окраине", "окраинах", "окраину", "окрестности", "пригороде", "пригородах", "подступах", "подлете",
        "околице", "околицей", "квартал", "квартале", "кварталы", "кварталах", "кварталам",
    }
)  # fmt: skip
_FAR_FROM = frozenset({"недалеко", "неподалеку", "вблизи", "км", "километре", "километрах", "метрах", "поблизости"})
_AREA = frozenset({"районе", "районах", "район", "районы", "р-не"})
_ATTACKED = ("атаковал", "обстрелял")
_NOT_ACCUSATIVE = ("а", "я", "ию", "ом", "ем", "ами", "ями", "ой", "ах", "ях")
_ATTACK = seldom("K[oye]{0,2}[Uuv]?$")
_IN = frozenset({"в", "во", "на"})
_WAY_OUT, _WAY_IN = frozenset({"выезде", "выезда"}), frozenset({"въезде", "въезда", "подъезде", "подъезда"})
_OUT_OF, _ON = "из", "на"
_TO_VILLAGES = ("вку", "нку", "лку", "йку", "рку", "шку", "чку", "дку", "тку", "иху")
_OF_VILLAGES = ("овки", "евки", "инки", "анки", "ёнки", "ватки", "ихи")
_CAME_UP = frozenset({"долетел", "долетела", "долетели", "долетело", "добрался", "добрались", "дотянул", "дотянули"})
_PLURALS, _OF_MANY = ("и", "ы"), seldom("[а-я-]+[ыи]е [а-я]+$")
_OF_FEMININE = ("ую", "юю")
_OF_PLACES = ("ца", "ья", "ска", "цка", "града", "ского", "цкого", "ного", "ок", "ак", "ков")
_OF_OWNERS, _OF_NO_FEMININE = ("ова", "ева"), ("ого", "его", "ых", "их")
_OF_SERVICES = ("ии", "нефти", "газа")
_INDECLINABLE = ("ово", "ево", "ино", "ыно")
_NO_SETTLEMENTS = (
    "собор", "мост", "парк", "двор", "храм", "вокзал", "завод", "канал", "рынк", "порт", "площад", "монастыр",
    "пятероч", "магнит", "сбербанк", "больниц", "школ", "лице", "гимназ", "алле", "памятник", "аэропорт",
    "центр", "музе", "театр", "стадион", "кладбищ", "водохранилищ", "лес", "берег", "пляж",
)  # fmt: skip
_HAPPENED = frozenset("SWOVFGIHhkqKd")
_GOES_ON = frozenset("ACYQ^_")
_SHORTEST = 4
_VOWELS = frozenset("аеиоуыэюя")
_BESIDE, _CLAUSE_ENDS = 3, frozenset("|,;")
_THINGS = frozenset("oи\\")
_OF_VILLAGE = ("ского", "скому", "ским", "ском", "ское")
"""«в Архангельском»: no region, for without its word «область» that would be in the feminine."""
_OF_ADJECTIVE = ("ого", "его")
_TOLD_NEXT = ("ен", "ено", "ена", "ены", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ют", "ят")
Nominative = Callable[[str], str | None]


def near(walk: Walk, index: int) -> int:
    """A name of one or two words after «близ», «на окраине», «в районе», «над», «на выезде из», through lists."""
    head = _head(walk, part_of_town(walk, index))
    ask = _asked_by(walk, head) if head >= 0 and like_a_name(walk.written[index]) else None
    if ask is None and head >= 0 and walk.folded[index][-1] == "и" and walk.codes[head] in _THINGS:
        ask = _genitive_of_village if walk.folded[index].endswith(_OF_VILLAGES) else None
    region = walk.home or (region_of_list(walk, index) if ask is not None else None)
    told = _told(walk, index) or (_of_news(walk, head) and _told(walk, _next_sentence(walk, index)))
    if ask is None or region is None or not told:
        return index
    for size in (2, 1):
        place = _place(walk, index, size, ask, region)
        if place is not None:
            return walk.add(index, index + size, place)
    return index


def _of_news(walk: Walk, head: int) -> bool:
    return head > 0 and walk.folded[head] == _OUT_OF and walk.folded[head - 1].startswith(NEWS)


def _next_sentence(walk: Walk, index: int) -> int:
    """«Новость из Ясеновки. Дрон ударил по дому.»: what the news is."""
    return walk.codes.find(SENTENCE_END, index, index + _SENTENCE) + 1 or index


def of_near(codes: str, at: int) -> bool:
    """Whether a word that asks for a case may stand before a token of a line or before its list."""
    if codes[at] not in "CA":
        return False
    if codes[at - 1] not in _JOINTS:
        return codes[at - 1] in _HEADS
    listed = _LISTED_BEFORE.search(codes, max(0, at - _SENTENCE), at)
    return listed is not None


def _head(walk: Walk, index: int) -> int:
    """The token before a name, or before the list of places that it goes on; -1 where there is none."""
    if walk.before(index) not in _JOINTS:
        return index - 1
    for mention in reversed(walk.found.mentions[-_LONGEST_LIST:]):
        joint = index - 2 if walk.codes[index - 2] in _JOINTS else index - 1
        if walk.before(index) not in _JOINTS or mention.end != joint:
            break
        index = mention.start
    if walk.before(index) not in _JOINTS:
        return index - 1
    start = max(0, index - _SENTENCE)
    head = max(walk.codes.rfind(mark, start, index) for mark in _HEADS)
    return head if head >= 0 and LISTED.fullmatch(walk.codes, head + 1, index) else -1


def _asked_by(walk: Walk, head: int) -> Nominative | None:
    """How the nominative of a name after a token is found; None where the token asks for no place."""
    word, before = walk.folded[head], walk.folded[head - 1] if head else ""
    if word == _OUT_OF:
        if before.startswith(NEWS):
            return _genitive_of_village
        return _genitive if before in _WAY_OUT else _of_known if walk.codes[head - 1] in UAV else None
    if word in _AREA:
        return _genitive_of_area if walk.home else _genitive
    if word in _IN and (before in _WAY_IN or word != _ON or not walk.home):
        within = names_in_cases.within if walk.home else names_in_cases.prepositional
        return _struck if before in _WAY_IN else within
    if word in _ASKING:
        after, ask = _ASKING[word]
        if word == _ON and walk.before(head) in _JOINTS and _place_before(walk, head - 1):
            ask = _accusative_of_list
        if word == _ON and _ATTACK.search(walk.codes, max(0, head - 4), head):
            ask = _struck
        return ask if not after or before in after else None
    return _struck if word.startswith(_ATTACKED) else None


def _struck(form: str) -> str | None:
    """«дрон атаковал Погромец», «атака БПЛА на Середу»: what is no person and no service."""
    return None if form.endswith(_NOT_ACCUSATIVE) else names_in_cases.accusative(form)


def _place_before(walk: Walk, index: int) -> bool:
    """Whether a place was found right before a token."""
    return bool(walk.found.mentions) and walk.found.mentions[-1].end == index


def _place(walk: Walk, index: int, size: int, ask: Nominative, region: str) -> Place | None:
    """The settlement that words from a token on name."""
    codes, end = walk.codes, index + size
    words = walk.folded[index:end]
    named = len(words) == size and all(code in "CA" for code in codes[index:end]) and _ends(walk, end)
    if not named or not all(map(like_a_name, walk.written[index:end])):
        return None
    thing = ask is not names_in_cases.within and words[-1].startswith(_NO_SETTLEMENTS)
    if thing or (size > 1 and words[-1] in walk.atlas.city_regions) or _of_thing(walk, end):
        return None
    form, atlas = " ".join(words), walk.atlas
    adjective = codes[index] == "A" and size == 1
    if adjective and (walk.after(end) in _THINGS or atlas.names(frozenset({region})).districts[form]):
        return None
    if adjective and ask is names_in_cases.within and _like_district(walk, index):
        return None
    known = atlas.names(frozenset({region})).towns[form]
    if known is not None and (ask not in _IN_ACCUSATIVE or ask(form) is not None):
        return known.place
    other = not (adjective and form.endswith(_OF_VILLAGE)) and _city(walk, form)
    name = None if form in atlas.special or form in atlas.foreign or other else ask(form)
    unseen = name is not None and name not in atlas.foreign and len(name) >= _SHORTEST
    return Place(names.title(name), PlaceKind.SETTLEMENT, region) if name and unseen else None


def _like_district(walk: Walk, index: int) -> bool:
    """«В Ржевском районе … В Стрелецком …»: what may be a district as well as a village."""
    before = walk.found.mentions[-1] if walk.found.mentions else None
    if before is None or walk.after(before.end) != "Y" or walk.folded[before.start - 1] not in _IN:
        return False
    return index - before.end > _BESIDE and not _CLAUSE_ENDS.isdisjoint(walk.codes[before.end : index])


def _of_thing(walk: Walk, end: int) -> bool:
    """«Свято-Троицкого храма»: an adjective of what stands after it."""
    return (
        walk.folded[end - 1].endswith(_OF_ADJECTIVE)
        and walk.after(end) == "o"
        and not walk.folded[end].endswith(_TOLD_NEXT)
    )


def _city(walk: Walk, form: str) -> bool:
    """A big town of another region, or the name of a region by an adjective."""
    adjectives = walk.atlas.region_adjectives
    return any(word in adjectives for word in form.split(" ")) or walk.atlas.of_city(form)


def _ends(walk: Walk, end: int) -> bool:
    """Whether no name goes on at a token, but that of the district or region in which the settlement lies."""
    return walk.after(end) not in _GOES_ON or in_district(walk, end) or in_region(walk, end)


def _told(walk: Walk, index: int) -> bool:
    """Whether the sentence tells what happened to things, people or UAVs."""
    return not _HAPPENED.isdisjoint(sentence_around(walk.codes, index, _SENTENCE))


def _genitive(form: str) -> str | None:
    return _unchanged(form) or names_in_cases.genitive(form)


def _genitive_of_area(form: str) -> str | None:
    """After «в районе» streets stand as well («в районе Ленина»), so only forms that are no surnames."""
    if " " in form or form.endswith(_OF_PLACES):
        return _genitive(form)
    return _unchanged(form) or names.genitive_nominative(form)


def _genitive_of_village(form: str) -> str | None:
    """After «из» and «до» people stand as well, so only forms that name villages alone."""
    if " " in form:
        of_village = form.endswith(_OF_VILLAGES)
        return _unchanged(form) or (names_in_cases.genitive if of_village else names_in_cases.prepositional)(form)
    return _unchanged(form) or (form[:-1] + "а" if form.endswith(_OF_VILLAGES) else None)


def _genitive_beside(form: str) -> str | None:
    """After «у»: «у Погромца», «у Дубков», unlike «у Ольги»."""
    if form.partition(" ")[0].endswith(_OF_NO_FEMININE) or form.endswith((*_OF_PLACES, *_OF_OWNERS)):
        return _genitive(form)
    if " " in form:
        return _genitive(form) or names_in_cases.prepositional(form)
    return _genitive_of_village(form)


def _genitive_of_place(form: str) -> str | None:
    """After «в центре» and «на территории», where firms and services stand as well: «на территории Роснефти»."""
    return None if form.endswith(_OF_SERVICES) else _genitive(form)


def _instrumental(form: str) -> str | None:
    if " " not in form and form.endswith("ной") and form[-4] not in _VOWELS:
        return form[:-2] + "ая"
    return _unchanged(form) or names_in_cases.instrumental(form)


def _of_known(_form: str) -> str | None:
    """«сообщения о фрагментах БПЛА из Губкина»: only where the gazetteer has the name."""
    return None


def _accusative(form: str) -> str | None:
    if form.partition(" ")[0].endswith(_OF_FEMININE):
        return names_in_cases.accusative(form)
    feminine = form if form.endswith(_PLURALS) and _OF_MANY.match(form) else _feminine_accusative(form)
    if feminine is not None:
        return feminine
    return form if form.endswith((*_INDECLINABLE, "ск", "цк", "ское", "цкое", "ное")) else None


def _unchanged(form: str) -> str | None:
    """«яковлево», «нижнего березово»: a name that stays in the nominative, but for its adjective."""
    before, _, last = form.rpartition(" ")
    if not last.endswith(_INDECLINABLE):
        return None
    adjective = quarters.neuter(before) if before else ""
    return None if adjective is None else f"{adjective} {last}".strip()


def _feminine_accusative(form: str) -> str | None:
    """«на Кленовку», unlike «на Курск»: only forms that are no other case."""
    return form[:-1] + "а" if " " not in form and form.endswith(_TO_VILLAGES) else None


def _accusative_of_list(form: str) -> str | None:
    """«на посёлок Ясный и на Долину»."""
    name = names_in_cases.accusative(form)
    return _accusative(form) if name == form else name


_IN_ACCUSATIVE = (_struck, _accusative, _feminine_accusative, _accusative_of_list)
# Words, those of which one has to stand before them if any, and the case that they ask for.
_ASKING: dict[str, tuple[frozenset[str], Nominative]] = {
    **dict.fromkeys(_GENITIVE_AFTER, (frozenset(), _genitive)),
    "от": (_FAR_FROM, _genitive),
    **dict.fromkeys(("с", "со"), (frozenset({"рядом"}), _instrumental)),
    **dict.fromkeys(("к", "ко"), (frozenset({"подъезде", "подходе", "подступах"}), names.dative_nominative)),
    **dict.fromkeys(("центре", "центра", "территории", "территорию"), (frozenset(), _genitive_of_place)),
    "у": (frozenset(), _genitive_beside),
    "на": (frozenset(), _feminine_accusative),
    "над": (frozenset(), _instrumental),
    "под": (frozenset(), _instrumental),
    **dict.fromkeys(("за", "между"), (frozenset(), _instrumental)),
    "до": (_CAME_UP, _genitive_of_village),
}
