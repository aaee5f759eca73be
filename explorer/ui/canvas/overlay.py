"""What lies on the canvas while a hand is at work: a band or lasso, grips, another form, where a node would land."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from explorer.diagram.styled import styled
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import Painting
from explorer.ui.canvas.forms import BendGrip, Form, Grip, grips

if TYPE_CHECKING:
    from explorer.ui.canvas.selecting import SelectingSurface

#: A press this near to the middle of a grip takes it, in logical pixels.
GRIP_REACH = 8.0
_RADIUS = 4.5
_FAINT = 110  # of 255
_FILL = 36
#: Nearer grips than this would hide what they belong to: then there are none, in logical pixels.
_ROOM = 34.0


class Overlay:
    """Painted above the diagram, in logical pixels of the screen.

    Args:
        canvas: What it lies on.

    Attributes:
        outline: Corners of the band or lasso on the screen; empty for none.
        form: The form that the selected thing would have if the hand let go now, or None.
        targets: Keys of the compartments that a dragged node would come into.
        held: Index of the bend that Delete takes away, or None.
    """

    def __init__(self, canvas: SelectingSurface) -> None:
        self._canvas = canvas
        self.outline: Sequence[QPointF] = ()
        self.form: Form | None = None
        self.targets: frozenset[str] = frozenset()
        self.held: int | None = None

    def draw(self, outline: Sequence[QPointF]) -> None:
        """Show a band or lasso with these corners on the screen; none at all takes it away."""
        self.outline = outline
        self._canvas.update()

    def shape(self, form: Form | None) -> None:
        """Show the form that something would have; None ends that."""
        self.form = form
        self._canvas.pictures.spoil(self._canvas.scene.lift(None if form is None else form.key))
        self._canvas.update()

    def hold(self, index: int | None) -> None:
        """Hold the bend with *index* of the selected edge: Delete and the keys that nudge mean it."""
        self.held = index
        self._canvas.update()

    @property
    def grips(self) -> list[Grip]:
        """The grips of the selected thing, if there is one and room for them."""
        selection = self._canvas.selection
        if len(selection) != 1:
            return []
        (key,) = selection
        content = self._canvas.scene.content
        found = grips(self._canvas.diagram, content, key)
        real = [one for one in found if not one.faint]
        return [*real, *(one for one in found if one.faint and self._has_room(one, real))]

    def grip_at(self, place: QPointF) -> Grip | None:
        """Return the grip nearest to a point of the screen, one that is there before one that is offered; or None."""
        found = [(one.faint, self._distance(one, place), number, one) for number, one in enumerate(self.grips)]
        near = [one for one in found if one[1] <= GRIP_REACH]
        return min(near)[3] if near else None

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._canvas.style.selection)
        for key in self.targets:
            self._paint_target(painter, key, accent)
        if self.form is not None:
            self._paint_form(painter, self.form)
        elif not self._canvas.scene.content.moved:
            for grip in self.grips:
                self._paint_grip(painter, grip, accent)
        if self.outline:
            painter.setPen(QPen(accent, 1))
            painter.setBrush(_pale(accent))
            painter.drawPolygon(QPolygonF(self.outline))
        painter.restore()

    def _paint_target(self, painter: QPainter, key: str, accent: QColor) -> None:
        area = self._canvas.diagram.visible_extras.get(key)
        if area is not None:
            left, top, right, bottom = area.box
            corners = self._canvas.to_screen(QPointF(left, top)), self._canvas.to_screen(QPointF(right, bottom))
            painter.setPen(QPen(accent, 2))
            painter.setBrush(_pale(accent))
            painter.drawRoundedRect(QRectF(*corners), 6, 6)

    def _paint_form(self, painter: QPainter, form: Form) -> None:
        content = self._canvas.scene.content
        painter.save()
        x, y = self._canvas.viewport.to_screen(0.0, 0.0)
        painter.translate(x, y)
        painter.scale(self._canvas.viewport.scale, self._canvas.viewport.scale)
        style = styled(self._canvas.style, self._canvas.diagram.look)
        Painting(drawn_out(form.shapes(content, style))).paint(painter)
        painter.restore()

    def _paint_grip(self, painter: QPainter, grip: Grip, accent: QColor) -> None:
        held = isinstance(grip, BendGrip) and not grip.faint and grip.index == self.held
        colour = QColor(accent)
        colour.setAlpha(_FAINT if grip.faint else 255)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(accent if held else QColor(self._canvas.style.ground))
        painter.drawEllipse(self._canvas.to_screen(QPointF(*grip.place)), _RADIUS, _RADIUS)

    def _has_room(self, grip: Grip, others: Iterable[Grip]) -> bool:
        """Whether what is offered stands apart from what is there."""
        place = self._canvas.to_screen(QPointF(*grip.place))
        return all(self._distance(other, place) >= _ROOM / 2 for other in others)

    def _distance(self, grip: Grip, place: QPointF) -> float:
        seen = self._canvas.to_screen(QPointF(*grip.place))
        return math.dist((seen.x(), seen.y()), (place.x(), place.y()))


def corners(one: QPointF, other: QPointF) -> list[QPointF]:
    """Return the corners of the upright rectangle between two points."""
    return [one, QPointF(other.x(), one.y()), other, QPointF(one.x(), other.y())]


def _pale(colour: QColor) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), _FILL)
