"""A location that somebody sends: it becomes a region and is kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import page_data
from bot.chat.parsing import WHOLE_RECORD
from bot.chat.settings_page import zone_label
from bot.texts.html import escape_name


async def locate(turn: Turn, latitude: float, longitude: float) -> Sequence[Answer]:
    """The region of a point, with what can be done about it."""
    code = turn.desk.gallery.region_at(latitude, longitude)
    if code is None:
        return [turn.answer(turn.text("location-nowhere"))]
    html = turn.text("location-region", region=escape_name(turn.region(code)))
    buttons: Buttons = (
        (Button(turn.text("button-subscribe"), f"s:{code}"),),
        (Button(turn.text("button-incidents"), page_data(code, WHOLE_RECORD)),),
    )
    zone, mine = turn.desk.zones.of_region(code), turn.subscription
    if mine is not None and mine.zone != zone:
        label = turn.text("button-zone", zone=zone_label(turn, zone))
        buttons = (*buttons, (Button(label, f"w:z:{zone}"),))
    return [turn.answer(html, buttons)]
