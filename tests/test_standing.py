"""Chats that the settings subscribe: wrong regions are refused with what to write instead."""

from __future__ import annotations

import pytest

from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.settings import Settings
from bot.standing import Standing, StandingError, standing_of
from bot.texts import Texts


def test_regions_may_be_codes_or_names_in_any_language(regions: Regions, finder: RegionFinder, texts: Texts) -> None:
    settings = Settings(subscribers=((1, "*"), (2, "RU-SMO+ru-bry"), (3, "smolensk+Тула + smolensk")))

    found = standing_of(settings, regions, finder, texts)

    assert found == [Standing(1, ("*",)), Standing(2, ("RU-SMO", "RU-BRY")), Standing(3, ("RU-SMO", "RU-TUL"))]


@pytest.mark.parametrize(
    ("name", "hint"), [("atlantis", "write a code such as RU-SMO"), ("RU-ZZZ", "RU-SMO"), ("", "")]
)
def test_an_unknown_region_is_refused_with_its_chat(
    regions: Regions, finder: RegionFinder, texts: Texts, name: str, hint: str
) -> None:
    with pytest.raises(StandingError) as refused:
        standing_of(Settings(subscribers=((123, f"RU-SMO+{name}"),)), regions, finder, texts)

    assert "UAVWATCH_SUBSCRIBERS: chat 123" in str(refused.value)
    assert hint in str(refused.value)


def test_an_ambiguous_region_is_refused_with_what_it_could_be(
    regions: Regions, finder: RegionFinder, texts: Texts
) -> None:
    with pytest.raises(StandingError, match=r"did you mean RU-.*Altai.*RU-.*Altai"):
        standing_of(Settings(subscribers=((123, "Алтай"),)), regions, finder, texts)


def test_a_language_without_texts_is_refused(regions: Regions, finder: RegionFinder, texts: Texts) -> None:
    with pytest.raises(StandingError, match=r"UAVWATCH_LANGUAGE.*zz.*en, ru"):
        standing_of(Settings(language="zz"), regions, finder, texts)
