"""A diagram made ready for painting: what lies where, in paint order, kept in step by changes.

Shapes are made when they are painted for the first time; where things lie is known at once, from their outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explorer.diagram.document import Diagram
from explorer.diagram.groups import Group
from explorer.diagram.style import Style
from explorer.ui.canvas.content import SINGLY
from explorer.ui.canvas.few import around
from explorer.ui.canvas.pointing import Pointing
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box, Point

#: More touched boxes are told as the one that holds them all.
MAX_BOXES = 60


class Scene(Pointing):
    """A diagram made ready.

    Args:
        style: How it looks.

    Attributes:
        hovered: Key of what the pointer is on, or None.
    """

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._lit: tuple[str, float, list[Step]] | None = None
        self._away: frozenset[str] = frozenset()
        self._lifted: frozenset[str] = frozenset()
        self.hovered: str | None = None

    @property
    def selected(self) -> frozenset[str]:
        """Keys of what is selected; always such as is there."""
        return self._made.ink.selected

    # content

    def show(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible; nothing is selected."""
        self._made.take(diagram)
        self._away, self._lifted = frozenset(), frozenset()
        self._lit, self.hovered = None, None

    def dress(self, style: Style) -> None:
        """Take the looks of *style*."""
        self._made.dress(style)
        self._lit = None

    def view(self, ratio: float) -> None:
        """Be painted for a screen with *ratio* device pixels in a pixel."""
        self._made.view(ratio)

    def update(self, diagram: Diagram) -> list[Box]:
        """Take over what happened to *diagram*; return what of the picture that touched."""
        touched = self._made.update(diagram)
        self._forget_gone()
        return _joined(touched)

    def redress(self, diagram: Diagram, style: Style) -> None:
        """Take over what happened to *diagram* when it got the looks of *style*: all of the picture is another one."""
        self._made.redress(diagram, style)
        self._forget_gone()

    def _forget_gone(self) -> None:
        """What is not there any more is not selected, and does not move."""
        self._made.ink.selected = frozenset(key for key in self.selected if self.has(key))
        self._away = frozenset(key for key in self._away if self.has(key))
        self._lit = None

    @property
    def refined(self) -> bool:
        """Whether all ways of edges around nodes are found."""
        return self.content.refined

    def refine(self, until: float) -> list[Box]:
        """Look for ways around nodes until the clock says *until*; return what of the picture changed by that."""
        touched = self._made.refine(until)
        if touched:
            self._lit = None
        return _joined(touched)

    def select(self, keys: Iterable[str]) -> list[Box]:
        """Select those of *keys* that are there, and nothing else; return what of the picture that touches."""
        wanted, ink = frozenset(key for key in keys if self.has(key)), self._made.ink
        changed, ink.selected = self.selected ^ wanted, wanted
        ink.forget(changed)
        self._lit = None
        whole = self.bounds()
        if self.content.columns is not None and len(changed) > SINGLY and whole is not None:
            return [whole]
        if self.content.columns is not None:
            changed |= self.content.edges_of(changed)
        return _joined(self._made.boxes(changed))

    def preview(self, positions: Mapping[str, Point], groups: Mapping[str, Group] | None = None) -> list[Box]:
        """Show nodes and notes at other places, and areas as *groups* say, where these would be other ones.

        Returns what of the ground that touches; `above` paints what moves.
        """
        away = self.content.move(positions, groups)
        changed, self._away = self._away ^ away, away
        return _joined(self._made.boxes(changed))

    def lift(self, key: str | None) -> list[Box]:
        """Leave out what has *key*, which is shown in another form meanwhile; return what of the picture that touches.

        None puts it back.
        """
        lifted = frozenset(() if key is None else (key,))
        changed, self._lifted = self._lifted ^ lifted, lifted
        return _joined(self._made.boxes(changed))

    # painting

    def steps(self, box: Box, factor: float) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first, for a picture of *factor* device pixels in a unit.

        What is moving or lifted is left out.
        """
        return self._made.painter.steps(box, factor, self._away | self._lifted)

    def overview(self, box: Box, factor: float) -> Iterator[Step]:
        """Return the same for a small picture of the whole: without what is for the screen only."""
        return self._made.painter.overview(box, factor, self._away)

    @property
    def reach(self) -> tuple[float, float]:
        """How far from the boxes that it touched a change may be seen, in device pixels: across and down."""
        return self._made.painter.reach

    def above(self, seen: Box, factor: float) -> Iterator[Step]:
        """Return what is painted on top: what moves, or else what lights up under the pointer.

        Of what stands still only what lies in the box *seen* is painted again.
        """
        if self._away:
            return self._made.painter.moving(seen, factor, self._away)
        if self.hovered is None or not self.has(self.hovered):
            return iter(())
        if self._lit is None or self._lit[:2] != (self.hovered, factor):
            self._lit = self.hovered, factor, list(self._made.painter.lighting(self.hovered, factor))
        return iter(self._lit[2])


def _joined(boxes: list[Box]) -> list[Box]:
    """Return *boxes*, or the one that holds them where they are many."""
    whole = around(boxes)
    return boxes if len(boxes) <= MAX_BOXES or whole is None else [whole]
