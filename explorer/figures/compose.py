"""Places the diagram, its reference numbers, legend and list of references on a sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.diagram import dressing
from explorer.diagram.document import Diagram
from explorer.diagram.metrics import ASCENT, DESCENT, elide, visible
from explorer.diagram.picture import legend, picture
from explorer.diagram.shapes import GROUND, Outline, Shape, Words, bounds
from explorer.diagram.style import FIGURE, Style
from explorer.diagram.styled import styled
from explorer.errors import FigureError
from explorer.figures.arrange import Plan, Room, arrange
from explorer.figures.describe import description, items
from explorer.figures.listing import Listing, listing
from explorer.figures.numbers import numbers
from explorer.figures.options import FigureOptions
from explorer.figures.references import References, references
from explorer.figures.sheet import MM_PER_INCH, POINTS, Part, Sheet, placed, points

MAX_REFERENCE_LINES = 12
MAX_SLIDE_LINES = 6
LETTERS = 0.88  # of the labels' size: the legend's words
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


_COLUMN = _Sizes(label=8.0, legend=6.0, reference=5.0, title=8.0, margin=4.0, gap=7.0)
_PAGE = _Sizes(label=9.0, legend=7.0, reference=6.5, title=10.0, margin=6.0, gap=10.0)
_SLIDE = _Sizes(label=20.0, legend=10.0, reference=7.5, title=18.0, margin=16.0, gap=12.0)


def compose(diagram: Diagram, citations: Mapping[int, str], options: FigureOptions, style: Style = FIGURE) -> Sheet:
    """Return the sheet of *diagram*.

    Args:
        diagram: What is shown.
        citations: One plain line for each document number of `BackedStatement.papers`; others are not numbered.
        options: Size and parts.
        style: Looks on a ground, white unless the person asks; the diagram has its own on it.

    Raises:
        FigureError: There is nothing to show.
    """
    if not diagram.visible_nodes:
        raise FigureError("There is nothing in the diagram to make a figure of; show some entities first.")
    shown = _restyled(diagram, options.style)
    return _Composer(shown, references(shown, citations), options, styled(style, shown.look)).sheet()


def _restyled(diagram: Diagram, style: str) -> Diagram:
    """The diagram in one of the built-in styles; as it is where *style* is empty, or is its own."""
    if style in ("", diagram.look.style):
        return diagram
    made = diagram.copy()
    dressing.restyle(made, style)
    return made


class _Composer:
    """Makes one sheet."""

    def __init__(self, diagram: Diagram, refs: References, options: FigureOptions, style: Style) -> None:
        self._diagram, self._options, self._style = diagram, options, style
        self._references = refs if options.references else References()
        self._all_references = refs
        self._sizes = _SLIDE if options.height_mm else _COLUMN if options.width_mm < _NARROW_MM else _PAGE
        self._drawing = picture(diagram, style, options.remarked)
        self._numbers = numbers(self._drawing, self._references.of_edge, style)
        self._frame = bounds((*self._drawing, *self._numbers))
        self._width = points(options.width_mm) - 2 * self._sizes.margin

    def sheet(self) -> Sheet:
        """Place all parts from the top to the bottom."""
        sizes = self._sizes
        title, title_height = self._title()
        refs = self._list()
        fixed = title_height + (refs.height + sizes.gap if refs.rows else 0.0) + 2 * sizes.margin
        plan = self._plan(self._room() - fixed)
        height = self._page_height(fixed + plan.height)
        parts = [
            Part("ground", (self._ground(height),)),
            Part("title", title),
            *self._place(plan, sizes.margin + title_height, height - fixed),
            Part("references", refs.words(sizes.margin, height - sizes.margin - refs.height, self._style.ink)),
        ]
        return Sheet(
            width_mm=self._options.width_mm,
            height_mm=height / POINTS * MM_PER_INCH,
            ground=self._style.ground,
            parts=tuple(part for part in parts if part.shapes),
            items=items(self._diagram),
            title=visible(self._options.title or self._diagram.title) or "Pathway diagram",
            description=description(self._diagram),
            references=self._all_references,
            notes=self._notes(plan, printed=bool(refs.rows)),
            label_points=plan.scale * self._style.font_size,
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

    def _plan(self, room: float) -> Plan:
        """Arrange diagram and legend in *room* points of height."""
        sizes, unit = self._sizes, self._style.font_size
        available = Room(self._width, room, sizes.gap)
        letters = MIN_POINTS / (unit * LETTERS), sizes.legend / (unit * LETTERS)
        return arrange(self._frame, self._legend, available, sizes.label / unit, letters)

    def _legend(self, width: float) -> tuple[Shape, ...]:
        return legend(self._diagram, self._style, width=width) if self._options.legend else ()

    def _place(self, plan: Plan, top: float, inner: float) -> list[Part]:
        """Return diagram, numbers and legend in the middle of the page between *top* and *inner* points below it."""
        left = self._sizes.margin + (self._width - plan.width) / 2
        upper = top + (inner - plan.height) / 2
        parts: list[Part] = []
        x, y = left, upper
        if plan.legend and plan.beside:
            y = upper + (plan.height - plan.down) / 2
            corner = left + plan.across + plan.gap, upper + (plan.height - plan.legend.height) / 2
            parts.append(Part("legend", plan.legend.at(*corner)))
        elif plan.legend:
            x = left + (plan.width - plan.across) / 2
            parts.append(Part("legend", plan.legend.at(self._sizes.margin, upper + plan.down + plan.gap)))
        dx, dy = x - self._frame.x * plan.scale, y - self._frame.y * plan.scale
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

    def _notes(self, plan: Plan, *, printed: bool) -> tuple[str, ...]:
        """Return what the person should know before the figure goes to print."""
        found = []
        label = plan.scale * self._style.font_size
        if label < MIN_POINTS - 0.05:
            needed = math.ceil(self._options.width_mm * MIN_POINTS / label)
            found.append(
                f"The labels are {label:.1f} pt in print, below {MIN_POINTS:g} pt: at about {needed} mm, or with fewer "
                "entities, they can be read."
            )
        if self._options.legend and plan.legend is None:
            found.append("There is no room for the legend; make the figure wider, or show fewer kinds of entities.")
        count = len(self._references.papers)
        if count and not printed:
            found.append(f"The list of {count} references is too long for the figure; it stands beside it only.")
        return tuple(found)
