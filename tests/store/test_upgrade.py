"""A database of every earlier version of the program is brought up to date with all it holds."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Place, PlaceKind
from bot.paths import bundled
from bot.store import figures, incidents, outbox, places, posts, search, subscriptions
from bot.store.incident_codec import incident_to_text
from bot.store.migrate import migrate
from tests.store.examples import at, incident

TOWN = Place("Ельня", PlaceKind.SETTLEMENT, "RU-SMO")
BODY = incident_to_text(replace(incident(downed=4), places=(TOWN,)))
FILES = sorted(bundled("migrations").glob("[0-9]*.sql"))

_DATA = """
insert into channel (id, handle, cursor, read_from, read_to) values (7, 'demo_smolensk', 2, 10, 20);
insert into post (channel_id, message_id, posted, version) values (7, 1, {posted}, 2), (7, 2, {posted}, 1);
insert into post_version (channel_id, message_id, version, text, seen) values
    (7, 1, 1, 'Сбит один БПЛА.', {posted}), (7, 1, 2, 'Сбиты четыре БПЛА.', {posted}), (7, 2, 1, 'Отбой.', {posted});
update post set deleted = {posted} where message_id = 2;
insert into incident (id, starts, ends, seq, body) values (3, {starts}, {ends}, 1, :body);
insert into incident_region (region, ends, incident_id, starts) values ('RU-SMO', {ends}, 3, {starts});
insert into incident_post (channel_id, message_id, incident_id) values (7, 1, 3);
insert into incident_revision (seq, incident_id, at, body) values (1, 3, {posted}, :body);
insert into subscription (id, chat_id, regions, language, zone, window_end, told_seq, created)
    values (1, 5, '["RU-SMO"]', 'ru', 'Europe/Moscow', {posted}, 1, {posted});
"""
_OUTBOX = """
insert into outbox (subscription_id, chat_id, topic, window_start, window_end, part, random_id, html, made)
    values (1, 5, 0, {starts}, {ends}, 0, 99, '<b>1</b>', {posted});
"""
_OUTBOX_WITH_BODIES = """
insert into body (id, hash, html) values (1, 'hash', '<b>1</b>');
insert into outbox (subscription_id, chat_id, topic, window_start, window_end, part, random_id, body_id, made)
    values (1, 5, 0, {starts}, {ends}, 0, 99, 1, {posted});
"""
_BODIES_SINCE = 3


def filled(path: Path, folder: Path, known: list[Path]) -> None:
    """A database as a program that knew only these files left it."""
    folder.mkdir()
    for file in known:
        shutil.copy(file, folder)
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db, folder)
    moments = {name: int(at(hours).timestamp()) for name, hours in (("starts", 0), ("ends", 2), ("posted", 1))}
    data = _DATA + (_OUTBOX if len(known) < _BODIES_SINCE else _OUTBOX_WITH_BODIES)
    for statement in data.format(**moments).split(";\n"):
        db.execute(statement, {"body": BODY} if ":body" in statement else {})
    db.close()


@pytest.mark.parametrize("count", range(1, len(FILES)), ids=[file.stem for file in FILES[:-1]])
def test_an_earlier_database_keeps_its_data(tmp_path: Path, count: int) -> None:
    filled(tmp_path / "old.db", tmp_path / "old", FILES[:count])
    db = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    db.row_factory = sqlite3.Row

    applied = migrate(db, bundled("migrations"))

    [kept] = incidents.of_region(db, "RU-SMO")
    assert applied == [file.name for file in FILES[count:]]
    assert (kept.id, incident_to_text(kept)) == (3, BODY)
    assert list(posts.live_texts(db, 7, at(0)).values()) == ["Сбиты четыре БПЛА."]
    assert db.execute("select count(*) from post_version").fetchone()[0] == 3
    assert [row.html for row in outbox.claim(db, at(9), 5)] == ["<b>1</b>"]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.close()


@pytest.mark.parametrize("count", range(1, len(FILES)), ids=[file.stem for file in FILES[:-1]])
def test_messages_stay_with_their_subscription(tmp_path: Path, count: int) -> None:
    filled(tmp_path / "old.db", tmp_path / "old", FILES[:count])
    db = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("pragma foreign_keys = on")

    migrate(db, bundled("migrations"))
    kept = subscriptions.of_chat(db, 5)
    ended = [row["subscription_id"] for row in db.execute("select subscription_id from outbox")]
    subscriptions.remove(db, 5)
    again = subscriptions.save(db, 5, 0, ["RU-SMO"], language="ru", zone="UTC", now=at(1))

    assert kept is not None
    assert (kept.id, kept.regions, kept.told_seq, ended) == (1, ("RU-SMO",), 1, [1])
    assert again.id == 2
    db.close()


def test_what_later_schemas_add_is_filled_from_what_was_there(tmp_path: Path) -> None:
    filled(tmp_path / "old.db", tmp_path / "old", FILES[:1])
    db = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    db.row_factory = sqlite3.Row

    migrate(db, bundled("migrations"))

    assert [hit.key.message_id for hit in search.search(db, "четыре")] == [1]
    assert search.search(db, "один") == search.search(db, "отбой") == []
    assert figures.figures_before(db, "demo_smolensk", at(9), 5) == [4]
    assert places.names_in(db, "RU-SMO") == ["Ельня"]
    assert incidents.count_of_region(db, "RU-SMO") == 1
    search.check(db)
    db.close()
