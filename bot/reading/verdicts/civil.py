"""UAVs that belong to somebody: «сбит коптер туриста», "a fan's drone was jammed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_RUSSIAN = frozenset(
    {"туриста", "туристки", "туристов", "болельщика", "болельщиков", "видеографа", "фотографа", "блогера", "блогеров"}
    | {"школьника", "школьницы", "школьников", "студента", "студентов", "подростка", "подростков", "фермера"}
    | {"фермеров", "агронома", "любителя", "любителей", "соседа", "соседки", "дачника", "рыбака", "рыбаков", "охотника"}
    | {"геодезиста", "геодезистов", "геологов", "журналиста", "журналистов", "телеканала", "телевизионщиков"}
    | {"отдыхающего", "отдыхающих", "зрителя", "зрителей", "жениха", "гостя", "гостей", "владельца", "пенсионера"}
    | {"волонтеров", "лесников", "лесничества", "лесоохраны", "энергетиков", "спасателей", "киношников", "съемочной"}
    | {
        "агрохолдинга", "хозяйства", "колхоза", "аграриев", "застройщика", "коммунальщиков", "полиции", "кадастра",
        "инженеров",
    }
)  # fmt: skip
_ENGLISH = frozenset(
    {"tourist's", "fan's", "blogger's", "neighbour's", "neighbor's", "farmer's", "student's", "teenager's", "owner's"}
    | {"photographer's", "schoolboy's", "pupil's", "hobbyist's", "hobby", "amateur", "filmmaker's", "wedding"}
)
OWNERS = _RUSSIAN | _ENGLISH
_ATTACKS = frozenset("KkqIGеe")
_DEVICE = "a"
_ADJECTIVE = ("ых", "их", "ого", "его", "ой", "ей")


def of_owners(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sentences of such UAVs that tell neither of an attack nor of an enemy, with the next that tells of «аппарат».

    «Дрон волонтёров атаковал» is one that attacked them.
    """
    owners = [at for at, word in enumerate(tokens.folded) if word in OWNERS]
    for number, (start, end) in enumerate(sentences):
        if not any(start <= at < end and _owned(tokens, at, start) for at in owners):
            continue
        if not _ATTACKS.isdisjoint(tokens.codes[start:end]):
            continue
        yield number
        after = sentences[number + 1 : number + 2]
        if after and _DEVICE in tokens.codes[slice(*after[0])]:
            yield number + 1


def _owned(tokens: Tokens, at: int, start: int) -> bool:
    word = tokens.folded[at]
    if word in _RUSSIAN:
        if at > start + 1 and tokens.folded[at - 1].endswith(_ADJECTIVE) and tokens.codes[at - 2] in UAV:
            return True
        return at > start and tokens.codes[at - 1] in UAV
    return word in _ENGLISH and any(code in UAV for code in tokens.codes[at + 1 : at + 3])
