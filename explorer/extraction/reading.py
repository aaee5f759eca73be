"""What is read in a document before it becomes evidence: its sentences with their tokens and what the rules find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explorer.extraction.anaphora import Anaphor, anaphors, with_anaphors
from explorer.extraction.asides import without_asides
from explorer.extraction.flags import marked
from explorer.extraction.names import Name
from explorer.extraction.rules.finding import Finding
from explorer.extraction.rules.walk import walk
from explorer.extraction.stream import Token, read
from explorer.model.document import Span

# A sentence with more words than this is a table or a list that lost its line ends; rules are for sentences.
MAX_TOKENS = 400


@dataclass(slots=True)
class ReadSentence:
    """A sentence as it was read.

    Attributes:
        span: The sentence.
        names: Its names by place, its anaphors among them.
        tokens: All its tokens.
        main: Those that rules read: outside parentheses.
        findings: What the rules found; their triggers count in `main`.
        anaphors: The words in it that stand for a name before.
        places: The token of each name, by where the name stands.
    """

    span: Span
    names: list[Name]
    tokens: list[Token]
    main: list[Token]
    findings: list[Finding]
    anaphors: tuple[Anaphor, ...]
    places: dict[Span, int] = field(init=False)

    def __post_init__(self) -> None:
        self.places = {token.name.span: at for at, token in enumerate(self.tokens) if token.name is not None}


def read_sentences(
    text: str, sentences: Sequence[Span], names: Sequence[Name], least: int = 2
) -> Iterator[ReadSentence]:
    """Yield the sentences of *text* that name at least *least* entities, as they are read."""
    before: list[Name] = []
    for sentence, inside in _by_sentence(sentences, names):
        found = tuple(anaphors(text, sentence, before, inside)) if inside else ()
        all_names = with_anaphors(inside, found) if found else inside
        if len({name.entity.key for name in all_names}) >= least:  # nothing acts on itself
            tokens = read(text, sentence, all_names)
            if len(tokens) <= MAX_TOKENS:
                main, findings = without_asides(tokens)
                findings += marked(main, walk(main))
                yield ReadSentence(sentence, all_names, tokens, main, findings, found)
        before = inside


def _by_sentence(sentences: Sequence[Span], names: Sequence[Name]) -> list[tuple[Span, list[Name]]]:
    found = []
    at = 0
    ordered = sorted(names, key=lambda name: name.span.start)
    for sentence in sentences:
        inside = []
        while at < len(ordered) and ordered[at].span.start < sentence.end:
            if ordered[at].span.start >= sentence.start and ordered[at].span.end <= sentence.end:
                inside.append(ordered[at])
            at += 1
        found.append((sentence, inside))
    return found
