"""Further people of a sentence: in a clause of their own, by their number in a row, joined later."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.consequences.numbers import PAIRS
from bot.reading.consequences.people_wordings import Wording
from bot.reading.consequences.uncounted import COUPLE
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

GENERAL = ("человек", "жител", "мирн", "людей", "гражд", "people", "civilian", "person")
KINDS = (
    "мужчин", "женщин", "мальчик", "девочк", "ребен", "подрост", "девушк", "пенсионер", "юнош", "man", "woman", "boy",
    "girl", "child", "teenager",
)  # fmt: skip
_HELP, _GIVEN, _TO_ONE = "помощь", "оказ", ("у", "ю", "е")
_AT_OTHER_PLACE = seldom(r"&?p[sCAY]{1,5}-[oye*]{0,2}B")
WHOSE = frozenset({"его", "ее", "их", "his", "her", "their"})
_JOINED = ("добавил", "прибавил", "присоедин")
_ONE = frozenset({"один", "одна", "одного", "одну", "одному", "одной", "1", "one"})
_AT_HOME = (
    "амбулатор", "домой", "дома", "отпущ", "отпусти", "отказал", "месте", "оказал", "оказан", "home", "released",
    "discharged",
)  # fmt: skip
_OF_ANY_HARM = ("пострада", "обрати")
_STEM = 4
_OTHER_VERBS = ("контуз", "контуж", "оглуш", "отрав", "обож", "посек", "посеч")
_COUNTED_AND_HURT = seldom(r"[,;&]{1,2}o?(?P<number>n{1,3})[oye]{0,2}B{0,2}o?(?P<verb>I)(?=[oye]{0,2}(?:[|,;]|$))")
_HURT_AND_COUNTED = seldom(r"[,;&]{1,2}o?(?P<verb>I)o?(?P<number>n{1,3})(?=[oye]{0,2}B{0,2}(?:[|,;]|$))")
ASKED = Asked(_ONE | WHOSE | {_HELP}, (_GIVEN, *_OF_ANY_HARM, *_OTHER_VERBS, *_JOINED, *_AT_HOME))
_HURT_IN_A_ROW = seldom(r"(?P<who>B|o(?=B))B?-?[oye^A]{0,4}(?:I|Г|\{[oye]{0,3}j|(?:p[oye]{0,2})?j)")
_DEAD_IN_A_ROW = seldom(r"(?P<who>B|o(?=B))B?-?[oye]{0,4}G")
_HURT_BESIDE = seldom(r"[,;][oye&]{0,2}(?P<who>B)[oyeC]{0,3}(?:I|Г|\{[oye]{0,3}j)")
_DEAD_BESIDE = seldom(r"[,;][oye&]{0,2}(?P<who>B)[oyeC]{0,3}G")
_APART = seldom(r"(?:[,;]&?|(?P<and>&))M?(?P<number>n{1,3}|o)(?!zi)")
# «четвёртому, судовому повару, помощь оказали …»
_WHO_HE_IS = seldom(",[oye*]{0,2}[oB],")
# «один раненый отпущен домой, двое остаются в больнице»
_SENT_HOME, _IN_HOSPITAL = (
    seldom("[oC]?n{1,2}(?:z?[oye]?w)[oyep]{1,4}$"),
    seldom(r"[oye]{0,2}B{0,2}o{0,2}p[oye]{0,2}\+"),
)
_WOUNDS, _GOT_WOUNDS = (
    seldom(r"[oye]{0,2}B{0,2}-[oye]{0,3}j|-[oye](?=[|,;]|$)"),
    seldom(r"[oye]{0,2}B{0,2}\{[oye]{0,3}j"),
)
# «ранены двое сотрудников, женщина 1971 года рождения получила баротравму»
_ONE_APART = seldom(r"[,;][oye&]{0,2}M?p?[oye*]{0,2}(?P<who>B)(?:,?\*г,?)?(?:o{0,2}I|o{0,2}\{[oye]{0,3}j|-?[oye]?j)")
# «двое пожарных получили ожоги, водитель – перелом»
_AND_HE = seldom(
    r"(?:^|[,;M])o?n[oye]{0,2}B{0,2}[oye]{0,2}\{[oye]{0,3}j[oye]{0,3},[oye]{0,2}(?P<who>B)[oyeи\\]{0,2}-[oye]{0,2}j"
)
_MAN_AND_WOMAN = seldom("[,(]o?[oye]{0,2}B&[oye]{0,2}B[),]?")
_A_PAIR = seldom(r",[oye]{0,2}B[*n,г]{0,6}")
_OF_A_COUPLE = frozenset({"муж", "мужа", "мужу", "жена", "жены", "жене", "супруг", "супруга", "супруги", "супруге"})
FAMILY = (
    "муж", "жен", "мать", "матер", "отец", "отц", "сын", "доч", "брат", "сестр", "внук", "внуч", "бабуш", "дедуш",
)  # fmt: skip
_KIN = ("бабуш", "дедуш", "внук", "внуч", "сестр", "мам", "матер")
_YOUNG = ("дет", "ребят", "ребен", "подрост", "школь", "мальчик", "девоч", "девуш", "юнош")
_OF_SEVERAL = ("ева", "и", "ы", "ие", "ые", "ей", "ев", "ов", "их", "ых", "ам", "ям")
_MEN, _NO_MEN = ("мужчин", "бойц", "боец", "военн", "солдат"), ("женщин", "девочк", "девушк", "ребен", "пенсионерк")
_OF_ANY_KIND = (
    *GENERAL, "дет", "ребят", "подрост", "школь", "пенсион", "супру", "родит", "сосед", "родств", "взросл", "прохож",
    "пассаж", "покупат", "член",
)  # fmt: skip
_ALSO_HURT = seldom(r"[,;](?:I&|&&)[oye*]{0,2}B(?=[oye*]{0,3}(?:[|,;]|$))")
# «трое в больнице, амбулаторно лечится один»
_APART_LATE = seldom(r"[,;&]{1,2}(?P<how>o[^|,;:n0B]{0,3})(?P<number>n{1,3})(?=[oye]{0,2}B?(?:[|,;]|$))")
_MORE_JOINED = seldom(r"[oye]{0,2}M(?P<number>n{1,3})")


def _of_dead(wording: Wording) -> bool:
    return "G" in wording.told.pattern


def in_a_row(part: Part, codes: str, start: int, wording: Wording) -> int:
    """«двое ранены, третий контужен»: how many are told of by ordinals behind those who were counted.

    «ранены двое, один …, второй …» only says who those are.
    """
    if ORDINALS.isdisjoint(part.words):
        return 0
    end = codes.find(":", start)
    end = len(codes) if end < 0 else end
    if any(codes[at] == "n" and part.words[at] in _ONE for at in range(start, end)):
        return 0
    pattern = _DEAD_IN_A_ROW if _of_dead(wording) else _HURT_IN_A_ROW
    return sum(1 for match in pattern.finditer(codes, start, end) if part.words[match.start("who")] in ORDINALS)


def also_hurt(codes: str, start: int) -> int:
    """«ранены трое мужчин, ранен и ребёнок», «…, а также ребёнок»: how many more."""
    return len(_ALSO_HURT.findall(codes, start))


def beside_chain(part: Part, codes: str, end: int, wording: Wording) -> int:
    """«продавец и покупатель получили порезы, сторожа контузило»: people of other trades in clauses behind."""
    pattern = _DEAD_BESIDE if _of_dead(wording) else _HURT_BESIDE
    before = {trade_of(part.words[at]) for at in range(end) if codes[at] == "B"}
    found = (trade_of(part.words[match.start("who")]) for match in pattern.finditer(codes, end))
    return len({trade for trade in found if trade} - before)


def trade_of(word: str) -> str:
    """The beginning of a word for people that says what they are to others; empty if any people may be called so."""
    return "" if word.startswith((*GENERAL, *KINDS)) or word in ORDINALS else word[:3]


def different(part: Part, codes: str, wording: Wording) -> int:
    """«ранения получила женщина, пострадал мужчина»: those whom clauses of their own tell of."""
    if "," not in codes or codes.count("B") < 2:
        return 0
    kinds: set[str] = set()
    trades: set[str] = set()
    numbered = start = apart = couples = 0
    for clause in codes.split(","):
        if wording.one.search(clause) or (
            not _of_dead(wording) and _aided(part.words[start : start + len(clause)], clause)
        ):
            people = [part.words[start + at] for at, code in enumerate(clause) if code == "B"]
            if people and (kinds or trades) and _another(part.words[start : start + 2], clause):
                numbered += 1
                people = []
            people = [] if couples and any(word in _OF_A_COUPLE for word in people) else people
            told = (kind for word in people for kind in KINDS if word.startswith(kind))
            kinds.update(itertools.islice(told, 1))
            trades.update(itertools.islice((trade for word in people if (trade := trade_of(word))), 1))
            numbered += any(word in ORDINALS for word in people)
            apart += clause[0] == "I"
            couples += any(word in COUPLE for word in people)
        start += len(clause) + 1
    both = len(kinds) + len(trades) if apart > 1 else 0
    return max(len(kinds), len(trades), min(both, apart)) + numbered + (couples if numbered else 0)


def _another(words: Sequence[str], clause: str) -> bool:
    """«её сын», «второму покупателю», «в Рыльске – мужчина»: somebody else, of whatever sex and trade."""
    second = words[0] in ORDINALS and clause[1:2] == "B"
    return second or not WHOSE.isdisjoint(words) or _AT_OTHER_PLACE.match(clause) is not None


def _aided(words: Sequence[str], codes: str) -> bool:
    """«фельдшер ранена, водителю оказали помощь на месте»: whether a clause tells of help for somebody."""
    given = _HELP in words and any(word.startswith(_GIVEN) for word in words)
    return given and any(code == "B" and word.endswith(_TO_ONE) for word, code in zip(words, codes, strict=True))


def one_apart(part: Part, codes: str, start: int) -> int:
    """«ранены двое сотрудников, женщина 1971 года рождения получила баротравму»: one more, if she is none of those.

    «ранены двое сотрудников, женщина получила баротравму» may tell what happened to one of them.
    """
    he = _AND_HE.search(codes) if "-" in codes and ":" not in codes else None
    if he and part.words[he.start("who")] not in ORDINALS:
        return 1
    match = _ONE_APART.search(codes, start)
    if (
        match is None
        or ":" in codes
        or "B" in codes[match.end() :]
        or any(w.startswith(_OF_ANY_HARM) for w in part.words)
    ):
        return 0
    counted = next((part.words[at] for at in range(match.start()) if codes[at] == "B"), "")
    who = part.words[match.start("who")]
    if not counted or not who.startswith(KINDS) or counted.startswith(_OF_ANY_KIND):
        return 0
    other = counted.startswith(_MEN) and who.startswith(_NO_MEN)
    more, aged = "M" in match.group(), "*" in match.group()
    return int(more or other or (aged and not counted.startswith(KINDS)))


def treated_apart(part: Part, codes: str, start: int) -> Iterator[re.Match[str]]:
    """«трое госпитализированы, одному помощь оказана на месте», «трое получили ожоги, один – перелом».

    Where the first are told of as hurt, or hurt and treated, the others are among them: «ранены четверо, один отпущен».
    """
    yield from _home_late(part, codes, start)
    for match in _APART.finditer(codes, start):
        head = part.codes[: match.start()]
        if _SENT_HOME.match(head) and any(word.startswith(_AT_HOME) for word in part.words[: match.start()]):
            if _IN_HOSPITAL.match(codes, match.end()):
                yield match
            return
        if not {"I", "w", "G", ":"}.isdisjoint(head) or ("zi" in head and "{" in head):
            return
        hospital = not {"+", "Г"}.isdisjoint(head)
        number = match.start("number")
        end = next((at for at in range(match.end(), len(codes)) if codes[at] in ",;|"), len(codes))
        aside = _WHO_HE_IS.match(codes, match.end())
        if aside:
            end = next((at for at in range(aside.end(), len(codes)) if codes[at] in ",;|"), len(codes))
        if codes[number] == "o" and part.words[number] not in ORDINALS:
            continue
        more = "M" in codes[match.start() : number]
        counted = more and not {"I", "Г"}.isdisjoint(codes[number:end])
        wounds = not hospital and _WOUNDS.match(codes, match.end()) is not None
        wounds = wounds or (
            match["and"] is not None and not hospital and _GOT_WOUNDS.match(codes, match.end()) is not None
        )
        home = hospital and any(word.startswith(_AT_HOME) for word in part.words[match.end() : end])
        if not counted and (wounds or home):
            yield match


def _home_late(part: Part, codes: str, start: int) -> Iterator[re.Match[str]]:
    for match in _APART_LATE.finditer(codes, start):
        how = part.words[match.start("how") : match.end("how")]
        if any(word.startswith(_AT_HOME) for word in how) and {"I", "w", "G", ":"}.isdisjoint(
            part.codes[: match.start()]
        ):
            yield match


def joined(part: Part, codes: str, start: int) -> tuple[int, tuple[int, int]]:
    """«к троим раненым добавился четвёртый», «… добавились ещё двое»: one who joined, or the span of their number."""
    for at in range(start, len(codes)):
        if part.words[at].startswith(_JOINED):
            more = _MORE_JOINED.match(codes, at + 1)
            return (0, more.span("number")) if more else (1, (0, 0))
    return 0, (0, 0)


def by_other_verbs(part: Part, codes: str, start: int) -> Iterator[re.Match[str]]:
    """«двое ранены, трое контужены»: the number of those to whom something else happened.

    «пострадали пятеро, трое контужены» only says what happened to them.
    """
    if codes.count("I") < 2 or any(word.startswith(_OF_ANY_HARM) for word in part.words):
        return
    for pattern in (_COUNTED_AND_HURT, _HURT_AND_COUNTED):
        for match in pattern.finditer(codes, start):
            verb = part.words[match.start("verb")]
            again = any(part.words[at][:_STEM] == verb[:_STEM] for at in range(start) if codes[at] == "I")
            if verb.startswith(_OTHER_VERBS) and not again:
                yield match


def who_they_are(part: Part, spans: tuple[int, int, int], *, counted: bool) -> bool:
    """«двух дачников, мужчину и женщину», «хозяева, муж и жена», «двое соседей, мать и дочь»: who the first ones are.

    Not «двух мужчин, женщину и …», «сторож, муж и жена», «двое сторожей, мать и дочь»: `spans` are where both begin and
    where they end.
    """
    first, start, end = spans
    named = part.words[first:start]
    if not (counted or named[-1].endswith(_OF_SEVERAL)):
        return False
    people = [word for word, code in zip(part.words[start:end], part.codes[start:end], strict=True) if code == "B"]
    pair = not PAIRS.isdisjoint(people) and _A_PAIR.fullmatch(part.codes, start, end) is not None
    if not pair and _MAN_AND_WOMAN.fullmatch(part.codes, start, end) is None:
        return False
    if pair or all(word.startswith(FAMILY) and not word.startswith(KINDS) for word in people):
        return not named[-1].startswith((*_YOUNG, *_KIN)) and (not counted or named[-1].startswith(_OF_ANY_KIND))
    kinds = KINDS if counted else (*KINDS, *FAMILY)
    return not any(word.startswith(KINDS) for word in named) and all(word.startswith(kinds) for word in people)
