"""Compartments of a diagram as bands: who belongs into which, and what a change of them says about places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from explorer.diagram import grouping
from explorer.diagram.change import Change, Node
from explorer.diagram.document import Diagram, Positions
from explorer.diagram.groups import Group, GroupKind
from explorer.diagram.places import named, order, place_of, title_of

_GAP = 24.0  # between neighbours
_BETWEEN = 58.0  # between the nodes of two bands


def bands(diagram: Diagram, by_hand: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the place of each visible node; a collapsed group stands where most of its members belong."""
    return {
        key: place_of(node.entity, by_hand).name if key not in diagram.groups else _common(diagram, key, by_hand)
        for key, node in diagram.visible_nodes.items()
    }


def _common(diagram: Diagram, key: str, by_hand: Mapping[str, str]) -> str:
    members = sorted(diagram.groups[key].members & diagram.nodes.keys())
    counts = Counter(place_of(diagram.nodes[one].entity, by_hand).name for one in members)
    return max(counts, key=lambda name: (counts[name], name))


def laid_out(diagram: Diagram, positions: Positions, wanted: Mapping[str, str], name: str) -> Change:
    """Move nodes to *positions* and make the compartments that *wanted* says (node to place), in one step.

    Where nothing is wanted all compartments go: another layout would tear them over the whole diagram. A pinned node
    that stayed outside of its band belongs to none.
    """
    titles: dict[str, list[str]] = {}
    for place in order(set(wanted.values())):
        there = [key for key, one in wanted.items() if one == place and key in diagram.visible_nodes]
        nodes = {key: diagram.visible_nodes[key] for key in there}
        tall = _extent([(nodes[key], positions.get(key)) for key in there if not nodes[key].pinned])
        inside = [key for key in there if tall is None or not nodes[key].pinned or tall[0] <= nodes[key].y <= tall[1]]
        titles[title_of(place)] = diagram.members(inside)
    return grouping.set_compartments(diagram, positions, titles, name)


def _extent(nodes: list[tuple[Node, tuple[float, float] | None]]) -> tuple[float, float] | None:
    """The highest and the lowest y of *nodes*, each with its new place; None without nodes."""
    heights = [(place[1] if place else node.y) for node, place in nodes]
    return (min(heights), max(heights)) if heights else None


def put(diagram: Diagram, wanted: Mapping[str, str]) -> Change:
    """Put nodes into the compartments of the places that *wanted* says, and move them into their bands, in one step.

    A band that is not there yet opens at its place; what is below it moves down. A diagram without compartments does
    not change: what belongs where is shown by the Cell layout only.
    """
    change = Change("Place")
    if not _compartments(diagram.groups):
        return change
    for place in order(set(wanted.values())):
        keys = sorted(key for key, one in wanted.items() if one == place)
        title = title_of(place)
        moved = diagram.move(_room(diagram, [key for key in keys if _may_move(diagram, key)], place))
        placed = grouping.put_into(diagram, keys, title)
        name = f"{change.name}, {placed.name}" if change else placed.name
        change = change.then(moved.then(placed, placed.name), name)
    return change


def added(diagram: Diagram, change: Change, by_hand: Mapping[str, str]) -> Change:
    """Put what *change* brought to a diagram with compartments into its bands; return both as one change."""
    new = [key for key in change.nodes_after if change.nodes_before[key] is None and key in diagram.nodes]
    placed = put(diagram, {key: place_of(diagram.nodes[key].entity, by_hand).name for key in new})
    return change.then(placed, change.name) if placed else change


def _may_move(diagram: Diagram, key: str) -> bool:
    return key in diagram.visible_nodes and not diagram.visible_nodes[key].pinned


def _room(diagram: Diagram, keys: list[str], place: str) -> dict[str, tuple[float, float]]:
    """Places in the band of *place* for those of *keys* that are not in it, and for what makes room for a new band."""
    nodes = diagram.visible_nodes
    members = _drawn(diagram, {place})
    coming = [key for key in keys if key not in members]
    if not coming:
        return {}
    places: dict[str, tuple[float, float]] = {}
    rows = sorted({node.y for node in members.values()})
    if not rows:
        y, places = _opened(diagram, place, max(nodes[key].height for key in coming), coming)
        rows = [y]
    taken = [_at(node, *places.get(key, (node.x, node.y))) for key, node in nodes.items() if key not in coming]
    for key in coming:
        node = nodes[key]
        y = min(rows, key=lambda row: (abs(row - node.y), row))
        places[key] = (_free(node.x, y, node, taken), y)
        taken.append(_at(node, *places[key]))
    return places


def _drawn(diagram: Diagram, places: set[str]) -> dict[str, Node]:
    """The visible nodes of the compartments of *places*."""
    groups = [one for one in _compartments(diagram.groups) if named(one.title) in places]
    visible = diagram.visible_nodes
    return {key: visible[key] for one in groups for key in sorted(one.members) if key in visible}


def _opened(
    diagram: Diagram, place: str, tall: float, coming: list[str]
) -> tuple[float, dict[str, tuple[float, float]]]:
    """The y of a new band that is *tall*, and new places of what is below it; *coming* leave their old places."""
    there = {named(one.title) for one in _compartments(diagram.groups)}
    ordered = order(there | {place})
    staying = {key: node for key, node in diagram.visible_nodes.items() if key not in coming}
    lower = [node for key, node in _drawn(diagram, set(ordered[ordered.index(place) + 1 :])).items() if key in staying]
    if not lower:
        return max((node.y + node.height / 2 for node in staying.values()), default=0.0) + _BETWEEN + tall / 2, {}
    top = min(node.y - node.height / 2 for node in lower)
    below = {key: node for key, node in staying.items() if node.y - node.height / 2 >= top - 1e-6 and not node.pinned}
    return top + tall / 2, {key: (node.x, node.y + tall + _BETWEEN) for key, node in below.items()}


def _at(node: Node, x: float, y: float) -> Node:
    return Node(node.entity, x, y, node.width, node.height)


def _free(x: float, y: float, node: Node, taken: list[Node]) -> float:
    """The x nearest to *x* where *node* fits into the row at *y*."""
    row = [one for one in taken if abs(one.y - y) < (one.height + node.height) / 2 + _GAP]
    apart = [(one.x, (one.width + node.width) / 2 + _GAP) for one in row]
    beside = [there + way * wide for there, wide in apart for way in (-1, 1)]
    # beside the outermost ones there is always room
    fitting = (spot for spot in (x, *beside) if all(abs(there - spot) >= wide - 1e-6 for there, wide in apart))
    return min(fitting, key=lambda spot: (abs(spot - x), spot))


def learned(change: Change) -> dict[str, str]:
    """Return which nodes came into another compartment by *change*, with the names of the places."""
    before, after = _belonging(change.groups_before), _belonging(change.groups_after)
    return {
        key: named(group.title)
        for key, group in sorted(after.items())
        if key not in before or before[key].key != group.key
    }


def _belonging(groups: Mapping[str, Group | None]) -> dict[str, Group]:
    return {key: group for group in _compartments(groups) for key in group.members}


def _compartments(groups: Mapping[str, Group | None]) -> list[Group]:
    return [one for one in groups.values() if one is not None and one.kind is GroupKind.COMPARTMENT]
