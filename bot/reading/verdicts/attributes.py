"""Participles that only describe: «данных о сбитых БПЛА нет», «фото сбитых БПЛА», «сбитых нет» assert nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_MAYBE = seldom("[Tθ]|V[Uuv]")
_ASSERTS = seldom("[SWOVEΞΛLΘkqKIGjFЖZrdνμεδσ@#τ+ГЮѣ/?]")
_SCENE, _ASKED_TO = "э", ("ьте", "йте", "ите")
_NUMBER = seldom("[n~]")
_FALLEN = seldom(
    r"(?:упавш|рухнувш|сваливш|прилетевш|влетевш|залетевш|врезавш|попавш|взорвавш|разорвавш|сдетонировавш|угодивш"
    r"|спикировавш|грохнувш|разбивш)(?:ий|[ео]го|[ео]му|им|ем|ая|ей|ую|ие|их|ими)(?:ся)?$"
)
_UAVS = seldom("[Uuva]")
_OF_PEOPLE = seldom("вш(?:ий|его|ему|им|ем|ие|их|ими)$")
_DANGEROUS = frozenset({"опасен", "опасна", "опасно", "опасны"})
_THERE_ARE = frozenset({"есть", "это"})
_LONG = seldom(r"\w{4,}(?:ый|ого|ому|ым|ом|ая|ой|ую|ые|ых|ыми)$")
_VERB = seldom("V")
_PARTICIPLE = seldom("[Tθ]")
_DESCRIBING = seldom("[TθH]")
_OF_MANY = seldom(r"\w{3,}[ыи]х$")
_DOWNED = seldom("[SWOVTθEZ]")
_HAPPENED = seldom("[HFkqhIGK?]")
_FINITE = seldom("[SWOVEFkq?nI~:;|(-]|[–—]")
_CLAUSE_ENDS = ",:;|-–—("
_ABOUT = frozenset({"о", "об", "обо", "про"})
_JOINING = _ABOUT | {",", "и", "или", "либо"}
_TOLD = frozenset(
    {"данных", "сведений", "информации", "сообщений", "докладов", "подтверждений", "подтверждения", "сигналов"}
    | {"оснований", "заявлений"}
)
_STILL_OPEN = frozenset({"информация", "информацию", "сведения", "данные", "сообщения", "слухи"})
_CHECKED = frozenset(
    {"проверяется", "проверяются", "проверяем", "проверяют", "уточняется", "уточняются", "уточняем", "уточняют"}
)
_INVENTED = ("выдумк", "вымыс", "домыс", "сказк", "чушь", "бред", "неправд", "ложь", "фейк", "небылиц", "миф")
_PICTURES = ("фото", "видео", "кадр", "снимк", "снимок", "съемк", "запис", "ролик", "изображени")
_FORBIDDEN = ("запрет", "штраф", "наказани")
_NOT = frozenset({"нет", "не"})
_NEITHER, _ONE = "ни", "одного"
_NOT_OF_THESE = frozenset({"из", "от", "среди", "о", "об", "число", "числа", "количество", "в", "к", "до", "с", "у"})
_ENGLISH_PICTURES = ("photo", "footage", "video", "picture", "image", "publi", "film")
_SHOWING = ("filming", "posting", "publishing", "photographing", "sharing")
_ENGLISH_TOLD = ("report", "information", "data", "mention", "sign", "confirmation", "evidence")
_ENGLISH_NOT = frozenset({"no", "without", "never", "any"})
_DATED = seldom("[νμεσ$n~]")
_NEAR = 3


def may_describe(codes: str) -> bool:
    """Whether a sentence of these concepts may have such a participle."""
    if _MAYBE.search(codes):
        return True
    return "H" in codes and not _ASSERTS.search(codes.replace("d", "")) and _UAVS.search(codes) is not None


def described(tokens: Tokens, span: tuple[int, int]) -> Iterator[str]:
    """The kinds of events of which all words in a sentence only describe what is denied, asked for or shown."""
    if _only_described(tokens, span):
        yield from ("interception", "impact")
        return
    found = set(_attributes(tokens, span))
    if not found:
        return
    if found.issuperset([match.start() for match in _DOWNED.finditer(tokens.codes, *span)]):
        yield "interception"
    if found.issuperset([match.start() for match in _HAPPENED.finditer(tokens.codes, *span)]):
        yield "impact"


def _only_described(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Упавший дрон трогать нельзя», «крыло БПЛА, сбитого под Курском»: no verb, no number, no time of the day.

    Nor any debris, but that which is only said to be dangerous.
    """
    words = tokens.folded[slice(*span)]
    part = _without_dangerous(tokens.codes[slice(*span)], words)
    if _ASSERTS.search(part) or _at_scene(tokens, span):
        return False
    if not _UAVS.search(part) or not _THERE_ARE.isdisjoint(words):
        return False
    told = [match.start() for match in _DESCRIBING.finditer(tokens.codes, *span)]
    if not told:
        return False
    of_people = all(_OF_PEOPLE.search(tokens.folded[at]) for at in told) and "над" not in words
    if not of_people and _NUMBER.search(part):  # «о тех, сбивших сотни дронов» is of none
        return False
    return all((_FALLEN if tokens.codes[at] == "H" else _LONG).match(tokens.folded[at]) is not None for at in told)


def _without_dangerous(part: str, words: Sequence[str]) -> str:
    """«обломки сбитых дронов опасны»: without the debris of such a clause."""
    at = next((at for at, word in enumerate(words) if word in _DANGEROUS), 0)
    first = part.rfind(",", 0, at) + 1
    return part[:first] + part[first:at].replace("d", "") + part[at:]


def _at_scene(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«На месте …», «где …», but not «отметьте место»."""
    part = tokens.codes[slice(*span)]
    places = [span[0] + at for at, code in enumerate(part) if code == _SCENE] if _SCENE in part else ()
    return any(not tokens.folded[at - 1].endswith(_ASKED_TO) for at in places)


def _attributes(tokens: Tokens, span: tuple[int, int]) -> Iterator[int]:
    """The tokens of participles that assert nothing."""
    for match in _VERB.finditer(tokens.codes, *span):
        if _of_none(tokens, match.start(), span):
            yield match.start()
    if not _PARTICIPLE.search(tokens.codes, *span):
        return
    here = tokens.folded[slice(*span)]
    denied, checked = not _NOT.isdisjoint(here), not _CHECKED.isdisjoint(here)
    for at, word in enumerate(here, span[0]):
        if (denied and word in _TOLD) or (checked and word in _STILL_OPEN):
            yield from (each for each in _under(tokens, at, span) if _is_about(tokens, at) and _listed(tokens, each))
        elif word.startswith(_PICTURES) and not _seen_there(tokens.folded, at):
            yield from _shown(tokens, at, span)
        elif tokens.codes[at] in "TθH" and (_none_of(tokens, at, span) or _denied_talk(tokens, at, span)):
            yield at


def _shown(tokens: Tokens, at: int, span: tuple[int, int]) -> Iterator[int]:
    """«Фото сбитых БПЛА» of no night and no number."""
    shown = list(_under(tokens, at, span))
    if shown and not _DATED.search(tokens.codes, at, shown[-1]):
        yield from shown


def _seen_there(words: Sequence[str], at: int) -> bool:
    """«На видео – обломки сбитых БПЛА», not «запрет на видео»."""
    return words[at - 1 : at] in (["на"], ["в"]) and not words[max(0, at - 2)].startswith(_FORBIDDEN)


def _is_about(tokens: Tokens, at: int) -> bool:
    return not _ABOUT.isdisjoint(tokens.folded[at + 1 : at + 1 + _NEAR])


def _listed(tokens: Tokens, at: int) -> bool:
    """«О сбитых, упавших или …», not «о раненых обломками сбитых»."""
    return not _JOINING.isdisjoint(tokens.folded[max(0, at - 2) : at])


def _under(tokens: Tokens, at: int, span: tuple[int, int]) -> Iterator[int]:
    """The participles of many that hang on the noun at a token: up to what could be a verb, a number, or a mark."""
    stop = _FINITE.search(tokens.codes, at + 1, span[1])
    for match in _DESCRIBING.finditer(tokens.codes, at + 1, stop.start() if stop else span[1]):
        if _OF_MANY.match(tokens.folded[match.start()]):
            yield match.start()


def _none_of(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«Сбитых БПЛА нет», «упавших обломков не найдено», «ни сбитых, ни упавших»: first in a clause without number."""
    words, codes = tokens.folded, tokens.codes
    if words[at - 1 : at] == [_NEITHER] and _OF_MANY.match(words[at]):
        return True
    if words[max(0, at - 2) : at] == [_NEITHER, _ONE] or (
        tokens.codes[at - 1 : at] in (",", "&") and _none_before(words, at)
    ):
        return True
    if not _OF_MANY.match(words[at]):
        return False
    first = max(codes.rfind(mark, span[0], at) for mark in _CLAUSE_ENDS)
    ends = [end for mark in _CLAUSE_ENDS if (end := codes.find(mark, at, span[1])) >= 0]
    last = min(ends, default=span[1])
    before, after = range(max(first + 1, span[0]), at), slice(at + 1, last)
    governed = any(codes[each] in "Uuvdиn~\\" for each in before) or words[at - 1 : at] in [[w] for w in _NOT_OF_THESE]
    return not governed and not _NOT.isdisjoint(words[after]) and not any(code in codes[after] for code in "n~")


def _none_before(words: Sequence[str], at: int) -> bool:
    """«Ни одного сбитого, упавшего …»: the second of a list."""
    return words[max(0, at - 4) : at - 2] == [_NEITHER, _ONE]


def _denied_talk(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«О сбитых БПЛА докладов не было», «разговоры о трёх сбитых дронах – выдумка»."""
    words = tokens.folded
    if _ABOUT.isdisjoint(words[max(span[0], at - 2) : at]):
        return False
    marks = [end for mark in ",:;" if (end := tokens.codes.find(mark, at, span[1])) >= 0]
    clause = range(at + 1, min(marks, default=span[1]))
    if any(words[each].startswith(_INVENTED) for each in clause):
        return True
    told = any(words[each] in _TOLD and not _is_about(tokens, each) for each in clause)
    return told and any(words[each] in _NOT for each in clause)


def _of_none(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«No downed drones», «no reports of downed drones», «photos of downed drones», «filming downed drones»."""
    words = tokens.folded
    if not words[at].isascii() or tokens.codes[at + 1 : at + 2] not in tuple("Uuv") or at == span[0]:
        return False
    last = words[at - 1]
    before = words[max(span[0], at - 1 - _NEAR) : at - 1]
    told = any(word.startswith(_ENGLISH_TOLD) for word in before) and not _ENGLISH_NOT.isdisjoint(before)
    shown = any(word.startswith(_ENGLISH_PICTURES) for word in before)
    return last in _ENGLISH_NOT or last.startswith(_SHOWING) or (last in {"of", "about"} and (told or shown))
