"""The one painter of display lists: the canvas and every figure are painted by it and so are the same picture."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from explorer.bundle import resource
from explorer.diagram.metrics import visible
from explorer.diagram.shapes import Outline, Shape, Words
from explorer.errors import FigureError

#: Text is laid out once at this many pixels to the em and scaled: the same outlines and widths at every zoom.
EM = 100.0
FONT_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_RENDER_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
_own: list[QGuiApplication] = []


def application() -> QGuiApplication:
    """Return the running Qt application, or make one that needs no screen and opens no window.

    Raises:
        FigureError: A Qt application without graphics is running in this process.
    """
    running = QCoreApplication.instance()
    if running is None:
        # The option outranks QT_QPA_PLATFORM and DISPLAY: a screen that is named but not there would abort the process.
        _own.append(QGuiApplication([sys.argv[0] if sys.argv else "pathway-explorer", "-platform", "offscreen"]))
        return _own[-1]
    if not isinstance(running, QGuiApplication):
        raise FigureError("A figure cannot be made here: the Qt application of this process has no graphics.")
    return running


@cache
def load_fonts() -> str:
    """Load the bundled DejaVu Sans, regular and bold, once; return the name of the family.

    Raises:
        FigureError: A font file of the installation is missing or damaged.
    """
    application()
    families = []
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        if number < 0:
            raise FigureError(f"The font {name} of this installation is missing or damaged; install the program again.")
        families.append(QFontDatabase.applicationFontFamilies(number)[0])
    return families[0]


@cache
def em_font(family: str, *, bold: bool) -> QFont:
    """Return the font at `EM` pixels: no hinting, kerning or ligatures, so that widths are the font's own table's."""
    font = QFont(family)
    font.setPixelSize(int(EM))
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    if hasattr(font, "setFeature"):  # since Qt 6.7
        for feature in ("liga", "clig"):
            font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache(maxsize=20_000)
def em_width(text: str, family: str, *, bold: bool) -> float:
    """Return the width of *text* at one pixel to the em; times the size it is the width on the diagram."""
    return QFontMetricsF(em_font(family, bold=bold)).horizontalAdvance(text) / EM


@lru_cache(maxsize=1_000)
def colour(name: str) -> QColor:
    """Return the colour ``#rrggbb``.

    Raises:
        ValueError: *name* is no colour.
    """
    found = QColor(name)
    if not found.isValid():
        raise ValueError(f"not a colour: {name!r}")
    return found


def outline_path(outline: Outline) -> QPainterPath:
    """Return the path of *outline* in diagram units."""
    path = QPainterPath()
    for letter, *numbers in outline.commands:
        if letter == "M":
            path.moveTo(*numbers)
        elif letter == "L":
            path.lineTo(*numbers)
        elif letter == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def outline_pen(outline: Outline) -> QPen:
    """Return the pen of *outline*; dashes are lengths in diagram units, as in SVG."""
    if outline.stroke is None or outline.width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour(outline.stroke), outline.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if outline.dash:
        pen.setDashPattern([length / outline.width for length in outline.dash])
    return pen


def outline_brush(outline: Outline) -> QBrush:
    """Return the brush of *outline*."""
    return QBrush(Qt.BrushStyle.NoBrush) if outline.fill is None else QBrush(colour(outline.fill))


class _Stroke:
    """An outline made ready."""

    __slots__ = ("_brush", "_opacity", "_path", "_pen")

    def __init__(self, outline: Outline) -> None:
        self._path, self._pen, self._brush = outline_path(outline), outline_pen(outline), outline_brush(outline)
        self._opacity = outline.opacity

    def paint(self, painter: QPainter) -> None:
        """Fill and stroke it."""
        painter.setOpacity(self._opacity)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawPath(self._path)


class _Text:
    """A text made ready."""

    __slots__ = ("_font", "_ink", "_place", "_text")

    def __init__(self, words: Words, family: str) -> None:
        self._text = visible(words.text)
        scale = words.size / EM
        self._place = QTransform(scale, 0, 0, scale, text_start(words, family), words.y)
        self._font = em_font(family, bold=words.bold)
        self._ink = colour(words.colour)

    def paint(self, painter: QPainter) -> None:
        """Write it on its baseline."""
        before = painter.transform()
        painter.setOpacity(1.0)
        painter.setTransform(self._place, True)
        painter.setFont(self._font)
        painter.setPen(self._ink)
        painter.drawText(QPointF(0, 0), self._text)
        painter.setTransform(before)


class Painting:
    """A display list made ready, so that it can be painted again and again (at any zoom) without making it anew.

    Args:
        shapes: What to paint, the lowest first.
        font_family: Family of the texts; the bundled DejaVu Sans where None.
    """

    def __init__(self, shapes: Iterable[Shape], font_family: str | None = None) -> None:
        family = font_family or load_fonts()
        self._steps = [_Text(shape, family) if isinstance(shape, Words) else _Stroke(shape) for shape in shapes]

    def paint(self, painter: QPainter) -> None:
        """Paint it; pen, brush, font, hints and transform of *painter* are as before afterwards."""
        painter.save()
        painter.setRenderHints(_RENDER_HINTS)
        for step in self._steps:
            step.paint(painter)
        painter.restore()


def paint(painter: QPainter, shapes: Iterable[Shape], *, font_family: str | None = None) -> None:
    """Paint a display list in diagram units through the transform of *painter*.

    Args:
        painter: An active painter.
        shapes: What to paint, the lowest first.
        font_family: Family of the texts; the bundled DejaVu Sans where None.
    """
    Painting(shapes, font_family).paint(painter)


def text_start(words: Words, family: str) -> float:
    """Return where the first letter of *words* starts, in diagram units; its anchor is its own centre or its start."""
    if words.anchor == "start":
        return words.x
    return words.x - em_width(visible(words.text), family, bold=words.bold) * words.size / 2
