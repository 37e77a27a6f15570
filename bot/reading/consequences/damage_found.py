"""Damage that participles tell of («водитель машины, повреждённой обломками»), and damage that is yet to be found."""

from __future__ import annotations

from bot.reading.consequences.beside import of_age_before
from bot.reading.seldom import seldom
from bot.reading.words.things import THINGS
from bot.reading.words.tokens import Asked, Part

_DAMAGED = (
    "поврежденн", "разрушенн", "посеченн", "иссеченн", "разбит", "выбит", "пробит", "перебит", "побит",
    "оборванн", "сорванн", "порванн", "прорванн", "разорванн", "сломанн", "поломанн", "снесенн", "обрушенн",
    "обрушивш", "рухнувш", "поваленн", "погнут", "помят", "смят", "искореженн", "покореженн", "искалеченн",
    "исковерканн", "изуродованн", "треснувш", "лопнувш", "осыпавш", "загоревш", "сгоревш", "обгоревш",
    "выгоревш", "погоревш", "горящ", "полыхающ", "тлеющ", "сожженн", "обугленн", "оплавленн", "закопченн",
    "прожженн", "опаленн", "продырявленн", "изрешеченн", "вышибленн", "разгерметизированн", "деформированн",
    "уничтоженн", "пострадавш", "вывороченн", "развороченн", "раскуроченн", "нарушенн", "burning",
)  # fmt: skip
_OUTBUILDINGS = ("дач", "бан", "ларек", "ларьк", "остановк", "бесед", "курятник", "амбар")
_HARM = ("ущерб", "поврежден", "разрушен", "damage", "destruction")
_DONE = ("причиненн", "нанесенн")
_TO_BE_FOUND = (
    "устанавлива", "установлени", "установить", "установят", "установит", "определени", "определить", "определит",
    "определя", "уточн", "выясн", "оценк", "оценив", "оцени", "оценят", "подсчит", "подсчет", "обследовани", "проверя",
    "проверк", "возможн", "исключ", "заявлени", "заявк", "сообщу", "сообщим", "сообщайте", "расскаж",
    "собира", "assess", "clarif", "determin", "verif",
    "establish", "ascertain", "evaluat", "survey", "await", "unknown", "unclear", "possible", "potential", "появ",
)  # fmt: skip
_EARLIER = "ранее"
_SUBJECT, _NEWS = frozenset({"предмет", "extent"}), frozenset({"word", "news"})
_NONE, _NOTHING, _DANGER = "ни", "ничего", "D"
_TELL_US = ("сообщайте", "сообщите", "обращайт", "обращает", "пусть", "звоните", "подходите", "трогайте")
_CUT = "посек"
_WHOM = frozenset({"его", "ее", "их", "него"})
_HE = frozenset({"он", "оно", "они"})
BUILT = ("объект", "предприят", "сооружени", "здани", "строени", "инфраструктур", "хозяйств", "производств", "нефтебаз")
_SUFFERING = (*BUILT, "завод", "заправк", "котельн", "систем", "башн")
# «дрон упал в лесу и сгорел»
_FELL_AND_BURNED = seldom(
    r"(?:[Uuva]|(?<![^|,;(\-])n)[^|,;FHhd\\и]{0,4}H[^|,;FHhd\\и]{0,8}[&,]{1,2}o?(?P<burned>F)(?=[|,;)]|$)"
)
# «дрон разбился о скалы», «обломки рассыпались»
_BROKE_ITSELF = seldom(r"[Uuvd](?:[oyen]{0,3}|,(?P<he>o)|[^|,;Fи\\]{0,6}&)(?P<verb>F)|(?P<first>F)[oyen]{0,3}[Uuvd]")
_ITSELF = tuple(
    verb + ending
    for verb in (
        "разби", "рассыпа", "посыпа", "осыпа", "развали", "завали", "разруши", "слома", "перевернул", "опрокинул",
    )
    for ending in ("лся", "лась", "лись", "лось", "ся", "ась", "ись", "ось")
)  # fmt: skip
_BURNED = ("сгоре", "взорва", "burn")
_BURNED_UP = ("сгорел", "догор", "burned", "burnt")
_BROKE, _APART, _HULL = "broke", "apart", ("корпус", "крыло", "фюзеляж", "планер", "хвост")
_ITSELF_ALONE, _NO_THING_NEXT = seldom(r"(?:^|[|,;:&])[oye]{0,2}[Uuvd]$"), frozenset({"", "p", ",", ";", "&", "|"})
_ALOFT = frozenset({"воздухе", "лету", "высоте", "долетев", "достигнув", "долетел", "midair", "mid-air"})
_NAMES_UAV = seldom("[Uuv]")
_OF_UAVS = (*_BURNED, "загорел", "вспыхнул", "разруш", "развали", "рассыпа", "полыхнул", "запылал", "разорва", "разнес")
_LED, _ORDER = "вывед", "строя"
ASKED = Asked(
    _WHOM | _HE | _ALOFT | {_EARLIER, "if", "any"} | _SUBJECT | _NEWS | {_ORDER, _NONE, _NOTHING, _BROKE, _APART},
    (
        _CUT,
        _LED,
        *_ITSELF,
        *_BURNED,
        *_BURNED_UP,
        *_OF_UAVS,
        *_HULL,
        *_OUTBUILDINGS,
        *_DAMAGED,
        *_HARM,
        *_DONE,
        *_TO_BE_FOUND,
        *_SUFFERING,
        *_TELL_US,
        *THINGS,
    ),
)
_PROPERTY_NEXT = seldom(r"[oye]{0,3}(?:p[oyedhUuv]{1,4})?[и\\]")
_PROPERTY_BEFORE = seldom(r"[и\\][oye]{0,3},$")
# «пострадал один из промышленных объектов»: the words between the verb and the thing
_HURT = seldom(r"I(?P<things>(?:nz)?[oye]{0,2}[и\\o])")
# «храм сильно пострадал», «линия электропередачи пострадала»
_SUFFERED = seldom(r"^(?P<things>(?:nz)?[Coye]{0,2}[oC][oye]{0,2}(?:p[oye])?[oye]?)I[oye]?$")
_PHRASE = seldom("[^,;:]+")
_GENITIVE, _WHOSE = ("ых", "их", "ого", "его"), frozenset("n~B")
_LONG_AGO = frozenset("ϊϰ$г")
_STATED = frozenset("ѣ/?{Fр")
_ADJECTIVES = frozenset("oye")
_DENIED_LAST = seldom("0[/ѣ?o]?$")
_BEFORE, _AFTER = 4, 7


def by_participle(part: Part) -> bool:
    """«хозяин повреждённого дома», «водитель автомобиля, повреждённого обломками»: things are said to be damaged."""
    codes = part.codes
    if _NONE in part.words or not _LONG_AGO.isdisjoint(codes) or _asked_for(part):
        return False
    if "0" not in codes:
        return _participle_of_things(part)
    return any(_stated(part.clause(*phrase.span())) for phrase in _PHRASE.finditer(codes))


def _stated(phrase: Part) -> bool:
    """«на земле две сгоревшие бани», a phrase beside a denial that may hold for «разрушенных домов» alone."""
    at = next((index for index, word in enumerate(phrase.words) if word.startswith(_DAMAGED)), None)
    if at is None or "0" in phrase.codes:
        return False
    alone = phrase.words[at].endswith(_GENITIVE) and _WHOSE.isdisjoint(phrase.codes[:at])
    return not alone and _participle_of_things(phrase)


def no_participle(part: Part) -> bool:
    """«повреждённых зданий нет», «ни одного разбитого окна»: no damage."""
    if "F" in part.codes or "B" in part.codes or not ("0" in part.codes or _NONE in part.words):
        return False
    spans = [phrase.span() for phrase in _PHRASE.finditer(part.codes)]
    return any(_none_there(part.clause(*span)) for span in spans)


def _none_there(phrase: Part) -> bool:
    """Whether a phrase says that there are none: «… нет», «… не нашли», «ни одного …»."""
    denied = _NONE in phrase.words or _DENIED_LAST.search(phrase.codes) is not None
    return denied and not _asked_for(phrase) and (_participle_of_things(phrase) or _nothing(phrase))


def _nothing(phrase: Part) -> bool:
    """«ничего повреждённого не нашли»."""
    if _NOTHING not in phrase.words:
        return False
    after = phrase.words.index(_NOTHING) + 1
    return any(word.startswith(_DAMAGED) for word in phrase.words[after : after + 1])


def _asked_for(part: Part) -> bool:
    """«о повреждённом имуществе сообщайте старостам»."""
    return any(word.startswith(_TELL_US) for word in part.words)


def _participle_of_things(part: Part) -> bool:
    codes = part.codes
    for at, word in enumerate(part.words):
        participle = codes[at] == "o" and word.startswith(_DAMAGED)
        own = participle and _things_next(part, at + 1)
        if codes[at] == "w" and word.startswith("пострадавш") and _PROPERTY_NEXT.match(codes, at + 1):
            return part.words[at + 1] != _EARLIER
        if (
            participle
            and part.words[at - 1] != _EARLIER
            and (own or _PROPERTY_BEFORE.search(codes, 0, at) or _PROPERTY_NEXT.match(codes, at + 1))
        ):
            return True
    return False


def _things_next(part: Part, at: int) -> bool:
    """Whether a noun for things stands at a token or after an adjective there."""
    if part.words[at : at + 1] and part.words[at].startswith(_OUTBUILDINGS):
        return True
    end = at + 2 if part.codes[at : at + 1] in _ADJECTIVES else at + 1
    return any(word.startswith(THINGS) for word in part.words[at:end])


def without_people_cut(part: Part) -> Part:
    """«его посекло осколками», «мужчину посекло»: a person hurt; «дрон упал и сгорел»: nothing. No damage."""
    if "F" not in part.codes:
        return part
    chars = list(part.codes)
    for at, word in enumerate(part.words):
        if chars[at] == "F" and word.startswith(_CUT):
            near = range(max(0, at - 2), min(len(chars), at + 2))
            somebody = any(chars[place] == "B" or part.words[place] in _WHOM for place in near)
            if somebody or of_age_before(part.codes, at):
                chars[at] = "I"
    return _without_no_things(Part("".join(chars), part.words, part.at))


def _without_no_things(part: Part) -> Part:
    """«дрон упал в лесу и сгорел», «жители выведены в укрытие»: nothing on the ground is damaged."""
    chars = list(part.codes)
    if _in_the_air(part):
        chars = [
            "o" if code == "F" and word.startswith(_OF_UAVS) else code
            for word, code in zip(part.words, chars, strict=True)
        ]
    for match in _FELL_AND_BURNED.finditer(part.codes):
        at = match.start("burned")
        if part.words[at].startswith(_BURNED):
            chars[at] = "o"
    for match in _BROKE_ITSELF.finditer(part.codes):
        at = match.start("verb") if match["verb"] else match.start("first")
        itself = part.words[at] in _ITSELF and not _things_next(part, at + 1)
        if (itself or _burned_or_broke(part, at)) and not (match["he"] and part.words[at - 1] not in _HE):
            chars[at] = "o"
    for at, word in enumerate(part.words):
        if chars[at] == "F" and word.startswith(_LED) and _ORDER not in part.words[max(0, at - 3) : at + 4]:
            chars[at] = "o"
    return Part("".join(chars), part.words, part.at)


def _in_the_air(part: Part) -> bool:
    """«дрон загорелся в воздухе и сгорел, не долетев до земли»: a sentence that names nothing on the ground."""
    if _ALOFT.isdisjoint(part.words) or not _NAMES_UAV.search(part.codes) or "f" in part.codes:
        return False
    return not any(code in "и\\B" or word.startswith(THINGS) for word, code in zip(part.words, part.codes, strict=True))


def _burned_or_broke(part: Part, at: int) -> bool:
    """«дрон сгорел в поле», «корпус дрона разбит», "the drone broke apart": the UAV itself."""
    if part.words[at].startswith(_BURNED_UP):
        return _ITSELF_ALONE.search(part.codes, 0, at) is not None and part.codes[at + 1 : at + 2] in _NO_THING_NEXT
    if part.words[at] == _BROKE:
        return part.words[at + 1 : at + 2] == (_APART,)
    return part.words[at - 2].startswith(_HULL) and part.codes[at - 1] in "Uuvd"


def things_hurt(part: Part) -> bool:
    """«Пострадал один из промышленных объектов», «пострадало предприятие»: a phrase that names nobody."""
    if "I:" in part.codes and "0" not in part.codes and "B" not in part.codes:
        after = part.words[part.codes.index("I:") :]
        return any(word.startswith(THINGS) for word in after)
    for phrase in _PHRASE.finditer(part.codes):
        if "0" in phrase.group() or "B" in phrase.group():
            continue
        first = phrase.start()
        found = [(at + first, end + first) for at, end in _subjects(phrase.group())]
        for things in (range(*each) for each in found):
            if any(part.codes[at] in "и\\" or part.words[at].startswith((*_SUFFERING, *THINGS)) for at in things):
                return True
    return False


def _subjects(phrase: str) -> list[tuple[int, int]]:
    """Where a phrase may name what suffered."""
    before = _SUFFERED.search(phrase)
    return [match.span("things") for match in _HURT.finditer(phrase)] + ([before.span("things")] if before else [])


def without_what_is_to_be_found(part: Part) -> Part:
    """«проводится установление ущерба», «ущерб устанавливается», «осмотр на предмет повреждений»: none is stated."""
    if "f" not in part.codes:
        return part
    chars = list(part.codes)
    for phrase in _PHRASE.finditer(part.codes):
        if _STATED.isdisjoint(phrase.group()):
            for at in range(*phrase.span()):
                if chars[at] == "f" and _to_be_found(part, at, *phrase.span()):
                    chars[at] = "o"
    return Part("".join(chars), part.words, part.at)


def _to_be_found(part: Part, at: int, start: int, end: int) -> bool:
    """Whether the word for damage at a token is governed by one for finding out, in the phrase [start, end)."""
    if at and part.codes[at - 1] == _DANGER:
        return True
    if part.words[at + 2 : at + 4] == ("if", "any"):
        return True
    if not part.words[at].startswith(_HARM) or part.words[at - 1].startswith(_DONE):
        return False
    if not _NEWS.isdisjoint(part.words[start:at]):
        return True
    first = max(start, at - _BEFORE, part.codes.rfind("p", start, at) + 1)
    near = (*part.words[first:at], *part.words[at + 1 : min(end, at + _AFTER)])
    return any(word.startswith(_TO_BE_FOUND) or word in _SUBJECT for word in near)
