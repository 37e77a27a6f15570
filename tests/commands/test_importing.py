from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from bot.importing import import_export
from bot.model import Post
from bot.record import Recorder
from bot.settings import Settings
from bot.sources.errors import ExportError
from bot.store import open_for_reading, posts


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    folder = tmp_path / "config"
    folder.mkdir()
    for entry in (Path(__file__).parent.parent.parent / "config").iterdir():
        if entry.name != "channels.yaml":
            (folder / entry.name).symlink_to(entry)
    (folder / "channels.yaml").write_text(
        "- {handle: demo_smolensk, region: RU-SMO, office: Governor, kind: governor, id: 2}\n"
    )
    monkeypatch.chdir(tmp_path)
    return Settings(config_dir=folder, database=tmp_path / "record.db", cache_dir=tmp_path / "cache")


def export(path: Path, numbers: range, text: str = "Доброе утро!") -> Path:
    messages = [
        {"id": n, "type": "message", "date": "2025-12-08T02:41:00", "date_unixtime": str(1765150860 + n), "text": text}
        for n in numbers
    ]
    path.write_text(json.dumps({"name": "Smolensk", "type": "public_channel", "id": 2, "messages": messages}))
    return path


async def stored(settings: Settings) -> list[int]:
    async with open_for_reading(settings.database) as database:
        channel = await database.read(lambda db: posts.channel_by_handle(db, "demo_smolensk"))
        assert channel is not None
        return [channel.id, channel.cursor]


async def test_posts_of_an_export_are_stored(settings: Settings, tmp_path: Path) -> None:
    await import_export(export(tmp_path / "result.json", range(1, 251)), None, settings, None)

    assert await stored(settings) == [2, 250]


async def test_what_stands_before_a_broken_byte_is_kept(settings: Settings, tmp_path: Path) -> None:
    file = export(tmp_path / "result.json", range(1, 251))
    file.write_bytes(file.read_bytes()[:-400])

    with pytest.raises(ExportError):
        await import_export(file, None, settings, None)

    [_, cursor] = await stored(settings)
    assert cursor > 240


async def test_after_an_interruption_the_import_goes_on_where_it_stopped(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = export(tmp_path / "result.json", range(1, 1001))
    kept: list[int] = []
    archive = Recorder.archive

    async def interrupted(self: Recorder, channel_id: int, batch: Sequence[Post], seen: datetime) -> None:
        if len(kept) == 600:
            raise OSError("the disk is full")
        await archive(self, channel_id, batch, seen)
        kept.extend(post.message_id for post in batch)

    monkeypatch.setattr(Recorder, "archive", interrupted)
    with pytest.raises(OSError, match="full"):
        await import_export(file, None, settings, None)
    first = list(kept)
    kept.append(0)
    await import_export(file, None, settings, None)
    again = kept[601:]

    assert first == list(range(1, 601))
    assert 400 <= len(again) < 600
    assert {*first, *again} == set(range(1, 1001))
    assert await stored(settings) == [2, 1000]


async def test_a_finished_import_can_be_repeated_from_the_start(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = export(tmp_path / "result.json", range(1, 251))
    await import_export(file, None, settings, None)
    settings.database.unlink()
    await import_export(file, None, settings, None)
    await import_export(file, None, settings, None)

    assert await stored(settings) == [2, 250]


async def test_a_handle_that_is_not_listed_is_named(settings: Settings, tmp_path: Path) -> None:
    file = export(tmp_path / "result.json", range(1, 3))

    with pytest.raises(Exception, match="lists no channel demo_nowhere"):
        await import_export(file, "demo_nowhere", settings, None)
