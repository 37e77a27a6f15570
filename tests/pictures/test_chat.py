from __future__ import annotations

from xml.etree import ElementTree

from bot.paths import bundled
from bot.pictures import Pictures
from bot.pictures.chat import WIDTH, Message, chat_svg
from bot.pictures.svg import text_width

SVG = "{http://www.w3.org/2000/svg}"


def lines_of(svg: str) -> list[str]:
    return ["".join(line.itertext()) for line in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_message_keeps_its_lines_looks_and_buttons() -> None:
    message = Message('<b>Title</b>\nTold by <a href="https://t.me/x/1">x</a>', buttons=(("Map", "Chart"),))

    svg = chat_svg([message])

    assert lines_of(svg) == ["Title", "Told by x", "Map", "Chart"]
    assert 'font-weight="bold">Title' in svg


def test_long_lines_break_between_words_and_stay_inside() -> None:
    svg = chat_svg([Message("word " * 60)])

    assert len(lines_of(svg)) > 3
    assert all(text_width(line, 19) <= WIDTH - 40 - 36 for line in lines_of(svg))


def test_what_comes_from_outside_is_escaped() -> None:
    assert lines_of(chat_svg([Message("a &lt;b&gt; &amp; c")])) == ["a <b> & c"]


def test_a_long_message_is_cut_with_a_mark() -> None:
    assert lines_of(chat_svg([Message("\n".join("abcdef"))], most_lines=3)) == ["a", "b", "c", "…"]


def test_the_picture_of_a_chat_is_a_png_with_its_picture_inside() -> None:
    pictures = Pictures(bundled("config"))
    small = pictures.chat([Message("hello", own=True)])

    both = pictures.chat([Message("hello", own=True), Message("caption", picture=small, shape=0.1)])

    assert small.startswith(b"\x89PNG") and both.startswith(b"\x89PNG") and small != both
