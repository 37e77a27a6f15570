from __future__ import annotations

import json
import logging
import sys

import pytest

from bot.logs import ABOUT, HIDDEN, JsonLines, Lines, NoSecrets, Repeats, about


def record(text: str, *values: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("bot.room", logging.WARNING, "file.py", 1, text, values, None)
    made.__dict__.update(about(**extra))
    return made


def test_a_line_tells_which_post_and_incidents_it_is_about() -> None:
    line = json.loads(JsonLines().format(record("read as %s", "incident", post="demo_smolensk/7", incident=[3, 4])))

    assert line["message"] == "read as incident"
    assert line["post"] == "demo_smolensk/7"
    assert line["incident"] == [3, 4]


def test_no_subject_takes_the_place_of_what_a_line_says() -> None:
    line = json.loads(JsonLines().format(record("not sent: %s", "cut", **dict.fromkeys(ABOUT, 5))))

    assert line["message"] == "not sent: cut"
    assert {line[name] for name in ABOUT} == {5}


def test_a_line_for_people_ends_with_what_it_is_about() -> None:
    text = Lines().format(record("not sent", row=5, chat=-100))

    assert text.endswith("bot.room: not sent [row=5 chat=-100]")


def test_what_is_unknown_is_left_out() -> None:
    assert about(post="", incident=[], chat=None) == {"about": {}}


def test_a_misspelt_subject_is_an_error() -> None:
    with pytest.raises(ValueError, match="incidents"):
        about(incidents=[1])


@pytest.mark.parametrize("formatter", [JsonLines, Lines])
def test_secrets_are_taken_out_of_messages_and_tracebacks(formatter: type[JsonLines] | type[Lines]) -> None:
    secret = 'pass"word/ä'
    shown = record("proxy %s", secret)
    try:
        raise ValueError(secret)
    except ValueError:
        shown.exc_info = sys.exc_info()

    text = formatter(NoSecrets([secret])).format(shown)

    assert "pass" not in text
    assert f"proxy {HIDDEN}" in text
    assert f"ValueError: {HIDDEN}" in text


def test_words_that_are_too_short_for_a_secret_stay() -> None:
    assert NoSecrets(["hash", ""])("a hash of it") == "a hash of it"


def test_repeats_are_left_out_and_counted() -> None:
    time = 0.0
    repeats = Repeats(most=2, within=60, clock=lambda: time)
    passed = [repeats.filter(record("flood %d", number)) for number in range(5)]
    other = repeats.filter(record("something else"))
    time = 61.0
    next_one = record("flood %d", 5)
    passed_later = repeats.filter(next_one)

    assert passed == [True, True, False, False, False]
    assert other
    assert passed_later
    assert next_one.getMessage() == "flood 5 (and 3 like it left out before)"
