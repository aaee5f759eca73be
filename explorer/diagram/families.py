"""Edits of which members are shown as their family: of all, or of single families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.diagram.change import Change, Node
from explorer.diagram.document import Diagram, counted
from explorer.diagram.groups import Group
from explorer.diagram.members import family_of, members_of
from explorer.diagram.rolling import missing
from explorer.diagram.rollup import Rollup


def by_families(diagram: Diagram, on: bool = True) -> Change:
    """Show all members as their family, or all as the texts name them; exceptions that were made go."""
    rollup = Rollup(families=on, made=diagram.look.rollup.made)
    return _rolled(diagram, rollup, "Show by families" if on else "Show as written")


def close(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Show the nodes *keys* as their family, with all other members of it; a family stands for its members then."""
    families = closable(diagram, keys)
    made = _rolled(diagram, diagram.look.rollup.closing(families), "")
    return replace(made, name=f"Show {counted(families, diagram.name_of)} for its members")


def open_up(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Show the members of the families *keys* again, where they were."""
    families = openable(diagram, keys)
    name = f"Show the members of {counted(families, diagram.name_of)}"
    return _rolled(diagram, diagram.look.rollup.opening(families), name)


def closable(diagram: Diagram, keys: Iterable[str]) -> list[str]:
    """Return the families, sorted, that could be shown in place of nodes among *keys*, or of their members."""
    rollup, nodes = diagram.look.rollup, diagram.nodes
    above = {key: family_of(key, nodes) for key in keys if key in nodes}
    found = {family for family in above.values() if family is not None}
    wanted = set(above) - {key for key, family in above.items() if family is not None}
    found |= {one for one in wanted if _members(diagram, one)}
    return sorted(family for family in found if not rollup.holds(family))


def openable(diagram: Diagram, keys: Iterable[str]) -> list[str]:
    """Return those of *keys* that stand for their members, sorted."""
    standing = {family.key for family in diagram.shown_as.values()}
    return sorted(standing & set(keys))


def _rolled(diagram: Diagram, rollup: Rollup, name: str) -> Change:
    made = missing(rollup, diagram.nodes)
    look = replace(diagram.look, rollup=replace(rollup, made=rollup.made.union(made)))
    return diagram.edit(name, nodes=made, groups=_joined(diagram, made), look=look)


def _joined(diagram: Diagram, made: Mapping[str, Node]) -> dict[str, Group]:
    """The groups with the new families in them, of which they have all members."""
    found = {}
    for key, group in diagram.groups.items():
        within = {family for family in made if _members(diagram, family) <= group.members}
        if within:
            found[key] = replace(group, members=group.members | within)
    return found


def _members(diagram: Diagram, family: str) -> set[str]:
    return {key for key in members_of(family) if key in diagram.nodes and family_of(key, diagram.nodes) == family}
