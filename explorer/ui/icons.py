"""The program's own icons, drawn in the colour of the words around them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.bundle import resource

_SIZES = (18, 36)


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def icon(name: str, colour: str = "#1d232b", faint: str = "") -> QIcon:
    """Return the icon *name* (a file of ``resources/icons``) in *colour*; in *faint* where its action is disabled."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(_drawing(name).replace("currentColor", colour), size))
        if faint:
            disabled = _pixmap(_drawing(name).replace("currentColor", faint), size)
            made.addPixmap(disabled, QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """Return the icon of the program."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(_pixmap(_drawing("app"), size))
    return made
