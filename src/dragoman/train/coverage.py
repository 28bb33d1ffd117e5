"""Coverage: how much of what a reader should know its sentences show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from dragoman.model import Relation, Status
from dragoman.ontology import Ontology
from dragoman.train.annotation import Sentence

_LONG = 45
# What the corpus aims at; see training/GUIDELINES.md.
_ENOUGH = {"mode": 100, "context": 60, "status": 400}


def coverage(sentences: Sequence[Sentence], ontology: Ontology) -> Iterator[str]:
    """Lines that say how many sentences show what, and what is still short of its aim."""
    events = [e for s in sentences for e in s.events]
    lengths = sorted(len(s.text.split()) for s in sentences) or [0]
    total = max(1, len(sentences))
    yield f"{len(sentences)} sentences, {len(events)} events, {len({s.group for s in sentences})} groups"
    yield (
        f"without event {sum(not s.events for s in sentences) / total:.0%},"
        f" with several {sum(len(s.events) > 1 for s in sentences) / total:.0%},"
        f" median {lengths[len(lengths) // 2]} words, longer than {_LONG}:"
        f" {sum(n > _LONG for n in lengths) / total:.0%}, {_diversity(sentences):.3f} distinct four-word runs a run"
    )
    both = [e for e in events if e.actors and e.recipients]
    yield f"both sides named in {len(both) / max(1, len(events)):.0%} of the events"
    modes = [f"{name}/{mode}" for name, type in sorted(ontology.types.items()) for mode in sorted(type.modes)]
    yield from _counts("type", Counter(e.type for e in events), sorted(ontology.types), 0)
    yield from _counts("mode", Counter(f"{e.type}/{e.mode}" for e in events), modes, _ENOUGH["mode"])
    yield from _counts("status", Counter(e.status for e in events), list(get_args(Status)), _ENOUGH["status"])
    contexts = Counter(c for s in sentences for c in s.contexts)
    yield from _counts("context", contexts, sorted(ontology.contexts), _ENOUGH["context"])
    yield from _deep(sentences)


def _deep(sentences: Sequence[Sentence]) -> Iterator[str]:
    held = [h for s in sentences for h in s.held]
    if not held:
        return
    passages = {s.group for s in sentences if s.passage is not None}
    within = sum(s.passage is not None for s in sentences)
    yield f"deep: {len(passages)} passages with {within} sentences, {len(held)} statements"
    yield from _counts("kind", Counter(h.kind for h in held), [], 0)
    yield from _counts("polarity", Counter("framing" if h.framing else h.polarity for h in held), [], 0)
    yield from _counts("stance", Counter(str(h.stance) for h in held if h.stance is not None), [], 0)
    facts = Counter(str(s.relation) for one in sentences for s in one.standings)
    yield from _counts("fact", facts, list(get_args(Relation)), 0)
    events = [e for s in sentences for e in s.events]
    layers = ("places", "times", "deadlines", "asked", "conditions", "counts")
    yield from _counts("layer", Counter({name: sum(bool(getattr(e, name)) for e in events) for name in layers}), [], 0)
    yield from _counts("link", Counter(rel for e in events for rel, _ in e.links), [], 0)


def _counts(title: str, counts: Counter[str], names: Sequence[str], enough: int) -> Iterator[str]:
    every = names or sorted(counts)
    yield f"{title}: " + ", ".join(f"{name} {counts[name]}" for name in every)
    short = [name for name in names if counts[name] < enough]
    if short:
        yield f"  below {enough}: {', '.join(short)}"


def _diversity(sentences: Sequence[Sentence]) -> float:
    """Distinct four-word runs as a share of all."""
    runs = Counter(
        tuple(words[i : i + 4]) for s in sentences for words in [s.text.lower().split()] for i in range(len(words) - 3)
    )
    return len(runs) / max(1, runs.total())
