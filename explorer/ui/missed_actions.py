"""What leads to the sentences in which something may have been missed between two entities."""

from __future__ import annotations

from explorer.model.entity import Entity
from explorer.ui.controller import Controller
from explorer.ui.docks import NAMED_TOGETHER, Docks
from explorer.ui.panels.missed import Pair
from explorer.ui.remembered import Remembered


class MissedActions:
    """Slots of what was missed.

    Args:
        controller: The open diagram, with what is selected.
        docks: Where the panel is.
        remembered: Knows the person's dictionary of names.
    """

    def __init__(self, controller: Controller, docks: Docks, remembered: Remembered) -> None:
        self._controller = controller
        self._docks = docks
        self._remembered = remembered

    def show(self) -> None:
        """Look between the two selected entities, or the ends of the edge; without them ask for two names."""
        panel = self._docks.missed
        panel.rule, panel.dictionary = self._controller.diagram.filter, self._remembered.dictionary
        self._docks.open_panel(NAMED_TOGETHER)
        ends = self._ends()
        if len(ends) == 2:
            panel.look(Pair(*ends))
        else:
            panel.names[0].setFocus()
            panel.names[0].selectAll()

    def _ends(self) -> list[Entity]:
        diagram, edges = self._controller.diagram, self._controller.selected_edges
        if len(edges) == 1:
            ends = [edges[0].subject, edges[0].object]
        else:
            ends = [diagram.visible_nodes[key].entity for key in self._controller.selected_nodes]
        # a family that only stands for its members is named by no text
        named = diagram.nodes.keys() - diagram.look.rollup.made
        return ends if len(ends) == 2 and all(end.key in named for end in ends) else []
