"""Bars drawn by pyqtgraph, in the colours of the window; a click tells which bar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from explorer.model.charts import Bar
from explorer.model.wording import shortened
from explorer.ui import theme
from explorer.ui.panels.pieces import on_base
from explorer.ui.plain_text import visible

PICTURE_SCALE = 3
_TITLE = 26  # pixels above a picture
_ROW = 24  # pixels for each bar that lies
_ROOM = 10  # pixels above and below these together
_UPRIGHT = 300  # pixels of height for bars that stand
_LONGEST = 24  # letters of a name beside its bar
_FADED = 90  # how opaque, of 255, a bar is that is not wanted
_SHARE = 1.22  # so much longer than its longest bar a chart is: its number stands behind it


class BarPlot(QScrollArea):
    """Bars side by side, or below each other with their names.

    Signals:
        clicked: The place of the bar that was clicked.
    """

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._bars: tuple[Bar, ...] = ()
        self._chosen: frozenset[int] | None = None
        self._upright = False
        self.plot: Any = None
        self._inside = QWidget()
        on_base(self._inside)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_bars(self, bars: Sequence[Bar], chosen: Collection[int] | None, *, upright: bool) -> None:
        """Draw *bars*; where only some are wanted, these are *chosen* and the others fade. Loads pyqtgraph."""
        self._bars, self._upright = tuple(bars), upright
        self._chosen = None if chosen is None else frozenset(chosen)
        if self.plot is None:
            self.plot = _make_plot()
            self._column.insertWidget(0, self.plot)
            self.plot.scene().sigMouseClicked.connect(self._click)
        self._draw(theme.current())

    def colour(self) -> None:
        """Take the colours of the window."""
        if self.plot is not None:
            self._draw(theme.current())

    def png(self, title: str) -> bytes:
        """Return the chart as a PNG picture, dark on white, with *title* above it."""
        size = self._size() * PICTURE_SCALE
        image = QImage(size, QImage.Format.Format_RGB32)
        self._paint(image, size, title)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def svg(self, title: str) -> bytes:
        """Return the chart as an SVG picture, dark on white, with *title* above it."""
        buffer, size = QBuffer(), self._size()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setTitle(title)
        generator.setDescription("")
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        self._paint(generator, size, title)
        return bytes(buffer.data().data())

    def _paint(self, device: QImage | QSvgGenerator, size: QSize, title: str) -> None:
        """Paint on *device* of *size*, in light colours whatever the window has."""
        self._draw(theme.LIGHT)
        painter = QPainter(device)
        painter.fillRect(0, 0, size.width(), size.height(), QColor(theme.LIGHT.base))
        scale = size.width() / self.plot.width()
        painter.scale(scale, scale)
        painter.setPen(QColor(theme.LIGHT.text))
        painter.drawText(QRectF(0, 0, self.plot.width(), _TITLE), Qt.AlignmentFlag.AlignCenter, title)
        below = QRectF(0, _TITLE, self.plot.width(), self.plot.height())
        self.plot.render(painter, below, self.plot.viewport().rect())
        painter.end()
        self.colour()

    def _size(self) -> QSize:
        """The size of a picture of it, in pixels of the screen."""
        return QSize(self.plot.width(), self.plot.height() + _TITLE)

    def _draw(self, colours: theme.Colours) -> None:
        import pyqtgraph  # noqa: PLC0415 - late: slow to import

        plot, count = self.plot, len(self._bars)
        plot.clear()
        plot.setBackground(colours.base)
        numbers = [bar.number for bar in self._bars]
        brushes = [_brush(colours, self._chosen is None or place in self._chosen) for place in range(count)]
        places = list(range(count)) if self._upright else list(range(count - 1, -1, -1))
        if self._upright:
            item = pyqtgraph.BarGraphItem(x=places, height=numbers, width=0.8, brushes=brushes, pen=colours.base)
        else:
            item = pyqtgraph.BarGraphItem(
                x0=[0] * count, y=places, width=numbers, height=0.7, brushes=brushes, pen=colours.base
            )
        plot.addItem(item)
        self._name(colours)
        most = max(numbers, default=1)
        if self._upright:
            plot.setRange(xRange=(-1, count), yRange=(0, most * 1.1), padding=0)
            plot.setFixedHeight(_UPRIGHT)
        else:
            plot.setRange(xRange=(0, most * _SHARE), yRange=(-0.6, count - 0.4), padding=0)
            plot.setFixedHeight(count * _ROW + _ROOM)

    def _name(self, colours: theme.Colours) -> None:
        """Write names beside the bars, and numbers behind those that lie."""
        import pyqtgraph  # noqa: PLC0415 - late: slow to import

        plot, count = self.plot, len(self._bars)
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        for axis in (left, bottom):
            axis.setPen(colours.line)
            axis.setTextPen(colours.faint)
            axis.setTicks(None)
        plot.showAxis("bottom", self._upright)
        if self._upright:
            room = max(1, self.viewport().width() // (self.fontMetrics().horizontalAdvance("0.00 to 0") + 8))
            step = max(1, -(-count // room))
            bottom.setTicks([[(place, self._bars[place].label.split(" ", 1)[0]) for place in range(0, count, step)]])
            left.setWidth(44)
            return
        names = [shortened(visible(bar.label), _LONGEST) for bar in self._bars]
        left.setTicks([[(count - 1 - place, name) for place, name in enumerate(names)]])
        left.setTextPen(colours.text)
        left.setWidth(max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0) + 14)
        for place, bar in enumerate(self._bars):
            number = pyqtgraph.TextItem(f"{bar.number:,}", color=colours.faint, anchor=(0, 0.5))
            number.setPos(bar.number, count - 1 - place)
            plot.addItem(number)

    def _click(self, event: Any) -> None:
        """A click anywhere in the row or column of a bar is a click on it."""
        place = self.plot.getViewBox().mapSceneToView(event.scenePos())
        found = round(place.x()) if self._upright else len(self._bars) - 1 - round(place.y())
        if 0 <= found < len(self._bars):
            event.accept()
            self.clicked.emit(found)


def _make_plot() -> Any:
    import pyqtgraph  # noqa: PLC0415 - late: slow to import

    plot = pyqtgraph.PlotWidget()
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.getAxis("bottom").setStyle(tickLength=-4)
    plot.getAxis("left").setStyle(tickLength=0)
    return plot


def _brush(colours: theme.Colours, wanted: bool) -> QColor:
    colour = QColor(colours.accent)
    if not wanted:
        colour.setAlpha(_FADED)
    return colour
