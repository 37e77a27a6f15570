"""What a sentence takes back: what was only thought, rumours, figures that grew since, harm of another cause."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.consequences.relative import has_relative, without_relative
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part, Tokens

_THOUGHT = frozenset(
    {"предполагали", "предполагалось", "предполагал", "думали", "считали", "считалось", "полагали", "опасались"}
    | {"боялись", "казалось", "подозревали"}
)
_FEARED, _ONCE = frozenset({"feared", "thought", "believed", "assumed"}), frozenset({"was", "were", "initially"})
_RUMOURS = frozenset(
    {"слухи", "слух", "ложь", "недостоверны", "недостоверна", "вымысел", "фейк", "неправда", "действительности"}
    | {"подтвердились", "подтвердилась", "подтвердилось", "untrue", "false", "rumours", "rumors"}
)
_NOW = frozenset({"сейчас", "теперь", "уже", "стало", "их", "now", "already"})
_BECAME, _SINCE = "стало", frozenset({"сейчас", "теперь", "now"})
_EARLIER = frozenset(
    {"ранее", "сообщалось", "сообщали", "сообщил", "сообщила", "говорили", "известно", "было", "были", "сначала"}
    | {"сперва", "изначально", "первоначально", "утром", "прежде", "earlier", "previously", "initially"}
)
_CONNECTED, _REGARD = frozenset({"связан", "связана", "связано", "связаны", "относится", "относятся"}), "отношения"
_BY, _WHAT = "при", frozenset({"чем", "чём"})
_UNRELATED = frozenset({"unrelated"})
_BUT = frozenset({"но", "хотя", "однако", "правда", "but", "though", "although"})
_ALIVE = frozenset(
    {
        "живы", "жив", "жива", "выжили", "выжил", "выжила", "уцелели", "уцелел", "уцелела", "спаслись", "alive",
        "survived",
    }
)  # fmt: skip
_REPORTED = ("сообщал", "сообщили", "писал", "пишут", "говорил", "объявил", "reported", "информаци")
_CONFIRMED = frozenset(
    {"подтвердилось", "подтвердились", "подтвердилась", "подтверждается", "подтверждаются", "соответствует"}
    | {"соответствуют"}
)
_NOBODY_OF_THEM = ("никто", "из", "них")
_THEY = frozenset(
    {"оба", "обе", "все", "он", "она", "они", "мужчина", "женщина", "человек", "люди", "both", "he", "she"}
)
_OTHERS = frozenset({"остальные", "третий", "третья", "другой", "другая", "другие", "others"})
_TOWARDS, _OF_THEM, _SOON = "к", "их", 5
_PUT_RIGHT = frozenset(
    {"уточнили", "уточняю", "уточняем", "уточним", "уточнение", "поправка", "фактически", "clarified"}
)
CORRECTING = _ALIVE | _CONFIRMED | _SINCE | _PUT_RIGHT | {"никто", _OF_THEM}
"""One of these is in a sentence that takes back or corrects what the one before told."""
_MARKS = _THOUGHT | _FEARED | _RUMOURS | _NOW | _CONNECTED | _UNRELATED | _ALIVE | _EARLIER | {_REGARD, *_WHAT}
ASKED = Asked(_MARKS | _ONCE | _EARLIER | _BUT | {_BY, "ни", "это", "that", "что"})
# «сообщалось о двух раненых, сейчас их уже четверо»
_GREW = seldom(
    r"(?:(?P<first>n{1,3})[oye]{0,2}B?(?:[wg]|B[IG])|[wg](?P<late>[o?]{0,2}n{1,3}))(?P<between>[^|;:0nwgIG]{0,3},[^|;:0n,wgIGj]{1,6})"
    r"n{1,3}(?=B?(?:[|,;:)]|$))"
)
# «оба живы, хотя и ранены»
_ALIVE_BUT = seldom(
    r"(?:n[oye]{0,2}B{0,2}|[Bo])(?P<alive>[oye]{0,2}[oϡ],?[o&]{1,2})(?=[oye]{0,2}(?:I|\{[oye]{0,2}j|Г))"
)
FEW_BEHIND = 12
_ALONE = seldom(r"[oC?pτενμδ]{1,5}(?P<number>n{1,3})B?(?=[|,;:\-]|$)")
_ATTACKS = frozenset("KUuvhHdVWSO!")
_DENIED_BEFORE = seldom("0[oye]{0,2}$")
_HARM = "IwGgxjЮ"
_UAVS, _OF_PEOPLE, _CLAUSE = frozenset("Uuvd"), frozenset("IwGgjЮ"), seldom("[^,;]+")
_OF_DEAD, _OF_HURT = frozenset("GgЮ"), frozenset("Iwj")


def corrected(part: Part) -> Part:
    """The sentence without what it tells only to take it back; «живы, но ранены» as «ранены»."""
    if has_relative(part):
        part = without_relative(part, harmless=True)
    if "щ" in part.codes and ("," in part.codes or ";" in part.codes):
        part = _without_shelled(part)
    if _MARKS.isdisjoint(part.words):
        return part
    words = frozenset(part.words)
    if words & _THOUGHT or (words & _FEARED and words & _ONCE):
        part = _without_thoughts(part)
    if ":" in part.codes and words & _RUMOURS:
        part = part.without(0, part.codes.index(":") + 1)
    if "," in part.codes and ((words & _EARLIER and (words & _NOW or "-" in part.codes)) or _BECAME in words):
        part = _as_of_now(part)
    if words & _ALIVE:
        part = _alive_but_hurt(part) if words & _BUT else _alive_after_all(part) if words & _EARLIER else part
    return _without_harm(part, 0, len(part.codes)) if of_another_cause(part) else part


def _without_shelled(part: Part) -> Part:
    """«При обстреле погибли двое; при атаке БПЛА ранен мальчик»: without those whom shells hurt."""
    if _UAVS.isdisjoint(part.codes):
        return part
    for match in _CLAUSE.finditer(part.codes):
        clause = match.group()
        if "щ" in clause and _UAVS.isdisjoint(clause) and not _OF_PEOPLE.isdisjoint(clause):
            part = _without_harm(part, *match.span())
    return part


def of_another_cause(part: Part) -> bool:
    """«в ДТП погибли двое, с атакой это не связано», «дроны к этому отношения не имеют», «БПЛА тут ни при чём»."""
    words, codes = part.words, part.codes
    if not _UNRELATED.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word in _CONNECTED and _DENIED_BEFORE.search(codes, max(0, at - 3), at):
            return not _ATTACKS.isdisjoint(codes)
        if word == _REGARD and "0" in codes[max(0, at - 3) : at + 3]:
            return True
        if word in _WHAT and at > 1 and words[at - 1] == _BY and words[at - 2] == "ни":
            return True
    return False


def _without_thoughts(part: Part) -> Part:
    """«Сначала думали, что двое погибли»: nothing of that clause is stated."""
    at = next(index for index, word in enumerate(part.words) if word in _THOUGHT or word in _FEARED)
    start = part.codes.rfind(",", 0, at) + 1 if part.words[at] in _FEARED else at
    follows = part.codes[at + 1 : at + 2] == "," and at + 2 < len(part.words) and part.words[at + 2] == "что"
    end = part.codes.find(",", at + (2 if follows else 0))
    return _without_harm(part, start, end if end >= 0 else len(part.codes))


def _without_harm(part: Part, start: int, end: int) -> Part:
    places = [at for at in range(start, end) if part.codes[at] in _HARM]
    return Part(recoded(part.codes, places, "o"), part.words, part.at) if places else part


def _as_of_now(part: Part) -> Part:
    match = _GREW.search(part.codes)
    if match is None:
        return part
    between = part.words[match.start("between") : match.end("between")]
    if _NOW.isdisjoint(between) and "-" not in match["between"]:
        return part
    if match["late"]:
        return part.without(match.start("late"), match.end("between"))
    part = Part(recoded(part.codes, range(*match.span("first")), "o"), part.words, part.at)
    return part.without(*match.span("between"))


def said_next(words: Sequence[str], told: int, tokens: Tokens, end: int, counter: Counter) -> tuple[str, int]:
    """What the sentence behind the token `end` takes back («Оба живы»), and its number («Теперь их пять»), 0 for none.

    `words` are those of the sentence before, `told` how many numbers it gave.
    """
    start = end + (tokens.codes[end : end + 1] == "|")
    last = tokens.codes.find("|", start, start + FEW_BEHIND)
    behind = tokens.folded[start : last if last >= 0 else start + FEW_BEHIND]
    if _PUT_RIGHT & set(behind) and (back := _put_right(words, tokens.codes[start : start + len(behind)])):
        return back, 0
    if not behind or (back := taken_back(words, behind)) or told != 1 or not _as_of_later(behind):
        return (back if behind else ""), 0
    number = _ALONE.match(tokens.codes, start, start + len(behind))
    count = counter.value(tokens, *number.span("number"), None) if number else None
    return "", count.min if count else 0


def _as_of_later(behind: Sequence[str]) -> bool:
    """«Сейчас …», «К вечеру их …»."""
    return behind[0] in _SINCE or (behind[0] == _TOWARDS and _OF_THEM in behind[:_SOON])


def _put_right(words: Sequence[str], behind: str) -> str:
    """«Ранее сообщалось о двух раненых. Уточнили: ранен один»: of whom the figure before was wrong."""
    if not any(word.startswith(_REPORTED) for word in words):
        return ""
    dead, hurt = not _OF_DEAD.isdisjoint(behind), not _OF_HURT.isdisjoint(behind)
    return "all" if dead and hurt else "dead" if dead else "hurt" if hurt else ""


def _alive_after_all(part: Part) -> Part:
    """«Ранее сообщалось о двух погибших, к счастью, оба живы»: nobody died of those."""
    at = next(index for index, word in enumerate(part.words) if word in _ALIVE)
    end = part.codes.rfind(",", 0, at)
    told = any(word in _EARLIER for word in part.words[: max(0, end)]) and "0" not in part.codes[:at]
    places = [index for index in range(max(0, end)) if part.codes[index] in "Ggx"] if told else []
    return Part(recoded(part.codes, places, "o"), part.words, part.at) if places else part


def taken_back(words: Sequence[str], behind: Sequence[str]) -> str:
    """What the next sentence, of the words `behind`, takes back of the people told of by the one of `words`.

    «Сообщалось о двух погибших. Оба живы»: that they died, "dead". «… Это не подтвердилось»: all, "all"; "" for none.
    """
    if CORRECTING.isdisjoint(behind) or not _OTHERS.isdisjoint(behind):
        return ""
    if not any(word.startswith(_REPORTED) for word in words):
        return ""
    if "не" in behind and not _CONFIRMED.isdisjoint(behind):
        return "all"
    if _NOBODY_OF_THEM in zip(behind, behind[1:], behind[2:], strict=False):
        return "all"
    return "dead" if not _ALIVE.isdisjoint(behind) and not _THEY.isdisjoint(behind[:4]) else ""


def _alive_but_hurt(part: Part) -> Part:
    match = _ALIVE_BUT.search(part.codes)
    if match is None:
        return part
    said = part.words[match.start("alive") : match.end("alive")]
    if _ALIVE.isdisjoint(said) or _BUT.isdisjoint(said):
        return part
    return part.without(*match.span("alive"))
