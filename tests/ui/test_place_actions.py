"""Places, in the real window: the Cell layout shows them, a hand changes them, the store remembers them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.diagram.groups import GroupKind
from explorer.errors import StoreError
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow

IL6, STAT3, JAK2, EMT = "HGNC:6018", "HGNC:11364", "HGNC:6192", "GO:0001837"
CAF = "text:cell:caf"


def layout(qtbot: QtBot, window: MainWindow, name: str) -> None:
    steps = window.parts.controller.undo_stack.count()
    action = next(one for one in window.parts.layouts.actions() if one.objectName() == f"layout.{name}")
    action.trigger()
    qtbot.waitUntil(lambda: window.parts.controller.undo_stack.count() == steps + 1)


def band(window: MainWindow, key: str) -> str:
    groups = window.parts.controller.diagram.groups.values()
    return next((one.title for one in groups if one.kind is GroupKind.COMPARTMENT and key in one.members), "")


def place(window: MainWindow, name: str, *keys: str) -> None:
    window.parts.controller.select(keys)
    window.parts.actions[f"diagram.{name}"].trigger()


def remembered(qtbot: QtBot, window: MainWindow, expected: dict[str, str]) -> None:
    store = window.parts.stores.store
    assert store is not None
    qtbot.waitUntil(lambda: store.places() == expected)


def test_a_place_that_is_taken_back_while_the_store_is_read_does_not_come_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    memory, store = window.parts.memory, window.parts.stores.store
    assert store is not None
    store.set_places({JAK2: "nucleus", STAT3: "nucleus"})
    memory.set_store(store)
    memory.say({JAK2: None})
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert memory.by_hand == {STAT3: "nucleus"}
    assert store.places() == {STAT3: "nucleus"}


@pytest.fixture
def banded(qtbot: QtBot, window: MainWindow) -> MainWindow:
    layout(qtbot, window, "cell")
    return window


def test_the_cell_layout_puts_everything_into_its_band_in_one_step(banded: MainWindow) -> None:
    assert [band(banded, key) for key in (CAF, IL6, JAK2, STAT3, EMT)] == [
        "Cells and tissues",
        "Outside the cell",
        "Cytoplasm",
        "Nucleus",
        "Processes and outcomes",
    ]
    nodes = banded.parts.controller.diagram.nodes
    heights = [nodes[key].y for key in (CAF, IL6, JAK2, STAT3, EMT)]
    assert heights == sorted(heights)
    assert banded.parts.memory.by_hand == {}
    banded.parts.actions["edit.undo"].trigger()
    assert band(banded, IL6) == ""


def test_another_layout_takes_the_bands_away(qtbot: QtBot, banded: MainWindow) -> None:
    layout(qtbot, banded, "flow")
    assert not banded.parts.controller.diagram.groups
    banded.parts.actions["edit.undo"].trigger()
    assert band(banded, IL6) == "Outside the cell"


def test_a_place_chosen_by_hand_is_remembered_and_undo_forgets_it(qtbot: QtBot, banded: MainWindow) -> None:
    place(banded, "nucleus", JAK2)
    assert band(banded, JAK2) == "Nucleus"
    assert banded.parts.controller.undo_stack.undoText() == "Place JAK2 in Nucleus"
    remembered(qtbot, banded, {JAK2: "nucleus"})
    banded.parts.actions["edit.undo"].trigger()
    assert band(banded, JAK2) == "Cytoplasm"
    remembered(qtbot, banded, {})
    banded.parts.actions["edit.redo"].trigger()
    remembered(qtbot, banded, {JAK2: "nucleus"})


def test_a_place_holds_in_the_next_window_and_the_next_layout(
    qtbot: QtBot, banded: MainWindow, make_window: Callable[[], MainWindow], store_path: Path
) -> None:
    place(banded, "nucleus", JAK2)
    banded.close()
    again = make_window()
    with qtbot.waitSignal(again.opening.ready):
        again.open_at_start(store_path)
    qtbot.waitUntil(lambda: again.parts.memory.by_hand == {JAK2: "nucleus"})
    layout(qtbot, again, "flow")
    layout(qtbot, again, "cell")
    assert band(again, JAK2) == "Nucleus"


def test_without_bands_a_place_is_remembered_for_the_cell_layout(qtbot: QtBot, window: MainWindow) -> None:
    place(window, "membrane", JAK2, STAT3)
    assert "Cell layout" in window.parts.notices.text
    remembered(qtbot, window, {JAK2: "membrane", STAT3: "membrane"})
    layout(qtbot, window, "cell")
    assert band(window, JAK2) == band(window, STAT3) == "Membrane"


def test_the_rules_take_back_what_was_said_by_hand_in_one_step(qtbot: QtBot, banded: MainWindow) -> None:
    place(banded, "membrane", JAK2, STAT3)
    steps = banded.parts.controller.undo_stack.count()
    place(banded, "rules", JAK2, STAT3)
    assert (band(banded, JAK2), band(banded, STAT3)) == ("Cytoplasm", "Nucleus")
    assert banded.parts.controller.undo_stack.count() == steps + 1
    remembered(qtbot, banded, {})


def test_a_cell_type_gets_an_area_of_its_own(qtbot: QtBot, banded: MainWindow) -> None:
    place(banded, "own", CAF, IL6)
    assert band(banded, CAF) == band(banded, IL6) == "CAF"
    remembered(qtbot, banded, {IL6: "CAF", CAF: "CAF"})
    layout(qtbot, banded, "cell")
    assert band(banded, IL6) == "CAF"
    nodes = banded.parts.controller.diagram.nodes
    assert nodes[IL6].y < nodes[JAK2].y


def test_an_area_of_its_own_needs_one_cell_type(banded: MainWindow) -> None:
    place(banded, "own", IL6, JAK2)
    assert "one cell type" in banded.parts.notices.text
    assert band(banded, IL6) == "Outside the cell"


def test_the_tip_of_a_node_says_where_it_belongs_and_why(banded: MainWindow) -> None:
    assert "Outside the cell: a cytokine" in banded.parts.hover.describe(IL6)
    place(banded, "nucleus", IL6)
    assert "Nucleus: placed by hand" in banded.parts.hover.describe(IL6)


def test_neighbours_come_into_their_bands(qtbot: QtBot, banded: MainWindow) -> None:
    controller = banded.parts.controller
    steps = controller.undo_stack.count()
    controller.done(controller.diagram.remove([JAK2]))
    banded.parts.diagram.expand_keys([IL6])
    qtbot.waitUntil(lambda: JAK2 in controller.diagram.nodes)
    assert band(banded, JAK2) == "Cytoplasm"
    assert controller.undo_stack.count() == steps + 2


def test_a_store_that_cannot_be_written_keeps_places_until_it_is_closed(
    qtbot: QtBot, make_window: Callable[[], MainWindow], store_path: Path
) -> None:
    window = make_window()
    store = Store.open(store_path, read_only=True)
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores._take(store, demo=False)
    layout(qtbot, window, "cell")
    place(window, "nucleus", IL6)
    layout(qtbot, window, "cell")
    assert band(window, IL6) == "Nucleus"
    assert store.places() == {}


def test_places_that_cannot_be_written_are_told_and_written_later(
    qtbot: QtBot, banded: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full.", "full")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "set_places", full)
        place(banded, "nucleus", JAK2)
        qtbot.waitUntil(lambda: "could not be remembered" in banded.parts.notices.text)
    place(banded, "nucleus", IL6)
    remembered(qtbot, banded, {IL6: "nucleus", JAK2: "nucleus"})


def test_the_menu_of_a_node_offers_places_and_arrangements(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menus.show(IL6, QPoint(300, 300))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    assert {"P&lace in", "&Arrange"} <= {action.text() for action in menu.actions()}
    menu.close()


def test_a_node_that_is_dropped_in_another_band_is_remembered_there(qtbot: QtBot, banded: MainWindow) -> None:
    nodes = banded.parts.controller.diagram.nodes
    y = nodes[STAT3].y
    banded.parts.controller.select((JAK2,))
    banded.parts.canvas.moved.emit({JAK2: (nodes[JAK2].x + 5, y)})
    assert band(banded, JAK2) == "Nucleus"
    remembered(qtbot, banded, {JAK2: "nucleus"})
    banded.parts.actions["edit.undo"].trigger()
    remembered(qtbot, banded, {})
