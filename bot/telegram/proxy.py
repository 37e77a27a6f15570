"""Proxies as operators write them (one URL), as Telethon takes them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from python_socks import ProxyError
from telethon.network import ConnectionTcpFull, ConnectionTcpMTProxyRandomizedIntermediate

from bot.telegram.errors import ProxyFault

_PLAIN_PORT: Final = 1080
_SECRET_SIZE: Final = 16
_PADDED: Final = b"\xdd"
_FAKE_TLS: Final = b"\xee"


class Proxied(ConnectionTcpFull):  # type: ignore[misc]  # the library has no types
    """A connection that tells why its proxy is of no use, which Telethon keeps to itself."""

    async def _proxy_connect(self, timeout: float | None = None, local_addr: Any = None) -> Any:  # noqa: ASYNC109
        try:
            return await super()._proxy_connect(timeout, local_addr)
        except (OSError, TimeoutError, ProxyError) as error:
            raise ProxyFault(str(error) or type(error).__name__) from error


class ThroughMtProxy(ConnectionTcpMTProxyRandomizedIntermediate):  # type: ignore[misc]  # the library has no types
    """A connection that closes what it has opened when the proxy hangs up, which Telethon leaves open."""

    async def _connect(self, timeout: float | None = None, ssl: Any = None) -> None:  # noqa: ASYNC109
        try:
            await super()._connect(timeout=timeout, ssl=ssl)
        except BaseException:
            if self._writer is not None:
                self._writer.close()
            raise


@dataclass(frozen=True, slots=True)
class ProxyRoute:
    """Telethon's connection class and `proxy` argument."""

    connection: type
    proxy: tuple[Any, ...] | None


def route_for(url: str | None) -> ProxyRoute:
    """The route through `socks5://[user:password@]host:port`, `http://…`, `mtproxy://secret@host:port` or a
    `tg://proxy?server=…&port=…&secret=…` link.

    None is a direct connection. Raises ValueError, without repeating passwords or secrets, for anything else.
    """
    if not url:
        return ProxyRoute(ConnectionTcpFull, None)
    parts = _parts(url)
    if parts.scheme in ("socks5", "socks4", "http") and parts.hostname:
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        if not f"{user}{password}".isascii():
            raise ValueError("the proxy's user and password can only have ASCII letters, digits and signs")
        return ProxyRoute(Proxied, (parts.scheme, parts.hostname, parts.port or _PLAIN_PORT, True, user, password))
    if parts.scheme == "mtproxy" and parts.hostname and parts.port and parts.username:
        return _mtproxy(parts.hostname, parts.port, parts.username)
    if parts.scheme == "tg" or parts.hostname == "t.me":
        return _from_link(parse_qs(parts.query))
    raise ValueError("a proxy is written as socks5://host:port, mtproxy://secret@host:port or as a tg://proxy link")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for what is no number, and repeats it
    except ValueError:
        raise ValueError(
            "the proxy's address cannot be read; write special characters of a password as %XX, such as %2F for /"
        ) from None
    return parts


def _from_link(fields: dict[str, list[str]]) -> ProxyRoute:
    try:
        host, port, secret = fields["server"][0], int(fields["port"][0]), fields["secret"][0]
    except (KeyError, ValueError) as error:
        raise ValueError("an MTProxy link needs server, port and secret") from error
    return _mtproxy(host, port, secret)


def _mtproxy(host: str, port: int, secret: str) -> ProxyRoute:
    return ProxyRoute(ThroughMtProxy, (host, port, _secret(unquote(secret))))


def _secret(text: str) -> str:
    """The secret in the one form that Telethon always takes right: dd and 32 hexadecimal digits."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            raw = b""
    if (raw[:1] == _FAKE_TLS and len(raw) != _SECRET_SIZE) or (text.lower().startswith("ee") and not raw):
        raise ValueError("MTProxy secrets that begin with ee (fake TLS) are not supported; ask for one with dd")
    if raw[:1] == _PADDED and len(raw) == _SECRET_SIZE + 1:
        raw = raw[1:]
    if len(raw) != _SECRET_SIZE:
        raise ValueError("an MTProxy secret has 32 hexadecimal digits, with dd before them or without")
    return f"dd{raw.hex()}"
