from __future__ import annotations

from tests.chat.builders import Person, ago, cover


async def test_the_overview_counts_channels_by_district(ann: Person) -> None:
    await cover(ann.database, "demo_mod_russia")
    await cover(ann.database, "demo_smolensk", end=ago(3))

    text = await ann.says("/sources")

    assert "3 channels" in text and "2 of them are not up to date" in text and "Read up to 12:00" in text
    assert ann.labels == ["Federal channels · 1", "Central Federal District · 2"]


async def test_a_district_lists_its_channels_with_office_kind_and_time(ann: Person) -> None:
    await cover(ann.database, "demo_smolensk", end=ago(3))

    await ann.says("/sources")
    text = await ann.presses("Central Federal District · 2")

    assert ann.answers[0].edit
    assert "Governor of Smolensk Oblast (demo) (governor): not read since 09:00" in text
    assert "Tula headquarters (demo) (headquarters): not read yet" in text
    assert "demo_old" not in text
    assert 'href="https://t.me/demo_smolensk"' in text

    assert "3 channels" in await ann.presses("← Channels")


async def test_the_channels_of_one_region(ann: Person) -> None:
    await cover(ann.database, "demo_mod_russia", "demo_smolensk")

    text = await ann.says("/sources smolensk")

    assert "@demo_mod_russia" in text and "@demo_smolensk" in text and "demo_tula" not in text
    assert text.count("read up to 12:00") == 2


async def test_an_unknown_region_is_said_so(ann: Person) -> None:
    assert "There is no region" in await ann.says("/sources <b>atlantis")
