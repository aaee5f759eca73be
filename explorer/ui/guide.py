"""Help: the command palette, the list of shortcuts, how to read the diagram, about, the problem report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.diagram.looks import Look
from explorer.diagram.style import Style
from explorer.ui import theme
from explorer.ui.action_table import ACTIONS
from explorer.ui.failures import Failures, versions
from explorer.ui.notices import Notices
from explorer.ui.panels.pieces import Column, label, take_size
from explorer.ui.plain_text import visible
from explorer.ui.plain_tree import PlainTree

_CANVAS_KEYS = (
    ("Arrow keys", "Walk along the edges from entity to entity"),
    ("Ctrl+arrow", "Stop on the edge"),
    ("Tab", "Next entity, note or area"),
    ("Enter", "Read the evidence of what is selected; edit a note; collapse an area"),
    ("Alt+arrow", "Move what is selected, or the bend that is held; with Shift: a little"),
    ("Wheel", "Zoom to the pointer"),
    ("Drag on the ground", "Pan; so does the middle button, or any drag with Space"),
    ("Shift+drag, Alt+drag", "Draw a box: add what is in it to the selection, or take it out"),
    ("Ctrl+Shift+drag, Ctrl+Alt+drag", "The same with a lasso"),
    ("Ctrl+click, Shift+click", "Add one thing to the selection, or take it out"),
    ("Drag an entity, a note or a frame", "Move it; onto another compartment: it belongs there from now on"),
    ("Drag a selected edge", "Bend it; its bends can be dragged, a double click takes one away"),
    ("Double click", "On an entity: add its neighbours. On an edge: show the paper. On a note: edit it"),
    ("Double click on a group", "Collapse its area, or expand its node"),
    ("Delete", "Hide entities; remove notes, frames and the bend that is held"),
)


class Palette(QDialog):
    """Type a few letters of a command, press Enter.

    Args:
        commands: Every command by its words.
        parent: The window.
    """

    def __init__(self, commands: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_size(self, 520, 380)
        self._commands = commands
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type a command")
        self.line.setAccessibleName("Command")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Commands")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(self._match)
        self.line.returnPressed.connect(self.run_current)
        self.list.itemClicked.connect(lambda _: self.run_current())
        self._match("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move through the list while one types."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            super().keyPressEvent(event)

    def run_current(self) -> None:
        """Do the chosen command."""
        item = self.list.currentItem()
        if item is not None:
            action = self._commands[item.data(Qt.ItemDataRole.UserRole)]
            self.close()
            action.trigger()

    def _match(self, typed: str) -> None:
        self.list.clear()
        words = typed.casefold().split()
        for name, action in self._commands.items():
            if action.isEnabled() and all(word in name.casefold() for word in words):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QListWidgetItem(visible(f"{name}    {keys}" if keys else name))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.list.addItem(item)
        self.list.setCurrentRow(0)


class Guide:
    """Slots of the Help menu and the palette.

    Args:
        window: The window.
        commands: Returns every command by its words.
        failures: Makes the problem report.
        notices: Where it is told that something was copied.
        style: Returns the style of the window's diagrams.
        look: Returns the looks that the open diagram has of its own.
    """

    def __init__(
        self,
        window: QWidget,
        commands: Callable[[], dict[str, QAction]],
        failures: Failures,
        notices: Notices,
        style: Callable[[], Style],
        look: Callable[[], Look],
    ) -> None:
        self._window = window
        self._commands = commands
        self._failures = failures
        self._notices = notices
        self._style = style
        self._look = look
        self.dialog: QDialog | None = None

    def palette(self) -> None:
        """Open the command palette."""
        dialog = Palette(self._commands(), self._window)
        area = self._window.rect()
        dialog.move(self._window.mapToGlobal(area.topLeft()) + QPoint((area.width() - dialog.width()) // 2, 64))
        self._open(dialog)
        dialog.line.setFocus()

    def shortcuts(self) -> None:
        """Show every command with its keys."""
        dialog = self._dialog("Shortcuts", QSize(640, 620))
        tree = PlainTree(("Keys", "Command", "What it does"))
        for spec in ACTIONS:
            if spec.keys:
                keys = ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in spec.keys)
                tree.add_row((keys, spec.plain_text, spec.tip))
        for keys, what in _CANVAS_KEYS:
            tree.add_row((keys, "On the diagram", what))
        tree.setColumnWidth(0, 220)
        tree.setColumnWidth(1, 170)
        self._finish(dialog, tree)

    def reading(self) -> None:
        """Show what the shapes, lines and heads mean."""
        from explorer.ui.legend import legend_image  # noqa: PLC0415 - late: only this dialog needs it

        dialog = self._dialog("How to read the diagram", QSize(560, 640))
        column = Column()
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        ratio = dialog.devicePixelRatioF()
        image: QImage = legend_image(self._style(), theme.current().base, ratio, self._look())
        picture.setPixmap(QPixmap.fromImage(image))
        picture.setAccessibleName("Legend")
        column.add(picture)
        column.add(
            label(
                "An edge is as wide as its papers: one, two to four, five or more. A dashed edge is only speculated. "
                "A contested edge has both heads and counts the papers for up and for down. Sentences that deny "
                "something never draw a plain edge."
            )
        )
        column.add(label("By hand", "section"))
        column.add(label("\n".join(f"{keys}: {what}." for keys, what in _CANVAS_KEYS)))
        self._finish(dialog, column)

    def about(self) -> None:
        """Show versions and licences."""
        dialog = self._dialog("About Pathway Explorer", QSize(520, 330))
        column = Column()
        column.add(label("Pathway Explorer", "heading"))
        column.add(label("Abstracts in, a clickable pathway with its sentences on screen, a figure out. Offline."))
        column.add(label(versions(), "faint", selectable=True))
        column.add(
            label(
                "MIT licence. Qt and PySide6: LGPL-3.0. Names and identifiers: HGNC and FamPlex (CC0), GO, ChEBI and "
                "MONDO (CC BY 4.0), MeSH (NLM). Font: DejaVu Sans. The lists of versions and licences are beside the "
                "program's files.",
                "faint",
            )
        )
        self._finish(dialog, column)

    def report(self) -> None:
        """Copy the problem report."""
        QGuiApplication.clipboard().setText(self._failures.report())
        self._notices.say("The problem report was copied: versions and places in the program, no text of yours.")

    def _dialog(self, title: str, size: QSize) -> QDialog:
        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.resize(size)
        return dialog

    def _finish(self, dialog: QDialog, content: QWidget) -> None:
        column = QVBoxLayout(dialog)
        column.setContentsMargins(14, 14, 14, 12)
        column.addWidget(content, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        column.addWidget(buttons)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
