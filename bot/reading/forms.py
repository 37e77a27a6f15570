"""Forms that sentences of digests have by their concepts: headings, items of a list, boats or wounds alone."""

from __future__ import annotations

from bot.reading.seldom import seldom

_NAMES, _LONGEST = frozenset("CAYs^,&"), 30
_BOATS, _OF_UAVS = "N", frozenset("Uuvd!")
# «посечены катер рыбаков и ограда», but no «повреждён безэкипажный катер»
_BOAT_HARMED = seldom("F[oye]{0,2}N(?!N)")
# «• ул. Мира: ранена женщина», «• Пожарная часть – выбиты окна, …», not «• водитель – ожоги»
_ITEM_HEAD, _HAPPENED = seldom(r"[^|,;:\-IGwgnj0{Г]{1,5}[:\-]"), frozenset("FfHhKk")
# «Открытый перелом голени, осколки в обеих руках»
_WOUNDS_ALONE = seldom("[oyeC]{0,2}j(?:[oye]?ϧ|[,&][oye]{0,2}j|[,&]{1,2}[oyed]p[oyen]{0,2}ϧ|p[oye]{0,2}ϧ){0,8}")

_NAME = r"[sAC][sACY^]{0,5}"
HEAD = seldom(rf"(?:-|n\))?(?P<place>{_NAME}(?:,{_NAME}|\({_NAME}\))?)(?P<mark>[\-:]|$)")
"""What an item of a list begins with: names alone, or before a dash or colon."""


def is_heading(codes: str) -> bool:
    """«Рыльский район»: nothing but names."""
    return codes[:1] in _NAMES and len(codes) <= _LONGEST and _NAMES.issuperset(codes) and bool(codes)


def of_boats(codes: str) -> bool:
    """Whether a sentence tells of boats and no UAVs."""
    return _BOATS in codes and _OF_UAVS.isdisjoint(codes) and _BOAT_HARMED.search(codes) is None


def heads_item(codes: str) -> bool:
    """Whether a sentence begins with what an item of a list is about."""
    head = _ITEM_HEAD.match(codes)
    return head is not None and ("B" not in head.group() or not _HAPPENED.isdisjoint(codes))


def wounds_alone(codes: str) -> bool:
    """«Перелом голени, осколки в руках»."""
    return "j" in codes and _WOUNDS_ALONE.fullmatch(codes) is not None
