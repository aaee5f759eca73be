"""The saved form of a diagram: JSON with all that is drawn; what is read is checked value by value."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from explorer.diagram import saved_values as checked
from explorer.diagram.change import Node
from explorer.diagram.content import Content
from explorer.diagram.errors import DiagramError
from explorer.diagram.saved_filter import filter_in, filter_out
from explorer.diagram.saved_own import (
    group_in,
    group_out,
    hand_in,
    hand_out,
    look_in,
    look_out,
    node_look_in,
    node_look_out,
    note_in,
    note_out,
)
from explorer.diagram.saved_values import LIMIT
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

__all__ = ["LIMIT", "Content", "dump", "load"]

FORMAT = "pathway-explorer diagram"
VERSION = 2
"""1: without groups, notes, looks and what was done by hand to edges."""
_COUNTS = ("sentences", "negated", "speculated", "implied")
_YEARS = ("first_year", "last_year")


def dump(content: Content) -> str:
    """Return the saved form: one line of JSON, the same for the same content."""
    state = {
        "format": FORMAT,
        "version": VERSION,
        "title": content.title,
        "filter": filter_out(content.filter),
        "nodes": [_node_out(node) for node in sorted(content.nodes, key=lambda node: node.key)],
        "edges": [_edge_out(edge) for edge in sorted(content.edges, key=lambda edge: edge.key)],
        "hands": {key: hand_out(hand) for key, hand in sorted(content.hands.items())},
        "groups": [group_out(group) for group in sorted(content.groups, key=lambda group: group.key)],
        "notes": [note_out(note) for note in sorted(content.notes, key=lambda note: note.key)],
        "look": look_out(content.look),
    } | ({"description": content.description} if content.description else {})
    return json.dumps(state, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def load(text: str) -> Content:
    """Return the content of a saved form; raises `DiagramError` with what is wrong in it."""
    try:
        raw = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DiagramError("The saved diagram is no JSON text; it is damaged, make a new diagram.") from error
    top = checked.table(raw, "the whole")
    _check_version(top)
    nodes = [_node_in(one, f"node {place}") for place, one in _counted(top, "nodes")]
    entities = {node.key: node.entity for node in nodes}
    edges = [_edge_in(one, entities, f"edge {place}") for place, one in _counted(top, "edges")]
    groups = [group_in(one, entities.keys(), f"group {place}") for place, one in _counted(top, "groups")]
    notes = [note_in(one, f"note {place}") for place, one in _counted(top, "notes")]
    _check_once("nodes", "entity", [node.key for node in nodes])
    _check_once("edges", "pair", [edge.key for edge in edges])
    _check_once("groups", "key", [group.key for group in groups])
    _check_once("notes", "key", [note.key for note in notes])
    return Content(
        tuple(nodes),
        tuple(edges),
        filter_in(checked.table(top.get("filter"), "filter")),
        checked.text(top, "title", "the whole"),
        {key: hand_in(one, f"edge {key}") for key, one in checked.table(top.get("hands", {}), "hands").items()},
        tuple(groups),
        tuple(notes),
        look_in(checked.table(top.get("look", {}), "look")),
        checked.text(top, "description", "the whole", ""),
    )


def _counted(top: dict[str, Any], key: str) -> enumerate[Any]:
    return enumerate(checked.listed(top, key, "the whole"), 1)


def _check_once(what: str, one: str, keys: list[str]) -> None:
    if len(set(keys)) != len(keys):
        raise checked.wrong(what, f"the same {one} twice", f"each {one} once")


def _check_version(top: dict[str, Any]) -> None:
    if top.get("format") != FORMAT:
        raise DiagramError("This is not a saved diagram of Pathway Explorer; choose another one.")
    version = top.get("version")
    if version not in range(1, VERSION + 1) or isinstance(version, bool):
        raise DiagramError(
            f"The diagram was saved in version {version!r:.20} of its format, this program reads version {VERSION} and "
            "older ones; open it with a newer program."
        )


def _no_constant(name: str) -> NoReturn:
    raise DiagramError(f"The saved diagram holds {name} where a number must be; it is damaged, make a new diagram.")


# out: defaults are left out, so that ten thousand edges stay small


def _node_out(node: Node) -> dict[str, Any]:
    entity = node.entity
    state: dict[str, Any] = {"id": entity.id, "name": entity.name, "kind": entity.kind}
    if entity.full_name:
        state["full_name"] = entity.full_name
    if entity.synonyms:
        state["synonyms"] = list(entity.synonyms)
    state |= {"x": node.x, "y": node.y, "width": node.width, "height": node.height}
    state |= {key: True for key in ("hidden", "pinned") if getattr(node, key)}
    state |= {key: getattr(node, key) for key in ("label", "written") if getattr(node, key)}
    return state | ({"look": node_look_out(node.look)} if node.look else {})


def _edge_out(edge: Edge) -> dict[str, Any]:
    statements = [_statement_out(one, edge) for one in edge.statements]
    return {
        "subject": edge.subject.key,
        "object": edge.object.key,
        "directed": edge.directed,
        "statements": statements,
    }


def _statement_out(one: BackedStatement, edge: Edge) -> dict[str, Any]:
    said = one.statement
    state: dict[str, Any] = {"id": one.id, "relation": said.relation, "sign": said.sign}
    state |= {key: getattr(said, key) for key in ("residue", "position") if getattr(said, key)}
    state |= {key: list(getattr(one, key)) for key in ("papers", "against") if getattr(one, key)}
    state |= {key: getattr(one, key) for key in _COUNTS if getattr(one, key)}
    if said.subject != edge.subject:
        state["turned"] = True
    if one.belief:
        state["belief"] = one.belief
    return state | {key: getattr(one, key) for key in _YEARS if getattr(one, key) is not None}


# in


def _node_in(raw: object, where: str) -> Node:
    one = checked.table(raw, where)
    identifier = one.get("id")
    if identifier is not None and not (isinstance(identifier, str) and identifier):
        raise checked.wrong(f"id of {where}", identifier, "an identifier or null")
    entity = Entity(
        id=identifier,
        name=checked.text(one, "name", where),
        kind=checked.choice(one.get("kind"), Kind, f"kind of {where}"),
        full_name=checked.text(one, "full_name", where, ""),
        synonyms=tuple(checked.strings(one, "synonyms", where)),
    )
    x, y, width, height = (checked.number(one, key, where) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        raise checked.wrong(f"size of {where}", (width, height), "above 0")
    return Node(
        entity,
        x,
        y,
        width,
        height,
        checked.flag(one, "hidden", where),
        checked.flag(one, "pinned", where),
        checked.text(one, "label", where, ""),
        checked.text(one, "written", where, ""),
        node_look_in(one.get("look"), f"look of {where}"),
    )


def _edge_in(raw: object, entities: dict[str, Entity], where: str) -> Edge:
    one = checked.table(raw, where)
    ends = [entities.get(checked.text(one, key, where)) for key in ("subject", "object")]
    if ends[0] is None or ends[1] is None:
        raise checked.wrong(f"ends of {where}", [one.get("subject"), one.get("object")], "keys of nodes of the diagram")
    subject, object_ = ends[0], ends[1]
    statements = tuple(
        _statement_in(checked.table(each, where), subject, object_, where)
        for each in checked.listed(one, "statements", where)
    )
    if not statements:
        raise checked.wrong(f"statements of {where}", [], "at least one")
    return Edge(subject, object_, checked.flag(one, "directed", where), statements)


def _statement_in(raw: dict[str, Any], subject: Entity, object_: Entity, where: str) -> BackedStatement:
    ends = (object_, subject) if checked.flag(raw, "turned", where) else (subject, object_)
    said = Statement(
        ends[0],
        checked.choice(raw.get("relation"), Relation, f"relation of {where}"),
        checked.choice(raw.get("sign"), Sign, f"sign of {where}"),
        ends[1],
        checked.text(raw, "residue", where, ""),
        checked.text(raw, "position", where, ""),
    )
    return BackedStatement(
        id=checked.whole(raw, "id", where, 0),
        statement=said,
        papers=checked.numbers(raw, "papers", where),
        against=checked.numbers(raw, "against", where),
        first_year=checked.year(raw, "first_year", where),
        last_year=checked.year(raw, "last_year", where),
        belief=checked.share(raw, "belief", where),
        **{key: checked.whole(raw, key, where, 0) for key in _COUNTS},
    )
