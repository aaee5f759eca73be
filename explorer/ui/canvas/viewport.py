"""The window onto the diagram: its scale and where it looks. Pure arithmetic, no Qt.

Three rooms: *diagram* units (1 unit is 1 px at 100 %), *screen* (logical pixels of the widget) and *ground* (device
pixels of the whole diagram at the current scale, its origin at the diagram's). The screen always starts at a whole
ground pixel, so that what was painted once can be scrolled and is still exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

MIN_SCALE = 0.004
MAX_SCALE = 12.0
FIT_MARGIN = 28.0
#: A small diagram is not blown up beyond this by `fit`.
FIT_MAX_SCALE = 1.4


@dataclass(slots=True)
class Viewport:
    """Where the widget looks.

    Attributes:
        width: Logical pixels.
        height: Logical pixels.
        ratio: Device pixels in a logical one.
        scale: Logical pixels in a diagram unit: 1 is 100 %.
        left: Ground pixel at the screen's left border, before rounding.
        top: Ground pixel at the screen's upper border, before rounding.
    """

    width: int = 1
    height: int = 1
    ratio: float = 1.0
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def factor(self) -> float:
        """Ground pixels in a diagram unit."""
        return self.scale * self.ratio

    @property
    def origin(self) -> tuple[int, int]:
        """The ground pixel at the screen's upper left corner."""
        return round(self.left), round(self.top)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in device pixels."""
        return math.ceil(self.width * self.ratio), math.ceil(self.height * self.ratio)

    def to_diagram(self, x: float, y: float) -> Point:
        """Return the diagram point under the screen point (x, y)."""
        left, top = self.origin
        return (left + x * self.ratio) / self.factor, (top + y * self.ratio) / self.factor

    def to_screen(self, x: float, y: float) -> Point:
        """Return the screen point at which the diagram point (x, y) is seen."""
        left, top = self.origin
        return (x * self.factor - left) / self.ratio, (y * self.factor - top) / self.ratio

    def seen(self) -> Box:
        """Return the part of the diagram on the screen."""
        return (*self.to_diagram(0, 0), *self.to_diagram(self.width, self.height))

    @property
    def middle(self) -> Point:
        """The diagram point in the middle of the screen."""
        return self.to_diagram(self.width / 2, self.height / 2)

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by (dx, dy) logical pixels."""
        self.left -= dx * self.ratio
        self.top -= dy * self.ratio

    def zoom(self, factor: float, x: float, y: float) -> bool:
        """Scale by *factor*, keeping the diagram point under the screen point (x, y); return whether that did anything.

        A factor that is no positive finite number does nothing.
        """
        if not math.isfinite(factor) or factor <= 0:
            return False
        scale = min(max(self.scale * factor, MIN_SCALE), MAX_SCALE)
        if scale == self.scale:
            return False
        grown = scale / self.scale
        self.left = (self.left + x * self.ratio) * grown - x * self.ratio
        self.top = (self.top + y * self.ratio) * grown - y * self.ratio
        self.scale = scale
        return True

    def center(self, x: float, y: float) -> None:
        """Bring the diagram point (x, y) to the middle of the screen."""
        self.left = x * self.factor - self.width * self.ratio / 2
        self.top = y * self.factor - self.height * self.ratio / 2

    def fit(self, box: Box) -> None:
        """Show all of *box* with a margin, centred, at most at `FIT_MAX_SCALE`."""
        room_x, room_y = max(self.width - 2 * FIT_MARGIN, 1.0), max(self.height - 2 * FIT_MARGIN, 1.0)
        width, height = max(box[2] - box[0], 1e-6), max(box[3] - box[1], 1e-6)
        scale = min(room_x / width, room_y / height, FIT_MAX_SCALE)
        self.scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        self.center((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Take a new size; the middle of the screen stays where it is in the diagram."""
        x, y = self.middle
        self.width, self.height, self.ratio = max(width, 1), max(height, 1), ratio
        self.center(x, y)
