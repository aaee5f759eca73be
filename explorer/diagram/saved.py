"""The saved form of a diagram: JSON with all that is drawn; what is read is checked value by value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from explorer.diagram.change import Node
from explorer.diagram.errors import DiagramError
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

FORMAT = "pathway-explorer diagram"
VERSION = 1
LIMIT = 1e7
"""Places lie within plus and minus so many units."""
_LARGEST = 2**63 - 1
_COUNTS = ("sentences", "negated", "speculated", "implied")
_YEARS = ("first_year", "last_year")
_FLAGS = ("speculated", "implied", "negated", "contested_only")

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Content:
    """What a saved diagram holds."""

    nodes: Iterable[Node]
    edges: Iterable[Edge]
    filter: Filter
    title: str


def dump(content: Content) -> str:
    """Return the saved form: one line of JSON, the same for the same content."""
    state = {
        "format": FORMAT,
        "version": VERSION,
        "title": content.title,
        "filter": _filter_out(content.filter),
        "nodes": [_node_out(node) for node in sorted(content.nodes, key=lambda node: node.key)],
        "edges": [_edge_out(edge) for edge in sorted(content.edges, key=lambda edge: edge.key)],
    }
    return json.dumps(state, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def load(text: str) -> Content:
    """Return the content of a saved form; raises `DiagramError` with what is wrong in it."""
    try:
        raw = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DiagramError("The saved diagram is no JSON text; it is damaged, make a new diagram.") from error
    top = _table(raw, "the whole")
    _check_version(top)
    nodes = [_node_in(one, f"node {place}") for place, one in enumerate(_list(top, "nodes", "the whole"), 1)]
    entities = {node.key: node.entity for node in nodes}
    if len(entities) != len(nodes):
        raise _wrong("nodes", "the same entity twice", "each entity once")
    edges = [_edge_in(one, entities, f"edge {place}") for place, one in enumerate(_list(top, "edges", "the whole"), 1)]
    if len({edge.key for edge in edges}) != len(edges):
        raise _wrong("edges", "the same pair twice", "each pair once")
    return Content(nodes, edges, _filter_in(_table(top.get("filter"), "filter")), _text(top, "title", "the whole"))


def _check_version(top: dict[str, Any]) -> None:
    if top.get("format") != FORMAT:
        raise DiagramError("This is not a saved diagram of Pathway Explorer; choose another one.")
    version = top.get("version")
    if version != VERSION or isinstance(version, bool):
        raise DiagramError(
            f"The diagram was saved in version {version!r:.20} of its format, this program reads version {VERSION}; "
            "open it with a newer program."
        )


def _no_constant(name: str) -> NoReturn:
    raise DiagramError(f"The saved diagram holds {name} where a number must be; it is damaged, make a new diagram.")


# out: defaults are left out, so that ten thousand edges stay small


def _filter_out(rule: Filter) -> dict[str, Any]:
    state: dict[str, Any] = {"min_papers": rule.min_papers}
    for key in ("relations", "signs", "kinds"):
        values = getattr(rule, key)
        if values is not None:
            state[key] = sorted(values)
    state |= {key: getattr(rule, key) for key in _YEARS if getattr(rule, key) is not None}
    return state | {key: getattr(rule, key) for key in _FLAGS}


def _node_out(node: Node) -> dict[str, Any]:
    entity = node.entity
    state: dict[str, Any] = {"id": entity.id, "name": entity.name, "kind": entity.kind}
    if entity.full_name:
        state["full_name"] = entity.full_name
    if entity.synonyms:
        state["synonyms"] = list(entity.synonyms)
    state |= {"x": node.x, "y": node.y, "width": node.width, "height": node.height}
    return state | {key: True for key in ("hidden", "pinned") if getattr(node, key)}


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
    return state | {key: getattr(one, key) for key in _YEARS if getattr(one, key) is not None}


# in


def _filter_in(raw: dict[str, Any]) -> Filter:
    where = "filter"
    return Filter(
        relations=_choices(raw, "relations", Relation),
        signs=_choices(raw, "signs", Sign),
        kinds=_choices(raw, "kinds", Kind),
        min_papers=_whole(raw, "min_papers", where, 1),
        first_year=_year(raw, "first_year", where),
        last_year=_year(raw, "last_year", where),
        **{key: _flag(raw, key, where, getattr(Filter(), key)) for key in _FLAGS},
    )


def _node_in(raw: object, where: str) -> Node:
    one = _table(raw, where)
    identifier = one.get("id")
    if identifier is not None and not (isinstance(identifier, str) and identifier):
        raise _wrong(f"id of {where}", identifier, "an identifier or null")
    entity = Entity(
        id=identifier,
        name=_text(one, "name", where),
        kind=_choice(one.get("kind"), Kind, f"kind of {where}"),
        full_name=_text(one, "full_name", where, ""),
        synonyms=tuple(_strings(one, "synonyms", where)),
    )
    x, y, width, height = (_number(one, key, where) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        raise _wrong(f"size of {where}", (width, height), "above 0")
    return Node(entity, x, y, width, height, _flag(one, "hidden", where), _flag(one, "pinned", where))


def _edge_in(raw: object, entities: dict[str, Entity], where: str) -> Edge:
    one = _table(raw, where)
    ends = [entities.get(_text(one, key, where)) for key in ("subject", "object")]
    if ends[0] is None or ends[1] is None:
        raise _wrong(f"ends of {where}", [one.get("subject"), one.get("object")], "keys of nodes of the diagram")
    subject, object_ = ends[0], ends[1]
    statements = tuple(
        _statement_in(_table(each, where), subject, object_, where) for each in _list(one, "statements", where)
    )
    if not statements:
        raise _wrong(f"statements of {where}", [], "at least one")
    return Edge(subject, object_, _flag(one, "directed", where), statements)


def _statement_in(raw: dict[str, Any], subject: Entity, object_: Entity, where: str) -> BackedStatement:
    ends = (object_, subject) if _flag(raw, "turned", where) else (subject, object_)
    said = Statement(
        ends[0],
        _choice(raw.get("relation"), Relation, f"relation of {where}"),
        _choice(raw.get("sign"), Sign, f"sign of {where}"),
        ends[1],
        _text(raw, "residue", where, ""),
        _text(raw, "position", where, ""),
    )
    return BackedStatement(
        id=_whole(raw, "id", where, 0),
        statement=said,
        papers=_numbers(raw, "papers", where),
        against=_numbers(raw, "against", where),
        first_year=_year(raw, "first_year", where),
        last_year=_year(raw, "last_year", where),
        **{key: _whole(raw, key, where, 0) for key in _COUNTS},
    )


# single values


def _wrong(what: str, value: object, expected: str) -> DiagramError:
    return DiagramError(
        f"In the saved diagram, {what} is {value!r:.60} but must be {expected}; it is damaged, make a new diagram."
    )


def _table(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(what, value, "an object with names and values")
    return value


def _list(raw: dict[str, Any], key: str, where: str) -> list[Any]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise _wrong(f"{key} of {where}", value, "a list")
    return value


def _strings(raw: dict[str, Any], key: str, where: str) -> list[str]:
    return _each(raw, key, where, lambda one: isinstance(one, str), "a list of words")


def _numbers(raw: dict[str, Any], key: str, where: str) -> tuple[int, ...]:
    return tuple(_each(raw, key, where, _is_count, "a list of whole numbers"))


def _each(raw: dict[str, Any], key: str, where: str, good: Callable[[object], bool], expected: str) -> list[Any]:
    values = _list(raw, key, where)
    if not all(good(one) for one in values):
        raise _wrong(f"{key} of {where}", values, expected)
    return values


def _text(raw: dict[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = raw.get(key, default)
    if not isinstance(value, str):
        raise _wrong(f"{key} of {where}", value, "words")
    return value


def _flag(raw: dict[str, Any], key: str, where: str, default: bool = False) -> bool:
    value = raw.get(key, default)
    if not isinstance(value, bool):
        raise _wrong(f"{key} of {where}", value, "true or false")
    return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def _whole(raw: dict[str, Any], key: str, where: str, default: int) -> int:
    value = raw.get(key, default)
    if not _is_count(value):
        raise _wrong(f"{key} of {where}", value, "a whole number from 0 on")
    return int(value)


def _year(raw: dict[str, Any], key: str, where: str) -> int | None:
    return None if raw.get(key) is None else _whole(raw, key, where, 0)


def _number(raw: dict[str, Any], key: str, where: str) -> float:
    value = raw.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LIMIT:  # NaN is refused too
        raise _wrong(f"{key} of {where}", value, f"a number within ±{LIMIT:.0f}")
    return float(value)


def _choice(value: object, kind: type[E], what: str) -> E:
    if value not in list(kind):
        raise _wrong(what, value, f"one of {', '.join(kind)}")
    return kind(str(value))


def _choices(raw: dict[str, Any], key: str, kind: type[E]) -> frozenset[E] | None:
    if raw.get(key) is None:
        return None
    return frozenset(_choice(one, kind, f"{key} of the filter") for one in _list(raw, key, "filter"))
