"""A text shown whole and letter for letter, with stretches of it marked in colour."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from explorer.ui.plain_text import shown

_LONGEST = 60_000
_ROOM = 3
_USUAL_WIDTH, _LEAST_WIDTH = 320, 80


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text in colour: code points of the text as given.

    Attributes:
        start: First code point.
        end: Behind the last one.
        ground: Colour behind the words, ``#rrggbb``, or empty.
        colour: Colour of the words, or empty.
        bold: Whether the words are heavier.
        underline: Whether they are underlined.
    """

    start: int
    end: int
    ground: str = ""
    colour: str = ""
    bold: bool = False
    underline: bool = False


class MarkedText(QTextEdit):
    """A read-only field that is as high as its text and wraps it, so that nothing is cut off.

    Only plain text ever goes in; marks are character formats. It can be selected and copied.

    Signals:
        menu_opening: A right click, before its menu opens: the `QMenu`, and the first code point and the one behind the
            last of what is selected in the text as given; both are the place of the click where it is beside that.
    """

    menu_opening = Signal(object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[int, ...] = (0,)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str, marks: Iterable[Mark] = ()) -> None:
        """Show *text* with *marks*; of marks that overlap the later one is on top."""
        display = shown(text[:_LONGEST])
        self._places = display.places
        self.setPlainText(display.text)
        self.document().setUndoRedoEnabled(False)
        for mark in marks:
            position, length = display.span(mark.start, mark.end)
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_format(mark))
        self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu, with what others put into it for the words at hand."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cursor = self.textCursor()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            place = self.cursorForPosition(event.pos())
            # a click beside what was selected before means what it points at
            if not cursor.selectionStart() <= place.position() <= cursor.selectionEnd() or not cursor.hasSelection():
                cursor = place
        self.menu_opening.emit(menu, self._point(cursor.selectionStart()), self._point(cursor.selectionEnd()))
        menu.popup(event.globalPos())

    def selected(self) -> tuple[int, int]:
        """Return the first code point and the one behind the last of what is selected in the text as given."""
        cursor = self.textCursor()
        return self._point(cursor.selectionStart()), self._point(cursor.selectionEnd())

    def _point(self, position: int) -> int:
        """Return the code point of the text as given that is shown at a position of Qt's."""
        return max(0, bisect_right(self._places, position) - 1)

    def marked_words(self) -> list[str]:
        """Return the words of each stretch that has a ground of its own, in the order of the text."""
        found: list[str] = []
        block = self.document().firstBlock()
        while block.isValid():
            found += [
                _utf16(block.text(), part.start, part.length)
                for part in block.textFormats()
                if part.format.hasProperty(int(QTextCharFormat.Property.BackgroundBrush))
            ]
            block = block.next()
        return found

    def top_of(self, position: int) -> int:
        """Return how far below the top the code point at *position* of the text shown stands, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole text, wrapped at *width* pixels."""
        document = self.document()
        before = document.textWidth()
        document.setTextWidth(width)
        height = math.ceil(document.size().height()) + _ROOM
        document.setTextWidth(before)
        return height

    def sizeHint(self) -> QSize:
        """Return a size of a usual width."""
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return the size of one short line."""
        return QSize(_LEAST_WIDTH, self.fontMetrics().height() + _ROOM)

    def changeEvent(self, event: QEvent) -> None:
        """A new font changes the height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the list scroll, not the single text."""
        event.ignore()


def _format(mark: Mark) -> QTextCharFormat:
    made = QTextCharFormat()
    if mark.ground:
        made.setBackground(QColor(mark.ground))
    if mark.colour:
        made.setForeground(QColor(mark.colour))
    if mark.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if mark.underline:
        made.setFontUnderline(True)
    return made


def _utf16(text: str, start: int, length: int) -> str:
    """Return the part of *text* that Qt calls *start* and *length*."""
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")
