"""What leads to contradictions and to belief: the list of what is contested, an edge of it, the rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from explorer.diagram.change import Change
from explorer.extraction import precision
from explorer.graph.belief import Rates
from explorer.graph.chains import chain
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.belief_rates import RatesDialog
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.docks import CONTESTED, MATRIX, Docks
from explorer.ui.filtering import Filtering
from explorer.ui.joining import lacking
from explorer.ui.store_steps import Step, StoreSteps

if TYPE_CHECKING:
    from explorer.jobs.open_diagram import Addition
    from explorer.store.contested import Contested
    from explorer.store.store import Store


class BeliefActions(StoreActions):
    """Slots of belief.

    Args:
        desk: What it works with.
        filtering: Counts again what stands behind the edges.
        docks: Where the panels are.

    Attributes:
        dialog: The dialog of the rates that is open, or was last.
    """

    def __init__(self, desk: Desk, filtering: Filtering, docks: Docks) -> None:
        super().__init__(desk)
        self._filtering = filtering
        self._docks = docks
        self._steps = StoreSteps(desk, filtering.recount)
        self.dialog: RatesDialog | None = None
        Docks.contested.when_made(docks, lambda panel: panel.chosen.connect(self.show_pair))
        Docks.matrix.when_made(docks, lambda panel: panel.chosen.connect(self.show_cell))

    def contested(self) -> None:
        """List what the papers do not agree on."""
        self._docks.open_panel(CONTESTED)
        self._docks.contested.look()

    def show_pair(self, pair: Contested) -> None:
        """Show the edge of a contested pair on the diagram, and both of its sides."""
        diagram = self._controller.diagram
        ends = pair.subject, pair.object
        if all(end.key in diagram.nodes for end in ends):
            self._select(pair)
        else:
            self._ask_store(lacking, diagram.copy(), ends, None, then=partial(self._added, pair), channel="diagram")

    def matrix(self) -> None:
        """Show which papers carry the selected edges."""
        store = self._stores.store
        if store is not None:
            self._docks.open_panel(MATRIX)
            edges = chain(self._controller.selected_edges)
            self._docks.matrix.show_chain(store, edges, self._controller.diagram.filter)

    def show_cell(self, edge: str, paper: int) -> None:
        """Show the first sentence in which a paper (by its number) says an edge (by its key)."""
        edges = self._controller.diagram.visible_edges
        if edge in edges:
            statements = [one.id for one in edges[edge].statements]
            self._ask_store(_said_in, statements, paper, then=self._show_said, channel="matrix cell")

    def rates(self) -> None:
        """Show the rates of the store."""
        store = self._stores.store
        if store is not None:
            self._background.run(_rates, store, then=partial(self._open, store), channel="rates")

    def _show_said(self, record: EvidenceRecord | None) -> None:
        if record is not None:
            self._docks.open_panel("Evidence")
            self._docks.evidence.show_abstract(record)

    def _added(self, pair: Contested, addition: Addition) -> None:
        self._controller.done(self._controller.diagram.add(addition.entities, addition.edges, addition.positions))
        self._select(pair)

    def _select(self, pair: Contested) -> None:
        hidden = [
            end.key for end in (pair.subject, pair.object) if end.key not in self._controller.diagram.visible_nodes
        ]
        if hidden:
            self._controller.done(self._controller.diagram.reveal(hidden))
        self._controller.select([pair.key])
        if not self._controller.selection:
            self._controller.select([pair.subject.key, pair.object.key])
            self._notices.say(
                f"What is said between {pair.subject.name} and {pair.object.name} is hidden by the filters.",
                [("Show everything", self._filtering.clear)],
            )
            return
        evidence = self._docks.evidence
        self._docks.open_panel("Evidence")
        evidence.tabs.setCurrentWidget(evidence.sides)

    def _open(self, store: Store, found: tuple[Rates, dict[str, float | None]]) -> None:
        self.dialog = RatesDialog(*found, read_only=store.read_only, parent=self._window)
        self.dialog.chosen.connect(partial(self._set, store, found[0]))
        self.dialog.open()

    def _set(self, store: Store, former: Rates, rates: Rates) -> None:
        """Compute all beliefs of *store* with other *rates*, as a step that can be undone."""
        back, forth = (Step(partial(_set_rates, one), words="Computing beliefs") for one in (former, rates))
        also = self._steps.following(store, back, forth)
        self._steps.run(store, replace(forth, then=lambda _: self._computed(also)))

    def _computed(self, also: Callable[[bool], None]) -> None:
        self._controller.done(Change("Change the rates of belief"), also=also)
        self._filtering.recount()
        self._notices.say_undoable("All beliefs were computed anew.", self._controller.undo_stack)


def _said_in(store: Store, statements: list[int], paper: int, progress: Progress) -> EvidenceRecord | None:
    """Return the surest evidence of *paper* for one of *statements*, or None."""
    progress.check()
    found = [one for one in store.document_evidence(paper) if one.statement_id in statements and one.stance == "for"]
    return max(found, key=lambda one: one.evidence.confidence, default=None)


def _rates(store: Store, progress: Progress) -> tuple[Rates, dict[str, float | None]]:
    """Return the rates of the store, and all rules with how often each was right where that was measured."""
    from explorer.extraction.rules.table import RULES  # noqa: PLC0415 - late: all rules

    progress.check()
    judged = {name: one.precision for name, one in precision.measured().items() if one.judged}
    return store.rates(), {name: judged.get(name) for name in RULES}


def _set_rates(rates: Rates, store: Store, progress: Progress) -> None:
    store.set_rates(rates, progress)
