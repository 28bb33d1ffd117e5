"""Agreement: how far two hands who annotated the same sentences, each unseen by the other, marked the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.evaluate.annotated import AnnotatedScore, score_annotated
from dragoman.reader.reading import Mention, Trigger
from dragoman.train.annotation import Sentence


def agreement(first: Sequence[Sentence], second: Mapping[str, Sentence]) -> AnnotatedScore:
    """The second hand's marks held against the first's, layer by layer; F1 is symmetric between the hands.

    Args:
        first: sentences as one hand marked them; those without a second annotation are passed over.
        second: the other hand's, by text.
    """
    both = [sentence for sentence in first if sentence.text in second]
    return score_annotated(both, lambda text: [*_triggers(second[text])])


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    for event in sentence.events:
        yield Trigger(
            span=(event.trigger[0][0], event.trigger[-1][1]),
            sentence=(0, len(sentence.text)),
            type=event.type,
            mode=event.mode,
            status=event.status,
            contexts=sentence.contexts,
            actors=tuple(map(Mention.bare, event.actors)),
            recipients=tuple(map(Mention.bare, event.recipients)),
        )
