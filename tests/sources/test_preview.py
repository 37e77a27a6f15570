"""The web preview as a source, against pages of our own on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.contract import SourceAlarm, Trouble
from bot.sources.preview import PreviewPaces, PreviewSource
from bot.sources.preview_http import PreviewBusy, PreviewClient, PreviewClosed, retry_after
from bot.sources.preview_page import is_gone, read_page
from bot.telegram.backoff import Backoff
from tests.sources.preview_site import PreviewSite, ShownChannel, page, single
from tests.telegram.memory_sink import MemorySink

NOW = datetime.now(UTC).replace(microsecond=0)
EVERY_TIME = PreviewPaces(reread_every=0)
HANDLE = "demo_smolensk"


def ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


@pytest.fixture
async def site() -> AsyncIterator[PreviewSite]:
    async with PreviewSite().running() as running:
        yield running


@pytest.fixture
def channel(site: PreviewSite) -> ShownChannel:
    return site.add(HANDLE, 77)


class Watch:
    """A source over a site, with what it kept and complained of."""

    def __init__(self, client: PreviewClient, paces: PreviewPaces) -> None:
        self.sink = MemorySink()
        self.alarms: list[SourceAlarm] = []
        self.source = PreviewSource(
            client, self.sink, [HANDLE], alarm=self._note, waits=Backoff(0.01, 0.02), paces=paces
        )

    async def look(self) -> dict[int, str]:
        await self.source.look_at(HANDLE)
        return self.sink.texts(77)

    async def _note(self, alarm: SourceAlarm) -> None:
        self.alarms.append(alarm)


@pytest.fixture
async def watch(site: PreviewSite) -> AsyncIterator[Watch]:
    async with PreviewClient.open(site.address, 0, 5, None) as client:
        yield Watch(client, EVERY_TIME)


async def test_posts_of_the_last_day_are_read_at_first(channel: ShownChannel, watch: Watch) -> None:
    for number in range(1, 61):
        channel.post(number, f"post {number}", ago(59.5 - number))

    texts = await watch.look()

    assert texts == {number: f"post {number}" for number in range(36, 61)}
    assert watch.sink.coverage.keys() == {77}


async def test_everything_since_the_cursor_is_read_however_much(
    site: PreviewSite, channel: ShownChannel, watch: Watch
) -> None:
    channel.post(1, "first")
    await watch.look()
    for number in range(5, 105):
        channel.post(number, f"post {number}")

    texts = await watch.look()

    assert len(texts) == 101
    assert watch.sink.cursors[77] == 104
    assert [number for _, number in watch.sink.saves] == [1, *range(5, 105)]


async def test_an_edit_is_found_by_its_content(channel: ShownChannel, watch: Watch) -> None:
    channel.post(1, "three", ago(1))
    channel.post(2, "other", ago(1))
    await watch.look()
    channel.posts[1].html = "one"

    assert await watch.look() == {1: "one", 2: "other"}
    assert watch.sink.versions[77, 2] == ["other"]


async def test_edits_further_back_are_found_when_it_is_time_to_look(channel: ShownChannel, watch: Watch) -> None:
    for number in range(1, 61):
        channel.post(number, f"post {number}", ago(20))
    await watch.look()
    channel.posts[3].html = "edited"

    assert (await watch.look())[3] == "edited"


async def test_a_deletion_counts_when_the_posts_own_page_says_so(
    site: PreviewSite, channel: ShownChannel, watch: Watch
) -> None:
    for number in (1, 2, 3):
        channel.post(number, f"post {number}", ago(1))
    await watch.look()
    del channel.posts[2]

    assert await watch.look() == {1: "post 1", 3: "post 3"}
    assert site.asked[f"/{HANDLE}/2"] == 1


async def test_the_newest_post_can_be_deleted_too(channel: ShownChannel, watch: Watch) -> None:
    for number in (1, 2):
        channel.post(number, f"post {number}", ago(1))
    await watch.look()
    del channel.posts[2]

    assert await watch.look() == {1: "post 1"}


async def test_a_post_that_a_page_leaves_out_but_still_exists_is_kept(
    site: PreviewSite, channel: ShownChannel, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        channel.post(number, f"post {number}", ago(1))
    await watch.look()
    monkeypatch.setattr(
        "tests.sources.preview_site.page",
        lambda handle, shown, before: page(handle, shown, before).replace(f'data-post="{handle}/2"', ""),
    )

    assert (await watch.look())[2] == "post 2"


async def test_a_changed_channel_is_not_read_but_told(channel: ShownChannel, watch: Watch) -> None:
    channel.post(1, "first")
    await watch.look()
    channel.title, channel.verified = "Casino", False
    channel.post(2, "win")

    texts = await watch.look()

    assert texts == {1: "first"}
    [alarm] = watch.alarms
    assert alarm.trouble is Trouble.CHANGED
    assert "'Casino'" in alarm.detail
    assert "verified" in alarm.detail


async def test_a_switched_off_preview_is_told_once_and_other_pages_are_not_followed(
    site: PreviewSite, channel: ShownChannel, watch: Watch
) -> None:
    channel.closed = True

    await watch.look()
    await watch.look()

    assert [alarm.trouble for alarm in watch.alarms] == [Trouble.REFUSED]
    assert f"/{HANDLE}" not in site.asked


async def test_a_redirect_to_another_host_is_refused(site: PreviewSite, channel: ShownChannel) -> None:
    async with PreviewSite().running() as other, PreviewClient.open(site.address, 0, 5, None) as client:
        site.answers.append((301, {"Location": f"{other.address}/s/{HANDLE}"}))

        with pytest.raises(PreviewClosed):
            await client.get(f"/s/{HANDLE}")

        assert not other.asked


async def test_a_busy_server_is_left_alone_as_long_as_it_asks(site: PreviewSite, channel: ShownChannel) -> None:
    async with PreviewClient.open(site.address, 0, 5, None) as client:
        site.answers.append((429, {"Retry-After": "17"}))

        with pytest.raises(PreviewBusy) as caught:
            await client.get(f"/s/{HANDLE}")

        assert caught.value.seconds == 17


async def test_after_trouble_the_next_look_reads_everything(
    site: PreviewSite, channel: ShownChannel, watch: Watch
) -> None:
    channel.post(1, "first")
    site.answers += [(503, {"Retry-After": "0"}), (500, {})]

    assert await watch.look() == {}
    assert await watch.look() == {}
    assert await watch.look() == {1: "first"}


async def test_a_server_that_never_answers_is_given_up(site: PreviewSite) -> None:
    site.hangs = True
    async with PreviewClient.open(site.address, 0, 0.05, None) as client:
        with pytest.raises(PreviewBusy):
            await client.get("/s/demo")


async def test_an_endless_page_is_given_up(site: PreviewSite, channel: ShownChannel) -> None:
    site.padding = 5_000_000
    async with PreviewClient.open(site.address, 0, 5, None) as client:
        with pytest.raises(PreviewClosed, match="larger"):
            await client.get(f"/s/{HANDLE}")


async def test_there_is_a_pause_between_two_pages(site: PreviewSite, channel: ShownChannel) -> None:
    async with PreviewClient.open(site.address, 0.05, 5, None) as client:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*[client.get(f"/s/{HANDLE}") for _ in range(3)])

        assert asyncio.get_running_loop().time() - began >= 0.1


def test_retry_after_may_be_a_date_and_is_bounded() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)

    assert retry_after("Thu, 01 Jan 2026 12:00:30 GMT", lambda: noon) == 30
    assert retry_after("Thu, 01 Jan 2026 11:00:00 GMT", lambda: noon) == 0
    assert retry_after("999999", lambda: noon) == 3600
    assert retry_after("soon", lambda: noon) is None
    assert retry_after(None, lambda: noon) is None


def test_a_page_gives_text_reply_origin_and_date_of_each_post() -> None:
    channel = ShownChannel(77, "Demo")
    channel.post(4, 'Сбиты <b>два</b> БПЛА.<br/>Пострадавших нет <i class="emoji"><b>🙏</b></i> &amp; всё', ago(1))
    channel.post(5, "Ответ", ago(1), reply_to=4)
    channel.post(6, "Сводка", ago(1), forwarded=("Ministry", "https://t.me/demo_mod_russia/9"))
    channel.post(7, None, ago(1))
    channel.post(8, "Channel photo updated", ago(1), kind="service")

    read = read_page(page(HANDLE, channel, 100), HANDLE)

    assert (read.channel_id, read.title, read.verified, read.has_older) == (77, "Demo", True, False)
    assert [post.text for post in read.posts] == ["Сбиты два БПЛА.\nПострадавших нет 🙏 & всё", "Ответ", "Сводка", ""]
    assert [post.reply_to for post in read.posts] == [None, 4, None, None]
    assert read.posts[2].forwarded_from == "demo_mod_russia"
    assert read.posts[0].date == ago(1)
    assert read.posts[0].link == f"https://t.me/{HANDLE}/4"
    assert read.ids == (4, 5, 6, 7, 8)


def test_blocks_of_other_channels_and_broken_ones_are_passed_over() -> None:
    channel = ShownChannel(77, "Demo")
    channel.post(1, "good")
    html = page(HANDLE, channel, 100)
    foreign = page("somebody", channel, 100)
    broken = '<div data-post="demo_smolensk/x" data-view="%%"></div><div data-post="demo_smolensk/9"></div>'

    read = read_page(foreign + broken + html, HANDLE)

    assert [post.message_id for post in read.posts] == [1]


@pytest.mark.parametrize("html", ["", "<html>", "\x00", "<div data-post>", "<p>" * 5000])
def test_what_is_no_preview_is_seen_as_such(html: str) -> None:
    assert not read_page(html, HANDLE).is_preview
    assert not is_gone(html)


def test_only_an_explicit_page_says_that_a_post_is_gone() -> None:
    channel = ShownChannel(77, "Demo")
    channel.post(1, "tgme_widget_message_error")

    assert is_gone(single(HANDLE, channel, 2))
    assert not is_gone(single(HANDLE, channel, 1))
