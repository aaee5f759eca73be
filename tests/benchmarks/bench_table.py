"""How long the table of statements keeps the window waiting: python tests/benchmarks/bench_table.py [rows].

Prints milliseconds of the window's thread, and the longest time in which it answered nothing while rows are made ready
beside it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication

from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement
from explorer.ui.background import Background
from explorer.ui.panels.statement_columns import COLUMNS
from explorer.ui.panels.statements import StatementPanel
from explorer.ui.remembered import Remembered


def edges(rows: int) -> dict[str, Edge]:
    """Return so many edges of one statement each, among four thousand entities."""
    ends = [Entity(f"TEST:{number}", f"GENE{number * 7919 % 4000}", Kind.GENE) for number in range(4_000)]
    made = {}
    for number in range(rows):
        subject, object_ = ends[number % 4_000], ends[(number * 31 + number // 4_000 + 1) % 4_000]
        said = Statement(subject, Relation.ACTIVATES, Sign.POSITIVE, object_)
        papers, year = tuple(range(number % 17 + 1)), 1990 + number % 30
        backed = BackedStatement(
            number, said, papers, (), len(papers) + 1, first_year=year, last_year=year + 3, belief=number % 89 / 100
        )
        edge = Edge(subject, object_, True, (backed,))
        made[f"{number}:{edge.key}"] = edge
    return made


class Beats:
    """Measures how long the event loop answered nothing."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def begin(self) -> None:
        """Forget what was."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def timed(app: QApplication, what: str, act: Callable[[], object]) -> None:
    """Print how long *act* and painting after it take."""
    start = time.perf_counter()
    act()
    done = time.perf_counter()
    app.processEvents()
    painted = time.perf_counter()
    print(f"{what:34} {(done - start) * 1000:7.1f} ms   with painting {(painted - start) * 1000:7.1f} ms")


def main() -> None:
    """Measure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app, background, beats = QApplication([]), Background(), Beats()
    panel = StatementPanel(background, Remembered(Path(tempfile.mkdtemp()) / "settings.ini"))
    panel.resize(900, 600)
    panel.view.show_columns([column.id for column in COLUMNS])
    panel.show()
    made = edges(rows)
    app.processEvents()
    beats.begin()
    start = time.perf_counter()
    done: list[bool] = []
    panel.filled.connect(lambda: done.append(True))
    panel.show_edges(made, frozenset())
    while not done:
        app.processEvents()
    print(f"{rows:,} rows ready after {time.perf_counter() - start:.2f} s; longest wait {beats.longest * 1000:.1f} ms")
    for place, column in enumerate(COLUMNS):
        timed(
            app,
            f"sort by {column.head}",
            lambda place=place: panel.view.sortByColumn(place, Qt.SortOrder.AscendingOrder),
        )
    timed(app, "search of two words", lambda: panel.table.seek("gene12 activates"))
    timed(app, "search taken back", lambda: panel.table.seek(""))
    timed(app, "select one edge", lambda: panel.select(frozenset([next(iter(made))])))
    timed(app, "select a thousand edges", lambda: panel.select(frozenset(list(made)[::100])))
    timed(app, "sort with a thousand selected", lambda: panel.view.sortByColumn(4, Qt.SortOrder.DescendingOrder))
    timed(app, "select all rows", panel.view.selectAll)
    timed(app, "sort with all selected", lambda: panel.view.sortByColumn(0, Qt.SortOrder.AscendingOrder))
    timed(app, "go to the end", panel.view.scrollToBottom)
    panel.view.selectionModel().clear()
    timed(
        app,
        "one row more",
        lambda: panel.view.selectionModel().select(
            panel.table.index(7, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        ),
    )
    background.close()


if __name__ == "__main__":
    main()
