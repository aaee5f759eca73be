"""Questions that the system's own dialogs ask: which file, which folder, really?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

STORES = "Stores (*.pathways)"
ENDING = ".pathways"


def open_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Return the files chosen to be read; empty where the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return [Path(name) for name in names]


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file chosen to be read, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder chosen, or None."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def save_file(
    parent: QWidget, title: str, proposed: str, kinds: str, ending: str, *, replaces: bool = True
) -> Path | None:
    """Return the file chosen to be written, with *ending*, or None.

    The dialog asks before a file is replaced; where nothing is replaced (not *replaces*) it has nothing to ask.
    """
    option = QFileDialog.Option(0) if replaces else QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds, "", option)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)


def confirm(parent: QWidget, title: str, text: str, yes: str, then: Callable[[], None]) -> QMessageBox:
    """Ask before something is lost: call *then* where the person presses the button called *yes*."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(text)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.buttonClicked.connect(lambda pressed: then() if pressed is button else None)
    box.open()
    return box
