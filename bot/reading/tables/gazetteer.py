"""Compiles regions, districts and settlements into tables of folded word forms; plain data, ready for the cache."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path
from typing import Any

from bot.reading.places import names
from bot.reading.tables.forms import Forms
from bot.reading.tables.lexicon import Morphology
from bot.reading.words import translit
from bot.yaml_files import read_plain

_CITY = 100_000
_POSSESSIVE = re.compile(r"(?P<stem>\w{2,}(?:ов|ев|ин))а (?=\w+[аяь]$)")
"""«Зубова Поляна»: inflected like an adjective but for one case."""
_OF_OWNER, _CASES_OF_OWNER = (
    re.compile(r"(?P<stem>\w{2,}(?:ов|ев|ин)) \w+[бвгджзклмнпрстфхцчшщь]$"),
    ("", "а", "у", "", "ым", "ом"),
)
"""«Петров Вал»: «в Петровом Вале»."""
_IN_U = (" бор", " яр", " лог", " луг", " кут", " мыс", " мост", " берег", " край", " вал", " крым")
"""Names whose place ends in «у»: «в Сосновом Бору»."""
_LEFT_AS_IT_IS = ("ово", "ево", "ино", "ыно")
"""«в Южном Тушино»: the ends of names that most people do not decline."""
_CITY_REGIONS = frozenset({"RU-MOW", "RU-SPE", "UA-40"})
_TYPE_WORDS = re.compile(
    r"\b(?:муниципальный|городской|район|округ|город|улус|кожуун|городское|поселение|закрытое|зато|внутригородской)\b"
)


def compile_gazetteer(config_dir: Path, morphology: Morphology) -> dict[str, Any]:
    """Tables of names. Keys of the result:

    region_adjectives, region_names: form -> ISO code; region_english: folded English name -> ISO code;
    sea_words: form -> Russian sea name;
    settlements: [name, region, "lat lon" or "", city]; settlement_forms: the indexes of a form;
    seats: the indexes of districts by the folded name of their seat;
    districts: [name, region, "lat lon" or "", inside a city]; district_forms: the indexes of a form;
    english_settlements, english_districts: the indexes of a folded name;
    common: forms of settlements that are also ordinary words or people's names.
    """
    regions = read_plain(config_dir / "regions.yaml")
    extra = read_plain(config_dir / "lexicon_places.yaml")
    tables: dict[str, Any] = {"region_adjectives": {}, "region_names": {}, "region_english": {}}
    for region in regions:
        _add_region(tables, region)
    for code, words in extra["region_names"].items():
        for word in words:
            _add_forms(tables["region_names"], word, code)
    for code, words in extra["region_english"].items():
        for word in words:
            tables["region_english"][word] = code
    tables["sea_words"] = {
        form: sea for sea, words in extra["seas"].items() for word in words for form in _all_forms(word)
    }
    tables["city_regions"] = extra["city_regions"]
    tables["foreign"] = sorted({form for word in extra["foreign"] for form in _all_forms(word)})
    _add_settlements(tables, config_dir / "places" / "settlements.tsv", extra)
    _add_districts(tables, config_dir / "places" / "districts.tsv")
    tables["common"] = sorted(form for form in tables["settlement_forms"] if morphology.is_common(form))
    return tables


def _add_region(tables: dict[str, Any], region: dict[str, Any]) -> None:
    code = region["code"]
    words = region["name_ru"].lower().replace("ё", "е").split()
    if len(words) > 1 and words[0].endswith("ая") and words[1] in {"область", "республика", "автономная"}:
        stem = words[0][:-2]
        for ending in ("ая", "ой", "ую", "ою", "ий", "ого", "ому", "им", "ом", "ие", "их", "ими"):
            tables["region_adjectives"][stem + ending] = code
    elif len(words) > 1 and words[0].endswith("ий"):
        for form in names.district_forms(words[0]):
            tables["region_adjectives"][form] = code
    elif words[0] == "республика" and not words[1].endswith("ая"):
        _add_forms(tables["region_names"], words[1].strip("()"), code)
    if code in _CITY_REGIONS:
        return
    english = region["name_en"].lower()
    core = re.sub(r"\b(?:republic of|republic|oblast|krai|autonomous|okrug|the)\b", "", english).strip()
    tables["region_english"][core] = code


_OTHERWISE = "UA-"
"""The gazetteer has English spellings of Ukrainian names there, officials write those of Russian names as well."""


def _add_settlements(tables: dict[str, Any], path: Path, extra: dict[str, Any]) -> None:
    records: list[list[Any]] = []
    forms: dict[str, list[int]] = {}
    english: dict[str, list[int]] = {}
    rows = _rows(path)
    for iso, added in extra["settlements"].items():
        rows += [{"name_ru": name, "name": name, "iso": iso, "lat": "", "lon": ""} for name in added]
    for row in rows:
        if not row["name_ru"]:
            continue
        name = row["name_ru"]
        index = len(records)
        big = int(row.get("pop") or 0) >= _CITY
        records.append([name, row["iso"], _point(row), big])
        folded = name.lower().replace("ё", "е")
        for form in _all_forms(folded):
            forms.setdefault(form, []).append(index)
        spellings = {
            *(row["name"].replace("ë", letter) for letter in ("ë", "e", "yo")),
            *(translit.spelt(name) if row["iso"].startswith(_OTHERWISE) else ()),
        }
        for spelling in dict.fromkeys(map(translit.reduced, sorted(spellings))):
            english.setdefault(spelling, []).append(index)
    tables["settlements"] = records
    tables["settlement_forms"], tables["english_settlements"] = Forms.of(forms), Forms.of(english)


def _add_districts(tables: dict[str, Any], path: Path) -> None:
    records: list[list[Any]] = []
    forms: dict[str, list[int]] = {}
    english: dict[str, list[int]] = {}
    seats: dict[str, list[int]] = {}
    for row in _rows(path):
        name = _district_name(row["name_ru"])
        if not name or "поселение" in row["name_ru"].lower():
            continue
        index = len(records)
        inside_city = "(" in row["name_ru"] or row["iso"] in _CITY_REGIONS
        records.append([name, row["iso"], _point(row), inside_city])
        folded = name.lower().replace("ё", "е")
        for form in names.district_forms(folded) if " " not in folded else _all_forms(folded):
            forms.setdefault(form, []).append(index)
        english.setdefault(translit.reduced(row["name"]), []).append(index)
        if row["seat_guess"] and not inside_city:
            seats.setdefault(row["seat_guess"].lower().replace("ё", "е"), []).append(index)
    tables["districts"] = records
    tables["district_forms"], tables["english_districts"] = Forms.of(forms), Forms.of(english)
    tables["seats"] = Forms.of(seats)


def _district_name(text: str) -> str:
    kept = [word for word in text.partition("(")[0].split() if not _TYPE_WORDS.fullmatch(word.lower())]
    return " ".join(kept)


def _all_forms(name: str) -> set[str]:
    """Case forms of a folded name; the words of a longer name agree in case."""
    rows = [names.paradigm(word) if word not in {"на", "под"} else [(word,) * 6] for word in name.split(" ")]
    if len(rows) == 1:
        return {form for row in rows[0] for form in _hyphenated(name, row)}
    forms = {name}
    for case, last in itertools.product(range(6), rows[-1][1:] or rows[-1]):
        words = [*(row[-1 if len(row) == 1 else 1][case] for row in rows[:-1]), last[case]]
        forms.add(" ".join(words))
        if name.endswith(_LEFT_AS_IT_IS):
            forms.add(" ".join([*words[:-1], name.rpartition(" ")[2]]))
        if name.endswith(_IN_U):
            forms.add(" ".join([*words[:-1], last[2]]))
        if owned := _OF_OWNER.match(name):
            forms.add(" ".join([owned["stem"] + _CASES_OF_OWNER[case], *words[1:]]))
        if of := _POSSESSIVE.match(name):
            forms.add(" ".join([of["stem"] + "ой", *words[1:]]))
    return forms


def _hyphenated(name: str, row: tuple[str, ...]) -> set[str]:
    forms = set(row)
    first, _, rest = name.partition("-")
    if rest.startswith(("на-", "под-")):
        forms |= {form + "-" + rest for head in names.paradigm(first) for form in head}
    elif rest:
        heads = names.paradigm(first)[-1]
        forms |= {f"{head}-{tail}" for other in names.paradigm(rest) for head, tail in zip(heads, other, strict=True)}
    return forms


def _add_forms(table: dict[str, str], word: str, code: str) -> None:
    for form in _all_forms(word):
        table[form] = code


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _point(row: dict[str, str]) -> str:
    return f"{row['lat']} {row['lon']}" if row["lat"] and row["lon"] else ""
