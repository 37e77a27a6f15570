"""Verbs that no lexicon has, or that mean much else: what they tell of UAVs, by who did it and how it is said.

«Зенитчики оприходовали шесть дронов» stopped them, «школу исполосовало дроном» and «дрон лягнул по башне» are attacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.seldom import seldom
from bot.reading.words import codes
from bot.reading.words.codes import sentence_start

_VERBS = (
    "угомони оприходова уложи прихлопну шлепну хлопну грохну смахну сковырну обнули уделал размолоти раскроши "
    "покроши искроши спусти утихомири успокои усмири урезони упокои почисти вычисти зачисти заземли сруби "
    "выруби ослепи выщелка сщелкну щелкну перещелка распыли развея ухлопа укокоши порешил приговори поймал "
    "изловил словил одоле раската наказал убрал упразднил истреби выкосил скосил накрыл срезал положил "
    "опрокинул отоварил уработал замочил пригвозди низложил укротил приструнил погаси потуши обнули загаси отминусова"
)
_SLANG = _VERBS.split()
_PAST = ("л", "ла", "ло", "ли")
_PASSIVE = {"ен": "S", "ена": "S", "ан": "S", "ана": "S", "ено": "O", "ано": "O", "ены": "W", "аны": "W"}
_WHOLE = {"вынес": "V", "вынесла": "V", "вынесли": "V", "снял": "V", "сняла": "V", "сняли": "V", "срезал": "V"}


def _forms() -> Iterator[tuple[str, str]]:
    yield from _WHOLE.items()
    for stem in _SLANG:
        verb = stem.removesuffix("л")
        yield from ((verb + ending, "V") for ending in _PAST)
        if verb[-1] in "ие":
            yield from ((verb[:-1] + ending, code) for ending, code in _PASSIVE.items() if ending[0] == "е")
        elif verb[-1] == "а":
            yield from ((verb[:-1] + ending, code) for ending, code in _PASSIVE.items() if ending[0] == "а")


SLANG = dict(_forms())
"""Past forms and short participles of what gunners do to UAVs, and others to much else."""
RAN_OVER = frozenset({"сбил", "сбила", "сбило"})
_SOMEBODY = ("у", "ю", "ика", "хода", "нка", "ста", "ого")
STOPPED_BY = seldom("[SWOn]-?B")
_AIR_DEFENCE = "!"
_AGENTS = ("ами", "ями", "ими", "ыми")
_CREWS_OF_UAVS = frozenset({"экипаж", "экипажи"})
OPERATORS = _CREWS_OF_UAVS | {"оператор", "операторы", "оператора", "оператором", "операторами"}
_DONE_TO_THEM = frozenset("SWOVTθGZ")
_FOES = ("украинск", "вражеск", "неприятельск", "всу")
CREWS = frozenset(
    {
        "расчеты", "расчет", "смена", "зенитчики", "зенитчик", "стрелки", "снайперы", "пвошники", "пво-шники",
        "дружинники",
    }
    | {"росгвардейцы", "бойцы", "ребята", "мужики", "самооборона", "панцирь", "панцири", "тор", "торы", "бук", "буки"}
    | {"мобильные", "группы", "группа", "экипажи", "gunners", "crews", "gunner", "servicemen", "defenders", "защитники"}
    | {
        "пулеметчики", "пулеметчик", "казаки", "охотники", "территориалы", "барсовцы", "военные", "солдаты",
        "резервисты",
    }
)  # fmt: skip
_AIR_DEFENCE = "!"
_TAKEN = frozenset({"снял", "сняла", "сняли"})
_THEM = seldom("[o]{0,2}(?:[n~][yeo]{0,2}[Uuva]|[ye]{0,2}U)")
_COUNTED = seldom("[o]{0,2}[n~][ye]{0,2}[Uuv]")
_COUNTED_BEFORE = seldom("n[ye]{0,2}[Uuv]o?$")
_BEFORE = seldom("(?:[n~][ye]{0,2}[Uuv]|U)[oye]{0,2}$")
_PICTURES = ("видео", "камер", "телефон", "вооружен", "дежурств", "позици", "ролик", "фильм", "полет")
_WITH_GUNS = ("пулемет", "автомат", "карабин", "дробовик", "ружь", "очередью", "охран", "полицейск")
_PAST_FORM = seldom(r"[а-я]{3,}(?:л|ла|ло|ли)$")
_SEEN = seldom(
    "засек|замети|увиде|виде|сопровожд|наблюд|вел|собра|закуп|купи|переда|примен|испыт|освои|изуч|насчит|"
    "считал|пересчит|слыша|услыша|ждал|ожида|упусти|потеря|привез|достави|показа|подобра|осмотр|изъял|вывез|"
    "пропусти|обслужи|готови|подготови|провер|отремонт|ремонт|подари|вруч|приобре|сдела|настрои|подня|поднима|"
    "встрети|приня|сдал|был|стал|заяви|сообщ|сказа|доложи|отлови|обучи|учил|помог|попроси|представи|идентифиц|опозна|"
    "проводи|распозна|взял|смогл|позвол|дал|разреш|отслед|выслед|запис"
)


def ran_over(text: str, folded: list[str], at: list[int]) -> str:
    """«Поезд сбил мужчину»: no UAV was shot down."""
    return codes.recoded(
        text, [i for i in at if text[i + 1 : i + 2] == "B" and folded[i + 1].endswith(_SOMEBODY)], codes.OTHER
    )


def slang(text: str, folded: list[str], at: list[int]) -> str:
    """«Зенитчики уложили дрон», «ночью оприходовали шесть БПЛА», «сняли» said of UAVs, not of films."""
    chars = list(text)
    for index in at:
        if text[index] not in "ocFLΛΘΞ":
            continue
        word = folded[index]
        code = SLANG[word]
        start, end = _clause(text, index)
        if code != "V":
            told = _COUNTED.match(text, index + 1) or _BEFORE.search(text, max(start, index - 8), index)
        else:
            told = _THEM.match(text, index + 1 + (folded[index + 1 : index + 2] == ["»"]))
            told = told or _COUNTED_BEFORE.search(text, max(start, index - 8), index)
        if told and _by_gunners(text, folded, start, end) and not _pictures(folded, start, end):
            chars[index] = code
    return "".join(chars)


def stopped_by(text: str, folded: list[str]) -> str:
    """«ещё один сбит росгвардейцами», «два – военными»: who did it, no victims."""
    ends = [match.end() - 1 for match in STOPPED_BY.finditer(text)]
    return codes.recoded(text, [at for at in ends if folded[at].endswith(_AGENTS)], _AIR_DEFENCE)


def crews(text: str, folded: list[str], at: list[int]) -> str:
    """«Расчёты … шесть БПЛА» with a verb that nobody knows: they stopped them, unless they only saw or got them."""
    chars = list(text)
    for index in at:
        near = text[index + 2 : index + 10]
        if "n" not in near and "~" not in near:
            continue
        _, end = _clause(text, index)
        for verb in range(index + 1, min(end, index + 7)):
            word = folded[verb]
            if text[verb] == "o" and _PAST_FORM.match(word) and _COUNTED.match(text, verb + 1):
                if not _SEEN.match(word) and folded[verb - 1] != "не":
                    chars[verb] = "V"
                break
    return "".join(chars)


def operators(text: str, folded: list[str], at: list[int]) -> str:
    """«Бил оператор украинского дрона»: the UAV did; «украинские операторы дронов сожгли» are none of ours."""
    named = [index for index in at if folded[index] not in _CREWS_OF_UAVS]
    found = [index for index in named if any(word.startswith(_FOES) for word in folded[index + 1 : index + 3])]
    theirs = [index for index in at if index and folded[index - 1].startswith(_FOES)]
    acting = [index for index in theirs if _DONE_TO_THEM.isdisjoint(text[sentence_start(text, index, 24) : index])]
    return codes.recoded(text, [*acting, *found], "e")


def _clause(text: str, at: int) -> tuple[int, int]:
    start = sentence_start(text, at, 24)
    ends = [end for mark in "|;" if (end := text.find(mark, at, at + 16)) >= 0]
    return start, min(ends, default=min(len(text), at + 16))


def _by_gunners(text: str, folded: list[str], start: int, end: int) -> bool:
    """Whether gunners or the air defence, a night or a sky are named."""
    words = folded[start:end]
    if _AIR_DEFENCE in text[start:end] or not CREWS.isdisjoint(words) or "неба" in words or "прицеле" in words:
        return True
    if any(word.startswith(_WITH_GUNS) for word in words):
        return True
    return _TAKEN.isdisjoint(words) and ("ν" in text[start:end] or "над" in words)


def _pictures(folded: list[str], start: int, end: int) -> bool:
    return any(word.startswith(_PICTURES) for word in folded[start:end])


_SHORT_PARTICIPLE = seldom(
    r"[а-я]{3,}(?:[аеяё]н|[аея]на|[аея]но|[аея]ны|ут|ута|уто|уты|ит|ита|ито|иты|ыт|ыта|ыто|ыты)$"
)
_IMPERSONAL = seldom(r"[а-я]{3,}ло$")
_CIVIL = seldom(
    "оснащ|обеспеч|укомплект|вооруж|доставл|снят|засня|осмотр|обследов|замеч|обнаруж|найд|занят|обуч|управл|"
    "опрыск|полит|удобр|провер|показан|назван|увлеч|связан|вызван|обработан|обработало|было|стало|помогло|"
    "интерес|награжд|подар|выявлен|изуч|удобрен|засеян|очищен|облет|оказалось|сопровожд|освещ|зафиксир|открыт|"
    "должно|могло|снабж|заменен|вытесн|захвач|довол|восхищ|командова|пользова|началось|осталось|запечатл|"
    "привез|внесен|перевез|отснят|закрыт|прикрыт|нужно|можно|перенес|сделан|создан|нарисован|написан|отмечен|"
    "предназнач|передан|собран|куплен|доверен|считан|отремонт|восстан|утеплен"
)
_UAVS_OR_DEBRIS = "Uuvd"
_BY_SHOTS = ("подбит", "расстрелян")
_MAY_BE_DONE = "oSWO"
BY_UAVS = "\x07"
"""Mark of UAVs in the instrumental case."""
_ROOM = 4
_MARKS = "|,;:(-"
_THEY_DID = frozenset({"достали", "достала", "накрыли", "подловили", "догнали", "настигли"})
"""«Подстанцию «достали» дроном»."""
_LAST_LETTERS = frozenset("наоыт")
"""Of short participles and impersonal verbs."""


def by_uavs(text: str, marks: str, folded: list[str]) -> str:
    """«Школу исполосовало дроном», «мост изрыт дронами»: an attack, whatever the verb, unless UAVs only serve."""
    chars = list(text)
    at = marks.find(BY_UAVS)
    while at >= 0:
        if not _governed(text, at) and (verb := _done_near(text, folded, at)) is not None:
            chars[verb] = "q"
        at = marks.find(BY_UAVS, at + 1)
    return "".join(chars)


def _governed(text: str, at: int) -> bool:
    """«столкнулся с дроном», «борьба с украинскими дронами», «после повреждения дроном»."""
    before = at - 1
    while before >= 0 and text[before] in "yen":
        before -= 1
    return before >= 0 and text[before] in "pPпfhFKIGjZ"


def _done_near(text: str, folded: list[str], at: int) -> int | None:
    """The nearest verb before, else after UAVs in their clause that tells what they did to something."""
    for around in (range(at - 1, max(-1, at - _ROOM - 1), -1), range(at + 1, min(len(text), at + _ROOM + 1))):
        for each in around:
            if text[each] in _MARKS:
                break
            if text[each] in _MAY_BE_DONE and _done_to(text, folded, each, by=at):
                return each
    return None


def _done_to(text: str, folded: list[str], at: int, *, by: int) -> bool:
    word = folded[at]
    if text[at] != "o":
        # «трактор подбит дроном», «дроном подбит трактор», not «дрон подбит дроном-перехватчиком»
        others = text[sentence_start(text, at, 24) : by if by < at else at]
        others += text[at + 1 : at + 4] if by < at else ""
        return word.startswith(_BY_SHOTS) and not any(code in others for code in _UAVS_OR_DEBRIS)
    if word in _THEY_DID:
        return True
    if word[-1] not in _LAST_LETTERS:
        return False
    known = _SHORT_PARTICIPLE.match(word) or _IMPERSONAL.match(word)
    return known is not None and not _CIVIL.match(word) and folded[at - 1 : at] != ["не"]


_ACTS_ON = seldom("[Uuv](?<![dhKZfrcDz].)o{0,3}o[pP][oye]?[^|,;:]")
_FINITE = seldom(r"[а-я]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись)$")
_ON = frozenset({"в", "во", "на", "по", "о", "об"})
_THINGS = frozenset("ий\\Bs=Y")
_SITES = seldom(
    "школ|подстанц|завод|труб|башн|стен|окн|котельн|градир|нефтебаз|элеватор|ферм|кабин|борт|столб|опор|"
    "провод|лэп|больниц|храм|церк|садик|детсад|рын|газон|двор|огород|спортзал|цистерн|бензовоз|остановк|клуб|"
    "почт|пристан|причал|мост|коровник|телятник|зернохранил|нпз|тэц|тэс|грэс|азс|парковк|стоянк|палат|кухн|рынк|"
    "фундамент|пашню|пруд$|озеро$|реку$|болото$|овраг$|лед$|снег$|грунт$|землю$|воду$|лесополосу|камыши|балку|грядк|"
    "асфальт|обочину|склон$|холм$|берег$|пляж"
)
_FLEW = seldom(
    "лет|разлет|пролет|вылет|облет|долет|подлет|улет|курсир|круж|завис|висе|висл|шел|шл|прош(?!л[иа]сь|елся)|подош|подоше|ушел|"
    "ушл|вошел|вошл|заше|зашл|верну|возвращ|направ|мча|двига|следова|следи|сниз|снижа|подня|поднима|взлет|"
    "старт|работа|дежур|патрул|наблюд|снима|снял|появ|показал|наход|оказа|был|стал|исчез|пропал|скры|замеч|"
    "вел|маневр|уклон|прибли|планир|тренир|участв|помог|служ|сел|приземл|отправ|выш|выше|выполн|числ|потрат|"
    "переше|перешл|погнал|нашел|нашл|жужж|гуде|шуме|звуч|слыш|пригод|прода|продав|постав|достав|остал|остав|"
    "реаг|использ|примен|провел|провод|сфотограф|показ|работ|поступ|призван|зарегистр|отнес|выступ|победи|"
    "опуст|упорх|занял|получи|впис|прогул|тяну|вез|нес|сообщ|застря|лежал|сто"
)


def acting(text: str, folded: list[str]) -> str:
    """«Дрон лягнул по башне»: an attack, unless he flew there, was seen there or served there."""
    found = []
    for match in _ACTS_ON.finditer(text):
        on = match.start() + match.group().replace("P", "p").index("p")
        verb = on - 1
        if folded[on] not in _ON or not _FINITE.match(folded[verb]) or _FLEW.match(folded[verb]):
            continue
        things = range(on + 1, min(len(text), on + 4))
        met = folded[on] in {"о", "об"} or any(text[each] in _THINGS or _SITES.match(folded[each]) for each in things)
        if met and folded[verb - 1] != "не":
            found.append(verb)
    return codes.recoded(text, found, "k")
