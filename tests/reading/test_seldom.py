import re

import pytest

from bot.reading.seldom import seldom


def test_a_pattern_answers_like_one_compiled_at_once() -> None:
    pattern, compiled = seldom("(?P<number>n+)[Uuv]"), re.compile("(?P<number>n+)[Uuv]")

    found = [pattern.search("oonnU"), pattern.match("oonnU"), pattern.fullmatch("nv"), pattern.search("onnU", 2)]
    expected = [compiled.search("oonnU"), compiled.match("oonnU"), compiled.fullmatch("nv"), compiled.search("onnU", 2)]

    assert [match and match.span("number") for match in found] == [match and match.span("number") for match in expected]
    assert pattern.sub("o", "nUnv") == "oo"
    assert pattern.pattern == compiled.pattern


def test_a_pattern_is_compiled_when_first_asked() -> None:
    broken = seldom("(")

    with pytest.raises(re.error):
        broken.search("n")


def test_a_pattern_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = seldom("[Uuv]")
    pattern.search("U")
    monkeypatch.setattr(re, "compile", lambda _: pytest.fail("compiled again"))

    assert pattern.search("oU") is not None
