"""Times from the start of the process to what a person sees: `python tests/benchmarks/bench_start.py [ROUNDS]`.

A minimal PySide6 window and the program on a saved diagram take turns, so that both meet the same machine. Needs a
screen (`xvfb-run -a`) or QT_QPA_PLATFORM=offscreen. Prints figures; never fails on time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = """
import sys, time
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("window", time.monotonic(), flush=True)
        QApplication.instance().exit()
application = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
PROGRAM = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
seen = set()
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            if "window" not in seen:
                seen.add("window")
                QTimer.singleShot(0, lambda: print("window", time.monotonic(), flush=True))
            if "diagram" not in seen and type(watched).__name__ == "Canvas" and watched.diagram.visible_nodes:
                seen.add("diagram")
                QTimer.singleShot(0, self.done)
        return False
    def done(self):
        print("diagram", time.monotonic(), flush=True)
        QTimer.singleShot(300, QApplication.instance().closeAllWindows)
application = QApplication(sys.argv[:1])
watch = Watch()
show = QMainWindow.show
def watched(window):
    # Not before: each of the thousands of events while the window is made would go through Python.
    application.installEventFilter(watch)
    show(window)
QMainWindow.show = watched
from explorer.__main__ import main
main()
"""


def measured(code: str) -> dict[str, float]:
    """Seconds from the start of a process that runs *code* to each thing it says."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith(("window ", "diagram "))]
    if not lines:
        raise SystemExit(f"nothing was painted:\n{done.stderr}")
    return {name: float(at) - started for name, at in lines}


def make_store(folder: Path) -> Path:
    """The demo's texts in a store with a saved diagram; the program opens it again when it starts."""
    from explorer import bundle
    from explorer.jobs.ingest import ingest
    from explorer.jobs.open_diagram import LAST, first_diagram
    from explorer.model.progress import Progress
    from explorer.store.store import Store
    from explorer.ui.recent import Recent
    from explorer.ui.remembered import Remembered, usual_path

    path = folder / "start.pathways"
    with Store.create(path) as store:
        ingest([bundle.sample()], store, Progress())
        store.save_diagram(LAST, first_diagram(store, Progress()).to_json())
    Recent(Remembered(usual_path())).add(path)
    return path


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = temporary
        # Compiled once, in the round that warms up, as in any installed program.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = temporary
        make_store(Path(temporary))
        times: dict[str, list[float]] = {"minimal window": [], "window": [], "diagram": []}
        for _ in range(rounds + 1):
            times["minimal window"].append(measured(MINIMAL)["window"])
            for name, seconds in measured(PROGRAM).items():
                times[name].append(seconds)
    minimal = statistics.median(times["minimal window"][1:])
    print(f"{rounds} rounds after one to warm up, on {os.environ.get('QT_QPA_PLATFORM') or 'the screen'}")
    for name, values in times.items():
        one = values[1:]  # the first round warms the disk's cache
        print(
            f"start to the painted {name:15} median {statistics.median(one):5.2f} s"
            f"  (min {min(one):.2f}, max {max(one):.2f})  {statistics.median(one) / minimal:.2f} x minimal"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
