"""What of a diagram is drawn: filtered, hidden ones left out, collapsed groups as one node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from explorer.diagram.change import Change, Node
from explorer.diagram.fitting import fitted
from explorer.diagram.groups import PREFIX, Group
from explorer.diagram.looks import Look
from explorer.diagram.rollup import WRITTEN
from explorer.graph.build import let_through
from explorer.graph.rollup import lifted
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter


@dataclass(frozen=True, slots=True)
class Visible:
    """What is drawn, by key and in the order of the keys.

    Attributes:
        nodes: The nodes.
        edges: The edges.
        stands: By the key of a member, the family that is drawn in its place.
        rolled: All edges with families in place of their members, those that the filter leaves out too.
        left_out: How many of these the filter leaves out.
        passed: Those that it lets through, hidden or not.
        asked: What was asked for that: all edges and the filter.
    """

    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]
    stands: Mapping[str, Entity]
    rolled: Mapping[str, Edge]
    left_out: int
    passed: Mapping[str, Edge]
    asked: tuple[Mapping[str, Edge], Filter]


def kept(seen: Visible, change: Change, nodes: Mapping[str, Node]) -> Visible | None:
    """Return what is drawn after a *change* of places and looks only of some of *nodes*, with the very edges of before.

    None where that cannot be told without looking at everything.
    """
    if not change.keeps_drawn or any(key.startswith(PREFIX) for key in seen.nodes):
        return None
    return replace(seen, nodes=MappingProxyType({key: nodes[key] for key in seen.nodes}))


def look(
    nodes: dict[str, Node],
    edges: dict[str, Edge],
    groups: Iterable[Group],
    rule: Filter,
    looks: Look,
    former: Visible | None = None,
) -> Visible:
    """Return what of *nodes* and *edges* is drawn under the filter *rule*, in a diagram with these *looks*.

    Members are put together as their family first, so that the filter and all counts are about what is drawn. What was
    drawn in a *former* state of the diagram saves time.
    """
    collapsed = [group for group in groups if group.collapsed]
    stands = _standing(nodes, collapsed, looks)
    if stands or looks.rollup.made:
        nodes, edges = _rolled(nodes, edges, stands, looks)
    if former is not None and former.asked[0] is edges and former.asked[1] == rule:
        passed = former.passed
    else:
        left = let_through(rule)
        passed = {key: kept for key, edge in edges.items() if (kept := left(edge)) is not None}
    drawn_nodes, drawn_edges = _passing(nodes, edges, passed, collapsed, rule, looks)
    return Visible(
        MappingProxyType(drawn_nodes),
        MappingProxyType(drawn_edges),
        MappingProxyType(stands),
        MappingProxyType(edges),
        len(edges) - len(passed),
        passed,
        (edges, rule),
    )


def _passing(
    nodes: Mapping[str, Node],
    edges: Mapping[str, Edge],
    passed: Mapping[str, Edge],
    collapsed: list[Group],
    rule: Filter,
    looks: Look,
) -> tuple[Mapping[str, Node], Mapping[str, Edge]]:
    """What is drawn where of *edges* those *passed* the filter, with one node for each *collapsed* group."""
    kinds = rule.kinds
    passing = {
        key: node for key, node in nodes.items() if not node.hidden and (kinds is None or node.entity.kind in kinds)
    }
    if len(passed) == len(edges) and len(passing) == len(nodes) and not collapsed:
        return passing, passed
    kept = _ends(passed.values())
    # who has no edge left may have had one: only what was left out has to be asked
    lonely = passing.keys() - kept
    gone = lonely & _ends(edge for key, edge in edges.items() if key not in passed) if lonely else lonely
    there = {key: node for key, node in passing.items() if key not in gone} if gone else passing
    drawn = passed
    if not kept <= there.keys():
        drawn = {key: edge for key, edge in passed.items() if edge.subject.key in there and edge.object.key in there}
    return _collapsed(there, drawn, collapsed, looks) if collapsed else (there, drawn)


def _ends(edges: Iterable[Edge]) -> set[str]:
    """The keys of the nodes at the ends of *edges*."""
    return {key for edge in edges for key in (edge.subject.key, edge.object.key)}


def _standing(nodes: Mapping[str, Node], collapsed: Iterable[Group], looks: Look) -> dict[str, Entity]:
    """Which member is drawn as which family: none that is hidden, or in a collapsed group."""
    if looks.rollup == WRITTEN:
        return {}
    within = {key for group in collapsed for key in group.members}
    return looks.rollup.stands({key: node for key, node in nodes.items() if not node.hidden and key not in within})


def _rolled(
    nodes: Mapping[str, Node], edges: dict[str, Edge], stands: Mapping[str, Entity], looks: Look
) -> tuple[dict[str, Node], dict[str, Edge]]:
    """*nodes* and *edges* with families in place of their members; those that have nobody to stand for are left out."""
    lines = lifted(edges, stands) if stands else edges
    idle = looks.rollup.made - {family.key for family in stands.values()}
    if idle:
        idle -= _ends(lines.values())
    return {key: node for key, node in nodes.items() if key not in stands and key not in idle}, lines


def _collapsed(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], groups: Iterable[Group], looks: Look
) -> tuple[dict[str, Node], dict[str, Edge]]:
    """One node in place of the members of each group, with their edges to others; edges within a group go."""
    stands: dict[str, Entity] = {}
    there = dict(nodes)
    for group in groups:
        members = [nodes[key] for key in group.members if key in nodes]
        if members:
            entity = group.entity
            node = fitted(replace(Node.of(entity, group.x, group.y), look=group.look), looks)
            there[group.key] = replace(node, pinned=all(member.pinned for member in members))
            stands |= dict.fromkeys((member.key for member in members), entity)
    for key in stands:
        del there[key]
    return dict(sorted(there.items())), lifted(edges, stands)
