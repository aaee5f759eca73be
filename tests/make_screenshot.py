"""Makes the README's picture with the program itself: `python -m tests.make_screenshot`.

Opens the window on the demo, clicks the edge from IL6 to JAK2, and saves what the window shows. The demo is made anew
in a temporary folder, so the picture shows what a person sees at the first start.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "resources" / "help" / "window.png"
EDGE = "HGNC:6018>HGNC:6192"


def main() -> int:
    """Make the picture; returns 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = temporary
        take()
    sys.stdout.write(f"{OUT.relative_to(ROOT)}\n")
    return 0


def take() -> None:
    """Open the demo, click, and save the picture."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from explorer import app
    from explorer.figures.painter import load_fonts
    from explorer.files import atomic_write

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    load_fonts()
    window = app.make_window(application)
    window.resize(1440, 900)
    window.show()
    window.open_at_start(None)
    wait(6000)
    window.parts.canvas.edge_clicked.emit(EDGE)
    window.parts.canvas.select({EDGE})
    wait(1500)
    atomic_write(OUT, lambda path: saved(window.grab().save(str(path), "PNG")))
    window.close()


def saved(done: bool) -> None:
    """Stop where Qt could not save the picture."""
    if not done:
        raise SystemExit("the picture could not be saved")


if __name__ == "__main__":
    sys.exit(main())
