"""The shapes of the reader's files, and their check. Never imported while reading from the cache: pydantic is slow."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter, model_validator

from bot.findings import ConfigError, Finding
from bot.model import Event, Verdict
from bot.places.listings import check_listing
from bot.places.regions import SEAS, check_regions
from bot.yaml_files import Document, check_yaml

Word = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(min_length=1, max_length=1, description="The concept's character in code strings")]
Form = Literal["one", "many", "neuter", "active", "participle", "participle_one", "noun", "singular", "plural", "other"]


def _tag(names: tuple[str, str]) -> Discriminator:
    """Tells a list, or a text, (first name) from keys with values (second)."""
    return Discriminator(lambda value: names[isinstance(value, dict)])


_ByForm = dict[Form, Annotated[list[Word] | None, Field()]]
Forms = Annotated[
    Annotated[list[Word], Tag("words")] | Annotated[_ByForm, Tag("words by form")], _tag(("words", "words by form"))
]


class Concept(BaseModel):
    """Words that mean the same to the reader."""

    model_config = ConfigDict(extra="forbid")

    code: Code | None = None
    codes: dict[Form, Code] | None = Field(default=None, description="Where forms of the lemmas differ in meaning")
    lemmas: list[Word] = Field(default=[], description="Dictionary forms; inflected by the program")
    forms: Forms = Field(default=[], description="Spellings taken as they are")

    @model_validator(mode="after")
    def _coded(self) -> Self:
        if (self.code is None) == (self.codes is None):
            raise ValueError("needs either code or codes")
        return self

    def groups(self) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
        """The lists of words, each with its place in the concept."""
        yield ("lemmas",), self.lemmas
        if isinstance(self.forms, dict):
            yield from ((("forms", form), words or []) for form, words in self.forms.items())
        else:
            yield ("forms",), self.forms


class Lexicon(BaseModel):
    """Words of the reader."""

    model_config = ConfigDict(extra="forbid")

    gate: list[Word] = Field(description="A post with none of these stems is passed by; “=word” is a whole word")
    misspelt: list[Word] = Field(
        default=[],
        description="Stems of words that are known with one wrong letter too; “^stem” with a wrong ending only",
    )
    concepts: dict[str, Concept]


class PlaceWords(BaseModel):
    """Names of places as texts write them, beyond regions.yaml and the lists of places."""

    model_config = ConfigDict(extra="forbid")

    region_names: dict[str, list[Word]]
    city_regions: dict[str, str]
    region_english: dict[str, list[Word]]
    seas: dict[str, list[Word]]
    foreign: list[Word]
    settlements: dict[str, list[Word]]


class Example(BaseModel):
    """A post and what the reader must make of it."""

    model_config = ConfigDict(extra="forbid")

    text: str
    reads: dict[str, Any] = Field(description="verdict, reports (their number), or keys of the first report")
    date: str | datetime | None = None
    region: str | None = None
    federal: bool = False


class CounterExample(BaseModel):
    """A post that the template must not match."""

    model_config = ConfigDict(extra="forbid")

    text: str
    date: str | datetime | None = None
    region: str | None = None
    federal: bool = False


class TemplateEntry(BaseModel):
    """A message with slots, what it means, and its examples."""

    model_config = ConfigDict(extra="forbid", title="Template")

    name: Word
    event: Event | None = Field(default=None, description="What a match states")
    verdict: Verdict | None = Field(default=None, description="What a post is if nothing else is in it")
    blocks: Literal["sentence", "rest", "post", "interception", "impact", "impacts"] | None = Field(
        default=None, description="How far a verdict keeps events from counting"
    )
    lead: bool = Field(default=False, description="Only in the first two sentences")
    aside: bool = Field(
        default=False, description="An event in a clause before it counts: «сбиты 3 БПЛА, линию планируют починить»"
    )
    theme: bool = Field(
        default=False, description="All of the post is of it (a drill, a film), news of tonight in another sentence too"
    )
    alone: bool = Field(default=False, description="Not where the post tells of an attack by UAVs")
    order: Literal["free", "fixed", "phrase", "adjacent"] = "free"
    pattern: Word | None = None
    patterns: list[Word] = []
    needs: Literal["uav", "attack"] | None = None
    unless: Word | None = Field(default=None, description="Not in sentences with one of these slots and words")
    examples: list[Example]
    counter_examples: list[
        Annotated[
            Annotated[str, Tag("text")] | Annotated[CounterExample, Tag("text and post")],
            _tag(("text", "text and post")),
        ]
    ] = []

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.event is None) == (self.verdict is None):
            raise ValueError("needs either event or verdict")
        if not self.patterns and self.pattern is None:
            raise ValueError("has no pattern")
        if not self.examples:
            raise ValueError("has no example")
        return self


class TemplateFile(BaseModel):
    """Templates of config/templates."""

    model_config = ConfigDict(extra="forbid")

    templates: list[TemplateEntry]


LEXICON_SHAPE: Final = TypeAdapter(Lexicon)
PLACE_WORDS_SHAPE: Final = TypeAdapter(PlaceWords)
TEMPLATES_SHAPE: Final = TypeAdapter(TemplateFile)


def require_sound(config_dir: Path) -> None:
    """Raise ConfigError unless all that the reader is compiled from has its shape."""
    regions, findings = check_regions(config_dir / "regions.yaml")
    codes = frozenset(region.code for region in regions)
    findings += check_reader_files(config_dir, codes)
    if any(finding.error for finding in findings):
        raise ConfigError.of(findings)


def check_reader_files(config_dir: Path, regions: Container[str]) -> list[Finding]:
    """What is wrong with lexicon, names of places, templates and lists of places. ConfigError for broken YAML."""
    findings = check_lexicon(config_dir / "lexicon.yaml")
    findings += check_place_words(config_dir / "lexicon_places.yaml", regions)
    for path in sorted((config_dir / "templates").glob("*.yaml")):
        findings += check_yaml(path, TEMPLATES_SHAPE).findings
    for name in ("settlements.tsv", "districts.tsv"):
        findings += check_listing(config_dir / "places" / name, regions)[1]
    return findings


def check_lexicon(path: Path) -> list[Finding]:
    """Shape, and words that stand twice: in one concept an error, in two a note, since the first one wins."""
    checked = check_yaml(path, LEXICON_SHAPE)
    lexicon, document, findings = checked.value, checked.document, checked.findings
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for name, concept in lexicon.concepts.items() if lexicon else ():
        for place, words in concept.groups():
            for number, word in enumerate(words):
                here = ("concepts", name, *place, number)
                # A lemma and a pinned form of the same spelling do not clash: the pinned form is taken.
                key = (str(place[0]), word)
                if key in first:
                    findings.append(_twice(document, here, word, *first[key]))
                else:
                    first[key] = (name, document.line(here))
    return findings


def _twice(document: Document, here: tuple[str | int, ...], word: str, owner: str, line: int) -> Finding:
    own = owner == here[1]
    fix = "remove one of the two" if own else f"{owner} comes first and wins"
    said = f"“{word}” stands twice, see line {line}; {fix}"
    return Finding(document.path, document.line(here), str(here[1]), said, error=own)


def check_place_words(path: Path, regions: Container[str]) -> list[Finding]:
    """Shape, and codes of regions and names of seas that do not exist."""
    checked = check_yaml(path, PLACE_WORDS_SHAPE)
    words, document, findings = checked.value, checked.document, checked.findings
    if words is None:
        return findings
    places: list[tuple[tuple[str | int, ...], str]] = [
        ((key, code), code) for key in ("region_names", "region_english", "settlements") for code in getattr(words, key)
    ]
    places += [(("city_regions", name), code) for name, code in words.city_regions.items()]
    findings += [
        document.finding(f"no region has the code “{code}”; regions.yaml lists them", place)
        for place, code in places
        if code not in regions
    ]
    findings += [
        document.finding(f"“{sea}” is no sea that the record knows: {', '.join(SEAS)}", ("seas", sea))
        for sea in words.seas
        if sea not in SEAS
    ]
    return findings
