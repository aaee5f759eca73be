"""The marks of notes, laid over the diagram; figures have them only where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainter

from explorer.diagram.remark_marks import edge_mark, node_mark
from explorer.diagram.shapes import Shape
from explorer.diagram.styled import styled
from explorer.figures.painter import Painting
from explorer.ui.canvas.view import Canvas

#: Below this scale a mark would be a dot that says nothing.
_LEAST_SCALE = 0.25


class RemarkView:
    """Paints a small leaf on each node and edge with a note.

    Args:
        canvas: What it lies on.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._keys: frozenset[str] = frozenset()
        self._made: dict[str, Painting] = {}
        canvas.dressed.connect(self.forget)

    def show(self, keys: Iterable[str]) -> None:
        """Mark the nodes and edges *keys*; those that are not drawn have no mark."""
        self._keys = frozenset(keys)
        self.forget()

    def forget(self) -> None:
        """Things are elsewhere or look different: make the marks again when they are painted."""
        self._made.clear()
        self._canvas.update()

    def marked(self) -> list[str]:
        """Return the keys of what has a mark now, sorted."""
        content = self._canvas.scene.content
        return sorted(key for key in self._keys if key in content.nodes or key in content.edges)

    def paint(self, painter: QPainter) -> None:
        """Paint the marks, in logical pixels of the screen."""
        viewport, content = self._canvas.viewport, self._canvas.scene.content
        if not self._keys or viewport.scale < _LEAST_SCALE:
            return
        if content.moved or not content.refined:
            self._made.clear()
        painter.save()
        painter.translate(*viewport.to_screen(0.0, 0.0))
        painter.scale(viewport.scale, viewport.scale)
        for key in self.marked():
            if key not in self._made:
                self._made[key] = Painting(self._shapes(key))
            self._made[key].paint(painter)
        painter.restore()

    def _shapes(self, key: str) -> tuple[Shape, ...]:
        content = self._canvas.scene.content
        style = styled(self._canvas.style, self._canvas.diagram.look)
        if key in content.nodes:
            return node_mark(content.shown(key), style)
        edge = content.edges[key]
        ends = content.shown(edge.subject.key), content.shown(edge.object.key)
        return edge_mark(key, ends, content.lane(key, moving=bool(content.moved)), style)
