"""Further people of a sentence who were at another place, or came later: «…, в хуторе Звягин – женщина»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.consequences.numbers import PERSONS, beside_one
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_ELSE = ("друг", "соседн", "втор", "трет", "ин", "another")
_LATER = frozenset({"там", "позже", "позднее", "затем", "потом", "через", "спустя", "следом", "после", "later"})
_STEM = 4
ASKED = Asked(_LATER, _ELSE)
_ONE_ELSEWHERE = seldom(
    rf"[,;&]{{1,2}}(?:p(?P<where>[sCAY]{{1,5}}(?:\([sCAYQ]{{1,4}}\))?|o)|[μεδν])-M?"
    rf"(?:(?P<number>n{{1,3}})(?:[oye*]{{0,2}}B|(?=[|,;)]|$))|(?P<who>{PERSONS}))"
)
# «…, через час там же – приехавший за ней врач», «…, позже – двое соседей»
_ONE_LATER = seldom(
    r"[,;&]{1,2}&?(?P<when>[oyepnτεμC]{1,5})-(?:[oy][oyepзэ]{0,3})?M?(?:(?P<number>n{1,3})(?:[oye*]{0,2}B)?|[oye*]{0,2}B)"
    r"(?![^|;,\-]{0,6}[IGjГ{+])"
)
_DETAILS, _HURT, _DEAD = seldom(":|zi"), seldom("[IГ]"), seldom("G")
# «ранены двое, в Судже ранен мужчина»
_HURT_THERE = seldom(
    r",&?p[sCAYQ]{1,6}I(?:(?P<number>n{1,3})(?:[oye*]{0,2}B{1,2})?|[oye*]{0,2}B{1,2})(?=[oye*г,]{0,3}(?:[,|;]|$))"
)
_DEAD_THERE = seldom(
    r",&?p[sCAYQ]{1,6}G(?:(?P<number>n{1,3})(?:[oye*]{0,2}B{1,2})?|[oye*]{0,2}B{1,2})(?=[oye*г,]{0,3}(?:[,|;]|$))"
)
# «утром ранены двое, а вечером при другом ударе – ещё трое»
_MORE_THERE = seldom(r"[,;&]{1,2}M?(?P<number>n{1,3})-p[oyesCAи\\]{1,4}(?=[|,;)&]|$)")
# «ранены двое в Шебекино и один в Грайвороне»
_AT_ANOTHER = seldom(
    r"(?<=[sCAY])[,;&]{1,2}M?(?:(?P<number>n{1,3})(?:[oye*]{0,2}B{1,2})?|[oye*]{0,2}B{1,2})p[sCAY]{1,5}(?=[|,;)&p]|$)"
)
# «ранены: трое, двое в Шебекино и один в Грайвороне»: who those are
_BROKEN_DOWN = seldom(r"[oye]{0,2}B{0,2},n{1,3}[oye]{0,2}B{0,2}p[sCAY]{1,5}[,&]")
_AT_A_PLACE, _HARMED_AT = seldom(r"^[C&]?p[oyesи\\]{1,2}[IG{jn]"), seldom("[IG]p[oyesи\\\\]")
_MORE_LATER = seldom(r"[,;&]{1,2}[^|;:,\-IGwgSWVOθ0]{2,10}-M(?P<number>n{1,3})[oye*]{0,2}B{0,2}(?=[|,;)&]|$)")
_ANOTHER_ELSEWHERE = seldom(
    rf"[,;&]{{1,2}}(?:p(?P<where>[sCAY]{{1,5}}(?:\([sCAYQ]{{1,4}}\))?|o)|[μεδν])-(?P<who>{PERSONS})(?![^|;,\-]{{0,6}}[IGjГ{{+])"
    # «…, её подругу – в руку»
    r"|[,;&]{1,2}p?[oye]{0,2}(?P<limb>B)-p[oye]{0,2}ϧ"
    # «ранены: в Рыльске мужчина, в Льгове женщина»
    r"|[,;&]{1,2}p[sCAY]{1,5}[oye*]{0,2}B(?=[|,;&]|$)"
    # «ожоги получил слесарь, контузию – сварщик»
    r"|[,;&]{1,2}[oye]{0,3}j-[oye*]{0,2}B(?=[|,;&]|$)"
)


def _elsewhere(part: Part, pattern: re.Pattern[str], codes: str, start: int, *, dead: bool) -> Iterator[re.Match[str]]:
    """«в хуторе Звягин – женщина», «в другом – подросток»; behind a colon or «из них» they are those told of.

    Those behind another kind of harm suffered that.
    """
    details = _DETAILS.search(codes, start)
    otherwise = (_HURT if dead else _DEAD).search(codes, start)
    for match in pattern.finditer(codes, start, details.start() if details else len(codes)):
        if otherwise and otherwise.start() < match.start():
            return
        here = match["where"] is None or match["where"] != "o" or _AT_A_PLACE.match(codes)
        if here or part.words[match.start("where")].startswith(_ELSE):
            yield match


def hurt_there(codes: str, start: int, *, dead: bool) -> Iterator[re.Match[str]]:
    """«ранены двое, в Судже ранен мужчина»."""
    return (_DEAD_THERE if dead else _HURT_THERE).finditer(codes, start)


def one_elsewhere(part: Part, codes: str, start: int, *, dead: bool) -> Iterator[re.Match[str]]:
    """«… ранены двое, в хуторе Звягин – женщина»: with the `number` of those, if it has one."""
    ends = set()
    for match in _elsewhere(part, _ONE_ELSEWHERE, codes, start, dead=dead):
        ends.add(match.end("number"))
        yield match
    details = _DETAILS.search(codes, start)
    if not _BROKEN_DOWN.match(codes, start):
        yield from _AT_ANOTHER.finditer(codes, start, details.start() if details else len(codes))
    if "-p" in codes and _HARMED_AT.search(codes):
        yield from _MORE_THERE.finditer(codes, start)
    later = () if _LATER.isdisjoint(part.words) else _ONE_LATER.finditer(codes, start)
    for match in later:
        if match.end("number") not in ends and not _LATER.isdisjoint(part.words[slice(*match.span("when"))]):
            ends.add(match.end("number"))
            yield match
    if "-M" in codes:
        yield from (match for match in _MORE_LATER.finditer(codes, start) if match.end("number") not in ends)


def another_elsewhere(part: Part, codes: str, start: int, *, dead: bool) -> int:
    """«ранен мужчина, в другом доме – женщина»: how many more there are."""
    told = {part.words[at][:_STEM] for at in range(start) if codes[at] == "B"}
    found = _elsewhere(part, _ANOTHER_ELSEWHERE, codes, start, dead=dead)
    others = (each for each in found if not each["limb"] or part.words[each.start("limb")][:_STEM] not in told)
    return sum(1 + beside_one(part, each) for each in others)
