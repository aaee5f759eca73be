"""What may have been missed between two entities: sentences that name both, of which nothing was extracted."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.document import Document, Span


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How often two entities may be named together, by the words of their names.

    Attributes:
        abstracts: Documents with a name of both.
        sentences: Sentences with a name of both.
        read: Those of the sentences from which a statement about the two was extracted.
    """

    abstracts: int
    sentences: int
    read: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may name two entities, and from which nothing about the two was extracted.

    Attributes:
        id: Number of the sentence in the store; the next page begins behind it.
        document_id: Number of its document.
        document: The document.
        sentence: Where the sentence stands.
        sentences: All sentences of the document.
    """

    id: int
    document_id: int
    document: Document
    sentence: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """A sentence that names two entities, and from which nothing about the two was extracted.

    Attributes:
        document_id: Number of its document.
        document: The document.
        sentence: Where the sentence stands.
        first: Where it names the one, in the order of the text.
        second: Where it names the other.
    """

    document_id: int
    document: Document
    sentence: Span
    first: tuple[Span, ...]
    second: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The sentence, cut from the document."""
        return self.sentence.of(self.document.text)


@dataclass(frozen=True, slots=True)
class MissedPage:
    """Some of the sentences that name two entities.

    Attributes:
        items: The sentences.
        after: What to ask the next page with; None where all were looked at.
    """

    items: tuple[NamedTogether, ...]
    after: int | None = None
