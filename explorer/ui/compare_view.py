"""How two sets of edges differ, laid over the diagram; nothing of the diagram itself is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.routes import route
from explorer.graph.compare import Compared, Outcome
from explorer.ui.canvas.view import Canvas

#: Told apart by everybody, and no colours that lines have; what is only there is dashed as well, as nothing lies below.
COLOURS: Mapping[Outcome, str] = {
    Outcome.ONLY_HERE: "#0072B2",
    Outcome.ONLY_THERE: "#B5179E",
    Outcome.SIGN_CHANGED: "#E69F00",
}
_WIDTH, _ALPHA = 9.0, 130
_THERE_WIDTH, _DASH = 2.4, [3.0, 2.0]
#: More edges than these are not painted over: it would take longer than a frame.
MOST = 2_000


class CompareView:
    """Paints wide bands on edges that differ, and dashed lines for those that are only there.

    Args:
        canvas: What it lies on.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._edges: Mapping[str, Compared] = {}
        self._paths: dict[str, QPainterPath] = {}
        self._painted: dict[str, Outcome] | None = None

    @property
    def shown(self) -> bool:
        """Whether anything is laid over the diagram."""
        return bool(self._edges)

    def show(self, edges: Iterable[Compared]) -> None:
        """Lay *edges* over the diagram; those that are the same are left as they are, none at all takes it away."""
        self._edges = {one.key: one for one in edges if one.outcome in COLOURS}
        self.forget()

    def forget(self) -> None:
        """Other things are drawn, or elsewhere: look again when they are painted."""
        self._paths.clear()
        self._painted = None
        self._canvas.update()

    def painted(self) -> dict[str, Outcome]:
        """Return what is painted, by key: edges that are drawn, and missing ones whose ends are drawn."""
        if self._painted is None:
            content = self._canvas.scene.content
            found = {
                key: one.outcome
                for key, one in self._edges.items()
                if key in content.edges or _ends(content.nodes, one) is not None
            }
            self._painted = found if len(found) <= MOST else {}
        return self._painted

    def paint(self, painter: QPainter) -> None:
        """Paint it, in logical pixels of the screen."""
        if not self._edges:
            return
        viewport, content = self._canvas.viewport, self._canvas.scene.content
        if content.moved or not content.refined:
            self._paths.clear()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(*viewport.to_screen(0.0, 0.0))
        painter.scale(viewport.scale, viewport.scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, outcome in self.painted().items():
            painter.setPen(_pen(outcome, viewport.scale))
            painter.drawPath(self._path(key))
        painter.restore()

    def _path(self, key: str) -> QPainterPath:
        if key not in self._paths:
            content = self._canvas.scene.content
            if key in content.edges:
                edge = content.edges[key]
                ends = content.shown(edge.subject.key), content.shown(edge.object.key)
                line = route(*ends, content.lane(key, moving=bool(content.moved)))
            else:
                nodes = _ends(content.nodes, self._edges[key])
                line = route(content.shown(nodes[0].key), content.shown(nodes[1].key)) if nodes else []
            self._paths[key] = _path_of(line)
        return self._paths[key]


def _ends(nodes: Mapping[str, Node], one: Compared) -> tuple[Node, Node] | None:
    """The two nodes of an edge, if both are drawn."""
    link = one.here or one.there
    if link is None or link.subject not in nodes or link.object not in nodes:
        return None
    return nodes[link.subject], nodes[link.object]


def _pen(outcome: Outcome, scale: float) -> QPen:
    """A band on an edge, or a dashed line for one that is not there; seen at any zoom."""
    colour = QColor(COLOURS[outcome])
    there = outcome is Outcome.ONLY_THERE
    pen = QPen(colour, max(_THERE_WIDTH, 1.4 / scale) if there else max(_WIDTH, 4.0 / scale))
    if there:
        pen.setDashPattern(_DASH)
    else:
        colour.setAlpha(_ALPHA)
        pen.setColor(colour)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _path_of(line: Iterable[Cubic]) -> QPainterPath:
    path = QPainterPath()
    for number, (start, first, second, end) in enumerate(line):
        if number == 0:
            path.moveTo(*start)
        path.cubicTo(*first, *second, *end)
    return path
