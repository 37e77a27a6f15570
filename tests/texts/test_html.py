from __future__ import annotations

import pytest

from bot.texts.html import LONGEST_NAME, anchor, escape, escape_name


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>жирный</b>", "&lt;b&gt;жирный&lt;/b&gt;"),
        ('a & b "c"', "a &amp; b &quot;c&quot;"),
        ("две\nстроки\t и  пробелы", "две строки и пробелы"),
        ("невидимые\u200b\u202e знаки\x00", "невидимые знаки"),
        ("половина \ud83d пары", "половина  пары"),
    ],
)
def test_text_from_outside_cannot_become_markup(text: str, safe: str) -> None:
    assert escape(text) == safe


def test_a_name_cannot_fill_a_message() -> None:
    assert escape_name("Ы" * 5_000) == "Ы" * (LONGEST_NAME - 1) + "…"
    assert escape_name("Ы" * LONGEST_NAME) == "Ы" * LONGEST_NAME


def test_a_link_keeps_its_address_inside_the_quotes() -> None:
    assert anchor('<x>"', 'https://t.me/a?b="><i>&c') == (
        '<a href="https://t.me/a?b=&quot;&gt;&lt;i&gt;&amp;c">&lt;x&gt;&quot;</a>'
    )


@pytest.mark.parametrize("link", [None, "", "javascript:alert(1)", "tg://user?id=1", "t.me/demo"])
def test_only_web_addresses_are_linked(link: str | None) -> None:
    assert anchor("demo_tula", link) == "demo_tula"
