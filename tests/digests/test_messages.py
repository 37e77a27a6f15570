from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.digests import compose_digest
from bot.digests.content import DigestContent
from bot.digests.messages import DigestRenderer
from bot.paths import bundled
from bot.pictures import Pictures
from bot.places.regions import Regions
from bot.texts import Texts
from tests.chat.builders import NOW, incident


class CountingPictures(Pictures):
    """Draws as always and counts."""

    drawings = 0

    def map(self, counts: Mapping[str, int], **words: Any) -> bytes:
        self.drawings += 1
        return super().map(counts, **words)


@pytest.fixture
def pictures() -> CountingPictures:
    return CountingPictures(bundled("config"))


@pytest.fixture
def render(pictures: CountingPictures, texts: Texts, regions: Regions) -> DigestRenderer:
    return DigestRenderer(texts, regions, pictures, {}, map_regions=2)


def content(*regions: str) -> DigestContent:
    return compose_digest(NOW - timedelta(hours=1), NOW, [incident((region,)) for region in regions])


def test_the_same_map_is_drawn_once_for_a_language(render: DigestRenderer, pictures: CountingPictures) -> None:
    first = render(content("RU-SMO", "RU-TUL"), "ru", "Europe/Moscow")
    again = render(content("RU-TUL", "RU-SMO"), "ru", "Europe/Moscow")
    assert pictures.drawings == 1
    assert first[0].photo == again[0].photo

    render(content("RU-SMO", "RU-TUL"), "en", "Europe/Moscow")
    render(content("RU-SMO", "RU-BRY"), "ru", "Europe/Moscow")
    assert pictures.drawings == 3


def test_few_regions_have_no_map(render: DigestRenderer, pictures: CountingPictures) -> None:
    assert [message.photo for message in render(content("RU-SMO"), "ru", "Europe/Moscow")] == [None]
    assert pictures.drawings == 0
