"""Harm told of by nouns alone: «осколочное ранение – у матроса», «одна смерть, три ранения», «двое гражданских»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.consequences.beside import Rule, clause, put
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_AT, _DEATH, _CIVIL = "у", ("смерть", "смерти", "смертей"), "гражданск"
# «ожоги рук – у хозяйки», «контузия у водителя»
_WOUNDS_AT = seldom(r"j(?P<what>[oyeϧ]{0,3}(?:&[oϧ])?-?)(?P<at>p)(?=[oye*]{0,2}(?:n{1,3}|B))")
_TOLD_OTHERWISE = frozenset("I{0Г+")
# «три ранения», «ранения двоих»
_SO_MANY_WOUNDS = seldom(r"(?:(?<=^n)|(?<=[,;&:C]n))[oye]?j(?=[|,;&\-]|$)|j(?=:?n{1,3}(?:[|,;&\-]|$))")
_NOT_SO_MANY = frozenset("B{I0ϧГ+")
_CHILDREN = seldom("n{1,2}[oye]{0,2}B")
_CIVILIANS = seldom(r"(?<=n)o(?=[|,;&\-IG{Г]|$|p)")
_OF_ONE_PERSON = ("ый", "ий", "ая", "ого", "его", "ую", "ому", "ему")
_DUTY = seldom("P|[|,;)&IГG{]|$")
_IN_THE_BODY, _GOT_INTO_IT = seldom("[oye]?p[oye]?ϧ"), seldom("(?P<got>[Ho])p[oye]?ϧ")
_CARED_FOR = frozenset("+Гч")
ASKED = Asked(frozenset({_AT, *_DEATH}), (_CIVIL,))


def told_by_nouns(part: Part, codes: str) -> str:
    """The concept characters of a sentence with wounds told of by nouns as people hurt."""
    if "n" in codes and _NOT_SO_MANY.isdisjoint(codes):
        codes = _SO_MANY_WOUNDS.sub(lambda match: "o" * (len(match.group()) - 1) + "w", codes)
    if _AT in part.words and _TOLD_OTHERWISE.isdisjoint(codes):
        for match in _WOUNDS_AT.finditer(codes):
            if part.words[match.start("at")] == _AT:
                codes = f"{codes[: match.start()]}I{'o' * (match.end() - match.start() - 1)}{codes[match.end() :]}"
    return codes


def _deaths(words: Sequence[str], codes: str, at: int) -> str:
    """«две смерти», «смерть одного»."""
    counted = codes[at - 1 : at] == "n" or codes[at + 1 : at + 2] == "n"
    return put(codes, at, "g") if counted and words[at] in _DEATH and codes[at] in "oC" else codes


def _civilian(_words: Sequence[str], codes: str, at: int) -> str:
    """«один гражданский»."""
    return put(codes, at, "B") if _CIVILIANS.match(codes, at) else codes


def _parent(_words: Sequence[str], codes: str, at: int) -> str:
    """«мать двоих детей ранена»: one."""
    children = _CHILDREN.match(codes, at + 1) if codes[at] == "B" else None
    return codes if children is None else codes[: at + 1] + "o" * len(children.group()) + codes[children.end() :]


def _health(_words: Sequence[str], codes: str, at: int) -> str:
    """«повреждения здоровья у двоих»: an injury."""
    return put(codes, at - 1, "j") if codes[at - 1 : at] == "f" else codes


def _shock(words: Sequence[str], codes: str, at: int) -> str:
    """«шок у пенсионерки, её увезли в больницу»: an injury to those whom doctors care for."""
    return put(codes, at, "j") if codes[at] in "oC" and not _CARED_FOR.isdisjoint(codes) else codes


def _on_duty(words: Sequence[str], codes: str, at: int) -> str:
    """«дежурная по станции», «ранен дежурный», «водитель и сопровождающая»: a person."""
    alone = words[at].endswith(_OF_ONE_PERSON) and _DUTY.match(codes, at + 1)
    return put(codes, at, "B") if codes[at] in "oC" and alone else codes


def _splinter_in(words: Sequence[str], codes: str, at: int) -> str:
    """«осколок в бедре», «мужчина с осколками в голени», «двоим осколки попали в ноги»: a wound."""
    start, end = clause(codes, at)
    got = _GOT_INTO_IT.match(codes, at + 1)
    if got and "0" not in codes[start:end] and not {"B", "n"}.isdisjoint(codes[start:at]):
        return put(codes, got.start("got"), "I")
    in_body = codes[at] in "od" and _IN_THE_BODY.match(codes, at + 1) is not None
    told = _AT in words[start:end] or "{" in codes[start:end] or codes[max(0, at - 2) : at] in {"Bp", "B-"}
    return put(codes, at, "j") if in_body and told else codes


def _elder(words: Sequence[str], codes: str, at: int) -> str:
    """«у старшего осколки в спине»: a person."""
    alone = codes[at + 1 : at + 2] in {"", "-", "o", "j", "{", "I", "Г", ","} and words[at].endswith(_OF_ONE_PERSON)
    return put(codes, at, "B") if codes[at] in "oC" and alone and words[at - 1] == _AT else codes


RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (_DEATH, _deaths),
    ((_CIVIL,), _civilian),
    (("здоровь",), _health),
    (("мать", "матер", "отец", "отца", "отцу", "мама", "маму", "папа"), _parent),
    (("шок", "стресс", "нервн"), _shock),
    (("дежурн", "сопровождающ"), _on_duty),
    (("старш", "младш"), _elder),
    (("осколок", "осколк", "стекло", "дробь", "дробин"), _splinter_in),
)
"""Beginnings of words with the rule that is asked for them."""
