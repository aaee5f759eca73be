"""Panels and parts that nobody looks at are not made; who looks finds them as if they had always been there."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDockWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.action_table import ACTIONS
from explorer.ui.docks import CHARTS, CONTESTED, MATRIX, Docks
from explorer.ui.late import Late
from explorer.ui.late_panels import LatePanels
from explorer.ui.late_parts import LateParts
from explorer.ui.main_window import MainWindow
from explorer.ui.parts import Parts

PANELS = {name: one for name, one in vars(LatePanels).items() if isinstance(one, Late)}
PARTS = {name: one for name, one in vars(LateParts).items() if isinstance(one, Late)}
Make = Callable[[], MainWindow]


def made(window: MainWindow) -> set[str]:
    """Names of the late panels and parts that are made."""
    owners = ((PANELS, window.parts.docks), (PARTS, window.parts))
    return {name for lates, owner in owners for name, one in lates.items() if one.is_made(owner)}


def front(window: MainWindow, title: str) -> None:
    """Click the tab of a dock."""
    for bar in window.findChildren(QTabBar):
        for place in range(bar.count()):
            if bar.tabText(place) == title:
                bar.setCurrentIndex(place)


def test_a_window_on_a_store_with_a_selection_makes_none_of_them(window: MainWindow) -> None:
    window.parts.controller.select(list(window.parts.controller.diagram.visible_edges)[:1])
    window.parts.actions["view.dark"].trigger()
    assert made(window) == set()


@pytest.mark.parametrize("name", PANELS)
def test_each_panel_can_be_made_at_any_time_and_stands_in_its_place(window: MainWindow, name: str) -> None:
    panel = getattr(window.parts.docks, name)
    assert isinstance(panel, QWidget)
    assert panel.window() is window
    assert panel.parent() is not None


def test_a_tab_that_is_brought_to_the_front_has_its_panel_filled(qtbot: QtBot, window: MainWindow) -> None:
    front(window, "Contents")
    assert made(window) == {"contents"}
    panel = window.parts.docks.contents
    assert panel.isVisible()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)


def test_the_tabs_beside_find_are_filled_when_one_turns_to_them(qtbot: QtBot, window: MainWindow) -> None:
    docks = window.parts.docks
    docks.show_filters()
    assert made(window) == {"filters"}
    assert docks.filters.isVisible()
    assert "edges shown" in docks.filters.shown.text()
    docks.show_explore()
    assert made(window) == {"filters", "explore"}
    docks.show_results()
    assert docks.find.isVisible()
    assert not docks.filters.isVisible()


def test_a_panel_is_laid_out_with_all_that_is_in_it_before_it_is_painted_first(window: MainWindow) -> None:
    window.parts.docks.show_filters()
    panel = window.parts.docks.filters
    assert panel.relations.boxes
    for part in (panel.relations, panel.kinds, panel.bounds):
        assert part.height() >= part.sizeHint().height() > 0


@pytest.mark.parametrize("title", [CHARTS, CONTESTED, MATRIX])
def test_a_closed_panel_is_made_when_it_is_opened_from_the_menu(window: MainWindow, title: str) -> None:
    switch = next(one for one in window.parts.docks.switches if one.text() == title)
    assert not switch.isChecked()
    before = made(window)
    switch.trigger()
    dock = window.findChild(QDockWidget, title)
    assert dock.isVisible()
    assert dock.widget() is not None
    assert dock.widget().isVisible()
    assert made(window) > before


def test_a_panel_that_was_open_when_the_window_was_closed_is_there_at_once(make_window: Make) -> None:
    first = make_window()
    first.parts.docks.open_panel(CHARTS)
    first.close()
    again = make_window()
    assert "charts" in made(again)
    assert again.parts.docks.charts.isVisible()
    assert "contested" not in made(again)


def test_putting_every_panel_back_makes_none_of_the_closed_ones(window: MainWindow) -> None:
    window.parts.docks.open_panel(CHARTS)
    window.parts.actions["view.reset"].trigger()
    assert not window.parts.docks.charts.isVisible()
    assert not made(window) & {"contested", "compare", "matrix", "missed", "remarks", "diagrams"}


def test_a_panel_that_is_restored_has_who_does_what_it_asks_for(make_window: Make) -> None:
    first = make_window()
    first.parts.docks.open_panel(CONTESTED)
    first.close()
    again = make_window()
    assert {"contested", "belief"} <= made(again)


def test_a_filter_set_before_the_panel_is_seen_is_on_when_it_is(window: MainWindow) -> None:
    parts = window.parts
    parts.filtering.show(parts.controller.diagram.filter.but(min_papers=2))
    assert not Docks.filters.is_made(parts.docks)
    parts.docks.show_filters()
    assert parts.docks.filters.bounds.papers.value() == 2


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_action_has_somebody_who_does_it(window: MainWindow, spec: object) -> None:
    assert callable(attrgetter(spec.slot)(window.parts))  # type: ignore[attr-defined]


def test_what_the_dictionary_changes_is_shown_although_it_is_made_late(
    qtbot: QtBot, window: MainWindow, store_path: Path
) -> None:
    assert not Parts.dictionary.is_made(window.parts)
    with qtbot.waitSignal(window.parts.stores.counted):
        window.parts.dictionary.kept.emit()
