"""A list of several columns: what stands in it can be seen, and copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView

from explorer.ui.plain_tree import PlainTree
from tests.patience import PatientBot


@pytest.fixture
def tree(qtbot: PatientBot) -> PlainTree:
    made = PlainTree(("Name", "Papers", "When"))
    qtbot.addWidget(made)
    made.add_row(("IL6", 3, "2017"))
    return made


def modes(tree: PlainTree) -> list[QHeaderView.ResizeMode]:
    return [tree.header().sectionResizeMode(place) for place in range(tree.columnCount())]


def test_letters_that_would_turn_others_are_marked(tree: PlainTree) -> None:
    item = tree.add_row(("a\u202eb", 1, ""))
    assert item.text(0) == "a⟦U+202E⟧b"
    assert tree.topLevelItemCount() == 2


def test_its_rows_are_copied_with_their_heads(qtbot: PatientBot, tree: PlainTree) -> None:
    tree.selectAll()
    QGuiApplication.clipboard().clear()
    tree.actions()[1].trigger()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    assert QGuiApplication.clipboard().text().split() == ["Name", "Papers", "When", "IL6", "3", "2017"]


def test_only_the_columns_that_are_named_share_the_room(tree: PlainTree) -> None:
    stretch, fit = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
    tree.stretch((0, 2))
    assert modes(tree) == [stretch, fit, stretch]
    tree.stretch()
    assert modes(tree) == [stretch, fit, fit]
