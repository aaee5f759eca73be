"""A sheet as pixels: PNG by width in millimetres and dots per inch."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.diagram.shapes import Rect, Shape
from explorer.errors import FigureError
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import application, paint
from explorer.figures.sheet import POINTS, Sheet

MAX_PIXELS = 200_000_000
MAX_SIDE = 32_000  # Qt paints no image whose sides need more than 15 bits
_MM_PER_METRE = 1000
_MM_PER_INCH = 25.4


def png(sheet: Sheet, dpi: int) -> bytes:
    """Return *sheet* as a PNG file that says its resolution.

    Raises:
        FigureError: The picture would take too much memory.
    """
    width, height = pixels(sheet, dpi)
    picture = render(
        sheet.shapes, Rect(0, 0, sheet.width, sheet.height), width, height, ground=sheet.ground, scale=dpi / POINTS
    )
    per_metre = round(dpi / _MM_PER_INCH * _MM_PER_METRE)
    picture.setDotsPerMeterX(per_metre)
    picture.setDotsPerMeterY(per_metre)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise FigureError("The picture could not be written as PNG: there is not enough memory; choose fewer dpi.")
    return bytes(buffer.data().data())


def pixels(sheet: Sheet, dpi: int) -> tuple[int, int]:
    """Return width and height of *sheet* in pixels: millimetres / 25.4 * *dpi*, rounded."""
    return round(sheet.width_mm / _MM_PER_INCH * dpi), max(1, round(sheet.height_mm / _MM_PER_INCH * dpi))


def render(shapes: Iterable[Shape], frame: Rect, width: int, height: int, *, ground: str, scale: float) -> QImage:
    """Return an image of *width* by *height* pixels with what lies in *frame*, its corner in the left upper one.

    Args:
        shapes: What to paint, the lowest first.
        frame: The part of the plane to show.
        width: Pixels across.
        height: Pixels down.
        ground: Colour of the ground.
        scale: Pixels for one unit of the plane.

    Raises:
        FigureError: The picture would take too much memory; told before any is taken.
    """
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise FigureError(
            f"The picture would have {width} x {height} pixels, more than {MAX_PIXELS // 1_000_000} million "
            f"or than {MAX_SIDE} on a side; choose fewer dpi or a smaller width, or save it as PDF or SVG."
        )
    application()
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise FigureError(
            f"There is not enough memory for a picture of {width} x {height} pixels; choose fewer dpi, or PDF or SVG."
        )
    picture.fill(QColor(ground))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.translate(-frame.x, -frame.y)
    paint(painter, drawn_out(shapes))
    painter.end()
    return picture
