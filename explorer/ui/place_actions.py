"""What "Place in" does: puts the selected entities into a compartment, which is remembered for each of them."""

from __future__ import annotations

from explorer.diagram import bands
from explorer.diagram.places import (
    CELLS,
    CYTOPLASM,
    MEMBRANE,
    NUCLEUS,
    OUTCOMES,
    OUTSIDE,
    order,
    place_of,
    title_of,
)
from explorer.ui.controller import Controller
from explorer.ui.notices import Notices
from explorer.ui.place_memory import PlaceMemory


class PlaceActions:
    """Slots of the submenu "Place in"."""

    def __init__(self, controller: Controller, memory: PlaceMemory, notices: Notices) -> None:
        self._controller = controller
        self._memory = memory
        self._notices = notices

    def cells(self) -> None:
        """Put the selected nodes among the cells and tissues."""
        self.put(self._controller.selected_nodes, CELLS)

    def outside(self) -> None:
        """Put the selected nodes outside of the cell."""
        self.put(self._controller.selected_nodes, OUTSIDE)

    def membrane(self) -> None:
        """Put the selected nodes into the membrane."""
        self.put(self._controller.selected_nodes, MEMBRANE)

    def cytoplasm(self) -> None:
        """Put the selected nodes into the cytoplasm."""
        self.put(self._controller.selected_nodes, CYTOPLASM)

    def nucleus(self) -> None:
        """Put the selected nodes into the nucleus."""
        self.put(self._controller.selected_nodes, NUCLEUS)

    def outcomes(self) -> None:
        """Put the selected nodes among the processes and outcomes."""
        self.put(self._controller.selected_nodes, OUTCOMES)

    def own(self) -> None:
        """Put the selected nodes into an area of the cell type or tissue that is selected with them."""
        diagram, keys = self._controller.diagram, self._controller.selected_nodes
        hosts = [key for key in keys if place_of(diagram.visible_nodes[key].entity).name == CELLS]
        if len(hosts) == 1:
            self.put(keys, diagram.visible_nodes[hosts[0]].entity.name)
        else:
            self._notices.say("Select one cell type or tissue, together with what belongs into its area.")

    def rules(self) -> None:
        """Put the selected nodes where the rules say, and forget what was said by hand."""
        diagram = self._controller.diagram
        self._put({key: place_of(diagram.nodes[key].entity).name for key in self._members()})

    def put(self, keys: list[str], place: str) -> None:
        """Put the nodes *keys* into the compartment of *place*, as one step, and remember it for their entities."""
        self._put(dict.fromkeys(self._controller.diagram.members(keys), place))

    def _members(self) -> list[str]:
        return self._controller.diagram.members(self._controller.selected_nodes)

    def _put(self, wanted: dict[str, str]) -> None:
        """Where the diagram has compartments the memory learns from the change, else it is told."""
        diagram = self._controller.diagram
        change = bands.put(diagram, wanted)
        if change:
            self._controller.done(change)
            return
        by_rule = {key: place_of(diagram.nodes[key].entity).name for key in wanted}
        self._memory.say({key: None if place == by_rule[key] else place for key, place in wanted.items()})
        titles = ", ".join(title_of(place) for place in order(set(wanted.values())))
        self._notices.say(f"Remembered: {titles}. The Cell layout shows it.")

    def why(self, key: str) -> str:
        """Return where the node *key* belongs and why, in one line; empty for what is no entity."""
        node = self._controller.diagram.nodes.get(key)
        if node is None:
            return ""
        place = place_of(node.entity, self._memory.by_hand)
        return f"{place.title}: {place.why}"
