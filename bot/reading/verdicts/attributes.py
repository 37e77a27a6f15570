"""Participles that only describe: «данных о сбитых БПЛА нет», «фото сбитых БПЛА», «сбитых нет» assert nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.words.tokens import Tokens

_MAYBE = re.compile("[Tθ]|[zo<0]V[Uuv]")
_DESCRIBING = re.compile("[TθH]")
_OF_MANY = re.compile(r"\w{3,}[ыи]х$")
_DOWNED = re.compile("[SWOVTθEZ]")
_HAPPENED = re.compile("[HFkqhIGK?]")
_FINITE = re.compile("[SWOVEFkq?nI~:;|(-]|[–—]")
_CLAUSE_ENDS = ",:;|-–—("
_ABOUT = frozenset({"о", "об", "обо", "про"})
_TOLD = frozenset(
    {"данных", "сведений", "информации", "сообщений", "докладов", "подтверждений", "подтверждения", "сигналов"}
    | {"оснований", "заявлений"}
)
_STILL_OPEN = frozenset({"информация", "информацию", "сведения", "данные", "сообщения", "слухи"})
_CHECKED = frozenset(
    {"проверяется", "проверяются", "проверяем", "проверяют", "уточняется", "уточняются", "уточняем", "уточняют"}
)
_PICTURES = ("фото", "видео", "кадр", "снимк", "снимок", "съемк", "запис", "ролик", "изображени")
_FORBIDDEN = ("запрет", "штраф", "наказани")
_NOT = frozenset({"нет", "не"})
_NEITHER = "ни"
_NOT_OF_THESE = frozenset({"из", "от", "среди", "о", "об", "число", "числа", "количество", "в", "к", "до", "с", "у"})
_ENGLISH_PICTURES = ("photo", "footage", "video", "picture", "image", "publi", "film")
_ENGLISH_TOLD = ("report", "information", "data", "mention", "sign", "confirmation", "evidence")
_ENGLISH_NOT = frozenset({"no", "without", "never", "any"})
_DATED = re.compile("[νμεσ$n~]")
_NEAR = 3


def described(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """(sentence, kind of event) where all words of such events only describe what is denied, asked for or shown."""
    if not _MAYBE.search(tokens.codes):
        return
    for number, span in enumerate(sentences):
        if not _MAYBE.search(tokens.codes, *span):
            continue
        found = set(_attributes(tokens, span))
        if not found:
            continue
        if found.issuperset(match.start() for match in _DOWNED.finditer(tokens.codes, *span)):
            yield number, "interception"
        if found.issuperset(match.start() for match in _HAPPENED.finditer(tokens.codes, *span)):
            yield number, "impact"


def _attributes(tokens: Tokens, span: tuple[int, int]) -> Iterator[int]:
    """The tokens of participles that assert nothing."""
    words = tokens.folded
    here = words[slice(*span)]
    denied, checked = not _NOT.isdisjoint(here), not _CHECKED.isdisjoint(here)
    for at in range(*span):
        if (denied and words[at] in _TOLD) or (checked and words[at] in _STILL_OPEN):
            yield from _under(tokens, at, span) if _is_about(tokens, at) else ()
        elif words[at].startswith(_PICTURES) and not _seen_there(words, at):
            shown = list(_under(tokens, at, span))
            if shown and not _DATED.search(tokens.codes, at, shown[-1]):
                yield from shown
        elif _none_of(tokens, at, span) or _of_none(tokens, at, span):
            yield at


def _seen_there(words: Sequence[str], at: int) -> bool:
    """«На видео – обломки сбитых БПЛА», not «запрет на видео»."""
    return words[at - 1 : at] in (["на"], ["в"]) and not words[max(0, at - 2)].startswith(_FORBIDDEN)


def _is_about(tokens: Tokens, at: int) -> bool:
    return not _ABOUT.isdisjoint(tokens.folded[at + 1 : at + 1 + _NEAR])


def _under(tokens: Tokens, at: int, span: tuple[int, int]) -> Iterator[int]:
    """The participles of many that hang on the noun at a token: up to what could be a verb, a number, or a mark."""
    stop = _FINITE.search(tokens.codes, at + 1, span[1])
    for match in _DESCRIBING.finditer(tokens.codes, at + 1, stop.start() if stop else span[1]):
        if _OF_MANY.match(tokens.folded[match.start()]):
            yield match.start()


def _none_of(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«Сбитых БПЛА нет», «упавших обломков не найдено», «ни сбитых, ни упавших»: first in a clause without number."""
    words, codes = tokens.folded, tokens.codes
    if codes[at] not in "TθH" or not _OF_MANY.match(words[at]):
        return False
    if words[at - 1 : at] == [_NEITHER]:
        return True
    first = max(codes.rfind(mark, span[0], at) for mark in _CLAUSE_ENDS)
    ends = [end for mark in _CLAUSE_ENDS if (end := codes.find(mark, at, span[1])) >= 0]
    last = min(ends, default=span[1])
    before, after = range(max(first + 1, span[0]), at), slice(at + 1, last)
    governed = any(codes[each] in "Uuvdиn~\\" for each in before) or words[at - 1 : at] in [[w] for w in _NOT_OF_THESE]
    return not governed and not _NOT.isdisjoint(words[after]) and not any(code in codes[after] for code in "n~")


def _of_none(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«No downed drones», «no reports of downed drones», «photos of downed drones»."""
    words = tokens.folded
    if tokens.codes[at] != "V" or not words[at].isascii():
        return False
    if tokens.codes[at + 1 : at + 2] not in tuple("Uuv") or at == span[0]:
        return False
    if words[at - 1] in _ENGLISH_NOT:
        return True
    before = words[max(span[0], at - 1 - _NEAR) : at - 1]
    if words[at - 1] not in {"of", "about"}:
        return False
    if any(word.startswith(_ENGLISH_PICTURES) for word in before):
        return True
    return any(word.startswith(_ENGLISH_TOLD) for word in before) and not _ENGLISH_NOT.isdisjoint(before)
