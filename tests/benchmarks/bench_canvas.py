"""Prints what the canvas costs: milliseconds of each frame of panning, zooming and dragging, in a real window.

    python tests/benchmarks/bench_canvas.py [EDGES ...]

Run it where there is a screen (or under ``xvfb-run``); a frame that was not painted is an error, not a fast frame.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from explorer.diagram.document import Diagram, Node
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement
from explorer.ui.canvas.view import Canvas

RELATIONS = (Relation.ACTIVATES, Relation.INHIBITS, Relation.PHOSPHORYLATES, Relation.BINDS)
FRAMES = 60


class Counted(Canvas):
    """A canvas that counts its frames."""

    frames = 0

    def paintEvent(self, event: object) -> None:
        """Paint, and count it."""
        super().paintEvent(event)  # type: ignore[arg-type]
        self.frames += 1


def scale_free(edges: int, seed: int = 1) -> Diagram:
    """Return a signed scale-free diagram with 2.5 edges a node and a hub, spread at random."""
    draw = random.Random(seed)
    count = max(3, int(edges / 2.5))
    entities = [Entity(f"B:{number}", f"G{number}", Kind.GENE) for number in range(count)]
    ends, lines = [0, 1], {}
    while len(lines) < edges:
        number = len(lines)
        subject = 0 if number < min(300, edges // 3) else draw.randrange(count)
        other = draw.choice(ends) if draw.random() < 0.5 else draw.randrange(count)
        if subject == other:
            continue
        relation = draw.choice(RELATIONS)
        statement = Statement(entities[subject], relation, relation.sign, entities[other]).ordered()
        backed = BackedStatement(1, statement, (1,), sentences=1)
        line = Edge(statement.subject, statement.object, relation.directed, (backed,))
        if line.key not in lines:
            lines[line.key] = line
            ends += [subject, other]
    side = 110 * count**0.5
    nodes = [Node.of(entity, draw.uniform(0, side), draw.uniform(0, side)) for entity in entities]
    return Diagram(nodes, lines.values())


def timed(canvas: Counted, frame: Callable[[int], object], frames: int = FRAMES) -> list[float]:
    """Return milliseconds of each of *frames*: the step, its painting, and what the event loop does between."""
    found = []
    for number in range(frames):
        before, begin = canvas.frames, time.perf_counter()
        frame(number)
        canvas.repaint()
        found.append((time.perf_counter() - begin) * 1000)
        assert canvas.frames > before, "a frame was not painted: is the window exposed?"
        QApplication.processEvents()
    return found


def told(what: str, found: list[float]) -> str:
    """Return median and 95th percentile in words."""
    last = sorted(found)[int(len(found) * 0.95)]
    return f"  {what:<28} median {statistics.median(found):7.2f} ms   p95 {last:7.2f} ms"


def settle(canvas: Counted) -> float:
    """Let the event loop sharpen the picture; return after how many milliseconds it was sharp."""
    begin = time.perf_counter()
    while not canvas.pictures.settled:
        QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def bench(edges: int) -> None:
    """Print the table of a diagram with so many edges."""
    diagram = scale_free(edges)
    canvas = Counted(animate=False)
    canvas.resize(1280, 800)
    canvas.show()
    QApplication.processEvents()
    begin = time.perf_counter()
    canvas.set_diagram(diagram)
    canvas.repaint()
    made = (time.perf_counter() - begin) * 1000
    print(f"{edges} edges, {len(diagram.nodes)} nodes")
    print(f"  made ready {made:.0f} ms, sharp after {settle(canvas):.0f} ms more")
    found = timed(canvas, lambda number: canvas.zoom_by(1.1 if number % 2 else 1 / 1.1))
    print(told("zoom around fit", found), f"  sharp after {settle(canvas):.0f} ms")
    canvas.reset_zoom()
    canvas.repaint()
    settle(canvas)
    print(told("pan at 1:1", timed(canvas, lambda number: canvas.pan(-7, -4))))
    key = "B:0"
    canvas.center_on(key)
    canvas.repaint()
    settle(canvas)
    x, y = canvas.scene.content.centre(key)
    print(told("drag of the hub", timed(canvas, lambda number: canvas.preview({key: (x + number, y)}), 12)))
    canvas.preview({})
    canvas.fit()
    begin = time.perf_counter()
    for number in range(200):
        canvas.item_at(QPointF(number * 5, number * 3))
    print(f"  {'what is under a point':<28} mean   {(time.perf_counter() - begin) * 5:7.2f} ms")
    canvas.close()


def main() -> None:
    """Run the benchmark for each number of edges on the command line."""
    application = QApplication(sys.argv)
    for edges in [int(one) for one in sys.argv[1:]] or [1_000, 10_000]:
        bench(edges)
    application.quit()


if __name__ == "__main__":
    main()
