"""The whole product: real Telethon, real TCP, the program as a process."""

from __future__ import annotations

import asyncio
import re

from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import CUT_AFTER, RpcFailure
from tests.telegram.waiting import until

ONE = (
    "Уважаемые смоляне! Силами ПВО над территорией Смоленской области сбит один украинский БПЛА. "
    "Пострадавших и разрушений нет. На месте падения обломков работают экстренные службы."
)
THREE = ONE.replace("сбит один украинский БПЛА", "сбиты три украинских БПЛА")


async def test_a_post_reaches_the_subscriber_as_digest_and_answer(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        confirmed = await town.say("/subscribe smolensk")
        town.post(ONE)
        await town.until_recorded(1)
        answer = await town.say("/incidents smolensk")
    async with town.program.running(minute=61):
        await town.until_digests(1)
    on_console = await town.program.ask("incidents", "smolensk")

    assert "Смоленская область" in confirmed
    assert "1 — по данным губернатора · пострадавших нет, разрушений нет" in answer
    assert "1 — по данным губернатора · пострадавших нет, разрушений нет" in town.digests()[0]
    assert facts(on_console) == facts(answer)


async def test_nothing_new_is_no_message(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
    async with town.program.running(minute=61):
        await town.until_listening()
        await asyncio.sleep(1)

    assert town.digests() == []


async def test_an_edit_and_a_deletion_reach_the_record_and_the_reader(town: Town) -> None:
    number = await subscribed_and_recorded(town, THREE, 3)
    async with town.program.running(minute=61):
        await town.until_digests(1)
        town.edit(number, ONE)
        await until(lambda: "3 → 1" in town.digests()[0], PATIENCE)
        town.delete(number, silent=True)
        await until(lambda: "удалено источником" in town.digests()[0], PATIENCE)
    async with town.program.running(minute=121):
        await town.until_listening()

    [digest] = town.digests()
    [line] = [line for line in digest.split("\n") if "3 — по данным губернатора" in line]
    corrected, withdrawn = digest[digest.index(line) + len(line) + 1 :].split("\n")[:2]
    assert corrected.startswith("   исправлено") and "3 → 1" in corrected
    assert withdrawn.startswith("   исправлено") and "удалено источником" in withdrawn


async def test_a_correction_answers_the_digest_that_cannot_be_edited(town: Town) -> None:
    number = await subscribed_and_recorded(town, THREE, 3)
    async with town.program.running(minute=61):
        await town.until_digests(1)
        town.server.faults.plan("EditMessage", CUT_AFTER, RpcFailure(400, "MESSAGE_AUTHOR_REQUIRED"))
        before = len(town.seen())
        town.edit(number, ONE)
        await until(lambda: len(town.seen()) > before, PATIENCE)
    async with town.program.running(minute=181):
        await town.until_listening()

    digest, answer = [shown for shown in town.world.shown_to(SUBSCRIBER) if "по данным" in shown.text or shown.reply_to]
    assert len(town.seen()) == before + 1
    assert "3 → 1" in answer.text and "Смоленская область" in answer.text
    assert answer.reply_to == digest.message_id


async def test_a_cut_connection_loses_no_post(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        town.server.drop_all()
        town.post(ONE, silent=True)

        await town.until_recorded(1)


async def test_a_flood_wait_delays_and_loses_nothing(town: Town) -> None:
    town.server.faults.plan("GetHistory", *[RpcFailure(420, "FLOOD_WAIT_1")] * 3)
    await subscribed_and_recorded(town, ONE, 1)
    town.server.faults.plan("SendMessage", RpcFailure(420, "FLOOD_WAIT_1"))
    async with town.program.running(minute=61):
        await town.until_digests(1)

    assert len(town.digests()) == 1


async def test_a_digest_is_shown_once_although_its_answer_was_lost_and_the_program_killed(town: Town) -> None:
    await subscribed_and_recorded(town, ONE, 1)
    town.server.faults.plan("SendMessage", CUT_AFTER)
    async with town.program.running(minute=61) as process:
        await town.until_digests(1)
        process.kill()
    async with town.program.running(minute=62):
        await until(lambda: town.world.repeats > 0, PATIENCE)

    assert len(town.digests()) == 1


async def test_a_restart_goes_on_from_the_cursor(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
    town.post(ONE, silent=True)

    async with town.program.running():
        await town.until_recorded(1)


async def test_a_second_process_on_the_same_database_is_refused(town: Town) -> None:
    async with town.program.running() as first:
        await town.until_listening()
        second = await town.program.refused()

        assert "Another uavwatch works on" in second
        assert first.returncode is None


async def subscribed_and_recorded(town: Town, text: str, downed: int) -> int:
    """A first life of the program: the subscriber subscribes, then a post is recorded; returns the post's number."""
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        number = town.post(text)
        await town.until_recorded(downed)
    return number


def facts(text: str) -> list[str]:
    """The lines about incidents, without the links that the console writes out."""
    plain = re.sub(r" \(https?://[^)]*\)", "", text)
    return [line for line in plain.splitlines() if line.startswith("•")]
