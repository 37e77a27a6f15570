"""What words mean together, by their concept characters."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom

_UNMANNED = seldom("bl?a|ba")
_AGES = seldom("n([&,]n)?г")
_LIQUIDATED = seldom(
    r"[LΛΘΞ](?:(?=:?(?:0\})?[JMn~yeo><]{0,5}[Uuvж])|(?<=[UuvжJn].)(?<![KdhD][Uuv]Ξ)|(?<=[Uuv]o.)(?<![KdhD][Uuv]oΞ)|(?<=[Uuv]e.)(?<![Kdh][Uuv]e.)"
    r"|(?=p[ACYQsцonpνσμ^&,]{1,12}(?:0\})?[Mn~ye><]{0,5}[Uuvж])"
    # «остановили расчёты ПВО три дрона», «ликвидировали летевший к городу дрон»
    r"|(?=[oъB]{0,3}![oyeзνμεδσ]{0,4}[Jn~]{0,4}[ye]{0,2}[Uuv])|(?<=[Uuv],.)(?=J(?:[|,;]|$))|(?=[oyeJn~]{0,4}\][^|;,:fFhd]{1,6}[Uuv]))"
)
# «БПЛА над Ржевом ликвидирован», «12 дронов самолётного типа в небе над Ржевом успешно ликвидированы»
_LIQUIDATED_THERE = seldom(
    r"(?:[Uuvж]p(?=[^pe])|[n~][yeo]{0,3}[Uuvж](?=[yeop]))(?:[pпACYQsцoeyνσμεδ^&]|,(?=[AC])|n(?=[oA^]?[YQ])){1,14}[LΛΘΞ]"
)
_LIQUIDATED_BEHIND = seldom(r"[Uuv][ye]?,[^|;,fFиI\\]{1,12},o?[LΛΘ]|[Uuv][ye]?,[^|;,fFHиI\\d]{1,12},Ξ(?=[|,;p]|$)")
# «дроны, летевшие к городу, ликвидировали расчёты ПВО»
_LIQUIDATED_BY = seldom(r"[Uuv](?<![KdhD].)(?<![KdhD][ye].)[^|;:fFHиI\\d]{1,14}Ξ(?=[oъB]{0,3}!)")
# «Сбиты 5 БПЛА. Через час ликвидированы ещё три в Ржеве», «… Ещё два ликвидированы»
_LIQUIDATED_MORE = seldom(
    r"(?P<said>[|,;:][^|,;:fFиIBUuv]{0,12}?)(?P<verb>[LΛΘΞ](?=M?n{1,3}(?:[|,;]|[pп]))|(?<=n)[LΛΘ])"
)
_NOT_BUT = seldom("(?<=[Uuv])0(?=n{1,4}[Uuv]?,&n)")
_DOWNED = {"L": "S", "Λ": "W", "Θ": "O", "Ξ": "V"}
_LOST_PROPERTY = seldom(
    r"[SWOV](?:(?:(?<=бV)|(?<=бoV)|(?<=бp[oи]V)|(?<=бp[oи]oV))(?![nye]{0,4}[Uuv]|n{1,2}(?:[,;|]|$))|(?<![Uuvn][SWO])(?<!V)(?=[oye]{0,2}n{0,2}[oye]{0,2}[иб\\])"
    # «огнём сбито 14, …»: UAVs
    r"|(?<=[иб\\][SWO])(?![nye]{0,4}[Uuv]|(?<=б.)n{1,4}(?:[,;|]|$|&[^|;]{0,3}!))"
    # «от удара дрона уничтожен автомобиль», «дроном уничтожен трактор»
    r"|(?<=[Uuv].)(?=[oye]{0,2}n{0,2}[oye]{0,2}[и\\](?!!)))"
)
_NO_VERB = r"[^|SWOVEHkqIGFfhdKcDt0X]"
# «Сбиты:», «Силы ПВО уничтожили в период с 23 до 7 часов:», «Средства ПВО уничтожили», «На счету ПВО –»
_HEADED = seldom(
    rf"(?P<head>[SWOV!](?:[^|SWOVEHkqIGFn]|pn){{0,14}}[:\-]|V(?=\|))(?P<items>(?:\|+{_NO_VERB}{{1,60}}(?=\||$)){{1,20}})"
)
_HEAD_ENDS = ":-"
_AIR_DEFENCE, _SHELLS = "!", "'"
_ITEM = seldom(rf"\|+{_NO_VERB}+")
_COUNTS_UAVS = seldom("n[yeo]{0,2}[Uuv]")
_COUNTS = seldom(r"n[yeo]{0,2}[Uuv']|[-:]nn?[,;]?$|[Uuv]$|^\|+-?n-p?[ACo]")
_PLACE_COUNT = r"-?s?[AC]{1,3}\^{0,2}Y?(?:(?:\([sACY,&]{1,9}\))?[-:]nn?[Uuv]?|\(nn?[Uuv]?\))"
_LINE_OF_PLACE = seldom(rf"\|{_PLACE_COUNT}")
_COUNTED_PLACES = rf"(?P<places>(?:\|{{1,3}}{_PLACE_COUNT}(?:[,;&]{{1,2}}{_PLACE_COUNT}){{0,9}}[;,]?){{1,40}})(?=\||$)"
_PLACES_OF_STOPPED = seldom(
    r"(?P<head>(?:Z[ye]?[Uuv]|[WO][ye]{0,2}[uv]):?|(?:T[^|;:n,]{0,6}[Uuv]|[Uuv][ye]?,T[^|;:n]{0,7}):)" + _COUNTED_PLACES
)
_PLACES_OF_ATTACK = seldom(
    rf"(?P<head>(?:^|(?<=\|))[^|:nSWOV]*(?:[!]|k[ye]{{0,2}}[uv])[^|:nSWOV]*(?P<colon>:)){_COUNTED_PLACES}"
    r"(?=\|{1,3}(?:J[^|,;n]{0,3}[WO]|[WO]J|J[^|,;n]{0,3}[uv][^|,;n]{0,3}[WO]))"
)
# «число ликвидированных ночью БПЛА», «БПЛА, ликвидированные ночью»
_OF_LIQUIDATED = seldom(
    "[ΦΩ](?=[^|;,f]{0,7}[Uuv])|(?<=[Uuv],)[ΦΩ]|(?<=[Uuv][ye],)[ΦΩ]|(?<=[Uuv])[ΦΩ]|(?<=n)[ΦΩ](?=[|,;]|$)"
)
_PARTICIPLES = {"Φ": "T", "Ω": "θ"}
_STOPPED = re.compile("[SWOVTθ]")
_UAVS_STOPPED = seldom("[SWOV][^|]*[Uuv]|[Uuv][^|]*[SWOV]|n[^|]*[SWOV]")
# «7 БПЛА. Сбиты.»
_STOPPED_ALONE = seldom(r"(?P<named>[Uuv][^|DSWOVETHk]{0,6})\|(?=[SW][oB!]{0,2}(?:\||$))")
_NUMBER_AND_DASH = seldom(r"n(?<![^|]n)n{0,2}-(?=[oye]{0,2}[Uuvwg])")
_ENEMY_DEVICE = seldom("(?<=[yelTθ])a")


def _listed(match: re.Match[str]) -> str:
    """«Сбиты:» and the lines below it that count UAVs are one sentence, also where the colon is left out."""
    end = match.end("head")
    counts = _COUNTS_UAVS if match["head"][0] == _AIR_DEFENCE else _COUNTS
    reached = end
    for item in _ITEM.finditer(match["items"]):
        counted = counts.search(item.group()) is not None
        if item.start() + match.end("head") != reached or not (counted or _SHELLS in item.group()):
            break
        reached += len(item.group())
        # «– две ракеты над морем;» before the line of UAVs
        end = reached if counted else end
    text, last = match.group(), end - match.start()
    colon = last if end == match.end("head") else len(match["head"]) - (match["head"][-1] in _HEAD_ENDS)
    lines = text[:colon] + ":" + text[colon + 1 : last] if colon < last else text[:last]
    return lines.replace("|", ";").replace(":;", ":o", 1) + text[last:]


def _by_place(match: re.Match[str]) -> str:
    """«Сбитие БПЛА», «Работа ПВО по округам:» and lines below that give nothing but places and numbers: one sentence.

    The latter only where the next says that all of them were stopped.
    """
    head, places = match["head"].replace("X", "o"), match["places"].replace("|-", ";o").replace("|", ";")
    return head + (places if head.endswith(":") else ":" + places[1:])


def _liquidated(match: re.Match[str], at: int | None = None) -> str:
    """A UAV was «ликвидирован»; after a fire in the same sentence it is the fire that was."""
    text, start = match.string, match.start() if at is None else at
    fire = text.rfind("f", max(0, start - 12), start)
    return text[start] if fire > text.rfind("|", 0, start) else _DOWNED[text[start]]


def _more_liquidated(match: re.Match[str]) -> str:
    """As many UAVs more than the sentence before says were stopped; not fires."""
    end = match.string.rfind("|", 0, match.start("verb"))
    told = match.string[match.string.rfind("|", 0, max(end, 0)) + 1 : max(end, 0)]
    stopped = _UAVS_STOPPED.search(told) is not None and "f" not in told
    return match["said"] + (_DOWNED[match["verb"]] if stopped else match["verb"])


def _with_devices(text: str) -> str:
    """«вражеский аппарат»; «7 БПЛА. Сбиты.» is one sentence."""
    if "a" in text and _STOPPED.search(text):
        text = _ENEMY_DEVICE.sub("v", text)
    if "|S" in text or "|W" in text:
        text = _STOPPED_ALONE.sub(r"\g<named>,", text)
    return text


def _with_liquidated(text: str) -> str:
    if "L" in text or "Λ" in text or "Θ" in text or "Ξ" in text:
        text = _LIQUIDATED.sub(_liquidated, text)
        for there in (_LIQUIDATED_THERE, _LIQUIDATED_BEHIND, _LIQUIDATED_BY):
            text = there.sub(lambda m: m.group()[:-1] + _liquidated(m, m.end() - 1), text)
        if "n" in text:
            text = _LIQUIDATED_MORE.sub(_more_liquidated, text)
    if "Φ" in text or "Ω" in text:
        text = _OF_LIQUIDATED.sub(lambda m: _PARTICIPLES[m.group()], text).replace("Φ", "o").replace("Ω", "o")
    return text


def _counted_by_line(text: str) -> str:
    """«🎯 61 – сбит и подавлен», «🚑 2 – раненых»: the dash behind the number that begins a line is none."""
    return _NUMBER_AND_DASH.sub(lambda m: m.group()[:-1] + "n", text)


def merge(text: str) -> str:
    """What words mean together: «беспилотный летательный аппарат» is one UAV, «ликвидирован БПЛА» a shoot-down."""
    if "b" in text:
        text = _UNMANNED.sub(lambda m: "v" + "o" * (len(m.group()) - 1), text)
    text = _with_devices(text)
    if "χ" in text:
        text = text.replace("0χ", "oχ")
    # «один – около Кирова»
    if "<" in text:
        text = text.replace("<C", "pC").replace("<sC", "psC")
    if "~" in text:
        text = text.replace("n~", "nn")
    if "`" in text:
        text = text.replace("`n", "`o")
    if "г" in text:
        text = _AGES.sub(lambda m: "*" * (len(m.group()) - 1) + "г", text)
    text = _with_liquidated(text)
    if "0n" in text:
        text = _NOT_BUT.sub("o", text)
    if ("б" in text or "и" in text or "\\" in text) and _STOPPED.search(text):
        text = _LOST_PROPERTY.sub("F", text)
    if "$" in text:
        text = text.replace("n$", "o$")
    if "n-" in text:
        text = _counted_by_line(text)
    if ":|" in text or "-|" in text or "V|" in text:
        text = _HEADED.sub(_listed, text)
    if ("-n" in text or ":n" in text or "(n" in text) and _LINE_OF_PLACE.search(text):
        text = _PLACES_OF_STOPPED.sub(_by_place, text)
        text = _PLACES_OF_ATTACK.sub(_by_place, text) if ":|" in text else text
    return text.replace(':o"', "||o")
