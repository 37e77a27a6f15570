"""The forms that messages have on pages of the web preview; the pages are written by us."""

# ruff: noqa: E501 - markup is read best in one piece
from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.sources.contract import Trouble
from bot.sources.preview_http import PreviewClient
from bot.sources.preview_page import PreviewPage, read_page
from tests.sources.preview_site import PreviewSite
from tests.sources.test_preview import EVERY_TIME, Watch

HANDLE = "demo_smolensk"
DATE = "2026-01-10T05:30:00+00:00"
NOTE = (
    '<div class="message_media_not_supported_wrap"><div class="message_media_not_supported">'
    '<div class="message_media_not_supported_label">Please open Telegram to view this post</div>'
    '<a class="message_media_view_in_telegram" href="#">VIEW IN TELEGRAM</a></div></div>'
)
FOOTER = f'<div class="media_not_supported_cont">{NOTE}</div>'


def words(html: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{html}</div>'


def message(number: int, content: str, *, kind: str = "", edited: bool = False) -> str:
    """A message with all that surrounds its content: author, footer, views, date."""
    view = base64.urlsafe_b64encode(json.dumps({"c": -77, "p": f"{number}g", "t": 1, "h": "x"}).encode()).decode()
    mark = "edited &nbsp;" if edited else ""
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message {kind} js-widget_message" data-post="{HANDLE}/{number}" '
        f'data-view="{view.rstrip("=")}"><div class="tgme_widget_message_user"><a href="#"><i></i></a></div>'
        '<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="#"><span dir="auto">Demo</span></a></div>{content}'
        '<div class="tgme_widget_message_reactions js-message_reactions"><span class="tgme_reaction">9</span></div>'
        '<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info">'
        '<span class="tgme_widget_message_views">12.7K</span><span class="copyonly"> views</span>'
        f'<span class="tgme_widget_message_meta">{mark}<a class="tgme_widget_message_date" '
        f'href="https://t.me/{HANDLE}/{number}"><time datetime="{DATE}" class="time">08:30</time></a></span>'
        "</div></div></div></div></div>"
    )


def page(*messages: str, before: int | None = None) -> str:
    more = (
        "" if before is None else f'<a href="/s/x" class="tme_messages_more js-messages_more" data-before="{before}">'
    )
    return (
        '<html><head><meta property="og:title" content="Demo"></head><body><header class="tgme_header">'
        '<div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title_wrap">'
        '<div class="tgme_channel_info_header_title"><span dir="auto">Demo</span></div>'
        '<div class="tgme_channel_info_header_labels"><i class="verified-icon"> ✔</i></div></div></div></header><main>'
        f'<section class="tgme_channel_history js-message_history">{more}{"".join(messages)}</section></main></body></html>'
    )


def read(*messages: str) -> PreviewPage:
    return read_page(page(*messages), HANDLE)


def text_of(content: str) -> str:
    [post] = read(message(5, content)).posts
    return post.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Сбит<br/>один<br>БПЛА", "Сбит\nодин\nБПЛА"),
        (
            "Как сообщили:<blockquote>сбит один БПЛА</blockquote>Подробности позже",
            "Как сообщили:\nсбит один БПЛА\nПодробности позже",
        ),
        ("Сбит один БПЛА.<br/><br/><blockquote expandable>Ранее: два</blockquote>", "Сбит один БПЛА.\n\nРанее: два"),
        ("Код:<pre>7</pre>", "Код:\n7"),
        ('<tg-spoiler>Сбит</tg-spoiler> <s>два</s> <a href="https://t.me/x">один</a>', "Сбит два один"),
        (
            '<tg-emoji emoji-id="1"><i class="emoji" style="background-image:url(//x)"><b>❗️</b></i></tg-emoji>Сбит',
            "❗️Сбит",
        ),
        ('<a href="?q=%23бпла" class="hashtag">#БПЛА</a> 5&nbsp;шт. &lt;итог&gt;', "#БПЛА 5\xa0шт. <итог>"),
    ],
)
def test_a_text_is_read_as_telegram_sends_it(html: str, text: str) -> None:
    assert text_of(words(html)) == text


def test_a_text_within_a_text_is_read_once() -> None:
    assert text_of(words(words("Сбит один БПЛА"))) == "Сбит один БПЛА"


@pytest.mark.parametrize(
    "around",
    [
        '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Сбито 9 БПЛА?</div></div>',
        '<a class="tgme_widget_message_link_preview"><div class="link_preview_title">Сбито 9 БПЛА</div></a>',
        '<a class="tgme_widget_message_photo_wrap" href="#"></a>',
        f'<div class="tgme_widget_message_video_player"><time class="message_video_duration">0:42</time>{NOTE}</div>',
        '<a class="tgme_widget_message_document_wrap"><div class="tgme_widget_message_document_title">9 БПЛА.pdf</div></a>',
        '<a class="tgme_widget_message_reply" href="https://t.me/demo_smolensk/3">'
        '<div class="tgme_widget_message_text js-message_reply_text">Сбито 9 БПЛА</div></a>',
        FOOTER,
    ],
    ids=["poll", "link", "photo", "long video", "file", "reply", "note out of sight"],
)
def test_only_the_own_text_counts_whatever_stands_around_it(around: str) -> None:
    bare, full = read(message(5, around)), read(message(5, around + words("Сбит один БПЛА") + FOOTER))

    assert [post.text for post in full.posts] == ["Сбит один БПЛА"]
    assert bare.hidden == full.hidden == ()
    assert [post.text for post in bare.posts] == [""]


def test_an_edited_mark_views_and_reactions_are_no_text() -> None:
    [post] = read(message(5, words("Сбит один БПЛА"), edited=True)).posts

    assert (post.text, post.date) == ("Сбит один БПЛА", datetime(2026, 1, 10, 5, 30, tzinfo=UTC))


def test_an_album_is_one_post_and_all_its_parts_exist() -> None:
    parts = "".join(
        f'<a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/{HANDLE}/{number}?single"></a>'
        for number in (5, 6, 7)
    )
    album = f'<div class="tgme_widget_message_grouped_wrap">{parts}</div>{words("Сбит один БПЛА")}'

    found = read(message(5, album), message(9, words("Далее")))

    assert [(post.message_id, post.text) for post in found.posts] == [(5, "Сбит один БПЛА"), (9, "Далее")]
    assert found.ids == (5, 6, 7, 9)


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/demo_mod_russia/9">Ministry</a>',
            "demo_mod_russia",
        ),
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/demo_mod_russia"><span>M</span></a>',
            "demo_mod_russia",
        ),
        ('<span class="tgme_widget_message_forwarded_from_name">Closed channel</span>', "Closed channel"),
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/c/12/9">Closed channel</a>',
            "Closed channel",
        ),
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/+abc">Closed channel</a>',
            "Closed channel",
        ),
    ],
)
def test_the_origin_of_a_forwarded_post_is_its_public_name_where_there_is_one(name: str, origin: str) -> None:
    forwarded = f'<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;{name}</div>'

    [post] = read(message(5, forwarded + words("Сбит один БПЛА"))).posts

    assert post.forwarded_from == origin


def test_service_messages_are_no_posts_but_exist() -> None:
    service = message(6, words("Demo pinned «Сбит один БПЛА»"), kind="service_message")

    found = read(message(5, words("Утро")), service)

    assert ([post.message_id for post in found.posts], found.ids) == ([5], (5, 6))


def test_a_message_that_can_only_be_seen_in_telegram_exists_without_a_text() -> None:
    found = read(message(5, words("Утро")), message(6, NOTE, kind="text_not_supported_wrap"))

    assert ([post.message_id for post in found.posts], found.ids, found.hidden) == ([5], (5, 6), (6,))
    assert not found.is_blind


def test_older_pages_are_known_by_their_link() -> None:
    assert read_page(page(message(5, words("Утро")), before=5), HANDLE).has_older
    assert not read(message(5, words("Утро"))).has_older


@pytest.fixture
async def watch(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Watch, list[str]]]:
    """A source over pages that the test replaces: every page asked for is the last of the list."""
    pages = [page()]
    async with PreviewSite().running() as site, PreviewClient.open(site.address, 0, 5, None) as client:
        monkeypatch.setattr(site, "_answer", lambda _: (200, {}, pages[-1]))
        yield Watch(client, EVERY_TIME), pages


async def test_a_post_whose_text_the_preview_hides_later_is_neither_edited_nor_deleted(
    watch: tuple[Watch, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.sources.test_preview_markup.DATE", datetime.now(UTC).isoformat(timespec="seconds"))
    source, pages = watch
    pages.append(page(message(5, words("Сбит один БПЛА")), message(6, words("Утро"))))
    await source.look()
    pages.append(page(message(5, NOTE), message(6, words("Утро"))))

    assert await source.look() == {5: "Сбит один БПЛА", 6: "Утро"}


async def test_a_channel_whose_texts_are_all_hidden_is_told_and_not_called_read(
    watch: tuple[Watch, list[str]],
) -> None:
    source, pages = watch
    pages.append(page(message(5, NOTE), message(6, NOTE)))

    await source.look()

    assert [alarm.trouble for alarm in source.alarms] == [Trouble.REFUSED]
    assert source.sink.coverage == {}


async def test_a_channel_that_shows_its_ordinary_page_instead_is_told(watch: tuple[Watch, list[str]]) -> None:
    source, pages = watch
    pages.append('<html><body><div class="tgme_page"><div class="tgme_page_title">Demo</div></div></body></html>')

    await source.look()

    assert [alarm.trouble for alarm in source.alarms] == [Trouble.REFUSED]
