from __future__ import annotations

from dataclasses import replace

from bot.digests.news import news_of
from bot.model import Count, Incident
from bot.store.incidents import Revised
from tests.store.examples import at, incident


def revised(before: Incident, after: Incident) -> tuple[int, int]:
    """How many of the change are told as news and as a correction."""
    told, corrections = news_of([Revised(before, after, at(3))], at(2))
    return len(told), len(corrections)


def reworded(found: Incident, template: str) -> Incident:
    [source] = found.sources
    statements = tuple(
        replace(item, report=replace(item.report, template=template, evidence=((0, 5),))) for item in source.statements
    )
    return replace(found, sources=(replace(source, statements=statements),))


def test_a_further_post_is_news() -> None:
    assert revised(incident((1,), 1), reworded(incident((1, 2), 1), "another")) == (0, 0)
    before = incident((1,), 1)
    [source] = incident((2,), 3).sources
    further = replace(source, source="demo_other")
    after = replace(before, figure=replace(before.figure, downed=Count.exact(3)), sources=(*before.sources, further))

    assert revised(before, after) == (1, 0)


def test_the_same_version_read_anew_is_a_correction() -> None:
    assert revised(incident((1,), 12), incident((1,), 9)) == (0, 1)


def test_only_another_template_for_the_same_words_is_nothing_to_tell() -> None:
    assert revised(incident((1,), 12), reworded(incident((1,), 12), "another")) == (0, 0)
