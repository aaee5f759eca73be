"""Counts what each choice of the filters shows; what was read of the store serves again while it stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.graph.choices import Facets
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.graph.edge_counts import Counter
    from explorer.store.facets import State
    from explorer.store.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """What the counts of some edges depend on; lists of plain values, which are made and compared fast.

    Attributes:
        numbers: The numbers of their statements, edge after edge.
        beliefs: The beliefs of these.
        counts: How many statements each edge has.
        kinds: The kinds of its ends.
    """

    numbers: list[int]
    beliefs: list[float]
    counts: list[int]
    kinds: list[tuple[Kind, Kind]]


@dataclass(frozen=True, slots=True)
class Known:
    """The evidence of some edges, ready to be counted.

    Attributes:
        state: The state that the store was in.
        said: The edges.
        counter: The evidence.
    """

    state: State
    said: Said
    counter: Counter


def count_choices(
    store: Store, edges: Sequence[Edge], rule: Filter, known: Known | None, progress: Progress
) -> tuple[Facets, Known]:
    """Return what each choice does to *edges* where *rule* is in force, and what serves the next time.

    Args:
        store: Where the evidence stands.
        edges: All edges of a diagram as they are drawn; those that the filter hides too.
        rule: The filter in force.
        known: What served the last time.
        progress: Stops it.
    """
    from explorer.graph.edge_counts import Counter  # noqa: PLC0415 - late: numpy is slow to import
    from explorer.graph.facets import facets  # noqa: PLC0415 - late: numpy is slow to import
    from explorer.store.facets import evidence_columns, state_of  # noqa: PLC0415 - late: numpy is slow to import

    progress.check()
    state, said = state_of(store), _said(edges)
    if known is None or (known.state, known.said) != (state, said):
        columns = evidence_columns(store, said.numbers)
        progress.check()
        known = Known(state, said, Counter(columns, edges))
    return facets(known.counter, rule, progress), known


def _said(edges: Sequence[Edge]) -> Said:
    return Said(
        [one.id for edge in edges for one in edge.statements],
        [one.belief for edge in edges for one in edge.statements],
        [len(edge.statements) for edge in edges],
        [(edge.subject.kind, edge.object.kind) for edge in edges],
    )
