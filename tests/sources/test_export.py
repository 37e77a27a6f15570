"""What an intact export gives."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from bot.model import Channel, Post
from bot.sources.errors import ExportError
from bot.sources.export import ExportTally, read_export, resolve_listed, resolve_only
from tests.sources.exports import ALPHA, ALPHA_ID, BETA_ID, LISTED, chat, encoded, everything, message, read


def test_one_chat_gives_its_posts_with_every_field() -> None:
    document = chat(message(7, "Отбой.", edited_unixtime="1765151000", reply_to_message_id=5))

    posts = read(document)

    assert posts == [
        Post(
            channel_id=ALPHA_ID,
            message_id=7,
            channel="alpha_news",
            date=datetime(2025, 12, 7, 23, 41, tzinfo=UTC),
            text="Отбой.",
            edited=datetime(2025, 12, 7, 23, 43, 20, tzinfo=UTC),
            reply_to=5,
            link="https://t.me/alpha_news/7",
        )
    ]


def test_all_data_gives_the_listed_channels_in_the_order_of_the_file() -> None:
    document = everything(chat(message(9), number=BETA_ID), chat(message(1), message(2)))

    posts = read(document)

    assert [post.key for post in posts] == [(BETA_ID, 9), (ALPHA_ID, 1), (ALPHA_ID, 2)]


def test_channels_that_were_left_are_read_too() -> None:
    document = everything() | {"left_chats": {"about": "", "list": [chat(message(3))]}}

    assert [post.message_id for post in read(document)] == [3]


def test_formatted_text_is_joined_without_its_formatting() -> None:
    text = ["Внимание! ", {"type": "bold", "text": "Отбой"}, {"type": "link", "text": "."}]

    assert read(chat(message(1, text)))[0].text == "Внимание! Отбой."


def test_a_caption_is_the_text_of_its_post_and_a_bare_photo_has_none() -> None:
    photo = {"photo": "(File not included.)", "width": 10, "height": 10}

    posts = read(chat(message(1, "Подпись", **photo), message(2, "", **photo)))

    assert [(post.text, post.album) for post in posts] == [("Подпись", None), ("", None)]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"forwarded_from": "Beta", "forwarded_from_id": f"channel{BETA_ID}"}, "beta_mod_russia"),
        ({"forwarded_from": "Gamma", "forwarded_from_id": "channel99"}, "Gamma"),
        ({"forwarded_from": "Gamma"}, "Gamma"),
        ({"forwarded_from": "Some Person", "forwarded_from_id": "user12"}, None),
        ({"forwarded_from": None, "forwarded_from_id": "channel99"}, None),
    ],
)
def test_a_forward_names_its_channel_and_never_a_person(origin: dict[str, str], expected: str | None) -> None:
    assert read(chat(message(1, **origin)))[0].forwarded_from == expected


def test_service_messages_are_counted_and_passed_over() -> None:
    tally = ExportTally()
    notice = message(1, "") | {"type": "service", "action": "pin_message"}

    posts = read(chat(notice, message(2)), tally)

    assert [post.message_id for post in posts] == [2]
    assert (tally.posts, tally.service) == (1, 1)


def test_unknown_chats_are_counted_by_title() -> None:
    tally = ExportTally()

    posts = read(everything(chat(message(1), message(2), number=5, name="Cats"), chat(message(3))), tally)

    assert [post.message_id for post in posts] == [3]
    assert tally.skipped_chats == {"Cats": 2}


@pytest.mark.parametrize("kind", ["personal_chat", "private_group", "public_supergroup", "saved_messages", None])
def test_only_channels_are_read_even_under_a_listed_id(kind: str | None) -> None:
    assert read(chat(message(1), kind=kind)) == []


def test_a_title_that_is_a_listed_handle_is_that_channel() -> None:
    posts = read(chat(message(1), number=77, name="Alpha_News"))

    assert [(post.channel, post.channel_id) for post in posts] == [("alpha_news", 77)]


def test_a_marked_chat_id_means_the_same_channel() -> None:
    posts = read(chat(message(1), number=-1_000_000_000_000 - ALPHA_ID))

    assert [post.channel_id for post in posts] == [ALPHA_ID]


def test_a_demo_channel_has_no_links() -> None:
    demo = Channel("demo_alpha", "RU-SMO", "Governor of Smolensk Oblast", "governor")

    posts = list(read_export(io.BytesIO(encoded(chat(message(1)))), resolve_only(demo)))

    assert [post.link for post in posts] == [None]


def test_an_old_export_without_unix_times_is_taken_for_moscow_time() -> None:
    old = message(1, edited="1970-01-01T03:00:00")
    del old["date_unixtime"]

    post = read(chat(old))[0]

    assert (post.date, post.edited) == (datetime(2025, 12, 7, 23, 41, tzinfo=UTC), None)


def test_a_named_channel_takes_the_one_chat_whatever_its_title() -> None:
    raw = encoded(chat(message(1, forwarded_from="Other", forwarded_from_id="channel8"), number=99, name="Whatever"))

    posts = list(read_export(io.BytesIO(raw), resolve_only(ALPHA), single_chat=True))

    assert [(post.channel, post.forwarded_from) for post in posts] == [("alpha_news", "Other")]


def test_a_named_channel_refuses_an_export_of_several_chats() -> None:
    raw = encoded(everything(chat(message(1)), chat(message(2), number=BETA_ID)))

    with pytest.raises(ExportError, match="several chats"):
        list(read_export(io.BytesIO(raw), resolve_only(ALPHA), single_chat=True))


def test_progress_ends_at_the_size_of_the_file() -> None:
    raw = encoded(chat(*(message(number, "Отбой. " * 100) for number in range(1, 60))))
    seen: list[int] = []

    posts = list(read_export(io.BytesIO(raw), resolve_listed(LISTED), progress=seen.append))

    assert len(posts) == 59
    assert seen == sorted(seen)
    assert len(seen) > 3
    assert seen[-1] == len(raw)
