"""The heads of edges: which form says which sign, also in grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.diagram.shapes import MARKS, Command, Outline, Point

_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class Brush:
    """What heads are drawn with: colour, ground of open ones, width of the line, length of a head, key of the edge."""

    colour: str
    ground: str
    width: float
    length: float
    item: str


def reach(head: str, length: float) -> float:
    """Return how much of the line, from its tip, the head takes."""
    return _FORMS[head][1] * length


def drawn(head: str, tip: Point, back: Point, brush: Brush) -> tuple[Outline, ...]:
    """Return the shapes of *head* with its tip at *tip*; the line comes from *back*."""
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    size = (dx * dx + dy * dy) ** 0.5 or 1.0
    frame = _Frame(tip, (dx / size, dy / size), brush)
    return _FORMS[head][0](frame)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Lengths of heads, backwards from the tip and sideways, in places on the diagram."""

    tip: Point
    way: Point
    brush: Brush

    def at(self, back: float, side: float) -> Point:
        """Return the place that lies *back* from the tip and *side* from the line, both in lengths of the head."""
        length = self.brush.length
        (x, y), (ux, uy) = self.tip, self.way
        return x - ux * back * length - uy * side * length, y - uy * back * length + ux * side * length

    def form(self, *corners: Point, filled: bool) -> Outline:
        """Return the closed shape with *corners* (each as `at` takes it), in the colour of the line or the ground."""
        first, *rest = (self.at(*corner) for corner in corners)
        commands: tuple[Command, ...] = (("M", *first), *(("L", *point) for point in rest), ("Z",))
        return self._outline(commands, self.brush.colour if filled else self.brush.ground, min(self.brush.width, 1.5))

    def stroke(self, *corners: Point, width: float) -> Outline:
        """Return the open line through *corners* (each as `at` takes it)."""
        first, *rest = (self.at(*corner) for corner in corners)
        return self._outline((("M", *first), *(("L", *point) for point in rest)), None, width)

    def disc(self, back: float, radius: float) -> Outline:
        """Return the circle around the place *back* from the tip; its *radius* is in lengths of the head."""
        (x, y), r = self.at(back, 0.0), radius * self.brush.length
        k = r * _ROUND
        commands: tuple[Command, ...] = (
            ("M", x + r, y),
            ("C", x + r, y + k, x + k, y + r, x, y + r),
            ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r),
            ("C", x + k, y - r, x + r, y - k, x + r, y),
            ("Z",),
        )
        return self._outline(commands, self.brush.ground, min(self.brush.width, 1.5))

    def _outline(self, commands: tuple[Command, ...], fill: str | None, width: float) -> Outline:
        return Outline(commands, fill, self.brush.colour, width, (), self.brush.item, MARKS)


def _arrow(frame: _Frame, shift: float = 0.0) -> tuple[Outline, ...]:
    s = shift
    return (frame.form((0.08 + s, 0), (1 + s, 0.4), (0.78 + s, 0), (1 + s, -0.4), filled=True),)


def _open_arrow(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.form((0.1, 0), (1.05, 0.44), (1.05, -0.44), filled=False),)


def _bar(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.stroke((0.3, 0.6), (0.3, -0.6), width=max(2.2, frame.brush.width * 1.1)),)


def _hollow_bar(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.form((0.15, 0.6), (0.15, -0.6), (0.6, -0.6), (0.6, 0.6), filled=False),)


def _diamond(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.form((0.1, 0), (0.75, 0.42), (1.4, 0), (0.75, -0.42), filled=False),)


def _two_diamonds(frame: _Frame) -> tuple[Outline, ...]:
    return tuple(
        frame.form((0.1 + s, 0), (0.5 + s, 0.34), (0.9 + s, 0), (0.5 + s, -0.34), filled=False) for s in (0.0, 0.8)
    )


def _vee(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.stroke((0.85, 0.42), (0.08, 0), (0.85, -0.42), width=max(1.4, frame.brush.width * 0.8)),)


def _circle(frame: _Frame) -> tuple[Outline, ...]:
    return (frame.disc(0.42, 0.36),)


def _both(frame: _Frame) -> tuple[Outline, ...]:
    return _bar(frame) + _arrow(frame, 0.42)


def _necessary(frame: _Frame) -> tuple[Outline, ...]:
    bar = frame.stroke((1.35, 0.6), (1.35, -0.6), width=max(1.6, frame.brush.width))
    return (*_open_arrow(frame), bar)


def _none(_: _Frame) -> tuple[Outline, ...]:
    return ()


_FORMS: dict[str, tuple[Callable[[_Frame], tuple[Outline, ...]], float]] = {
    "arrow": (_arrow, 0.8),
    "bar": (_bar, 0.3),
    "diamond": (_diamond, 1.4),
    "open_arrow": (_open_arrow, 1.05),
    "hollow_bar": (_hollow_bar, 0.6),
    "two_diamonds": (_two_diamonds, 1.7),
    "vee": (_vee, 0.12),
    "circle": (_circle, 0.78),
    "both": (_both, 1.2),
    "necessary": (_necessary, 1.05),
    "none": (_none, 0.0),
}
