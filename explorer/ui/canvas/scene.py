"""A diagram made ready for painting and pointing: what lies where, in paint order, kept in step by changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from explorer.diagram.document import Change, Diagram, Node
from explorer.diagram.glyphs import inside
from explorer.diagram.picture import edge_path, edge_shapes, node_shapes
from explorer.diagram.shapes import Rect, Shape, bounds
from explorer.diagram.style import Style
from explorer.figures.painter import Painting
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.dashes import drawn_out
from explorer.ui.canvas.hits import Boxes, Lines
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box, Point

#: Of a node under the pointer so many edges light up with it; a hub's would be a flash.
MAX_LIT = 80
#: So many touched boxes are told one by one; more are told as the one that holds them all.
MAX_BOXES = 60


@dataclass(slots=True, eq=False)
class Item:
    """A node or edge made ready.

    Attributes:
        layers: What it paints, by the layer it lies in.
        box: What of the diagram it covers.
        line: The points of an edge; none for a node.
    """

    layers: Mapping[int, Painting]
    box: Box
    line: Sequence[Point] = ()


class Index:
    """Where all items are, in paint order.

    Args:
        content: The nodes and edges.
        items: The same made ready.
    """

    def __init__(self, content: Content, items: Mapping[str, Item]) -> None:
        keys = [*content.edges, *content.nodes]
        self.all = Boxes(keys, [items[key].box for key in keys])
        nodes = content.nodes.values()
        self.nodes = Boxes(
            tuple(content.nodes),
            [(n.x - n.width / 2, n.y - n.height / 2, n.x + n.width / 2, n.y + n.height / 2) for n in nodes],
        )
        # An edge that its nodes cover has no line.
        lines = {key: line for key in content.edges if (line := items[key].line)}
        self.edges = Lines(tuple(lines), list(lines.values()))


class Scene:
    """A diagram made ready.

    Args:
        style: How it looks.

    Attributes:
        content: The nodes and edges.
        selected: Keys of the selected nodes and edges; always ones that are there.
        hovered: Key of what the pointer is on, or None.
    """

    def __init__(self, style: Style) -> None:
        self._style = style
        self.content = Content()
        self._items: dict[str, Item] = {}
        self._away: frozenset[str] = frozenset()
        self._index: Index | None = None
        self.selected: frozenset[str] = frozenset()
        self.hovered: str | None = None

    # content

    def show(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible."""
        self.content = Content()
        self._items, self._away = {}, frozenset()
        self.content.take(diagram)
        self.selected &= self.content.nodes.keys() | self.content.edges.keys()
        self.hovered = None
        self._make([*self.content.edges, *self.content.nodes])

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        self._style = style
        self._make(list(self._items))

    def update(self, diagram: Diagram, change: Change) -> list[Box]:
        """Take over what *change* did to *diagram*; return what of the picture it touched."""
        touched = self.content.take_change(diagram, change)
        before = self._boxes(touched)
        self._make(touched)
        self.selected &= self._items.keys()
        self.hovered = self.hovered if self.hovered in self._items else None
        self._away &= self._items.keys()
        return _joined(before + self._boxes(touched))

    def select(self, keys: Iterable[str]) -> list[Box]:
        """Select those of *keys* that are there, and nothing else; return what of the picture that touches."""
        wanted = frozenset(keys) & self._items.keys()
        changed = self.selected ^ wanted
        self.selected = wanted
        before = self._boxes(changed)
        self._make(changed)
        return _joined(before + self._boxes(changed))

    def preview(self, positions: Mapping[str, Point]) -> list[Box]:
        """Show nodes at other places; return what of the ground that touches (`above` paints the nodes there)."""
        away = self.content.move(positions)
        changed, self._away = self._away ^ away, away
        return _joined(self._boxes(changed))

    # painting

    def steps(self, box: Box) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first; what is moving is left out."""
        return _by_layer([self._items[key] for key in self._indexed().all.meeting(box) if key not in self._away])

    def above(self) -> Iterator[Step]:
        """Return what is painted on top: what moves, or else what lights up under the pointer."""
        if self._away:
            keys = [key for key in (*self.content.edges, *self.content.nodes) if key in self._away]
            yield from _by_layer([self._made(key, moving=True) for key in keys])
        elif self.hovered in self._items:
            yield from self._lit(self.hovered)

    def bounds(self) -> Box | None:
        """Return the box of the whole picture, or None where there is nothing."""
        return self._indexed().all.bounds

    # pointing

    def is_edge(self, key: str) -> bool:
        """Whether *key* is that of an edge."""
        return key in self.content.edges

    def node_at(self, x: float, y: float) -> str | None:
        """Return the highest node under the diagram point, or None."""
        for key in reversed(self._indexed().nodes.meeting((x, y, x, y))):
            node = self.content.nodes[key]
            if inside(node.entity.kind, x - node.x, y - node.y, node.width, node.height):
                return key
        return None

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the diagram point, if it is not farther than *reach* units."""
        return self._indexed().edges.nearest(x, y, reach)

    def nodes_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres lie in *box*."""
        return self._indexed().nodes.centred_in(box)

    def place(self, key: str) -> Point | None:
        """Return the centre of a node or the middle of an edge; None for an unknown key."""
        if key in self.content.nodes:
            return self.content.centre(key)
        if key not in self.content.edges:
            return None
        return middle(self._items[key].line) or self.content.centre(self.content.edges[key].subject.key)

    # inside

    def _make(self, keys: Iterable[str]) -> None:
        """Make the items of *keys* ready anew; those that are not there any more go."""
        for key in keys:
            if key in self.content.nodes or key in self.content.edges:
                self._items[key] = self._made(key)
            else:
                self._items.pop(key, None)
        self._index = None

    def _made(self, key: str, *, hovered: bool = False, moving: bool = False) -> Item:
        """Return the node or edge *key* made ready: where it is, or where it is shown while it is *moving*."""
        selected = key in self.selected
        content, style = self.content, self._style
        node_of = content.shown if moving else content.nodes.__getitem__
        if key in content.nodes:
            return _item(node_shapes(node_of(key), style, selected=selected, hovered=hovered), node_of(key))
        edge = content.edges[key]
        source, target, lane = node_of(edge.subject.key), node_of(edge.object.key), content.lane(key, moving=moving)
        shapes = edge_shapes(edge, source, target, style, lane=lane, selected=selected, hovered=hovered)
        return _item(shapes, source, edge_path(source, target, lane))

    def _lit(self, key: str) -> Iterator[Step]:
        """What is under the pointer, lit, with the edges of a node; the nodes that these pass under stay above them."""
        edges = [key] if self.is_edge(key) else sorted(self.content.edges_of((key,)))[:MAX_LIT]
        lit = [self._made(edge, hovered=True) for edge in edges]
        over = dict.fromkeys(node for item in lit for node in self._indexed().nodes.meeting(item.box))
        nodes = [self._made(node, hovered=node == key) for node in over if node != key]
        if not self.is_edge(key):
            nodes.append(self._made(key, hovered=True))
        return _by_layer([*lit, *nodes])

    def _indexed(self) -> Index:
        if self._index is None:
            self._index = Index(self.content, self._items)
        return self._index

    def _boxes(self, keys: Iterable[str]) -> list[Box]:
        return [self._items[key].box for key in keys if key in self._items]


def middle(line: Sequence[Point]) -> Point | None:
    """Return the point half way along *line*; None where there is no line."""
    lengths = [math.dist(a, b) for a, b in pairwise(line)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        left -= length
    return line[-1] if line else None


def _item(shapes: Sequence[Shape], node: Node, line: Sequence[Point] = ()) -> Item:
    """Make *shapes* ready; an edge without any (its nodes cover it) lies in the middle of *node*."""
    ordered = sorted(drawn_out(shapes), key=attrgetter("z"))
    layers = {z: Painting(group) for z, group in groupby(ordered, key=attrgetter("z"))}
    rect = bounds(shapes) if shapes else Rect(node.x, node.y, 0.0, 0.0)
    return Item(layers, (rect.x, rect.y, rect.right, rect.bottom), line)


def _by_layer(items: Sequence[Item]) -> Iterator[Step]:
    """Return the parts of *items*, layer by layer."""
    for z in sorted({z for item in items for z in item.layers}):
        for item in items:
            if z in item.layers:
                yield item.layers[z]


def _joined(boxes: list[Box]) -> list[Box]:
    """Return *boxes*, or the one that holds them where they are many."""
    if len(boxes) <= MAX_BOXES:
        return boxes
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [(min(lefts), min(tops), max(rights), max(bottoms))]
