"""A small pathway, random large ones, and canvases that show them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram, Node
from explorer.diagram.style import LIGHT, Style
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement
from explorer.ui.canvas.view import Canvas

RELATIONS = (
    Relation.ACTIVATES,
    Relation.INHIBITS,
    Relation.BINDS,
    Relation.PHOSPHORYLATES,
    Relation.INCREASES_AMOUNT,
    Relation.CORRELATES_WITH,
)


def gene(name: str, kind: Kind = Kind.GENE) -> Entity:
    """Return an entity whose key is its name with ``T:``."""
    return Entity(f"T:{name}", name, kind, f"{name} in full")


def edge(subject: Entity, relation: Relation, object: Entity, papers: int = 1) -> Edge:  # noqa: A002
    """Return an edge with one statement."""
    statement = Statement(subject, relation, relation.sign, object).ordered()
    backed = BackedStatement(1, statement, tuple(range(papers)), sentences=papers)
    return Edge(statement.subject, statement.object, relation.directed, (backed,))


def pathway() -> Diagram:
    """Return IL6 -> JAK2 -> STAT3 -> EMT in a square, SOCS3 -| JAK2, and TP53 alone."""
    il6, jak2, stat3, socs3, tp53 = (gene(name) for name in ("IL6", "JAK2", "STAT3", "SOCS3", "TP53"))
    emt = gene("EMT", Kind.PROCESS)
    places = {il6: (0, 0), jak2: (200, 0), stat3: (200, 200), emt: (0, 200), socs3: (400, 0), tp53: (400, 200)}
    edges = [
        edge(il6, Relation.ACTIVATES, jak2, 3),
        edge(jak2, Relation.PHOSPHORYLATES, stat3, 6),
        edge(stat3, Relation.ACTIVATES, emt),
        edge(socs3, Relation.INHIBITS, jak2),
    ]
    return Diagram([Node.of(entity, *place) for entity, place in places.items()], edges)


def random_diagram(nodes: int, edges: int, seed: int = 1) -> Diagram:
    """Return a diagram of random nodes and edges, the same for the same numbers."""
    draw = random.Random(seed)
    entities = [gene(f"G{number}", draw.choice(list(Kind))) for number in range(nodes)]
    side = int(130 * nodes**0.5)
    lines: dict[str, Edge] = {}
    while len(lines) < edges:
        one = edge(draw.choice(entities), draw.choice(RELATIONS), draw.choice(entities), draw.choice((1, 3, 7)))
        lines.setdefault(one.key, one)
    return Diagram(
        [Node.of(entity, draw.uniform(0, side), draw.uniform(0, side)) for entity in entities], lines.values()
    )


MakeCanvas = Callable[..., Canvas]


@pytest.fixture
def make_canvas(qtbot: QtBot) -> Iterator[MakeCanvas]:
    """Return a function that shows a diagram on a canvas of its own, painted and at rest."""
    made: list[Canvas] = []

    def make(diagram: Diagram, size: tuple[int, int] = (800, 600), style: Style = LIGHT) -> Canvas:
        canvas = Canvas(style=style, animate=False)
        qtbot.addWidget(canvas)
        canvas.resize(*size)
        canvas.set_diagram(diagram)
        canvas.show()
        qtbot.waitExposed(canvas)
        canvas.reset_zoom()
        canvas.settle()
        made.append(canvas)
        return canvas

    yield make
    for canvas in made:
        canvas.close()


@pytest.fixture
def canvas(make_canvas: MakeCanvas) -> Canvas:
    """The small pathway at 100 %."""
    return make_canvas(pathway())


class Mouse:
    """A hand on a canvas; places are diagram points."""

    def __init__(self, qtbot: QtBot, canvas: Canvas) -> None:
        self._bot, self._canvas = qtbot, canvas

    def at(self, x: float, y: float) -> QPoint:
        """Return the screen point of a diagram point."""
        return self._canvas.to_screen(QPointF(x, y)).toPoint()

    def click(self, x: float, y: float, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click on a diagram point."""
        self._bot.mouseClick(self._canvas, Qt.MouseButton.LeftButton, modifier, self.at(x, y))

    def move(self, x: float, y: float) -> None:
        """Move over a diagram point."""
        self._move(self.at(x, y))

    def _move(self, spot: QPoint) -> None:
        # Not by the bot: it sends nothing where the pointer of an earlier test was left.
        place, where = QPointF(spot), QPointF(self._canvas.mapToGlobal(spot))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, place, where, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._canvas, event)

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        release: bool = True,
    ) -> None:
        """Press at a diagram point, move to another in three steps, let go."""
        first, last = self.at(*start), self.at(*end)
        self._bot.mousePress(self._canvas, button, modifier, first)
        for part in (1, 2, 3):
            self._move(first + (last - first) * part / 3)
        if release:
            self._bot.mouseRelease(self._canvas, button, modifier, last)


@pytest.fixture
def mouse(qtbot: QtBot, canvas: Canvas) -> Mouse:
    """A hand on `canvas`."""
    return Mouse(qtbot, canvas)


@pytest.fixture
def make_random() -> Callable[[int, int, int], Diagram]:
    """Return `random_diagram`."""
    return random_diagram


@pytest.fixture
def make_edge() -> Callable[..., Edge]:
    """Return a function that makes an edge between two genes, by name."""

    def make(subject: str, relation: Relation, object: str, papers: int = 1) -> Edge:  # noqa: A002
        return edge(gene(subject), relation, gene(object), papers)

    return make
