"""Early versions of a layout, sketched over the canvas until it has ended; the diagram itself stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QLineF, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.diagram.change import Node
from explorer.ui.background import Background, Task
from explorer.ui.canvas.view import Canvas

Places = Mapping[str, tuple[float, float]]
#: Of more lines than this only every second, third ... is sketched: all of them would take too long.
MOST_LINES = 6_000
_MARGIN = 24.0


class Drafts(QObject):
    """Takes early versions from any thread and shows the newest one while its task runs.

    Args:
        canvas: What they are shown over.
        background: Tells when a task has ended.
    """

    _came = Signal(object, object)

    def __init__(self, canvas: Canvas, background: Background) -> None:
        super().__init__(canvas)
        self.sketch = Sketch(canvas)
        self._token: object = None
        self._task: Task | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        background.ended.connect(self._ended)

    def begin(self) -> Callable[[Places], None]:
        """Return a function that takes the drafts of a layout that begins now; any thread may call it."""
        token = self._token = object()
        self._task = None
        self.sketch.hide()
        return lambda places: self._came.emit(token, places)

    def until(self, task: Task) -> None:
        """Show the drafts of the layout begun last until *task* has ended."""
        self._task = task

    def _take(self, token: object, places: Places) -> None:
        if token is self._token and self._task is not None:
            self.sketch.draw(places)

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = self._token = None
            self.sketch.hide()


class Sketch(QWidget):
    """Plain boxes and lines, as large as they fit on the canvas; the hand goes through to what is below."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._canvas = canvas
        self._boxes: list[QRectF] = []
        self._lines: list[QLineF] = []
        canvas.installEventFilter(self)
        self.hide()

    def draw(self, places: Places) -> None:
        """Show the nodes that the canvas shows at *places*, with the edges between them."""
        diagram = self._canvas.diagram
        nodes = {key: node for key, node in diagram.visible_nodes.items() if key in places}
        ends = [(edge.subject.key, edge.object.key) for edge in diagram.visible_edges.values()]
        ends = ends[:: 1 + len(ends) // MOST_LINES]
        self._boxes = [_box(node, places[key]) for key, node in nodes.items()]
        self._lines = [QLineF(*places[one], *places[other]) for one, other in ends if one in places and other in places]
        self.setGeometry(self._canvas.rect())
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the canvas."""
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it."""
        style = self._canvas.style
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(style.ground))
        whole = _around(self._boxes)
        if not whole.isEmpty():
            room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            scale = min(room.width() / whole.width(), room.height() / whole.height(), 1.0)
            painter.translate(room.center())
            painter.scale(scale, scale)
            painter.translate(-whole.center())
            lines = QColor(style.muted)
            # many lines are faint, so that it shows where there are more of them
            lines.setAlphaF(min(0.7, max(0.05, 300 / (len(self._lines) + 1))))
            painter.setPen(QPen(lines, 0.0))
            painter.drawLines(self._lines)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.muted))
            painter.drawRects(self._boxes)
        painter.end()


def _box(node: Node, place: tuple[float, float]) -> QRectF:
    return QRectF(place[0] - node.width / 2, place[1] - node.height / 2, node.width, node.height)


def _around(boxes: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole
