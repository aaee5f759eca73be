"""What an edit of a diagram changed: enough to do it again and to take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from explorer.diagram.groups import Group
from explorer.diagram.looks import EdgeHand, Look, NodeLook
from explorer.diagram.metrics import node_size
from explorer.diagram.notes import Note
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter

_NONE: Mapping[str, None] = MappingProxyType({})
_Item = TypeVar("_Item")
_BEFORE, _AFTER = "_before", "_after"


@dataclass(frozen=True, slots=True)
class Node:
    """An entity with its place.

    Attributes:
        entity: What it shows.
        x: Centre, diagram units.
        y: Centre, diagram units, downwards.
        width: Width of its form.
        height: Height of its form.
        hidden: Taken off the picture by the person.
        pinned: Kept where it is by layouts.
        label: The words in it; empty for the entity's name.
        written: The entity's name as the texts write it most often, or empty.
        look: Its own look, or None.
        form: Name of its form (see `explorer.diagram.glyphs.GLYPHS`); empty for that of its kind.
    """

    entity: Entity
    x: float
    y: float
    width: float
    height: float
    hidden: bool = False
    pinned: bool = False
    label: str = ""
    written: str = ""
    look: NodeLook | None = None
    form: str = ""

    @property
    def key(self) -> str:
        """The entity's key."""
        return self.entity.key

    @property
    def name(self) -> str:
        """What is written in it."""
        return self.label or self.entity.name

    @classmethod
    def of(cls, entity: Entity, x: float = 0.0, y: float = 0.0) -> Node:
        """Return a node for *entity*, sized by its label, with its centre at (*x*, *y*)."""
        return cls(entity, x, y, *node_size(entity))

    @property
    def glyph(self) -> str:
        """The name of the form that it has."""
        return self.form or self.entity.kind

    def fitted(self, label: str, form: str) -> Node:
        """Return it with other words in it and another form, sized by them; empty ones stand for name and kind."""
        if (label, form) == (self.label, self.form):
            return self
        # a call, not `replace`: the looks of a large diagram change thousands of nodes at once
        return Node(
            self.entity,
            self.x,
            self.y,
            *node_size(self.entity, label, form),
            self.hidden,
            self.pinned,
            label,
            self.written,
            self.look,
            form,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One edit; what is not named stayed as it was. None stands for "is not there", or for "did not change".

    Attributes:
        name: For the history: ``Move 3 nodes``.
        nodes_before: The touched nodes before.
        nodes_after: The same keys after.
        edges_before: The touched edges before.
        edges_after: The same keys after.
        hands_before: What was done by hand to edges, before.
        hands_after: The same keys after.
        groups_before: The touched groups before.
        groups_after: The same keys after.
        notes_before: The touched notes before.
        notes_after: The same keys after.
        filter_before: The filter before, where it changed.
        filter_after: The filter after, where it changed.
        title_before: The title before, where it changed.
        title_after: The title after, where it changed.
        look_before: The look before, where it changed.
        look_after: The look after, where it changed.
        description_before: The description before, where it changed.
        description_after: The description after, where it changed.
    """

    name: str
    nodes_before: Mapping[str, Node | None] = field(default_factory=lambda: _NONE)
    nodes_after: Mapping[str, Node | None] = field(default_factory=lambda: _NONE)
    edges_before: Mapping[str, Edge | None] = field(default_factory=lambda: _NONE)
    edges_after: Mapping[str, Edge | None] = field(default_factory=lambda: _NONE)
    hands_before: Mapping[str, EdgeHand | None] = field(default_factory=lambda: _NONE)
    hands_after: Mapping[str, EdgeHand | None] = field(default_factory=lambda: _NONE)
    groups_before: Mapping[str, Group | None] = field(default_factory=lambda: _NONE)
    groups_after: Mapping[str, Group | None] = field(default_factory=lambda: _NONE)
    notes_before: Mapping[str, Note | None] = field(default_factory=lambda: _NONE)
    notes_after: Mapping[str, Note | None] = field(default_factory=lambda: _NONE)
    filter_before: Filter | None = None
    filter_after: Filter | None = None
    title_before: str | None = None
    title_after: str | None = None
    look_before: Look | None = None
    look_after: Look | None = None
    description_before: str | None = None
    description_after: str | None = None

    def __bool__(self) -> bool:
        """Whether anything changed."""
        singles = (self.filter_after, self.title_after, self.look_after, self.description_after)
        keyed = (self.nodes_after, self.edges_after, self.hands_after, self.groups_after, self.notes_after)
        return any(keyed) or any(value is not None for value in singles)

    def inverted(self) -> Change:
        """Return the change that takes this one back, with the same name."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        turned = {name: values[_other_side(name)] for name in values}
        return Change(**turned)

    def then(self, other: Change, name: str) -> Change:
        """Return both, *other* done after this one, as one change called *name*; what *other* took back is left out."""
        values: dict[str, Any] = {}  # the fields are walked through by name
        for one in fields(self):
            if not one.name.endswith(_AFTER):
                continue
            before, after = _other_side(one.name), one.name
            pair = _joined(*(getattr(change, side) for change in (self, other) for side in (before, after)))
            values[before], values[after] = pair
        return Change(name, **values)

    @property
    def only_moves(self) -> bool:
        """Whether nodes, notes and bends changed their places and nothing else happened."""
        if self.edges_after or any(
            one is not None for one in (self.filter_after, self.look_after, self.description_after)
        ):
            return False
        return (
            all(_same_look(*pair) for pair in _pairs(self.nodes_before, self.nodes_after))
            and all(_same_group(*pair) for pair in _pairs(self.groups_before, self.groups_after))
            and all(_same_line(*pair) for pair in _pairs(self.hands_before, self.hands_after))
            and all(None not in pair for pair in _pairs(self.notes_before, self.notes_after))
        )

    @property
    def keeps_drawn(self) -> bool:
        """Whether what is drawn is the same for certain, though it may look otherwise or stand elsewhere."""
        if self.edges_after or self.groups_after or self.filter_after is not None:
            return False
        looks = self.look_before, self.look_after
        rolled = {one.rollup for one in looks if one is not None}
        return len(rolled) < 2 and all(_both_drawn(*pair) for pair in _pairs(self.nodes_before, self.nodes_after))


def as_one(changes: Iterable[Change], name: str) -> Change:
    """Return *changes*, done one after the other, as one called *name*; the only one keeps its own."""
    made = [one for one in changes if one]
    whole = Change(name)
    for one in made:
        whole = whole.then(one, one.name if len(made) == 1 else name)
    return whole


def _other_side(name: str) -> str:
    if name.endswith(_BEFORE):
        return name.removesuffix(_BEFORE) + _AFTER
    return name.removesuffix(_AFTER) + _BEFORE if name.endswith(_AFTER) else name


def _joined(before: Any, between: Any, again: Any, after: Any) -> tuple[Any, Any]:
    """One side of two changes as that of one: (before, after) of the first, then of the second."""
    if isinstance(before, Mapping):
        first, last = {**again, **before}, {**between, **after}
        keys = [key for key in sorted(last) if not same(first[key], last[key])]
        return {key: first[key] for key in keys}, {key: last[key] for key in keys}
    first, last = (again if before is None else before), (between if after is None else after)
    return (None, None) if first == last else (first, last)


def same(one: object, other: object) -> bool:
    """Whether two of a diagram's things are the same; edges also by their statements and counts."""
    if isinstance(one, Edge) and isinstance(other, Edge):
        return one.same_as(other)
    return one is other or one == other


def _pairs(
    before: Mapping[str, _Item | None], after: Mapping[str, _Item | None]
) -> list[tuple[_Item | None, _Item | None]]:
    return [(before[key], one) for key, one in after.items()]


def _both_drawn(a: Node | None, b: Node | None) -> bool:
    return a is not None and b is not None and a.entity == b.entity and a.hidden == b.hidden


def _same_look(a: Node | None, b: Node | None) -> bool:
    return a is not None and b is not None and replace(a, x=b.x, y=b.y, pinned=b.pinned) == b


def _same_group(a: Group | None, b: Group | None) -> bool:
    return a is not None and b is not None and replace(a, x=b.x, y=b.y) == b


def _same_line(a: EdgeHand | None, b: EdgeHand | None) -> bool:
    return a is not None and b is not None and a.look == b.look
