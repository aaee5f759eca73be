"""The looks that a diagram has of its own: of kinds, of relations, of single items, and numbers shown as colours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explorer.diagram.rollup import WRITTEN, Rollup
from explorer.diagram.shapes import Point
from explorer.model.entity import Kind
from explorer.model.evidence import Context


class Labels(StrEnum):
    """What stands in a node."""

    SYMBOL = "symbol"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class NodeLook:
    """Own looks of nodes; None leaves what the style says.

    Attributes:
        fill: Ground, ``#RRGGBB``.
        stroke: Border, ``#RRGGBB``.
        text: Label, ``#RRGGBB``.
        glyph: The kind whose form it takes.
    """

    fill: str | None = None
    stroke: str | None = None
    text: str | None = None
    glyph: Kind | None = None

    def __bool__(self) -> bool:
        """Whether anything is its own."""
        return self != NodeLook()


@dataclass(frozen=True, slots=True)
class EdgeLook:
    """Own looks of edges; None leaves what the style says.

    Attributes:
        colour: Line and head, ``#RRGGBB``.
        head: One of `explorer.diagram.style.HEADS`.
        dash: Dash and gap in units in turn; empty for a full line.
        width: Width of the line in units, whatever the number of papers.
    """

    colour: str | None = None
    head: str | None = None
    dash: tuple[float, ...] | None = None
    width: float | None = None

    def __bool__(self) -> bool:
        """Whether anything is its own."""
        return self != EdgeLook()


@dataclass(frozen=True, slots=True)
class EdgeHand:
    """What a person did to one edge.

    Attributes:
        bends: Points that it runs through, in order from its subject, in diagram units.
        look: Its own look, or None.
    """

    bends: tuple[Point, ...] = ()
    look: EdgeLook | None = None

    def __bool__(self) -> bool:
        """Whether anything was done to it."""
        return bool(self.bends or self.look)


@dataclass(frozen=True, slots=True)
class Values:
    """Numbers shown as the colours of nodes.

    Attributes:
        title: What they are (the head of the column), shown in the legend.
        numbers: By the key of the entity: the value, and its p value or None.
        low: Value of the scale's lower end; what is below has the same colour.
        middle: Value of the scale's neutral middle.
        high: Value of its upper end.
    """

    title: str
    numbers: Mapping[str, tuple[float, float | None]]
    low: float
    middle: float
    high: float

    def part(self, value: float) -> float:
        """Return where *value* lies on the scale: -1 at the lower end, 0 in the middle, 1 at the upper end."""
        span = (self.high - self.middle) if value >= self.middle else (self.middle - self.low)
        if not math.isfinite(value) or span <= 0:
            return 0.0
        return max(-1.0, min(1.0, (value - self.middle) / span))


@dataclass(frozen=True, slots=True)
class Lens:
    """A context that a diagram is looked at through: what holds for it stays as it is, all other edges fade.

    Attributes:
        context: The cell, tissue, disease, species or setting.
        statements: Numbers of the statements that have evidence for it.
    """

    context: Context
    statements: frozenset[int]


@dataclass(frozen=True, slots=True)
class Look:
    """The looks of a whole diagram.

    Attributes:
        style: ``standard``, ``sbgn`` or ``grey``: the built-in style that it begins with.
        kinds: Own looks by kind.
        lines: Own looks by one of `explorer.diagram.style.LINES`.
        labels: What stands in the nodes.
        edge_labels: Whether edges say their relation.
        values: Numbers shown as colours, or None.
        rollup: Which members are shown as their family.
        lens: What it is looked at through, or None.
    """

    style: str = "standard"
    kinds: Mapping[Kind, NodeLook] = field(default_factory=dict)
    lines: Mapping[str, EdgeLook] = field(default_factory=dict)
    labels: Labels = Labels.SYMBOL
    edge_labels: bool = False
    values: Values | None = None
    rollup: Rollup = WRITTEN
    lens: Lens | None = None


LOOK = Look()
