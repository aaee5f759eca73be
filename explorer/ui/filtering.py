"""What the filter does: it is set and cleared, and what it lets count is counted beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.change import Change
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.remembered import Remembered
from explorer.ui.usual import usual_filter

if TYPE_CHECKING:
    from explorer.store.store import Store


class Filtering(StoreActions):
    """Slots of the filter, and the counts of the diagram's edges.

    Args:
        desk: What it works with.
        remembered: Knows the person's settings.
    """

    def __init__(self, desk: Desk, remembered: Remembered) -> None:
        super().__init__(desk)
        self._remembered = remembered
        self._whole = False  # the store holds something else than what was counted last
        desk.stores.opened.connect(self._begin)

    @property
    def usual(self) -> Filter:
        """The filter of a diagram where nobody chose another one."""
        return usual_filter(self._remembered)

    def show(self, rule: Filter) -> None:
        """Show what *rule* lets through; steps of how sure evidence must be that follow each other are one."""
        former = self._controller.diagram.filter
        slid = replace(former, min_confidence=rule.min_confidence) == rule
        self._controller.done(self._controller.diagram.set_filter(rule), row="how sure" if slid else None)

    def show_years(self, first: int | None, last: int | None) -> None:
        """Show what papers from *first* to *last* say; None for no bound."""
        self.show(replace(self._controller.diagram.filter, first_year=first, last_year=last))

    def clear(self) -> None:
        """Take all filters off but the usual one."""
        self.show(self.usual)

    def follow(self, change: Change) -> None:
        """After a *change* of the filter, done or taken back, ask the store for the counts that it needs."""
        before, after = change.filter_before, change.filter_after
        if before is not None and after is not None and before.counting != after.counting:
            self.recount(self._controller.diagram.edges.values())

    def recount(self, edges: Iterable[Edge] = ()) -> None:
        """Count again what stands behind each edge, under the filter.

        Args:
            edges: All edges, where only the filter changed and the store holds what it held; this is much faster.
        """
        known = list(edges)
        self._whole = self._whole or not known
        diagram = self._controller.diagram
        then = partial(self._take, diagram.nodes.keys() | diagram.edges.keys())
        if self._whole:
            nodes = list(diagram.nodes)
            self._ask_store(_counted, nodes, diagram.edges, diagram.filter, then=then, channel="recount")
        else:
            self._ask_store(recounted, known, diagram.filter, then=then, channel="recount")

    def _begin(self, _store: Store) -> None:
        """Another store is open, and will be counted as a whole."""
        self._whole = False

    def _take(self, there: AbstractSet[str], edges: list[Edge]) -> None:
        """Take new counts, unless something came to the diagram or went since they were asked for: then ask again."""
        diagram = self._controller.diagram
        if there != diagram.nodes.keys() | diagram.edges.keys():
            self.recount()
            return
        stored, self._whole = self._whole, False
        self._controller.refresh(edges)
        if stored:
            # the picture may be as it was though its sentences are others: undone, then the store followed
            self._controller.counted.emit()

    def prune(self) -> None:
        """Take away what the store no longer has: something was removed from it."""
        diagram = self._controller.diagram
        named = sorted(diagram.nodes.keys() - diagram.look.rollup.made)
        self._ask_store(_gone, named, then=self._controller.drop, channel="prune")


def _gone(store: Store, keys: list[str], progress: Progress) -> list[str]:
    """Return those of *keys* that no statement of the store names."""
    progress.check()
    there = {
        end.key
        for one in store.statements(Filter(negated=True), around=keys)
        for end in (one.statement.subject, one.statement.object)
    }
    return [key for key in keys if key not in there]


def _counted(store: Store, keys: list[str], known: Mapping[str, Edge], rule: Filter, progress: Progress) -> list[Edge]:
    """Return the edges among *keys* with their counts under *rule*; the very *known* ones where these are the same."""
    from explorer.graph import build  # noqa: PLC0415 - late: slow to import
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    progress.check()
    return build.as_known(open_diagram.edges_among(store, keys, rule), known)


def recounted(store: Store, edges: list[Edge], rule: Filter, progress: Progress) -> list[Edge]:
    """Return *edges* with the counts of their statements under *rule*; the very ones where these are the same."""
    from explorer.graph import build  # noqa: PLC0415 - late: slow to import

    progress.check()
    statements = [one for edge in edges for one in edge.statements]
    return build.as_known(
        build.edges(store.counted_again(statements, rule.counting)), {edge.key: edge for edge in edges}
    )
