"""The answer to "why does the record say this?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.digests.chain import Chain, PostVersion, Proof, Step
from bot.digests.changes import changes_text
from bot.digests.consequences import figure_consequences
from bot.digests.content import ReaderStyle, RegionNames
from bot.digests.freshness import freshness
from bot.digests.render_incident import FLAG_KEYS, continued, demo_mark, describe_incident
from bot.digests.split import Line, split
from bot.digests.voice import Voice, joined
from bot.model import Figure, SourceFigure
from bot.texts import Texts, escape
from bot.texts.html import anchor

STEPS: Final = 20
POSTS_IN_STEP: Final = 6
CHANNELS: Final = 20


def render_why(
    chain: Chain,
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
    *,
    as_of: datetime,
    kinds: Mapping[str, str] | None = None,
    demo: bool = False,
) -> tuple[str, ...]:
    """An incident's chain as HTML messages: figures, statements with their words, revisions, doubts, coverage."""
    voice = Voice(texts, style, regions, kinds or {})
    lines = [
        *_head(chain, voice, as_of, demo),
        *(line for source in chain.incident.sources for line in _source(source, chain.proofs, voice, as_of)),
        *_steps(chain.steps, voice, as_of),
        *_foot(chain, voice, as_of),
    ]
    return split(lines, lambda part, parts: continued(voice, part, parts, demo))


def _head(chain: Chain, voice: Voice, as_of: datetime, demo: bool) -> Iterable[Line]:
    incident = chain.incident
    where = ", ".join(voice.region(code) for code in incident.regions)
    title = voice.say("why-title", where=where, id=str(incident.id))
    yield Line(joined((demo_mark(voice, demo), title)))
    if chain.gone:
        successors = ", ".join(str(number) for number in chain.successors) or "none"
        yield Line(voice.say("why-gone", successors=successors))
    yield Line(describe_incident(incident, voice, as_of))
    if chain.flags:
        yield Line(voice.say("incident-flags"), heading=True)
    for flag in chain.flags:
        yield Line(f"• {voice.say(FLAG_KEYS[flag])}")


def _source(source: SourceFigure, proofs: Sequence[Proof], voice: Voice, as_of: datetime) -> Iterable[Line]:
    name = voice.source_name(source.source, source.channel)
    if source.withdrawn:
        name = voice.say("source-withdrawn", source=name)
    yield Line("")
    yield Line(voice.say("why-source", source=name, figures=_figures(source.figure, voice)), heading=True)
    mine = {(statement.post, statement.index) for statement in source.statements}
    for proof in proofs:
        if (proof.statement.post, proof.statement.index) in mine:
            yield Line(_proof(proof, voice, as_of))


def _proof(proof: Proof, voice: Voice, as_of: datetime) -> str:
    statement, report = proof.statement, proof.statement.report
    post = voice.say(
        "why-proof",
        channel=anchor(statement.channel, statement.link),
        message=str(statement.post.message_id),
        version=str(statement.version),
        at=voice.clock(statement.posted, as_of),
    )
    figure = Figure(report.downed, report.attacked, report.killed, report.injured, report.damage)
    told = [
        post,
        "" if proof.edited is None else voice.say("why-proof-edited", at=voice.clock(proof.edited, as_of)),
        voice.say("why-proof-deleted") if statement.withdrawn else "",
        voice.say("why-stated", figures=_figures(figure, voice)),
        "" if report.downed is None else voice.say("why-mode", mode=report.mode.value),
        voice.say("why-template", template=escape(report.template)) if report.template else "",
    ]
    quoted = " ".join(f"«<b>{escape(quote)}</b>»" for quote in proof.quotes)
    words = f"\n  {voice.say('why-quotes', quotes=quoted)}" if quoted else ""
    return f"• {joined(told)}{words}"


def _figures(figure: Figure, voice: Voice) -> str:
    attacked = [] if figure.attacked is None else [voice.say("figure-attacked", number=voice.count(figure.attacked))]
    return ", ".join([voice.count(figure.downed), *attacked, *figure_consequences(figure, voice)])


def _steps(steps: Sequence[Step], voice: Voice, as_of: datetime) -> Iterable[Line]:
    yield Line("")
    yield Line(voice.say("why-revisions"), heading=True)
    if len(steps) > STEPS:
        yield Line(voice.say("why-revisions-left", number=str(len(steps) - STEPS)))
    first = steps[0].seq if steps else 0
    for step in steps[-STEPS:]:
        if step.gone:
            what = voice.say("why-step-gone")
        elif step.seq == first:
            what = voice.say("why-step-first", number=voice.count(step.incident.figure.downed))
        else:
            what = changes_text(step.changes, step.incident, voice)
        posts = voice.listed([_post(post, voice) for post in step.posts], POSTS_IN_STEP)
        told = (what, voice.say("why-step-posts", posts=posts) if posts else "")
        yield Line("• " + voice.say("why-step", at=voice.clock(step.at, as_of, dated=True), what=joined(told)))


def _post(post: PostVersion, voice: Voice) -> str:
    label = anchor(f"{post.channel}/{post.key.message_id}", post.link)
    if post.left:
        return voice.say("why-post-left", post=label)
    return voice.say("why-post", post=label, version=str(post.version))


def _foot(chain: Chain, voice: Voice, as_of: datetime) -> Iterable[Line]:
    yield Line("")
    if chain.coverage:
        read = [
            voice.say("why-covered", state=state.value, channel=escape(item.channel)) for item, state in chain.coverage
        ]
        yield Line(voice.say("why-coverage", channels=voice.listed(read, CHANNELS)))
    if chain.readers:
        yield Line(voice.say("why-readers", versions=escape(", ".join(chain.readers))))
    yield from (Line(text) for text in freshness([item for item, _ in chain.coverage], voice, as_of))
    yield Line(voice.say("footer"))
