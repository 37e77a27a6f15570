"""Proxies as operators write them."""

from __future__ import annotations

import pytest

from bot.telegram.proxy import route_for


def test_without_a_proxy_the_route_is_direct() -> None:
    assert route_for(None).proxy is None


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("socks5://127.0.0.1:9050", ("socks5", "127.0.0.1", 9050, True, None, None)),
        ("socks5://u%40x:p%3Aw@proxy.test", ("socks5", "proxy.test", 1080, True, "u@x", "p:w")),
        (
            "mtproxy://dd00112233445566778899aabbccddeeff@proxy.test:443",
            ("proxy.test", 443, "dd00112233445566778899aabbccddeeff"),
        ),
        (
            "tg://proxy?server=proxy.test&port=443&secret=dd00112233445566778899aabbccddeeff",
            ("proxy.test", 443, "dd00112233445566778899aabbccddeeff"),
        ),
        (
            "https://t.me/proxy?server=proxy.test&port=443&secret=dd00112233445566778899aabbccddeeff",
            ("proxy.test", 443, "dd00112233445566778899aabbccddeeff"),
        ),
    ],
)
def test_known_forms_are_understood(url: str, proxy: tuple[object, ...]) -> None:
    assert route_for(url).proxy == proxy


@pytest.mark.parametrize("url", ["ftp://x:1", "socks5://", "tg://proxy?server=x", "mtproxy://eeab@proxy.test:443"])
def test_other_forms_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"proxy|MTProxy"):
        route_for(url)


@pytest.mark.parametrize(
    "secret",
    [
        "00112233445566778899aabbccddeeff",
        "DD00112233445566778899AABBCCDDEEFF",
        "3QARIjNEVWZ3iJmqu8zd7v8",
        "ABEiM0RVZneImaq7zN3u_w%3D%3D",
    ],
)
def test_every_way_to_write_an_mtproxy_secret_means_the_same(secret: str) -> None:
    route = route_for(f"mtproxy://{secret}@proxy.test:443")

    assert route.proxy == ("proxy.test", 443, "dd00112233445566778899aabbccddeeff")


@pytest.mark.parametrize(
    "secret", ["hidden", "dd0011", "00112233445566778899aabbccddeeff00", "7gARIjNEVWZ3iJmqu8zd7v90ZXN0"]
)
def test_an_mtproxy_secret_that_cannot_be_one_is_refused_without_repeating_it(secret: str) -> None:
    with pytest.raises(ValueError, match="MTProxy") as refused:
        route_for(f"mtproxy://{secret}@proxy.test:443")

    assert secret not in str(refused.value)


def test_a_password_that_no_proxy_can_take_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match="ASCII") as refused:
        route_for("socks5://user:%D1%82%D0%B0%D0%B9%D0%BD%D0%B0@127.0.0.1:1080")

    assert "тайна" not in str(refused.value)


def test_a_refusal_keeps_the_secret() -> None:
    with pytest.raises(ValueError, match="MTProxy") as refused:
        route_for("mtproxy://eehidden@proxy.test:443")

    assert "hidden" not in str(refused.value)
