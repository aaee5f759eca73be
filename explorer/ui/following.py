"""Panels follow the diagram: at once, or with very many edges one after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from explorer.ui.docks import Docks
from explorer.ui.paper_actions import drawn
from explorer.ui.parts import Parts

#: With so many edges each panel is put in step in a turn of its own of the event loop.
MANY = 3_000


class Following(QObject):
    """Puts the panels in step with the diagram.

    Args:
        parts: The parts of the window.
        parent: The owner.
    """

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._steps: list[Callable[[], None]] = []
        self._turns = QTimer(self, singleShot=True, interval=0)
        self._turns.timeout.connect(self._step)

    def show_state(self) -> None:
        """Put the panels in step with the diagram; with very many edges one after the other, while input is heard."""
        diagram = self._parts.controller.diagram
        self._steps = [self._show_filters, self._show_statements, self._show_others]
        if len(diagram.edges) < MANY:
            while self._steps:
                self._steps.pop(0)()
        else:
            self._turns.start()

    def _step(self) -> None:
        """One panel more."""
        self._steps.pop(0)()
        if self._steps:
            self._turns.start()

    def _show_filters(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        shown, hidden = len(diagram.visible_edges), [key for key, node in diagram.nodes.items() if node.hidden]
        usual = parts.filtering.usual
        Docks.filters.tell(
            parts.docks,
            "state",
            lambda panel: panel.show_state(diagram.rolled_edges, diagram.filter, shown, usual, hidden),
        )
        parts.filter_bar.show_state(diagram, parts.filtering.usual)

    def _show_statements(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        families = {key: family.name for key, family in diagram.shown_as.items()}
        parts.docks.statements.show_edges(diagram.visible_edges, parts.controller.selection, families, diagram.filter)
        parts.docks.find.show_families(families)
        parts.docks.evidence.paper.show_drawn(drawn(diagram))

    def _show_others(self) -> None:
        parts, diagram = self._parts, self._parts.controller.diagram
        Docks.contents.tell(parts.docks, "diagram", lambda panel: panel.show_diagram(diagram))
        ids = [one.id for edge in diagram.edges.values() for one in edge.statements]
        parts.docks.years.show_statements(ids, diagram.filter)
        Docks.charts.tell(
            parts.docks, "diagram", lambda panel: panel.show_diagram(diagram.rolled_edges.values(), diagram.filter)
        )
