"""Concept characters that depend on the words beside them: «удалось сбить», «беспилотное воздушное судно».

Each rule is asked only where a word or character that it is about is in the post at all.
"""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words import causes, codes, neighbours_english, neighbours_oddly, neighbours_spared, neighbours_things
from bot.reading.words import neighbours_damage as damage
from bot.reading.words import neighbours_joined as sentences
from bot.reading.words import neighbours_makes as makes
from bot.reading.words import neighbours_numbers as numbers
from bot.reading.words import neighbours_owners as owners
from bot.reading.words import neighbours_places as places
from bot.reading.words import neighbours_stopped as stopped
from bot.reading.words import neighbours_struck as struck
from bot.reading.words import neighbours_verbs as verbs
from bot.reading.words.neighbours_english import Rule
from bot.reading.words.tokens import Asked

_STOPPED_NEXT = seldom("S(?![Uv])|oV|-[^|;n]{1,12}-S")
_STOPPED_BEFORE = seldom("S[&oτ]{0,2}.[|,;p!)-]$")
_FIRE_CREWS = frozenset(
    {"team", "teams", "crew", "crews", "brigade", "brigades", "service", "services", "group", "groups"}
)
_BEFORE_CLOCK = frozenset({"с", "со", "до", "по", "к", "в"})
_NOT_LIFTED = seldom(r"c(?:(?<=0c)|(?<=0[^|,;]c)|(?<=0[^|,;]{2}c))|ϙ(?=[Do]{0,2}0)")
_DANGER = "D"
_TAKEN = seldom(
    r"c(?:(?=б)(?:(?<=[Uuv]c)|(?<=[Uuv][ye]c)|(?<=[Uuv]yec))|(?=(?:po|o)?M?[n~][nye]{0,3}[Uuv])|(?<=n[Uuv]c)|(?<=n[ye][Uuv]c)"
    r"|(?<=Jnc)(?!D)|(?<=[Mν]nc)(?=p))"
)
_OF_VESSELS = "судн суда судо самолет систем средств объект борт комплекс аппарат- устройств"
_VESSELS = tuple(_OF_VESSELS.split())
DASHED_NUMBER = "\x04"
DASHED_CLOCK = "\x05"
_DASHED_MARK = seldom(f"[{DASHED_NUMBER}{DASHED_CLOCK}]")
_NONE = frozenset({"ни", "0", "ноль"})
_DENIED = frozenset("wfxgj")
_SINGLE = ("одн", "един")
_HARM_OF_NONE = seldom(r"[pP]?[no][oyes_\\\\и]{0,2}f(?=[|,;]|$)")
_UAVS = frozenset("Uuv")
_OF_FPV = frozenset("Uuv-e")
_AT_SEA = frozenset(
    {
        "морской", "морского", "морским", "морские", "морских", "морскими", "надводный", "надводных", "надводные",
        "надводными",
    }
    | {"подводный", "подводных", "подводные", "sea", "naval", "surface", "seaborne", "uncrewed"}
)  # fmt: skip
_OF_ONE = "аппарат аппарата аппарату аппаратом аппарате судно судна судну судном судне"
_ONE_DEVICE = frozenset(_OF_ONE.split())
_UNMANNED = seldom("b.?$")
_LETTERS = ["б", "п", "л", "а"]


class Neighbours:
    """Gives the concept characters where neighbours are taken into account."""

    def __init__(self) -> None:
        self._about: dict[str, list[int]] = {}
        for number, (words, _) in enumerate(_RULES):
            for word in words:
                self._about.setdefault(word, []).append(number)

    def __call__(self, text: str, marks: str, folded: list[str], words: list[tuple[int, str]]) -> str:
        """`marks`: those of tokens, as coding.py sets them. `words`: those of ASKED that are in the post, by tokens."""
        if "c" in text:
            text = _TAKEN.sub("O", text)
        if "0" in text and ("c" in text or "ϙ" in text):
            # «угроза не снята», «отбой не объявлен»: the danger goes on
            text = _NOT_LIFTED.sub(_DANGER, text)
        if "n(n" in text:
            text = numbers.said_again(text, folded)
        if words:
            text = self._by_words(text, folded, words)
        return _by_concepts(text, marks, folded)

    def _by_words(self, text: str, folded: list[str], words: list[tuple[int, str]]) -> str:
        """Ask the rules about the words, each with their tokens."""
        asked: dict[int, list[int]] = {}
        for index, word in words:
            for number in self._about[word]:
                asked.setdefault(number, []).append(index)
        for number in sorted(asked):
            text = _RULES[number][1](text, folded, asked[number])
        return text


def _by_concepts(text: str, marks: str, folded: list[str]) -> str:
    if DASHED_NUMBER in marks or DASHED_CLOCK in marks:
        text = _dashed_clocks(text, marks, folded)
    if "pnU" in text or "pnv" in text or "<nU" in text:
        text = numbers.hours(text, folded)
    if numbers.KEYCAP in marks:
        text = numbers.keycaps(text, marks, folded)
    if verbs.BY_UAVS in marks:
        text = verbs.by_uavs(text, marks, folded)
    if "Uo" in text or "uo" in text or "vo" in text:
        text = verbs.acting(text, folded)
    if neighbours_oddly.TARGET_NEXT.search(text) or neighbours_oddly.TARGET_BEFORE.search(text):
        text = neighbours_oddly.without_verb(text, folded)
    starts = "|H" in text or "|F" in text or "|k" in text or "|>" in text
    starts = starts or "|CS" in text or "|CoS" in text or "|CW" in text or "|CoW" in text
    joins = starts or "U|" in text or "u|" in text or "U,o|" in text or text.endswith("U")
    text = sentences.joined(text, folded) if joins else text
    if "b" in text:
        text = _vessels(text, folded)
    if "ф" in text:
        text = places.inhabited(text, folded)
    if "Q" in text and "A" not in text:
        text = places.lower_regions(text, folded)
    if "Y" in text and ("oY" in text or "o^Y" in text):
        text = places.lower_districts(text, folded)
    if "B" in text and ("B,n," in text or "SB" in text or "WB" in text or "OB" in text or "n-B" in text):
        text = verbs.stopped_by(neighbours_english.ages_between_commas(text, folded), folded)
    if "C" in text and "Y" in text:
        text = places.adjectives(text, folded)
    return text


def _moscow_time(text: str, folded: list[str], at: list[int]) -> str:
    """«По московскому времени» is «мск»."""
    found = [index for index in at if folded[max(0, index - 1) : index + 2 : 2] == ["по", "времени"]]
    return codes.recoded(text, [index + step for index in found for step in (-1, 0, 1)], "m")


def _at_sea(text: str, _folded: list[str], at: list[int]) -> str:
    """«морские беспилотники» are boats."""
    return codes.recoded(text, [index + 1 for index in at if text[index + 1 : index + 2] in _UAVS], "N")


def _bare_fpv(text: str, _folded: list[str], at: list[int]) -> str:
    """«подавлен FPV»: alone it is the UAV itself."""
    return codes.recoded(text, [index for index in at if text[index + 1 : index + 2] not in _OF_FPV], "U")


def _bare_kamikaze(text: str, _folded: list[str], at: list[int]) -> str:
    """«камикадзе ВСУ ударил»: alone it is the UAV itself."""
    alone = [i for i in at if _OF_FPV.isdisjoint(text[i + 1 : i + 2].replace("e", "o") + text[max(0, i - 1) : i])]
    return codes.recoded(text, alone, "U")


def _dashed_clocks(text: str, marks: str, folded: list[str]) -> str:
    """«с 06-00 до 07-30»."""
    dashed = [match.start() for match in _DASHED_MARK.finditer(marks)]
    found = [index for index in dashed if index and folded[index - 1] in _BEFORE_CLOCK]
    if len(found) < 2 and not any(folded[i].endswith("00") or folded[i].startswith("0") for i in found):
        return text
    chars = list(text)
    for index in found:
        chars[index] = codes.CLOCK
    return "".join(chars)


def _fire_crews(text: str, folded: list[str], at: list[int]) -> str:
    """ "mobile fire teams" are no fire."""
    crews = [index for index in at if not _FIRE_CREWS.isdisjoint(folded[index + 1 : index + 2])]
    return codes.recoded(text, crews, codes.OTHER)


def _destruction(text: str, folded: list[str], at: list[int]) -> str:
    """ "the destruction of two UAVs" is a shoot-down, "no destruction" is damage."""
    return codes.recoded(text, [index for index in at if folded[index + 1 : index + 2] == ["of"]], "Z")


def _neither(text: str, folded: list[str], at: list[int]) -> str:
    """«ни пострадавших, ни повреждений», «0 пострадавших»."""
    denied = [index for index in at if text[index + 1 : index + 2] in _DENIED or _of_none(text, folded, index)]
    return codes.recoded(text, denied, "0")


def _of_none(text: str, folded: list[str], index: int) -> bool:
    """«ни по одному адресу повреждений», «ни единого повреждения»."""
    if not any(word.startswith(_SINGLE) for word in folded[index + 1 : index + 3]):
        return False
    return _HARM_OF_NONE.match(text, index + 1) is not None


def _ordinals(text: str, _folded: list[str], at: list[int]) -> str:
    """«один упал, второй сбит»."""
    chars = list(text)
    for index in at:
        if text[index + 1 : index + 3] not in {"SU", "Sv"} and (
            _STOPPED_NEXT.match(text, index + 1) or _STOPPED_BEFORE.search(text, max(0, index - 4), index + 2)
        ):
            chars[index] = "U"
    return "".join(chars)


def _vessels(text: str, folded: list[str]) -> str:
    """«беспилотное воздушное судно»."""
    chars = list(text)
    for index, char in enumerate(text):
        if char == "b" and any(word.startswith(_VESSELS) for word in folded[index + 1 : index + 3]):
            chars[index] = "v"
    return "".join(chars)


def _one_device(text: str, _folded: list[str], at: list[int]) -> str:
    """«беспилотный летательный аппарат», «беспилотного воздушного судна»: one UAV, which «БПЛА» does not tell."""
    for index in at:
        match = _UNMANNED.search(text, max(0, index - 2), index)
        if match:
            text = text[: match.start()] + "U" + "o" * (index - match.start()) + text[index + 1 :]
    return text


def _spelt_out(text: str, folded: list[str], at: list[int]) -> str:
    """«Б П Л А», «Б.П.Л.А.»."""
    chars = list(text)
    for index in at:
        for step in (1, 2):
            first, last = index - 2 * step, index + step + 1
            if first >= 0 and folded[first:last:step] == _LETTERS:
                chars[first:last] = "v" + "o" * (last - first - 1)
    return "".join(chars)


# In the order in which they are asked.
_RULES: tuple[Rule, ...] = (
    (makes.MAKES, makes.called),
    *neighbours_english.RULES,
    (frozenset({"fpv"}), _bare_fpv),
    (frozenset({"камикадзе"}), _bare_kamikaze),
    (damage.DOWN, damage.lines_down),
    (frozenset({"down", "out"}), stopped.brought_down),
    (stopped.ABLE, stopped.managed),
    (_NONE, _neither),
    (_AT_SEA, _at_sea),
    (places.FORMATION, places.formations),
    (damage.DISARMED, damage.disarmed),
    (frozenset(stopped.FELL_UNDER), stopped.fell_under),
    (stopped.JAMMING, stopped.jammed),
    (stopped.WENT_OFF, stopped.worked),
    (frozenset(stopped.PUT_OUT), stopped.out_of_order),
    (stopped.CLOSED, stopped.sky_closed),
    (stopped.WORK, stopped.work_halted),
    (stopped.EVEN, stopped.even_then),
    (stopped.MINUS, stopped.of_cold),
    (stopped.TO_ATTACK, stopped.to_attack),
    *neighbours_oddly.RULES,
    (frozenset({"hit"}), lambda text, _words, _at: text.replace("жH", "жW")),
    (frozenset({"destruction"}), _destruction),
    (frozenset({"fire"}), _fire_crews),
    (struck.CAME_DOWN_ON, struck.came_down_on),
    (struck.AIMED_AT, struck.of_whom_they_were_targets),
    (frozenset(struck.STRUCK_DOWN), struck.targets_hit),
    (struck.ORDINALS, _ordinals),
    (stopped.BOTH, stopped.both),
    *neighbours_things.RULES,
    (frozenset(verbs.SLANG), verbs.slang),
    (verbs.RAN_OVER, verbs.ran_over),
    (verbs.CREWS, verbs.crews),
    (verbs.OPERATORS, verbs.operators),
    *neighbours_spared.RULES,
    (owners.LAST_WORDS, owners.owned),
    (owners.THEY, owners.they),
    *damage.RULES,
    (frozenset({"московскому"}), _moscow_time),
    (places.QUARTERS, places.quarters),
    (places.ON_THE_WAY, places.on_the_way),
    (places.NEW, places.new_year),
    (places.OCTOBERS, places.red_october),
    (places.LIGHT, places.new_world),
    (frozenset(_LETTERS[2:3]), _spelt_out),
    (_ONE_DEVICE, _one_device),
    (stopped.OBJECTS, stopped.flying_objects),
    (frozenset(stopped.DEVICES), stopped.devices),
    (frozenset({"лишним"}), lambda text, _words, _at: text.replace("npo", "noo")),
    (stopped.TARGETS, stopped.in_the_air),
    (numbers.OF_ALL, numbers.most_of_all),
    (numbers.OF_BOTH, numbers.of_both_places),
    (stopped.USED, stopped.used_on),
    (numbers.THAN, numbers.than),
    (numbers.EMPHASIS, numbers.emphasised),
    (numbers.UNITS, numbers.counted_in_units),
    (numbers.TIMES, numbers.this_time),
    (numbers.HALF, numbers.and_a_half),
    (numbers.OF_THAT_NUMBER, numbers.of_that_number),
    (numbers.EACH_ONE, numbers.each_one),
    (numbers.TO_THE_LAST, numbers.to_the_last),
    (numbers.PERCENT, numbers.percents),
    (numbers.HOSPITALS, numbers.hospitals),
    (causes.WORDS, causes.told_as_cause),
)
ASKED = Asked(frozenset().union(*(words for words, _ in _RULES)))
