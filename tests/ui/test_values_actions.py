"""Numbers on nodes: a table is loaded, its columns can be corrected, what is not there is listed, all is undoable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.diagram.looks import Values
from explorer.ui.main_window import MainWindow
from explorer.ui.values_dialog import ScaleDialog, ScaleFields, ValuesDialog

IL6, STAT3 = "HGNC:6018", "HGNC:11364"
TABLE = "gene,logFC,padj,other\nIL-6,2.0,0.01,5\nSTAT3,-1,0.5,6\nACTB,0.1,0.9,7\n"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ValuesDialog:
    path = tmp_path / "changes.csv"
    path.write_text(TABLE, encoding="utf-8")
    window.parts.values.read(path)
    qtbot.waitUntil(lambda: isinstance(window.parts.values.dialog, ValuesDialog))
    found = window.parts.values.dialog
    assert isinstance(found, ValuesDialog)
    qtbot.waitUntil(lambda: bool(found.matched.numbers))
    return found


def test_the_dialog_says_what_was_found_and_lists_what_was_not(dialog: ValuesDialog) -> None:
    assert dialog.found.text().startswith("2 of 6 entities have a number. 1 name of the table is not")
    assert dialog.unmatched.toPlainText() == "ACTB"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "ACTB"
    assert dialog.preview.item(0, 0).text() == "IL-6"


def test_showing_them_is_one_step_with_a_legend_and_words_in_the_tip(window: MainWindow, dialog: ValuesDialog) -> None:
    controller, parts = window.parts.controller, window.parts
    before = controller.undo_stack.count()
    dialog.accept()
    values = controller.diagram.look.values
    assert values == Values("logFC", {IL6: (2.0, 0.01), STAT3: (-1.0, 0.5)}, -2.0, 0.0, 2.0)
    assert controller.undo_stack.count() == before + 1
    assert not parts.values.card.isHidden()
    assert "logFC: 2 (p = 0.01)" in parts.canvas.describe(IL6)
    controller.undo_stack.undo()
    assert parts.values.card.isHidden()
    assert "logFC" not in parts.canvas.describe(IL6)


def test_another_column_is_looked_at_anew(dialog: ValuesDialog, qtbot: QtBot) -> None:
    dialog.value.setCurrentIndex(3)
    qtbot.waitUntil(lambda: dialog.matched.numbers.get(IL6) == (5.0, 0.01))
    assert dialog.scale.title.text() == "other"
    dialog.p.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.matched.numbers.get(IL6) == (5.0, None))


def test_a_column_without_any_match_cannot_be_shown(dialog: ValuesDialog, qtbot: QtBot) -> None:
    dialog.name.setCurrentIndex(3)
    qtbot.waitUntil(lambda: dialog.found.text().startswith("0 of"))
    assert not dialog._accept_button().isEnabled()


def test_the_scale_can_be_changed_and_the_numbers_removed(window: MainWindow, dialog: ValuesDialog) -> None:
    parts = window.parts
    assert not parts.actions["diagram.scale"].isEnabled()
    dialog.accept()
    assert parts.actions["diagram.scale"].isEnabled()
    parts.actions["diagram.scale"].trigger()
    scale = parts.values.dialog
    assert isinstance(scale, ScaleDialog)
    scale.fields.high.setValue(4.0)
    scale.accept()
    values = parts.controller.diagram.look.values
    assert values is not None
    assert (values.low, values.high) == (-4.0, 4.0)
    parts.actions["diagram.no_values"].trigger()
    assert parts.controller.diagram.look.values is None


def test_a_table_that_is_none_is_told_in_one_line(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    window.parts.values.read(path)
    qtbot.waitUntil(lambda: "broken.xlsx is damaged" in window.parts.notices.text)


def test_ends_that_are_not_even_stay_so_and_are_put_in_order(qtbot: QtBot) -> None:
    fields = ScaleFields()
    qtbot.addWidget(fields)
    values = Values("x", {}, 0.0, 1.0, 5.0)
    fields.show_values(values)
    assert not fields.symmetric.isChecked()
    fields.low.setValue(7.0)
    found = fields.applied(values)
    assert (found.low, found.middle, found.high) == (1.0, 5.0, 7.0)
