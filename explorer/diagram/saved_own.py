"""The saved form of what a person gave a diagram: looks, groups, notes, bends. Defaults are left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from typing import Any

from explorer.diagram import saved_values as checked
from explorer.diagram.groups import PREFIX as GROUP
from explorer.diagram.groups import Group, GroupKind
from explorer.diagram.looks import EdgeHand, EdgeLook, Labels, Lens, Look, NodeLook, Values
from explorer.diagram.notes import PREFIX as NOTE
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.rollup import WRITTEN, Rollup
from explorer.diagram.saved_filter import context_in, context_out
from explorer.diagram.style import BUILT_IN, HEADS, LINES
from explorer.model.entity import Kind

_MOST_WIDTH = 40.0
_ROLLED = ("opened", "closed", "made")


def node_look_out(look: NodeLook | None) -> dict[str, Any]:
    """Return the saved form of *look*."""
    return _own(look)


def node_look_in(raw: object, where: str) -> NodeLook | None:
    """Return the look of a saved form; None where there is none."""
    if raw is None:
        return None
    one = checked.table(raw, where)
    glyph = None if one.get("glyph") is None else checked.choice(one["glyph"], Kind, f"glyph of {where}")
    fill, stroke, text = (checked.colour(one, key, where) for key in ("fill", "stroke", "text"))
    return NodeLook(fill, stroke, text, glyph) or None


def _edge_look_in(raw: object, where: str) -> EdgeLook | None:
    if raw is None:
        return None
    one = checked.table(raw, where)
    head = one.get("head")
    if head is not None and head not in HEADS:
        raise checked.wrong(f"head of {where}", head, f"one of {', '.join(HEADS)}")
    return EdgeLook(checked.colour(one, "colour", where), head, _dash_in(one, where), _width_in(one, where)) or None


def _dash_in(raw: dict[str, Any], where: str) -> tuple[float, ...] | None:
    if raw.get("dash") is None:
        return None
    dash = tuple(checked.number({"dash": one}, "dash", where) for one in checked.listed(raw, "dash", where))
    if len(dash) % 2 or not all(0 < one <= _MOST_WIDTH for one in dash):
        raise checked.wrong(f"dash of {where}", dash, "pairs of dash and gap above 0")
    return dash


def _width_in(raw: dict[str, Any], where: str) -> float | None:
    if raw.get("width") is None:
        return None
    width = checked.number(raw, "width", where)
    if not 0 < width <= _MOST_WIDTH:
        raise checked.wrong(f"width of {where}", width, f"above 0 and up to {_MOST_WIDTH:.0f}")
    return width


def hand_out(hand: EdgeHand) -> dict[str, Any]:
    """Return the saved form of what was done by hand to an edge."""
    state: dict[str, Any] = {"bends": [list(place) for place in hand.bends]} if hand.bends else {}
    return state | ({"look": _own(hand.look)} if hand.look else {})


def hand_in(raw: object, where: str) -> EdgeHand:
    """Return what was done by hand to an edge."""
    one = checked.table(raw, where)
    return EdgeHand(checked.places(one, "bends", where), _edge_look_in(one.get("look"), f"look of {where}"))


def group_out(group: Group) -> dict[str, Any]:
    """Return the saved form of *group*."""
    state: dict[str, Any] = {"key": group.key, "title": group.title, "kind": group.kind}
    state["members"] = sorted(group.members)
    if group.collapsed:
        state["collapsed"] = True
    return state | {"x": group.x, "y": group.y} | ({"look": _own(group.look)} if group.look else {})


def group_in(raw: object, nodes: Collection[str], where: str) -> Group:
    """Return the group of a saved form; its members are among the keys *nodes*."""
    one = checked.table(raw, where)
    members = frozenset(checked.strings(one, "members", where))
    if not members or not members <= set(nodes):
        raise checked.wrong(f"members of {where}", sorted(members), "keys of nodes of the diagram")
    return Group(
        _key_in(one, GROUP, where),
        checked.text(one, "title", where),
        checked.choice(one.get("kind"), GroupKind, f"kind of {where}"),
        members,
        checked.flag(one, "collapsed", where),
        checked.number(one, "x", where),
        checked.number(one, "y", where),
        node_look_in(one.get("look"), f"look of {where}"),
    )


def note_out(note: Note) -> dict[str, Any]:
    """Return the saved form of *note*."""
    return _own(note)


def note_in(raw: object, where: str) -> Note:
    """Return the note of a saved form."""
    one = checked.table(raw, where)
    x, y, width, height = (checked.number(one, key, where) for key in ("x", "y", "width", "height"))
    return Note(
        _key_in(one, NOTE, where),
        checked.choice(one.get("kind"), NoteKind, f"kind of {where}"),
        x,
        y,
        width,
        height,
        checked.text(one, "text", where, ""),
        checked.colour(one, "colour", where),
        checked.colour(one, "fill", where),
    )


def look_out(look: Look) -> dict[str, Any]:
    """Return the saved form of the looks of a diagram."""
    state: dict[str, Any] = {"style": look.style, "labels": look.labels, "edge_labels": look.edge_labels}
    state["kinds"] = {kind: _own(one) for kind, one in sorted(look.kinds.items()) if one}
    state["lines"] = {line: _own(one) for line, one in sorted(look.lines.items()) if one}
    if look.values is not None:
        state["values"] = _own(look.values)
        state["values"]["numbers"] = {key: list(pair) for key, pair in sorted(look.values.numbers.items())}
    if look.rollup != WRITTEN:
        state["rollup"] = rollup_out(look.rollup)
    if look.lens is not None:
        state["lens"] = {"context": context_out(look.lens.context), "statements": sorted(look.lens.statements)}
    return state


def _lens_in(raw: object) -> Lens | None:
    if raw is None:
        return None
    one = checked.table(raw, "lens of look")
    return Lens(
        context_in(one.get("context"), "context of lens"),
        frozenset(checked.numbers(one, "statements", "lens of look")),
    )


def rollup_out(rollup: Rollup) -> dict[str, Any]:
    """Return the saved form of which members are shown as their family."""
    keys = {name: sorted(getattr(rollup, name)) for name in _ROLLED if getattr(rollup, name)}
    return {"families": rollup.families, **keys}


def rollup_in(raw: object) -> Rollup:
    """Return which members are shown as their family."""
    one = checked.table(raw, "rollup of look")
    keys = {name: frozenset(checked.strings(one, name, "rollup of look")) for name in _ROLLED}
    return Rollup(checked.flag(one, "families", "rollup of look"), **keys)


def look_in(raw: dict[str, Any]) -> Look:
    """Return the looks of a diagram."""
    style = checked.text(raw, "style", "look", "standard")
    if style not in BUILT_IN:
        raise checked.wrong("style of look", style, f"one of {', '.join(BUILT_IN)}")
    kinds = checked.table(raw.get("kinds", {}), "kinds of look")
    lines = checked.table(raw.get("lines", {}), "lines of look")
    if not lines.keys() <= set(LINES):
        raise checked.wrong("lines of look", sorted(lines), f"some of {', '.join(LINES)}")
    own_kinds = {checked.choice(kind, Kind, "kinds of look"): node_look_in(one, kind) for kind, one in kinds.items()}
    own_lines = {line: _edge_look_in(one, line) for line, one in lines.items()}
    return Look(
        style,
        {kind: one for kind, one in own_kinds.items() if one},
        {line: one for line, one in own_lines.items() if one},
        checked.choice(raw.get("labels", Labels.SYMBOL), Labels, "labels of look"),
        checked.flag(raw, "edge_labels", "look"),
        _values_in(raw.get("values")),
        rollup_in(raw.get("rollup", {})),
        _lens_in(raw.get("lens")),
    )


def _values_in(raw: object) -> Values | None:
    if raw is None:
        return None
    one = checked.table(raw, "values")
    numbers = {}
    for key, pair in checked.table(one.get("numbers"), "numbers of values").items():
        if not isinstance(pair, list) or len(pair) != 2:
            raise checked.wrong("numbers of values", pair, "pairs of a value and a p value or null")
        p = None if pair[1] is None else checked.number({"p": pair[1]}, "p", "values")
        numbers[key] = (checked.number({"value": pair[0]}, "value", "values"), p)
    low, middle, high = (checked.number(one, key, "values") for key in ("low", "middle", "high"))
    if not low <= middle <= high:
        raise checked.wrong("scale of values", (low, middle, high), "three numbers that do not fall")
    return Values(checked.text(one, "title", "values"), numbers, low, middle, high)


def _key_in(raw: dict[str, Any], prefix: str, where: str) -> str:
    key = checked.text(raw, "key", where)
    if not key.startswith(prefix):
        raise checked.wrong(f"key of {where}", key, f"{prefix} and a number")
    return key


def _own(one: NodeLook | EdgeLook | Note | Values | None) -> dict[str, Any]:
    """The fields that say something."""
    if one is None:
        return {}
    values = {each.name: getattr(one, each.name) for each in fields(one)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value not in (None, "")
    }
