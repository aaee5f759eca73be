"""From a statement of a paper to its edge: it is selected on the diagram, and added where it is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord
from explorer.ui.arranging import Arranging
from explorer.ui.canvas.view import Canvas
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.panels.evidence import EvidencePanel

if TYPE_CHECKING:
    from explorer.jobs.layout_worker import LayoutWorker
    from explorer.jobs.open_diagram import Addition
    from explorer.store.store import Store


def edges_of(diagram: Diagram, statement_id: int) -> list[str]:
    """Return the keys of the edges shown that have a statement."""
    return [
        key for key, edge in diagram.visible_edges.items() if any(one.id == statement_id for one in edge.statements)
    ]


def drawn(diagram: Diagram) -> frozenset[int]:
    """Return the numbers of the statements that *diagram* shows."""
    return frozenset(one.id for edge in diagram.visible_edges.values() for one in edge.statements)


class PaperActions(StoreActions):
    """Slots of the paper view.

    Args:
        desk: What it works with.
        canvas: Where the edge is shown.
        arranging: Places what comes.
        evidence: Waits for the edge.
    """

    def __init__(self, desk: Desk, canvas: Canvas, arranging: Arranging, evidence: EvidencePanel) -> None:
        super().__init__(desk)
        self._canvas = canvas
        self._arranging = arranging
        self._evidence = evidence

    def show_edge(self, record: EvidenceRecord) -> None:
        """Select the edge of *record*; where it is not on the diagram, add it first."""
        if edges_of(self._controller.diagram, record.statement_id):
            self._select(record)
        else:
            self._ask_store(
                _with_ends,
                self._controller.diagram.copy(),
                record,
                self._arranging.worker,
                then=lambda addition: self._add(addition, record),
                or_else=self._refuse,
                channel="diagram",
                progress="Adding to the diagram",
            )

    def _add(self, addition: Addition, record: EvidenceRecord) -> None:
        controller = self._controller
        said = record.evidence.statement
        change = controller.diagram.add(addition.entities, addition.edges, addition.positions)
        change = self._arranging.into_bands(change)
        shown = controller.diagram.reveal({said.subject.key, said.object.key} & controller.diagram.nodes.keys())
        controller.done(change.then(shown, (change or shown).name))
        if not self._select(record):
            self._evidence.forget_awaited()
            self._notices.say(f"{said.text}: its edge is on the diagram, but the filters hide it.")

    def _refuse(self, error: ExplorerError) -> None:
        self._evidence.forget_awaited()
        self._background.refused.emit(error)

    def _select(self, record: EvidenceRecord) -> bool:
        """Select and show the edge of *record*; return whether the diagram shows one."""
        edges = edges_of(self._controller.diagram, record.statement_id)
        if edges:
            self._controller.select(edges)
            self._canvas.center_on(edges[0])
        return bool(edges)


def _with_ends(
    store: Store, diagram: Diagram, record: EvidenceRecord, worker: LayoutWorker, progress: Progress
) -> Addition:
    """Return what *diagram* lacks of the ends of *record*, with all edges among what is there then."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    ends = (record.evidence.statement.subject, record.evidence.statement.object)
    return open_diagram.addition(
        store, diagram, [end for end in ends if end.key not in diagram.nodes], progress, worker
    )
