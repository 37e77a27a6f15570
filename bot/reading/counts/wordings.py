"""How sentences give numbers of UAVs: the wordings that found.py looks for, over concept characters."""

from __future__ import annotations

import re

from bot.reading.counts.parts_of_whole import OTHER_DAYS, PART_WORDS, TODAY
from bot.reading.counts.what_happened import ARRIVED, SENT
from bot.reading.counts.what_happened import CAME as CAME_WORDS
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

BEFORE = r"(?=[>0p<on~])(?P<bound>>|[0p]\}|<)?"
NUMBER = r"(?P<number>n{1,6}|~)"
WITH_NOUN = seldom(BEFORE + r"o?" + NUMBER + r"(?:[yeobl\"MTθ]|&>|\][po]{0,2}[CA]?){0,5}(?P<noun>[Uuvaж])")
OF_WHICH = seldom(BEFORE + NUMBER + r"zJ?i")
# «сбить удалось 16 из них»
STOPPED_BEFORE = seldom(r"[SWOV][oνεμδ!]{0,2}-?$")
# «Девять дронов летели к городу, восемь из них сбиты», «насчитали девять дронов, летевших к городу, восемь из них …»
OF_WHICH_LATER = seldom(r",?[^|;:,nSWOVETθZ]{1,9},n{1,3}zJ?i")
# «сбили 61 из них», «сбиты из них восемь»
STOPPED_OF_THEM = (
    seldom(r"[SWOV][Moe!]{0,2}" + BEFORE + NUMBER + r"zJ?i"),
    seldom(r"[SWOV]zJ?i-?" + BEFORE + NUMBER + r"(?=[|,;)]|$)"),
)
OF_TARGETS = seldom(BEFORE + NUMBER + r"zJ?i-?[Uuv]")
UAVS_OF_TARGETS = seldom(
    r"[^|;n]{0,8}(?:[,(\-:](?:poo)?|zJ?i-?)[><]?n{1,4}[ye]{0,3}[Uuv]|,zJ?in{1,4}-[Uuv]"
    r"|[^|;n]{0,8}[:(](?:n[^|;:nUuv]{1,6}[,&]){1,4}n{1,4}[ye]{0,3}[Uuv]"
)
TARGETS_SO_MANY = seldom(r"zJ?i" + NUMBER + r"-[ye]{0,2}[Uuv]")
OF_UAVS = seldom(BEFORE + NUMBER + r"z[oyeqkbθT]{0,4}[Uuv](?=(?:,[^|;,n]{1,9},)?[^|;,n]{0,8}[SWOV])")
# «сбиты пять БПЛА из семи атаковавших», «7 из 9, летевших на город»
OUT_OF_CAME = seldom(r"(?:(?<=[nUuv,;:]z)|^z)" + NUMBER + r"(?=,?[qko\]])")
ALL_AT_END = seldom(r"(?<=[SWOV]J)" + NUMBER + r"(?=[|,;)]|$)")
# «Речь о БПЛА, все восемь – над округом»
ALL_THERE = seldom(r"[Uuv][ye]{0,2}[,:]J" + NUMBER + r"-?(?=[pп])")
# «…, по одному в каждом», «в каждом по два»
IN_EACH = seldom(r"(?<=[,;:\-(P])P?" + NUMBER + r"(?:[Uuv]|[oe]Uu)?-?p(?P<each>o)")
EACH_SO_MANY = seldom(r"p(?P<each>o)(?:[oYs]|oY)?-?P" + NUMBER)
EACH = ("кажд",)
# «в двух волнах было по пять БПЛА», «над тремя округами сбито по два дрона»
SEVERAL_PLACES = seldom(NUMBER + r"[oA^]{0,2}(?P<of>[oY])")

REST = frozenset({"остальные", "остальных"})
# «По городу били 8 дронов, семь расчёты ПВО уничтожили»
BY_SOMEBODY = seldom(r"(?<=[Uuv])[^|;:nSWOV]{0,12}[,;:]" + NUMBER + r"[oCA]{0,2}[!ъ]o{0,2}V(?![oye]{0,2}[nUuv~и\\])")
ALL_OF_THEM = seldom(r"(?<!p)J" + NUMBER + r"o?[Uuvaж]?(?:[SWO]|(?<=[Uuvaж])o)")
AFTER_VERB = seldom(
    r"[SWOV](?:[&,]{1,2}[SWOV])?[Moνεμδσ!]{0,2}(?:p[ACYQso]{1,4})?"
    + BEFORE
    + NUMBER
    + r"(?=[|,;:)(\-]|$|p|M|o?zo?n|&[SWOV]|&(?:p[^|;,n]{1,4}|[νεμδ])M?n)"
)
BEFORE_VERB = seldom(r"(?<![pPnz])" + BEFORE + NUMBER + r"(?:Mo{0,2}|o{1,2}|!|-)?[SWOV]")
TOTAL_DASH = seldom(r"(?:X[^|n]{0,4}[\-:]|,X|^X(?=n{1,3}:))" + BEFORE + NUMBER + r"(?=[Tθ]?(?:[|,;:)]|$))")
# «Сбито БПЛА над областью за сутки – 12 (с 9.00 …)», «Сбито дронов 12»
_WHERE_AND_WHEN = "(?:[pп][oyцQACYs]{1,4}|зo?[νεμδσ]){0,2}"
COLON = seldom(
    rf"(?:[SWO](?:zo{{1,2}}|[!ye]{{1,2}})?(?:[Uuv]{_WHERE_AND_WHEN})?[:\-]{{1,2}}|[OW]o?[ye]{{0,2}}[uv])"
    + NUMBER
    + r"(?=[|,;(]|$)"
)
NOUN_DASH = seldom(
    r"[Uuv][ye]{0,2}(?::[^|;n]{0,5}|[зp]?o?[νμεδσϗ](?![:\-]n{1,4},[νμεδ]))?[:\-(]"
    + BEFORE
    + NUMBER
    + r"o?(?=[|,;:\-]|\(J?[SWO]|\)-?[oye]?[SWO]|$)"
)
# «группа из пяти БПЛА уничтожена», "a wave of nine drones was destroyed"
GROUPS = (
    *("групп", "стая", "стаи", "стаю", "стаей", "звен", "рой", "роя", "роем", "волн", "сери", "эскадриль", "парти"),
    *("group", "wave", "swarm", "formation", "batch"),
)
# «пять выпущенных по заводу БПЛА сбиты», «сбиты пять атаковавших область БПЛА»
_THAT_CAME = NUMBER + r"(?P<came>[o\]q])[^|;,:nSWOVETHFhkqUuv]{0,4}[Uuv]"
THAT_CAME = (seldom(_THAT_CAME + "(?=[oye]{0,3}[SWO])"), seldom(f"(?<=[SWOV]){_THAT_CAME}"))
# «БПЛА в количестве пяти штук»
AMOUNT = seldom(r"[Uuv][ye]{0,2}p(?P<amount>o)" + NUMBER)
IN_AMOUNT = "количестве"
# «…, затем два – над рекой»
THEN_MORE = seldom(r"(?<=[,;&])(?P<then>o)-?M?" + NUMBER + r"[Uuv]?(?:-?(?=[pп])|(?=[,;)]|$))")
THEN = frozenset({"затем", "потом", "позже", "позднее", "следом", "вскоре", "дальше", "далее", "then", "later"})
OF_SHELLS = frozenset({"'-", "':", "N-", "N:"})
MINUS = seldom(r"Z" + NUMBER + r"(?=[|,;)\-]|$)")
VERB_AND_NUMBER = (MINUS, AFTER_VERB, BEFORE_VERB, TOTAL_DASH, COLON)
NOUN = seldom("[Uuvaж]")
RAIDS = ("попыт", "волн", "заход", "налет", "эпизод", "прилет", "серии", "серий", "attempt", "wave", "raid")
"""«несколько попыток прорыва БПЛА»: no number of UAVs."""
NOUN_NEXT = seldom("[ye]{0,2}[Uuvaж]")
FROM_NUMBER = seldom("p[n@]p$")
BESIDE_PLACE = seldom(
    "[M&]n|;no[pп]|[,&]p?[νμεδρ]M?n|[ACYo],n|[-~M&]~|-n|-M|n-|o-o?p|&,|[νμεδ@]-|&p|n-?[νμεδ]|[ACY][o^]?[:(]?[MP]?n"
)
NUMBER_OF = seldom(
    r"(?:[Tθ][ye]{0,2}[Uuv][^|;,n]{0,8}[:\-][νεμδ]?|^[oCX]{0,2}T[ye]{0,2}[uv]o?)" + NUMBER + r"(?=[|,;)]|$)"
)
# «Уже 14 сбитых», «сбитых – 14»: of a sentence that tells of nothing else
SO_MANY_DOWNED = seldom(r"[oCXMp@mνμεδσ!ъAYQз]{0,6}[:\-]?" + BEFORE + NUMBER + r"[Tθ](?=[,:)\-]|$|[pп])")
# «о двух сбитых в Ржеве и об одном в Торжке дронах»
AND_ABOUT = seldom(r"(?<=[&,])(?P<about>o)" + NUMBER + r"[pп]")
ABOUT = frozenset({"о", "об", "лишь", "только"})
PLACES_SO_MANY = seldom(r"(?<=[ACY][:\-])" + NUMBER + "T(?=[|,;)]|$)")
DOWNED_SO_MANY = seldom(
    r"(?:^|(?<=[;,]))[oCX]{0,3}T(?:[:\-]|o{1,2}|C|p[ACYQoτνμεδ]{1,3}-?)?" + BEFORE + NUMBER + r"(?=[,:)pп]|$)"
)
REACHED = re.compile(r"[TθV][^|;,n]{0,9}(?:p[n@][τμνεδ]m?)?[^|;,n]{0,4}π(?:pn{1,3}p|[poσν]{0,2})" + BEFORE + NUMBER)
# «счёт за сутки вырос до 118 аппаратов»
TALLY = seldom(r"[oCX][^|;:,nIgGBwxFfTθV]{0,6}πo?p?" + BEFORE + NUMBER + r"[ye]{0,2}[Uuva]?(?=[|,;)]|$)")
WIDER = frozenset({REACHED.pattern, TALLY.pattern})
"""These give what is more than the post tells of otherwise."""
TALLIES = frozenset({"счет", "итог", "число", "количество"})
PLACE_AND_NUMBER = seldom(r"p[AC](?:(?:[,&]p?[AC]){0,3}\^?Y)?-" + NUMBER + r"(?=[|,;)]|&p|$)")
AND_PLACE_NUMBER = seldom(r"(?<=n)&p[AC]{1,2}Y?-?" + NUMBER + r"(?=[|,;)]|$)")
# «…, днём – ещё два», «… и три вечером», «…, с 9.00 до 12.00 – 3»
_HOURS = r"(?:p[n@ρ]τ?p(?:n{1,2}|ρ|@)[νμεδτ]?|[pз]?[νμεδρ]|p@p@)"
HOURS_AND_NUMBER = seldom(r"[,&]" + _HOURS + "-M?" + NUMBER + r"(?=[|,;:)]|$)")
# «в 3:00 сбит один БПЛА, в 4:15 – два»; «к 7:00» would tell of all till then
CLOCK_AND_NUMBER = seldom(r"[,&](?P<at>p)<?@m*-M?" + NUMBER + r"(?=[|,;:)]|$)")
AT = "в"
# «…, над городом – два, над рекой – один»
OVER_AND_NUMBER = seldom(r"[,;&](?P<at>p)[oцsYQ]{1,2}-M?" + NUMBER + r"(?=[|,;)]|$)")
OVER = "над"
NUMBER_AND_HOURS = seldom(r"(?<![n@])[,&]M?" + NUMBER + r"-?[νμεδ](?=[|,;)]|-X|$)")
# «до полуночи сбито 12, после полуночи 8»
TIME_AND_NUMBER = seldom(r"[,&](?:p?[ρνεμδ]|pз?o?[νεμδ])M?" + NUMBER + r"(?=[|,;)]|$)")
HOURS_ALONE = seldom("^" + _HOURS + "-?M?" + NUMBER + "-?$")
BY_OTHER_MEANS = seldom(r",M" + NUMBER + r"-[oCAъ!б]{1,4}(?=[|,;]|$)")
BY_OTHER_DEFENCE = seldom(r"[,&]" + NUMBER + r"-o?!(?=[|,;)]|$)")
# «ПВО сбила три дрона, Росгвардия – два»
OTHER_DEFENCE = seldom(r"[,&;](?:o{1,2}(?=ъ))?[!ъ]o{0,2}-M?" + NUMBER + r"(?=[|,;)]|$)")
# «БПЛА самолётного типа – 6, FPV – 3»
KIND_AND_NUMBER = seldom(r"[,;&]?[,;&][ye]{1,3}[-:]M?" + NUMBER + r"(?=[|,;)]|$)")
OTHER_MEANS = (BY_OTHER_MEANS, BY_OTHER_DEFENCE, OTHER_DEFENCE)
OTHER_TIMES_AND_MEANS = (
    KIND_AND_NUMBER,
    *OTHER_MEANS,
    TIME_AND_NUMBER,
    AND_PLACE_NUMBER,
    HOURS_AND_NUMBER,
    NUMBER_AND_HOURS,
)
# «Дроны: Ржев – 2, Торжок – 1. Сбиты все»
ONLY_UAVS = seldom("[oXzзνεμδσ]{0,3}[ye]{0,2}[uv]")
LISTED_PLACE = seldom(r"[:,;&]o?p?s?[AC]{1,3}\^{0,2}Y?(?:\([sACY,&]{1,9}\))?[-:(]" + NUMBER + r"[Uuv]?(?=[|,;)]|$)")
# «сбиты БПЛА: 4 над …», «перехватила БПЛА – по 7 над …»
PLACES_COUNTED = seldom(r"(?<=[Uuv][:\-])P?" + NUMBER + r"-?[pп]")
ONE_MORE_PLACE = seldom(r"(?:MP?|&M?P?)" + NUMBER + r"(?:M?-?[pп](?!ц(?:[|,;]|$))|-e)")
AND_ANOTHER_PLACE = seldom(r"(?<=[ACY],)" + NUMBER + r"M?(?=[pп][oyц]{0,2}s?[AC])")
# «и один, по предварительной информации, над полем», «и, предварительно, один – над рекой»
MORE_BEFORE_ASIDE = seldom(r"(?<!n)&M?" + NUMBER + r",[^,|;:nFHI]{1,5},-?[pп]")
MORE_AFTER_ASIDE = seldom(r"&,[^,|;:nFHI]{1,5},M?" + NUMBER + r"-?[pп]")
MORE_RIGHT_THERE = seldom(r"(?<!n)&M?" + NUMBER + r"o-?[pп]")
TARGETS = ("цел", "объект", "target")
# «превысило 12», «перевалило за 12»
PASSED = ("превы", "перевал")
RIGHT_THERE = frozenset({"непосредственно", "прямо", "уже", "позже", "позднее"})
IN_DISTRICT = seldom(r"(?<=[,;])" + NUMBER + r"-(?=(?:[pп][oyц]{0,2}p?s?)?[AC])")
NEXT_ONE = seldom(r"(?<=[,;&])o(?=-o?p)")
NEXT_WORDS = frozenset(
    {"второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый"}
    | {"последний", "другой"}
)
LAST_ONE = frozenset({"последний"})
NONE_OF_THEM = seldom("[oж]?0[oπ]")
# «два из пяти БПЛА, летевших на завод, сбиты»
ONE_OF_SEVERAL = seldom(
    NUMBER
    + r"o?z(?:n{1,3}[yeoqkTθlspCAY]{0,5}[Uuvж](?:,[^|;,nSWOVFHh]{1,12},)?[^|;,n]{0,4}[SWO]"
    + r"|o?n{1,3}[yeo\]]{0,3}[Uuv][^|;,n]{0,7}V)"
)
# «Россошь – 4 БПЛА, Богучар – 2»
FIRST_OF_LIST = seldom(r"(?:[^|n]{0,8}[SWO][^|n]{0,4}:)?[^,;:|n]{1,5}-n{1,3}[ye]{0,2}[Uuv],")
NEXT_OF_LIST = seldom(r"[,;&]o?p?s?[AC!ъ]{1,3}\^{0,2}Y?o?-" + NUMBER + r"[Uuv]?(?=[|,;)]|$)")
OUT_OF_DOWNED = seldom(r"z" + NUMBER + r"[Tθ][^|;,n]{0,5}[Uuv]")
# «больше всего целей – 19 из 46 – уничтожили над городом»
OUT_OF_BESIDE_VERB = seldom(
    NUMBER
    + r"[Uuva]?zo?(?P<whole>n{1,6})(?:[,)\-]{1,2}|[kq\]][^|;,:nSWOVUuv]{0,4})?[oye!]{0,3}[SWOV](?![oye]{0,2}[nUuv~])"
)
# «все пять атаковавших БПЛА»
ALL_THAT_CAME = seldom(r"J" + NUMBER + r"(?P<came>[oyekq\]])[^|;,:nSWOVUuv]{0,5}[Uuvaж]")
# «(все) пять БПЛА, атаковавшие порт», «три аппарата, пытавшихся прорваться к заводу»
ALL_WHO_CAME = seldom(NUMBER + r"[ye]{0,2}[Uuv][yeo]{0,2},(?P<came>[qт])")
ATTACKING = ("атаковавш", "пытавш")
# «два упали под воздействием РЭБ»
FELL_BY_DEFENCE = seldom(NUMBER + r"[ye]{0,2}[Uuv]?[^|;:,nHFSWOVUuv&]{0,6}(?P<fell>H)[^|;,nUuvSWOVHF]{0,7}!")
# «…, три – над сушей», «на суше – 3»
ASHORE_SO_MANY = seldom(r"(?<=[,;:&])M?" + NUMBER + r"[Uuv]?-?[pп](?P<there>o)")
SO_MANY_ASHORE = seldom(r"[pп](?P<there>o)-?M?" + NUMBER + r"(?=[|,;:)&]|$)")
ASHORE = frozenset({"сушей", "суше", "побережьем", "побережье", "берегом", "материком", "материке", "land", "ashore"})
# «двое других – над рекой», "two others near Temryuk"
OF_OTHERS = seldom(r"(?<=[,;&])&?" + NUMBER + r"(?P<other>o)-?[pп]")
OTHERS = frozenset({"другие", "других", "другими", "прочих", "прочие", "others", "other"})
BECAUSE = frozenset(
    {"из-за", "после", "благодаря", "воздействием", "воздействия", "действием", "помех", "помехами", "подавления"}
)
# «Итог ночи: Ржев – 4 БПЛА, Торжок – 2»
HEADING = seldom("[^:n]*X[^:n]*:[^|n]*[ACYo][-:(SWOV]?n")
LAST = frozenset({"последние", "последних", "последними", "крайние", "крайних", "первые", "первых"})
CAME = frozenset("qkт")
OUT_OF = seldom(r"(?<![XKZr])z[>0}]{0,2}$")
ONE_MORE = seldom(r"-M" + NUMBER + r"(?=[|,;)]|$)")
STOPPED_AFTER = seldom(r",?[Tθ]")
# «13 БПЛА самолётного типа и один вертолётного»
ONE_OF_OTHER_KIND = seldom(r"(?<=[Uuvye])&M?" + NUMBER + r"[ye]{1,2}(?=[|,;)]|$)")
# «больше всего – десять – над городом», «половина – семь – над морем»
MOST = frozenset({"больше", "большинство", "часть", "половина", "половину", "треть", "доля", "основном"})
# «не 7, а 10», «не „тридцать дронов“, а двенадцать»
NOT_BUT = seldom(r"[0o]o?(?P<not>n{1,4})(?:[ye]{0,2}[Uuv])?o?,?&" + NUMBER)
WHOLE_NIGHT = seldom(r"^X[oзνσεμδpτ]{1,6}" + NUMBER + r"(?=[|,;)]|$)")
SO_MANY_UNITS = seldom(r"^X[^|n]{0,3}" + NUMBER + r"o$")
AFTER_SEMICOLON = seldom(r";p?[AC]{1,2}Y?[:\-]" + NUMBER + r"(?=[|,;]|$)")
MORE_ALONE = seldom(r"^&?MP?" + NUMBER + r"[yeUuvb]{0,2}(?:-?(?=[pп])|$)")
PLACE_ALONE = seldom(r"^[^|nAC]{0,2}p?[AC][ACYoQ&,^]{0,8}[:\-]M?" + NUMBER + r"[yeUuvb]{0,2}(?=$|[|,;)])")
BY_MEANS_ALONE = seldom(r"^M?" + NUMBER + r"[Uuv]?-[oye]{0,3}[!ъ]")
# "… and another near Klintsy"
ANOTHER_THERE = seldom("[,&]M(?=[oye]{0,2}p[ACYs])")
ANOTHER = seldom(r"(?<![pz0])M(?=[oye]{0,3}[SV])")
# «Десять сбиты ночью. Четыре – утром»
NUMBER_AND_HOURS_ALONE = seldom("^M?" + NUMBER + r"-[pпз]?o?[νμεδρ](?=$|[|,;])")
ALONE = (NUMBER_AND_HOURS_ALONE, PLACE_ALONE, MORE_ALONE, BY_MEANS_ALONE, HOURS_ALONE)
BESIDES = seldom(r"[,&][^|;:]{0,3}[M&]|&[^|;:]{0,6}$|,o{2,3}$")
MORE_AT_END = seldom(r"(?<![pPz>])M" + NUMBER + r"(?=[|,;)]|$)")
OF_PEOPLE = frozenset("BIGjwg")
THAT_MANY = seldom(NUMBER + r"[νεμδ]?[\-,:]{1,2}o{1,2}(?=[ye]{0,2}[Uuvaж]|[SWOV])")
# «отработали по двадцати целям – столько БПЛА пытались прорваться»
THAT_MANY_CAME = seldom(NUMBER + r"ж?[\-,:]{1,2}o{1,2}[ye]{0,2}[Uuvaж][^|;,:nSWOV]{0,6}[kqт]")
# «Три, семь и ещё одиннадцать: столько БПЛА сбили»
ROW_BEFORE = seldom(r"(?:n{1,3}[,&M]{1,2})+$")
NUMBERS = seldom(NUMBER)
# «накануне девять, этой ночью – четыре»: of two nights the last one counts
DAY_BEFORE = frozenset({"накануне", "вчера", "позавчера", "прошлой", "прошлую", "позапрошлой", "предыдущей"})
THIS_NIGHT = frozenset({"этой", "эту", "нынешней", "нынешнюю", "сегодня", "сегодняшней", "сегодняшнюю"})
OTHER_PARTS = frozenset("μεδ")
LAST_NIGHT_SO_MANY = seldom(r"[,:;(]&?(?P<when>o)ν?-?(?P<more>M)?o?" + NUMBER + r"[ye]{0,2}[Uuv]?(?=[|,;)]|$)")
# «над городом – вдвое больше», «в три раза больше»
TIMES = {"вдвое": 2, "втрое": 3, "вчетверо": 4}
TIMES_AS_MANY = seldom(
    r"[,;&](?:p[oAC^YQ]{1,4}|p?o?[νεμδ])-?(?:(?P<times>o)|p(?P<number>n)')(?P<more>>)(?=[|;)]|$|,[^o])"
)
MORE = "больше"
# «отработали по 26 дронам», unlike «по два дрона»
WORKED_AT = ("отработ", "сработ", "работал", "стрел")
AIMED_AT = frozenset({"дронам", "беспилотникам", "аппаратам", "целям"})
UNITS = frozenset({"единица", "единицы", "единиц", "штука", "штуки", "штук"})
MEANWHILE = frozenset(
    {"уже", "были", "был", "было", "успешно", "сразу", "также", "тоже", "позже", "ранее"}
    | {
        "принудительно", "удачно", "вовремя", "своевременно", "благополучно", "дистанционно", "затем", "вскоре",
        "удалось",
    }
)  # fmt: skip
# «сбито шесть разведывательных и два ударных БПЛА»
OF_ONE_KIND = seldom(NUMBER + r"[ye]{1,2}&(?=n{1,3}[ye]{0,3}[Uuv])")
FROM_TO = (("от", "до"), ("from", "to"), ("between", "and"))
OR = frozenset({"или", "or"})
ENDS = frozenset({"pnp", "pn&"})
ROUND = frozenset({"десяток", "десятка", "дюжину", "дюжины", "полсотни", "сотню", "сотни"})
# «ни один», «без четверти пять»; «две трети»
NO_NUMBER_AFTER = frozenset({"ни", "четверти"})
SHARES = frozenset({"трети", "четверти"})
# "both over Bryansk and Kursk regions" counts no UAVs
BOTH = "both"
NAMES_NEXT = frozenset("pAC")
PIECES = "штук"
PLUS = "+"
# "nine of the ten drones"
OF_THE = ("of", "the")
SAID = frozenset({BOTH, AT, OVER, *OF_THE, *(word for ends in FROM_TO for word in ends), *ROUND, PLUS}).union(
    {"за", "столько", "же", "не", "over", "another", "с", "лишним"}
)
ASKED = Asked(
    MOST
    | REST
    | {"всего", "another"}
    | THEN
    | {IN_AMOUNT}
    | ASHORE
    | OTHERS
    | NO_NUMBER_AFTER.union(SHARES)
    | PART_WORDS
    | DAY_BEFORE
    | THIS_NIGHT
    | {MORE, *TIMES}
    | NEXT_WORDS
    | UNITS
    | MEANWHILE
    | RIGHT_THERE
    | BECAUSE
    | LAST
    | ABOUT
    | TALLIES
    | OTHER_DAYS
    | AIMED_AT
    | {TODAY}
    | OR
    | SAID,
    (*EACH, *SENT, *ARRIVED, *WORKED_AT, *ATTACKING, *CAME_WORDS, *TARGETS, *GROUPS, *PASSED, *RAIDS),
)
