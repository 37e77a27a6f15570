"""What a sentence says of victims, damage, services at work and shelters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.reading.consequences.clauses import (
    all_but,
    apart_by_places,
    clauses,
    unknown,
    without_announcement,
    without_aside,
    without_negations_negated,
)
from bot.reading.consequences.corrected import corrected
from bot.reading.consequences.damage_found import (
    BUILT,
    by_participle,
    no_participle,
    things_hurt,
    without_people_cut,
    without_what_is_to_be_found,
)
from bot.reading.consequences.damage_told import damage_told, harm_beside
from bot.reading.consequences.denied import apart_from_unhurt, nothing_touched, undenied, with_denial_of_both
from bot.reading.consequences.everybody import Present, all_dead, all_hurt, present, together
from bot.reading.consequences.flew_into import flew_into
from bot.reading.consequences.got_hurt import tells_of_whoever
from bot.reading.consequences.helped import condoled, helped, one_cared_for, with_helped
from bot.reading.consequences.in_a_row import rank
from bot.reading.consequences.in_hospital import with_others
from bot.reading.consequences.not_stated import without_questions
from bot.reading.consequences.numbers import People
from bot.reading.consequences.of_those import died_of_wounds, of_hurt
from bot.reading.consequences.one_told_of import who
from bot.reading.consequences.people import people
from bot.reading.consequences.people_wordings import OF_DEAD, OF_INJURED
from bot.reading.consequences.plainly import plainly
from bot.reading.consequences.relative import without_put_in
from bot.reading.consequences.repairs import implied, something_else
from bot.reading.consequences.retold import retold
from bot.reading.consequences.subjects import of_things, without_things
from bot.reading.consequences.they import others_elsewhere, they_are
from bot.reading.consequences.told_of_people import LIVES_LOST, STATES, told_of_people
from bot.reading.consequences.tolls import Toll, all_told, besides_them, toll, without_title
from bot.reading.consequences.uncounted import AMONG
from bot.reading.consequences.unhurt import at_a_place, nobody, nobody_died, one_unhurt, some_unhurt, something_unhurt
from bot.reading.consequences.whole import with_things_beside, without_whole_things
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.things import THINGS
from bot.reading.words.tokens import Asked, Part

_RELEVANT = re.compile(r"[IwjGgxFfdhK0\[ЮэъфГИчϡϟϧϖб+]")
_PROPERTY_UNHURT = seldom(
    r"(?<!B)(?<!B[oye])[и\\][^|,;B&]{0,3}0I|0I[^|,;B]{0,3}[и\\]|(?<!p)(?<!p[oye])[и\\][oye]?B[oye]{0,2}0I"
    r"|(?<!p)(?<!p[oye])[и\\][oye]{0,2}(?:&|,o)[oye]{0,2}B[oye]{0,2}0I|0I[oye]?B[oye]{0,2}(?:&|,o)[oye]{0,2}[и\\]"
)
_PEOPLE_AND_PROPERTY = seldom(r"B[oye]{0,2}(?:&|,o)[oye]{0,2}[и\\]|[и\\][oye]{0,2}(?:&|,o)[oye]{0,2}B")
_NEITHER = seldom(r"[oC]B(?:,o[^|,;0I]{1,3}){1,3}0I|0I[oC]B(?:,o[^|,;0IB]{1,3}){1,3}")
_OF_SOMEBODY = seldom("^[^0]*(?:[IG][^0]*B|B[^0]*[IG])[^0]*$|00I|^[^0]*[BJ][^0]*ϡ|^[oye]{0,2}(?:[IG]n|n[oye]?[IG])o?$")
_DAMAGED_THINGS = frozenset({"поврежденных", "разрушенных"})
_NOBODY, _NO_ONE = frozenset({"никому", "людям"}), frozenset({"никто", "nobody"})
# «скончался от ран», "died of his wounds": one of the dead, not of the injured
_DIED_OF = re.compile(r"(?<=Ю[zp])j|(?<=Ю[zp]o)j|p[oye]?j[oye]?(?=Ю)")
_HARM, _DONE, _AFTERMATH, _DISTURBED, _NOTHING = ("вред", "harm"), "вреда", "последстви", "наруш", "ничто"
_FIRES = ("возгоран", "пожар", "горени", "загоран", "очаг", "утеч", "leak", "fire")
_PROPERTY = (*BUILT, "дома", "имуществ", "сектор", "жилфонд", "техника", "жиль")
_ASKED = (*_HARM, _AFTERMATH, _DISTURBED, _NOTHING, *_FIRES, *_PROPERTY)
ASKED = Asked(_DAMAGED_THINGS | _NOBODY | _NO_ONE, _ASKED)
_THING_HURT = seldom(
    r"I[oyen~]{0,3}[и\\](?!B)|(?<![pB])(?<!p[oye])[и\\][oye]{0,2}(?:p[oyesCAY_]{1,4})?I(?!n?B)(?!n(?:[|,;&]|$))"
)
# «посечены руки у мужчины», «у соседа, 58 лет, задета рука»: no damage
_LIMB_CUT = seldom("F(?=[oyen]{0,2}ϧ)|(?<=ϧ)F")
PEOPLE = re.compile("[IwjGg{+]")
_DENIED_OR_PEOPLE = seldom("[0B]")


@dataclass(slots=True)
class Told:
    """What one sentence says; numbers of people by the places of their words in it.

    `ranks`: how many killed and injured there are at least, since one of them is numbered («третий пострадавший»).
    `unharmed`: whether nobody was killed since it says that nobody was hurt. `some_unhurt`: whether nobody being hurt
    is said of certain people, or of a place, only. `victims`: whether it gives numbers of killed or injured people,
    or says that they are all of those there. `unnamed`: whether it tells of injured, but not of how many;
    `struck`: whether a building was flown into, which is damage where no other sentence denies it.
    `they`: people of whom it says nothing else but who they are, `elsewhere`: but where or when.
    """

    killed: list[Toll] = field(default_factory=list)
    injured: list[Toll] = field(default_factory=list)
    ranks: tuple[int, int] = (0, 0)
    nobody_killed: bool = False
    nobody_hurt: bool = False
    unharmed: bool = False
    some_unhurt: bool = False
    unnamed: bool = False
    struck: bool = False
    they: People | None = None
    elsewhere: People | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None
    present: Present | None = None
    all_killed: bool = False
    all_injured: bool = False
    victims: bool = False

    def add(self, part: Part, counter: Counter) -> None:
        """Add the sentence or a clause of it."""
        if "0" in part.codes:
            part = nothing_touched(undenied(with_denial_of_both(without_negations_negated(apart_from_unhurt(part)))))
        part = of_things(with_others(part) if "&M" in part.codes or "+o&" in part.codes else part)
        part, whole = without_whole_things(with_things_beside(part))
        self.damage = self.damage or (False if whole else self.damage)
        people_alone = without_things(part)
        if people_alone is not None:
            self.damage, part = True, people_alone
        if "ϧ" in part.codes and "F" in part.codes:
            part = Part(_LIMB_CUT.sub("I", part.codes), part.words, part.at)
        part = without_people_cut(part)
        codes = part.codes
        self.responders, self.shelters = self.responders or _responders(codes), self.shelters or _shelters(codes)
        if unknown(part):
            for clause in clauses(part):
                self.add(clause, counter)
            return
        if "0" in codes:
            self._no_harm(part)
        if self._of_things_alone(part):
            for clause in clauses(part):
                if _OF_SOMEBODY.search(clause.codes):
                    self.add(clause, counter)
            return
        nobody_hurt, nobody_killed = nobody(part)
        self.nobody_hurt = self.nobody_hurt or nobody_hurt
        self.some_unhurt = self.some_unhurt or (nobody_hurt and some_unhurt(part))
        nobody_hurt = nobody_hurt and not one_unhurt(part)
        no_deaths, unharmed = nobody_died(part, nobody_killed) if nobody_hurt else (nobody_killed, False)
        self.nobody_killed, self.unharmed = self.nobody_killed or no_deaths, self.unharmed or unharmed
        damage = damage_told(_without_processes(without_what_is_to_be_found(part)), self.damage)
        self.damage = self.damage or (self.damage if damage is False and _only_fires(part) else damage)
        if self.damage is None and no_participle(part):
            self.damage = False
        if implied(part) or (self.damage is None and by_participle(part)) or something_else(part):
            self.damage = True
        part = without_announcement(without_aside(part))
        self._count_people(part, codes, counter, nobody_hurt=nobody_hurt, nobody_killed=nobody_killed)

    def _count_people(
        self, part: Part, whole: str, counter: Counter, *, nobody_hurt: bool, nobody_killed: bool
    ) -> None:
        """Add the injured and the killed, or that they are all of those told of before; `whole` with asides."""
        self.ranks = (rank(part, part.codes, "g"), rank(part, part.codes, "w"))
        codes, whole = part.codes, without_title(part, whole)
        told = together(part, told_of_people(part, _DIED_OF.sub(_blank, codes).replace("Ю", "G")))
        aided = helped(part, told)
        told = with_helped(part, told) if aided else told
        hurt = all_but(part, counter) if nobody_hurt else people(part, told, OF_INJURED, counter)
        self.all_injured = (hurt is None or not (hurt.numbers or "&" in told)) and all_hurt(part)
        if hurt is not None:
            every = "G" not in told and all_told(codes)
            self.injured.append(toll(hurt, whole, helped=aided)._replace(who=who(part), every=every))
        elif one_cared_for(part, told):
            self.injured.append(toll(People(1), whole, helped=True))
        if hurt == People(1) and died_of_wounds(codes):
            self.injured.pop()
        dead = None if nobody_killed and not self.some_unhurt else people(part, told, OF_DEAD, counter)
        self.unnamed = ("w" in told or tells_of_whoever(part)) and "0" not in told and hurt is None
        self.all_killed = (dead is None or not (dead.numbers or "&" in told)) and all_dead(part)
        if dead is not None:
            died = toll(dead, whole)._replace(of_hurt=of_hurt(told, part.codes), who=who(part))
            self.killed.append(died._replace(helped=condoled(part) or part.words[0] in AMONG))

    def _of_things_alone(self, part: Part) -> bool:
        """Whether it is things, no people, that were hurt or not; told of here."""
        codes = part.codes
        if "I" not in codes:
            return False
        if "0I" in codes and _NEITHER.search(codes):
            self.nobody_hurt = self.unharmed = True
            before = (self.damage or harm_beside(codes)) if _names_things(part) else self.damage
            self.damage = damage_told(codes, before)
            return True
        if "0" in codes and _NO_ONE.isdisjoint(part.words) and _PROPERTY_UNHURT.search(codes):
            self.damage = self.damage or harm_beside(codes)
            both = _PEOPLE_AND_PROPERTY.search(codes) is not None
            self.nobody_hurt, self.unharmed = self.nobody_hurt or both, self.unharmed or both
            return True
        if "0I" in codes and "B" not in codes and _NO_ONE.isdisjoint(part.words) and _things_unhurt(part):
            self.damage = self.damage or harm_beside(codes)
            return True
        phrases = [phrase for phrase in re.split("[,;]", codes) if not _DENIED_OR_PEOPLE.search(phrase)]
        if any(_THING_HURT.search(phrase) for phrase in phrases) or things_hurt(part):
            self.damage = True
            if "0" not in codes:
                return "B" not in codes
        return something_unhurt(part)

    def _no_harm(self, part: Part) -> None:
        """«Вреда людям и строениям не причинено», «никто и ничто не пострадало»."""
        if _NOTHING in part.words and "0I" in part.codes:
            self.damage = self.damage or False
        if "F" not in part.codes and "B" not in part.codes and not _DAMAGED_THINGS.isdisjoint(part.words):
            self.damage = self.damage or False
        if not any(word.startswith(_HARM) for word in part.words):
            if any(word.startswith(_AFTERMATH) for word in part.words) and _names_things(part):
                self.damage = self.damage or False
            return
        if "B" in part.codes or not _NOBODY.isdisjoint(part.words):
            self.nobody_hurt = self.unharmed = True
        if _names_things(part) or (_DONE in part.words and "B" not in part.codes):
            self.damage = self.damage or False


def _blank(match: re.Match[str]) -> str:
    return "o" * len(match.group())


def _things_unhurt(part: Part) -> bool:
    """«гражданские объекты не пострадали»."""
    end = part.codes.index("0I")
    start = part.codes.rfind(",", 0, end) + 1
    one = "ни" in part.words[end + 2 : end + 3] and _is_property("".join(part.words[end + 4 : end + 5]))
    return one or any(_is_property(word) or word.startswith((*THINGS, _NOTHING)) for word in part.words[start:end])


def read_told(part: Part, counter: Counter) -> Told | None:
    """What one sentence says; None where it tells of neither people nor things."""
    if "0}n" in part.codes:
        part = Part(part.codes.replace("0}n", "o>n"), part.words, part.at)
    part = plainly(without_put_in(retold(without_put_in(part))) if "," in part.codes else retold(part))
    there = present(part)
    they, elsewhere = they_are(part, counter), others_elsewhere(part, counter)
    if (
        there is None
        and they is None
        and elsewhere is None
        and not _RELEVANT.search(part.codes)
        and not _told_by_words(part)
    ):
        return None
    told = Told(present=there, they=they, elsewhere=elsewhere, struck=flew_into(part))
    for item in apart_by_places(corrected(without_questions(part))):
        before = len(told.killed), len(told.injured)
        told.add(item, counter)
        others = besides_them(part)
        told.killed[before[0] :] = [each._replace(apart=others or before[0] > 0) for each in told.killed[before[0] :]]
        told.injured[before[1] :] = [each._replace(apart=others or before[1] > 0) for each in told.injured[before[1] :]]
    told.victims = bool(told.killed or told.injured or told.all_killed or told.all_injured)
    told.some_unhurt = told.some_unhurt or (told.nobody_hurt and not told.victims and at_a_place(part))
    return told


def _told_by_words(part: Part) -> bool:
    return (
        implied(part)
        or flew_into(part)
        or by_participle(part)
        or no_participle(part)
        or helped(part, part.codes)
        or not STATES.isdisjoint(part.words)
        or ("treated" in part.words and ("B" in part.codes or "n" in part.codes))
        or not LIVES_LOST.isdisjoint(part.words)
    )


def _is_property(word: str) -> bool:
    return word.startswith(_PROPERTY)


def _names_things(part: Part) -> bool:
    return any(code in "и\\" or _is_property(word) for code, word in zip(part.codes, part.words, strict=True))


def _only_fires(part: Part) -> bool:
    """«возгораний нет» leaves open what else is damaged."""
    told = [word for word, code in zip(part.words, part.codes, strict=True) if code in "fF"]
    return bool(told) and all(word.startswith(_FIRES) for word in told)


def _without_processes(part: Part) -> str:
    """«технологические процессы не нарушены» tells of no damage, either way."""
    if "0" not in part.codes or not any(word.startswith(_DISTURBED) for word in part.words):
        return part.codes
    pairs = zip(part.words, part.codes, strict=True)
    return "".join("o" if word.startswith(_DISTURBED) else code for word, code in pairs)


def _responders(codes: str) -> bool | None:
    """Services at work where something fell or burned."""
    return True if "ъ" in codes and "ь" in codes and any(code in codes for code in "hэH") else None


def _shelters(codes: str) -> bool | None:
    return True if "[" in codes or ("ф" in codes and "ш" in codes) else None
