"""Places the diagram, its reference numbers, legend and list of references on a sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.diagram.document import Diagram
from explorer.diagram.metrics import ASCENT, DESCENT, elide, visible
from explorer.diagram.picture import legend, picture
from explorer.diagram.shapes import GROUND, Outline, Rect, Shape, Words, bounds
from explorer.diagram.style import FIGURE, Style
from explorer.errors import FigureError
from explorer.figures.describe import description, items
from explorer.figures.listing import Listing, listing
from explorer.figures.numbers import numbers
from explorer.figures.options import FigureOptions
from explorer.figures.references import References, references
from explorer.figures.sheet import MM_PER_INCH, POINTS, Part, Sheet, placed, points

MAX_REFERENCE_LINES = 12
MAX_SLIDE_LINES = 6
MIN_POINTS = 5.0  # smaller letters are refused by most journals
MAX_HEIGHT_MM = 240.0  # a journal's page less the words under the figure
_NARROW_MM = 120.0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes in points for a width of page."""

    label: float  # the largest of node labels
    legend: float
    reference: float
    title: float
    margin: float
    gap: float


_COLUMN = _Sizes(label=8.0, legend=6.0, reference=5.5, title=8.0, margin=4.0, gap=7.0)
_PAGE = _Sizes(label=9.0, legend=7.0, reference=6.5, title=10.0, margin=6.0, gap=10.0)
_SLIDE = _Sizes(label=20.0, legend=11.0, reference=7.5, title=18.0, margin=16.0, gap=12.0)


@dataclass(frozen=True, slots=True)
class _Block:
    """Shapes in their own units and how large they are made."""

    shapes: tuple[Shape, ...]
    scale: float

    @property
    def box(self) -> Rect:
        """Their bounds in points, as if the origin stayed."""
        box = bounds(self.shapes)
        return Rect(box.x * self.scale, box.y * self.scale, box.width * self.scale, box.height * self.scale)

    def at(self, x: float, y: float) -> tuple[Shape, ...]:
        """Return them in points with the left upper corner of their bounds at (*x*, *y*)."""
        return placed(self.shapes, self.scale, x - self.box.x, y - self.box.y)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to arrange the sheet: where the legend goes and how large the diagram then is, in points."""

    scale: float
    legend: _Block | None
    beside: bool
    height: float  # of diagram and legend together


def compose(diagram: Diagram, citations: Mapping[int, str], options: FigureOptions, style: Style = FIGURE) -> Sheet:
    """Return the sheet of *diagram*.

    Args:
        diagram: What is shown.
        citations: One plain line for each document number of `BackedStatement.papers`; others are not numbered.
        options: Size and parts.
        style: Looks; on white unless the person asks.

    Raises:
        FigureError: There is nothing to show.
    """
    if not diagram.visible_nodes:
        raise FigureError("There is nothing in the diagram to make a figure of; show some entities first.")
    return _Composer(diagram, references(diagram, citations), options, style).sheet()


class _Composer:
    """Makes one sheet."""

    def __init__(self, diagram: Diagram, refs: References, options: FigureOptions, style: Style) -> None:
        self._diagram, self._options, self._style = diagram, options, style
        self._references = refs if options.references else References()
        self._all_references = refs
        self._sizes = _SLIDE if options.height_mm else _COLUMN if options.width_mm < _NARROW_MM else _PAGE
        self._drawing = picture(diagram, style)
        self._numbers = numbers(self._drawing, self._references.of_edge, style)
        self._frame = bounds((*self._drawing, *self._numbers))
        self._width = points(options.width_mm) - 2 * self._sizes.margin

    def sheet(self) -> Sheet:
        """Place all parts from the top to the bottom."""
        sizes = self._sizes
        title, title_height = self._title()
        refs = self._list()
        fixed = title_height + (refs.height + sizes.gap if refs.rows else 0.0) + 2 * sizes.margin
        plan = self._best(self._room() - fixed)
        height = self._page_height(fixed + plan.height)
        parts = [
            Part("ground", (self._ground(height),)),
            Part("title", title),
            *self._place(plan, sizes.margin + title_height, height - fixed),
            Part("references", refs.words(sizes.margin, height - sizes.margin - refs.height, self._style.ink)),
        ]
        label = plan.scale * self._style.font_size
        return Sheet(
            width_mm=self._options.width_mm,
            height_mm=height / POINTS * MM_PER_INCH,
            ground=self._style.ground,
            parts=tuple(part for part in parts if part.shapes),
            items=items(self._diagram),
            title=visible(self._options.title or self._diagram.title) or "Pathway diagram",
            description=description(self._diagram),
            references=self._all_references,
            notes=self._notes(label, printed=bool(refs.rows)),
            label_points=label,
        )

    def _room(self) -> float:
        """The greatest height of the page in points."""
        return points(self._options.height_mm or max(MAX_HEIGHT_MM, self._options.width_mm))

    def _page_height(self, content: float) -> float:
        return points(self._options.height_mm) if self._options.height_mm else content

    def _ground(self, height: float) -> Outline:
        width = points(self._options.width_mm)
        corners = (("M", 0.0, 0.0), ("L", width, 0.0), ("L", width, height), ("L", 0.0, height), ("Z",))
        return Outline(corners, fill=self._style.ground, z=GROUND)

    # the diagram and its legend

    def _best(self, room: float) -> _Plan:
        """Put the legend where the diagram stays larger; where it is the same, the way that takes less height."""
        plans = [self._under(room)]
        if self._options.legend:
            plans.append(self._beside(room))
        return max(plans, key=lambda plan: (round(plan.scale, 4), -plan.height))

    def _under(self, room: float) -> _Plan:
        block = self._legend(self._width)
        below = block.box.height + self._sizes.gap if block else 0.0
        scale = self._fitting(self._width, room - below)
        return _Plan(scale, block, beside=False, height=self._frame.height * scale + below)

    def _beside(self, room: float) -> _Plan:
        block = self._legend(0.0)
        if block is None:
            return self._under(room)
        scale = self._fitting(self._width - block.box.width - self._sizes.gap, room)
        return _Plan(scale, block, beside=True, height=max(self._frame.height * scale, block.box.height))

    def _fitting(self, width: float, height: float) -> float:
        """Return the scale at which the diagram fills *width* by *height*, its labels no larger than they should be."""
        largest = self._sizes.label / self._style.font_size
        across, down = max(width, 1.0) / self._frame.width, max(height, 1.0) / self._frame.height
        return min(across, down, largest)

    def _legend(self, width: float) -> _Block | None:
        """Return the legend at the size of its letters, in rows of *width* points; 0 makes one column."""
        if not self._options.legend:
            return None
        scale = self._sizes.legend / self._style.font_size
        shapes = legend(self._diagram, self._style, width=width / scale)
        return _Block(shapes, scale) if shapes else None

    def _place(self, plan: _Plan, top: float, inner: float) -> list[Part]:
        """Return diagram, numbers and legend in the middle of the page between *top* and *inner* points below it."""
        margin, gap = self._sizes.margin, self._sizes.gap
        across, down = self._frame.width * plan.scale, self._frame.height * plan.scale
        spare = max(inner - plan.height, 0.0) / 2
        left, upper = margin + (self._width - across) / 2, top + spare
        parts: list[Part] = []
        if plan.legend and plan.beside:
            both = across + gap + plan.legend.box.width
            left = margin + (self._width - both) / 2
            upper = top + (inner - down) / 2
            parts.append(
                Part("legend", plan.legend.at(left + across + gap, top + (inner - plan.legend.box.height) / 2))
            )
        elif plan.legend:
            place = margin + max(self._width - plan.legend.box.width, 0.0) / 2
            parts.append(Part("legend", plan.legend.at(place, upper + down + gap)))
        dx, dy = left - self._frame.x * plan.scale, upper - self._frame.y * plan.scale
        return [
            Part("diagram", placed(self._drawing, plan.scale, dx, dy)),
            Part("numbers", placed(self._numbers, plan.scale, dx, dy)),
            *parts,
        ]

    # words

    def _title(self) -> tuple[tuple[Words, ...], float]:
        """Return the title and the height that it takes."""
        text, size = visible(self._options.title), self._sizes.title
        if not text:
            return (), 0.0
        shown = elide(text, self._width, size, bold=True)
        baseline = self._sizes.margin + ASCENT * size
        words = Words(shown, self._sizes.margin, baseline, size, bold=True, colour=self._style.ink, anchor="start")
        return (words,), size * (ASCENT + DESCENT) + self._sizes.gap / 2

    def _list(self) -> Listing:
        """Return the list of references, empty where it has more lines than a figure should."""
        found = listing(self._references.citations, self._width, self._sizes.reference)
        most = MAX_SLIDE_LINES if self._options.height_mm else MAX_REFERENCE_LINES
        return found if len(found.rows) <= most else listing((), self._width, self._sizes.reference)

    def _notes(self, label: float, *, printed: bool) -> tuple[str, ...]:
        """Return what the person should know before the figure goes to print."""
        found = []
        if label < MIN_POINTS - 0.05:
            needed = math.ceil(self._options.width_mm * MIN_POINTS / label)
            found.append(
                f"The labels are {label:.1f} pt in print, below {MIN_POINTS:g} pt: at about {needed} mm, or with fewer "
                "entities, they can be read."
            )
        count = len(self._references.papers)
        if count and not printed:
            found.append(f"The list of {count} references is too long for the figure; it stands beside it only.")
        return tuple(found)
