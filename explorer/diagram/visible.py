"""What of a diagram is drawn: filtered, hidden ones left out, collapsed groups as one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from explorer.diagram.change import Change, Node
from explorer.diagram.fitting import fitted
from explorer.diagram.groups import PREFIX, Group
from explorer.diagram.looks import Look
from explorer.graph.build import best_first, shown
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter


@dataclass(frozen=True, slots=True)
class Visible:
    """What is drawn, by key and in the order of the keys."""

    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]


def moved(seen: Visible, change: Change, nodes: Mapping[str, Node]) -> Visible | None:
    """Return what is drawn after a *change* that only moved some of *nodes*, with the very edges of before.

    None where that cannot be told without looking at everything.
    """
    if not change.only_moves or change.groups_after or any(key.startswith(PREFIX) for key in seen.nodes):
        return None
    return Visible(MappingProxyType({key: nodes[key] for key in seen.nodes}), seen.edges)


def look(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], groups: Iterable[Group], rule: Filter, looks: Look
) -> Visible:
    """Return what of *nodes* and *edges* is drawn under the filter *rule*, in a diagram with these *looks*."""
    kinds = rule.kinds
    passing = {
        key: node for key, node in nodes.items() if not node.hidden and (kinds is None or node.entity.kind in kinds)
    }
    passed = shown(list(edges.values()), rule)
    collapsed = [group for group in groups if group.collapsed]
    if len(passed) == len(edges) and len(passing) == len(nodes) and not collapsed:
        # nothing is left out; asking a hundred thousand edges for their keys takes long
        return Visible(MappingProxyType(passing), MappingProxyType(dict(zip(edges, passed, strict=True))))
    kept = {key for edge in passed for key in (edge.subject.key, edge.object.key)}
    had = {key for edge in edges.values() for key in (edge.subject.key, edge.object.key)}
    there = {key: node for key, node in passing.items() if key in kept or key not in had}
    drawn = [edge for edge in passed if edge.subject.key in there and edge.object.key in there]
    if collapsed:
        there, drawn = _collapsed(there, drawn, collapsed, looks)
    return Visible(MappingProxyType(there), MappingProxyType({edge.key: edge for edge in drawn}))


def _collapsed(
    nodes: dict[str, Node], edges: list[Edge], groups: Iterable[Group], looks: Look
) -> tuple[dict[str, Node], list[Edge]]:
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
    return dict(sorted(there.items())), _lifted(edges, stands)


def _lifted(edges: list[Edge], stands: Mapping[str, Entity]) -> list[Edge]:
    """*edges* with the ends that *stands* says, those of the same two ends as one."""
    found: dict[tuple[str, str, bool], list[BackedStatement]] = defaultdict(list)
    ends: dict[str, Entity] = {}
    result = []
    for edge in edges:
        if edge.subject.key not in stands and edge.object.key not in stands:
            result.append(edge)
            continue
        pair = [stands.get(end.key, end) for end in (edge.subject, edge.object)]
        if pair[0].key == pair[1].key:
            continue
        first, second = pair if edge.directed else sorted(pair, key=lambda end: end.key)
        ends |= {first.key: first, second.key: second}
        found[first.key, second.key, edge.directed] += edge.statements
    result += [
        Edge(ends[first], ends[second], directed, tuple(sorted(statements, key=best_first)))
        for (first, second, directed), statements in found.items()
    ]
    return sorted(result, key=lambda edge: edge.key)
