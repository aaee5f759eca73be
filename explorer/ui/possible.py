"""What is there to do something with: decides which actions are enabled."""

from __future__ import annotations

from explorer.diagram import families
from explorer.ui.controller import Controller


def there(controller: Controller) -> frozenset[str]:
    """Return which needs of actions (see `ActionSpec.needs`) the diagram and its selection meet."""
    diagram, edges, nodes = controller.diagram, controller.selected_edges, controller.chosen_nodes
    groups, notes, within = controller.selected_groups, controller.selected_notes, set(nodes)
    entities = [key for key in nodes if key in diagram.nodes and key not in diagram.look.rollup.made]
    held = {
        "entity": len(entities) == 1,
        "entities": len(entities) > 1,
        "member": bool(families.closable(diagram, nodes)),
        "family": bool(families.openable(diagram, nodes)),
        "diagram": bool(diagram.nodes),
        "node": bool(nodes),
        "nodes": len(nodes) > 1,
        "edge": bool(edges),
        "one thing": _is_one_thing(controller) or (len(entities) == 1 and not edges),
        "one edge": len(edges) == 1 == len(controller.selection),
        "bent": any(edge.key in diagram.hands and diagram.hands[edge.key].bends for edge in edges),
        "group": bool(groups) or any(one.members & within for one in diagram.groups.values()),
        "values": diagram.look.values is not None,
        "titled": len([*groups, *notes]) == 1,
        "selection": bool(controller.selection),
    }
    return frozenset(name for name, holds in held.items() if holds)


def _is_one_thing(controller: Controller) -> bool:
    """Whether one edge is selected, and none of a collapsed group, which no other diagram knows."""
    edges, nodes = controller.selected_edges, controller.diagram.nodes
    if len(edges) != 1 or len(controller.selection) != 1:
        return False
    return edges[0].subject.key in nodes and edges[0].object.key in nodes
