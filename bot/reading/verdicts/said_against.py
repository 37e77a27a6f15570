"""What rules out sentences by their words: air defence of the other side, and danger that is said to be none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_AIR_DEFENCE = frozenset({"пво", "противовоздушная", "противовоздушной"})
_DEFENCE = "обороны"
_FORCES = ("сил", "министерств", "воздушн", "противовоздушн")
_UKRAINIAN = frozenset(
    {"украинская", "украинской", "украинскую", "украинское", "украинского", "украинскому", "украинским", "украинском"}
    | {"украинскими"}
)
_THEIRS = frozenset({"всу", "украины"})
OTHER_SIDE = _THEIRS | _UKRAINIAN
DEFENCE = _AIR_DEFENCE | {_DEFENCE}
"""Each name of the other side's air defence has a word of each of these."""
MINISTRY = frozenset({"минобороны", "минобороне", "минобороной", "мо", _DEFENCE})
"""Each name of the Ministry of Defence has one of these."""
_PLAINLY = frozenset(
    {"ложь", "неправда", "вброс", "фейк", "вранье", "выдумка", "чушь", "fake", "false", "untrue", "lie"}
)
_OF_QUOTED = frozenset(
    {"ложным", "ложными", "ложный", "ложное", "ложные", "ложной", "мошенники", "аферисты", "подобного"}
)
INVENTED = _PLAINLY | _OF_QUOTED
_RUMOURED = ("пиш", "слух", "соцсет", "паблик", "чат", "рассыл", "rumo", "claim")
_SUCH = frozenset({"такие", "такое", "такой", "подобные", "подобное", "этом", "эти", "эту", "это", "этот", "this"})
_STORY = 6
"""Sentences that a rumour may have before it is called invented."""
_QUOTES, _END_OF_QUOTE = frozenset({"«", '"', "„"}), frozenset({"»", '"', "“", "”"})
PROMISED = frozenset({"будет", "будут"})
CARRIED_ON = frozenset(
    {"он", "она", "они", "его", "ее", "их", "he", "she", "they", "мужчина", "женщина", "мальчик", "девочка", "старик"}
)
HONOURED = frozenset(
    {"представлен", "представлены", "награжден", "награждена", "награждены", "удостоен", "удостоена", "удостоены"}
    | {"отмечен", "отмечена", "отмечены", "посмертно", "decorated"}
)
"""What a sentence begins with that honours the one of whom the sentence before told."""
TOLD_ON = CARRIED_ON | HONOURED
_BEFORE_WORDS = frozenset({"«", "–", "—", "-"})
_THIS_DAY = frozenset({"сегодня", "today", "tonight", "этой", "минувшей", "прошедшей", "ночью", "утром", "morning's"})
_NIGHT = seldom("[νμ]")
_STOPPED = seldom("[SWOTθ]")
_FEW, _SHORT = 3, 7
_TOLD = seldom("[SWOVEHFkqIGUuv]")
_ABSENT = "отсутствует"
_NO_DANGER = {"опасности": {"нет", _ABSENT}, "угрозы": {"нет", _ABSENT}, "опасность": {_ABSENT}, "угроза": {_ABSENT}}
_PHRASE = seldom(r"[^,;:|\-]+")
_OF_UAVS = frozenset(UAV + "b")


def may_name_no_danger(codes: str) -> bool:
    """Whether a sentence of these concepts may say that a danger is none."""
    return "D" in codes and "0" in codes


def of_invented(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sentences before those that only call it invented: «Пишут, что дрон упал на рынок. Ложь».

    Likewise what a sentence quotes to call it so: «Звонок „дрон упал на школу“ оказался ложным».
    """
    for number, (start, end) in enumerate(sentences):
        words = tokens.folded[start:end]
        if INVENTED.isdisjoint(words):
            continue
        plainly = end - start <= _FEW and not _PLAINLY.isdisjoint(words)
        short = end - start <= _SHORT
        rumour = rumour_before(tokens, sentences, number)
        if rumour is not None and words[0] == "это":
            yield from range(rumour, number)
        if number and (plainly or (short and _quoted(tokens, sentences[number - 1], (start, end)))):
            yield number - 1
        last = max((at for at, word in enumerate(words) if word in _END_OF_QUOTE), default=0)
        if last and not INVENTED.isdisjoint(words[last:]) and _tells_nothing(tokens, start + last, end):
            yield number


def rumour_before(tokens: Tokens, sentences: Sequence[tuple[int, int]], number: int) -> int | None:
    """Where the rumour begins that a sentence calls invented: «В чатах пишут, что дрон упал на рынок. … Это ложь»."""
    for at in range(max(0, number - _STORY), number + 1):
        words = tokens.folded[slice(*sentences[at])]
        if any(word.startswith(_RUMOURED) for word in words) and (at == number or _SUCH.isdisjoint(words)):
            return at
    return None


def _quoted(tokens: Tokens, quote: tuple[int, int], behind: tuple[int, int]) -> bool:
    return not _QUOTES.isdisjoint(tokens.folded[slice(*quote)]) and _tells_nothing(tokens, *behind)


def _tells_nothing(tokens: Tokens, start: int, end: int) -> bool:
    return _TOLD.search(tokens.codes, start, end) is None


def carried_on(tokens: Tokens, sentences: Sequence[tuple[int, int]], ruled_out: Iterable[int]) -> Iterator[int]:
    """The sentences that go on about the one of whom a sentence ruled out tells: «Оштрафован таксист. Он снял …».

    `ruled_out` are the numbers of such sentences. The one before «Награждён посмертно» tells of the same one too.
    """
    left = set(ruled_out)
    for number in sorted(left - {0}):
        start, end = sentences[number - 1]
        if tokens.folded[sentences[number][0]] not in HONOURED or number - 1 in left:
            continue
        if _THIS_DAY.isdisjoint(tokens.folded[start:end]) and not _NIGHT.search(tokens.codes, start, end):
            yield number - 1
    for number, (start, end) in enumerate(sentences):
        words = tokens.folded[start:end]
        if number - 1 not in left or number in left or not _THIS_DAY.isdisjoint(words):
            continue
        if _NIGHT.search(tokens.codes, start, end):
            continue
        first = next((word for word in words if word not in _BEFORE_WORDS), "")
        if first in CARRIED_ON:
            left.add(number)
            yield number


def of_other_side(tokens: Tokens) -> Iterator[int]:
    """The tokens at which the other side's air defence is named: «украинская ПВО», «ПВО ВСУ», «силы обороны Украины».

    «Силами ПВО украинские БПЛА …» names no such.
    """
    words = tokens.folded
    for index in [at for at, word in enumerate(words) if word in OTHER_SIDE]:
        before = words[index - 1] if index else ""
        if words[index] in _UKRAINIAN:
            if not _AIR_DEFENCE.isdisjoint(words[index + 1 : index + 2]):
                yield index
        elif before in _AIR_DEFENCE or (before == _DEFENCE and index > 1 and words[index - 2].startswith(_FORCES)):
            yield index - 1


def of_promises(tokens: Tokens) -> Iterator[int]:
    """The tokens at which UAVs are only said to be stopped in time to come: «всё, что полетит, будет сбито»."""
    for match in _STOPPED.finditer(tokens.codes, 1):
        if tokens.folded[match.start() - 1] in PROMISED:
            yield match.start() - 1


def no_danger(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Беспилотной опасности в регионе нет», «угрозы атаки БПЛА больше нет», «… отсутствует»."""
    codes, words = tokens.codes, tokens.folded
    for phrase in _PHRASE.finditer(codes, *span):
        start, end = phrase.span()
        if "D" not in phrase.group():
            continue
        danger = next((at for at in range(start, end) if words[at] in _NO_DANGER), end)
        none = next((at for at in range(danger, end) if words[at] in _NO_DANGER[words[danger]]), None)
        if none is not None and not _OF_UAVS.isdisjoint(codes[max(start, danger - 1) : none]):
            return True
    return False
