"""The README names every command, and its tables come from the program."""

from __future__ import annotations

from pathlib import Path

from bot.documentation import bot_commands, program_commands

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    return README.partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0]


def test_the_readme_lists_every_command_of_the_bot() -> None:
    assert section("bot commands") == bot_commands()


def test_the_readme_lists_every_command_of_the_program() -> None:
    assert section("program commands") == program_commands()


def test_the_readme_shows_the_two_commands_and_says_what_this_is_not() -> None:
    assert "make demo" in README
    assert "make test" in README
    assert "not a warning service" in README
