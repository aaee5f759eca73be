"""The composition root of the window: makes the parts, shows the window, then opens what is wanted.

The window is painted before anything slow is imported; the last diagram is drawn from its saved state, and its store is
opened beside it, after that: two threads that import at once would keep each other, and the person, waiting.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from explorer import log
from explorer.diagram.document import Diagram
from explorer.errors import ExplorerError
from explorer.figures.painter import load_fonts
from explorer.store.quick import last_diagram
from explorer.ui import failures, theme
from explorer.ui.background import Background
from explorer.ui.first_paint import FirstPaint
from explorer.ui.main_window import MainWindow
from explorer.ui.recent import Recent
from explorer.ui.remembered import Remembered, usual_path

CRASHES = "crashes"
SAFE_AFTER = 2
#: The start is over by then; a process for layouts takes its time from nothing a person waits for.
WARM_AFTER_MS = 3000


def run(store_path: Path | None, demo: bool) -> int:
    """Open the window on the store, the demo, or what was open last; return the exit status when it is closed."""
    if failures.qt_loses_none():
        sys.stderr.write(
            "pathway-explorer: this PySide6 loses references to None on this Python and would end the program after a "
            "while; install another one with: pip install 'PySide6-Essentials<6.12'\n"
        )
        return 2
    log.start()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Pathway Explorer")
    app.setDesktopFileName("pathway-explorer")
    load_fonts()
    trace = failures.CrashTrace(log.folder())
    crashed = trace.last()
    trace.begin()
    window = make_window(app, crashed)
    ways = _listen_to_signals(window)
    window.show()
    path = store_path or (None if demo else _last_store(window))
    FirstPaint(window, lambda: _painted(window, path))
    QTimer.singleShot(0, window, lambda: _show_last(window, path))
    status = app.exec()
    del ways
    trace.end()
    window.parts.remembered.set_names(CRASHES, [])
    return status


def make_window(app: QApplication, crashed: str = "") -> MainWindow:
    """Return the window, not yet shown.

    Args:
        app: The application.
        crashed: The trace of the last session, if it crashed. After two crashes in a row the window starts with its
            defaults and the demo.
    """
    remembered = Remembered(usual_path())
    crashes = remembered.names(CRASHES) if crashed else []
    careful = len(crashes) + 1 >= SAFE_AFTER if crashed else False
    if crashed:
        remembered.set_names(CRASHES, [*crashes, "crash"][-SAFE_AFTER:])
    if careful:
        remembered.set_window({"geometry": b"", "state": b""})
    theme.apply(app, remembered.text("look.theme"))
    reporter = failures.Failures(app)
    reporter.install()
    window = MainWindow(remembered, Background(app), reporter)
    app.styleHints().colorSchemeChanged.connect(lambda _: window.parts.viewing.colour())
    if crashed:
        reporter.remember_crash(crashed)
        window.parts.notices.warn(
            "The program ended unexpectedly last time. What you did was saved up to two seconds before.",
            [("Copy the report", window.parts.guide.report)],
        )
    elif remembered.trouble:
        window.parts.notices.warn(remembered.trouble)
    return window


def _last_store(window: MainWindow) -> Path | None:
    """Return the store to open: the last one, unless the person or two crashes in a row say otherwise."""
    remembered = window.parts.remembered
    if not remembered.flag("diagram.open_last") or len(remembered.names(CRASHES)) >= SAFE_AFTER:
        return None
    return Recent(remembered).last()


def _show_last(window: MainWindow, path: Path | None) -> None:
    """Show the last diagram from its saved state; it is in the first picture of the window."""
    if path is not None:
        with suppress(ExplorerError):
            state = last_diagram(path)
            if state is not None:
                window.show_early(Diagram.from_json(state))
                # What was filled takes its room before it is painted, not after that.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _painted(window: MainWindow, path: Path | None) -> None:
    """The window is seen: open its store beside it."""
    # What was made so far stays for as long as the program runs: it need not be looked through again and again.
    gc.freeze()
    gc.enable()
    # So does what a store shows first; among ten thousand edges a search for cycles takes a tenth of a second.
    window.opening.ready.connect(gc.freeze)
    window.open_at_start(path)
    QTimer.singleShot(WARM_AFTER_MS, window, window.parts.arranging.warm_up)


def _listen_to_signals(window: MainWindow) -> list[object]:
    """Close the window, saving, when the system asks the program to end; return what must stay alive for it."""
    if os.name != "posix":
        return []
    reading, writing = os.pipe()
    for end in (reading, writing):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(writing)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # The handler itself does nothing: the byte on the pipe wakes Qt, which closes the window in its own time.
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)

    def ended() -> None:
        with suppress(OSError):
            os.read(reading, 64)
        window.close()

    notifier.activated.connect(lambda *_: ended())
    return [notifier, ended]
