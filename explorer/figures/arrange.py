"""Where the legend goes, under the diagram or beside it, and how large both are; lengths in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.diagram.shapes import Rect, Shape, bounds
from explorer.figures.sheet import placed

_COLUMNS = 6
_BETWEEN = 24.0  # at least what the legend puts between its columns, in units
_LEAST = 0.3  # of width or height stays for the diagram
_LEGEND_WEIGHT = 0.3  # of the legend's size against the diagram's
_STEPS = 4

Legend = Callable[[float], tuple[Shape, ...]]
"""Makes the legend for a width in its own units; 0 gives one column."""


@dataclass(frozen=True, slots=True)
class Room:
    """What diagram and legend may take: width, height and the gap between them."""

    width: float
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes in their own units and how many points one unit is."""

    shapes: tuple[Shape, ...]
    scale: float
    bounds: Rect

    @property
    def width(self) -> float:
        """Width in points."""
        return self.bounds.width * self.scale

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bounds.height * self.scale

    def at(self, x: float, y: float) -> tuple[Shape, ...]:
        """Return the shapes in points with the left upper corner of their bounds at (*x*, *y*)."""
        return placed(self.shapes, self.scale, x - self.bounds.x * self.scale, y - self.bounds.y * self.scale)


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to arrange diagram and legend.

    Attributes:
        scale: Points for one unit of the diagram.
        across: Width of the diagram.
        down: Height of the diagram.
        gap: Between diagram and legend.
        legend: The legend, or None.
        beside: Whether the legend stands at the right of the diagram.
    """

    scale: float
    across: float
    down: float
    gap: float
    legend: Block | None = None
    beside: bool = False

    @property
    def width(self) -> float:
        """Width of both."""
        if self.legend is None:
            return self.across
        return self.across + self.gap + self.legend.width if self.beside else max(self.across, self.legend.width)

    @property
    def height(self) -> float:
        """Height of both."""
        if self.legend is None:
            return self.down
        return max(self.down, self.legend.height) if self.beside else self.down + self.gap + self.legend.height


def arrange(frame: Rect, legend: Legend, room: Room, largest: float, letters: tuple[float, float]) -> Plan:
    """Return the plan that keeps the diagram, and then the legend, large; of equal ones the one that is lower.

    Args:
        frame: Bounds of the diagram in its units.
        legend: Makes the legend.
        room: What there is.
        largest: The diagram is not made larger than so many points for a unit.
        letters: Least and greatest scale of the legend. It is not larger than the diagram unless it could not be read.

    Returns:
        A plan without legend where there is none, or no room for it.
    """
    plain = _fitted(frame, room.width, room.height, largest, room.gap)
    low, high = letters
    high = min(high, max(low, plain.scale))
    plans = [
        plan
        for block in _blocks(legend, low, high)
        for plan in (_under(frame, block, room, largest), _beside(frame, block, room, largest))
        if plan is not None
    ]
    return max(plans, key=_worth, default=plain)


def _worth(plan: Plan) -> tuple[float, float]:
    scale = plan.legend.scale if plan.legend else 1.0
    return round(plan.scale * scale**_LEGEND_WEIGHT, 6), -plan.height


def _blocks(legend: Legend, low: float, high: float) -> Iterator[Block]:
    """Yield the legend in one to several columns, each in some sizes from *high* to *low*."""
    seen: set[tuple[Shape, ...]] = set()
    column = bounds(legend(0.0)).width + _BETWEEN
    for columns in range(1, _COLUMNS + 1):
        shapes = legend(columns * column)
        if not shapes or shapes in seen:
            continue
        seen.add(shapes)
        box = bounds(shapes)
        for step in range(_STEPS):
            yield Block(shapes, high - (high - low) * step / (_STEPS - 1), box)


def _under(frame: Rect, block: Block, room: Room, largest: float) -> Plan | None:
    rest = room.height - block.height - room.gap
    if rest < room.height * _LEAST or block.width > room.width:
        return None
    return _fitted(frame, room.width, rest, largest, room.gap, block)


def _beside(frame: Rect, block: Block, room: Room, largest: float) -> Plan | None:
    rest = room.width - block.width - room.gap
    if rest < room.width * _LEAST or block.height > room.height:
        return None
    return _fitted(frame, rest, room.height, largest, room.gap, block, beside=True)


def _fitted(
    frame: Rect,
    width: float,
    height: float,
    largest: float,
    gap: float,
    legend: Block | None = None,
    *,
    beside: bool = False,
) -> Plan:
    """Return the plan whose diagram fills *width* by *height*, or is as large as it may be."""
    scale = min(width / frame.width, height / frame.height, largest)
    return Plan(scale, frame.width * scale, frame.height * scale, gap, legend, beside)
