"""Prints what the canvas costs, in a real window: the table of goals of the drawing, with ratios to them.

    python tests/benchmarks/bench_canvas.py [--rounds N] [--cpu] [--json FILE] [EDGES ...]

Run it where there is a screen (or under ``xvfb-run -s "-screen 0 1400x900x24"``), on a machine that has nothing else to
do. A frame that was not exposed and painted is an error, not a fast frame. Rounds alternate between the sizes; told is
the median of the rounds. A frame is timed from the input to the painted window; what is painted ahead between two
frames gives way to input, and the longest it did not is told as the stall.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graphs import HUB, scale_free
from PySide6.QtCore import QEvent, QEventLoop, QPointF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from explorer.diagram.document import Diagram, Node
from explorer.model.edge import Edge
from explorer.ui.canvas.view import Canvas

FRAMES = 60
DRAGGED = 24
CLICKS = 200
#: Goals by row: for 10 000 edges and for 100 000.
GOALS = {
    "pan at 1:1, frame ms": (4.0, 16.7),
    "pan at 1:1, p95 ms": (16.7, None),
    "zoom, frame ms": (4.0, 4.0),
    "zoom, sharp after ms": (150.0, 500.0),
    "zoom, longest stall ms": (16.0, 16.0),
    "first picture ms": (150.0, 1200.0),
    "drag of a hub, frame ms": (16.0, None),
    "click ms": (0.5, 0.5),
    "memory MB": (None, 100.0),
}
clock = time.perf_counter
Graph = tuple[list[Node], list[Edge]]
Results = dict[str, list[float]]


class Counted(Canvas):
    """A canvas that counts the frames that reached an exposed window."""

    frames = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and count it where someone can see it."""
        super().paintEvent(event)
        window = self.window().windowHandle()
        self.frames += window is not None and window.isExposed() and not event.rect().isEmpty()


@contextmanager
def shown() -> Iterator[Counted]:
    """A canvas on the screen."""
    canvas = Counted(animate=False)
    canvas.resize(1280, 800)
    canvas.show()
    while not (window := canvas.windowHandle()) or not window.isExposed():
        QApplication.processEvents()
    QApplication.processEvents()
    yield canvas
    canvas.close()
    canvas.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def milliseconds(begin: float) -> float:
    """Return how long ago *begin* was."""
    return (clock() - begin) * 1000


def frames(canvas: Counted, step: Callable[[int], object], count: int) -> list[float]:
    """Return milliseconds of each frame, from the step to its painting; ahead is painted between two frames."""
    found = []
    for number in range(count):
        before, begin = canvas.frames, clock()
        step(number)
        canvas.repaint()
        found.append(milliseconds(begin))
        QApplication.processEvents()
        assert canvas.frames > before, "a frame was not painted: is the window exposed?"
    return found


def sharpened(canvas: Counted) -> tuple[float, float]:
    """Wait until the picture is sharp; return after how many milliseconds, and the longest that no input could come."""
    begin = last = clock()
    longest = 0.0
    before = canvas.frames
    while not canvas.pictures.settled:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        longest, last = max(longest, milliseconds(last)), clock()
    took = milliseconds(begin)
    canvas.repaint()
    assert canvas.frames > before, "the sharp picture was not painted: is the window exposed?"
    return took, longest


def resident_mb() -> float:
    """Return how much memory the process has, where the system tells it (Linux)."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if statm.exists() else float("nan")


def first_picture(canvas: Counted, graph: Graph) -> float:
    """Return milliseconds from nodes and edges to their sharp picture on the screen."""
    begin = clock()
    canvas.set_diagram(Diagram(*graph))
    canvas.repaint()
    if not canvas.pictures.settled:
        sharpened(canvas)
    return milliseconds(begin)


def one_round(graph: Graph, results: Results) -> None:
    """Add a round of measurements to *results*."""
    draw = random.Random(len(results["click ms"]))
    with shown() as canvas:
        results["first picture ms"].append(first_picture(canvas, graph))
        found = frames(canvas, lambda number: canvas.zoom_by(1.1 if number % 2 else 1 / 1.1), FRAMES)
        results["zoom, frame ms"].append(statistics.median(found))
        took, longest = sharpened(canvas)
        results["zoom, sharp after ms"].append(took)
        results["zoom, longest stall ms"].append(longest)
        places = [QPointF(draw.uniform(300, 980), draw.uniform(100, 700)) for _ in range(CLICKS)]
        canvas.zoom_by(4.0)
        begin = clock()
        for place in places:
            canvas.item_at(place)
        results["click ms"].append(milliseconds(begin) / CLICKS)
        canvas.reset_zoom()
        sharpened(canvas)
        found = frames(canvas, lambda _number: canvas.pan(-7, -4), FRAMES)
        results["pan at 1:1, frame ms"].append(statistics.median(found))
        results["pan at 1:1, p95 ms"].append(sorted(found)[int(len(found) * 0.95)])
        canvas.center_on(HUB)
        sharpened(canvas)
        x, y = canvas.scene.content.centre(HUB)
        found = frames(canvas, lambda number: canvas.preview({HUB: (x + 3 * number, y + 2 * number)}), DRAGGED)
        results["drag of a hub, frame ms"].append(statistics.median(found))


def memory(graph: Graph) -> float:
    """Return the megabytes that a canvas with the graph takes, once the diagram is there."""
    diagram = Diagram(*graph)
    assert diagram.visible_nodes
    assert diagram.visible_edges
    gc.collect()
    before = resident_mb()
    with shown() as canvas:
        canvas.set_diagram(diagram)
        sharpened(canvas)
        canvas.reset_zoom()
        sharpened(canvas)
        canvas.item_at(QPointF(640, 400))
        return resident_mb() - before


def table(sizes: list[int], rounds: int) -> dict[int, dict[str, float]]:
    """Return the median of the rounds of each row for each size."""
    graphs = {edges: scale_free(edges) for edges in sizes}
    results: dict[int, Results] = {edges: defaultdict(list) for edges in sizes}
    for edges in sizes:
        results[edges]["memory MB"].append(memory(graphs[edges]))
    for _ in range(rounds):
        for edges in sizes:
            one_round(graphs[edges], results[edges])
    return {edges: {row: statistics.median(found) for row, found in results[edges].items()} for edges in sizes}


def told(found: dict[int, dict[str, float]]) -> Iterator[str]:
    """Return the lines of the table: what was measured, the goal, and their ratio."""
    yield f"{'':28}" + "".join(f"{edges:>12,} edges   goal  ratio" for edges in found)
    for row, goals in GOALS.items():
        line = f"{row:28}"
        for edges, values in found.items():
            goal = goals[0] if edges <= 30_000 else goals[1]
            told = f"{goal:7.1f}{values[row] / goal:7.2f}" if goal else f"{'-':>7}{'-':>7}"
            line += f"{values[row]:18.2f}{told}"
        yield line


def main() -> None:
    """Measure the sizes on the command line, or 10 000 and 100 000 edges."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("edges", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the numbers to this file")
    parser.add_argument("--cpu", action="store_true", help="count this process's time only: for a busy machine")
    wanted = parser.parse_args()
    if wanted.cpu:
        globals()["clock"] = time.process_time
    application = QApplication(sys.argv[:1])
    found = table(wanted.edges, wanted.rounds)
    print("\n".join(told(found)))
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    application.quit()


if __name__ == "__main__":
    main()
