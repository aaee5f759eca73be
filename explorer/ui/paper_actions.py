"""From a statement of a paper to its edge: it is selected on the diagram, and added where it is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.model.records import EvidenceRecord
from explorer.ui.arranging import Arranging
from explorer.ui.canvas.view import Canvas
from explorer.ui.desk import Desk, StoreActions
from explorer.ui.joining import join, lacking
from explorer.ui.panels.evidence import EvidencePanel

if TYPE_CHECKING:
    from explorer.jobs.open_diagram import Addition


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
        said = record.evidence.statement
        if edges_of(self._controller.diagram, record.statement_id):
            self._select(record)
        else:
            self._ask_store(
                lacking,
                self._controller.diagram.copy(),
                (said.subject, said.object),
                self._arranging.worker,
                then=lambda addition: self._add(addition, record),
                or_else=self._refuse,
                channel="diagram",
                progress="Adding to the diagram",
            )

    def _add(self, addition: Addition, record: EvidenceRecord) -> None:
        said = record.evidence.statement
        join(self._controller, self._arranging, addition, (said.subject.key, said.object.key))
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
