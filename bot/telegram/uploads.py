"""Files on their way to Telegram: uploaded once, shown in many chats."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from typing import Any

from telethon.tl import functions, types

from bot.telegram.history import Caller

_PART = 512 * 1024
_USABLE = 3600.0
_REMEMBERED = 32


class Uploads:
    """Uploads through `caller`; the same content again within the hour is not uploaded again.

    The same file has the same id, so that a repeated upload replaces the parts of the first one.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._done: OrderedDict[str, asyncio.Task[Any]] = OrderedDict()

    async def file(self, content: bytes, name: str) -> Any:
        """The content as a TL InputFile. Raises the errors of bot.telegram.errors."""
        key = f"{name}\0{hashlib.sha256(content).hexdigest()}"
        task = self._done.get(key)
        if task is None:
            task = self._done[key] = asyncio.create_task(self._upload(content, name, key))
            task.add_done_callback(_look_at)
            asyncio.get_running_loop().call_later(_USABLE, self._done.pop, key, None)
            while len(self._done) > _REMEMBERED:
                self._done.popitem(last=False)
        try:
            # Several messages wait for one upload: the end of one of them is not the end of the upload.
            return await asyncio.shield(task)
        except BaseException:
            if task.done():
                self._done.pop(key, None)
            raise

    def forget(self) -> None:
        """Telegram does not know an uploaded file any more."""
        self._done.clear()

    async def _upload(self, content: bytes, name: str, key: str) -> Any:
        file_id = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True) or 1
        parts = [content[start : start + _PART] for start in range(0, len(content), _PART)]
        for number, part in enumerate(parts):
            await self._caller.call(functions.upload.SaveFilePartRequest(file_id, number, part))
        checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
        return types.InputFile(file_id, len(parts), name, checksum)


def _look_at(task: asyncio.Task[Any]) -> None:
    # Where everybody who waited has gone, asyncio would report a failure that is no news.
    if not task.cancelled():
        task.exception()
