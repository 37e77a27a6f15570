"""Dead who are among the injured that the text tells of: «ранены трое, один из них скончался»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.consequences.others import KINDS
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part, Tokens

# «ранены четверо, одна женщина скончалась в больнице»
_DIED_THERE = seldom(r"(?:I|\{[oye]{0,3}j|j\{)[^|;]{0,12}[,;][^|;,]{0,6}Ю(?:[^|;,n]{0,3}\+|[oz]{0,3}j)")
_STEM = 5
# «один слесарь …», «один скончался»
_ONE_OF = seldom(r"(?:[^|:,n0]{1,6}:)?[oC]?(?P<number>n)(?:[oye]{0,2}[Bw]|[oye]{0,2}(?P<died>[Юϟ])|(?=,))")
_FATAL = "несовместим"
_AFTERWARDS = frozenset({"позже", "позднее", "ночью", "утром", "вечером", "днем", "ран", "ранений"})
_ONE = frozenset({"один", "одна", "одного", "одну", "one"})
_OF_THEM = seldom(
    r"nz[oye]{0,2}n{0,3}[oye]{0,2}w[^|;,:]{0,4}G|Gnz[oye]{0,2}n{0,3}[oye]{0,2}w|nzi[^|;:IG]{0,6}ϟ"
    r"|zn{1,3}[oye]{0,2}w[^|;:]{0,4}n[^|;,:]{0,4}G|nz[iw],[^|;,:]{1,8},[^|;,:]{0,4}G|nzi(?:[^|;,:]{0,6}|[oyeBч]{0,3},o{1,2},o{0,2})G(?!n)|zi[oye\-]{0,3}n[^|;,:]{0,4}G|(?<!n)zi[oye]{0,2}Gn"
)
_OF_ALL = seldom(
    r"^(?:[^:]{0,12}(?:In|\{[oye]{0,3}jn?[^:]{0,3}n|wn|w-n)|[^:]{0,6}n[oye]{0,2}B{0,2}[oye]{0,2}(?:I|\{[oye]{0,3}j))[^:G]{0,8}:[^|]*G"
)
_NOT_SAVED = seldom(
    r"(?:I|\{[oye]{0,3}j|j\{)[^|0]{0,12},[^|,0]{0,3}n[^|,0]{0,4}ϟ[oye]{0,2}0|(?:I|j)[^|0]{0,12},[^|,0]{0,3}nB?0?ϟ"
)

# «получил ранения ног и умер в больнице»
_DIED_OF_WOUNDS = seldom(
    r"B[oye]{0,2}\{[oye]{0,3}j[oyejϧ]{0,6}(?:&|,p?o?i?&?)[oye]{0,2}Ю|w[oye]{0,2}B[^|;:nIG0]{0,12}[,&][^|;:n,BIG]{0,5}Ю"
)
THE_REST = ("остальн", "прочи")
# «погибла женщина, её муж ранен. Женщина скончалась …»
_DIED_BEFORE = seldom("G[oye]?B|BG")
ASKED = Asked(frozenset(), THE_REST)
# «извлечены шестеро: двое погибли, остальные с травмами»
_THE_REST_HURT = seldom(
    r"(?P<whole>n{1,3})[oye]{0,2}B{0,2}[oye^A]{0,2}(?:[:,\-]|p[oyeи\\]{1,2}:)?(?P<dead>n{1,3})[oye]{0,2}B{0,2}o{0,2}G(?P<between>[^|;nIw]{0,8})"
    r"[,&](?P<rest>[Jo])[oye]{0,2}B{0,2}(?:I|\{[oye]{0,3}j|p[oye]?[j+]|Г|\+)"
)


def of_the_rest(part: Part, codes: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The spans of the numbers of all and of the dead in «из шестерых двое погибли, остальные ранены»."""
    match = _THE_REST_HURT.search(codes)
    if match is None or not part.words[match.start("rest")].startswith(THE_REST):
        return None
    return None if set("Iw{Г+") & set(codes[: match.start()]) else (match.span("whole"), match.span("dead"))


def of_hurt(codes: str, before: str) -> bool:
    """Whether the dead of a sentence are some of those whom it, or one before, tells of as injured.

    `codes` are its characters as told of people, `before` as they were.
    """
    if "ϟ" in codes and _NOT_SAVED.search(codes):
        return True
    if "z" in codes and _OF_THEM.search(codes):
        return True
    if "Ю" in before and _DIED_THERE.search(before):
        return True
    return ":" in codes and _OF_ALL.search(codes) is not None


def died_of_wounds(codes: str) -> bool:
    """Whether a sentence tells of the wounds of somebody who died of them: one of the dead, not of the injured."""
    return "Ю" in codes and _DIED_OF_WOUNDS.search(codes) is not None


def one_of(before: Sequence[tuple[int, int]], tokens: Tokens, start: int, end: int, *, there: bool) -> bool:
    """Whether a sentence tells of the death of one of the injured: «один слесарь до больницы не дожил».

    `before` are the sentences (half-open token spans) that tell of them, `there`: whether at the same place.
    """
    match = _ONE_OF.match(tokens.codes, start, end)
    one = match is not None and tokens.folded[match.start("number")] in _ONE
    if match and one and match["died"]:
        return True
    later = _died_later(tokens, start, end)
    if not one and not (later and there):
        return False
    unnamed = "B" not in tokens.codes[start:end] and "C" not in tokens.codes[start + 1 : end]
    if later and (one or unnamed or _of_wounds(tokens, start, end)):
        return True
    places = range(start, end) if later else range(match.end() - 1, match.end()) if match else range(0)
    stems = tuple(tokens.folded[at][:_STEM] for at in places if tokens.codes[at] == "B")
    told = (at for span in before for at in range(*span))
    alike = (at for at in told if tokens.codes[at] == "B" and tokens.folded[at].startswith(stems))
    return any(_DIED_BEFORE.search(tokens.codes, max(0, at - 2), at + 2) is None for at in alike)


def _of_wounds(tokens: Tokens, start: int, end: int) -> bool:
    """«Спасти отца не удалось», «Позже мужчина скончался в больнице»: no trade of his own, and he was treated first."""
    if tokens.codes[start] == "ϟ":
        return True
    words = tokens.folded[start:end]
    treated = "+" in tokens.codes[start:end] or not _AFTERWARDS.isdisjoint(words)
    people = [tokens.folded[at] for at in range(start, end) if tokens.codes[at] == "B"]
    return treated and bool(people) and all(word.startswith(KINDS) for word in people)


def _died_later(tokens: Tokens, start: int, end: int) -> bool:
    """«скончался», «спасти её не удалось», «травмы несовместимы с жизнью»: of wounds, but for «ещё один скончался»."""
    codes = tokens.codes[start:end]
    if "M" in codes:
        return False
    return "Ю" in codes or "ϟ" in codes or any(word.startswith(_FATAL) for word in tokens.folded[start:end])
