"""A content made ready: where its things are and who paints them; made when asked for, kept until a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from explorer.diagram.curves import Cubic
from explorer.diagram.document import Diagram
from explorer.diagram.looks import EdgeHand
from explorer.diagram.style import Style
from explorer.model.edge import Edge
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.few import around
from explorer.ui.canvas.index import CrowdIndex, PlainIndex
from explorer.ui.canvas.ink import Ink
from explorer.ui.canvas.singly import Singly
from explorer.ui.canvas.viewport import Box

if TYPE_CHECKING:
    from explorer.ui.canvas.crowd import Crowd
    from explorer.ui.canvas.pens import Line, Table

#: Of more things the box that holds everything is told.
MANY_BOXES = 2000


class Made:
    """A content with its index and its painter.

    Args:
        style: How it looks.

    Attributes:
        content: What is there.
        ink: What it looks like.
        ratio: Device pixels in a pixel of the screen.
    """

    def __init__(self, style: Style) -> None:
        self.content = Content()
        self.ink = Ink(self.content, style)
        self.ratio = 1.0
        self._lines: dict[str, Sequence[Cubic]] = {}
        self._index: PlainIndex | CrowdIndex | None = None
        self._painter: Singly | Crowd | None = None
        self._table: tuple[Mapping[str, Edge], Mapping[str, EdgeHand], Style, Table[Line]] | None = None

    def take(self, diagram: Diagram) -> None:
        """Make *diagram* ready, and nothing of what was."""
        self.content = Content()
        self.content.take(diagram)
        self.ink = Ink(self.content, self.ink.style)
        self._lines = self._drawn({})
        self._index = self._painter = None

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        selected, self.ink = self.ink.selected, Ink(self.content, style)
        self.ink.selected, self._painter = selected, None

    def view(self, ratio: float) -> None:
        """Be painted for a screen with *ratio* device pixels in a pixel."""
        if ratio != self.ratio:
            self.ratio, self._painter = ratio, None

    def update(self, diagram: Diagram) -> list[Box]:
        """Take over what happened to *diagram*; return what of the picture that touched."""
        before, manner, there = self.index, self.painter.manner, self.content.there
        touched = self._take_change(diagram)
        if touched is None or self.painter.manner != manner:
            whole = around([box for box in (before.bounds, self.index.bounds) if box is not None])
            return [] if whole is None else [whole]
        return _boxes(before, [key for key in touched if any(key in one for one in there)]) + self.boxes(touched)

    def redress(self, diagram: Diagram, style: Style) -> None:
        """Take over what happened to *diagram* when it got the looks of *style*: all of the picture is another one."""
        self._take_change(diagram, whole=True)
        self.dress(style)

    def _take_change(self, diagram: Diagram, *, whole: bool = False) -> set[str] | None:
        """Take over what happened to *diagram*; return the keys of what that touched, or None for everything."""
        touched = self.content.take_change(diagram, whole=whole)
        gone = self._lines.keys() if touched is None else touched
        self._lines = self._drawn({key: line for key, line in self._lines.items() if key not in gone})
        if touched is None:
            self.dress(self.ink.style)
        else:
            self.ink.forget(touched)
        self._index = self._painter = None
        return touched

    def refine(self, until: float) -> list[Box]:
        """Look for ways around nodes until the clock says *until*; return what of the picture changed by that."""
        before, touched = self.index, self.content.refine(until)
        if not touched:
            return []
        self._lines = self._drawn({key: line for key, line in self._lines.items() if key not in touched})
        self.ink.forget(touched)
        self._index = self._painter = None
        return _boxes(before, touched) + self.boxes(touched)

    @property
    def index(self) -> PlainIndex | CrowdIndex:
        """Where everything is."""
        if self._index is None:
            many = self.content.columns is not None
            self._index = CrowdIndex(self.content) if many else PlainIndex(self.content, self._lines)
        return self._index

    @property
    def painter(self) -> Singly | Crowd:
        """Who paints it."""
        if self._painter is None:
            index = self.index
            if isinstance(index, PlainIndex):
                self._painter = Singly(self.content, self.ink, index)
            else:
                from explorer.ui.canvas.crowd import Crowd  # noqa: PLC0415 - late: numpy is slow to import

                self._painter = Crowd(self.content, self._looks(), self.ink, index, self.ratio)
        return self._painter

    def has(self, key: str) -> bool:
        """Whether there is a node, edge, area or note *key*."""
        content = self.content
        return key in content.nodes or key in content.edges or key in content.extras

    def boxes(self, keys: Iterable[str]) -> list[Box]:
        """Return the boxes of those of *keys* that are there, with all that they paint."""
        return _boxes(self.index, [key for key in keys if self.has(key)])

    def _looks(self) -> Table[Line]:
        """How the edges look; kept while they, and the looks, are the same: a hundred thousand take a while."""
        from explorer.ui.canvas.pens import lines_of  # noqa: PLC0415 - late: numpy is slow to import

        content, style, known = self.content, self.ink.style, self._table
        if known is not None and (known[1] != content.hands or known[2] is not style):
            known = None
        if known is None or known[0] is not content.edges:
            former = None if known is None else (known[0], known[3])
            table = lines_of(content.edges, content.hands, style, former)
            known = self._table = content.edges, content.hands, style, table
        return known[3]

    def _drawn(self, known: Mapping[str, Sequence[Cubic]]) -> dict[str, Sequence[Cubic]]:
        """The line of each edge, in the order of painting; none where they are columns."""
        content = self.content
        if content.columns is not None:
            return {}
        return {key: known[key] if key in known else content.line(key) for key in content.edges}


def _boxes(index: PlainIndex | CrowdIndex, keys: Iterable[str]) -> list[Box]:
    """The boxes of *keys*, as *index* has them; of very many keys the one of everything."""
    wanted = list(keys)
    if len(wanted) > MANY_BOXES and index.bounds is not None:
        return [index.bounds]
    return [index.box(key) for key in wanted]
