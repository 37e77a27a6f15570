"""Rules that find places in Russian text. Each gives the token after what it took, or `index` if it does not apply."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading import names, streets, translit
from bot.reading.place_walk import CITIES, Walk

CHAIN = re.compile(r"A(?:[,&]{1,2}p?A){0,40}")
AFTER_DISTRICT = re.compile(r"\^{0,2}Y")
_DISTRICTS_BEFORE = re.compile(r"Y[Qo]{0,2}[:\-(]{1,2}p?$")
_AFTER_REGION = re.compile(r"[oCA]?Q")
_COUNT_IN_BRACKETS = re.compile(r"\(n{1,3}[Uuv]?\)")
_LONGEST_PHRASE = 12
_STEP = re.compile(r"[,&]{1,2}")
_SHOT_DOWN_NEXT = re.compile(r"-(?:Z|[nM]{0,2}[SWO]|[nM]{0,2}[yeUuv]{1,3}[SWO])")
_MASCULINE = ("ом", "им", "ого", "ому", "ими", "их")
_SINGULAR = frozenset({"районом", "районе", "району", "округом", "округе", "округу"})
_FEMININE = ("ой", "ую", "ая")
_BEFORE_NAME = frozenset('pпцY,&-|:s("P')
_HAPPENED = frozenset("SWOVFIGHkq")
_NEAR_WORDS = frozenset({"в", "во", "под", "над", "у", "возле", "близ"})


def street(walk: Walk, index: int) -> int:
    found = streets.street_at(walk.codes, walk.written, walk.folded, index)
    if found is None:
        return index
    end, name, houses = found
    return walk.add(index, end, Place(name, PlaceKind.STREET, walk.region, houses=houses))


def sea(walk: Walk, index: int) -> int:
    """«Чёрного моря», «Чёрного и Азовского морей»."""
    if walk.folded[index] == "sea" and walk.folded[index + 1 : index + 2] == ["of"]:
        name = walk.atlas.sea_words.get(" ".join(walk.folded[index + 2 : index + 3]))
        if name:
            return walk.add_area(index, index + 3, [], [name])
    seas: list[str] = []
    end = index
    while end < index + _LONGEST_PHRASE and (name := walk.atlas.sea_words.get("".join(walk.folded[end : end + 1]))):
        seas.append(name)
        end += 1
        if end < len(walk.folded) and walk.folded[end].startswith(("мор", "sea", "залив")):
            return walk.add_area(index, end + 1, [], seas)
        step = _STEP.match(walk.codes, end)
        if step is None:
            break
        end = step.end()
    return index


def region(walk: Walk, index: int) -> int:
    end = _region_adjectives(walk, index)
    if end > index:
        return end
    atlas, form, before = walk.atlas, walk.folded[index], walk.before(index)
    name = atlas.region_names.get(form)
    if name and walk.found.areas and walk.towards(index):
        return index + 1
    if name and before not in {"s", "_"} and not _quoted(walk, index):
        start = index - 1 if index and walk.folded[index - 1].startswith("северн") else index
        return walk.add_area(start - 1 if walk.before(start) == "Q" else start, index + 1, [name])
    return _city_region(walk, index)


def _quoted(walk: Walk, index: int) -> bool:
    """«Крым», a road or a firm."""
    return walk.written[index - 1 : index] == ["«"] and walk.written[index + 1 : index + 2] == ["»"]


def _city_region(walk: Walk, index: int) -> int:
    """Moscow, St Petersburg or Sevastopol, unless flown towards or a hospital's."""
    city = walk.atlas.city_regions.get(walk.folded[index])
    if city is None or walk.before(index) == "_" or walk.towards(index):
        return index
    near = city != walk.home and "подлете" in walk.folded[max(0, index - 2) : index]
    if near or walk.before(index) == "+" or walk.hospital(index):
        return index + 1
    return walk.add_area(index, index + 1, [city])


def _region_adjectives(walk: Walk, index: int) -> int:
    """«Белгородской, Брянской и Курской областей», «Донецкой Народной Республики», «над Курской – 4»."""
    chain = CHAIN.match(walk.codes, index) if walk.codes[index] == "A" else None
    if chain is None:
        return index
    end = chain.end()
    adjectives = (walk.folded[i] for i in range(index, end) if walk.codes[i] == "A")
    found = [code for form in adjectives if (code := walk.atlas.region_adjectives.get(form))]
    after = _AFTER_REGION.match(walk.codes, end)
    if found and walk.found.areas and walk.towards(index):
        return end
    if found and after and (len(after.group()) == 1 or walk.folded[end].startswith("народн")):
        return walk.add_area(index, after.end(), found)
    if found and len(found) == walk.codes[index:end].count("A") and _elliptic(walk, index, end):
        return walk.add_area(index, end, found)
    return index


def _elliptic(walk: Walk, index: int, end: int) -> bool:
    """The type word was said before or comes after the list: «над Курской – 4», «в Курской (18), …»."""
    if _COUNT_IN_BRACKETS.match(walk.codes, end):
        return True
    after = walk.after(end)
    if walk.found.areas and walk.codes[index - 2 : index] == "n-" and (not after or after in ",;|&"):
        return walk.folded[index].endswith(_FEMININE)
    if walk.found.areas and after == "-" and walk.after(end + 1) == "n" and walk.before(index) in {",", "&", "|", ";"}:
        return walk.folded[index].endswith(_FEMININE)
    before = walk.before(index) == "p" or walk.folded[index - 1] in {"небе", "небом", "территорией"}
    phrase = before and walk.folded[index].endswith(_FEMININE)
    return phrase and (not after or after in "-,|;n&") and (walk.home is None or bool(walk.found.areas))


def districts(walk: Walk, index: int) -> int:
    """«в Рыльском и Глушковском районах», «в районах: Чертковском, Боковском»."""
    codes = walk.codes
    chain = CHAIN.match(codes, index) if codes[index] == "A" else None
    if chain is None or walk.before(index) in {"s", "_"}:
        return index
    end = chain.end()
    after = AFTER_DISTRICT.match(codes, end)
    typed = after is not None or (
        "Y" in codes[max(0, index - 6) : index]
        and _DISTRICTS_BEFORE.search(codes, max(0, index - 6), index) is not None
    )
    if not typed and not _known_districts(walk, index, end):
        return index
    towns_first = after is not None and walk.folded[after.end() - 1] in _SINGULAR
    for i in range(index, end):
        if codes[i] != "A":
            continue
        known = walk.town(walk.folded[i]) if i < end - 1 and (towns_first or _town_form(walk, i)) else None
        if known:
            walk.add(i, i + 1, known.place)
        else:
            district(walk, i, walk.folded[i])
    return after.end() if after else end


def _town_form(walk: Walk, index: int) -> bool:
    """«над Таганрогом, Неклиновским и … районами»: no district of the region."""
    return walk.atlas.district(walk.folded[index], walk.regions) is None


def _known_districts(walk: Walk, start: int, end: int) -> bool:
    """«в Чертковском и Боковском» without the word район; alone, a town of that name comes first («в Волжском»)."""
    after = walk.after(end)
    last = walk.found.mentions[-1] if walk.found.mentions else None
    listed = last is not None and last.place.kind is PlaceKind.DISTRICT and walk.codes[last.end : start] == "Y,"
    headed = walk.before(start) in {"", "|"} and after in {":", "-"}
    if listed or headed or (after == "-" and walk.after(end + 1) == "n"):
        return walk.atlas.district(walk.folded[start], walk.regions) is not None
    if walk.before(start) != "p" or (after and after in "ACoB"):
        return False
    forms = [walk.folded[i] for i in range(start, end) if walk.codes[i] == "A"]
    if len(forms) == 1 and walk.town(forms[0]):
        return False
    return all(form.endswith(_MASCULINE) and walk.atlas.district(form, walk.regions) for form in forms)


def district(walk: Walk, index: int, form: str) -> None:
    """Note the district that a folded adjective names, known or not."""
    place = walk.atlas.district(form, walk.regions)
    if place is None:
        name = translit.district(form) if form.isascii() else names.district_nominative(form)
        kind = PlaceKind.CITY_DISTRICT if _beside_city(walk, index) else PlaceKind.DISTRICT
        place = Place(names.title(name), kind, walk.region)
    walk.add(index, index + 1, place)


def _beside_city(walk: Walk, index: int) -> bool:
    """A city named right before or after: «Волгоград, Тракторозаводский район», «в Заречном районе Тулы»."""
    if walk.home in CITIES:
        return True
    last = walk.found.mentions[-1] if walk.found.mentions else None
    if last is not None and index - last.end <= 2 and _city(walk, walk.folded[last.start]):
        return True
    after = AFTER_DISTRICT.match(walk.codes, index + 1)
    return after is not None and after.end() < len(walk.folded) and _city(walk, walk.folded[after.end()])


def _city(walk: Walk, form: str) -> bool:
    town = walk.town(form) or walk.atlas.english_town(form, walk.regions)
    return town is not None and town.city


def after_type(walk: Walk, index: int) -> int:
    """Names after село, хутор, город …, through lists."""
    before = walk.before(index)
    listed = before == ":" and walk.codes[max(0, index - 2) : index - 1] in {"q", "k"}
    if before != "s" and not listed and not (before == "\\" and walk.folded[index - 1] == "д."):
        return index
    kind = walk.folded[index - 1]
    position, end = index, index
    while True:
        size = _name_size(walk, position)
        if not size:
            return end
        end = position + size
        _named(walk, position, end, kind)
        step = _STEP.match(walk.codes, end)
        if step is None or step.end() >= len(walk.codes) or not walk.capital(step.end()):
            return end
        position = step.end()
        if _ends_in_type(walk, position):
            return end


def _ends_in_type(walk: Walk, index: int) -> bool:
    """Whether adjectives from `index` on belong to a district or region («…, Рыльском и Льговском районах»)."""
    chain = CHAIN.match(walk.codes, index)
    if chain is None:
        return False
    return bool(AFTER_DISTRICT.match(walk.codes, chain.end()) or _AFTER_REGION.match(walk.codes, chain.end()))


def _name_size(walk: Walk, index: int) -> int:
    """How many tokens make a name: capitals up to where a district or region begins."""
    size = 0
    while size < 3 and index + size < len(walk.codes) and walk.capital(index + size):
        place = index + size
        if walk.codes[place] == "A" and (
            AFTER_DISTRICT.match(walk.codes, place + 1)
            or _AFTER_REGION.match(walk.codes, place + 1)
            or (size and _ends_in_type(walk, place))
        ):
            break
        size += 1
    if size and walk.after(index + size) == "s" and walk.written[index + size][:1].isupper():
        size += 1
    return size


def _named(walk: Walk, start: int, end: int, kind: str) -> None:
    words = walk.folded[start:end]
    form = " ".join(words)
    if form in walk.atlas.city_regions:
        return
    town = walk.town(form)
    if town is not None:
        walk.add(start, end, town.place)
        return
    name = names.settlement_nominative(form, kind) if len(words) == 1 else form
    walk.add(start, end, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def town(walk: Walk, index: int) -> int:
    """A known town without a type word, where a name can stand."""
    before = walk.before(index)
    if before and before not in _BEFORE_NAME and not walk.folded[index - 1].isalpha():
        return index
    size = 1
    while size < 3 and index + size < len(walk.codes) and walk.capital(index + size):
        size += 1
    for end in range(index + size, index, -1):
        found = walk.town(" ".join(walk.folded[index:end]))
        if found is not None and _plausible(walk, index, end):
            return walk.add(index, end, found.place)
    return index


def _plausible(walk: Walk, index: int, end: int) -> bool:
    """At the start of a sentence a town stands alone: «Грайворон — подавлен БПЛА», «Липецк, Грязи: …»."""
    before, after = walk.before(index), walk.after(end)
    if after and after in "AC" and not (before == "p" and _in_district(walk, end)):
        return False
    named = bool(walk.found.mentions or walk.found.areas)
    if before in {"p", "п", "ц", "Y", "P", "s"} or (before == "&" and named):
        return True
    common = " ".join(walk.folded[index:end]) in walk.atlas.common
    if before in {"", "|", ":", '"', "-", "("}:
        return not common or not after or after in "-,:|&"
    if before in {"q", "k", "S", "W", "O"}:
        return before in {"q", "k"} or not common
    if walk.folded[index - 1].isalpha():
        return before != "&" and not common and walk.written[index - 1].islower()
    return named


def _in_district(walk: Walk, index: int) -> bool:
    """«… Белгородского округа»: the district that a settlement lies in."""
    after = AFTER_DISTRICT.match(walk.codes, index + 1)
    return after is not None and walk.codes[index] == "A" and walk.folded[index].endswith("ого")


def unseen(walk: Walk, index: int) -> int:
    """«в Маломихайловке»: a name by its form after a preposition of place; «Заречье — сбит дрон»."""
    if walk.home is None or walk.codes[index] != "C" or not walk.written[index][1:].islower():
        return index
    form, before = walk.folded[index], walk.before(index)
    if before in {"", "|"} and _SHOT_DOWN_NEXT.match(walk.codes, index + 1):
        return walk.add(index, index + 1, Place(walk.written[index], PlaceKind.SETTLEMENT, walk.region))
    if before not in {"p", "п"} or walk.folded[index - 1] not in _NEAR_WORDS:
        return index
    inside = _in_district(walk, index + 1) if walk.after(index + 1) == "A" else False
    if walk.after(index + 1) in {"A", "C"} and not inside:
        return index
    name = names.bare_nominative(form)
    if name is None and (inside or _told(walk, index)):
        name = names.guessed_nominative(form)
    if name is None or form in walk.atlas.foreign:
        return index
    return walk.add(index, index + 1, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def _told(walk: Walk, index: int) -> bool:
    """Whether the sentence tells what happened to things, people or UAVs."""
    start = walk.codes.rfind("|", max(0, index - 100), index) + 1
    end = walk.codes.find("|", index, index + 100)
    return any(code in _HAPPENED for code in walk.codes[start : end if end > 0 else index + 100])
