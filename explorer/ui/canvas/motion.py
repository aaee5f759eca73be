"""Nodes glide to their new places instead of jumping there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from explorer.ui.canvas.viewport import Point

DURATION_MS = 200
#: More nodes than this would stutter; they jump.
MAX_NODES = 250


def calm() -> bool:
    """Whether the system asks for less motion."""
    duration_ms = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return asks_for_calm(QGuiApplication.styleHints(), duration_ms)


def asks_for_calm(hints: object, duration_ms: int) -> bool:
    """Whether less motion is asked for, by Qt's style *hints* or by the *duration_ms* of animations.

    Qt tells what the system prefers since 6.12 (`QAccessibilityHints.motionPreference`, 0 is no preference); its styles
    have said all along that an animation of no duration is not wanted.
    """
    accessibility = getattr(hints, "accessibility", None)
    preference = None if accessibility is None else getattr(accessibility(), "motionPreference", None)
    return duration_ms == 0 or (preference is not None and preference().value != 0)


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
