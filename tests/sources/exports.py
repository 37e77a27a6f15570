"""Small exports in Telegram Desktop's two forms."""

from __future__ import annotations

import io
import json
from typing import Any

from bot.channels import Channels
from bot.model import Channel, Post
from bot.sources.export import ExportTally, read_export, resolve_listed

ALPHA = Channel("alpha_news", "RU-SMO", "Governor of Smolensk Oblast", "governor")
BETA = Channel("beta_mod_russia", None, "Ministry of Defence of Russia", "federal")
ALPHA_ID, BETA_ID = 4001, 4002
LISTED = Channels([ALPHA, BETA], [(ALPHA_ID, ALPHA.handle), (BETA_ID, BETA.handle)])


def message(number: int, text: Any = "Отбой.", **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2025-12-08T02:41:00",
        "date_unixtime": "1765150860",
        "from": "Alpha",
        "from_id": f"channel{ALPHA_ID}",
        "text": text,
        "text_entities": [],
    } | fields


def chat(*messages: Any, number: Any = ALPHA_ID, name: Any = "Alpha", kind: Any = "public_channel") -> dict[str, Any]:
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def everything(*chats: Any) -> dict[str, Any]:
    return {"about": "Here is the data you requested.", "contacts": {"list": []}, "chats": {"about": "", "list": chats}}


def encoded(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def read(data: Any, tally: ExportTally | None = None) -> list[Post]:
    """All posts of a document (or of raw bytes) under the list LISTED."""
    raw = data if isinstance(data, bytes) else encoded(data)
    return list(read_export(io.BytesIO(raw), resolve_listed(LISTED), tally=tally))
