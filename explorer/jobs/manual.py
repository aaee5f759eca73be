"""Statements by hand: what selected words may mean, and a statement added to a store or taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.user_dictionary import EMPTY, UserDictionary
from explorer.model.document import Document, Span
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.jobs.open_diagram import Addition
    from explorer.model.manual import ManualStatement
    from explorer.store.store import Store

MOST = 12


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that was added.

    Attributes:
        evidence_id: Number of its evidence.
        edge: Key of the edge that it is on.
        addition: What comes to the diagram: its ends, where they are not there, and the edges as they are counted now.
    """

    evidence_id: int
    edge: str
    addition: Addition


@dataclass(frozen=True, slots=True)
class Removed:
    """A statement that was taken away.

    Attributes:
        statement: The statement, to be put back.
        edges: The edges of the diagram as they are counted now.
    """

    statement: ManualStatement
    edges: tuple[Edge, ...]


def meanings(
    store: Store, document: Document, span: Span, progress: Progress, dictionary: UserDictionary = EMPTY
) -> tuple[Entity, ...]:
    """Return what the words at *span* of a document of *store* may mean, the likeliest first; none for no known name.

    First what the extractor takes them for in this text, then what the lexicon lists, then what the store calls so.
    """
    progress.check()
    found: dict[str, Entity] = {}
    for one in _meanings(store, document, span, dictionary):
        found.setdefault(one.key, one)
    return tuple(islice(found.values(), MOST))


def _meanings(store: Store, document: Document, span: Span, dictionary: UserDictionary) -> Iterator[Entity]:
    lexicon, words = default_lexicon(), span.of(document.text)
    names = find_names(document.text, split(document.text), lexicon, dictionary.wanted(document))
    near = [one for one in names if one.span.start < span.end and span.start < one.span.end]
    for name in sorted(near, key=lambda one: (one.span != span, one.span.start)):
        yield name.entity
        yield from name.candidates
    yield from (term.entity for term in lexicon.lookup(words))
    known = store.find_entity(words)
    if known is not None:
        yield known


def add_by_hand(store: Store, statement: ManualStatement, diagram: Diagram, progress: Progress) -> Added:
    """Add *statement* to *store*; refused are those that are shown already under the filter of *diagram*."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    number = store.add_manual(statement, diagram.filter)
    said = statement.evidence.statement
    ends = {end.key: end for end in (said.subject, said.object)}
    ends |= store.current_keys(ends)
    meant = replace(said, subject=ends[said.subject.key], object=ends[said.object.key]).ordered()
    edge = Edge(meant.subject, meant.object, meant.relation.directed, ())
    lacking = sorted((end for end in ends.values() if end.key not in diagram.nodes), key=lambda end: end.key)
    return Added(number, edge.key, open_diagram.addition(store, diagram, lacking, progress))


def remove_by_hand(store: Store, evidence_id: int, diagram: Diagram, progress: Progress) -> Removed:
    """Take the evidence that a person added away from *store*."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    progress.check()
    statement = store.remove_manual(evidence_id)
    return Removed(statement, tuple(open_diagram.edges_among(store, diagram.nodes, diagram.filter)))
