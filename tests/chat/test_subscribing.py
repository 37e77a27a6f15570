from __future__ import annotations

from bot.store import incidents, outbox, pausing, subscriptions
from tests.chat.builders import NOW, Person


async def test_regions_are_added_to_the_present_ones(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says("/subscribe тула, нижний новгород")

    assert await ann.regions() == ("RU-NIZ", "RU-SMO", "RU-TUL")
    assert "Nizhny Novgorod Oblast, Smolensk Oblast, Tula Oblast" in text


async def test_a_new_subscription_has_the_language_and_the_zone_of_its_chat(ann: Person, boris: Person) -> None:
    await ann.says("/subscribe smolensk")
    await boris.says("/subscribe smolensk")

    english, russian = await ann.subscription(), await boris.subscription()

    assert english is not None and russian is not None
    assert (english.language, english.zone) == ("en", "Europe/Moscow")
    assert (russian.language, russian.window_end) == ("ru", NOW)


async def test_what_a_subscription_was_set_to_survives_another_region(ann: Person) -> None:
    await ann.database.write(
        lambda db: subscriptions.save(
            db, ann.chat_id, 0, ["RU-SMO"], language="ru", zone="Asia/Omsk", now=NOW, minutes=180, fixed=True
        )
    )

    text = await ann.says("/subscribe tula")

    mine = await ann.subscription()
    assert mine is not None
    assert (mine.regions, mine.zone, mine.minutes, mine.fixed) == (("RU-SMO", "RU-TUL"), "Asia/Omsk", 180, True)
    assert "Подписка оформлена" in text


async def test_a_paused_subscription_becomes_active_again(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.database.write(lambda db: pausing.pause(db, ann.chat_id, "USER_IS_BLOCKED", NOW))

    text = await ann.says("/subscribe smolensk")

    mine = await ann.subscription()
    assert mine is not None and mine.paused is None
    assert "subscribed already: Smolensk Oblast" in text


async def test_a_doubtful_region_is_asked_about_and_the_press_subscribes(ann: Person) -> None:
    text = await ann.says("/subscribe altai")

    assert "Did you mean?" in text
    assert await ann.regions() == ()
    await ann.presses("Altai Republic")
    assert await ann.regions() == ("RU-AL",)


async def test_certain_regions_of_a_line_are_kept_when_another_is_doubtful(ann: Person) -> None:
    text = await ann.says("/subscribe smolensk, altai, qqqqqq")

    assert await ann.regions() == ("RU-SMO",)
    assert "Did you mean?" in text
    assert "no region “qqqqqq”" in text


async def test_everything_takes_the_place_of_single_regions(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says("/subscribe all")

    assert await ann.regions() == ("*",)
    assert "all regions" in text


async def test_whoever_has_everything_can_narrow_it_to_one_region(ann: Person) -> None:
    await ann.says("/subscribe все")

    text = await ann.says("/subscribe tula")
    assert "already" in text
    assert await ann.regions() == ("*",)

    await ann.presses("Only Tula Oblast")
    assert await ann.regions() == ("RU-TUL",)


async def test_single_regions_are_taken_out(boris: Person) -> None:
    await boris.says("/subscribe смоленск, тула, курск")

    text = await boris.says("/unsubscribe тулу и курскую")

    assert await boris.regions() == ("RU-SMO",)
    assert "Курская область, Тульская область" in text and "Регионы: Смоленская область" in text


async def test_unsubscribe_without_regions_ends_everything_that_was_not_sent(ann: Person) -> None:
    await ann.says("/subscribe smolensk, tula")
    mine = await ann.subscription()
    assert mine is not None
    message = outbox.NewMessage(mine.id, ann.chat_id, 0, NOW, NOW, 0, "digest")
    await ann.database.write(lambda db: outbox.add(db, message, NOW))

    text = await ann.says("/unsubscribe")

    assert await ann.subscription() is None
    assert await ann.database.write(lambda db: outbox.claim(db, NOW, 10)) == []
    assert "cancelled" in text


async def test_the_last_region_taken_out_ends_the_subscription(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    await ann.presses("Unsubscribe")

    assert await ann.subscription() is None
    assert ann.labels == ["Subscribe"]


async def test_a_region_that_is_not_subscribed_changes_nothing(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says("/unsubscribe tula")

    assert await ann.regions() == ("RU-SMO",)
    assert "stays as it is" in text


async def test_one_region_cannot_be_taken_out_of_everything(ann: Person) -> None:
    await ann.says("/subscribe all")

    text = await ann.says("/unsubscribe tula")

    assert await ann.regions() == ("*",)
    assert "cannot be taken out" in text


async def test_without_a_subscription_there_is_nothing_to_end(ann: Person) -> None:
    assert "no subscriptions" in await ann.says("/unsubscribe")


async def test_a_forum_topic_has_a_subscription_of_its_own(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    ann.topic = 77

    await ann.says("/subscribe tula")

    assert await ann.regions() == ("RU-TUL",)
    ann.topic = None
    assert await ann.regions() == ("RU-SMO",)


async def test_a_new_subscription_is_told_nothing_from_before(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    mine = await ann.subscription()
    newest = await ann.database.read(incidents.latest_seq)
    assert mine is not None and (mine.told_seq, mine.window_end) == (newest, NOW)
