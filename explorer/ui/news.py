"""What an import or another reading brought, found in the store to be put on the diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.jobs.open_diagram import Addition
    from explorer.model.edge import Edge
    from explorer.model.entity import Entity
    from explorer.model.evidence import Evidence
    from explorer.model.records import EvidenceRecord
    from explorer.store.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """What new papers say.

    Attributes:
        addition: What the diagram lacks of it.
        keys: Its entities and edges, on the diagram after the addition.
        left_out: How many of its entities are too many for the diagram.
    """

    addition: Addition
    keys: AbstractSet[str]
    left_out: int


def last_document(store: Store) -> int:
    """Return the number of the newest document of *store*, 0 where there is none; later ones get higher numbers."""
    low, high = 0, 1
    while store.documents(after=high, limit=1).items:
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if store.documents(after=middle, limit=1).items:
            low = middle + 1
        else:
            high = middle
    return low if store.documents(limit=1).items else 0


def news_after(store: Store, diagram: Diagram, document_id: int, most: int, progress: Progress) -> News:
    """Return what the documents after *document_id* say; of entities new to *diagram* at most *most*.

    What is there stays where it is; the best supported of the new entities come first.
    """
    found = [one.evidence for one in _evidence_after(store, document_id, progress)]
    return news_of(store, diagram, found, most, progress)


def news_of(store: Store, diagram: Diagram, found: Sequence[Evidence], most: int, progress: Progress) -> News:
    """Return what the evidence *found* says, as `news_after` does; of it counts what *diagram* would show."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    rule = diagram.filter
    said = [one for one in found if not one.negated and rule.is_sure(one)]
    counts = Counter(end.entity.key for one in said for end in (one.subject, one.object))
    # What was found may have been made one with another entity.
    entities = store.entities(counts)
    unseen = sorted(entities.keys() - diagram.nodes.keys(), key=lambda key: (-counts[key], key))
    kept = sorted(entities.keys() - set(unseen[most:]))
    edges = open_diagram.edges_among(store, [*diagram.nodes, *unseen[:most]], rule)
    addition = open_diagram.Addition(
        tuple(entities[key] for key in kept),
        tuple(edges),
        _places(diagram, [entities[key] for key in kept], edges, progress),
    )
    statements = {one.statement.key for one in said}
    lines = {edge.key for edge in edges if any(one.statement.key in statements for one in edge.statements)}
    return News(addition, lines | set(kept), len(unseen[most:]))


def _places(
    diagram: Diagram, entities: Sequence[Entity], edges: Sequence[Edge], progress: Progress
) -> dict[str, tuple[float, float]]:
    """Return places beside what *diagram* shows for those of *entities* that it lacks."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    fuller = diagram.copy()
    # The layout leaves pinned nodes where they are, and what a filter hides has no place.
    fuller.set_filter(Filter())
    fuller.pin(fuller.nodes)
    fuller.add(entities, edges, {})
    places = open_diagram.relayout(fuller, "flow", progress)
    return {key: place for key, place in places.items() if key not in diagram.nodes}


def _evidence_after(store: Store, document_id: int, progress: Progress) -> list[EvidenceRecord]:
    """Return what stands in the documents after *document_id*."""
    found: list[EvidenceRecord] = []
    after: int | None = document_id
    while after is not None:
        page = store.documents(after=after)
        for record in page.items:
            progress.check()
            found += store.document_evidence(record.id)
        after = page.after
    return found
