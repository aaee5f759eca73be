"""Annotated abstracts as they are read by the program: what its sentences, triggers and pairs of names are labelled."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.extraction.learned import doubts, events, pairs
from explorer.extraction.learned.seen import lemma_of
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.reading import ReadSentence, read_sentences
from explorer.extraction.sentences import split
from explorer.extraction.training.standoff import (
    LOWERING,
    REGULATIONS,
    Annotation,
    Fact,
)

FOLDS = 5
_SEEN = 3  # a trigger word is one that was a trigger so often,
_SHARE = 0.15  # and in so large a share of its uses
_LABELS = {1: pairs.UP, -1: pairs.DOWN, 0: pairs.OPEN}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its labels.

    Attributes:
        read: As the program reads it.
        sketch: As the models see it.
        triggers: For each token that is a trigger, the types of its events.
        edges: For each pair of trigger and target, `events.THEME` or `events.CAUSE`.
        spans: For each token that is a name, the key of the annotated stretch that it is, where there is one.
    """

    read: ReadSentence
    sketch: Sketch
    triggers: Mapping[int, list[str]]
    edges: Mapping[tuple[int, int], int]
    spans: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated abstract: its sentences that have a name, and the facts by the keys of their ends."""

    annotation: Annotation
    sentences: tuple[Sentence, ...]
    facts: Mapping[tuple[str, str], list[Fact]]

    @property
    def fold(self) -> int:
        """The fold that it belongs to: the same for the same abstract in whatever corpus."""
        return fold_of(self.annotation.source)

    def label(self, sentence: Sentence, one: int, other: int) -> tuple[int, bool]:
        """Return the class of a pair of names, and whether it is to be learned from."""
        label, counts = pairs.NONE, True
        for fact in self._between(sentence, one, other):
            label = (label or pairs.DENIED) if fact.negated else _LABELS[fact.sign]
            counts = counts and not fact.optional
        return label, counts

    def doubt(self, sentence: Sentence, one: int, other: int) -> int:
        """Return whether what a pair of names does is stated, denied or supposed (`doubts`)."""
        facts = self._between(sentence, one, other)
        if any(fact.negated for fact in facts):
            return doubts.DENIED
        return doubts.SUPPOSED if any(fact.speculated for fact in facts) else doubts.STATED

    def _between(self, sentence: Sentence, one: int, other: int) -> Sequence[Fact]:
        ends = sentence.spans.get(one), sentence.spans.get(other)
        return self.facts.get((ends[0] or "", ends[1] or ""), ())


def fold_of(source: str) -> int:
    """Return the fold of an abstract, by the name of its file."""
    return zlib.crc32(source.encode()) % FOLDS


def example(annotation: Annotation) -> Example:
    """Return *annotation* as it is read by the program."""
    text = annotation.text
    sentences = split(text)
    names = find_names(text, sentences, default_lexicon())
    facts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in annotation.facts:
        facts[fact.subject, fact.object].append(fact)
    read = tuple(_sentence(annotation, one) for one in read_sentences(text, sentences, names, least=1))
    return Example(annotation, read, facts)


def _sentence(annotation: Annotation, read: ReadSentence) -> Sentence:
    sketch = Sketch(read.tokens)
    named = [(at, name) for at in sketch.names if (name := read.tokens[at].name)]
    spans = {at: key for at, name in named if (key := _span_of(annotation, read, name))}
    places = _triggers(annotation, read)
    kinds: dict[int, list[str]] = defaultdict(list)
    for event in annotation.events.values():
        if event.trigger in places:
            kinds[places[event.trigger]].append(event.kind)
    return Sentence(read, sketch, kinds, _edges(annotation, spans, places), spans)


def _edges(annotation: Annotation, spans: Mapping[int, str], places: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """The edges of events in one sentence, from the keys of its names and the places of its triggers."""
    tokens_of: dict[str, list[int]] = defaultdict(list)
    for at, key in spans.items():
        tokens_of[key].append(at)
    edges: dict[tuple[int, int], int] = {}
    for event in annotation.events.values():
        trigger = places.get(event.trigger)
        if trigger is None:
            continue
        for keys, role in ((event.themes, events.THEME), (event.those("Cause", "Instrument"), events.CAUSE)):
            for key in keys:
                inner = annotation.events.get(key)
                targets = tokens_of.get(key, []) if inner is None else [places.get(inner.trigger, trigger)]
                edges |= {(trigger, target): role for target in targets if target != trigger}
    return edges


def _span_of(annotation: Annotation, read: ReadSentence, name: Name) -> str | None:
    if any(name.span == one.name.span for one in read.anaphors):
        return None
    return annotation.best(name.span.start, name.span.end)


def _triggers(annotation: Annotation, read: ReadSentence) -> dict[str, int]:
    """The last token of each annotated trigger of an event."""
    found = {}
    for key in dict.fromkeys(event.trigger for event in annotation.events.values()):
        span = annotation.spans[key]
        if read.span.start <= span.start < read.span.end:
            inside = [at for at, one in enumerate(read.tokens) if min(one.end, span.end) > max(one.start, span.start)]
            if inside:
                found[key] = inside[-1]
    return found


def trigger_words(examples: Iterable[Example]) -> frozenset[str]:
    """Return the words that are triggers often enough to be looked at wherever they stand."""
    uses: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for sentence in _sentences(examples):
        for at, token in enumerate(sentence.sketch.tokens):
            if token.name is None:
                uses[token.low] += 1
                hits[token.low] += at in sentence.triggers
    return frozenset(word for word, count in hits.items() if count >= _SEEN and count >= _SHARE * uses[word])


def trigger_signs(examples: Iterable[Example]) -> dict[str, int]:
    """Return for each trigger that is seen often enough, by lemma, what its events mostly do to their themes."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in _sentences(examples):
        for at, found in sentence.triggers.items():
            kinds[lemma_of(sentence.sketch.tokens[at])].update(_type(kind) for kind in dict.fromkeys(found))
    often = {lemma: counts for lemma, counts in kinds.items() if counts.total() >= _SEEN}
    return {lemma: _SIGN_OF[min(counts, key=lambda kind: (-counts[kind], kind))] for lemma, counts in often.items()}


_SIGN_OF = {"positive": 1, "negative": -1, "open": 0, "lowering": -1, "other": 1}
_TYPES = {1: "positive", -1: "negative", 0: "open"}


def _type(kind: str) -> str:
    if kind in REGULATIONS:
        return _TYPES[REGULATIONS[kind]]
    return "lowering" if kind in LOWERING else "other"


def _sentences(examples: Iterable[Example]) -> Iterable[Sentence]:
    return (sentence for one in examples for sentence in one.sentences)
