"""Which figures of a post are parts of one before them, and which are others although little is told of them."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.consequences.counted import HOME, HOSPITAL, Figure

TOO, _SEXES = "+", frozenset({"he", "she"})
"""Who is said to be hurt, too (others.who)."""


def without_parts(figures: list[Figure]) -> list[Figure]:
    """The figures but for those that one before them is the sum of, whatever «ещё» they have.

    «Ранены трое. Двое в больнице. Ещё один отказался»: three.
    """
    if not any(figure.new or figure.later for figure in figures):
        return figures
    kept: list[Figure] = []
    at = 0
    while at < len(figures):
        whole = figures[at]
        rest, at = _parts(whole, figures, at + 1)
        kept += [whole, *rest]
    return kept


def _parts(whole: Figure, figures: list[Figure], start: int) -> tuple[list[Figure], int]:
    """Those behind a figure that are its parts, but for those who would be added; and where they end."""
    left, at = whole.number, start
    while at < len(figures) and left and _may_be_of(whole, figures[at], left):
        part = figures[at]
        if part.new and not (at > start and (part.cared or (part.number == left and not _told_apart(part)))):
            break
        left -= part.number
        at += 1
    if at - start < 2:
        return [], start
    return [part for part in figures[start:at] if left and not part.new], at


def _may_be_of(whole: Figure, part: Figure, left: int) -> bool:
    here = part.where.scene == whole.where.scene or not part.where.own
    told_apart = part.later or part.besides or part.every or part.total or {whole.who, part.who} == _SEXES
    return here and not told_apart and part.number <= left


def _told_apart(part: Figure) -> bool:
    """«Также ранен прохожий», «Повторным ударом ранен фельдшер», «В соседнем доме …»: none of those before."""
    return part.who.startswith(TOO) or part.struck or part.besides


def treated_apart(figure: Figure, before: list[Figure]) -> bool:
    """«Двое рабочих в больнице. Мастер отказался от госпитализации»: whether they are others for that."""
    here = [each for each in before if each.where.scene == figure.where.scene]
    if len(here) != 1 or {figure.kept, here[0].kept} != {HOME, HOSPITAL}:
        return False
    first = here[0]
    if first.alone and figure.alone:
        return {first.who, figure.who} == _SEXES or figure.who.startswith(TOO)
    return first.cared or first.alone


def as_others(figure: Figure) -> Figure:
    """A figure as one of others than those before."""
    return replace(figure, new=True, again=False)


def with_died_later(killed: list[Figure], injured: list[Figure]) -> list[Figure]:
    """«Погиб водитель, ранены трое. Один из раненых скончался»: the dead, those of the injured beside those before.

    «Погиб один, двое ранены (headline). Ранены трое, один из них скончался»: the same one.
    """
    first, *rest = killed
    rest = [figure for figure in rest if figure.where.scene == first.where.scene]
    died = sum(figure.number for figure in rest)
    if first.of_hurt or died == first.number > 1 or not any(figure.of_hurt for figure in rest):
        return killed
    if any(figure.number == injured[0].number + died for figure in injured[1:]):
        return killed
    return [first, *(replace(each, later=True, again=False) if each.of_hurt else each for each in killed[1:])]
