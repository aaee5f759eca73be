"""Nodes glide to their new places instead of jumping there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from explorer.ui.canvas.viewport import Point

DURATION_MS = 200
#: More nodes than this would stutter; they jump.
MAX_NODES = 250


class Glide:
    """Moves nodes from old places to new ones.

    Args:
        parent: Owns the animation.
        show: Called with the places of each moment, and with no places at the end.
    """

    def __init__(self, parent: QObject, show: Callable[[Mapping[str, Point]], None]) -> None:
        self._show = show
        self._ways: dict[str, tuple[Point, Point]] = {}
        self._animation = QVariantAnimation(parent)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._advance)
        self._animation.finished.connect(self._end)

    def start(self, before: Mapping[str, Point], after: Mapping[str, Point]) -> None:
        """Begin to move the nodes whose places differ; too many of them jump."""
        self.stop()
        ways = {key: (before[key], place) for key, place in after.items() if before.get(key, place) != place}
        if ways and len(ways) <= MAX_NODES:
            self._ways = ways
            self._show({key: start for key, (start, _end) in ways.items()})
            self._animation.start()

    def stop(self) -> None:
        """Jump to the end."""
        if self._ways:
            self._animation.stop()
            self._end()

    def _advance(self, part: float) -> None:
        if self._ways:
            self._show({key: _between(*way, part) for key, way in self._ways.items()})

    def _end(self) -> None:
        self._ways = {}
        self._show({})


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
