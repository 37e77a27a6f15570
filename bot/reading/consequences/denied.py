"""What a denial in a sentence does not reach: «возгорание потушено, пострадавших нет», «тяжёлых ранений нет»."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_IT_BURNED = frozenset(
    {"возгорание", "пожар", "загорание", "задымление", "горение", "повреждение", "разрушение", "вмятина", "пробоина"}
)
_FIRES = ("возгоран", "пожар", "горени", "загоран", "очаг", "fire", "blaze")
_PUT_OUT, _PUTTING_OUT = frozenset("LΛΘΞϥ"), ("ликвидиру", "локализу", "тушит", "тушени", "fight", "battl", "tackl")
_DONE = ("причинен", "нанесен")
_HARM, _DID = seldom("f"), (*_DONE, "причинил", "нанес")
_PREVENTED = "предотвра"
_WITHOUT_EFFECT = ("привел", "повлия", "сказал", "отразил", "повлек", "помеша", "вызвал")
_GENITIVE = ("ий", "ба", "ра")
"""«разрушений (не вызвало)», «ущерба»: what did not come of it."""
_HARM_WITHOUT_EFFECT = seldom("f(?P<between>[^|,;0]{0,3})0")
_SEVERE = ("тяжел", "тяжк", "серьезн", "критич", "опасн")
_GREAT = (
    *_SEVERE, "значительн", "существенн", "крупн", "масштабн", "сильн", "больш", "глобальн", "serious", "significant",
    "major", "severe", "critical", "substantial", "heavy",
)  # fmt: skip
_PHRASE_END = seldom(r"[,;:|]|$")
_INJURY = seldom("j")
_A_WOUNDED = frozenset({"пострадавший", "пострадавшая", "раненый", "раненая"})
# «он не пострадавший от налёта» is of one
_NO_DANGER = seldom(r"D[^|,;0]{0,8}0|0[^|,;]{0,3}D")
# «жертв, пострадавших и угрозы населению нет», «угрозы и пострадавших нет»
_AMONG_OTHERS = seldom(r"(?<=[xwgf]&)D|D(?=[oye]{0,2}&[oye]{0,2}[xwgf])")
# «жертв нет, разрушений жилья тоже»
_DENIED_TOO = seldom(r"(?<=0)[,&]{1,2}o?[wxgfj][^|,;:0]{0,6}(?P<too>[o&])$")
_TOO = frozenset({"тоже", "также"})
# «повреждена кровля и люди не пострадали», «люди не пострадали и повреждён забор»
_DAMAGED_AND_UNHURT = seldom(r"(?<![0oye])F[^|,;:0F]{0,8}(?P<and>&)(?=[oye]{0,2}B[oye]{0,2}0I)")
_UNHURT_AND_DAMAGED = seldom(r"(?:B[oye]{0,2}0I|0IB[oye]{0,2})(?P<and>&)(?=[oye]?F)")
_NOBODY, _NOTHING, _NOR, _PEOPLE = "никого", "ничего", "ни", "B"
_TOUCHED = ("тронул", "тронут", "коснул", "задел", "задев", "задет", "зацеп", "затрон", "посек", "накры", "пострада")
_UNTOUCHED = seldom(r"(?P<what>[0o])[oye&]{0,2}0(?P<verb>[oFI])")
ASKED = Asked(
    _IT_BURNED | _A_WOUNDED | _TOO | {_NOBODY, _NOTHING, _NOR},
    (_PREVENTED, *_DID, *_PUTTING_OUT, *_FIRES, *_GREAT, *_WITHOUT_EFFECT, *_TOUCHED),
)


def undenied(part: Part) -> Part:
    """The sentence with what its denials leave true: a fire told of in another phrase is damage («F»)."""
    codes = part.codes
    if "j" in codes:
        codes = _without_severe(part, codes)
    if "f" in codes:
        codes = _without_great(part, codes)
        codes = _HARM_WITHOUT_EFFECT.sub(lambda match: _harm_without_effect(part, match), codes)
        codes = _with_harm_done(part, codes)
    if "0w" in codes and part.words[(at := codes.index("0w")) + 1] in _A_WOUNDED:
        codes = f"{codes[:at]}oo{codes[at + 2 :]}"
    if "D" in codes:
        codes = _AMONG_OTHERS.sub("o", codes)
        codes = _NO_DANGER.sub(lambda match: match.group().replace("0", "o"), codes)
    if "f" in codes and (not _IT_BURNED.isdisjoint(part.words) or any(_fire(word) for word in part.words)):
        codes = _with_fires(part, codes)
    return part if codes == part.codes else Part(codes, part.words, part.at)


def apart_from_unhurt(part: Part) -> Part:
    """«Повреждена кровля и люди не пострадали»: two clauses, as if a comma stood between them."""
    if "&" not in part.codes or "F" not in part.codes:
        return part
    match = _DAMAGED_AND_UNHURT.search(part.codes) or _UNHURT_AND_DAMAGED.search(part.codes)
    if match is None:
        return part
    at = match.start("and")
    return Part(f"{part.codes[:at]},{part.codes[at + 1 :]}", part.words, part.at)


def with_denial_of_both(part: Part) -> Part:
    """«Жертв нет, разрушений жилья тоже»: the last word denies as the first clause does."""
    match = _DENIED_TOO.search(part.codes) if part.words[-1] in _TOO else None
    return part if match is None else Part(part.codes[:-1] + "0", part.words, part.at)


def nothing_touched(part: Part) -> Part:
    """«никого не зацепило», «ничего не задело»: the verb as one of harm to people, or to things."""
    words = part.words
    for denied, code in ((_NOBODY, "I"), (_NOTHING, "F")):
        if denied not in words:
            continue
        match = _UNTOUCHED.match(part.codes, words.index(denied))
        if match and words[match.start("verb")].startswith(_TOUCHED):
            at = match.start("verb")
            part = Part(part.codes[:at] + code + part.codes[at + 1 :], words, part.at)
    return _neither_touched(part) if _NOR in words else part


def _neither_touched(part: Part) -> Part:
    """«ни людей, ни построек не задело»: the verb as one of harm."""
    at = next((at for at, word in enumerate(part.words) if word.startswith(_TOUCHED) and part.codes[at] in "oF"), 0)
    if not at or part.codes[at - 1] != "0" or _PEOPLE not in part.codes:
        return part
    return Part(part.codes[:at] + "I" + part.codes[at + 1 :], part.words, part.at)


def _harm_without_effect(part: Part, match: re.Match[str]) -> str:
    """«Повреждения не повлияли на подачу тепла»: there are some."""
    after = "".join(part.words[match.end() : match.end() + 1])
    if part.words[match.start()].endswith(_GENITIVE):
        return match.group()
    return f"F{match['between']}o" if after.startswith(_WITHOUT_EFFECT) else match.group()


def _without_severe(part: Part, codes: str) -> str:
    """«Критических ранений нет» tells nothing of lighter ones."""
    chars = list(codes)
    for match in _INJURY.finditer(codes):
        at = match.start()
        if any(word.startswith(_SEVERE) for word in part.words[max(0, at - 2) : at]):
            end = _PHRASE_END.search(codes, at)
            phrase = range(max(0, at - 4), end.start() if end else at)
            if any(codes[place] == "0" for place in phrase):
                chars[at] = "o"
            for place in phrase:
                chars[place] = "o" if codes[place] == "0" else chars[place]
    return "".join(chars)


def _without_great(part: Part, codes: str) -> str:
    """«Критических разрушений нет», "no serious damage" leave open whether there is lesser damage."""
    chars = list(codes)
    start = 0
    for phrase in re.split("[,;:|]", codes):
        if "0" in phrase:
            for at in range(start, start + len(phrase)):
                if codes[at] == "f" and _great(part, at):
                    chars[at] = "o"
        start += len(phrase) + 1
    return "".join(chars)


def _great(part: Part, at: int) -> bool:
    """Whether an adjective right before the word for harm at a token says that it is great."""
    return at > 0 and part.words[at - 1].startswith(_GREAT)


def _with_fires(part: Part, codes: str) -> str:
    """«Возгорание» in the nominative, in a phrase that denies nothing, did happen."""
    if any(word.startswith(_PREVENTED) for word in part.words):
        return codes
    chars = list(codes)
    start = 0
    for phrase in re.split("[,;]", codes):
        if "0" not in phrase:
            fought = "D" not in phrase and _fought(part, start, start + len(phrase))
            for at in range(start, start + len(phrase)):
                if codes[at] == "f" and (part.words[at] in _IT_BURNED or (fought and _fire(part.words[at]))):
                    chars[at] = "F"
        start += len(phrase) + 1
    return "".join(chars)


def _with_harm_done(part: Part, codes: str) -> str:
    """«Обломки причинили ущерб складу, он не работал»: harm done in a phrase that denies nothing."""
    for match in _HARM.finditer(codes):
        at = match.start()
        end = _PHRASE_END.search(codes, at)
        start = max(codes.rfind(mark, 0, at) for mark in ",;:|") + 1
        done = any(word.startswith(_DID) for word in part.words[max(start, at - 2) : at])
        done = done or any(word.startswith(_DONE) for word in part.words[at + 1 : at + 2])
        if done and "0" not in codes[start : end.start() if end else at]:
            codes = f"{codes[:at]}F{codes[at + 1 :]}"
    return codes


def _fire(word: str) -> bool:
    return word.startswith(_FIRES)


def _fought(part: Part, start: int, end: int) -> bool:
    """«ликвидируют очаг горения», «пожар локализован»: whether a phrase tells of a fire that people put out."""
    told = any(word.startswith(_PUTTING_OUT) for word in part.words[start:end])
    return told or not _PUT_OUT.isdisjoint(part.codes[start:end])
