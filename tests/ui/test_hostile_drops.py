"""What another program lets fall on the window runs no code, wherever it falls."""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.main_window import MainWindow

ITEMS = "application/x-qabstractitemmodeldatalist"


class Payload:
    """Makes a folder when it is un-pickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self.marker),))


def items(marker: Path) -> QMimeData:
    """One item of a list as Qt drags it, whose value is a pickled object (PySide before 6.12 un-pickles it)."""
    name = b"PySide::PyObjectWrapper\0"
    body = pickle.dumps(Payload(marker))
    variant = struct.pack(">IBI", 65536, 0, len(name)) + name + struct.pack(">I", len(body)) + body
    row = struct.pack(">iii", 0, 0, 1) + struct.pack(">i", Qt.ItemDataRole.DisplayRole.value) + variant
    data = QMimeData()
    data.setData(ITEMS, QByteArray(row))
    return data


@pytest.mark.skipif(tuple(map(int, PySide6.__version__.split(".")[:2])) >= (6, 12), reason="Qt itself refuses it here")
def test_the_payload_would_run_where_items_were_taken(qtbot: QtBot, tmp_path: Path) -> None:
    model = QStandardItemModel(1, 1)
    model.dropMimeData(items(tmp_path / "marker"), Qt.DropAction.CopyAction, 0, 0, QModelIndex())
    assert (tmp_path / "marker").exists()


def drop(widget: QWidget, data: QMimeData) -> None:
    place, copy = widget.rect().center(), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(place), copy, data, left, plain))
    QApplication.sendEvent(widget, QDragMoveEvent(QPoint(place), copy, data, left, plain))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, left, plain))


def test_items_dropped_on_any_part_of_the_window_run_no_code(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window.parts.controller.select(tuple(window.parts.controller.diagram.visible_edges)[:1])
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    marker = tmp_path / "marker"
    before = dict(window.parts.controller.diagram.nodes)
    widgets = [window, *window.findChildren(QWidget)]
    assert len(widgets) > 50
    for widget in widgets:
        drop(widget, items(marker))
    QApplication.processEvents()
    assert not marker.exists()
    assert dict(window.parts.controller.diagram.nodes) == before
