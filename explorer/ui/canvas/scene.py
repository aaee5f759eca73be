"""A diagram made ready for painting and pointing: what lies where, in paint order, kept in step by changes.

Shapes are made when they are painted for the first time; where things lie is known at once, from their outlines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from PySide6.QtGui import QPen

from explorer.diagram.curves import Cubic
from explorer.diagram.document import Change, Diagram, Node
from explorer.diagram.glyphs import inside
from explorer.diagram.picture import edge_path, edge_shapes, node_shapes
from explorer.diagram.shapes import EDGES, GROUND, LABELS, MARKS, NODES, Shape
from explorer.diagram.style import Style
from explorer.figures.painter import Painting
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.dashes import drawn_out
from explorer.ui.canvas.hits import Boxes, Lines, flattened
from explorer.ui.canvas.sketch import MANY, SMALL, Plates, Stroke, pen_of
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box, Point

#: Of a node under the pointer so many edges light up with it; a hub's would be a flash.
MAX_LIT = 40
#: More edges than these are plain lines, or hasty ones, while they move.
MAX_MOVING = 16
MAX_SMOOTH = 60
#: So many touched boxes are told one by one; more are told as the one that holds them all.
MAX_BOXES = 60
#: So far beyond its box a node's border and halo reach, and beyond its line an edge's head, halo and badges.
NODE_MARGIN = 10.0
EDGE_MARGIN = 40.0
_LAYERS = (GROUND, EDGES, MARKS, NODES, LABELS)

#: A node or edge made ready: what it paints in each layer.
Item = Mapping[int, Painting]


class Index:
    """Where everything is, in paint order.

    Args:
        nodes: The nodes.
        lines: The lines of the edges.
    """

    def __init__(self, nodes: Mapping[str, Node], lines: Mapping[str, Sequence[Cubic]]) -> None:
        keys = [*lines, *nodes]
        self.all = Boxes(keys, [box_of(key, nodes, lines) for key in keys])
        self.nodes = Boxes(tuple(nodes), [_plain_box(node) for node in nodes.values()])
        curves = [(key, curve) for key, line in lines.items() for curve in line]
        self.edges = Lines([key for key, _ in curves], flattened([curve for _, curve in curves]))
        self.bounds = _around([box for box in (self.nodes.bounds, self.edges.bounds) if box is not None])


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
        self._lines: dict[str, Sequence[Cubic]] = {}
        self._items: dict[str, Item] = {}
        self._strokes: dict[str, Stroke] = {}
        self._pens: dict[tuple[str, bool], QPen] = {}
        self._lit: tuple[str, list[Step]] | None = None
        self._away: frozenset[str] = frozenset()
        self._index: Index | None = None
        self.selected: frozenset[str] = frozenset()
        self.hovered: str | None = None

    # content

    def show(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible."""
        self.content = Content()
        self.content.take(diagram)
        self._lines = {key: self.content.line(key) for key in self.content.edges}
        self._away, self._index = frozenset(), None
        self.dress(self._style)
        self._prune()

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        self._style = style
        self._items, self._strokes, self._pens, self._lit = {}, {}, {}, None

    def update(self, diagram: Diagram, change: Change) -> list[Box]:
        """Take over what *change* did to *diagram*; return what of the picture it touched."""
        nodes, lines = self.content.nodes, self._lines
        touched = self.content.take_change(diagram, change)
        # In the order of the content, which is the order of painting.
        self._lines = {key: self._line(key, fresh=key in touched) for key in self.content.edges}
        self._unmake(touched)
        self._index = None
        self._prune()
        before = [box_of(key, nodes, lines) for key in touched if key in nodes or key in lines]
        return _joined(before + self._boxes(touched))

    def select(self, keys: Iterable[str]) -> list[Box]:
        """Select those of *keys* that are there, and nothing else; return what of the picture that touches."""
        wanted = frozenset(key for key in keys if self.has(key))
        changed = self.selected ^ wanted
        self.selected = wanted
        self._unmake(changed)
        return _joined(self._boxes(changed))

    def preview(self, positions: Mapping[str, Point]) -> list[Box]:
        """Show nodes at other places; return what of the ground that touches (`above` paints the nodes there)."""
        away = self.content.move(positions)
        changed, self._away = self._away ^ away, away
        return _joined(self._boxes(changed))

    # painting

    def steps(self, box: Box, factor: float) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first, for a picture of *factor* device pixels in a unit.

        What is moving is left out.
        """
        keys = [key for key in self._indexed().all.meeting(box) if key not in self._away]
        if factor >= SMALL or len(self.content.edges) <= MANY:
            return self._full(keys)
        return self._sketched(keys)

    def above(self, seen: Box) -> Iterator[Step]:
        """Return what is painted on top: what moves, or else what lights up under the pointer.

        Of what stands still only what lies in the box *seen* is painted again.
        """
        if self._away:
            return self._moving(seen)
        if self.hovered is None or not self.has(self.hovered):
            return iter(())
        if self._lit is None or self._lit[0] != self.hovered:
            self._lit = self.hovered, list(self._lighting(self.hovered))
        return iter(self._lit[1])

    def bounds(self) -> Box | None:
        """Return the box of all nodes and lines, or None where there is nothing."""
        return self._indexed().bounds

    # pointing

    def has(self, key: str) -> bool:
        """Whether there is a node or edge *key*."""
        return key in self.content.nodes or key in self.content.edges

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
        edge = self.content.edges.get(key)
        if edge is None:
            return None
        nodes = self.content.nodes
        line = edge_path(nodes[edge.subject.key], nodes[edge.object.key], self.content.lane(key))
        return middle(line) or self.content.centre(edge.subject.key)

    # inside

    def _full(self, keys: Sequence[str]) -> Iterator[Step]:
        """What *keys* paint, layer by layer; each is made ready when its turn comes."""
        for z in _LAYERS:
            for key in keys:
                painting = self._item(key).get(z)
                if painting is not None:
                    yield painting

    def _sketched(self, keys: Sequence[str]) -> Iterator[Step]:
        """Plain lines and boxes for *keys*; what is selected is painted in full, on top."""
        content = self.content
        for key in keys:
            if key in content.edges:
                if key not in self._strokes:
                    self._strokes[key] = Stroke(self._lines[key], self._pen(key))
                yield self._strokes[key]
        nodes = [content.nodes[key] for key in keys if key in content.nodes]
        for start in range(0, len(nodes), 100):
            yield Plates(nodes[start : start + 100], self._style)
        yield from self._full([key for key in keys if key in self.selected])

    def _moving(self, seen: Box) -> Iterator[Step]:
        """What moves, where it is shown; many edges as plain lines, below all nodes at their ends."""
        content = self.content
        edges = sorted(self._away & content.edges.keys())
        if len(edges) <= MAX_MOVING:
            keys = [*edges, *content.moved]
            return _by_layer([self._made(key, moving=True) for key in keys])
        hasty = len(edges) > MAX_SMOOTH
        lines: list[Step] = [Stroke(content.line(key, moving=True), self._pen(key, hasty=hasty)) for key in edges]
        ends = {other for key in content.moved for _, other in content.neighbours(key)} - content.moved.keys()
        nodes = [key for key in self._indexed().nodes.meeting(seen) if key in ends]
        items = [self._item(key) for key in nodes] + [self._made(key, moving=True) for key in content.moved]
        return iter([*lines, *_by_layer(items)])

    def _lighting(self, key: str) -> Iterator[Step]:
        """What is under the pointer, lit, with the edges of a node; the nodes that these pass under stay above them."""
        edges = [key] if self.is_edge(key) else sorted(self.content.edges_of((key,)))[:MAX_LIT]
        over = {node for edge in edges for node in self._indexed().nodes.meeting(self._box(edge))}
        items = [self._made(edge, hovered=True) for edge in edges]
        items += [self._item(node) for node in self.content.nodes if node in over and node != key]
        if not self.is_edge(key):
            items.append(self._made(key, hovered=True))
        return _by_layer(items)

    def _item(self, key: str) -> Item:
        if key not in self._items:
            self._items[key] = self._made(key)
        return self._items[key]

    def _made(self, key: str, *, hovered: bool = False, moving: bool = False) -> Item:
        """Return the node or edge *key* made ready: where it is, or where it is shown while it is *moving*."""
        selected = key in self.selected
        content, style = self.content, self._style
        node_of = content.shown if moving else content.nodes.__getitem__
        if key in content.nodes:
            return _ready(node_shapes(node_of(key), style, selected=selected, hovered=hovered))
        edge = content.edges[key]
        source, target, lane = node_of(edge.subject.key), node_of(edge.object.key), content.lane(key, moving=moving)
        return _ready(edge_shapes(edge, source, target, style, lane=lane, selected=selected, hovered=hovered))

    def _pen(self, key: str, *, hasty: bool = False) -> QPen:
        if (key, hasty) not in self._pens:
            self._pens[key, hasty] = pen_of(self.content.edges[key], self._style, hasty=hasty)
        return self._pens[key, hasty]

    def _unmake(self, keys: Iterable[str]) -> None:
        """Forget what was made ready of *keys*."""
        for key in keys:
            self._items.pop(key, None)
            self._strokes.pop(key, None)
            for hasty in (False, True):
                self._pens.pop((key, hasty), None)
        self._lit = None

    def _prune(self) -> None:
        """What is not there any more is neither selected nor lit nor moving."""
        self.selected = frozenset(key for key in self.selected if self.has(key))
        self.hovered = self.hovered if self.hovered is not None and self.has(self.hovered) else None
        self._away = frozenset(key for key in self._away if self.has(key))

    def _line(self, key: str, *, fresh: bool) -> Sequence[Cubic]:
        return self.content.line(key) if fresh or key not in self._lines else self._lines[key]

    def _indexed(self) -> Index:
        if self._index is None:
            self._index = Index(self.content.nodes, self._lines)
        return self._index

    def _box(self, key: str) -> Box:
        return box_of(key, self.content.nodes, self._lines)

    def _boxes(self, keys: Iterable[str]) -> list[Box]:
        return [self._box(key) for key in keys if self.has(key)]


def box_of(key: str, nodes: Mapping[str, Node], lines: Mapping[str, Sequence[Cubic]]) -> Box:
    """Return a box that holds all that the node or edge *key* paints; it may be a little large."""
    if key in nodes:
        left, top, right, bottom = _plain_box(nodes[key])
        return left - NODE_MARGIN, top - NODE_MARGIN, right + NODE_MARGIN, bottom + NODE_MARGIN
    xs = [point[0] for curve in lines[key] for point in curve]
    ys = [point[1] for curve in lines[key] for point in curve]
    return min(xs) - EDGE_MARGIN, min(ys) - EDGE_MARGIN, max(xs) + EDGE_MARGIN, max(ys) + EDGE_MARGIN


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


def _plain_box(node: Node) -> Box:
    half_width, half_height = node.width / 2, node.height / 2
    return node.x - half_width, node.y - half_height, node.x + half_width, node.y + half_height


def _ready(shapes: Iterable[Shape]) -> Item:
    ordered = sorted(drawn_out(shapes), key=attrgetter("z"))
    return {z: Painting(group) for z, group in groupby(ordered, key=attrgetter("z"))}


def _by_layer(items: Sequence[Item]) -> Iterator[Step]:
    """Return the parts of *items*, layer by layer."""
    return (item[z] for z in _LAYERS for item in items if z in item)


def _joined(boxes: list[Box]) -> list[Box]:
    """Return *boxes*, or the one that holds them where they are many."""
    around = _around(boxes)
    return boxes if len(boxes) <= MAX_BOXES or around is None else [around]


def _around(boxes: Sequence[Box]) -> Box | None:
    """Return the box that holds *boxes*, or None where there are none."""
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
