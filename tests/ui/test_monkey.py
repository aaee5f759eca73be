"""Hundreds of random actions: nothing raises, Qt complains of nothing, and undoing them all gives the first diagram."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from explorer.ui.main_window import MainWindow

ACTIONS = (
    "diagram.hide", "diagram.reveal", "diagram.pin", "edit.undo", "edit.redo", "edit.all", "edit.clear", "view.fit",
    "view.in", "view.out", "view.actual", "diagram.filter", "evidence.sentence", "evidence.citation",
    "evidence.abstract", "view.dark", "view.light", "diagram.expand", "diagram.around", "diagram.group",
    "diagram.ungroup", "diagram.collapse", "diagram.families", "diagram.delete", "diagram.box", "diagram.arrow",
    "diagram.bend", "diagram.straighten", "edit.neighbours", "edit.kind", "edit.invert", "edit.lasso", "view.selection",
)  # fmt: skip


def moves(window: MainWindow, chance: random.Random) -> list[Callable[[], object]]:
    """What the monkey may do next."""
    parts = window.parts
    nodes = list(parts.controller.diagram.nodes) or ["none"]
    edges = list(parts.controller.diagram.edges) or ["none"]
    return [
        lambda: parts.controller.select(chance.sample(nodes, min(len(nodes), chance.randint(1, 3)))),
        lambda: parts.controller.select((chance.choice(edges),)),
        lambda: parts.controller.move({chance.choice(nodes): (chance.uniform(-500, 500), chance.uniform(-500, 500))}),
        lambda: parts.docks.filters.bounds.papers.setValue(chance.randint(1, 3)),
        lambda: parts.docks.years.wanted.emit(*chance.choice(((None, None), (2018, 2020), (2021, 2021)))),
        chance.choice(list(parts.docks.filters.flags.values())).toggle,
        lambda: parts.docks.statements.view.selectRow(chance.randint(0, 5)),
        lambda: parts.docks.open_panel(chance.choice(("Contents", "History", "Statements"))),
        lambda: parts.docks.evidence.tabs.setCurrentIndex(chance.randint(0, 2)),
        lambda: (
            parts.docks.find.line.setText(
                chance.choice(("il", "stat", "<b>", "")),
            ),
            parts.docks.find.search(),
        ),
        lambda: window.resize(chance.randint(700, 1400), chance.randint(500, 900)),
        *[lambda name=name: _trigger(window, name) for name in ACTIONS],
    ]


def _trigger(window: MainWindow, name: str) -> None:
    if window.parts.actions[name].isEnabled():
        window.parts.actions[name].trigger()


@pytest.mark.parametrize("seed", [1, 2])
def test_random_actions_do_no_harm(qtbot: QtBot, window: MainWindow, seed: int) -> None:
    chance, parts = random.Random(seed), window.parts
    bugs: list[object] = []
    parts.background.broke.connect(bugs.append)
    first = {key: (node.x, node.y, node.hidden) for key, node in parts.controller.diagram.nodes.items()}
    for number in range(250):
        chance.choice(moves(window, chance))()
        if number % 10 == 0:
            qtbot.wait(5)
        canvas, diagram = parts.canvas.diagram, parts.controller.diagram
        assert canvas is diagram
        shown = diagram.visible_nodes.keys() | diagram.visible_edges.keys() | diagram.visible_extras.keys()
        assert parts.controller.selection <= shown
        assert len(parts.docks.statements.table.rows) == sum(len(e.statements) for e in diagram.visible_edges.values())
    qtbot.waitUntil(lambda: not parts.background.tasks)
    assert bugs == []
    while parts.controller.undo_stack.canUndo():
        parts.controller.undo_stack.undo()
    qtbot.waitUntil(lambda: not parts.background.tasks)
    assert {key: (node.x, node.y, node.hidden) for key, node in parts.controller.diagram.nodes.items()} == first
    assert parts.controller.diagram.filter == parts.filtering.usual
    assert not parts.controller.diagram.groups
    assert not parts.controller.diagram.notes
