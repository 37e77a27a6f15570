"""Exports that are broken, cut short, or made to hurt."""

from __future__ import annotations

import builtins
import io
import json
import os
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Post
from bot.sources.errors import ExportError
from bot.sources.export import ExportTally, read_export, resolve_listed
from tests.sources.exports import LISTED, chat, encoded, everything, message, read

LONG = encoded(chat(*(message(number, "Отбой. " * 50) for number in range(1, 101))))


def read_until_error(raw: bytes) -> tuple[list[Post], ExportError]:
    """The posts that came before the error, and the error."""
    posts: list[Post] = []
    stream = read_export(io.BytesIO(raw), resolve_listed(LISTED))
    with pytest.raises(ExportError) as caught:
        for post in stream:
            posts.append(post)
    return posts, caught.value


def test_a_truncated_file_keeps_its_posts_and_names_its_end() -> None:
    cut = LONG[: LONG.index(b'"id": 81,')]

    posts, error = read_until_error(cut)

    assert [post.message_id for post in posts] == list(range(1, 81))
    assert error.offset == len(cut)
    assert f"byte {len(cut)}" in str(error)
    assert "Export again" in str(error)


@pytest.mark.parametrize("number", [1, 40, 100])
def test_a_wrong_byte_is_named_exactly_and_the_posts_before_it_are_kept(number: int) -> None:
    at = LONG.index(f'"id": {number},'.encode())
    broken = LONG[:at] + b"?" + LONG[at + 1 :]

    posts, error = read_until_error(broken)

    assert error.offset == at
    assert len(posts) == number - 1


def test_a_wrong_byte_is_named_exactly_behind_a_byte_order_mark() -> None:
    raw = b"\xef\xbb\xbf" + b'{"name": ?}'

    assert read_until_error(raw)[1].offset == raw.index(b"?")


def test_a_file_that_cannot_be_rewound_names_the_piece_that_is_bad() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    at = LONG.index(b'"id": 90,')

    with pytest.raises(ExportError) as caught:
        list(read_export(Pipe(LONG[:at] + b"?" + LONG[at + 1 :]), resolve_listed(LISTED)))

    assert 0 <= at - caught.value.offset < 16_384


def test_a_byte_order_mark_does_no_harm() -> None:
    assert len(read(b"\xef\xbb\xbf" + encoded(chat(message(1))))) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (encoded(chat(message(1))).decode().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04zip", "no JSON object"),
        (b"[1, 2]", "no JSON object"),
        (b'{"chats": {"list": []}}', "no chat"),
        (b'{"a": 1} trailing', "no valid JSON"),
        (b'{"a": "\xff"}', "no valid JSON"),
        (b'{"a": "\\ud800 and \\udc00"}', "UTF-8"),
        (b'{"a": ' + b"9" * 6000 + b"}", "no valid JSON"),
        (b'{"a": -1e' + b"9" * 6000 + b"}", "no valid JSON"),
        (b'{"a": ' + b"[" * 500_000, "deep"),
        (b'{"a": ' + b'{"a":' * 500_000, "deep"),
    ],
)
def test_a_file_that_is_no_export_says_what_it_is(raw: bytes, words: str) -> None:
    posts, error = read_until_error(raw)

    assert posts == []
    assert words in str(error)


def test_messages_without_a_usable_id_or_date_are_counted() -> None:
    tally = ExportTally()
    bad: list[Any] = [
        message(1, id="1"),
        message(1, id=0),
        message(1, id=True),
        message(1, id=1.5),
        message(1, date_unixtime="soon"),
        message(1, date_unixtime=10**18),
        message(1, date_unixtime=[1]) | {"date": None},
        message(1, date_unixtime=None, date="0001-01-01T00:00:00"),
        {},
    ]

    posts = read(chat(*bad, message(2)), tally)

    assert [post.message_id for post in posts] == [2]
    assert tally.unreadable == len(bad)


@pytest.mark.parametrize("text", [None, 5, {"text": "x"}, [None, 5, ["x"], {"text": 5}, {}]])
def test_a_text_of_a_wrong_type_is_an_empty_text(text: object) -> None:
    assert [post.text for post in read(chat(message(1, text)))] == [""]


@pytest.mark.parametrize("entry", [5, None, "text", ["text"]])
def test_entries_that_are_no_messages_are_passed_over(entry: object) -> None:
    assert [post.message_id for post in read(chat(entry, message(2)))] == [2]


@pytest.mark.parametrize("number", [None, "4001", 4001.0, True, [4001], {"id": 4001}, 0, -5])
def test_a_chat_without_a_usable_id_is_not_read(number: object) -> None:
    assert read(chat(message(1), number=number, name="alpha_news")) == []


def test_a_message_larger_than_any_real_one_is_dropped_and_the_next_is_read() -> None:
    tally = ExportTally()
    many, long = message(1, ["x"] * 60_000), message(2, ["x" * 600_000, "y" * 600_000])

    posts = read(chat(many, long, message(3)), tally)

    assert [post.message_id for post in posts] == [3]
    assert tally.unreadable == 2


def test_a_single_value_without_end_is_refused() -> None:
    _, error = read_until_error(b'{"name": "' + b"x" * 9_000_000)

    assert "larger than any post" in str(error)


def test_skipped_chats_are_listed_up_to_a_limit() -> None:
    tally = ExportTally()
    strangers = [chat(message(1), number=10_000 + n, name=f"Chat {n}") for n in range(1_100)]

    read(everything(*strangers), tally)

    assert len(tally.skipped_chats) == 1_001
    assert tally.skipped_chats["(others)"] == 100


def test_memory_does_not_grow_with_the_file() -> None:
    one = json.dumps(message(1, "Отбой. " * 500), ensure_ascii=False).encode()
    head, tail = encoded(chat(message(1))).rsplit(b"}\n ]", 1)
    parts = [head, b"}", *([b"," + one] * 3_000), b"]" + tail]
    raw = b"".join(parts)

    tracemalloc.start()
    count = sum(1 for _ in read_export(io.BytesIO(raw), resolve_listed(LISTED)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 3_001
    assert len(raw) > 15_000_000
    assert peak < 2_000_000


DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "name", "type", "messages", "chats", "list", "text", "date", "date_unixtime"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


def survives(raw: bytes) -> None:
    try:
        for post in read_export(io.BytesIO(raw), resolve_listed(LISTED)):
            assert post.date.tzinfo is not None
    except ExportError as error:
        assert 0 <= error.offset <= len(raw)


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_or_refused(document: object) -> None:
    survives(json.dumps(document).encode())


@given(st.fixed_dictionaries(dict.fromkeys(message(1), DOCUMENTS)))
@settings(max_examples=100, deadline=None)
def test_any_fields_of_a_message_are_read_or_counted(fields: dict[str, object]) -> None:
    survives(encoded(chat(fields)) if fields else b"{}")


@given(st.integers(0, len(LONG) - 1), st.binary(min_size=0, max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_damage_is_survived(at: int, junk: bytes) -> None:
    survives(LONG[:at] + junk + LONG[at + 1 :])


@pytest.mark.parametrize("path", ["../../../../etc/passwd", "/etc/passwd", "//host/share", "~/.ssh/id"])
def test_no_path_in_an_export_is_ever_opened_or_kept(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    fields = dict.fromkeys(("photo", "file", "thumbnail", "media_path", "sticker"), path)
    raw = encoded(everything(chat(message(1, **fields), name=path), chat(message(2, **fields))))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened a file")

    for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (os, "stat")):
        monkeypatch.setattr(module, name, refuse)
    posts = read(raw)
    monkeypatch.undo()

    assert len(posts) == 2
    assert path not in repr(posts)
