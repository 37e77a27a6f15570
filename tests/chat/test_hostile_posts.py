"""Posts written to break the answers: their words are shown as words, and the figures beside them stay right."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.channels import Channels
from bot.chat import Commands
from bot.model import Post
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database
from tests.chat.builders import NOW, Person

ALLOWED = re.compile(r"</?(?:b|i|code|blockquote)(?: expandable)?>|<a href=\"https://[^\"<>]*\">|</a>")
QUESTIONS = ("/incidents smolensk 30d", "/incident 1", "/why 1", "/search drone", "/search БПЛА", "/sources")


@pytest.fixture
def recorder(database: Database, reader: Reader, channels: Channels) -> Recorder:
    return Recorder(database, reader, channels)


@pytest.mark.parametrize(
    "text",
    [
        "<b>Сбит один БПЛА</b> <script>alert(1)</script> drone над Смоленской областью.",
        "Сбит один БПЛА над <a href='tg://user?id=1'>Смоленской</a> областью. drone",
        'Сбит один БПЛА drone над Смоленской областью.</blockquote><a href="javascript:x">!</a>',
        "Сбит один БПЛА drone &lt;b&gt; над Смоленской областью &amp;amp; <i",
        "Сбит один\u202e БПЛА drone\u0000 над\u200b Смоленской областью {0} %s { $x } \\",
        "Сбит один БПЛА drone над Смоленской областью. " + "🔥<b>" * 2_000,
    ],
    ids=["script", "link", "closing tags", "entities", "invisible", "flood"],
)
async def test_a_post_cannot_put_markup_into_an_answer(
    recorder: Recorder, commands: Commands, database: Database, ann: Person, text: str
) -> None:
    seen = NOW - timedelta(hours=1)
    post = Post(7, 1, "demo_smolensk", seen, text, link="https://t.me/demo_smolensk/1")

    await recorder.save(7, [post], 1, seen)
    answers = [await ann.says(question) for question in QUESTIONS]

    assert "1" in answers[0]
    for answer in answers:
        assert "<" not in ALLOWED.sub("", answer), answer
        assert len(answer) <= 4096


async def test_a_name_of_a_channel_cannot_put_markup_into_an_answer(
    recorder: Recorder, database: Database, ann: Person
) -> None:
    seen = NOW - timedelta(hours=1)
    post = Post(9, 1, "<b>demo", seen, "Сбит один БПЛА над Смоленской областью.", link='https://t.me/"><b>x')

    await recorder.save(9, [post], 1, seen)

    for question in QUESTIONS:
        assert "<" not in ALLOWED.sub("", await ann.says(question))
