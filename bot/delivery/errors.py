"""Why a message could not be delivered.

DeliveryError
├── Temporary               try again later
│   └── FloodWait           not before `seconds` have passed
├── ChatGone                permanent: blocked, deleted, kicked, forbidden (`code` is Telegram's word for it)
├── Migrated                the group lives on under `new_chat_id`
├── TopicClosed             the topic is closed or deleted; the chat itself may be fine
├── NoMedia                 the chat takes no pictures or documents (`code`); the text alone may do
├── TooLong                 the body exceeds a limit of Telegram; split it
└── Rejected                Telegram refuses this body or this request for a reason not listed (`code`); do not repeat
"""

# ruff: noqa: N818 - outcomes of a delivery, named for what they say
from __future__ import annotations


class DeliveryError(Exception):
    """A message was not delivered, as far as is known."""


class Temporary(DeliveryError):
    """Nothing is wrong with chat or message; the same row may be tried again under the same random_id."""


class FloodWait(Temporary):
    """Telegram asks to wait `seconds` before the next message (to this chat or at all)."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Telegram asks to wait {seconds} s")
        self.seconds = seconds


class ChatGone(DeliveryError):
    """The chat cannot be written to; `code` is the exact error, such as USER_IS_BLOCKED."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the chat cannot be written to: {code}")
        self.code = code


class Migrated(DeliveryError):
    """A group became a supergroup; `new_chat_id` is its marked id (-100…)."""

    def __init__(self, new_chat_id: int) -> None:
        super().__init__(f"the group has become {new_chat_id}")
        self.new_chat_id = new_chat_id


class TopicClosed(DeliveryError):
    """The forum topic is closed or deleted; `code` is the exact error."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the topic cannot be written to: {code}")
        self.code = code


class NoMedia(DeliveryError):
    """The chat takes texts only; `code` is the exact error."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the chat takes no pictures: {code}")
        self.code = code


class TooLong(DeliveryError):
    """The text or caption is longer than Telegram takes."""


class Rejected(DeliveryError):
    """Telegram refuses the message; `code` is the exact error."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the message was refused: {code}")
        self.code = code
