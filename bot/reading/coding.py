"""Tokens -> concept characters."""

from __future__ import annotations

import re
from itertools import chain

from bot.reading import codes
from bot.reading.normalise import fold
from bot.reading.pieces import Pieces
from bot.reading.tokens import Tokens

_ADJECTIVE = re.compile(r".*(?:[сц]к|зск)(?:ий|ого|ому|им|ом|ие|их|ими|ая|ой|ую|ое)$|.*(?:sk(?:y|iy|oy|oye|i)|sky)$")
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}$|\d{1,2}[-–]0\d$")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}$")
_LIQUIDATED = re.compile(r"[LΛΘΞ](?=[Mn~yeo><]{0,5}[Uuvж])|(?<=[Uuvж])[LΛΘΞ]|(?<=[Uuv]o)[LΛΘΞ]|(?<=[Jn])[LΛΘΞ]")
_DOWNED = {"L": "S", "Λ": "W", "Θ": "O", "Ξ": "V"}
_LOST_PROPERTY = re.compile(
    r"(?<=б)V(?![nye]{0,4}[Uuv])|(?<![Uuvn])[SWO](?=[oye]{0,2}[иб\\])|(?<=[иб\\])[SWO](?![nye]{0,4}[Uuv])"
)
_STOPPED_NEXT = re.compile("S(?![Uv])|oV")
_ENEMY_DEVICE = re.compile("(?<=[ye])a")
_UAVS_NEXT = re.compile("[n~]{1,3}[ye]{0,2}[Uuv]")
_STOPPED = re.compile("[SWOV]")
_BY_FORM = re.compile(r"C(?=(?:[,&]{1,2}[AC]){0,9}\^{0,2}Y)")
_ADJECTIVE_ENDINGS = ("ый", "ого", "ому", "ым", "ом", "ые", "ых", "ыми", "ой")
_LOWER_REGION = re.compile(r"o(?=(?:[,&]{1,2}o){0,9}Q)")
_REGION_ENDINGS = ("ской", "ская", "скую", "ского", "скому", "ским", "ском", "цкой", "цкая", "цкого", "цким")
_DASHED = re.compile(r"(?:[01]?\d|2[0-4])[-–][0-5]\d$")
_FIRE_CREWS = frozenset(
    {"team", "teams", "crew", "crews", "brigade", "brigades", "service", "services", "group", "groups"}
)
_BEFORE_CLOCK = frozenset({"с", "со", "до", "по", "к"})
_TAKEN = re.compile(r"c(?=M?[n~][nye]{0,3}[Uuv])|(?<=n[Uuv])c|(?<=n[ye][Uuv])c|(?<=Jn)c(?!D)")
_HIT = re.compile(r"J[no]{0,2}ж.|.(?=[nye~]{1,4}[Uuvж])|(?<=[Uuv]).|(?<=!).")
_OPERATORS = ("оператор", "экипаж", "группиров")
_STRUCK_DOWN = {"поражен": "S", "поражено": "O", "поражены": "W", "поразили": "V", "поразила": "V"}
_VESSELS = ("судн", "суда", "судо", "самолет", "систем", "средств", "объект", "борт")
_DOWN = frozenset({"brought", "took", "taken", "knocked", "forced", "wiped"})
_ABLE = frozenset({"удалось", "смогли", "сумели", "успели", "продолжают", "продолжили", "продолжаем"})
_ORDINALS = frozenset({"второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "последний", "другой"})
_TO_STOP = frozenset(
    {"сбить", "сбивать", "уничтожить", "уничтожать", "перехватить", "перехватывать", "подавить", "подавлять"}
    | {"нейтрализовать", "обезвредить"}
)
_MISSPELT = re.compile(r"бе[сз]+п+[иеы]л+[оа]?т+н+и?к(?P<ending>\w{0,3})")
_OWN = re.compile("[\ue000-\uf8ff]")
_BEGINNING = "\x01"
_NAMED = "\x02"
_NAMED_MANY = "\x03"
_DASHED_NUMBER = "\x04"
_DASHED_CLOCK = "\x05"
_MARKS = ((_BEGINNING, "p"), (_NAMED, "U"), (_NAMED_MANY, "u"), (_DASHED_NUMBER, "n"), (_DASHED_CLOCK, "@"))
"""Until their surroundings are looked at: prepositions with a capital, words for UAVs written like names, «06-00»."""
_DASHED_MARK = re.compile(f"[{_DASHED_NUMBER}{_DASHED_CLOCK}]")
_LATE_BEGINNING = re.compile(f"(?<=[^|]){_BEGINNING}")
_NONE = frozenset({"ни", "0", "ноль"})
_WORKED = frozenset({"отработали", "отработал"})
_ENGLISH = frozenset({"fpv", "down", "out", "fire", "hit", "destruction"})
_SEEN = _ENGLISH | _WORKED | _ABLE | _ORDINALS | _NONE | frozenset(_STRUCK_DOWN)
_INSIDE = re.compile(r"(?<=[^|:\-\"o])[Uu]|(?<=[^|:]o)[Uu]")
_QUOTED = str.maketrans(
    {'"': "o", "”": "o", "“": "o", "'": "o", "/": "o", "%": "o", "#": "o", "№": "`", "@": "o", "_": "o", "&": "&"}
)


class Coder:
    """Gives every token its concept; holds the compiled lexicon."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words
        self._pieces = Pieces(self._concept)

    def tokens(self, text: str) -> Tokens:
        """Tokens of a text as given."""
        pieces = self._pieces.cut(text)
        written_of, folded_of, codes_of, _ = zip(*pieces, strict=True)
        written = list(chain.from_iterable(written_of))
        folded = list(chain.from_iterable(folded_of))
        marked = "".join(codes_of)
        words = _SEEN.intersection(folded)
        text = _unmarked(marked)
        if "c" in text:
            text = _TAKEN.sub("O", text)
        if words:
            text = _by_neighbours(text, folded, words)
        if _DASHED_NUMBER in marked or _DASHED_CLOCK in marked:
            text = _dashed_clocks(text, marked, folded)
        if "b" in text:
            text = _vessels(text, folded)
        if "Q" in text and "A" not in text:
            text = _lower_regions(text, folded)
        if "C" in text and "Y" in text:
            text = _adjectives(text, folded)
        plain = text if text.isprintable() else _without_own(text, written, folded)
        named = _surnames(plain, written) if _NAMED in marked or _NAMED_MANY in marked else plain
        merged = _merge(named)
        own = _with_own(text, merged) if plain != text else merged
        breaks = _breaks(marked, written) if _BEGINNING in marked else ()
        return Tokens(written, folded, merged, own, breaks, pieces)

    def _concept(self, token: str) -> tuple[str, str]:
        """(folded form, concept or mark) of a token."""
        word = fold(token)
        code = self._words.get(word) or self._unknown(word, token)
        if token[0].isupper():
            if code == "p":
                code = _BEGINNING
            elif code in "Uu" and token[1:].islower():
                code = _NAMED if code == "U" else _NAMED_MANY
        elif code in "n@" and _DASHED.match(word):
            code = _DASHED_NUMBER if code == "n" else _DASHED_CLOCK
        return word, code

    def _unknown(self, word: str, token: str) -> str:
        first = word[0]
        if first.isdigit():
            return _number(word)
        if first == "\n":
            return codes.SENTENCE_END
        if not first.isalpha():
            return codes.PUNCTUATION.get(first) or _QUOTED.get(ord(first), codes.SENTENCE_END)
        aircraft = self._aircraft(word)
        if aircraft:
            return aircraft
        if token[0].isupper():
            return codes.ADJECTIVE if _ADJECTIVE.match(word) else codes.CAPITAL
        return codes.OTHER

    def _aircraft(self, word: str) -> str:
        """«БПЛА-разведчик», «бесспилотников»; "" for anything else."""
        if "-" in word:
            head, _, tail = word.rpartition("-")
            for part in (tail, head):
                code = self._words.get(part, "")
                if code and code in codes.UAV:
                    return code
        misspelt = _MISSPELT.fullmatch(word)
        if misspelt is None:
            return ""
        return "U" if misspelt.group("ending") in {"", "а", "у", "ом", "е"} else "u"


def _unmarked(marked: str) -> str:
    for mark, code in _MARKS:
        if mark in marked:
            marked = marked.replace(mark, code)
    return marked


def _by_neighbours(text: str, folded: list[str], words: set[str] | frozenset[str]) -> str:
    """Words that mean something else beside others."""
    if "fpv" in words:
        text = _bare_fpv(text, folded)
    if "down" in words or "out" in words:
        text = _brought_down(text, folded)
    if not words.isdisjoint(_ABLE):
        text = _managed(text, folded)
    if not words.isdisjoint(_NONE):
        text = _neither(text, folded)
    if not words.isdisjoint(_ORDINALS):
        text = _ordinals(text, folded)
    if not words.isdisjoint(_WORKED):
        text = _worked(text, folded)
    if "hit" in words:
        text = text.replace("жH", "жW")
    if "destruction" in words:
        text = _destruction(text, folded)
    if "fire" in words:
        text = _fire_crews(text, folded)
    if not words.isdisjoint(_STRUCK_DOWN):
        text = _targets_hit(text, folded)
    return text


def _breaks(marked: str, written: list[str]) -> tuple[int, ...]:
    """«… получил ранение В городе …»: a capital preposition after a lower-case word."""
    found = [match.start() for match in _LATE_BEGINNING.finditer(marked)]
    return tuple([index for index in found if written[index - 1][-1].islower()])


def _surnames(text: str, written: list[str]) -> str:
    """«Губернатор Дронов»: a capital inside a sentence makes a name of a UAV word."""
    found = [match.start() for match in _INSIDE.finditer(text)]
    names = [index for index in found if written[index][0].isupper() and written[index][1:].islower()]
    if not names:
        return text
    chars = list(text)
    for index in names:
        chars[index] = codes.CAPITAL
    return "".join(chars)


def _bare_fpv(text: str, folded: list[str]) -> str:
    """«подавлен FPV»: alone it is the UAV itself."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "fpv" and text[index + 1 : index + 2] not in {"U", "u", "v", "-", "e"}:
            chars[index] = "U"
    return "".join(chars)


def _without_own(text: str, written: list[str], folded: list[str]) -> str:
    """Words that only templates know as any other: a capital may begin a name («Новая Таволжанка»)."""
    chars = list(text)
    for match in _OWN.finditer(text):
        index = match.start()
        capital = codes.ADJECTIVE if _ADJECTIVE.match(folded[index]) else codes.CAPITAL
        chars[index] = capital if written[index][0].isupper() else codes.OTHER
    return "".join(chars)


def _with_own(before: str, merged: str) -> str:
    """The merged characters, but those of words that only templates know."""
    chars = list(merged)
    for match in _OWN.finditer(before):
        chars[match.start()] = match.group()
    return "".join(chars)


def _brought_down(text: str, folded: list[str]) -> str:
    """ "Two drones were brought down", "air defence took down 7 drones"."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in {"down", "out"} and index and folded[index - 1] in _DOWN:
            chars[index - 1] = "V"
    return "".join(chars)


def _managed(text: str, folded: list[str]) -> str:
    """«удалось сбить»."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in _TO_STOP and not _ABLE.isdisjoint(folded[max(0, index - 3) : index]):
            chars[index] = "V"
    return "".join(chars)


def _dashed_clocks(text: str, marked: str, folded: list[str]) -> str:
    """«с 06-00 до 07-30»."""
    dashed = [match.start() for match in _DASHED_MARK.finditer(marked)]
    found = [index for index in dashed if index and folded[index - 1] in _BEFORE_CLOCK]
    if len(found) < 2 and not any(folded[i].endswith("00") for i in found):
        return text
    chars = list(text)
    for index in found:
        chars[index] = codes.CLOCK
    return "".join(chars)


def _targets_hit(text: str, folded: list[str]) -> str:
    """«все 12 целей поражены», «поражено 6 БПЛА»; «поразить» alone is what the other kind of UAV does."""
    found = [index for index, word in enumerate(folded) if word in _STRUCK_DOWN]
    if not found or any(word.startswith(_OPERATORS) for word in folded):
        return text
    chars = list(text)
    for index in found:
        start = max(0, index - 4)
        beside = _HIT.finditer(text, start, min(len(text), index + 6))
        before = folded[index] in {"поразили", "поразила"}
        if _UAVS_NEXT.match(text, index + 1) or (not before and any(match.end() - 1 == index for match in beside)):
            chars[index] = _STRUCK_DOWN[folded[index]]
    return "".join(chars)


def _fire_crews(text: str, folded: list[str]) -> str:
    """ "mobile fire teams" are no fire."""
    chars = list(text)
    for index, word in enumerate(folded[:-1]):
        if word == "fire" and folded[index + 1] in _FIRE_CREWS:
            chars[index] = "o"
    return "".join(chars)


def _destruction(text: str, folded: list[str]) -> str:
    """ "the destruction of two UAVs" is a shoot-down, "no destruction" is damage."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "destruction" and "of" in folded[index + 1 : index + 2]:
            chars[index] = "Z"
    return "".join(chars)


def _neither(text: str, folded: list[str]) -> str:
    """«ни пострадавших, ни повреждений», «0 пострадавших»."""
    chars = list(text)
    for index, word in enumerate(folded[:-1]):
        if word in _NONE and text[index + 1] in "wfxgj":
            chars[index] = "0"
    return "".join(chars)


def _ordinals(text: str, folded: list[str]) -> str:
    """«один упал, второй сбит»."""
    chars = list(text)
    for index, word in enumerate(folded):
        if (
            word in _ORDINALS
            and text[index + 1 : index + 3] not in {"SU", "Sv"}
            and _STOPPED_NEXT.match(text, index + 1)
        ):
            chars[index] = "U"
    return "".join(chars)


def _worked(text: str, folded: list[str]) -> str:
    """«по сёлам отработали 11 дронов»: what air defence does it does «по» targets."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in _WORKED and _UAVS_NEXT.match(text, index + 1):
            chars[index] = "k"
    return "".join(chars)


def _vessels(text: str, folded: list[str]) -> str:
    """«беспилотное воздушное судно»."""
    chars = list(text)
    for index, char in enumerate(text):
        if char == "b" and any(word.startswith(_VESSELS) for word in folded[index + 1 : index + 3]):
            chars[index] = "v"
    return "".join(chars)


def _lower_regions(text: str, folded: list[str]) -> str:
    """«над брянской областью», written without capitals."""
    chars = list(text)
    for match in _LOWER_REGION.finditer(text):
        if folded[match.start()].endswith(_REGION_ENDINGS):
            chars[match.start()] = codes.ADJECTIVE
    return "".join(chars)


def _adjectives(text: str, folded: list[str]) -> str:
    """«над Кронштадтским и Петродворцовым районами»: before the type word any adjective names a district."""
    chars = list(text)
    for match in _BY_FORM.finditer(text):
        if folded[match.start()].endswith(_ADJECTIVE_ENDINGS):
            chars[match.start()] = codes.ADJECTIVE
    return "".join(chars)


def _liquidated(match: re.Match[str]) -> str:
    """A UAV was «ликвидирован»; after a fire in the same sentence it is the fire that was."""
    text, start = match.string, match.start()
    fire = text.rfind("f", max(0, start - 12), start)
    return match.group() if fire > text.rfind("|", 0, start) else _DOWNED[match.group()]


def _number(word: str) -> str:
    if "-лет" in word:
        return codes.AGE
    if "\u20e3" in word:
        return codes.SENTENCE_END
    if _CLOCK.match(word):
        hour, minute = int(re.split(r"[.:–-]", word)[0]), int(word[-2:])
        return codes.CLOCK if hour <= 24 and minute < 60 else codes.OTHER
    if _DATE.match(word):
        return codes.DATE
    return codes.NUMBER


def _merge(text: str) -> str:
    """What words mean together: «беспилотный летательный аппарат» is one UAV, «ликвидирован БПЛА» a shoot-down."""
    if "b" in text:
        text = re.sub(r"bl?a|ba", lambda m: "v" + "o" * (len(m.group()) - 1), text)
    if "a" in text and _STOPPED.search(text):
        text = _ENEMY_DEVICE.sub("v", text)
    if ">X" in text:
        text = text.replace(">X", "oo")
    if "~" in text:
        text = re.sub(r"(?<=n)~", "n", text)
    if "`" in text:
        text = text.replace("`n", "`o")
    if "г" in text:
        text = re.sub(r"n(&n)?г", lambda m: "*" * (len(m.group()) - 1) + "г", text)
    if "L" in text or "Λ" in text or "Θ" in text or "Ξ" in text:
        text = _LIQUIDATED.sub(_liquidated, text)
    if ("б" in text or "и" in text or "\\" in text) and _STOPPED.search(text):
        text = _LOST_PROPERTY.sub("F", text)
    if "$" in text:
        text = re.sub(r"n\$", "o$", text)
    return text.replace(':o"', "||o")
