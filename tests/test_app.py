"""The program starts, shows the last diagram at once, and ends well whatever ends it."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.diagram.document import Diagram
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[1]
SLOW = ("numpy", "sqlalchemy", "alembic", "networkx", "pyqtgraph", "pandas", "trafilatura")
MOST_ROOMS = 280
Program = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A store with one statement and its saved diagram."""
    text = "IL6 activates STAT3."
    ends = [Entity(f"HGNC:{number}", name, Kind.GENE) for number, name in ((1, "IL6"), (2, "STAT3"))]
    mentions = [Mention(Span(0, 3), ends[0]), Mention(Span(14, 19), ends[1])]
    evidence = Evidence(Span(0, 20), mentions[0], Relation.ACTIVATES, Sign.POSITIVE, mentions[1], Span(4, 13))
    path = tmp_path / "mine.pathways"
    with Store.create(path) as store:
        with store.import_run("sample") as run:
            run.add(Document(text), [evidence], [evidence.sentence])
        diagram = Diagram(title="mine")
        from explorer.graph.build import edges

        diagram.set_content(ends, edges(store.statements()), {"HGNC:1": (0.0, 0.0), "HGNC:2": (200.0, 50.0)})
        store.save_diagram("last", diagram.to_json())
    return path


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Start the program in a process of its own with some code before it."""

    def start(before: str, call: str = "app.run(None, demo=False)") -> subprocess.Popen[str]:
        code = textwrap.dedent(before) + f"\nfrom explorer import app\nstatus = {call}\nprint('status', status)\n"
        return subprocess.Popen(
            [sys.executable, "-c", "import sys\nfrom pathlib import Path\n" + code],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


# The window closes by itself when its diagram was shown, and says what was loaded when it was painted first.
WATCH = """
from PySide6.QtCore import QTimer
from explorer.ui import main_window
begin = main_window.MainWindow.__init__
def init(self, *parts):
    begin(self, *parts)
    def early():
        print('early', len(self.parts.canvas.diagram.visible_edges), flush=True)
        print('loaded', sorted(set(sys.modules) & set(SLOW)), flush=True)
    show = self.show_early
    self.show_early = lambda diagram: (show(diagram), early())
    self.opening.ready.connect(lambda: print('ready', self.parts.stores.store.path.name, flush=True))
    self.opening.ready.connect(AFTER)
main_window.MainWindow.__init__ = init
"""


# What is loaded when the window was painted and nothing else was begun.
PAINTED = """
from explorer.ui import main_window
def open_at_start(self, path):
    print('loaded', *sys.modules, flush=True)
    self.close()
main_window.MainWindow.open_at_start = open_at_start
"""


def watching(after: str = "lambda: QTimer.singleShot(0, self.close)") -> str:
    return f"SLOW = {SLOW!r}\n{WATCH.replace('AFTER', after)}"


def test_the_last_diagram_is_shown_before_anything_slow_is_loaded(program: Program, store_path: Path) -> None:
    out, err = program(watching(), f"app.run(Path({str(store_path)!r}), demo=False)").communicate(
        timeout=PATIENCE_SECONDS
    )
    assert "early 1" in out, err
    assert "loaded []" in out
    assert "ready mine.pathways" in out
    assert "status 0" in out
    assert "Traceback" not in err


def test_the_first_picture_of_the_window_needs_nothing_that_is_declared_late(
    program: Program, store_path: Path
) -> None:
    loaded = loaded_at_first_paint(program, store_path)
    assert not loaded & {*SLOW, *late_rooms()}


def test_the_first_picture_of_the_window_needs_few_rooms(program: Program, store_path: Path) -> None:
    """Each one more is a millisecond of everybody's start; one that is needed there may raise the number."""
    rooms = {name for name in loaded_at_first_paint(program, store_path) if name.startswith("explorer")}
    assert len(rooms) <= MOST_ROOMS


def test_what_is_late_is_declared_so() -> None:
    late = late_rooms()
    assert {"explorer.ui.panels.charts", "explorer.ui.panels.explore", "explorer.ui.dictionary_actions"} <= late
    assert len(late) > 20


def loaded_at_first_paint(program: Program, store_path: Path) -> set[str]:
    """Names of the modules that the program has loaded when its window was painted first."""
    out, err = program(PAINTED, f"app.run(Path({str(store_path)!r}), demo=False)").communicate(timeout=PATIENCE_SECONDS)
    lines = [line.split()[1:] for line in out.splitlines() if line.startswith("loaded ")]
    assert len(lines) == 1, err
    assert "status 0" in out
    return set(lines[0])


def late_rooms() -> set[str]:
    """Names of the modules of the program that its late panels and parts import when they are made."""
    bodies = [
        function.body
        for path in (ROOT / "explorer" / "ui").glob("late_*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
    ]
    return {str(one.module) for body in bodies for one in body if isinstance(one, ast.ImportFrom)}


def test_the_store_opened_last_is_opened_again(program: Program, store_path: Path) -> None:
    program(watching(), f"app.run(Path({str(store_path)!r}), demo=False)").communicate(timeout=PATIENCE_SECONDS)
    out, err = program(watching()).communicate(timeout=PATIENCE_SECONDS)
    assert "ready mine.pathways" in out, err
    assert "status 0" in out


def test_a_pair_of_versions_known_bad_is_refused_with_what_to_do(program: Program) -> None:
    out, err = program("from explorer.ui import failures\nfailures.qt_loses_none = lambda: True").communicate(
        timeout=PATIENCE_SECONDS
    )
    assert "status 2" in out
    assert "pip install" in err


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_asking_to_end_saves_and_ends(program: Program, store_path: Path, number: signal.Signals) -> None:
    move = "lambda: (self.parts.controller.move({'HGNC:1': (77.0, 0.0)}), print('moved', flush=True))"
    process = program(watching(move), f"app.run(Path({str(store_path)!r}), demo=False)")
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("moved"):
            break
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    assert "status 0" in out, err
    with Store.open(store_path, read_only=True) as store:
        record = store.diagram("last")
    assert record is not None
    assert Diagram.from_json(record.state).nodes["HGNC:1"].x == 77.0


def test_a_crash_is_told_at_the_next_start_and_only_then(program: Program, store_path: Path) -> None:
    abort = "lambda: __import__('os').abort()"
    told = (
        "lambda: (print('notice', self.parts.notices.text, flush=True), "
        "print('last', app._last_store(self), flush=True), QTimer.singleShot(0, self.close))"
    )
    opening = f"app.run(Path({str(store_path)!r}), demo=False)"
    crash = program(watching(abort), opening)
    crash.communicate(timeout=PATIENCE_SECONDS)
    assert crash.returncode != 0
    out, err = program(f"from explorer import app\n{watching(told)}", opening).communicate(timeout=PATIENCE_SECONDS)
    assert "ended unexpectedly" in out, err
    assert f"last {store_path.resolve()}" in out
    out, _ = program(f"from explorer import app\n{watching(told)}", opening).communicate(timeout=PATIENCE_SECONDS)
    assert "ended unexpectedly" not in out


def test_after_two_crashes_in_a_row_the_last_store_is_not_opened_by_itself(program: Program, store_path: Path) -> None:
    opening = f"app.run(Path({str(store_path)!r}), demo=False)"
    for _ in range(2):
        program(watching("lambda: __import__('os').abort()"), opening).communicate(timeout=PATIENCE_SECONDS)
    told = "lambda: (print('last', app._last_store(self), flush=True), QTimer.singleShot(0, self.close))"
    out, err = program(f"from explorer import app\n{watching(told)}", opening).communicate(timeout=PATIENCE_SECONDS)
    assert "last None" in out, err


def test_quitting_during_work_ends_with_status_0(program: Program, store_path: Path) -> None:
    work = (
        "lambda: (self.parts.background.run(lambda progress: [progress.report(1) or __import__('time').sleep(0.01) "
        "for _ in range(100000)], progress='Working'), QTimer.singleShot(50, self.close))"
    )
    out, err = program(watching(work), f"app.run(Path({str(store_path)!r}), demo=False)").communicate(
        timeout=PATIENCE_SECONDS
    )
    assert "status 0" in out, err
