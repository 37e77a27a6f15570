"""What messages show, stored once however many get it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """What a message shows: with a picture, or with a document (file name and content), or neither."""

    html: str
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None


def keep_body(db: sqlite3.Connection, body: Body) -> int:
    """Store what a message shows, once however many get it; return its id."""
    name, data = body.document or (None, body.photo)
    media = None if data is None else _keep(db, data)
    digest = hashlib.sha256(json.dumps([body.html, media, name]).encode()).hexdigest()
    db.execute(
        "insert into body (hash, html, media, file_name) values (?, ?, ?, ?) on conflict do nothing",
        (digest, body.html, media, name),
    )
    return int(db.execute("select id from body where hash = ?", (digest,)).fetchone()["id"])


def load_body(db: sqlite3.Connection, body_id: int) -> Body:
    """What was stored under this id."""
    row = db.execute(
        "select b.html, b.file_name, m.bytes from body b left join media m on m.sha256 = b.media where b.id = ?",
        (body_id,),
    ).fetchone()
    if row["file_name"] is not None:
        return Body(row["html"], document=(row["file_name"], row["bytes"]))
    return Body(row["html"], row["bytes"])


def _keep(db: sqlite3.Connection, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    db.execute("insert into media (sha256, bytes) values (?, ?) on conflict do nothing", (digest, data))
    return digest
