"""Counts what each choice of the filters shows; what was read of the store serves again while it stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.graph.choices import Facets
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.graph.edge_counts import Counter
    from explorer.store.facets import State
    from explorer.store.store import Store

_Said = tuple[tuple[str, tuple[tuple[int, float], ...]], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The evidence of some edges, ready to be counted.

    Attributes:
        state: The state that the store was in.
        said: The edges: their keys, with the numbers and beliefs of their statements.
        counter: The evidence.
    """

    state: State
    said: _Said
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
    state, said = state_of(store), tuple((edge.key, _numbers(edge)) for edge in edges)
    if known is None or (known.state, known.said) != (state, said):
        numbers = [number for _, statements in said for number, _ in statements]
        columns = evidence_columns(store, numbers)
        progress.check()
        known = Known(state, said, Counter(columns, edges))
    return facets(known.counter, rule, progress), known


def _numbers(edge: Edge) -> tuple[tuple[int, float], ...]:
    return tuple((one.id, one.belief) for one in edge.statements)
