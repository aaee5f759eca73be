"""What a person does with the selection: widen it, turn it over, look at it."""

from __future__ import annotations

from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller


class Picking:
    """Slots of selecting.

    Args:
        controller: The open diagram.
        canvas: Where one looks.
    """

    def __init__(self, controller: Controller, canvas: Canvas) -> None:
        self._controller = controller
        self._canvas = canvas

    def all(self) -> None:
        """Select every node shown."""
        self._controller.select(self._controller.diagram.visible_nodes)

    def neighbours(self) -> None:
        """Select the neighbours of the selected nodes, or the ends of the selected edges, beside what is selected."""
        diagram = self._controller.diagram
        edges = {
            *diagram.edges_of(self._controller.chosen_nodes),
            *(one.key for one in self._controller.selected_edges),
        }
        ends = {
            end.key for key in edges for end in (diagram.visible_edges[key].subject, diagram.visible_edges[key].object)
        }
        self._controller.select(self._controller.selection | ends)

    def kind(self) -> None:
        """Select every node of the kinds of the selected ones, and every edge of the relations of the selected ones."""
        diagram = self._controller.diagram
        kinds = {diagram.visible_nodes[key].entity.kind for key in self._controller.chosen_nodes}
        relations = {edge.relation for edge in self._controller.selected_edges}
        nodes = {key for key, node in diagram.visible_nodes.items() if node.entity.kind in kinds}
        edges = {key for key, edge in diagram.visible_edges.items() if relations and edge.relation in relations}
        self._controller.select(self._controller.selection | nodes | edges)

    def invert(self) -> None:
        """Select the nodes that are not selected, and nothing else."""
        chosen = set(self._controller.chosen_nodes)
        self._controller.select(key for key in self._controller.diagram.visible_nodes if key not in chosen)

    def lasso(self) -> None:
        """Let the next drag draw a lasso around what shall be selected."""
        self._canvas.want_lasso()
        self._canvas.setFocus()

    def zoom(self) -> None:
        """Show what is selected as large as it fits."""
        self._canvas.zoom_to(self._controller.selection)
