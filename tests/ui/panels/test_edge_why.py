"""The tab Why explains the selected edge from all its evidence, when it is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.ui.docks import NAMED_TOGETHER
from explorer.ui.main_window import MainWindow

IL6_STAT3, JAK2_STAT3 = "HGNC:6018>HGNC:11364", "HGNC:6192>HGNC:11364"


def choose(qtbot: QtBot, window: MainWindow, *keys: str) -> None:
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select(keys)


def test_why_is_told_with_counts_when_it_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    evidence = window.parts.docks.evidence
    choose(qtbot, window, IL6_STAT3)
    assert evidence.why.sections == ()
    bar = evidence.tabs.tabBar()
    place = bar.tabRect(evidence.tabs.indexOf(evidence.why)).center()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(evidence.why.sections))
    told = {section.heading: section.lines for section in evidence.why.sections}
    assert told["Triggers"] == ("“activates” × 3, “inhibits”",)
    assert any(line.startswith("All of it would be hidden by ") for line in told["Filters"])

    def seen() -> set[str]:
        return {label.text() for label in evidence.why.findChildren(QLabel) if not label.isHidden()}

    qtbot.waitUntil(lambda: {line for lines in told.values() for line in lines} <= seen())


@pytest.mark.parametrize("action", ["evidence.edge", "evidence.why", "evidence.panel", "evidence.abstract"])
def test_what_the_panel_is_asked_for_brings_it_to_the_front(qtbot: QtBot, window: MainWindow, action: str) -> None:
    docks = window.parts.docks
    choose(qtbot, window, IL6_STAT3)
    docks.open_panel(NAMED_TOGETHER)
    qtbot.waitUntil(lambda: docks.evidence.visibleRegion().isEmpty())
    window.parts.actions[action].trigger()
    qtbot.waitUntil(lambda: not docks.evidence.visibleRegion().isEmpty())


def test_another_edge_is_explained_while_the_tab_is_open(qtbot: QtBot, window: MainWindow) -> None:
    evidence = window.parts.docks.evidence
    choose(qtbot, window, IL6_STAT3)
    window.parts.actions["evidence.edge"].trigger()
    qtbot.waitUntil(lambda: bool(evidence.why.sections))
    choose(qtbot, window, JAK2_STAT3)
    qtbot.waitUntil(lambda: bool(evidence.why.sections))
    assert [one.lines for one in evidence.why.sections if one.heading == "Triggers"] == [("“phosphorylates”",)]
    window.parts.controller.select(())
    assert evidence.why.sections == ()
