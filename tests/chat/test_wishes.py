from __future__ import annotations

import pytest

from bot.chat.wishes import MOST_DOUBTS, MOST_WORDS, Doubt, read_wish
from bot.places.finder import RegionFinder


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("smolensk", ("RU-SMO",)),
        ("smolensk bryansk", ("RU-SMO", "RU-BRY")),
        ("смоленск, тула", ("RU-SMO", "RU-TUL")),
        ("смоленская область и тульская область", ("RU-SMO", "RU-TUL")),
        ("нижний новгород", ("RU-NIZ",)),
        ("тула нижний новгород курск", ("RU-TUL", "RU-NIZ", "RU-KRS")),
        ("moscow oblast moscow", ("RU-MOS", "RU-MOW")),
        ("тула\nкурск;орёл", ("RU-TUL", "RU-KRS", "RU-ORL")),
        ("тула tula RU-TUL", ("RU-TUL",)),
        (" , ,, ", ()),
    ],
)
def test_several_regions_are_found_in_one_line(finder: RegionFinder, text: str, codes: tuple[str, ...]) -> None:
    wish = read_wish(finder, text)

    assert wish.codes == codes
    assert wish.doubts == ()


def test_a_doubtful_name_is_kept_apart_from_certain_ones(finder: RegionFinder) -> None:
    wish = read_wish(finder, "smolensk, altai")

    assert wish.codes == ("RU-SMO",)
    assert wish.doubts == (Doubt("altai", ("RU-AL", "RU-ALT")),)


def test_an_unknown_name_has_no_candidates(finder: RegionFinder) -> None:
    wish = read_wish(finder, "qqqqqqq, tula")

    assert wish.codes == ("RU-TUL",)
    assert wish.doubts == (Doubt("qqqqqqq", ()),)


def test_a_misspelt_name_of_two_words_is_one_question(finder: RegionFinder) -> None:
    # Word by word this was Nizhny Novgorod, and Novgorod as a second doubtful region.
    wish = read_wish(finder, "нижнй новгрод")

    assert wish.codes == ()
    assert wish.doubts == (Doubt("нижнй новгрод", ("RU-NIZ",)),)


def test_words_beyond_the_limit_are_not_looked_at(finder: RegionFinder) -> None:
    wish = read_wish(finder, "тула " * MOST_WORDS + "курск")

    assert wish.codes == ("RU-TUL",)


def test_a_line_of_nonsense_is_soon_given_up(finder: RegionFinder) -> None:
    wish = read_wish(finder, ", ".join(f"абвгд{number}жзик" for number in range(30)) + ", тула")

    assert wish.codes == ()
    assert len(wish.doubts) == MOST_DOUBTS
