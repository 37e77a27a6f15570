"""The bot's front end: what people write and press goes to the commands, their answers go back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from telethon import events
from telethon.tl import functions, types

from bot.chat.contract import Answer, Found, Handler, InlineHandler, InlineQuery, Request
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import DeliveryError, FloodWait, Temporary
from bot.logs import about
from bot.telegram.errors import TelegramError
from bot.telegram.incoming import Incoming, from_message, from_press, moved
from bot.telegram.outgoing import random_id_for, text_of
from bot.telegram.sender import TelegramSender
from bot.telegram.supervisor import Supervisor

_log = logging.getLogger(__name__)
_ATTEMPTS = 5
_LONGEST_WAIT = 60.0
_AT_ONCE = 20
_MOST_RESULTS = 50
_CACHED = 30
"""Seconds for which Telegram may give the same results to the same person again."""

Work = Callable[[], Awaitable[None]]
Menu = Mapping[str, Sequence[tuple[str, str]]]
"""Language code ("" for all others) -> (command without slash, description)."""


class FrontEnd:
    """Answers requests, one at a time in each chat, several chats at once.

    Make it before the supervisor runs. Whatever a handler raises is logged and answered with `apology` (a text as
    HTML, by the person's language code). An answer's random_id comes from the request, so that a request delivered
    twice is answered once. `on_stopped` learns that a person has stopped the bot (True) or let it in again (False),
    `on_moved` that a group has become a supergroup (old and new marked id).
    `inline` answers what people type behind the bot's name in other chats.
    """

    def __init__(
        self,
        supervisor: Supervisor,
        sender: TelegramSender,
        handler: Handler,
        *,
        apology: Callable[[str | None], str],
        menu: Menu | None = None,
        on_stopped: Callable[[int, bool], Awaitable[None]] | None = None,
        on_moved: Callable[[int, int], Awaitable[None]] | None = None,
        inline: InlineHandler | None = None,
        retry: float = 1.0,
    ) -> None:
        self._supervisor = supervisor
        self._sender = sender
        self._handler = handler
        self._apology = apology
        self._menu = menu or {}
        self._menu_is_set = False
        self._on_stopped = on_stopped
        self._on_moved = on_moved
        self._inline = inline
        self._retry = retry
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        supervisor.on_client.append(self._listen)
        supervisor.on_up.append(self._after_connecting)

    async def finish(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait for at most `timeout` seconds until the requests in hand are answered, then drop what is left."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout)
        for task in list(self._tasks):
            task.cancel()

    def _listen(self, client: Any) -> None:
        client.add_event_handler(self._on_message, events.NewMessage(incoming=True))
        client.add_event_handler(self._on_press, events.Raw(types.UpdateBotCallbackQuery))
        client.add_event_handler(self._on_stop, events.Raw(types.UpdateBotStopped))
        client.add_event_handler(self._on_inline, events.Raw(types.UpdateBotInlineQuery))
        client.add_event_handler(self._on_service, events.Raw((types.UpdateNewMessage, types.UpdateNewChannelMessage)))

    async def _after_connecting(self) -> None:
        if self._menu_is_set:
            return
        for language, commands in self._menu.items():
            items = [types.BotCommand(command, description) for command, description in commands]
            scope = types.BotCommandScopeDefault()
            await self._supervisor.call(functions.bots.SetBotCommandsRequest(scope, language, items))
        self._menu_is_set = True

    async def _on_message(self, event: Any) -> None:
        # Telethon handles updates one after the other and must not wait for an answer to be made.
        self._start(partial(self._take_message, event.message, event.sender))

    async def _on_press(self, update: Any) -> None:
        self._start(partial(self._take_press, update))

    async def _on_stop(self, update: Any) -> None:
        if self._on_stopped:
            self._start(partial(self._on_stopped, update.user_id, update.stopped))

    async def _on_inline(self, update: Any) -> None:
        if self._inline:
            self._start(partial(self._take_inline, update, self._inline))

    async def _on_service(self, update: Any) -> None:
        move = moved(update.message)
        if self._on_moved and move is not None:
            self._start(partial(self._move, self._on_moved, *move))

    def _start(self, work: Work) -> None:
        task = asyncio.create_task(self._survive(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _survive(self, work: Work) -> None:
        async with self._places:
            try:
                # Missed messages are handed over while the connection is still being opened.
                await self._supervisor.up.wait()
                await work()
            except (DeliveryError, TelegramError) as error:
                _log.warning("a request went unanswered: %s", error)
            except Exception:
                _log.exception("a request failed")

    async def _take_message(self, message: Any, sender: Any) -> None:
        incoming = from_message(self._supervisor, message, sender, self._supervisor.own_name)
        if incoming:
            await self._answer_in_turn(incoming)

    async def _take_press(self, update: Any) -> None:
        try:
            await self._supervisor.call(functions.messages.SetBotCallbackAnswerRequest(update.query_id, 0))
        except TelegramError as error:
            _log.info("a press could not be confirmed: %s", error)
        incoming = await from_press(self._supervisor, update)
        if incoming is not None:
            await self._answer_in_turn(incoming)

    async def _take_inline(self, update: Any, inline: InlineHandler) -> None:
        person = update._entities.get(update.user_id)
        query = InlineQuery(update.user_id, update.query or "", getattr(person, "lang_code", None))
        found = await inline(query)
        results = [_inline_result(item) for item in found[:_MOST_RESULTS]]
        # In private: the words are in the language of the person who asks.
        answer = functions.messages.SetInlineBotResultsRequest(update.query_id, results, _CACHED, private=True)
        await self._supervisor.call(answer)

    async def _move(self, on_moved: Callable[[int, int], Awaitable[None]], old: int, new: int) -> None:
        """What is said in the supergroup right after the move must find what was chosen in the group."""
        async with self._turn(new), self._turn(old):
            await on_moved(old, new)

    def _turn(self, chat_id: int) -> asyncio.Lock:
        return self._turns.setdefault(chat_id, asyncio.Lock())

    async def _answer_in_turn(self, incoming: Incoming) -> None:
        async with self._turn(incoming.request.chat_id):
            answers = await self._answers(incoming.request)
            for number, answer in enumerate(answers):
                await self._show(incoming, number, answer)

    async def _answers(self, request: Request) -> Sequence[Answer]:
        try:
            return await self._handler(request)
        except Exception:
            _log.exception("a command failed", extra=about(chat=request.chat_id))
            return [Answer(self._apology(request.language))]

    async def _show(self, incoming: Incoming, number: int, answer: Answer) -> None:
        request = incoming.request
        chat = ChatAddress(request.chat_id, request.topic)
        body = OutgoingMessage(answer.html, answer.photo, buttons=answer.buttons, document=answer.document)
        random_id = random_id_for(*incoming.key, number)
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                if answer.edit and request.callback is not None and request.message_id is not None:
                    await self._sender.edit(chat, request.message_id, body)
                else:
                    await self._sender.send(chat, body, random_id)
                return
            except Temporary as error:
                pause = error.seconds if isinstance(error, FloodWait) else self._retry * attempt
                if attempt == _ATTEMPTS or pause > _LONGEST_WAIT:
                    raise
                await asyncio.sleep(pause)


def _inline_result(found: Found) -> Any:
    text, entities = text_of(found.html)
    message = types.InputBotInlineMessageText(text, no_webpage=True, entities=entities)
    return types.InputBotInlineResult(found.id, "article", message, title=found.title, description=found.about)
