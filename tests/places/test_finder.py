from hypothesis import given, settings
from hypothesis import strategies as st

from bot.places.finder import MAX_CANDIDATES, MAX_LENGTH, Match, RegionFinder
from bot.places.regions import Regions

ASKED_ON_PURPOSE = {
    ("RU-AL", "RU-ALT"),
    ("RU-NIZ", "RU-NGR"),
    ("RU-KYA", "RU-KRS"),
    ("RU-MOS", "RU-MOW"),
    ("RU-LEN", "RU-SPE"),
    ("RU-LEN", "UA-23"),
    ("RU-SE", "RU-PRI"),
}


def test_every_name_and_alias_of_the_file_finds_its_region(regions: Regions, finder: RegionFinder) -> None:
    wrong = []
    for region in regions:
        for name in (region.code, region.name_ru, region.name_en, region.short_ru, region.short_en, *region.aliases):
            match = finder.find(name)
            if match.code != region.code and match.candidates not in ASKED_ON_PURPOSE:
                wrong.append((region.code, name, match))

    assert not wrong


def test_the_phrases_for_texts_find_their_region(regions: Regions, finder: RegionFinder) -> None:
    wrong = [
        (phrase, region.code)
        for region in regions
        for phrase in (region.in_ru, region.over_ru)
        if finder.find(phrase).code != region.code
    ]

    assert not wrong


def test_an_exact_name_is_not_doubted_because_a_similar_one_exists(finder: RegionFinder) -> None:
    assert finder.find("омск") == Match("RU-OMS")
    assert finder.find("томск") == Match("RU-TOM")
    assert finder.find("курск") == Match("RU-KRS")
    assert finder.find("курган") == Match("RU-KGN")


def test_a_slip_between_two_regions_is_asked(finder: RegionFinder) -> None:
    match = finder.find("омская или томская")

    assert match.code is None
    assert match.candidates == ("RU-OMS", "RU-TOM")


def test_a_short_abbreviation_in_other_words_is_not_taken_for_a_region(finder: RegionFinder) -> None:
    assert finder.find("мо").code == "RU-MOS"
    assert finder.find("мо купило хлеб") == Match(None)


def test_a_wrong_type_is_asked_instead_of_corrected(finder: RegionFinder) -> None:
    assert finder.find("смоленский край") == Match(None, ("RU-SMO",))
    assert finder.find("республика брянск") == Match(None, ("RU-BRY",))


def test_texts_too_long_for_a_name_are_not_searched(finder: RegionFinder) -> None:
    fitting = "смоленск" + " " * (MAX_LENGTH - len("смоленск"))

    assert finder.find(fitting).code == "RU-SMO"
    assert finder.find(fitting + " ") == Match(None)


def test_hostile_texts_are_answered(finder: RegionFinder) -> None:
    for text in ("", "\x00", "\ud800", "\ufdfa" * 200, "й" * 200, "ё́" * 100, "a " * 100, "\u202eксмс", "🏳️‍🌈" * 30):
        assert finder.find(text).code is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=250))
def test_any_text_gives_a_known_code_or_a_few_candidates(regions: Regions, finder: RegionFinder, text: str) -> None:
    match = finder.find(text)

    assert match.code is None or match.code in regions
    assert len(match.candidates) <= MAX_CANDIDATES
    assert all(code in regions for code in match.candidates)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["смоленск", "Брянская область", "rostov oblast", "Крым"]),
    st.text("!?.,;:() \n🙂*_#@«»", max_size=8),
)
def test_punctuation_and_emoji_around_a_name_change_nothing(finder: RegionFinder, name: str, around: str) -> None:
    assert finder.find(around + name + around) == finder.find(name)
