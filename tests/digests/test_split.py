from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.render_plain import render_plain
from bot.digests.split import MAX_ENTITIES, Line, split, visible_units
from bot.texts import escape


def more(part: int, parts: int) -> str:
    return f"<i>{part}/{parts}</i>"


class Balance(HTMLParser):
    """Fails on a tag that closes another one than the last opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_balanced(html: str) -> None:
    balance = Balance()
    balance.feed(html)
    balance.close()
    assert balance.open == []


def test_length_is_counted_as_the_messenger_does() -> None:
    assert visible_units('<b>жир</b> &amp; <a href="https://t.me/x">🚀</a>') == len("жир & ") + 2


def test_short_texts_stay_one_message() -> None:
    assert split([Line("<b>one</b>"), Line(""), Line("two")], more) == ("<b>one</b>\n\ntwo",)


def test_nothing_gives_no_message() -> None:
    assert split([], more) == ()


def test_later_messages_begin_by_saying_which_they_are() -> None:
    parts = split([Line("x" * 150), Line("y" * 150), Line("z" * 150)], more, max_units=400)

    assert parts == ("x" * 150 + "\n" + "y" * 150, "<i>2/2</i>\n" + "z" * 150)


def test_a_heading_is_not_left_alone_at_the_end() -> None:
    parts = split([Line("x" * 150), Line("head", heading=True), Line("y" * 150)], more, max_units=400)

    assert parts == ("x" * 150, "<i>2/2</i>\nhead\n" + "y" * 150)


def test_of_headings_in_a_row_each_holds_only_one_line() -> None:
    parts = split([Line(name * 150, heading=True) for name in "abc"], more, max_units=400)

    assert parts == ("a" * 150 + "\n" + "b" * 150, "<i>2/2</i>\n" + "c" * 150)


def test_a_quote_that_is_cut_closes_and_opens_again() -> None:
    parts = split([Line("x" * 140, quoted=True)] * 3, more, max_units=400)

    assert parts[0] == f"<blockquote expandable>{'x' * 140}\n{'x' * 140}</blockquote>"
    assert parts[1] == f"<i>2/2</i>\n<blockquote expandable>{'x' * 140}</blockquote>"


def test_links_are_never_more_than_the_messenger_keeps() -> None:
    line = Line('<a href="https://t.me/a">a</a> <b>b</b>')

    parts = split([line] * 200, more)

    assert len(parts) == 5
    assert all(len(re.findall("<[a-z]", part)) <= MAX_ENTITIES + 1 for part in parts)


def test_a_line_no_message_can_hold_is_shortened_to_plain_text() -> None:
    (part,) = split([Line(f"<b>{'&amp;' * 9_000}</b>")], more)

    assert part.startswith("&amp;&amp;")
    assert part.endswith("…")
    assert visible_units(part) < 4_096


LINES = st.builds(
    Line,
    st.one_of(
        st.text(max_size=900).map(escape),
        st.text(max_size=300).map(lambda text: f"<b>{escape(text)}</b>"),
        st.text(max_size=300).map(lambda text: f'<a href="https://t.me/{escape(text)}">{escape(text)}</a> &lt;'),
        st.integers(1, 6_000).map(lambda number: "🚀" * number),
    ),
    quoted=st.booleans(),
    heading=st.booleans(),
)


@given(st.lists(LINES, max_size=60))
def test_any_text_becomes_messages_that_fit_and_balance(lines: list[Line]) -> None:
    for part in split(lines, more):
        assert visible_units(part) < 4_096
        assert_balanced(part)


@given(st.lists(st.text(alphabet="абв <>&🚀", max_size=200), min_size=1, max_size=60))
def test_no_line_is_lost(texts: list[str]) -> None:
    lines = [Line(f"<b>{number}</b> {escape(text)}") for number, text in enumerate(texts)]

    parts = split(lines, more, max_units=600)

    shown = "\n".join(render_plain(part) for part in parts).splitlines()
    kept = [line for line in shown if not re.fullmatch(r"\d+/\d+", line)]
    assert kept == [render_plain(line.html) for line in lines]
