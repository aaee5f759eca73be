"""Paints each thing by itself, in full: the usual diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from explorer.ui.canvas.content import Content
from explorer.ui.canvas.index import PlainIndex
from explorer.ui.canvas.ink import LAYERS, Ink, by_layer
from explorer.ui.canvas.sketch import NOTHING
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box

#: Of a node under the pointer so many edges light up with it; a hub's would be a flash.
MAX_LIT = 40
#: More edges than these are plain lines, or hasty ones, while they move.
MAX_MOVING = 16
MAX_SMOOTH = 120


class Singly:
    """The painter of a content whose things are few enough to be painted one by one.

    Args:
        content: What is there.
        ink: What it looks like.
        index: Where it is.
    """

    def __init__(self, content: Content, ink: Ink, index: PlainIndex) -> None:
        self._content, self._ink, self._index = content, ink, index

    @property
    def manner(self) -> object:
        """What everything that it paints depends on: nothing."""
        return None

    @property
    def reach(self) -> tuple[float, float]:
        """How far from its box a change may be seen, in device pixels: not at all."""
        return 0.0, 0.0

    def steps(self, box: Box, _factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first, but for what is *away*."""
        return full(self._ink, [key for key in self._index.all.meeting(box) if key not in away])

    overview = steps

    def moving(self, seen: Box, _factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Return what moves, where it is shown; many edges as plain lines, below all nodes at their ends."""
        content, ink = self._content, self._ink
        edges = sorted(away & content.edges.keys())
        extras = [key for key in content.extras if key in away]
        if len(edges) <= MAX_MOVING:
            return by_layer([ink.made(key, moving=True) for key in (*extras, *edges, *content.moved)])
        lines = [ink.moving_stroke(key, hasty=len(edges) > MAX_SMOOTH) for key in edges]
        ends = {other for key in content.moved for _, other in content.neighbours(key)} - content.moved.keys()
        nodes = [key for key in self._index.nodes_in(seen) if key in ends]
        items = [ink.item(key) for key in nodes] + [ink.made(key, moving=True) for key in (*extras, *content.moved)]
        return iter([*lines, *by_layer(items)])

    def lighting(self, key: str, _factor: float) -> Iterator[Step]:
        """Return what is under the pointer, lit, with the edges of a node; nodes that these pass under stay above."""
        content, ink = self._content, self._ink
        if key in content.extras:
            return by_layer([ink.made(key, hovered=True)]) if content.extras[key].over else iter(())
        edges = [key] if key in content.edges else sorted(content.edges_of((key,)))[:MAX_LIT]
        over = {node for edge in edges for node in self._index.nodes_in(self._index.box(edge))}
        items = [ink.made(edge, hovered=True) for edge in edges]
        items += [ink.item(node) for node in content.nodes if node in over and node != key]
        if key in content.nodes:
            items.append(ink.made(key, hovered=True))
        return by_layer(items)


def full(ink: Ink, keys: Sequence[str]) -> Iterator[Step]:
    """Return what *keys* paint, layer by layer; each is made ready when its turn comes."""
    for key in keys:
        if not ink.has(key):
            ink.item(key)
            # To make it takes longer than to paint it: one who has no more time stops here.
            yield NOTHING
    for z in LAYERS:
        for key in keys:
            painting = ink.item(key).get(z)
            if painting is not None:
                yield painting
