"""Events: a trigger with its participants, time, place, source chain, and the rules of doubt applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.assemble.cast import Parties, without
from dragoman.assemble.chains import Chains
from dragoman.assemble.when_where import Clock, as_time
from dragoman.dates import published_day
from dragoman.model import ActorRef, Count, Cues, Demand, Event, Report, Span, Status, Timex, text_hash
from dragoman.ontology import Case, Deed, Ontology, Settled, settle
from dragoman.parse import Parse
from dragoman.reader.reading import Offsets, Trigger

# A deed that ended this long before the story is its background, not its news.
HISTORY = timedelta(days=365)
# Deeds of which a place or a number tells enough, since bombs and crowds often have no name.
_NAMELESS: dict[str, set[str | None]] = {
    "ASSAULT": {"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons"},
    "COERCE": {"curfew", "censor", "martial-law"},
    "PROTEST": {None},
}
_GOVERNED = {"dobj", "pobj", "nsubjpass", "attr", "dative"}


@dataclass(slots=True, frozen=True)
class Scene:
    """What events are assembled from: the report, its parse, and what the stages made of it."""

    report: Report
    parse: Parse
    parties: Parties
    chains: Chains
    clock: Clock
    ontology: Ontology


@dataclass(slots=True)
class _Draft:
    """A trigger on its way to an event."""

    trigger: Trigger
    actors: list[ActorRef]
    recipients: list[ActorRef]
    when: Timex | None
    status: Status
    status_cue: Span | None


def events_of(scene: Scene, triggers: Sequence[Trigger]) -> list[Event]:
    """The events of a report in text order; a trigger without any party, place or count gives none."""
    drafts = [draft for draft in (_draft(scene, t) for t in triggers) if _grounded(scene, draft)]
    events: list[Event] = []
    seen: Counter[Offsets] = Counter()
    for draft in drafts:
        settled = settle(scene.ontology, _case(scene, draft, drafts))
        if not settled.dropped:
            made = list(_events(scene, draft, settled, seen[draft.trigger.span]))
            seen[draft.trigger.span] += len(made)
            events.extend(made)
    return events


def _grounded(scene: Scene, draft: _Draft) -> bool:
    """A party takes part; or, of a bombing or a crowd without a name, it is told where or how many."""
    if draft.actors or draft.recipients:
        return True
    trigger = draft.trigger
    if trigger.type not in _NAMELESS:
        return False
    telling = trigger.mode in _NAMELESS[trigger.type] or trigger.type == "PROTEST"
    return bool(trigger.counts or (telling and scene.clock.where(trigger, scene.report.body)))


def _draft(scene: Scene, trigger: Trigger) -> _Draft:
    actors = scene.parties.of(trigger.actors)
    recipients = without(scene.parties.of(trigger.recipients), actors)
    when = scene.clock.when(trigger, scene.chains.bounds(trigger.span))
    status, cue = trigger.status, scene.chains.span(trigger.status_cue)
    if status == "actual" and when is not None and _long_ago(scene.report, when):
        status, cue = "historical", when.mention
    return _Draft(trigger, actors, recipients, when, status, cue)


def _long_ago(report: Report, when: Timex) -> bool:
    day = published_day(report.published)
    return day is not None and when.end is not None and when.end[:10] < (day - HISTORY).isoformat()


def _case(scene: Scene, draft: _Draft, drafts: Sequence[_Draft]) -> Case:
    trigger = draft.trigger
    others = [d for d in drafts if d is not draft and d.trigger.sentence == trigger.sentence]
    head, governed = _lemmas(scene.parse, trigger)
    return Case(
        type=trigger.type,
        mode=trigger.mode,
        status=draft.status,
        head=head,
        object=governed,
        actor_sectors=_sectors(draft.actors),
        recipient_sectors=_sectors(draft.recipients),
        actors=len(draft.actors),
        recipients=len(draft.recipients),
        same_actor=tuple(_deed(d) for d in others if _share(d.actors, draft.actors)),
        same_recipient=tuple(_deed(d) for d in others if _share(d.recipients, draft.recipients)),
    )


def _deed(draft: _Draft) -> Deed:
    return Deed(draft.trigger.type, draft.trigger.mode)


def _share(left: list[ActorRef], right: list[ActorRef]) -> bool:
    return bool({r.id or r.name for r in left} & {r.id or r.name for r in right})


def _sectors(refs: list[ActorRef]) -> frozenset[str]:
    return frozenset(sector for ref in refs for sector in ref.sectors)


def _lemmas(parse: Parse, trigger: Trigger) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of the trigger (also joined, "call off"), and of what it governs."""
    tokens = parse.tokens(*trigger.span)
    scope = parse.tokens(*trigger.scope)
    own = [parse.lemmas[i] for i in tokens]
    governed = frozenset(parse.lemmas[i] for i in scope if parse.deps[i] in _GOVERNED and i not in tokens[:1])
    return frozenset([*own, " ".join(own)]), governed


def _events(scene: Scene, draft: _Draft, settled: Settled, before: int) -> Iterator[Event]:
    actors, recipients = draft.actors, draft.recipients
    if settled.all_actors:
        actors, recipients = actors + recipients, []
    for ordinal, deed in enumerate((Deed(settled.type, settled.mode), *settled.also), start=before):
        parted = replace(draft, actors=actors, recipients=recipients)
        yield _event(scene, parted, deed, settled.rules, ordinal)


def _event(scene: Scene, draft: _Draft, deed: Deed, rules: tuple[str, ...], ordinal: int) -> Event:
    report, trigger = scene.report, draft.trigger
    asking = deed.type in {"REQUEST", "THREATEN"}
    return Event(
        id=text_hash(report.id, *trigger.span, ordinal),
        type=deed.type,
        mode=deed.mode,
        contexts=_contexts(scene, trigger),
        status=draft.status,
        actors=draft.actors,
        recipients=draft.recipients,
        when=as_time(draft.when),
        where=scene.clock.where(trigger, report.body),
        deadline=scene.clock.deadline(trigger) if asking else None,
        demand=_demand(report, trigger) if asking else None,
        counts=[Count(what=c.what, low=c.low, high=c.high, mention=report.span(*c.span)) for c in trigger.counts],
        said_by=scene.chains.said_by(trigger.span),
        evidence=report.span(*trigger.sentence),
        trigger=report.span(*trigger.span),
        cues=Cues(
            status=draft.status_cue,
            mode=scene.chains.span(trigger.mode_cue or trigger.span) if deed.mode else None,
        ),
        rules=list(rules),
        quad=scene.ontology.quad(deed.type),
        score=scene.ontology.score(deed.type, deed.mode),
        confidence=round(trigger.score, 3),
    )


def _demand(report: Report, trigger: Trigger) -> Demand | None:
    if trigger.asked is None:
        return None
    return Demand(asked=report.span(*trigger.asked), conditions=[report.span(*c) for c in trigger.conditions])


def _contexts(scene: Scene, trigger: Trigger) -> list[str]:
    if trigger.contexts:
        return list(trigger.contexts)
    tokens = scene.parse.tokens(*trigger.sentence)
    parse = scene.parse
    return list(scene.ontology.contexts_in([parse.lemmas[i] for i in tokens], [parse.words[i] for i in tokens]))
