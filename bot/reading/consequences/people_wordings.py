"""How texts tell of people who were hurt or killed: the wordings that people.py looks for, over concept characters."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.reading.seldom import seldom

_N = r"(?:(?P<bound>>|0\}|<)?(?P<number>n{1,6}|~))"
YEARS = r"(?:[n*],){0,4}\*\*\*г?"
_OF_WHAT = r"[oъ^Asи]{0,2}[oъsYQи](?=[,&])"
# «хозяйка и приехавшая к ней внучка», «хозяин дома, 70 лет, и …»
_OF_AGE = (
    rf"C{{1,3}},[*]г?(?:,(?=&|o?[IG{{Г]))?|[\\и]?,[*]г?(?:,(?=&))?|{YEARS}o?|[*]г?o?|,[*]г?o?(?:,(?=&))?|\([*]г?o?\)"
)
# «тракторист в селе Званное и пенсионерка в Рыльске», «механик зернотока в Льгове и …»
_AT_PLACE = r"[oъи]{0,2}(?:[pz][sCAYQ^]{1,6}|\([sCAYQ^]{1,6}\))(?=[,&]{1,2}o?n?[oye*]{0,2}B|o{0,2}[IG{Г]|[|;)]|$)"
_PERSON = rf"n?(?:[o\]]po|[oye*]{{0,2}})B{{1,2}}(?:oCo|C{{1,2}}(?=&)|{_OF_AGE}|{_OF_WHAT})?(?:{_AT_PLACE})?"
# Atomic links and a bounded number of them: «o» may end one word and begin the next, which must not be tried both ways
# in every link of a long chain.
_CHAIN = (
    rf"(?P<chain>(?>{_PERSON})(?>,o?{_PERSON}){{1,6}}(?>o?&[oM]?{_PERSON}){{1,6}}(?=,(?![noye*]{{0,3}}B)|o{{0,2}}[ГИ+]|p[oye]?[j+])"
    rf"|(?>{_PERSON})(?>o?&[oM]?{_PERSON}){{1,6}}(?!,o?n?[oye*]{{0,2}}B{{1,2}}(?:(?!&o?B[IG])[,&|;)]|oCo|$))"
    rf"|(?>{_PERSON})(?>o?[,&]{{1,2}}[oM]?{_PERSON}){{1,12}}(?=$|[|;)\-:]|o{{0,3}}[Ij{{G]))"
)
_CHAIN_AFTER = _CHAIN.replace("|o{0,3}[Ij{G]", "").replace(
    "|o{0,2}[ГИ+]|p[oye]?[j+]", "|(?![oye]{0,3}(?:[-,IGГИ+{Ю&]|p?[oye]{0,2}[j+]))"
)
# Not those of whom the verb before tells: «погибли семь сотрудников, 11 человек пострадали».
_OF_ANOTHER_VERB = "".join(
    rf"(?<![GI]{between})"
    for between in ("", "[noeBz]", "B&", "n[oyenBz]", "[oe][oyenB]", "n[oye][oye]", "z[oyen]", "z[oyen][oyen]")
)
_CHAIN_BEFORE = rf"(?<!\*){_OF_ANOTHER_VERB}" + _CHAIN.replace("chain", "before")
# «раненых за сутки», «раненых на этот час», «пострадавших к утру»
_BY_NOW = "(?:з[oye]?[νμεδσ]|p[oye]?[τνμεδρ])"
# «хозяева, муж и жена, получили порезы»
_PAIR_NAMED = r"(?:(?<=B,)|(?<=B[oи],))(?P<aside>[oye]?B&[oye]?B),o?(?:"
# «у водителя и пассажира ожоги»
_CHAIN_OF_OWNERS = "(?<=p)" + _CHAIN.replace("chain", "owners")
_HURT = frozenset({"ранен", "ранена", "ранило", "травмирован", "травмирована", "контужен", "контужена"})
_TREATED = frozenset({"госпитализирован", "госпитализирована", "прооперирован", "прооперирована"})
_A_WOUNDED = frozenset({"пострадавший", "пострадавшая", "раненый", "раненая"})
_DIED = frozenset({"погиб", "погибла", "убит", "убита", "скончался", "скончалась", "умер", "умерла"})
_A_DEAD = frozenset({"погибший", "погибшая"})
ALONE = _HURT | _TREATED | _A_WOUNDED | _DIED | _A_DEAD
"""Words that tell of one by themselves."""
OF_ONE = _HURT | _TREATED | _DIED | {"получил", "получила"}
"""Verbs of one person."""


class Wording(NamedTuple):
    """How one kind of harm is told: several people together, a number, one person, a word that tells of one.

    `told`: what a sentence must have for any of it.
    """

    told: re.Pattern[str]
    together: re.Pattern[str]
    numbered: tuple[re.Pattern[str], ...]
    one: re.Pattern[str]
    alone: frozenset[str]
    noun: frozenset[str]


def _in_apposition() -> tuple[re.Pattern[str], ...]:
    """«двое матросов – граждане Индии – получили ожоги», "two men, a father of 50 and his son, were wounded"."""
    got, one = r"(?:I|\{[oye]{0,3}j)", r"[oyen]{0,3}B[oyezn*г"
    return (
        seldom(_N + r"[oye]{0,2}B{0,2}o{0,2}-[oyeAC]{0,3}B[oyeACQ]{0,4}-o?" + got),
        # «пострадали от атак дронов в двух районах четверо жителей»
        seldom(r"I[^|;n:0,B&GSWOVFf]{5,14}(?<!p)" + _N + r"(?=[oye]{0,2}B)"),
        seldom(r"И[^|;:n0,]{0,4}" + _N + r"[oye]{0,2}B{1,2},w"),
        # «ещё двое, рабочие лесопилки, получили ранения»
        seldom(r"(?<!G)" + _N + r",[oye]{0,2}B[^|;:n0,IGB&]{0,5},o?" + got + r"(?![oye]{0,2}[nB])"),
        # «его сослуживцы, двое мужчин, с травмами доставлены», «пассажиры (две женщины) с ожогами»
        seldom(r"[Bw][oye]{0,2}[,(]" + _N + r"[oye]{0,2}B{1,2}[,)]o{0,2}(?:p[oye]{0,3}[j+]|[+Г])"),
        # «извлечены живыми девять человек, все с травмами»
        seldom(r"(?:^|(?<=[,;:&]))[oyeC]{0,3}" + _N + r"[oye]{0,2}B{0,2}o{0,2},J[oye]?(?:[IГ]|\{[oye]?j|p[oye]{0,2}j)"),
        seldom(r"(?<!G)" + _N + r"[oye]{0,2}B{0,2}(?:z?[CA]{1,2})?," + one + "&]{0,8}&" + one + "]{0,5},o{0,2}" + got),
        seldom(r"(?<!G)" + _N + r"[oye]{0,2}B{1,2}(?:z?[CA]{1,2})?," + one + "&]{0,8}&" + one + "]{0,5},o{0,3}p?j"),
    )


def _growing_numbers() -> tuple[re.Pattern[str], ...]:
    return (
        seldom(r"X[oye]{0,2}w[op\-:]{0,4}" + _N),
        seldom(r"[gx]0[^|n]{0,6}зo?И" + _N),
        seldom(r"wπ[:,][oyep]{0,4}" + _N),
        seldom(r"w-?pn{1,3}p" + _N),
        seldom(r"πp" + _N + r"B?[oye]{0,2}w"),
        # «до пяти выросло число раненых»
        seldom(r"p" + _N + r"B?π[^|;n0]{0,3}w"),
    )


def _numbers_of_injured() -> tuple[re.Pattern[str], ...]:
    return (
        # «за помощью обратились 45 человек, 35 из них госпитализированы»
        seldom(r"зoИ" + _N + r"(?=[oye]{0,2}[B,][^|]*[Г+j])"),
        # «девять человек обратились к медикам, шестеро – из-за ожогов»
        seldom(_N + r"[oye]{0,2}B{1,2}o?И(?=p[B+ч])"),
        seldom(_N + r"z[oye]{0,2}n{1,3}[oye]{0,2}B{0,2}[oye]{0,3}(?:[IГ]|\{[oye]{0,3}j)"),
        seldom(r"I[^|;n:0,B&]{0,4}?" + _N + r"(?![oye]{0,2}[и\\Uuvd])[oye]{0,2}B?"),
        seldom(_N + r"M?[oye]{0,2}B{0,2}(?:[oъиц\-]{0,3}|,p?o{1,3},o?|[oye]?[Uuv])I"),
        seldom(r"(?<!G)" + _N + r"[oye]{0,2}B{1,2},[^|;,0]{1,8},o?I"),
        seldom(r"p[oe]?[Bч]И[^|;:n0]{0,3}" + _N),
        seldom(_N + r"[oye]{0,2}B{0,2}[^|;:nUuv]{0,3}\{[^|;:]{0,6}?j"),
        seldom(_N + r"[oye]{0,2}B{1,2}(?:A?[QY]|sC|[AC]){1,2}o?(?:[IГ]|\{[oye]{0,3}j)"),
        seldom(_N + r"[oye]{1,2}p[oyeи\\]{1,2}B{1,2}o?(?:[IГ]|\{[oye]{0,3}j)"),
        seldom(_N + r"[oye]{0,2}B{0,2}o?\{o?ч"),
        seldom(_N + r"z[oye]{0,2}B{1,2}o{0,2}[IГ]"),
        seldom(_N + r"w"),
        seldom(_N + r"[oye]{0,2}B{1,2}p?[oye]{0,2}j"),
        seldom(_N + r"(?:-?p|[\-:])[oye]{0,2}j"),
        seldom(r"(?<=M)" + _N + r"[oye]{0,2}B{0,2}p[oye]{0,2}[j+]"),
        seldom(r"w[^|;n]{0,16}π(?:pn{1,3}p|p)?" + _N),
        seldom(rf"w{_BY_NOW}?[opπ?:\-]{{0,4}}" + _N + r"(?![oye]?[\\иYsэ])"),
        seldom(_N + r"[oye]{0,2}B{1,2}o{1,3}ч"),
        seldom(r"I[^|;n0,&]{1,5}-" + _N + r"(?=[oye]{0,2}B|[|,;]|$)"),
        seldom(r"w[^|;n,0B]{0,8}[:\-]o{0,2}" + _N + r"(?=[oye]{0,2}B|[|,;)]|$)"),
        seldom(r"w," + _N + r"(?=[oye]{0,2}B?(?:[|;:)]|$))"),
        seldom(r"\{[^|;:n]{0,2}j[^|;:nB]{0,5}" + _N),
        seldom(r"j[^|;:n]{0,4}\{[^|;:nB]{0,2}" + _N),
        seldom(r"j[^|;:n0]{0,4}[+Г]o?" + _N),
        seldom(r"[+Г]" + _N + r"[oye]{0,2}B?[^|;:n0]{0,4}j"),
        seldom(_N + r"(?:[oye]{0,2}B{0,2}[oиCA]{0,2}|zJ?i)И(?=[^|]*ч)"),
        seldom(r"И(?=[^|]*ч)[^|;:n0,]{0,4}" + _N + r"[oye]{0,2}B?"),
        seldom(r"jM?" + _N + r"[oye]{0,2}B"),
        seldom(r"ч[^|;:n0,]{0,4}" + _N + r"(?=[oye]{0,2}B|$|[,;])"),
        seldom(r"Г[^|;:n0,]{0,2}" + _N + r"[oye]{0,2}B?"),
        seldom(_N + r"M?[oye]{0,2}B{0,2}(?:pj|-?o{1,3}|o&|-)?Г"),
        seldom(_N + r"[oye]{0,2}B{1,2}(?:,[^|;,0n]{1,8},)?p?[oye]{0,3}\+[^|;n]{0,4}\+"),
        seldom(r"\+[oCAYs&+]{0,6}\+o?" + _N + r"[oye]{0,2}B"),
        seldom(_N + r"(?:o{1,2}p|\+p[oyeCA]{0,3})\+"),
    )


def _numbers_of_treated() -> tuple[re.Pattern[str], ...]:
    return (
        seldom(r"\+И[^|;:n0,]{0,2}" + _N + r"(?=[oye]{0,2}B|[|,;)]|$)"),
        seldom(_N + r"[oye]{0,2}B{1,2}[^|;:n0,BF]{1,6}p[oye]{0,2}j"),
        seldom(_N + r"o?И[^|;:n0,BF]{0,4}p[oye]{0,2}j"),
        # «двое доставлены с травмами в больницу»
        seldom(_N + r"[oye]{0,2}B{0,2}o?\+p[oye]{0,2}j"),
        seldom(_N + r"[oye]{0,2}B{1,2}p[oye]{0,2}\+(?=[oCA`np]{0,4}(?:[|,;&():\-]|$))"),
        seldom(_N + r"zi[oye]{0,3}(?:[IГ]|\{[oye]{0,3}j|\+?p[oye]{0,2}j)"),
        seldom(r"J" + _N + r",[^|;,0]{1,8},o?I"),
        seldom(r"pjИ[^|;:n0]{0,2}" + _N),
        seldom(r"jp[oye]?J?" + _N + r"(?=[oye]{0,2}B|[|,;:)]|$)"),
        # «раненых, а их четверо, доставили …», "Injured: three"
        seldom(r"w[^|;nB0]{0,6},&?X?o" + _N + r"(?=[|,;\-]|$)"),
        seldom(r"(?:^|[,;&])[oC]?I[oyeB]?:" + _N + r"(?=[oye]{0,2}B{0,2}(?:[|,;]|$))"),
        # «раненых медики насчитали семь»
        seldom(r"w[Bч]o{1,2}" + _N + r"(?=[oye]{0,2}B?(?:[|,;]|$))"),
        # «двое в больнице с ожогами», «за медпомощью обратились 11 эртильцев»
        seldom(_N + r"[oye]{0,2}B{0,2}p[oye]{0,2}\+p[oye]{0,2}j"),
        # «за медпомощью после удара дрона обратились 12 человек»
        seldom(r"зч[^|;:n0,]{1,9}И" + _N + r"(?=[oye]{0,2}B|[|,;]|$)"),
        seldom(r"чo?И[oye]{0,2}" + _N + r"(?=[oC](?:[|,;:]|$))"),
        # «двое его коллег – ушибы»
        seldom(_N + r"[oye]{0,2}B{1,2}-[oye]{0,2}j"),
        # «у всех троих контузии»
        seldom(r"pJ?" + _N + r"[oye*]{0,2}B{0,2}-?[oye]{0,3}j"),
    )


OF_INJURED = Wording(
    seldom("[Ij{wИчГ+ϧ]"),
    seldom(
        # «Мать и её сын – осколочные ранения»
        rf"^C?(?P<pair>{_PERSON}o?&{_PERSON})-[oye]{{0,2}}j(?=[^|;:BnIG{{]{{0,12}}$)"
        rf"|(?:[Ij{{Г+]o{{0,2}}:?|чo?И|Изч|jзo?чИ|jИ|jp|jp[oye^A]?\+И|^[^|n0:]{{0,6}}[oC]w(?=n)|[I{{Г](?:[oъ]{{0,4}}|B{{1,2}}[oъ]{{0,2}})[\-:]|wo?[\-:(,]){_CHAIN_AFTER}|{_CHAIN_BEFORE}(?:o{{0,2}}[\-)]?o?[I{{Г]|o{{0,2}}И(?=[^|;n0,B]{{0,5}}[чj])|p[oye]{{0,2}}j|o{{0,2}}\+[^|;n]{{0,6}}[+j]|o?p[oye]{{0,2}}\+(?:[^|;,n]{{0,2}}p[oye]{{0,2}}j|(?=(?:p?[ACYQs]{{1,3}})?(?:[|,;)]|$))))|{_CHAIN_OF_OWNERS}-?[oye]{{0,3}}j|{_PAIR_NAMED}[I{{Г](?![oyej]{{0,3}}n?B)|p[oye]{{0,2}}[j+])"
    ),
    (*_growing_numbers(), *_numbers_of_injured(), *_numbers_of_treated(), *_in_apposition()),
    seldom(
        r"I[^|;n0]{0,6}?B|B[^|;n0F]{0,8}?I"
        r"|[B*][^|;n0]{0,9}?\{[^|;]{0,6}?j|j[^|;n0]{0,6}\{[^|;n0]{0,4}B"
        r"|p[^|;0]{0,3}\*B[^|;]{0,6}j|B[^|;n0]{0,3}p?[^|;0]{0,4}j|pw[^|;n0]{0,10}j|\{[^|;n0]{0,2}j[^|;n0]{0,4}B|jp[oye*]{0,2}B|B[^|;n0]{0,6}[FH][^|;n0]{0,4}ϧ|Hp[oye]{0,2}ϧ[oye*]{0,2}B|H[oye*]{0,2}Bp[oye]{0,2}ϧ|j[+Г][oye*]{0,2}B|B[^|;n0F]{0,5}Г|Г[^|;n0]{0,3}B"
        r"|[*]B{1,2}-?p[oye]{0,2}\+|B,[oye]{0,2}B,(?:poo)?p[oye]{0,2}\+|B{1,2}o?(?:poo)?p[oye]{0,2}\+(?=[|,;)&]|$)|B[^|;n0,FG]{0,5}\+p[oyeCA]{0,3}\+"
        r"|[*]г?[,)]{1,2}p[oye]{0,2}j"
        # «с баротравмой и ранением спины мужчина доставлен в больницу», «с контузией за медпомощью обратился мужчина»
        r"|po?j[oyejϧ&]{0,8}[*]?B{1,2}(?:o?[+ГИ]|ьp[+])|po?j[зpoч+A]{0,5}И[*]?B"
        # «с травмой и ранениями Ивана Петрова доставили в больницу»
        r"|jC{1,3}o?[+Г]|[+Г]C{1,3}p[oye]{0,3}j|C{2,3}p[oye]{0,3}j[oye&j]{0,5}[+Г]"
    ),
    _HURT | _TREATED,
    _A_WOUNDED,
)


OF_DEAD = Wording(
    seldom("[Ggϟxϖ]"),
    seldom(rf"(?:Go{{0,2}}:?|go?[\-:(]){_CHAIN_AFTER}|{_CHAIN_BEFORE}o{{0,2}}[\-)]?o?G|{_PAIR_NAMED}o?G(?![oye]?n?B))"),
    (
        seldom(r"X[oye]{0,2}g[op\-:]{0,4}" + _N),
        seldom(r"g-?pn{1,3}p" + _N),
        seldom(r"πp" + _N + r"B?[oye]{0,2}g"),
        seldom(r"p" + _N + r"B?π[^|;n0]{0,3}g"),
        seldom(_N + r"z[oye]{0,2}n{0,3}[oye]{0,2}w[oye]{0,3}G"),
        seldom(_N + r"z[oye]{0,2}n{1,3}[oye]{0,2}B{0,2}[oye]{0,3}G"),
        seldom(r"G[^|;n:0I,B&]{0,3}?" + _N + r"(?![oye]{0,2}[Uuvd])[oye]{0,2}B?"),
        seldom(_N + r"[oye]{0,2}B{0,2}[o\-]{0,3}G"),
        seldom(_N + r"[oye]{0,2}B{1,2}o{0,2},[^|;,0]{1,8},[op+C]{0,4}G"),
        seldom(_N + r"[oye]{0,2}B{0,2},p?o{1,3},o?G"),
        seldom(_N + r",[oye]{0,2}B[^|;:n0,IGB&]{0,5},o?G(?![oye]{0,2}[nB])"),
        seldom(_N + r"[oye]{1,2}p[oyeи\\]{1,2}B{1,2}o?G"),
        # "both people in the cab lost their lives"
        seldom(_N + r"[oye]{0,2}B{1,2}p[oyeCAsи\\]{1,5}G"),
        seldom(_N + r"z(?:[oye]{0,2}B{1,2}o{0,2}|[oye]?i[oyeчδνεμ]{0,2})G"),
        seldom(_N + r"[oye]{0,2}B{0,2}g"),
        seldom(_N + r"[oye]{0,2}B{1,2}og(?=$|[|,;&])"),
        seldom(r"g[^|;n]{0,16}π(?:pn{1,3}p|p)?" + _N),
        seldom(r"(?:^|[,;&])[oC]?G[oyeB]?:" + _N + r"(?=[oye]{0,2}B{0,2}(?:[|,;]|$))"),
        seldom(rf"g{_BY_NOW}?[opπ?:\-]{{0,4}}" + _N),
        seldom(r"ϟ" + _N + r"[^|;n]{0,8}0"),
        seldom(r"0o?ϟ" + _N),
        seldom(r"x[^|;n0]{0,9}" + _N + r"[oye]{0,2}B"),
        seldom(r"x[^|;n0]{0,2}πp?" + _N),
        seldom(r"x[oK\-:]{0,2}" + _N + r"(?=[|,;&]|$)"),
    ),
    seldom(
        r"G[^|;n0I]{0,6}?B|B[^|;n0I]{0,8}?G|B,[*]г?,o?G|Bog(?=$|[|,;&])|ϟ[^|;n]{0,8}B[^|;n]{0,4}0|B[^|;n]{0,3}0o?ϟ|0o?ϟ[oye]{0,2}B"
    ),
    _DIED,
    _A_DEAD,
)
