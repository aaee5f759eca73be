"""Where everything of a content lies: for the painter by box, for the pointer by point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from explorer.diagram.curves import Cubic, points
from explorer.diagram.document import Node
from explorer.diagram.extras import Extra
from explorer.diagram.glyphs import inside
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.few import FEW, FewBoxes, around
from explorer.ui.canvas.viewport import Box

if TYPE_CHECKING:
    from explorer.ui.canvas.arcs import Arcs, Rows
    from explorer.ui.canvas.hits import Boxes

#: Places along a curve that tell how far a small diagram reaches.
PIECES = 12
#: So far beyond its box a node's border and halo reach, and beyond its line an edge's head, halo and badges.
NODE_MARGIN = 14.0
EDGE_MARGIN = 48.0
EXTRA_MARGIN = 8.0


class Index(Protocol):
    """Where things are."""

    bounds: Box | None

    def box(self, key: str) -> Box:
        """Return a box that holds all that *key* paints; it may be a little large."""

    def nodes_in(self, box: Box) -> Sequence[str]:
        """Return the nodes whose boxes meet *box*, the lowest first."""

    def centred_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres are in *box*."""

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the point, if it is not farther than *reach*."""


class PlainIndex:
    """Where each thing is, in paint order; for a content that is painted one by one.

    Args:
        content: What is there.
        lines: The lines of its edges.

    Attributes:
        bounds: The box of all nodes, lines and extras, or None where there is nothing.
        all: The boxes of all, with what they paint.
    """

    def __init__(self, content: Content, lines: Mapping[str, Sequence[Cubic]]) -> None:
        self._nodes, self._extras, self._labels, self._lines = content.nodes, content.extras, content.labels, lines
        keys = [*content.extras, *lines, *content.nodes]
        self.all = _boxes(keys, [self.box(key) for key in keys])
        self._plain = _boxes(tuple(content.nodes), [plain_box(node) for node in content.nodes.values()])
        curves = [curve for line in lines.values() for curve in line]
        reach = _reach(curves) if len(keys) <= FEW else self._curves[0].bounds
        self.bounds = _whole(self._plain.bounds, reach, content.extras.values())

    def box(self, key: str) -> Box:
        """Return a box that holds all that *key* paints; it may be a little large."""
        if key in self._nodes:
            return _grown(plain_box(self._nodes[key]), NODE_MARGIN)
        if key in self._extras:
            return _grown(self._extras[key].box, EXTRA_MARGIN)
        xs = [point[0] for curve in self._lines[key] for point in curve]
        ys = [point[1] for curve in self._lines[key] for point in curve]
        if key in self._labels:
            words = self._labels[key].rect
            xs, ys = [*xs, words.x, words.right], [*ys, words.y, words.bottom]
        return _grown((min(xs), min(ys), max(xs), max(ys)), EDGE_MARGIN)

    def nodes_in(self, box: Box) -> Sequence[str]:
        """Return the nodes whose boxes meet *box*, the lowest first."""
        return self._plain.meeting(box)

    def centred_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres are in *box*."""
        return self._plain.centred_in(box)

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the point, if it is not farther than *reach*."""
        arcs, keys = self._curves
        found = arcs.nearest(x, y, reach)
        return None if found is None else keys[found[0]]

    @cached_property
    def _curves(self) -> tuple[Arcs, list[str]]:
        """The curves of all lines, and the edge that each belongs to."""
        import numpy as np  # noqa: PLC0415 - late: slow to import

        from explorer.ui.canvas.arcs import Arcs  # noqa: PLC0415 - late: numpy is slow to import

        curves = [(key, curve) for key, line in self._lines.items() for curve in line]
        controls = np.array([curve for _, curve in curves], dtype=np.float64).reshape(-1, 4, 2)
        return Arcs(controls), [key for key, _ in curves]


class CrowdIndex:
    """Where very many edges and their nodes are, as columns.

    Args:
        content: What is there; it has columns.

    Attributes:
        bounds: The box of all, which may be a little large.
        columns: Those of the content.
        nodes: The boxes of the nodes, without what they paint beyond.
        arcs: The curves of the edges.
        owner: Array of the row of the edge that each curve belongs to.
    """

    def __init__(self, content: Content) -> None:
        import numpy as np  # noqa: PLC0415 - late: slow to import

        from explorer.ui.canvas.arcs import Arcs  # noqa: PLC0415 - late: numpy is slow to import
        from explorer.ui.canvas.hits import Boxes  # noqa: PLC0415 - late: numpy is slow to import

        columns = content.columns
        if columns is None:
            raise ValueError("only a content with columns has such an index")
        self._nodes, self._extras, self.columns = content.nodes, content.extras, columns
        centres, half = columns.boxes[:, :2], columns.boxes[:, 2:] / 2
        self.nodes = Boxes(columns.node_keys, np.concatenate([centres - half, centres + half], axis=1))
        even = np.ones(len(columns.keys), dtype=bool)
        even[list(columns.odd)] = False
        odd = [(row, curve) for row, line in sorted(columns.odd.items()) for curve in line]
        curves = np.array([curve for _, curve in odd], dtype=np.float64).reshape(-1, 4, 2)
        self.arcs = Arcs(np.concatenate([columns.controls[even], curves]))
        self.owner: Rows = np.concatenate([np.flatnonzero(even), np.array([row for row, _ in odd], dtype=np.intp)])
        self.bounds = _whole(self.nodes.bounds, self.arcs.bounds, content.extras.values())

    def box(self, key: str) -> Box:
        """Return a box that holds all that *key* paints; it may be a little large."""
        if key in self._nodes:
            return _grown(plain_box(self._nodes[key]), NODE_MARGIN)
        if key in self._extras:
            return _grown(self._extras[key].box, EXTRA_MARGIN)
        points = [point for curve in self.columns.line(key) for point in curve]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return _grown((min(xs), min(ys), max(xs), max(ys)), EDGE_MARGIN)

    def nodes_in(self, box: Box) -> Sequence[str]:
        """Return the nodes whose boxes meet *box*, the lowest first."""
        return self.nodes.meeting(box)

    def centred_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres are in *box*."""
        return self.nodes.centred_in(box)

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the point, if it is not farther than *reach*."""
        found = self.arcs.nearest(x, y, reach)
        return None if found is None else self.columns.keys[self.owner[found[0]]]


def node_at(content: Content, index: Index, x: float, y: float) -> str | None:
    """Return the highest node under the point, or None."""
    for key in reversed(index.nodes_in((x, y, x, y))):
        node = content.nodes[key]
        if inside(node.glyph, x - node.x, y - node.y, node.width, node.height):
            return key
    return None


def extra_at(extras: Mapping[str, Extra], x: float, y: float, reach: float, *, over: bool) -> str | None:
    """Return the highest note or area (by its frame or title) at the point, of those that lie *over* nodes or not."""
    found = [key for key, extra in extras.items() if extra.over == over and extra.hit(x, y, reach)]
    return found[-1] if found else None


def plain_box(node: Node) -> Box:
    """Return the box of a node without what it paints beyond."""
    half_width, half_height = node.width / 2, node.height / 2
    return node.x - half_width, node.y - half_height, node.x + half_width, node.y + half_height


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _whole(nodes: Box | None, lines: Box | None, extras: Iterable[Extra]) -> Box | None:
    return around([box for box in (nodes, lines, *(extra.box for extra in extras)) if box is not None])


def _boxes(keys: Sequence[str], boxes: Sequence[Box]) -> Boxes | FewBoxes:
    if len(keys) <= FEW:
        return FewBoxes(keys, boxes)
    from explorer.ui.canvas.hits import Boxes  # noqa: PLC0415 - late: numpy is slow to import

    return Boxes(keys, boxes)


def _reach(lines: Sequence[Cubic]) -> Box | None:
    """Return the box that holds the points along *lines*."""
    places = [point for curve in lines for point in points([curve], PIECES)]
    return around([(x, y, x, y) for x, y in places])
