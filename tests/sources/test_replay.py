"""Playing a recorded night again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.findings import ConfigError
from bot.model import PostKey
from bot.sources.errors import ExportError, ReplayError
from bot.sources.replay import Arrived, Deleted, Edited, Replay
from tests.sources.exports import ALPHA_ID, BETA_ID, chat, encoded, everything, message

CHANNELS = f"""
- {{handle: demo_alpha, id: {ALPHA_ID}, region: RU-SMO, office: Governor of Smolensk Oblast, kind: governor}}
- {{handle: demo_beta, id: {BETA_ID}, region: RU-BRY, office: Governor of Bryansk Oblast, kind: governor}}
"""


def night(folder: Path, changes: str = "[]") -> Path:
    """Alpha posts 1 and 3, Beta posts 2: one minute apart each, from 00:00 UTC."""
    start = 1765152000

    def at(number: int) -> dict[str, object]:
        return message(number, f"Пост {number}", date_unixtime=str(start + 60 * number))

    document = everything(chat(at(1), at(3)), chat(at(2), number=BETA_ID))
    (folder / "result.json").write_bytes(encoded(document))
    (folder / "channels.yaml").write_text(CHANNELS, encoding="utf-8")
    (folder / "changes.yaml").write_text(changes, encoding="utf-8")
    return folder


def change(channel: str = "demo_alpha", number: int = 1, at: str = "2025-12-08T03:02:30+03:00", what: str = "") -> str:
    return f"- {{channel: {channel}, message: {number}, at: {at}, {what or 'deleted: true'}}}\n"


def test_posts_of_all_channels_come_in_order_of_time(tmp_path: Path) -> None:
    replay = Replay.load(night(tmp_path))

    assert [event.post.text for event in replay if isinstance(event, Arrived)] == ["Пост 1", "Пост 2", "Пост 3"]
    assert replay.start == datetime(2025, 12, 8, 0, 1, tzinfo=UTC)
    assert replay.end == datetime(2025, 12, 8, 0, 3, tzinfo=UTC)
    assert [channel.handle for channel in replay.channels] == ["demo_alpha", "demo_beta"]


def test_an_edit_comes_in_its_place_with_the_new_text(tmp_path: Path) -> None:
    replay = Replay.load(night(tmp_path, change(what="text: Исправлено")))

    edit = replay.events[2]

    assert isinstance(edit, Edited)
    assert edit.at == edit.post.edited == datetime(2025, 12, 8, 0, 2, 30, tzinfo=UTC)
    assert (edit.post.key, edit.post.text) == ((ALPHA_ID, 1), "Исправлено")
    assert edit.post.date == datetime(2025, 12, 8, 0, 1, tzinfo=UTC)


def test_a_deletion_comes_in_its_place(tmp_path: Path) -> None:
    replay = Replay.load(night(tmp_path, change("DEMO_BETA", 2)))

    assert replay.events[2] == Deleted(datetime(2025, 12, 8, 0, 2, 30, tzinfo=UTC), PostKey(BETA_ID, 2))


def test_changes_apply_in_order_of_time_however_they_are_written(tmp_path: Path) -> None:
    later = change(at="2025-12-08T03:05:00+03:00")
    replay = Replay.load(night(tmp_path, later + change(what="text: Исправлено")))

    assert [type(event) for event in replay.events] == [Arrived, Arrived, Edited, Arrived, Deleted]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (change(number=9), "demo_alpha 9: result.json has no such post"),
        (change(channel="demo_gamma"), "demo_gamma 1: result.json has no such post"),
        (change() + change(at="2025-12-08T03:05:00+03:00"), "was deleted before"),
        (change(at="2025-12-08T03:00:00+03:00"), "not after the post itself"),
        (change(at="2025-12-08T03:02:30"), "timezone"),
        (change(what="deleted: false"), "either text or deleted"),
        (change(what="text: a, deleted: true"), "either text or deleted"),
        (change(what="txt: a"), "txt"),
        ("{", "not YAML"),
        ("5", "list"),
    ],
)
def test_a_wrong_change_is_named(tmp_path: Path, changes: str, words: str) -> None:
    with pytest.raises((ReplayError, ConfigError)) as caught:
        Replay.load(night(tmp_path, changes))

    assert words in str(caught.value)
    assert "changes.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("missing", "error"),
    [("result.json", ReplayError), ("changes.yaml", ConfigError), ("channels.yaml", ConfigError)],
)
def test_a_missing_file_is_named(tmp_path: Path, missing: str, error: type[Exception]) -> None:
    (night(tmp_path) / missing).unlink()

    with pytest.raises(error, match=missing):
        Replay.load(tmp_path)


def test_a_broken_export_is_no_night(tmp_path: Path) -> None:
    path = night(tmp_path) / "result.json"
    path.write_bytes(path.read_bytes()[:-20])

    with pytest.raises(ExportError):
        Replay.load(tmp_path)


def test_a_night_without_posts_of_its_channels_is_refused(tmp_path: Path) -> None:
    (night(tmp_path) / "result.json").write_bytes(encoded(everything(chat(message(1), number=5))))

    with pytest.raises(ReplayError, match="no post"):
        Replay.load(tmp_path)
