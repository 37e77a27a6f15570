"""From the reading of one post to the statements that are joined."""

from __future__ import annotations

from bot.model import Channel, Post, Reading, Report, Statement, Verdict


def statements_of(
    post: Post, version: int, reading: Reading, channel: Channel, withdrawn: bool = False
) -> tuple[Statement, ...]:
    """One statement for each report of a post version; none for a channel's forward of its own post.

    The source is the report's claimant, the Ministry for a forward from its channel, else the channel's own office.
    A forward of an own post only says again, under a new date, what the record has from the original.
    """
    origin = _origin(post)
    if origin is not None and origin.handle.lower() == channel.handle.lower():
        return ()
    forwarded = origin.source if origin is not None and origin.source == "mod" else None
    return tuple(
        Statement(
            post=post.key,
            version=version,
            index=index,
            source=report.claimant or forwarded or channel.source,
            channel=post.channel,
            posted=post.date,
            report=report,
            follow_up=reading.verdict is Verdict.FOLLOW_UP,
            reply_to=post.reply_to,
            album=post.album,
            link=post.link,
            withdrawn=withdrawn,
        )
        for index, report in enumerate(reading.reports)
    )


def key_of(report: Report) -> tuple[str, ...]:
    """The regions and seas a report speaks about as one: its incidents are apart from those of any other key."""
    return (*sorted(set(report.regions)), *sorted(set(report.seas)))


def is_own(statement: Statement) -> bool:
    """Whether the source said it in its own channel, rather than another channel passing it on."""
    return Channel(statement.channel, None, "", "").source == statement.source


def _origin(post: Post) -> Channel | None:
    if not post.forwarded_from:
        return None
    return Channel(post.forwarded_from.removeprefix("@"), None, "", "")
