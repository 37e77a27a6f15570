"""An export can be read on from behind any of its posts."""

from __future__ import annotations

import io
from typing import Any

import pytest

from bot.model import Post
from bot.sources.errors import ExportError
from bot.sources.export import read_marked, resolve_listed
from bot.sources.export_bytes import Mark
from tests.sources.exports import BETA_ID, LISTED, chat, encoded, everything, message

TEXTS = ["Отбой }", [{"type": "bold", "text": "{[«ё»]}"}, " далее"], "\\"]
ONE = chat(*(message(number, TEXTS[number % 3]) for number in range(1, 9)), message(9, type="service"), message(10))
SEVERAL = everything(
    chat(message(1), number=77, name="Friends"),
    chat(message(1), message(2), name='Alpha } [ "x"'),
    chat(message(3), number=BETA_ID, name=1e300),
    chat(message(4), number=78, name="beta_mod_russia"),
) | {"left_chats": {"list": [chat(message(5), number=BETA_ID)]}}


def read_from(raw: bytes, mark: Mark | None) -> list[tuple[Post, Mark]]:
    return list(read_marked(io.BytesIO(raw), resolve_listed(LISTED), begin=mark))


@pytest.mark.parametrize(("document", "count"), [(ONE, 9), (SEVERAL, 5)], ids=["one chat", "all data"])
@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_from_each_mark_on_exactly_the_posts_behind_it_are_read(document: Any, count: int, head: bytes) -> None:
    raw = head + encoded(document)
    whole = read_from(raw, None)

    assert len(whole) == count
    for number, (_, mark) in enumerate(whole, start=1):
        assert raw[mark.offset - 1 : mark.offset] == b"}"
        assert read_from(raw, Mark.from_text(mark.to_text())) == whole[number:]


def test_a_fault_behind_a_mark_is_named_by_its_place_in_the_file() -> None:
    raw = encoded(ONE)
    at = raw.index(b'"id": 7,')
    broken = raw[:at] + b"?" + raw[at + 1 :]
    [_, _, (_, mark), *_] = read_from(raw, None)

    with pytest.raises(ExportError) as caught:
        read_from(broken, mark)

    assert caught.value.offset == at
