"""What a thing on the diagram is, in plain words: for tips and for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Collection

from explorer.diagram.document import Diagram
from explorer.diagram.groups import Group
from explorer.diagram.notes import Note, NoteKind
from explorer.model.edge import Edge
from explorer.model.wording import many

#: So many selected things are named; more are counted.
NAMED = 3
#: So many members of a group are named; more are counted.
MEMBERS = 12


def described(diagram: Diagram, key: str) -> str:
    """Return what the node, edge, group or note *key* is, in a few lines; empty for an unknown key."""
    edge = diagram.visible_edges.get(key)
    if edge is not None:
        return _edge(edge)
    if key in diagram.groups:
        return _group(diagram, diagram.groups[key])
    if key in diagram.notes:
        return _note(diagram.notes[key])
    node = diagram.visible_nodes.get(key)
    if node is None:
        return ""
    entity = node.entity
    identity = f"{entity.kind.value.replace('_', ' ')}, {entity.id or 'without identifier'}"
    written = f"in the texts: {node.written}" if node.written not in ("", entity.name) else ""
    numbers, shown = _number(diagram, key), _standing(diagram, key)
    lines = [entity.name, entity.full_name, written, identity, shown, numbers, many(diagram.degree(key), "edge")]
    return "\n".join(line for line in lines if line)


def _number(diagram: Diagram, key: str) -> str:
    """The number that the node shows as its colour."""
    values = diagram.look.values
    if values is None or key not in values.numbers:
        return ""
    value, p = values.numbers[key]
    return f"{values.title}: {value:.4g}" + ("" if p is None else f" (p = {p:.2g})")


def _standing(diagram: Diagram, key: str) -> str:
    """Whom a family stands for."""
    names = [diagram.nodes[member].name for member, family in sorted(diagram.shown_as.items()) if family.key == key]
    more = [f"and {len(names) - MEMBERS} more"] if len(names) > MEMBERS else []
    return f"shows {', '.join([*names[:MEMBERS], *more])}" if names else ""


def _group(diagram: Diagram, group: Group) -> str:
    names = [diagram.nodes[key].name for key in sorted(group.members) if key in diagram.nodes]
    more = [f"and {len(names) - MEMBERS} more"] if len(names) > MEMBERS else []
    lines = [group.title, f"{group.kind.value} of {len(names)}", ", ".join([*names[:MEMBERS], *more])]
    if group.collapsed:
        lines.append(many(diagram.degree(group.key), "edge"))
    return "\n".join(lines)


def _note(note: Note) -> str:
    kind = {NoteKind.TEXT: "Note", NoteKind.BOX: "Box", NoteKind.ARROW: "Arrow"}[note.kind]
    return f"{kind}: {note.text}" if note.text else kind


def _edge(edge: Edge) -> str:
    lines = [statement.statement.text for statement in edge.statements[:4]]
    if len(edge.statements) > 4:
        lines.append(f"and {len(edge.statements) - 4} more")
    believed = f", belief {edge.belief:.2f}" if edge.belief else ""
    support = f"{many(edge.papers, 'paper')}{_years(edge)}, {many(edge.sentences, 'sentence')}{believed}"
    flags = [word for word, holds in (("contested", edge.contested), ("only speculated", edge.speculated)) if holds]
    if edge.negated:
        flags.append(f"{many(edge.negated, 'sentence')} against")
    return "\n".join([*lines, ", ".join([support, *flags])])


def _years(edge: Edge) -> str:
    """When the first and the last paper came out: `` (2017 to 2021)``; empty where no year is known."""
    if edge.first_year is None or edge.last_year is None:
        return ""
    return f" ({edge.first_year}" + (")" if edge.first_year == edge.last_year else f" to {edge.last_year})")


def summary(diagram: Diagram, selected: Collection[str] = ()) -> str:
    """Return what the diagram shows and what of it is *selected*, in one line, for a screen reader."""
    nodes, edges = len(diagram.visible_nodes), len(diagram.visible_edges)
    title = f"{diagram.title}: " if diagram.title else ""
    others = [(len(diagram.groups), "group"), (len(diagram.notes), "note")]
    counts = [(nodes, "node"), (edges, "edge"), *((number, word) for number, word in others if number)]
    words = title + ", ".join(many(number, word) for number, word in counts)
    if not selected:
        return words
    if len(selected) > NAMED:
        return f"{words}; selected: {len(selected)}"
    return f"{words}; selected: {', '.join(described(diagram, key).split(chr(10))[0] for key in sorted(selected))}"
