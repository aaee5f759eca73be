"""Loads the library of charts, which is slow, without keeping the window waiting."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer

from explorer.model.progress import Progress
from explorer.ui.background import Background

# PySide makes its classes when they are first asked for, and not safely in two threads at once. Importing pyqtgraph
# asks for all of them while the window paints; so the window's thread makes them before, a module in each turn.
_MODULES = (QtCore, QtGui, QtWidgets)


class Library:
    """Whether a panel can draw charts already; the library is loaded when that is asked for the first time.

    Args:
        background: Loads it.
        then: Called when it is there.
    """

    def __init__(self, background: Background, then: Callable[[], None]) -> None:
        self._background, self._then = background, then
        self._loading = False
        self.loaded = False

    def load(self) -> None:
        """Load it, unless that is being done already."""
        if not self._loading:
            self._loading = True
            load(self._background, self._done)

    def _done(self) -> None:
        self._loading, self.loaded = False, True
        self._then()


def load(background: Background, then: Callable[[], None]) -> None:
    """Call *then* in the window's thread once pyqtgraph can be imported there at once."""
    if "pyqtgraph" in sys.modules:
        then()
    else:
        _prepare(background, list(_MODULES), then)


def _prepare(background: Background, modules: list[ModuleType], then: Callable[[], None]) -> None:
    if not modules:
        background.run(_import, then=lambda _: then(), slow=True, lasting=True)
        return
    for name in dir(modules[0]):
        getattr(modules[0], name)
    QTimer.singleShot(0, background, lambda: _prepare(background, modules[1:], then))


def _import(_progress: Progress) -> None:
    import pyqtgraph  # noqa: PLC0415, F401 - late: slow to import
