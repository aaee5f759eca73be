"""Nodes, edges, areas and notes made ready to be painted, each when its turn comes, and kept until it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from PySide6.QtGui import QPen

from explorer.diagram.edges import Drawn, look_of, stroke, width_of
from explorer.diagram.picture import edge_shapes, node_shapes
from explorer.diagram.routes import route
from explorer.diagram.shapes import EDGES, GROUND, LABELS, MARKS, NODES, Outline, Shape
from explorer.diagram.style import Style
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import Painting
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.sketch import Stroke, pen_of
from explorer.ui.canvas.tiles import Step

LAYERS = (GROUND, EDGES, MARKS, NODES, LABELS)
#: So many things are kept ready (30 MB); a small diagram has fewer.
KEPT = 5000

#: A node or edge made ready: what it paints in each layer.
Item = Mapping[int, Painting]


class Ink:
    """What the nodes and edges of a content look like.

    Args:
        content: The nodes and edges.
        style: Their looks.

    Attributes:
        style: Their looks.
        selected: Keys of what is painted as selected.
    """

    def __init__(self, content: Content, style: Style) -> None:
        self._content = content
        self.style = style
        self._items: dict[str, Item] = {}
        self._heads: dict[str, Item] = {}
        self._pens: dict[bool, dict[str, QPen]] = {False: {}, True: {}}
        self.selected: frozenset[str] = frozenset()

    def forget(self, keys: Iterable[str]) -> None:
        """The nodes and edges *keys* changed, or went."""
        gone = frozenset(keys)
        made: tuple[dict[str, Item] | dict[str, QPen], ...] = (self._items, self._heads, *self._pens.values())
        for there in made:
            for key in there.keys() & gone:
                del there[key]

    def has(self, key: str) -> bool:
        """Whether the node or edge *key* is made already."""
        return key in self._items

    def item(self, key: str) -> Item:
        """Return the node or edge *key*, where it is."""
        if key not in self._items:
            _make_room(self._items)
            self._items[key] = self.made(key)
        return self._items[key]

    def made(self, key: str, *, hovered: bool = False, moving: bool = False) -> Item:
        """Return the node or edge *key* made anew: where it is, or where it is shown while it is *moving*."""
        selected = key in self.selected
        content, style = self._content, self.style
        node_of = content.shown if moving else content.nodes.__getitem__
        if key in content.extras:
            extra = (content.moved_extras if moving else content.extras)[key]
            return _ready(extra.shapes(style, selected=selected, hovered=hovered), hollow=moving and not extra.over)
        if key in content.nodes:
            return _ready(node_shapes(node_of(key), style, selected=selected, hovered=hovered))
        edge = content.edges[key]
        source, target, lane = node_of(edge.subject.key), node_of(edge.object.key), content.lane(key, moving=moving)
        dressed = edge_shapes(
            edge, source, target, style, lane=lane, own=content.own(key), selected=selected, hovered=hovered
        )
        words = content.labels.get(key)
        return _ready(dressed if words is None or moving else (*dressed, *words.shapes(style, key)))

    def heads(self, key: str) -> Item:
        """Return the edge *key* without badges."""
        if key not in self._heads:
            _make_room(self._heads)
            content, style = self._content, self.style
            edge, own = content.edges[key], content.own(key)
            line = route(content.nodes[edge.subject.key], content.nodes[edge.object.key], content.lane(key))
            look = look_of(edge, style, own)
            drawn = Drawn(look, width_of(edge, look, style), (), edge.directed, key)
            self._heads[key] = _ready(stroke(line, drawn, style)[0]) if line else {}
        return self._heads[key]

    def moving_stroke(self, key: str, *, hasty: bool) -> Stroke:
        """Return the edge *key* as a plain line where it is shown while it moves."""
        return Stroke(self._content.line(key, moving=True), self._pen(key, hasty=hasty))

    def _pen(self, key: str, *, hasty: bool = False) -> QPen:
        content, pens = self._content, self._pens[hasty]
        if key not in pens:
            pens[key] = pen_of(content.edges[key], self.style, content.own(key), hasty=hasty)
        return pens[key]


def by_layer(items: Sequence[Item]) -> Iterator[Step]:
    """Return the parts of *items*, layer by layer."""
    return (item[z] for z in LAYERS for item in items if z in item)


def _make_room(items: dict[str, Item]) -> None:
    """Drop those that were made first where they are many; whoever looks at them again makes them again."""
    if len(items) >= KEPT:
        for old in list(items)[: KEPT // 4]:
            del items[old]


def _ready(shapes: Iterable[Shape], *, hollow: bool = False) -> Item:
    """The shapes ready to be painted; *hollow* ones do not hide what they now lie upon."""
    if hollow:
        shapes = [replace(shape, fill=None) if isinstance(shape, Outline) else shape for shape in shapes]
    ordered = sorted(drawn_out(shapes), key=attrgetter("z"))
    return {z: Painting(group) for z, group in groupby(ordered, key=attrgetter("z"))}
