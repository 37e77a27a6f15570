"""One UAV told of without a number: «сбит БПЛА»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Count
from bot.reading.counts.quantity import Quantity
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_SINGLE = seldom(
    r"S(?![oye]{0,3}')(?![^|;U]{0,6},n[ye]{0,2}[Uv]o{0,2}[HFk])[^|;]{0,14}?(?:U|yv|yyv|v|a)|(?:y*)(?:U|v|a)[^|;,n]{0,8}?S|V[^|;,n]{0,3}?(?:y{1,2}v|[ye]{0,3}U)|V[oνμεδσ]?(?:p[ACYQsцoэ]{1,2}){1,3}[ye]{0,3}U|U(?:o{0,2}|p[sACYo]{1,3})V|[Uv]-[pп][^|;,n~\-]{1,8}-[oye]?S|[Uv][ye]{0,2},[^|;,n]{1,14}[,\-]{1,2}[^|;,n]{0,2}S|U[^|;,n]{0,12},S(?![^|,;]{0,4}[Uuv])|(?<!d)(?<!d[ye])U,[\]qтi][^|;,nuUvB]{0,12},o?V(?![oye]{0,2}[nUuv~и\\])"
)
# «атаковал один БПЛА, он подавлен», «бил дрон, его сбили»
_SINGLE_LATER = seldom(
    r"(?<!d)(?<!d[ye])[Uv][^|;:,nuUvSWOVETHI]{0,8},(?P<he>[&oi]{1,2})"
    r"(?:[oνμεδσ]?S(?![^|,;]{0,4}[Uuvи\\B])|V(?![oye]{0,2}[nUuv~и\\]))"
)
_HIM = frozenset({"он", "тот", "который", "его", "которого"})
# «ПВО сбила БПЛА самолётного типа у посёлка Ясный»: at a single spot
_SINGLE_AT = seldom(r"V[oye]{0,2}v[ye]{0,2}[pп](?:Yo?)?s[AC]{1,2}(?=$|[|;)]|A\^{0,2}Y)")
# «Экипаж сбил БПЛА, летевший к порту», «… летевший к порту БПЛА»
_SINGLE_WHO = seldom(r"V[oye!]{0,3}v[ye]{0,2},(?P<who>[\]qтoH])|V[oye!]{0,3}(?P<before>[\]qт])[^|;,:nSWOVuU~&B]{0,5}v")
_WHO = frozenset(
    {"который", "летевший", "летящий", "атаковавший", "пытавшийся", "направлявшийся", "следовавший", "двигавшийся"}
    | {"подлетавший", "приближавшийся", "заходивший", "шедший", "несший", "прорывавшийся", "упавший", "рухнувший"}
)
# "A drone heading for … was detected and shot down", "the UAV has been intercepted"
_SINGLE_PASSIVE = seldom(r"U(?P<between>[^|;,:n~uUvdKDSWOVTEи\\]{1,11})V")
_WERE = frozenset({"was", "been", "being"})
_WITH = frozenset({"using", "with"})
_SINGLE_REPELLED = seldom(
    r"E[oyeνμεδσ]{0,4}K(?:[zp]o?)?[ye]{0,2}U|K(?:[zp]o?)?[ye]{0,2}U[^|;,n~]{0,5}E"
    r"|E[oyeνμεδσ]{0,4}Ke?ye?v|Ke?ye?v[^|;,n~]{0,4}E"
)
_SINGLE_IN_REPELLING = seldom(r"r[oye]{0,2}K[ye]{0,2}U")
# «По дрону сбито в Ржеве и Зубцове»
_ONE_EACH = seldom(r"P[ye]{0,2}U[^|;,n]{0,6}[SWOV]|[SWOV][^|;,n]{0,6}P[ye]{0,2}U")
_SINGLE_NOUN = seldom(r"Z[ye]{0,2}U|(?<![Popэ])Z[ye]{0,2}v|Z[ye]{0,2}vo")
# «уничтоженного над Обнинском БПЛА»; «обломки второго сбитого – в поле»
_SINGLE_PARTICIPLE = re.compile(r"θ(?![oye]{0,2}[иN'\\])[^|;,n~SWOVETHFhIGкkqZUuvθ]{0,10}[Uv]|[Uv],?θ")
_NEXT_PARTICIPLE = seldom(r"(?<=o)θ(?=[-pHFq])")
_ORDINALS = {"второго": 2, "второй": 2, "другого": 2, "третьего": 3, "третий": 3, "четвертого": 4, "пятого": 5}
_NEXT = frozenset({"второй", "третий", "четвертый", "пятый", "шестой", "седьмой"})
# «Сбиты 9 БПЛА. Последний уничтожен утром»: one of them
_LAST = frozenset({"последний", "крайний"})
_STOPPED_ALONE = seldom(r"[oνμεδσ]?S(?:[oye]{0,3}!)?o{0,2}$")
_IN_THE_END = seldom(r"[Uv][^|;n]{0,16}[,&][oe&pτ]{1,5}S(?![^|,;]{0,4}[Uuvи\\B])")
_BUT = frozenset(
    {"но", "однако", "затем", "вскоре", "потом", "позже", "позднее", "спустя", "через", "сразу", "следом", "после"}
)
_BOTH = seldom("(?P<both>J)[oye]{0,2}[Uuva]?o{0,2}[SWOV]|[WV](?P<last>J)(?![^|]*n)")
_TWO = frozenset({"оба", "обе", "both"})
_NUMBERS = seldom("n{1,3}")
_MINUTES = frozenset(
    {
        "метров", "метрах", "метра", "км", "километрах", "километров", "километра", "минут", "минуты", "минуту",
        "мин", "секунд", "час", "часа", "часов", "minutes", "hours", "hour",
    }
)  # fmt: skip
_IT = frozenset({"его", "аппарат"})
_QUOTE = ("«",)
_CHECKED = ("проверя", "уточня")
_NOT_IT = seldom("[unVWO~]")
_HE = frozenset({"он"})
_HE_FELL = frozenset(
    {"упал", "рухнул", "свалился", "спикировал", "врезался", "сдетонировал", "взорвался", "разорвался", "попал"}
)
_SOME_STOPPED = seldom("V[oyeνμεδσ]{0,3}v|v[oyeνμεδσ]{0,3}V")
_AND_FELL = seldom(r"[^|;,nWuU~]{0,10}[,&](?P<he>[oaUvC]?)(?P<fell>H)(?![oye]{0,2}d)")
_NEXT_FELL = seldom("(?P<he>[oaUvC]?)(?P<fell>H)(?![oye]{0,2}d)")
_SOME_OF_MANY = frozenset({"часть", "половина", "большинство", "основная", "большая"})
ASKED = Asked(
    _MINUTES.union(_TWO, _QUOTE)
    | _WERE
    | _WITH
    | _WHO
    | _SOME_OF_MANY
    | _IT
    | _BUT
    | _HE
    | _HE_FELL
    | _HIM
    | _NEXT
    | _LAST
    | frozenset(_ORDINALS),
    _CHECKED,
)
_UNKNOWN = frozenset("oC")
_NOT_SOME = frozenset("n~WuUSM")
_ONE = Count.exact(1)


def it(codes: str, words: Sequence[str]) -> list[Quantity]:
    """«Замечен БПЛА, военные уничтожили его», «Его сбили»: the one told of, unless that was counted before.

    So is the one of «БПЛА …, но был подавлен» and «Подавлен средствами РЭБ».
    """
    if (match := _STOPPED_ALONE.match(codes)) or (match := _IN_THE_END.search(codes)):
        alone = match.start() == 0
        if alone or not _BUT.isdisjoint(words[match.start() : match.end()]):
            return [Quantity(match.start(), match.end(), _ONE, "downed", "part" if alone else "single")]
    stopped = _SOME_STOPPED.search(codes)
    if stopped and (match := _AND_FELL.match(codes, stopped.end())) and _he_fell(match, words):
        return [Quantity(stopped.start(), stopped.end(), _ONE, "downed", "single")]
    for at, word in enumerate(words):
        if (
            word in _IT
            and "V" in codes[max(0, at - 1) : at + 2 + (words[at + 1 : at + 2] == _QUOTE)]
            and not _NOT_IT.search(codes[: max(0, at - 1)])
        ):
            return [Quantity(at, at + 1, _ONE, "downed", "part")]
    return []


def both(codes: str, words: Sequence[str]) -> list[Quantity]:
    """«Оба сбиты ПВО», «сбиты оба»: two, of a sentence that gives no number."""
    match = _BOTH.search(codes)
    at = match.start("both") if match and match["both"] else match.start("last") if match else -1
    if match is None or words[at] not in _TWO:
        return []
    return [Quantity(match.start(), match.end(), Count.exact(2), "downed", "all", number_at=at)]


def without_minutes(codes: str, words: Sequence[str]) -> str:
    """The codes of a sentence with «через шесть минут» as words that count nothing."""
    if "n" not in codes or _MINUTES.isdisjoint(words):
        return codes
    spans = [m for m in _NUMBERS.finditer(codes) if m.end() < len(words) and words[m.end()] in _MINUTES]
    for match in spans:
        codes = codes[: match.start()] + "o" * len(match.group()) + codes[match.end() :]
    return codes


def some_stopped(codes: str) -> bool:
    """«Сбили БПЛА»: how many is not said, for the word has one form."""
    return _SOME_STOPPED.search(codes) is not None and _NOT_SOME.isdisjoint(codes)


def fell(codes: str, words: Sequence[str]) -> bool:
    """«Упал на кровлю», «Он рухнул в воду», of a sentence by its own positions: what fell was one."""
    match = _NEXT_FELL.match(codes)
    return match is not None and _he_fell(match, words)


def _he_fell(match: re.Match[str], words: Sequence[str]) -> bool:
    at = match.start("fell")
    return words[at] in _HE_FELL and (match["he"] not in _UNKNOWN or words[at - 1] in _HE)


def single(codes: str, words: Sequence[str] = ()) -> list[Quantity]:
    """The only UAV that the verbs of a sentence tell of, if any, by the positions of the sentence.

    Participles may tell of several, one after the other: «обломки первого сбитого …, второго сбитого …».
    """
    if "P" in codes and (match := _ONE_EACH.search(codes)):
        return [Quantity(match.start(), match.end(), _ONE, "downed", each=True)]
    told = _by_verb(codes, words) if "S" in codes or "V" in codes else None
    if told is not None:
        return told
    if "Z" in codes and (match := _SINGLE_NOUN.search(codes)) and not _checked(codes, words):
        return [Quantity(match.start(), match.end(), _ONE, "downed", "single")]
    if "E" in codes and (match := _SINGLE_REPELLED.search(codes)):
        return [Quantity(match.start(), match.end(), _ONE, "downed", "single")]
    if "r" in codes and (match := _SINGLE_IN_REPELLING.search(codes)):
        return [Quantity(match.start(), match.end(), _ONE, "downed", "shadow")]
    return _by_participles(codes, words) if "θ" in codes else []


def _by_verb(codes: str, words: Sequence[str]) -> list[Quantity] | None:
    """The one that was shot down, none where it is one of many; None where no verb tells of one."""
    match = _SINGLE.search(codes)
    if match and not _means(match, words):
        if not _SOME_OF_MANY.isdisjoint(words[max(0, match.start() - 1) : match.end()]):
            return []
    else:
        match = (_SINGLE_AT.search(codes) or _who(codes, words)) if "v" in codes else _passive(codes, words)
    match = match or _later(codes, words)
    if match is None:
        return None
    said = words[match.start() : match.end()]
    kind = (
        "part"
        if not _LAST.isdisjoint(words[max(0, match.start() - 1) : match.end()])
        else "single"
        if _NEXT.isdisjoint(said)
        else "again"
    )
    return [Quantity(match.start(), match.end(), _ONE, "downed", kind, more="M" in codes[: match.end()])]


def _who(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """What «БПЛА», which has one form, does not tell, a participle or pronoun does."""
    match = _SINGLE_WHO.search(codes)
    at = match.start("who" if match["who"] else "before") if match else 0
    return match if words[at : at + 1] and words[at] in _WHO else None


def _later(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """«Атаковал один БПЛА, он подавлен»: the pronoun tells that it was one."""
    match = _SINGLE_LATER.search(codes)
    return match if match and not _HIM.isdisjoint(words[slice(*match.span("he"))]) else None


def _passive(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    match = _SINGLE_PASSIVE.search(codes)
    if match is None or _means(match, words) or _WERE.isdisjoint(words[slice(*match.span("between"))]):
        return None
    return match


def _means(match: re.Match[str], words: Sequence[str]) -> bool:
    """ "An attempt to attack using a UAV was stopped"."""
    return not _WITH.isdisjoint(words[max(0, match.start() - 3) : match.start()])


def _checked(codes: str, words: Sequence[str]) -> bool:
    """«проверяют информацию об уничтожении БПЛА»: nobody says yet that it was one."""
    return "t" in codes and any(word.startswith(_CHECKED) for word in words)


def _by_participles(codes: str, words: Sequence[str]) -> list[Quantity]:
    """The first that a participle tells of, and those that are counted: the number is the one of the ordinal."""
    found: dict[int, Quantity] = {}
    for match in (*_SINGLE_PARTICIPLE.finditer(codes), *_NEXT_PARTICIPLE.finditer(codes)):
        at = codes.index("θ", match.start())
        ordinal = _ORDINALS.get(words[at - 1]) if at and words else None
        if at not in found and (ordinal or (not found and match.re is _SINGLE_PARTICIPLE)):
            count = Count.exact(ordinal) if ordinal else _ONE
            found[at] = Quantity(match.start(), match.end(), count, "downed", "shadow")
    return [found[at] for at in sorted(found)]
