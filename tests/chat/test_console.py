from __future__ import annotations

from collections.abc import Sequence

from bot.chat import ask, converse
from bot.chat.contract import Answer, Button, Request
from tests.chat.builders import Person, cover, incident, record, source


class Terminal:
    """Lines somebody will type, and what was written."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.asked = 0
        self.written: list[str] = []

    def read_line(self) -> str:
        self.asked += 1
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def write(self, text: str) -> None:
        self.written.append(text)


async def test_buttons_are_numbered_and_pressed_by_number(ann: Person) -> None:
    terminal = Terminal("/start", "1", "1", "quit")

    await converse(ann.commands.handle, terminal.read_line, terminal.write, ann.chat_id, "en")

    assert "[1] Central Federal District  [2] Northwestern Federal District" in terminal.written[0]
    assert "[1] Belgorod" in terminal.written[1]
    assert await ann.regions() == ("RU-BEL",)


async def test_quit_and_the_end_of_input_end_the_talk(ann: Person) -> None:
    quitting, ending = Terminal(" QUIT ", "/help"), Terminal("", "/help")

    for terminal in (quitting, ending):
        await converse(ann.commands.handle, terminal.read_line, terminal.write)

    assert quitting.written == []
    assert len(ending.written) == 1 and ending.asked == 3


async def test_a_number_without_such_a_button_is_a_message(ann: Person) -> None:
    terminal = Terminal("1", "/start", "99")

    await converse(ann.commands.handle, terminal.read_line, terminal.write, language="en")

    assert "Write the name of a region" in terminal.written[0]
    assert "Write the name of a region" in terminal.written[2]


async def test_buttons_of_several_answers_have_numbers_of_their_own() -> None:
    pressed: list[str | None] = []

    async def handler(request: Request) -> Sequence[Answer]:
        pressed.append(request.callback)
        site = Button("site", url="https://example.org")
        return [Answer("<b>one</b>", ((Button("a", "A"),),)), Answer("two", ((Button("b", "B"), site),))]

    terminal = Terminal("x", "2", "3")
    await converse(handler, terminal.read_line, terminal.write)

    assert terminal.written[:2] == ["one\n[1] a", "two\n[2] b  [3] site"]
    assert pressed == [None, "B"]
    assert terminal.written[-1] == "https://example.org"


async def test_pictures_and_files_are_mentioned() -> None:
    async def handler(request: Request) -> Sequence[Answer]:
        return [Answer("map", photo=b"x" * 1200), Answer("list", document=("list.csv", b"1;2"))]

    assert await ask(handler, "/map") == "map\n[PNG, 1,200 B]\n\nlist\n[list.csv, 3 B]"


async def test_one_question_gives_the_text_the_messenger_shows(ann: Person) -> None:
    linked = source("demo_smolensk", "demo_smolensk", 1, link="https://example.org/1")
    await record(ann.database, incident(("RU-SMO",), linked))
    await cover(ann.database, "demo_smolensk")

    plain = await ask(ann.commands.handle, "/incidents smolensk", language="en")
    shown = await ann.says("/incidents smolensk")

    assert "Smolensk Oblast · whole record\n1 event" in plain
    assert "demo_smolensk (https://example.org/1)" in plain
    assert '<a href="https://example.org/1">' in shown and "<" not in plain
