from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, load_settings, require_live
from bot.settings_table import as_env, as_markdown, as_text

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_the_example_file_and_the_page_are_those_of_the_table() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == as_env()
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == as_markdown()


def test_every_setting_says_what_it_means() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_subscribers_and_admins_are_lists_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UAVWATCH_SUBSCRIBERS", "-1001, 5:RU-SMO+RU-BRY")
    monkeypatch.setenv("UAVWATCH_ADMINS", "7,8")

    settings = load_settings()

    assert settings.subscribers == ((-1001, "*"), (5, "RU-SMO+RU-BRY"))
    assert settings.admins == (7, 8)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUBSCRIBERS", "smolensk"),
        ("ADMINS", "@olga"),
        ("ZONE", "Mars/Base"),
        ("TICK_SECONDS", "0"),
        ("API_ID", "abc"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)

    with pytest.raises(SettingsError, match=PREFIX + name):
        load_settings()


def test_the_example_file_as_it_is_sets_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(SettingsError, match=r"UAVWATCH_API_HASH.*\n.*UAVWATCH_BOT_TOKEN"):
        require_live(load_settings())


def test_missing_settings_are_named_with_where_to_get_them_and_the_demo() -> None:
    with pytest.raises(SettingsError) as caught:
        require_live(load_settings())

    text = str(caught.value)
    assert "UAVWATCH_API_ID" in text
    assert "my.telegram.org" in text
    assert "@BotFather" in text
    assert "make demo" in text


def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UAVWATCH_BOT_TOKEN", "12345:very-secret")
    monkeypatch.setenv("UAVWATCH_PROXY", "socks5://me:very-secret@host:1")

    shown = repr(load_settings()) + str(load_settings()) + as_text() + as_env() + as_markdown()

    assert "very-secret" not in shown
