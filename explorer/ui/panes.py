"""The keyboard goes from one part of the window to the next: the search line, the panels that are seen, the diagram."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from explorer.ui.canvas.view import Canvas
from explorer.ui.docks import Docks


class Panes:
    """Slots that lead the keyboard on and back.

    Args:
        window: The window.
        canvas: The diagram.
        docks: Where the search line and the panels are.
    """

    def __init__(self, window: QMainWindow, canvas: Canvas, docks: Docks) -> None:
        self._window, self._canvas, self._docks = window, canvas, docks

    def next(self) -> None:
        """Go to the next part."""
        self._go(1)

    def previous(self) -> None:
        """Go to the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes, here = self._panes(), QApplication.focusWidget()
        at = next((place for place, one in enumerate(panes) if here and _holds(one, here)), -1 if step > 0 else 0)
        for further in range(1, len(panes) + 1):
            taker = _first(panes[(at + step * further) % len(panes)])
            if taker is not None:
                taker.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _panes(self) -> list[QWidget]:
        """What is seen: the search line, then from left to right and from the top."""
        docks = [one for one in self._window.findChildren(QDockWidget) if not one.visibleRegion().isEmpty()]
        parts = [one for one in (self._canvas, *docks) if one.isVisible()]
        return [self._docks.find.line, *sorted(parts, key=self._place)]

    def _place(self, one: QWidget) -> tuple[int, int]:
        corner = one.mapTo(self._window, QPoint(0, 0)) if not one.isWindow() else one.pos()
        return corner.x(), corner.y()


def _holds(pane: QWidget, one: QWidget) -> bool:
    return pane is one or pane.isAncestorOf(one)


def _first(pane: QWidget) -> QWidget | None:
    """The first thing in *pane*, or itself, that takes the keyboard."""
    chain = [pane]
    while (after := chain[-1].nextInFocusChain()) is not None and after is not pane:
        chain.append(after)
    takes = Qt.FocusPolicy.TabFocus
    inside = (one for one in chain if _holds(pane, one) and one.isVisible() and one.isEnabled())
    return next((one for one in inside if one.focusPolicy() & takes), None)
