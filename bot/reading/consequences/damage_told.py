"""Whether the concepts of a sentence tell of damage or deny it."""

from __future__ import annotations

from bot.reading.seldom import seldom

_NO_DAMAGE = seldom(
    r"0[^|;,F{?/ѣ]{0,8}f|(?<![wxgI])0[^|;F{?/ѣ]{0,8}f|0,fo?(?:$|\|)|f(?!o?\{[^|;,]{0,8},)[^|;]{0,10}0|F?0[^|,;]{0,2}[Ff]"
    r"|0[^|,;]{0,3}\{[^|;,]?f|F0[o?](?=[|,;&]|$)"
)
_FIRE = seldom(
    r"^[^0]*f|f[^|]{0,6}\?|\?[^|]{0,6}f|\{f|f\{|[hdKUv]p?[^|0]{0,8}f|[/ѣ][^|0]{0,4}f|zf-|Ж[^|0]{0,8}f|f[^|0]{0,5}Ж"
)
_FLAMES_OUT = seldom(r"б[^|,;\-]{0,3}(?:-[^|,;\-]{1,4}-)?[LΛΘΞϥ]|[LΛΘΞϥ][^|,;]{0,3}б")
_HARM_TOLD = seldom("F|{[oye]{0,2}f")
_PHRASE = seldom(r"[,;:\-]")


def damage_told(codes: str, before: bool | None) -> bool | None:
    """What a sentence tells of damage: True, False where it denies any, `before` where it tells of none."""
    if "б" in codes and _FLAMES_OUT.search(codes):
        return True
    if "F" not in codes and "f" not in codes:
        return before
    if "0" not in codes or not _NO_DAMAGE.search(codes):
        return True if "F" in codes or _FIRE.search(codes) else before
    return harm_beside(codes)


def harm_beside(codes: str) -> bool:
    """«Объекты не пострадали, но выбиты окна»: whether a phrase that denies nothing tells of damage."""
    return any(_HARM_TOLD.search(phrase) and "0" not in phrase for phrase in _PHRASE.split(codes))
