"""The legend of numbers on nodes: the scale with its ends, and what a thick border means."""

from __future__ import annotations

from explorer.diagram.metrics import CAP, elide, text_width, visible
from explorer.diagram.nodes import SURE_WIDTH
from explorer.diagram.scale import SURE, Scale
from explorer.diagram.shapes import LABELS, Command, Outline, Shape, Words
from explorer.diagram.style import Style

WIDTH = 148.0
_STEPS = 24
_BAR = 12.0  # height
_LINE = 17.0
_BOX = 18.0, 11.0


def values_legend(scale: Scale, style: Style) -> tuple[Shape, ...]:
    """Return the legend of *scale*, its left upper corner at the origin, `WIDTH` units wide."""
    size = style.font_size * 0.88
    title = elide(visible(scale.values.title), WIDTH, size, bold=True)
    shapes: list[Shape] = [Words(title, 0.0, _LINE * 0.5 + size * CAP / 2, size, True, style.ink, "", "start")]
    shapes += _bar(scale, style, _LINE)
    shapes += _ends(scale, style, _LINE + _BAR + 3.0 + size * CAP, size)
    y = _LINE + _BAR + 3.0 + size * CAP + _LINE * 0.9
    if scale.has_sure:
        shapes += _line(f"p < {SURE:g}", y, scale.middle, style.ink, style.node_width * SURE_WIDTH, style)
        y += _LINE
    return (*shapes, *_line("no number", y, scale.without, style.muted, style.node_width, style))


def number(value: float) -> str:
    """Return *value* as it is written at a scale: three digits that count, without what adds nothing."""
    return f"{value:.3g}".replace("-", "−")


def _bar(scale: Scale, style: Style, y: float) -> list[Shape]:
    wide = WIDTH / _STEPS
    shapes: list[Shape] = [
        # each reaches to the end and is covered by the next, so that no seam is seen between them
        Outline(_box(step * wide, y, WIDTH - step * wide, _BAR), scale.at(part), None, z=LABELS)
        for step in range(_STEPS)
        for part in [2 * step / (_STEPS - 1) - 1]
    ]
    return [*shapes, Outline(_box(0.0, y, WIDTH, _BAR), None, style.muted, 0.8, z=LABELS)]


def _ends(scale: Scale, style: Style, y: float, size: float) -> list[Shape]:
    low, middle, high = (number(value) for value in (scale.values.low, scale.values.middle, scale.values.high))
    right = WIDTH - text_width(high, size)
    return [
        Words(low, 0.0, y, size, False, style.ink, "", "start"),
        Words(middle, WIDTH / 2, y, size, False, style.ink, "", "middle"),
        Words(high, right, y, size, False, style.ink, "", "start"),
    ]


def _line(words: str, y: float, fill: str, stroke: str, width: float, style: Style) -> list[Shape]:
    size, (wide, high) = style.font_size * 0.88, _BOX
    box = Outline(_box(1.0, y - high / 2, wide, high), fill, stroke, width, z=LABELS)
    return [box, Words(words, wide + 9.0, y + size * CAP / 2, size, False, style.ink, "", "start")]


def _box(x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    return ("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",)
