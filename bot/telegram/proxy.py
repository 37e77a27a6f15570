"""Proxies as operators write them (one URL), as Telethon takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from telethon.network import ConnectionTcpFull, ConnectionTcpMTProxyRandomizedIntermediate

_PLAIN_PORT = 1080


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
        proxy = (parts.scheme, parts.hostname, parts.port or _PLAIN_PORT, True, user, password)
        return ProxyRoute(ConnectionTcpFull, proxy)
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
    if secret.lower().startswith("ee"):
        raise ValueError("MTProxy secrets that begin with ee (fake TLS) are not supported; ask for one with dd")
    return ProxyRoute(ConnectionTcpMTProxyRandomizedIntermediate, (host, port, secret))
