"""Proposes a template from a post: what `uavwatch templates new` prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from bot.model import Event, Reading
from bot.model.codec import report_to_json
from bot.reading.explain import Explanation
from bot.reading.places.finding import PlaceFinder
from bot.reading.reader import Reader
from bot.reading.tables import lexicon
from bot.reading.tables import loading as tables
from bot.reading.templates.check import HOME, POSTED
from bot.reading.templates.patterns import Compiler, read_files
from bot.reading.verdicts.sentences import split_sentences
from bot.reading.words import codes
from bot.reading.words.coding import Coder
from bot.reading.words.tokens import Tokens

NAME: Final = "name-of-the-template"
_HEAD: Final = """\
# Paste under “templates:” of a file in config/templates, give it a name, and run `uavwatch templates check`.
# Words stand for themselves in any inflection and are required: take out those that do not matter.
# {slot?} is optional; {place}, {region}, {sea}, {count}, {period} and {name} are never required.
"""
_TIME: Final = frozenset({codes.CLOCK, codes.DATE, "m", "$", "г"})
_STOP: Final = frozenset("SWOVTEZ")
_HARM: Final = frozenset("HhFfdkqIGgjw")
_OPTIONAL: Final = frozenset({"air_defence", "more", "total", "enemy_adjective", "each", "direction", "under"})
_IGNORED: Final = frozenset({"small_word", "preposition", "conjunction", "territory", "for_period"})
_TYPES: Final = frozenset({"district_type", "settlement_type", "region_type", "street_type", "municipal", "house"})
_REPEATED: Final = frozenset({"place", "region", "sea", "count", "period", "name"})
_HOURS: Final = ("час", "утр", "вечер", "вчера", "сегодня", "накануне", "ноч", "дня", "днем", "сутк", "суток")


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed template as the text of a YAML list with one item, and what the post reads as with it."""

    text: str
    reading: Reading


def draft_template(
    text: str, config_dir: Path, cache_dir: Path | None, *, region: str | None = HOME, federal: bool = False
) -> Draft:
    """A template for the sentence of `text` that most looks like an event, with the whole text as its first example.

    Raises ValueError where no sentence names a UAV or an event.
    """
    compiled = tables.load(config_dir, cache_dir)
    morphology = lexicon.Morphology()
    _, words, concepts = lexicon.compile_lexicon(config_dir / "lexicon.yaml", morphology)
    coder = Coder(compiled.words, compiled.misspelt)
    finder = PlaceFinder(compiled.places, coder.asking)
    tokens = coder.tokens(text)
    pattern, part = _pattern(tokens, finder, None if federal else region, concepts)
    before = Reader(compiled).explain(text, date=POSTED, region=region, federal=federal)
    event = before.reading.reports[0].event.value if before.reading.reports else _event(part)
    entry: dict[str, Any] = {"name": NAME, "event": event, "pattern": pattern}
    compiler = Compiler(words, concepts, morphology)
    entries = [present for _, present in read_files(config_dir / "templates")] + [entry]
    made = [template for item in entries for template in compiler.template(item)]
    reader = Reader(compiled._replace(words=words, templates=made))
    after = reader.explain(text, date=POSTED, region=region, federal=federal)
    example: dict[str, Any] = {"text": text, "reads": stated(after.reading)}
    if region not in {HOME, None}:
        example["region"] = region
    if federal:
        example["federal"] = True
    return Draft(_remarks(before, after) + _as_yaml(entry | {"examples": [example]}), after.reading)


def stated(reading: Reading) -> dict[str, Any]:
    """What an example says that a text reads as: the verdict, and what its first report states."""
    reads: dict[str, Any] = {"verdict": reading.verdict.value}
    if len(reading.reports) > 1:
        reads["reports"] = len(reading.reports)
    for report in reading.reports[:1]:
        data = report_to_json(report)
        reads["event"] = data["event"]
        for key in ("downed", "attacked"):
            if data[key]:
                low, high = data[key]["min"], data[key]["max"]
                reads[key] = low if low == high else [low, high]
        reads |= {key: data[key] for key in ("killed", "injured", "damage") if data[key] is not None}
        if data["places"]:
            reads["places"] = [place["name"] for place in data["places"]]
    return reads


def _pattern(tokens: Tokens, finder: PlaceFinder, home: str | None, concepts: dict[str, str]) -> tuple[str, str]:
    """(the pattern, the concept characters of its sentence)."""
    start, end = _sentence(tokens)
    facts = _facts(tokens, finder, home)
    of = _names(concepts)
    out: list[str] = []
    for index in range(start, end):
        word = facts.get(index) or _word(tokens, index, start, of)
        if word and not (out and out[-1] == word and word.strip("{?}") in _REPEATED | _OPTIONAL):
            out.append(word)
    return " ".join(out), tokens.codes[start:end]


def _sentence(tokens: Tokens) -> tuple[int, int]:
    """The sentence with a UAV and the most that happens to it; the first of the best."""

    def weight(span: tuple[int, int]) -> tuple[bool, int]:
        part = set(tokens.codes[span[0] : span[1]])
        return bool(part & {*codes.UAV, "a", "d"}), len(part & (_STOP | _HARM))

    best = max(split_sentences(tokens.codes), key=weight)
    if weight(best) == (False, 0):
        raise ValueError("no sentence of the text names a UAV or something that happened to one")
    return best


def _facts(tokens: Tokens, finder: PlaceFinder, home: str | None) -> dict[int, str]:
    """Token -> slot, for what rules read by themselves."""
    found: dict[int, str] = {}
    places = finder.find(tokens, home)
    for mention in places.mentions:
        found |= dict.fromkeys(range(mention.start, mention.end), "{place}")
    for area in places.areas:
        found |= dict.fromkeys(range(area.start, area.end), "{sea}" if area.seas else "{region}")
    for index, code in enumerate(tokens.codes):
        if code in _TIME or (code == codes.NUMBER and _is_hour(tokens, index)):
            found.setdefault(index, "{period}")
        elif code in {codes.NUMBER, codes.FUZZY}:
            found.setdefault(index, "{count}")
    return found


def _is_hour(tokens: Tokens, index: int) -> bool:
    after = tokens.codes[index + 1 : index + 2]
    return after == "$" or any(word.startswith(_HOURS) for word in tokens.folded[index + 1 : index + 2])


def _names(concepts: dict[str, str]) -> dict[str, str]:
    """Character -> the first concept it belongs to."""
    found: dict[str, str] = {}
    for name, characters in concepts.items():
        for char in characters:
            found.setdefault(char, name)
    return found


def _word(tokens: Tokens, index: int, start: int, of: dict[str, str]) -> str:
    """A token as it stands in a pattern: a slot, the word itself, or nothing."""
    word, code = tokens.folded[index], tokens.codes[index]
    if not word[0].isalpha() or word.startswith(_HOURS):
        return ""
    if code in {codes.CAPITAL, codes.ADJECTIVE} and index > start:
        return "{name}"
    name = of.get(code, "")
    if name in _TYPES:
        return ""
    if not name or name in _IGNORED or code == codes.OTHER:
        return word
    return f"{{{name}?}}" if name in _OPTIONAL else f"{{{name}}}"


def _event(part: str) -> str:
    stopped, harmed = set(part) & _STOP, set(part) & _HARM
    return (Event.IMPACT if harmed and not stopped else Event.INTERCEPTION).value


def _remarks(before: Explanation, after: Explanation) -> str:
    remarks = _HEAD
    used = sorted({match.template for match in before.matches})
    if used:
        remarks += f"# Without it, {', '.join(used)} matched; the post read as {before.reading.verdict.value}.\n"
    if NAME not in {match.template for match in after.matches}:
        lost = next((item.reason for item in after.rejected if item.template == NAME), "")
        remarks += (
            f"# It does not count for this post: {lost or 'the gate of config/lexicon.yaml knows no stem of it'}.\n"
        )
    return remarks


def _as_yaml(entry: dict[str, Any]) -> str:
    written = yaml.dump([entry], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return "".join(f"  {line}".rstrip() + "\n" for line in written.splitlines())


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = "|" if "\n" in data else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)
