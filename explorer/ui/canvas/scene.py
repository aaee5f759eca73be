"""A diagram made ready for painting and pointing: what lies where, in paint order, kept in step by changes.

Shapes are made when they are painted for the first time; where things lie is known at once, from their outlines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from explorer.diagram.document import Diagram
from explorer.diagram.groups import Group
from explorer.diagram.picture import edge_path
from explorer.diagram.style import Style
from explorer.ui.canvas.content import SINGLY, Content
from explorer.ui.canvas.few import around
from explorer.ui.canvas.index import extra_at, node_at
from explorer.ui.canvas.made import Made
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box, Point

#: More touched boxes are told as the one that holds them all.
MAX_BOXES = 60


class Scene:
    """A diagram made ready.

    Args:
        style: How it looks.

    Attributes:
        hovered: Key of what the pointer is on, or None.
    """

    def __init__(self, style: Style) -> None:
        self._made = Made(style)
        self._lit: tuple[str, float, list[Step]] | None = None
        self._away: frozenset[str] = frozenset()
        self._lifted: frozenset[str] = frozenset()
        self.hovered: str | None = None

    @property
    def content(self) -> Content:
        """What is there."""
        return self._made.content

    @property
    def selected(self) -> frozenset[str]:
        """Keys of what is selected; always such as is there."""
        return self._made.ink.selected

    # content

    def show(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible; nothing is selected."""
        self._made.take(diagram)
        self._away, self._lifted = frozenset(), frozenset()
        self._lit, self.hovered = None, None

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        self._made.dress(style)
        self._lit = None

    def view(self, ratio: float) -> None:
        """Be painted for a screen with *ratio* device pixels in a pixel."""
        self._made.view(ratio)

    def update(self, diagram: Diagram) -> list[Box]:
        """Take over what happened to *diagram*; return what of the picture that touched."""
        touched = self._made.update(diagram)
        self._forget_gone()
        return _joined(touched)

    def redress(self, diagram: Diagram, style: Style) -> None:
        """Take over what happened to *diagram* when it got the looks of *style*: all of the picture is another one."""
        self._made.redress(diagram, style)
        self._forget_gone()

    def _forget_gone(self) -> None:
        """What is not there any more is not selected, and does not move."""
        self._made.ink.selected = frozenset(key for key in self.selected if self.has(key))
        self._away = frozenset(key for key in self._away if self.has(key))
        self._lit = None

    @property
    def refined(self) -> bool:
        """Whether all ways of edges around nodes are found."""
        return self.content.refined

    def refine(self, until: float) -> list[Box]:
        """Look for ways around nodes until the clock says *until*; return what of the picture changed by that."""
        touched = self._made.refine(until)
        if touched:
            self._lit = None
        return _joined(touched)

    def select(self, keys: Iterable[str]) -> list[Box]:
        """Select those of *keys* that are there, and nothing else; return what of the picture that touches."""
        wanted, ink = frozenset(key for key in keys if self.has(key)), self._made.ink
        changed, ink.selected = self.selected ^ wanted, wanted
        ink.forget(changed)
        self._lit = None
        whole = self.bounds()
        if self.content.columns is not None and len(changed) > SINGLY and whole is not None:
            return [whole]
        if self.content.columns is not None:
            changed |= self.content.edges_of(changed)
        return _joined(self._made.boxes(changed))

    def preview(self, positions: Mapping[str, Point], groups: Mapping[str, Group] | None = None) -> list[Box]:
        """Show nodes and notes at other places, and areas as *groups* say, where these would be other ones.

        Returns what of the ground that touches; `above` paints what moves.
        """
        away = self.content.move(positions, groups)
        changed, self._away = self._away ^ away, away
        return _joined(self._made.boxes(changed))

    def lift(self, key: str | None) -> list[Box]:
        """Leave out what has *key*, which is shown in another form meanwhile; return what of the picture that touches.

        None puts it back.
        """
        lifted = frozenset(() if key is None else (key,))
        changed, self._lifted = self._lifted ^ lifted, lifted
        return _joined(self._made.boxes(changed))

    # painting

    def steps(self, box: Box, factor: float) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first, for a picture of *factor* device pixels in a unit.

        What is moving or lifted is left out.
        """
        return self._made.painter.steps(box, factor, self._away | self._lifted)

    def overview(self, box: Box, factor: float) -> Iterator[Step]:
        """Return the same for a small picture of the whole: without what is for the screen only."""
        return self._made.painter.overview(box, factor, self._away)

    @property
    def reach(self) -> tuple[float, float]:
        """How far from the boxes that it touched a change may be seen, in device pixels: across and down."""
        return self._made.painter.reach

    def above(self, seen: Box, factor: float) -> Iterator[Step]:
        """Return what is painted on top: what moves, or else what lights up under the pointer.

        Of what stands still only what lies in the box *seen* is painted again.
        """
        if self._away:
            return self._made.painter.moving(seen, factor, self._away)
        if self.hovered is None or not self.has(self.hovered):
            return iter(())
        if self._lit is None or self._lit[:2] != (self.hovered, factor):
            self._lit = self.hovered, factor, list(self._made.painter.lighting(self.hovered, factor))
        return iter(self._lit[2])

    def bounds(self) -> Box | None:
        """Return the box of all nodes, lines, areas and notes, or None where there is nothing."""
        return self._made.index.bounds

    # pointing

    def has(self, key: str) -> bool:
        """Whether there is a node, edge, area or note *key*."""
        return self._made.has(key)

    def is_edge(self, key: str) -> bool:
        """Whether *key* is that of an edge."""
        return key in self.content.edges

    def item_at(self, x: float, y: float, reach: float) -> str | None:
        """Return what lies at the diagram point: a node, a note, the nearest edge within *reach* units, an area.

        An area counts by its frame and title: what lies between its members is the ground, to pan and to draw bands on.
        """
        extras = self.content.extras
        return (
            self.node_at(x, y)
            or extra_at(extras, x, y, reach, over=True)
            or self.edge_at(x, y, reach)
            or extra_at(extras, x, y, reach, over=False)
        )

    def node_at(self, x: float, y: float) -> str | None:
        """Return the highest node under the diagram point, or None."""
        return node_at(self.content, self._made.index, x, y)

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the diagram point, if it is not farther than *reach* units."""
        return self._made.index.edge_at(x, y, reach)

    def nodes_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres lie in *box*."""
        return self._made.index.centred_in(box)

    def place(self, key: str) -> Point | None:
        """Return the centre of a node, the middle of an edge, area or note; None for an unknown key."""
        if key in self.content.nodes:
            return self.content.centre(key)
        if key in self.content.extras:
            left, top, right, bottom = self.content.extras[key].box
            return (left + right) / 2, (top + bottom) / 2
        edge = self.content.edges.get(key)
        if edge is None:
            return None
        nodes = self.content.nodes
        line = edge_path(nodes[edge.subject.key], nodes[edge.object.key], self.content.lane(key))
        return middle(line) or self.content.centre(edge.subject.key)


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


def _joined(boxes: list[Box]) -> list[Box]:
    """Return *boxes*, or the one that holds them where they are many."""
    whole = around(boxes)
    return boxes if len(boxes) <= MAX_BOXES or whole is None else [whole]
