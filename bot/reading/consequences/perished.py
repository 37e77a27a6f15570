"""What dies, perishes or cannot be saved beside people: animals, plants, harvests, goods, buildings, machines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.consequences.beside import clause, put
from bot.reading.words.things import THINGS
from bot.reading.words.tokens import Asked, Part

_LIVING = (
    "птиц", "пчел", "рыб", "лебед", "обезьян", "медвед", "тигр", "попуга", "голуб", "косул", "лось", "лоси", "лисиц",
    "кабан", "зайц", "заяц", "ежик", "зверь", "звери", "зубр", "фазан", "перепел", "бройлер", "малек", "мальк", "осетр",
    "форел", "карп", "нутри", "шиншилл", "хомяк", "черепах", "дельфин", "тюлен", "голов", "стад", "отар", "табун",
)  # fmt: skip
_PLANTS = (
    "яблон", "груш", "виш", "черешн", "слив", "абрикос", "персик", "алыч", "орех", "рябин", "сирен", "роза", "розы",
    "цвет", "дуб", "берез", "березк", "сосн", "ель", "ели", "елк", "елоч", "тополь", "тополя", "клен", "липа", "липу",
    "каштан", "акаци", "лес", "рощ", "посадк", "саженц", "саженец", "рассад", "всход", "огород", "сад", "помидор",
    "томат", "огурц", "картоф", "картошк", "капуст", "малин", "смородин", "клубник", "арбуз", "дын", "тыкв", "лоза",
    "растен", "насаждени", "соя", "сою", "сои", "свекл", "гречих", "ржи", "рожь", "просо", "люцерн", "травы",
)  # fmt: skip
_GOODS = (
    "груз", "товар", "документ", "архив", "книг", "фонд", "картин", "икон", "экспонат", "коллекци", "вещ", "продукт",
    "продукц", "запас", "зерн", "корм", "топлив", "мука", "муку", "муки", "хозяйств", "производств", "аппаратур",
    "компьютер", "библиотек", "музе", "кораб", "катер", "ракет", "самолет", "вертолет", "спутник", "сервер", "спирт",
)  # fmt: skip
_MEASURES = (
    "тонн", "центнер", "килограмм", "кг", "литр", "гектар", "соток", "процент", "куст", "семян", "единиц", "штук",
)  # fmt: skip
_WHAT = (*_LIVING, *_PLANTS, *_GOODS, *_MEASURES, *THINGS)
_PARTS = ("част", "половин", "треть", "большинств", "сотн", "тысяч", "десят")
_BEES, _FAMILY = "пчел", "семь"
_MACHINERY = "технику"
"""To be saved; as a word it may also be of a technician, but then in the dative."""
_AT_HOME, _ABOUT = "дома", "около"
_ADJECTIVE, _NOUN_IN_NIE = ("ая", "яя", "ый", "ий", "ой", "ое", "ее", "ые", "ие", "ых", "их"), "ние"
_SURNAME = ("ов", "ев", "ин", "ова", "ева", "ина")
_ANIMAL = "ҩ"
_WITHIN, _OF_THINGS, _ALONE = 4, frozenset("и\\ҩ"), frozenset("oж")
_BEFORE_NOUN, _SKIPPED, _OF = frozenset("onye~JM><"), "oye", frozenset("pP")
_NEAR = frozenset(
    {"возле", "около", "внутри", "вблизи", "рядом", "недалеко", "неподалеку", "посреди", "среди", "вдоль"}
)
_MASCULINE, _FEMININE, _NEUTER, _PLURAL = tuple("бвгджзйклмнпрстфхцчшщь"), ("а", "я", "ь"), ("о", "е"), tuple("ыиаяе")
_ENDS = {
    "погиб": _MASCULINE,
    "убит": _MASCULINE,
    "погибла": _FEMININE,
    "убита": _FEMININE,
    "погибло": _NEUTER,
    "убито": _NEUTER,
    "погибли": _PLURAL,
    "убиты": _PLURAL,
}
_ACCUSATIVE = ("у", "ю", "а", "я", "ы", "и", "ь")
_VERBS = frozenset({*_ENDS, "убил", "убила", "убило", "убили"})
ASKED = Asked(_VERBS | {_AT_HOME} | _NEAR, (*_WHAT, *_PARTS, _FAMILY))


def is_thing(words: Sequence[str], codes: str, at: int) -> bool:
    """Whether a word names an animal, a plant or something lifeless; not «школьный» in «школьный сторож»."""
    word = words[at]
    if codes[at] in _OF_THINGS or word == _MACHINERY:
        return word != _AT_HOME
    if codes[at] == "C":
        return at == 0 and word.startswith(_WHAT) and not word.endswith(_SURNAME)
    if codes[at] not in _ALONE or (word.endswith(_ADJECTIVE) and not word.endswith(_NOUN_IN_NIE)):
        return False
    return word.startswith(_WHAT) or (word.startswith(_FAMILY) and words[at - 1].startswith(_BEES))


def without_perished(part: Part, codes: str) -> str:
    """«погибла птица», «у пенсионерки погибли три козы»: the concept characters without deaths of no people."""
    for at, code in enumerate(codes):
        word = part.words[at]
        if code != "G" or word not in _VERBS:
            continue
        what = _behind(part, codes, at, _ENDS.get(word, _ACCUSATIVE))
        what = _before(part, codes, at, _ENDS[word]) if what is None and word in _ENDS else what
        if what is not None and not _with_people(codes, what, at):
            codes = put(codes, at, "o")
    return codes


def _behind(part: Part, codes: str, at: int, ends: tuple[str, ...]) -> int | None:
    """«погибла вся птица», «погибли около 40 уток»: where the thing is of which the verb before it tells."""
    some = False
    for index in range(at + 1, min(len(codes), at + 1 + _WITHIN)):
        word = part.words[index]
        if is_thing(part.words, codes, index):
            return index if some or codes[index] == _ANIMAL or word.endswith(ends) else None
        some = some or codes[index] in "n~" or word.startswith(_PARTS)
        about = word == _ABOUT and codes[index + 1 : index + 2] == "n"
        if codes[index] not in _BEFORE_NOUN or (word in _NEAR and not about):
            return None
    return None


def _before(part: Part, codes: str, at: int, ends: tuple[str, ...]) -> int | None:
    """«комбайн погиб», «300 голов птицы погибли»; not «в доме погиб», «хозяйка пасеки погибла»."""
    if not at or not is_thing(part.words, codes, at - 1):
        return None
    start, _ = clause(codes, at)
    before = codes[start : at - 1]
    owner = before.rstrip(_SKIPPED)
    if owner.endswith("B"):
        owner = owner[:-1].rstrip(_SKIPPED)
        return (
            at - 1
            if owner and owner[-1] in _OF and (codes[at - 1] == _ANIMAL or part.words[at - 1].endswith(ends))
            else None
        )
    if owner and owner[-1] in _OF:
        return None
    return at - 1 if part.words[at - 1].endswith(ends) or "n" in before else None


def _with_people(codes: str, what: int, verb: int) -> bool:
    """«погибли собака и её хозяин», «хозяин и его собака погибли»."""
    start, end = clause(codes, what)
    if verb > what:
        return "B" in codes[start:what] and "&" in codes[start:what]
    joined = codes.find("&", what, end)
    return joined >= 0 and "B" in codes[joined:end]
