"""From one read post to its statements."""

from __future__ import annotations

from bot.incidents import key_of, statements_of
from bot.model import Channel, Post, Reading, Statement, Verdict
from tests.incidents.builders import moscow, report

GOVERNOR = Channel("Demo_Governor", "RU-SMO", "Governor", "governor")


def post(forwarded_from: str | None = None) -> Post:
    return Post(
        channel_id=2,
        message_id=10,
        channel="Demo_Governor",
        date=moscow("8 02:41"),
        text="…",
        reply_to=9,
        album=5,
        forwarded_from=forwarded_from,
        link="link",
    )


def read(made: Post, verdict: Verdict = Verdict.INCIDENT, claimant: str | None = None) -> tuple[Statement, ...]:
    reading = Reading(verdict, (report(1, claimant=claimant), report(2)))
    return statements_of(made, 3, reading, GOVERNOR)


def test_each_report_becomes_a_statement_of_the_channels_office() -> None:
    first, second = read(post())

    assert (first.index, second.index) == (0, 1)
    assert first.source == "demo_governor"
    assert (first.post, first.version, first.posted) == (post().key, 3, moscow("8 02:41"))
    assert (first.channel, first.reply_to, first.album, first.link) == ("Demo_Governor", 9, 5, "link")
    assert not first.follow_up
    assert not first.withdrawn


def test_claimed_report_belongs_to_its_claimant() -> None:
    assert [statement.source for statement in read(post(), claimant="mod")] == ["mod", "demo_governor"]


def test_forward_from_the_ministry_is_the_ministrys() -> None:
    assert {statement.source for statement in read(post("@Demo_Mod_Russia"))} == {"mod"}


def test_forward_from_another_office_is_the_channels_own_statement() -> None:
    assert {statement.source for statement in read(post("demo_mayor"))} == {"demo_governor"}


def test_forward_of_an_own_post_states_nothing_new() -> None:
    assert read(post("demo_governor")) == ()


def test_follow_up_and_deletion_are_marked() -> None:
    reading = Reading(Verdict.FOLLOW_UP, (report(killed=1),))

    (statement,) = statements_of(post(), 1, reading, GOVERNOR, withdrawn=True)

    assert statement.follow_up
    assert statement.withdrawn


def test_key_ignores_the_order_in_which_regions_are_named() -> None:
    assert key_of(report(region=("RU-KLU", "RU-BRY"))) == key_of(report(region=("RU-BRY", "RU-KLU")))
