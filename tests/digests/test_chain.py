from __future__ import annotations

from dataclasses import replace

import pytest

from bot.digests import Coverage
from bot.digests.chain import ReadState, covered, new_posts, read_state
from tests.store.examples import at, incident


def channel(start: float | None, end: float | None) -> Coverage:
    begun, ended = (None if hours is None else at(hours) for hours in (start, end))
    return Coverage("demo_smolensk", "Governor", "RU-SMO", begun, ended)


@pytest.mark.parametrize(
    ("read", "state"),
    [
        ((0, 9), ReadState.WHOLE),
        ((2, 4), ReadState.WHOLE),
        ((3, 9), ReadState.PARTLY),
        ((0, 3), ReadState.PARTLY),
        ((4, 9), ReadState.NOT),
        ((0, 2), ReadState.NOT),
        ((None, None), ReadState.NOT),
    ],
)
def test_silence_means_something_only_where_a_channel_was_read(
    read: tuple[float | None, float | None], state: ReadState
) -> None:
    item = channel(*read)

    assert read_state(item, at(2), at(4)) is state
    assert covered([item], at(2), at(4)) == ((item, state),)


def test_a_step_names_the_post_versions_that_came_and_the_posts_that_left() -> None:
    before, after = incident((1, 2)), incident((2, 3))

    found = [(item.key.message_id, item.left) for item in new_posts(before, after)]

    assert found == [(3, False), (1, True)]
    assert [item.key.message_id for item in new_posts(None, before)] == [1, 2]


def test_a_new_version_of_a_post_is_named_and_its_old_one_did_not_leave() -> None:
    before = incident((1,))
    [source] = before.sources
    edited = replace(source, statements=(replace(source.statements[0], version=2),))

    [post] = new_posts(before, replace(before, sources=(edited,)))

    assert (post.key.message_id, post.version, post.left) == (1, 2, False)
