"""The answers of an exploration as a list: paths as chips with signs between, and what is said of each below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.graph.links import Link
from explorer.jobs.ways import Answer, Row
from explorer.model.entity import Entity
from explorer.model.relation import Sign
from explorer.ui import theme
from explorer.ui.plain_text import visible

_ROLE = Qt.ItemDataRole
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_LEFT, _TOP, _GAP, _PAD = 12, 6, 5, 7
#: How many entities of a row are shown as chips at most.
_CHIPS = 9


def sign_between(link: Link) -> str:
    """Return the head between two entities: an arrow for up, a bar for down, else a plain line."""
    if not link.directed:
        return "—"
    return {Sign.POSITIVE: "→", Sign.NEGATIVE: "⊣", Sign.NONE: "⇢"}[link.sign]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a row: the name of an entity in a chip, or the sign between two."""

    text: str
    sign: Sign | None = None
    chip: bool = False


def pieces(row: Row, entities: Mapping[str, Entity]) -> list[Piece]:
    """Return the parts of *row* in their order; of many entities the first ones."""
    names = [visible(entities[key].name) for key in row.keys[:_CHIPS]]
    made = [Piece(names[0], chip=True)]
    for place, name in enumerate(names[1:]):
        if row.links:
            made.append(Piece(sign_between(row.links[place]), row.links[place].sign))
        made.append(Piece(name, chip=bool(row.links)))
    return [*made, Piece("…")] if len(row.keys) > _CHIPS else made


class Rows(QAbstractListModel):
    """The rows of an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.entities: Mapping[str, Entity] = {}

    def show(self, answer: Answer | None) -> None:
        """Show *answer*, or nothing."""
        self.beginResetModel()
        self.rows = answer.rows if answer is not None else ()
        self.entities = answer.entities if answer is not None else {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return the words of a row, or the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROLE.DisplayRole:
            return f"{' '.join(one.text for one in pieces(row, self.entities))}; {row.words}"
        return row if role == ROW else None


class RowPainter(QStyledItemDelegate):
    """Paints a row: chips and signs, broken into lines where they need it, and the words below."""

    def __init__(self, model: Rows, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height that the row needs in it."""
        width = self._view.viewport().width()
        placed = self._placed(self._model.rows[index.row()], option.fontMetrics, width)
        bottom = placed[-1][1].bottom()
        return QSize(width, bottom + 4 + option.fontMetrics.height() + _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        row, colour, area = self._model.rows[index.row()], theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.blend(colour.base, colour.accent, 0.24)))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.blend(colour.base, colour.accent, 0.1)))
        signs = {Sign.POSITIVE: colour.good, Sign.NEGATIVE: colour.warning, Sign.NONE: colour.faint, None: colour.text}
        placed = self._placed(row, option.fontMetrics, area.width())
        for piece, box in placed:
            here = box.translated(area.topLeft())
            if piece.chip:
                painter.setPen(QPen(QColor(colour.line), 1))
                painter.setBrush(QColor(colour.raised))
                painter.drawRoundedRect(here, 6, 6)
            painter.setPen(QColor(signs[piece.sign]))
            painter.drawText(here, Qt.AlignmentFlag.AlignCenter, piece.text)
        painter.setPen(QColor(colour.faint))
        below = QRect(area.left() + _LEFT, area.top() + placed[-1][1].bottom() + 4, area.width() - 2 * _LEFT, 99)
        words = option.fontMetrics.elidedText(row.words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _placed(self, row: Row, metrics: QFontMetrics, width: int) -> list[tuple[Piece, QRect]]:
        """Where each piece of *row* stands in a list of *width* pixels."""
        x, y, height = _LEFT, _TOP, metrics.height() + 4
        placed = []
        for piece in pieces(row, self._model.entities):
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, width - 2 * _LEFT - 2 * _PAD)
            size = metrics.horizontalAdvance(text) + (2 * _PAD if piece.chip else 2)
            if x > _LEFT and x + size > width - _LEFT:
                x, y = _LEFT, y + height + 3
            placed.append((Piece(text, piece.sign, piece.chip), QRect(x, y, size, height)))
            x += size + _GAP
        return placed


class RowsView(QListView):
    """The list; rows can be selected, several at once.

    Signals:
        pointed: The `Row` under the pointer, or None.
        chosen: The `Row` that was clicked, or on which Enter was pressed.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(RowPainter(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setMinimumHeight(60)
        self.setAccessibleName("What was found")
        self.activated.connect(lambda index: self.chosen.emit(index.data(ROW)))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))

    @property
    def selected(self) -> list[Row]:
        """The selected rows, from the top."""
        return [index.data(ROW) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which row the pointer is on."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def leaveEvent(self, event: Any) -> None:
        """The pointer is on none."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def currentChanged(self, current: Any, previous: Any) -> None:
        """The keyboard points too."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.pointed.emit(current.data(ROW))

    def _point(self, place: QPoint) -> None:
        index = self.indexAt(place)
        self.pointed.emit(index.data(ROW) if index.isValid() else None)
