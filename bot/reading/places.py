"""Places in a post: regions, seas, districts, settlements, streets, each with the tokens that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.model import Place, PlaceKind
from bot.reading import names, streets, translit
from bot.reading.tokens import Tokens

_CHAIN = re.compile(r"A(?:[,&]{1,2}p?A)*")
_DISTRICTS_BEFORE = re.compile(r"Y[Qo]{0,2}[:\-(]{1,2}p?$")
_AFTER_DISTRICT = re.compile(r"\^{0,2}Y")
_AFTER_REGION = re.compile(r"[oCA]?Q")
_ROAD = re.compile(r"=[^|;]{0,60}$")
_DIRECTION = re.compile(r"\][^|;,]{0,3}$")
_HOSPITAL = re.compile(r"\+[^|;,]{0,9}$")
_MASCULINE = ("ом", "им", "ого", "ому", "ими", "их")
_BEFORE_NAME = 'p,&-|:s("P'
_VOID = frozenset("|;.,")


@dataclass(frozen=True, slots=True)
class Area:
    """Regions or seas named together in one noun phrase ("Белгородской и Курской областей")."""

    start: int
    end: int
    regions: tuple[str, ...] = ()
    seas: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.regions) + len(self.seas)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place with the half-open span of its tokens."""

    start: int
    end: int
    place: Place


@dataclass(slots=True)
class Places:
    """All that a post names, in the order of the text."""

    areas: list[Area] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class PlaceFinder:
    """Finds places with the compiled gazetteer; one per reader, keeps no state between posts."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.region_adjectives: dict[str, str] = tables["region_adjectives"]
        self.region_names: dict[str, str] = tables["region_names"]
        self.region_english: dict[str, str] = tables["region_english"]
        self.sea_words: dict[str, str] = tables["sea_words"]
        self.settlements: list[list[Any]] = tables["settlements"]
        self.settlement_forms: dict[str, list[int]] = tables["settlement_forms"]
        self.districts: list[list[Any]] = tables["districts"]
        self.district_forms: dict[str, list[int]] = tables["district_forms"]
        self.english: dict[str, list[list[Any]]] = tables["english"]
        self.city_regions: dict[str, str] = {
            form: code for name, code in tables["city_regions"].items() for row in names.paradigm(name) for form in row
        }
        self.foreign = frozenset(tables["foreign"])
        self.common = frozenset(tables["common"])

    def find(self, tokens: Tokens, home: str | None) -> Places:
        """Places of a post of a channel at home in `home` (None: federal, so no bare town names)."""
        return _Scan(self, tokens, home).run()


class _Scan:
    """One walk over the tokens of one post."""

    def __init__(self, finder: PlaceFinder, tokens: Tokens, home: str | None) -> None:
        self.finder = finder
        self.written = tokens.written
        self.folded = tokens.folded
        self.codes = tokens.codes
        self.home = home
        self.found = Places()
        self.stated: set[str] = set()

    def run(self) -> Places:
        index = 0
        codes = self.codes
        length = len(codes)
        rules = (
            self._hashtag,
            self._street,
            self._sea,
            self._region,
            self._districts,
            self._english,
            self._after_type,
            self._town,
            self._unseen,
        )
        while index < length:
            if codes[index] not in "AC" and not self._capital(index):
                index += 1
                continue
            for rule in rules:
                end = rule(index)
                if end > index:
                    index = end
                    break
            else:
                index += 1
        return self.found

    # --- rules: each gives the token after what it took, or `index` when it does not apply ---

    def _hashtag(self, index: int) -> int:
        return index + 1 if index and self.written[index - 1] == "#" else index

    def _street(self, index: int) -> int:
        street = streets.street_at(self.codes, self.written, self.folded, index)
        if street is None:
            return index
        end, name, houses = street
        if not self._skipped(index):
            self._add(index, end, Place(name, PlaceKind.STREET, self._region_here(), houses=houses))
        return end

    def _sea(self, index: int) -> int:
        seas: list[str] = []
        end = index
        while end < len(self.folded) and (sea := self.finder.sea_words.get(self.folded[end])):
            seas.append(sea)
            end += 1
            if self.folded[end : end + 1] and self.folded[end][:3] in {"мор", "sea"}:
                self.found.areas.append(Area(index, end + 1, seas=tuple(dict.fromkeys(seas))))
                return end + 1
            step = re.compile(r"[,&]{1,2}").match(self.codes, end)
            end = step.end() if step else len(self.folded)
        return index

    def _region(self, index: int) -> int:
        folded, finder, codes = self.folded, self.finder, self.codes
        chain = _CHAIN.match(codes, index)
        if chain:
            end = chain.end()
            after = _AFTER_REGION.match(codes, end)
            found = [finder.region_adjectives.get(folded[i]) for i in range(index, end) if codes[i] == "A"]
            people = after is None or len(after.group()) == 1 or self.folded[end].startswith("народн")
            if after and people and any(found):
                return self._area(index, after.end(), [code for code in found if code])
            if end == index + 1 and found[0] and self._elliptic_region(index):
                return self._area(index, end, [found[0]])
        name = finder.region_names.get(folded[index])
        if name and not (index and codes[index - 1] in "s_"):
            return self._area(index - 1 if codes[index - 1 : index] == "Q" else index, index + 1, [name])
        if index + 1 < len(folded) and folded[index + 1] == "time":
            return index
        city = finder.city_regions.get(folded[index])
        if city and not (index and codes[index - 1] == "_") and not _DIRECTION.search(codes, max(0, index - 6), index):
            if codes[index - 1 : index] not in ("+",) and not self._hospital(index):
                self.found.areas.append(Area(index, index + 1, regions=(city,)))
            return index + 1
        return index

    def _elliptic_region(self, index: int) -> bool:
        """«над Курской – 4»: the type word was said before."""
        before, after = self.codes[index - 1 : index], self.codes[index + 1 : index + 2]
        return (
            self.folded[index].endswith(("ой", "ую", "ая"))
            and before == "p"
            and after in {"-", ",", ".", "|", ";", "n", "&", ""}
            and (self.home is None or bool(self.found.areas))
        )

    def _area(self, start: int, end: int, codes: list[str]) -> int:
        previous = self.found.areas[-1] if self.found.areas else None
        self.stated.update(codes)
        self.found.areas.append(Area(start, end, regions=tuple(dict.fromkeys(codes))))
        if previous is not None and previous.end <= start:
            self._join_areas(previous)
        return end

    def _join_areas(self, previous: Area) -> None:
        """«Республики Крым и Краснодарского края» is one phrase when only a comma or "and" stands between."""
        last = self.found.areas[-1]
        between = self.codes[previous.end : last.start]
        if re.fullmatch(r"[,&]{1,2}p?[oQ]{0,2}", between) and not previous.seas:
            regions = tuple(dict.fromkeys(previous.regions + last.regions))
            self.found.areas[-2:] = [Area(previous.start, last.end, regions)]

    def _districts(self, index: int) -> int:
        codes = self.codes
        chain = _CHAIN.match(codes, index)
        if chain is None:
            return index
        end = chain.end()
        if index and codes[index - 1] in "s_":
            return index
        after = _AFTER_DISTRICT.match(codes, end)
        typed = after is not None or _DISTRICTS_BEFORE.search(codes, max(0, index - 6), index) is not None
        if not typed and not self._known_districts(index, end):
            return index
        for i in range(index, end):
            if codes[i] == "A" and (typed or self._district_record(self.folded[i])):
                self._district(i, self.folded[i])
        return after.end() if after else end

    def _known_districts(self, start: int, end: int) -> bool:
        """«в Чертковском и Боковском» without the word район."""
        if end == start + 1 and self._settlement_record(self.folded[start]):
            return False
        if self.codes[start - 1 : start] != "p" or self.codes[end : end + 1] in set("ACoB"):
            return False
        forms = [self.folded[i] for i in range(start, end) if self.codes[i] == "A"]
        return all(form.endswith(_MASCULINE) and self._district_record(form) for form in forms)

    def _district(self, index: int, form: str) -> None:
        if self._skipped(index):
            return
        record = self._district_record(form)
        if record is not None:
            name, region, lat, lon = record
            kind = PlaceKind.CITY_DISTRICT if region in {"RU-MOW", "RU-SPE", "UA-40"} else PlaceKind.DISTRICT
            self._add(index, index + 1, Place(name, kind, region, lat, lon))
            return
        name = names.title(names.district_nominative(form) if not form.isascii() else translit.district(form))
        kind = PlaceKind.CITY_DISTRICT if self._beside_town(index) else PlaceKind.DISTRICT
        self._add(index, index + 1, Place(name, kind, self._region_here()))

    def _beside_town(self, index: int) -> bool:
        """A town named right before or after: «Волгоград, Тракторозаводский район», «в Заречном районе Тулы»."""
        if self.home in {"RU-MOW", "RU-SPE", "UA-40"}:
            return True
        last = self.found.mentions[-1] if self.found.mentions else None
        before = last is not None and index - last.end <= 2 and self._city(self.folded[last.start])
        after = _AFTER_DISTRICT.match(self.codes, index + 1)
        follow = self.folded[after.end()] if after and after.end() < len(self.folded) else ""
        return before or self._city(follow)

    def _city(self, form: str) -> bool:
        record = self._settlement_record(form)
        if record is None:
            found = [i for kind, i in self.finder.english.get(form, []) if kind == "s"]
            record = next((r for r in map(self.finder.settlements.__getitem__, found) if r[1] in self._regions()), None)
        return record is not None and bool(record[4])

    def _english(self, index: int) -> int:
        if not self.folded[index][:1].isascii():
            return index
        for size in (2, 1):
            end = index + size
            words = self.folded[index:end]
            if len(words) < size or any(code not in "AC" for code in self.codes[index:end]):
                continue
            taken = self._english_name(index, end, " ".join(words))
            if taken > index:
                return taken
        return index

    def _english_name(self, index: int, end: int, name: str) -> int:
        codes = self.codes
        code = self.finder.region_english.get(name)
        of = codes[index - 1 : index] == "z"
        chained = re.compile(r"(?:[,&]{1,2}C){0,9}Q").match(codes, end)
        if code and (chained or of or name in {"crimea", "tatarstan", "bashkortostan"}):
            return self._area(index - 2 if of else index, end + 1 if codes[end : end + 1] == "Q" else end, [code])
        if self.finder.city_regions.get(name):
            if self.folded[end : end + 1] == ["time"]:
                return end
            if not _DIRECTION.search(codes, max(0, index - 4), index):
                self.found.areas.append(Area(index, end, regions=(self.finder.city_regions[name],)))
            return end
        if name.endswith(("sky", "skoy", "skiy", "skoye")):
            return self._english_district(index, end)
        records = [self.finder.settlements[i] for kind, i in self.finder.english.get(name, []) if kind == "s"]
        here = [record for record in records if record[1] in self._regions()]
        if here and not self._skipped(index):
            self._add(index, end, self._settlement(here[0]))
            return end
        if codes[index - 1 : index] == "s" or codes[index - 2 : index] == "sz":
            self._add(index, end, Place(translit.name(name), PlaceKind.SETTLEMENT, self._region_here()))
            return end
        return index

    def _english_district(self, index: int, end: int) -> int:
        chain = re.compile(r"A(?:[,&]{1,2}A)*Y|A").match(self.codes, index)
        typed = chain is not None and chain.group().endswith("Y")
        earlier = "Y" in self.codes[max(0, index - 30) : index]
        if not typed and not earlier:
            return index
        form = translit.district(self.folded[index])
        records = [
            r
            for r in (self.finder.districts[i] for i in self.finder.district_forms.get(form, []))
            if r[1] in self._regions()
        ]
        english = self.finder.english.get(self.folded[index], [])
        records += [
            self.finder.districts[i]
            for kind, i in english
            if kind == "d" and self.finder.districts[i][1] in self._regions()
        ]
        self._district(index, records[0][0].lower().replace("ё", "е") if records else form)
        return end

    def _after_type(self, index: int) -> int:
        """Names after село, хутор, город …, through lists."""
        if (
            not index
            or self.codes[index - 1] not in "s\\"
            or (self.codes[index - 1] == "\\" and self.folded[index - 1] != "д.")
        ):
            return index
        kind = self.folded[index - 1]
        position = index
        end = index
        while True:
            size = self._name_size(position)
            if not size:
                return end
            self._named(position, position + size, kind)
            end = position + size
            step = re.compile(r"[,&]{1,2}").match(self.codes, end)
            if step is None or step.end() >= len(self.codes) or not self._capital(step.end()):
                return end
            position = step.end()
            chain = _CHAIN.match(self.codes, position)
            if chain and (
                _AFTER_DISTRICT.match(self.codes, chain.end()) or _AFTER_REGION.match(self.codes, chain.end())
            ):
                return end

    def _name_size(self, index: int) -> int:
        size = 0
        while size < 3 and index + size < len(self.codes) and self._capital(index + size):
            if self.codes[index + size] == "A" and (
                _AFTER_DISTRICT.match(self.codes, index + size + 1)
                or _AFTER_REGION.match(self.codes, index + size + 1)
                or (size and _AFTER_DISTRICT.match(self.codes, _end(_CHAIN.match(self.codes, index + size))))
            ):
                break
            size += 1
        return size

    def _named(self, start: int, end: int, kind: str) -> None:
        if self._skipped(start):
            return
        form = " ".join(self.folded[start:end])
        if form in self.finder.city_regions:
            return
        record = self._settlement_record(form)
        if record is not None and (self._nominative(record) != form or " " in form or True):
            self._add(start, end, self._settlement(record))
            return
        words = form.split(" ")
        name = self._straighten(words, kind)
        self._add(start, end, Place(names.title(name), PlaceKind.SETTLEMENT, self._region_here()))

    def _straighten(self, words: list[str], kind: str) -> str:
        if len(words) == 1:
            return names.settlement_nominative(words[0], kind)
        return " ".join(words)

    def _town(self, index: int) -> int:
        """A known town without a type word, where a name can stand."""
        codes, folded = self.codes, self.folded
        before = codes[index - 1 : index]
        if before and before not in _BEFORE_NAME and not folded[index - 1].isalpha():
            return index
        for size in (3, 2, 1):
            end = index + size
            if end > len(codes) or not all(self._capital(i) for i in range(index, end)):
                continue
            record = self._settlement_record(" ".join(folded[index:end]))
            if record is None or not self._plausible(index, end):
                continue
            if not self._skipped(index):
                self._add(index, end, self._settlement(record))
            return end
        return index

    def _plausible(self, index: int, end: int) -> bool:
        """At the start of a sentence a town stands alone: «Грайворон — подавлен БПЛА», «Липецк, Грязи: …»."""
        before = self.codes[index - 1 : index]
        after = self.codes[end : end + 1]
        if after and after in "AC":
            return False
        common = " ".join(self.folded[index:end]) in self.finder.common
        if before in {"p", "п", "ц", "Y", "P", "&", "s"}:
            return before != "&" or bool(self.found.mentions or self.found.areas)
        if before in {"", "|", ":", '"', "-", "("}:
            return after in {"-", ",", ":", "|", "&", ""} or not common
        if self.folded[index - 1].isalpha():
            return not common and self.written[index - 1].islower()
        return (bool(self.found.mentions) and self.found.mentions[-1].end >= index - 2) or bool(self.found.areas)

    def _unseen(self, index: int) -> int:
        """«в Маломихайловке»: a name by its form after a preposition of place."""
        if self._subject_of_line(index):
            self._add(index, index + 1, Place(self.written[index], PlaceKind.SETTLEMENT, self._region_here()))
            return index + 1
        if self.home is None or self.codes[index - 1 : index] not in {"p", "п"} or self.codes[index] not in "AC":
            return index
        if self.folded[index - 1] not in {"в", "во", "под", "над", "у", "возле", "близ"} or self.codes[
            index + 1 : index + 2
        ] in {"A", "C"}:
            return index
        if self.codes[index] == "A" or not self.written[index][1:].islower():
            return index
        name = names.bare_nominative(self.folded[index])
        if name is None or self._skipped(index) or self.folded[index] in self.finder.foreign:
            return index
        self._add(index, index + 1, Place(names.title(name), PlaceKind.SETTLEMENT, self._region_here()))
        return index + 1

    def _subject_of_line(self, index: int) -> bool:
        """«Заречье — сбит дрон»: an unknown name before a dash and a shoot-down."""
        if self.home is None or self.codes[index - 1 : index] not in {"", "|"} or self.codes[index] != "C":
            return False
        return (
            re.match(r"-(?:[nM]{0,2}[SWO]|[nM]{0,2}[yeUuv]{1,3}[SWO])", self.codes[index + 1 : index + 8]) is not None
        )

    # --- helpers ---

    def _capital(self, index: int) -> bool:
        first = self.written[index][:1]
        return first.isupper() and self.codes[index] not in "Uuv!mYQbeysn"

    def _regions(self) -> set[str]:
        return self.stated | {self.home} if self.home else set(self.stated)

    def _region_here(self) -> str | None:
        return self.home or (next(iter(self.stated)) if len(self.stated) == 1 else None)

    def _settlement_record(self, form: str) -> list[Any] | None:
        best = None
        for index in self.finder.settlement_forms.get(form, ()):
            record = self.finder.settlements[index]
            if record[1] == self.home or record[1] in self.stated:
                if self._nominative(record) == form:
                    return record
                best = best or record
        return best

    def _nominative(self, record: list[Any]) -> str:
        return str(record[0]).lower().replace("ё", "е")

    def _district_record(self, form: str) -> list[Any] | None:
        for index in self.finder.district_forms.get(form, ()):
            record = self.finder.districts[index]
            if record[1] == self.home or record[1] in self.stated:
                return record
        return None

    def _settlement(self, record: list[Any]) -> Place:
        name, region, lat, lon, _ = record
        return Place(name, PlaceKind.SETTLEMENT, region, lat, lon)

    def _skipped(self, index: int) -> bool:
        """Road end points, hospitals and directions are no sites of events."""
        start = max(0, index - 14)
        return _DIRECTION.search(self.codes, start, index) is not None or self._hospital(index) or self._on_road(index)

    def _hospital(self, index: int) -> bool:
        return _HOSPITAL.search(self.codes, max(0, index - 11), index) is not None

    def _on_road(self, index: int) -> bool:
        sentence = self.codes.rfind("|", 0, index) + 1
        road = self.codes.rfind("=", max(sentence, index - 12), index)
        return road >= 0 and "Y" not in self.codes[road:index] and self.codes[index + 1 : index + 2] != "Y"

    def _add(self, start: int, end: int, place: Place) -> None:
        self.found.mentions.append(Mention(start, end, place))


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
