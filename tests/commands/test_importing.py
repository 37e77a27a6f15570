from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.importing import import_export
from bot.model import Post
from bot.record import Recorder
from bot.settings import Settings
from bot.sources.errors import ExportError
from bot.store import open_for_reading, posts

COUNTS = "select c.handle, count(*) from post p join channel c on c.id = p.channel_id group by 1"


@pytest.fixture
def settings(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    folder = tmp_path / "config"
    folder.mkdir()
    for entry in (Path(__file__).parent.parent.parent / "config").iterdir():
        if entry.name != "channels.yaml":
            (folder / entry.name).symlink_to(entry)
    (folder / "channels.yaml").write_text(
        "- {handle: demo_smolensk, region: RU-SMO, office: Governor, kind: governor, id: 2}\n"
    )
    monkeypatch.chdir(tmp_path)
    return Settings(config_dir=folder, database=tmp_path / "record.db", cache_dir=cache)


def chat(number: int, name: str, numbers: range, text: str = "Доброе } утро!") -> dict[str, Any]:
    messages = [
        {"id": n, "type": "message", "date": "2025-12-08T02:41:00", "date_unixtime": str(1765150860 + n), "text": text}
        for n in numbers
    ]
    return {"name": name, "type": "public_channel", "id": number, "messages": messages}


def export(path: Path, numbers: range) -> Path:
    path.write_text(json.dumps(chat(2, "Smolensk", numbers)))
    return path


async def interrupt(file: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, after: int) -> list[int]:
    """Import a file until so many posts are kept, then fail once; returns the kept ids, which later imports extend."""
    kept: list[int] = []
    archive = Recorder.archive
    full = [True]

    async def interrupted(self: Recorder, channel_id: int, batch: Sequence[Post], seen: datetime) -> None:
        if len(kept) == after and full:
            full.pop()
            raise OSError("the disk is full")
        await archive(self, channel_id, batch, seen)
        kept.extend(post.message_id for post in batch)

    monkeypatch.setattr(Recorder, "archive", interrupted)
    with pytest.raises(OSError, match="full"):
        await import_export(file, None, settings, None)
    return kept


async def counts(settings: Settings) -> dict[str, int]:
    async with open_for_reading(settings.database) as database:
        rows = await database.read(lambda db: db.execute(COUNTS).fetchall())
    return {row[0]: row[1] for row in rows}


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
    kept = await interrupt(file, settings, monkeypatch, 600)
    first = list(kept)
    await import_export(file, None, settings, None)
    again = kept[600:]

    assert first == list(range(1, 601))
    assert again == list(range(601, 1001))
    assert await stored(settings) == [2, 1000]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- {handle: demo_bryansk, region: RU-BRY, office: Governor, kind: governor}\n"),
        (
            "- {handle: demo_tula, region: RU-TUL, office: HQ, kind: government}\n",
            "- {handle: demo_tula, region: RU-TUL, office: HQ, kind: government, id: 3}\n",
        ),
    ],
    ids=["a handle", "an id"],
)
async def test_an_interrupted_import_begins_again_when_the_list_has_come_to_know_another_chat(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    file = tmp_path / "result.json"
    file.write_text(
        json.dumps({"chats": {"list": [chat(3, "demo_bryansk", range(1, 301)), chat(2, "Any", range(1, 601))]}})
    )
    listed = tmp_path / "config" / "channels.yaml"
    smolensk = listed.read_text()
    listed.write_text(smolensk + before)
    await interrupt(file, settings, monkeypatch, 400)

    listed.write_text(smolensk + after)
    await import_export(file, None, settings, None)

    assert sorted((await counts(settings)).values()) == [300, 600]


async def test_a_resumed_import_reads_only_what_is_left_of_the_file(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "result.json"
    many = [chat(3, "Friends", range(1, 50)), chat(2, "Any", range(1, 1001)), chat(4, "Others", range(1, 50))]
    file.write_text(json.dumps({"chats": {"list": many}, "left_chats": {"list": [chat(5, "Left", range(1, 9))]}}))
    await interrupt(file, settings, monkeypatch, 600)
    with file.open("r+b") as stream:
        # What was read must not be looked at again: it is made unreadable, under the same size and time.
        stat = file.stat()
        stream.write(b"{" + b"?" * 60_000)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    await import_export(file, None, settings, None)

    assert await counts(settings) == {"demo_smolensk": 1000}


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
