"""What the rules of places share: the gazetteer, the tokens of the post, and what was found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from bot.model import Place, PlaceKind
from bot.reading.places import homes, no_sites, quiet, shelled, untouched, ways
from bot.reading.places.atlas import Atlas, Regions
from bot.reading.places.people_away import people_away
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}
"""Cities whose officials tell of what came down on the way to them."""
_REMEMBERED = 200
CITIES = frozenset({"RU-MOW", "RU-SPE", "UA-40"})
_NOT_FAR, _WAY = 40, 14
# «летевших на …», «летели, судя по всему, на …», «летели на Клин, Рузу и Тулу»
_DIRECTION = seldom(
    r"\](?:[^|;:,@SWOVHkqF]{0,2},[Po][^|;:,]{1,4},)?[^|;:,@SWOVHkqF]{0,4}(?P<more>(?<=[CA]),(?:C,){0,2}(?:C&)?)?$"
)
_LIST_GOES_ON = seldom("C(?:,C){0,3}&C")
NO_NAME = frozenset("Uuv!mYQbeysn")
_TOLD = frozenset("SWOVTθLΛΘΞEHhkKqFfdIGѣ/?Dc")
"""What headlines in capitals tell of a place beside its name."""


@dataclass(slots=True)
class Area:
    """Regions or seas named together in one noun phrase («Белгородской и Курской областей»)."""

    start: int
    end: int
    regions: tuple[str, ...] = ()
    seas: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.regions) + len(self.seas)


@dataclass(slots=True)
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


class Walk:
    """One post on its way through the rules; `doubts` and `told` are of the line it has come to (see no_sites)."""

    __slots__ = (
        "_regions_told", "atlas", "codes", "doubts", "folded", "found", "home", "names", "regions", "told", "written",
    )  # fmt: skip

    def __init__(self, atlas: Atlas, tokens: Tokens, home: str | None) -> None:
        self.atlas = atlas
        self.written = tokens.written
        self.folded = tokens.folded
        self.codes = tokens.codes
        self.home = home
        self.regions = _regions_around(home)
        self.names = atlas.names(self.regions)
        self.found = Places([], [])
        self.doubts = ""
        self.told: no_sites.Told | None = None
        self._regions_told: frozenset[str] | None = None

    @property
    def region(self) -> str | None:
        """The region that a place without one of its own belongs to."""
        return self.home or (next(iter(self.regions)) if len(self.regions) == 1 else None)

    @property
    def regions_told(self) -> frozenset[str]:
        """The regions that the post names by an adjective with its type word or in the feminine."""
        if self._regions_told is None:
            adjectives, typed = self.atlas.region_adjectives, zip(self.folded, self.codes[1:] + "|", strict=True)
            self._regions_told = frozenset(
                adjectives[word]
                for word, after in typed
                if word in adjectives and (after == "Q" or word.endswith("ой"))
            )
        return self._regions_told

    def before(self, index: int) -> str:
        """The concept before a token, "" at the start."""
        return self.codes[index - 1] if index else ""

    def after(self, end: int) -> str:
        """The concept at `end`, "" past the end."""
        return self.codes[end : end + 1]

    def capital(self, index: int) -> bool:
        """Whether a token could be (part of) a name."""
        return self.written[index][0].isupper() and self.codes[index] not in NO_NAME

    def without_verb(self, start: int, end: int) -> int:
        """The end of a name in capitals without what a headline tells of it: «В СЕЛЕ ОЛЬХОВКА СБИТ ДРОН»."""
        return next((at for at in range(start + 1, end) if self.codes[at] in _TOLD and self.written[at].isupper()), end)

    def add(self, start: int, end: int, place: Place) -> int:
        """Note a place, unless its surroundings say that nothing happened there; gives `end`."""
        if not ((self.doubts or self.told) and self._skipped(start)):
            self.found.mentions.append(Mention(start, end, place))
        return end

    def note(self, start: int, end: int, place: Place) -> None:
        """Note a place whatever its surroundings say."""
        self.found.mentions.append(Mention(start, end, place))

    def add_area(self, start: int, end: int, regions: list[str], seas: list[str] | None = None) -> int:
        """Note regions or seas; a phrase that continues the one before is joined to it. Gives `end`."""
        if self._people_only(start, regions):
            return end
        last = self.found.areas[-1] if self.found.areas else None
        if last is not None and last.seas and self._off_coast(last.end, start):
            return end
        if last is not None and self.towards(start) and "|" not in self.codes[last.end : start]:
            return end
        if start and self.folded[start - 1] in _OF:
            start = self._with_article(start)
        if not self.regions.issuperset(regions):
            self.regions = self.regions.union(regions)
            self.names = self.atlas.names(self.regions)
        named = Area(start, end, _once(regions), _once(seas) if seas else ())
        if last is not None and self._goes_on(last, named):
            named = self._joined(self.found.areas.pop(), named)
        self.found.areas.append(named)
        return end

    def _people_only(self, start: int, regions: list[str]) -> bool:
        """Whether regions are only where people come from, are or go to: «хозяева были в Москве»."""
        told, elsewhere = self.told, self.home is not None and self.home not in regions
        if elsewhere and self.hospital(start):
            return True
        if told is None or (told.origins and self._home(start)):
            return told is not None
        if told.residents and homes.of_other_region(self.codes, self.folded, start):
            return True
        placed = elsewhere or bool(self.found.areas or self.found.mentions)
        return told.away and placed and people_away(self.codes, self.folded, start, abroad=True)

    def _goes_on(self, last: Area, area: Area) -> bool:
        """Whether an area is named in one phrase with the one before, or is the same again beside it."""
        if self.codes[last.end : area.start] in _BESIDE and set(area.regions) <= set(last.regions):
            return True
        between = self.codes[last.end : area.start]
        # «37 над Брянской областью, над Краснодарским краем – 24»
        counted_apart = between == ",p" and self.codes.startswith("-n", area.end)
        return not counted_apart and _JOINED.fullmatch(between) is not None

    def _joined(self, first: Area, second: Area) -> Area:
        regions = tuple(dict.fromkeys(first.regions + second.regions))
        return Area(first.start, second.end, regions, tuple(dict.fromkeys(first.seas + second.seas)))

    def _off_coast(self, sea: int, start: int) -> bool:
        """«над Чёрным морем у побережья Крыма»: the sea that was named up to the token `sea` is the site."""
        if _COAST.isdisjoint(self.folded[max(sea, start - 5) : start]):
            return False
        between = self.codes[sea:start]
        return "&" not in between and "|" not in between

    def _with_article(self, start: int) -> int:
        """Where "(over) the territory of the Bryansk region" begins, asked of the token of its name."""
        first = start - 1 if self.folded[start - 1] == "the" else start
        if self.folded[first - 1] == "of" and first > 1 and self.folded[first - 2] in _SPACE:
            first -= 3 if self.folded[first - 3 : first - 2] == ["the"] else 2
        return first

    def towards(self, index: int) -> bool:
        """«летевших на …»: a destination."""
        match = _DIRECTION.search(self.codes, max(0, index - _WAY), index) if "]" in self.doubts else None
        if match is None or self.folded[index - (2 if self.codes[index - 1] == "s" else 1)] in _OVER:
            return False
        if (match["more"] or "").endswith(",") and not _LIST_GOES_ON.match(self.codes, index):
            return False
        return not (self._arrived(match.start() + 1, index) or self._stopped_there(index))

    def _stopped_there(self, index: int) -> bool:
        """«ушёл в сторону Льгова и там был сбит», «… к Льгову, где его сбили»."""
        return not _THERE.isdisjoint(self.folded[index + 1 : index + 4]) and "|" not in self.codes[index : index + 4]

    def _arrived(self, start: int, index: int) -> bool:
        """ "flying towards Moscow in the Klin area", «летевший на Москву над Клином»: where it was, from `start` on."""
        return any(self.codes[at - 1] in "CA" and self.folded[at] in _AT for at in range(start + 1, index))

    def hospital(self, index: int) -> bool:
        """«доставлен в больницу …»."""
        return ("+" in self.doubts or "Г" in self.doubts) and homes.hospital(self.codes, index)

    def _from_elsewhere(self, index: int) -> bool:
        return homes.from_elsewhere(self.codes, self.folded, index, placed=bool(self.found.mentions))

    def _home(self, index: int) -> bool:
        return homes.home_of_people(self.codes, self.folded, index)

    def _placed(self, index: int) -> bool:
        """Whether a settlement was named not far before."""
        near = [mention for mention in self.found.mentions[-4:] if index - mention.end < _NOT_FAR]
        return any(mention.place.kind is PlaceKind.SETTLEMENT for mention in near)

    def _placed_beside(self, index: int) -> bool:
        """Whether a settlement, not a quarter of one nor one joined by «и», was named before in the sentence."""
        mentions = self.found.mentions
        joined = mentions and self.codes[mentions[-1].end : index] in _AND
        for mention in reversed(mentions[:-1] if joined else mentions):
            if "|" in self.codes[mention.end : index]:
                return False
            quarter = mention.start and self.folded[mention.start - 1].startswith(_QUARTERS)
            if mention.place.kind is PlaceKind.SETTLEMENT and not quarter:
                return True
        return False

    def _skipped(self, index: int) -> bool:
        """Road end points, hospitals, destinations and power cuts are no sites of events."""
        doubts, told, codes, folded = self.doubts, self.told, self.codes, self.folded
        if doubts and (
            self.towards(index)
            or self.hospital(index)
            or ("=" in doubts and no_sites.on_road(codes, folded, index))
            or ("χ" in doubts and no_sites.without_power(codes, folded, index))
            or ("0" in doubts and no_sites.denied(codes, folded, index))
            or ("0" in doubts and no_sites.not_reached(codes, folded, index))
            or ("0D" in doubts and bool(self.found.mentions) and untouched.no_threat(codes, index))
            or ("0" in doubts and (untouched.untouched(codes, folded, index) or untouched.no_blast(codes, index)))
            or ("ϡ" in doubts and untouched.untouched(codes, folded, index))
            or (untouched.UNHARMED in doubts and bool(self.found.mentions) and untouched.no_harm(codes, folded, index))
            or (untouched.UNTHREATENED in doubts and untouched.no_danger(codes, folded, index))
            or (untouched.SPARED in doubts and quiet.spared(codes, folded, index))
            or (no_sites.SHELLED in doubts and bool(self.found.mentions) and shelled.shelled(codes, folded, index))
            or ("z" in doubts and self._from_elsewhere(index))
            or (("[" in doubts or "ш" in doubts) and homes.sheltered(codes, index))
        ):
            return True
        return told is not None and (
            ("=" not in doubts and told.stretches and no_sites.on_road(codes, folded, index))
            or (told.stretches and untouched.on_route(codes, folded, index))
            or (told.quiet and quiet.calm(codes, folded, index))
            or (told.institutions and no_sites.of_institution(codes, folded, index, placed=self._placed(index)))
            or (
                told.residents
                and homes.of_resident(
                    codes, folded, index, placed=self._placed_beside(index), somewhere=bool(self.found.mentions)
                )
            )
            or (told.housed and bool(self.found.mentions) and homes.housed(codes, folded, index))
            or (told.away and bool(self.found.mentions) and people_away(codes, folded, index, abroad=False))
            or (told.ways and ways.away(codes, folded, index, placed=bool(self.found.mentions)))
            or (told.officials and no_sites.of_official(codes, folded, index))
            or (told.closed and no_sites.closed_to_traffic(codes, folded, index))
            or (told.origins and (self._home(index) or self._from_elsewhere(index)))
        )


def before_name(codes: str, at: int) -> str:
    """The concept before a token; a dash that opens a line («— Ясеновка: …») is the end of a sentence."""
    before = codes[at - 1] if at else ""
    return "|" if before == "-" and codes[max(0, at - 2) : at - 1] in {"", "|"} else before


def _once(names: list[str]) -> tuple[str, ...]:
    """Each of the names once."""
    return tuple(names if len(names) < 2 else dict.fromkeys(names))


@lru_cache(_REMEMBERED)
def _regions_around(home: str | None) -> Regions:
    """The regions in which a channel's bare names are looked for."""
    return frozenset({home, _AROUND.get(home, home)} if home else ())


_QUARTERS = ("микрорайон", "мкр", "квартал")
_OF = frozenset({"the", "of"})
_OVER = frozenset(
    {"над", "близ", "возле", "около", "вблизи", "мимо", "через", "по", "over", "near", "above", "through"}
)
_AT = frozenset({"in", "over", "near", "above", "над", "близ", "возле"})
_THERE = frozenset({"там", "где"})
_BESIDE = frozenset({"", "-"})
_AND = frozenset({"&", "&s"})
_COAST = frozenset({"побережья", "побережье", "берегов", "берега", "берегу", "coast", "coastline", "shore", "shores"})
_SPACE = frozenset({"territory", "territories", "airspace", "waters", "skies", "sky", "coast", "part", "parts"})
_JOINED = seldom(r"(?:-C)?[,&]{1,3}p?[oQ]{0,2}s?")
