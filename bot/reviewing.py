"""`uavwatch review`: the posts that look like incidents and that no template fits."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.errors import UserError
from bot.paths import bundled
from bot.settings import Settings
from bot.store import open_database, open_for_reading, review
from bot.store.errors import DatabaseMissingError
from bot.store.review import ReviewState, UnreadPost, UnreadShare

SHOWN: Final = 200
"""Posts of the queue that are listed at once."""


async def print_queue(settings: Settings, path: Path | None, state: str, *, as_json: bool) -> None:
    """List the posts of the queue in a state, the latest first."""
    async with open_for_reading(path or settings.database) as database:
        found = await database.read(lambda db: review.queue(db, ReviewState(state), SHOWN))
    if as_json:
        for post in found:
            click.echo(json.dumps(_post_as_json(post), ensure_ascii=False))
        return
    console = Console()
    for post in found:
        console.print(
            Text.assemble(
                (f"{post.id}", "bold"),
                f"  {post.channel}  {post.posted:%Y-%m-%d %H:%M} UTC  ",
                (post.link or "", "dim"),
            )
        )
        console.print(Text(post.text), "")
    console.print(f"{len(found)} posts are {state.replace('_', ' ')}.")


async def mark_post(settings: Settings, path: Path | None, number: int, state: str) -> None:
    """Put a post of the queue into a state. Raises UserError for a number the queue does not have."""
    path = path or settings.database
    if not path.is_file():
        raise DatabaseMissingError(path)
    async with open_database(path, bundled("migrations")) as database:
        known = await database.write(lambda db: review.mark(db, number, ReviewState(state), datetime.now(UTC)))
    if not known:
        raise UserError(f"The queue has no post {number}; `uavwatch review` lists it.")


async def print_share(settings: Settings, path: Path | None, days: int, *, as_json: bool) -> None:
    """Print by channel and day (UTC) how many posts that look like incidents no template fits."""
    since = (datetime.now(UTC) - timedelta(days=days)).replace(hour=0, minute=0, second=0, microsecond=0)
    async with open_for_reading(path or settings.database) as database:
        found = await database.read(lambda db: review.shares(db, since))
    if as_json:
        for share in found:
            click.echo(json.dumps(_share_as_json(share)))
        return
    table = Table("channel", "day", "posts", "incidents", "unread", "share")
    for share in found:
        style = "bold" if share.unread else "dim"
        figures = (share.posts, share.incidents, share.unread)
        table.add_row(share.channel, f"{share.day}", *map(str, figures), f"{share.share:.0%}", style=style)
    Console().print(table)


def _post_as_json(post: UnreadPost) -> dict[str, Any]:
    return {
        "id": post.id,
        "channel": post.channel,
        "message": post.key.message_id,
        "posted": post.posted.isoformat(),
        "state": post.state.value,
        "text": post.text,
        "link": post.link,
    }


def _share_as_json(share: UnreadShare) -> dict[str, Any]:
    return {
        "channel": share.channel,
        "day": share.day.isoformat(),
        "posts": share.posts,
        "incidents": share.incidents,
        "unread": share.unread,
        "share": round(share.share, 4),
    }
