"""A third language is one more file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from bot.chat import COMMANDS, Commands, Desk, Pace
from bot.paths import bundled
from bot.settings import Settings
from bot.setup import House, load_channel_list
from bot.texts import Texts
from tests.chat.builders import Person


def with_finnish(folder: Path) -> Path:
    """A configuration with one more file in texts/: English, but for two messages."""
    shutil.copytree(bundled("config"), folder / "config")
    texts = folder / "config" / "texts"
    english = (texts / "en.ftl").read_text(encoding="utf-8")
    finnish = english.replace("chat-language-name = English", "chat-language-name = Suomi")
    (texts / "fi.ftl").write_text(
        finnish.replace("command-map = map of what was reported in all regions", "command-map = kartta"),
        encoding="utf-8",
    )
    return folder / "config"


async def test_one_file_makes_menu_settings_and_answers_speak_a_third_language(desk: Desk, tmp_path: Path) -> None:
    config = with_finnish(tmp_path)
    commands = Commands(replace(desk, texts=Texts.load(config)), Pace(burst=100))
    aino = Person(commands, desk.database, language="fi-FI")
    settings = Settings(config_dir=config)

    menu = House.load(settings, load_channel_list(settings)).menu()
    helped = await aino.says("/help")
    await aino.says("/subscribe smolensk")
    mine = await aino.subscription()

    assert ("map", "kartta") in menu["fi"] and len(menu["fi"]) == len(COMMANDS)
    assert "kartta" in helped
    assert mine is not None and mine.language == "fi"


async def test_a_chat_can_change_to_the_third_language(desk: Desk, tmp_path: Path) -> None:
    texts = Texts.load(with_finnish(tmp_path))
    ann = Person(Commands(replace(desk, texts=texts), Pace(burst=100)), desk.database)
    await ann.says("/subscribe smolensk")

    await ann.sends("l:fi")

    mine = await ann.subscription()
    assert mine is not None and mine.language == "fi"
    assert "kartta" in await ann.says("/help")
