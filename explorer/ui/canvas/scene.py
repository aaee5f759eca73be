"""A diagram made ready for painting and pointing: what lies where, in paint order, kept in step by changes.

Shapes are made when they are painted for the first time; where things lie is known at once, from their outlines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from explorer.diagram.curves import Cubic, points
from explorer.diagram.document import Change, Diagram, Node
from explorer.diagram.glyphs import inside
from explorer.diagram.picture import edge_path
from explorer.diagram.style import Style
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.few import FEW, FewBoxes, around
from explorer.ui.canvas.ink import LAYERS, Ink, by_layer
from explorer.ui.canvas.sketch import MANY, NOTHING, SMALL, Plates
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box, Point

if TYPE_CHECKING:
    from explorer.ui.canvas.hits import Boxes, Lines

#: Of a node under the pointer so many edges light up with it; a hub's would be a flash.
MAX_LIT = 40
#: More edges than these are plain lines, or hasty ones, while they move.
MAX_MOVING = 16
MAX_SMOOTH = 120
#: So many touched boxes are told one by one; more are told as the one that holds them all.
MAX_BOXES = 60
#: Places along a curve that tell how far a small diagram reaches.
PIECES = 12
#: So far beyond its box a node's border and halo reach, and beyond its line an edge's head, halo and badges.
NODE_MARGIN = 14.0
EDGE_MARGIN = 40.0


class Index:
    """Where everything is, in paint order.

    Args:
        nodes: The nodes.
        lines: The lines of the edges.
    """

    def __init__(self, nodes: Mapping[str, Node], lines: Mapping[str, Sequence[Cubic]]) -> None:
        keys = [*lines, *nodes]
        self._curves = [(key, curve) for key, line in lines.items() for curve in line]
        self.all = _boxes(keys, [box_of(key, nodes, lines) for key in keys])
        self.nodes = _boxes(tuple(nodes), [_plain_box(node) for node in nodes.values()])
        reach = _reach([curve for _, curve in self._curves]) if len(keys) <= FEW else self.edges.bounds
        self.bounds = around([box for box in (self.nodes.bounds, reach) if box is not None])

    @cached_property
    def edges(self) -> Lines:
        """The lines of the edges, for the pointer."""
        from explorer.ui.canvas.hits import Lines, flattened  # noqa: PLC0415 - late: slow to import

        return Lines([key for key, _ in self._curves], flattened([curve for _, curve in self._curves]))


class Scene:
    """A diagram made ready.

    Args:
        style: How it looks.

    Attributes:
        content: The nodes and edges.
        hovered: Key of what the pointer is on, or None.
    """

    def __init__(self, style: Style) -> None:
        self._style = style
        self.content = Content()
        self._ink = Ink(self.content, style)
        self._lines: dict[str, Sequence[Cubic]] = {}
        self._lit: tuple[str, list[Step]] | None = None
        self._away: frozenset[str] = frozenset()
        self._index: Index | None = None
        self.hovered: str | None = None

    @property
    def selected(self) -> frozenset[str]:
        """Keys of the selected nodes and edges; always ones that are there."""
        return self._ink.selected

    # content

    def show(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible; nothing is selected."""
        self.content = Content()
        self.content.take(diagram)
        self._ink = Ink(self.content, self._style)
        self._lines = {key: self.content.line(key) for key in self.content.edges}
        self._away, self._index, self._lit, self.hovered = frozenset(), None, None, None

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        self._style = style
        selected, self._ink = self._ink.selected, Ink(self.content, style)
        self._ink.selected, self._lit = selected, None

    def update(self, diagram: Diagram, change: Change) -> list[Box]:
        """Take over what *change* did to *diagram*; return what of the picture it touched."""
        nodes, lines = self.content.nodes, self._lines
        touched = self.content.take_change(diagram, change)
        # In the order of the content, which is the order of painting.
        self._lines = {key: self.content.line(key) if key in touched else lines[key] for key in self.content.edges}
        self._ink.forget(touched)
        self._ink.selected = frozenset(key for key in self.selected if self.has(key))
        self._away = frozenset(key for key in self._away if self.has(key))
        self._index, self._lit = None, None
        before = [box_of(key, nodes, lines) for key in touched if key in nodes or key in lines]
        return _joined(before + self._boxes(touched))

    def select(self, keys: Iterable[str]) -> list[Box]:
        """Select those of *keys* that are there, and nothing else; return what of the picture that touches."""
        wanted = frozenset(key for key in keys if self.has(key))
        changed, self._ink.selected = self.selected ^ wanted, wanted
        self._ink.forget(changed)
        self._lit = None
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
            if inside(node.glyph, x - node.x, y - node.y, node.width, node.height):
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
        for key in keys:
            if not self._ink.has(key):
                self._ink.item(key)
                # To make it takes longer than to paint it: one who has no more time stops here.
                yield NOTHING
        for z in LAYERS:
            for key in keys:
                painting = self._ink.item(key).get(z)
                if painting is not None:
                    yield painting

    def _sketched(self, keys: Sequence[str]) -> Iterator[Step]:
        """Plain lines and boxes for *keys*; what is selected is painted in full, on top."""
        for key in keys:
            if key in self._lines:
                yield self._ink.stroke(key, self._lines[key])
        nodes = [self.content.nodes[key] for key in keys if key in self.content.nodes]
        for start in range(0, len(nodes), 100):
            yield Plates(nodes[start : start + 100], self._style)
        yield from self._full([key for key in keys if key in self.selected])

    def _moving(self, seen: Box) -> Iterator[Step]:
        """What moves, where it is shown; many edges as plain lines, below all nodes at their ends."""
        content, ink = self.content, self._ink
        edges = sorted(self._away & content.edges.keys())
        if len(edges) <= MAX_MOVING:
            return by_layer([ink.made(key, moving=True) for key in (*edges, *content.moved)])
        lines = [ink.moving_stroke(key, hasty=len(edges) > MAX_SMOOTH) for key in edges]
        ends = {other for key in content.moved for _, other in content.neighbours(key)} - content.moved.keys()
        nodes = [key for key in self._indexed().nodes.meeting(seen) if key in ends]
        items = [ink.item(key) for key in nodes] + [ink.made(key, moving=True) for key in content.moved]
        return iter([*lines, *by_layer(items)])

    def _lighting(self, key: str) -> Iterator[Step]:
        """What is under the pointer, lit, with the edges of a node; the nodes that these pass under stay above them."""
        edges = [key] if self.is_edge(key) else sorted(self.content.edges_of((key,)))[:MAX_LIT]
        over = {node for box in self._boxes(edges) for node in self._indexed().nodes.meeting(box)}
        items = [self._ink.made(edge, hovered=True) for edge in edges]
        items += [self._ink.item(node) for node in self.content.nodes if node in over and node != key]
        if not self.is_edge(key):
            items.append(self._ink.made(key, hovered=True))
        return by_layer(items)

    def _indexed(self) -> Index:
        if self._index is None:
            self._index = Index(self.content.nodes, self._lines)
        return self._index

    def _boxes(self, keys: Iterable[str]) -> list[Box]:
        return [box_of(key, self.content.nodes, self._lines) for key in keys if self.has(key)]


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


def _joined(boxes: list[Box]) -> list[Box]:
    """Return *boxes*, or the one that holds them where they are many."""
    whole = around(boxes)
    return boxes if len(boxes) <= MAX_BOXES or whole is None else [whole]


def _boxes(keys: Sequence[str], boxes: Sequence[Box]) -> Boxes | FewBoxes:
    if len(keys) <= FEW:
        return FewBoxes(keys, boxes)
    from explorer.ui.canvas.hits import Boxes  # noqa: PLC0415 - late: slow to import

    return Boxes(keys, boxes)


def _reach(lines: Sequence[Cubic]) -> Box | None:
    """Return the box that holds the points along *lines*."""
    places = [point for curve in lines for point in points([curve], PIECES)]
    return around([(x, y, x, y) for x, y in places])
