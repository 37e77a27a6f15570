"""Fetching pages of the web preview politely: one at a time, paced, with an end in time and in size."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

_log = logging.getLogger(__name__)
_LARGEST_PAGE = 4_000_000
_LONGEST_WAIT = 3600.0
_BUSY = (429, 503)
_AGENT = "Mozilla/5.0 (compatible; uavwatch; reads public posts at a slow pace)"


class PreviewError(Exception):
    """A page could not be had.

    PreviewError
    ├── PreviewBusy     trouble of server or network; try again after `seconds`
    └── PreviewClosed   the server sends elsewhere or knows no such page; a repetition will not change it
    """


class PreviewBusy(PreviewError):  # noqa: N818 - an outcome, named for what it says
    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class PreviewClosed(PreviewError):  # noqa: N818 - an outcome, named for what it says
    pass


class PreviewClient:
    """Gets pages below one address, `pause` seconds apart."""

    def __init__(self, client: httpx.AsyncClient, pause: float, patience: float) -> None:
        self._client = client
        self._pause = pause
        self._patience = patience
        self._turn = asyncio.Lock()
        self._free_at = 0.0

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str, pause: float, patience: float, proxy: str | None) -> AsyncIterator[PreviewClient]:
        """A page is given up after `patience` seconds; `proxy` is written as socks5:// or http://."""
        # Redirects are answers here: a channel without preview is sent to its ordinary page.
        async with httpx.AsyncClient(
            base_url=address,
            timeout=patience,
            proxy=proxy,
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": _AGENT, "Accept-Language": "ru"},
        ) as client:
            yield cls(client, pause, patience)

    async def get(self, path: str, parameters: dict[str, str | int] | None = None) -> str:
        """The text of a page. Raises PreviewBusy or PreviewClosed."""
        async with self._turn:
            now = asyncio.get_running_loop().time
            await asyncio.sleep(max(self._free_at - now(), 0.0))
            try:
                async with asyncio.timeout(self._patience):
                    return await self._fetch(path, parameters)
            except (TimeoutError, httpx.TransportError, httpx.DecodingError) as error:
                raise PreviewBusy(f"{type(error).__name__}: {error}") from error
            finally:
                self._free_at = now() + self._pause

    async def _fetch(self, path: str, parameters: dict[str, str | int] | None) -> str:
        async with self._client.stream("GET", path, params=parameters) as answer:
            _refuse(answer)
            content = bytearray()
            async for piece in answer.aiter_bytes():
                content += piece
                if len(content) > _LARGEST_PAGE:
                    raise PreviewClosed(f"the page is larger than {_LARGEST_PAGE} bytes")
        return content.decode("utf-8", errors="replace")


def _refuse(answer: httpx.Response) -> None:
    status = answer.status_code
    if answer.is_success:
        return
    if status in _BUSY or answer.is_server_error:
        raise PreviewBusy(f"the server answers {status}", retry_after(answer.headers.get("Retry-After"), _utc_now))
    if answer.has_redirect_location:
        raise PreviewClosed("it has no web preview (the server sends elsewhere)")
    raise PreviewClosed(f"the server answers {status}")


def retry_after(value: str | None, now: Callable[[], datetime]) -> float | None:
    """Seconds of a Retry-After header, at most an hour; None when there is none that can be understood."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(float(value), _LONGEST_WAIT)
    try:
        wait = (parsedate_to_datetime(value) - now()).total_seconds()
    except (TypeError, ValueError):
        return None
    return min(max(wait, 0.0), _LONGEST_WAIT)


def _utc_now() -> datetime:
    return datetime.now(UTC)
