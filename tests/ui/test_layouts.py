"""Layouts in the real window: chosen, with options, with drafts, of a selection, cancelled, and undone in one step."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from explorer.jobs import open_diagram
from explorer.jobs.layout_worker import LayoutWorker
from explorer.layout.force import ForceParams
from explorer.layout.plan import Places
from explorer.layout.radial import RadialParams
from explorer.model.progress import Progress
from explorer.ui.layout_choices import LayoutChoices, SelectionOrder
from explorer.ui.layout_options import LayoutOptions
from explorer.ui.main_window import MainWindow

IL6, STAT3, JAK2, EMT = "HGNC:6018", "HGNC:11364", "HGNC:6192", "GO:0001837"


def places(window: MainWindow) -> Places:
    return {key: (node.x, node.y) for key, node in window.parts.controller.diagram.visible_nodes.items()}


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.parts.background.tasks)


def choose(qtbot: QtBot, window: MainWindow, name: str) -> None:
    action = next(one for one in window.parts.layouts.actions() if one.objectName() == f"layout.{name}")
    action.trigger()
    idle(qtbot, window)


def options(window: MainWindow) -> LayoutOptions:
    window.parts.layouts.show_options()
    assert window.parts.layouts.options is not None
    return window.parts.layouts.options


@pytest.mark.parametrize("name", ["force", "radial", "path", "circle", "grid"])
def test_a_layout_is_one_step_that_can_be_undone_and_done_again(qtbot: QtBot, window: MainWindow, name: str) -> None:
    stack = window.parts.controller.undo_stack
    before, steps = places(window), stack.count()
    choose(qtbot, window, name)
    after = places(window)
    assert after != before
    assert stack.count() == steps + 1
    assert stack.undoText().startswith("Layout: ")
    window.parts.actions["edit.undo"].trigger()
    assert places(window) == before
    window.parts.actions["edit.redo"].trigger()
    assert places(window) == after


def test_the_selected_entity_is_the_centre_and_two_are_source_and_target(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.parts.controller
    controller.select((EMT,))
    choose(qtbot, window, "radial")
    radial = open_diagram.relayout(controller.diagram, "radial", Progress(), params=RadialParams(centre=EMT))
    assert places(window) == radial
    for one, other in ((JAK2, EMT), (IL6, EMT)):
        controller.select(())
        controller.select((one,))
        controller.select((one, other))
        choose(qtbot, window, "path")
        found = places(window)
        assert found[one][0] < found[other][0]
        assert found[one][1] == pytest.approx(found[other][1])


def test_only_the_selected_move_and_the_others_stay(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    before = places(window)
    assert not parts.layouts.only.isEnabled()
    parts.controller.select((IL6, STAT3, JAK2))
    assert parts.layouts.only.isEnabled()
    parts.layouts.only.setChecked(True)
    choose(qtbot, window, "circle")
    after = places(window)
    assert {key for key in after if after[key] != before[key]} == {IL6, STAT3, JAK2}
    parts.controller.select(())
    choose(qtbot, window, "grid")
    assert all(found != after[key] for key, found in places(window).items() if key in (EMT, IL6))


def test_options_are_applied_remembered_and_put_back(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "force")
    usual = places(window)
    dialog = options(window)
    assert dialog.name == "force"
    dialog.editors["length"].setValue(200)  # type: ignore[attr-defined]
    dialog.apply()
    idle(qtbot, window)
    assert places(window) != usual
    assert dialog.isVisible()
    wide = open_diagram.relayout(window.parts.controller.diagram, "force", Progress(), params=ForceParams(length=200.0))
    assert places(window) == wide
    assert LayoutChoices(window.parts.remembered).values("force")["length"] == 200
    dialog.reset()
    dialog.apply()
    idle(qtbot, window)
    assert places(window) == usual


def test_every_layout_has_its_options_with_a_tip_each(qtbot: QtBot, window: MainWindow) -> None:
    dialog = options(window)
    for place in range(dialog.choice.count()):
        dialog.choice.setCurrentIndex(place)
        assert set(dialog.chosen()) == set(dialog.editors)
        assert all(editor.toolTip().endswith(".") for editor in dialog.editors.values())


def test_every_layout_says_what_it_is_good_for(window: MainWindow) -> None:
    tips = [action.toolTip() for action in window.parts.layouts.actions()]
    assert all(tip.rstrip("</p>").endswith(".") for tip in tips), tips
    assert len(set(tips)) == len(tips)


def test_options_can_be_closed_and_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    options(window).close()
    assert window.parts.layouts.options is None
    assert options(window).isVisible()


@pytest.mark.parametrize("kept", ["{", "[1]", '{"length": "x"}', '{"length": 1e999}', '{"centre": "gone"}', "null"])
def test_damaged_choices_cost_nothing(qtbot: QtBot, window: MainWindow, kept: str) -> None:
    choose(qtbot, window, "radial")
    usual = places(window)
    for name in ("force", "radial"):
        window.parts.remembered.set_names(f"layout.{name}", [kept])
    window.parts.remembered.set_names("layout", ["no such layout"])
    choose(qtbot, window, "force")
    choose(qtbot, window, "radial")
    assert places(window) == usual
    window.parts.remembered.set_names("layout", ["no such layout"])
    assert options(window).name


class Slow:
    """Stands for the process: hands on a draft, then waits until it may end or is cancelled."""

    def __init__(self, draft: Places) -> None:
        self.draft, self.go, self.warm = draft, threading.Event(), True

    def place(
        self, name: str, nodes: object, edges: object, params: object, progress: Progress, on_draft: Callable[..., None]
    ) -> Places:
        on_draft(self.draft)
        while not self.go.wait(0.01):
            progress.check()
        return {key: (x + 1000.0, y) for key, (x, y) in self.draft.items()}

    def close(self) -> None:
        """End it."""


@pytest.fixture
def slow(window: MainWindow) -> Slow:
    made = Slow({key: (x * 2, y) for key, (x, y) in places(window).items()})
    window.parts.arranging._worker = made
    return made


def sketched(window: MainWindow) -> bool:
    return window.parts.arranging._drafts.sketch.isVisible()


def test_a_draft_is_seen_while_the_layout_runs_and_only_the_final_places_are_a_step(
    qtbot: QtBot, window: MainWindow, slow: Slow
) -> None:
    stack = window.parts.controller.undo_stack
    before, steps = places(window), stack.count()
    window.parts.layouts.run("force")
    qtbot.waitUntil(lambda: sketched(window))
    assert places(window) == before
    assert stack.count() == steps
    ground = window.parts.canvas.style.ground
    image = window.parts.arranging._drafts.sketch.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert ground.lower() in colours
    assert len(colours) > 1
    slow.go.set()
    idle(qtbot, window)
    assert not sketched(window)
    assert places(window) == {key: (x + 1000.0, y) for key, (x, y) in slow.draft.items()}
    assert stack.count() == steps + 1
    window.parts.actions["edit.undo"].trigger()
    assert places(window) == before


def test_cancel_takes_the_draft_away_and_leaves_the_diagram(qtbot: QtBot, window: MainWindow, slow: Slow) -> None:
    before = places(window)
    window.parts.layouts.run("force")
    qtbot.waitUntil(lambda: sketched(window))
    assert window.parts.status.progress.isVisible()
    window.parts.status.progress.cancel()
    idle(qtbot, window)
    assert not sketched(window)
    assert places(window) == before


def test_another_layout_takes_the_place_of_one_that_runs(qtbot: QtBot, window: MainWindow, slow: Slow) -> None:
    window.parts.layouts.run("force")
    qtbot.waitUntil(lambda: sketched(window))
    slow.go.set()
    window.parts.layouts.run("grid")
    assert not sketched(window)
    idle(qtbot, window)
    assert window.parts.controller.undo_stack.undoText() == "Layout: Grid by kind"


def test_what_a_person_does_while_a_layout_runs_is_kept(qtbot: QtBot, window: MainWindow, slow: Slow) -> None:
    window.parts.layouts.run("force")
    qtbot.waitUntil(lambda: sketched(window))
    window.parts.controller.select((EMT,))
    window.parts.actions["diagram.hide"].trigger()
    slow.go.set()
    idle(qtbot, window)
    assert EMT not in window.parts.controller.diagram.visible_nodes
    window.parts.actions["edit.undo"].trigger()
    window.parts.actions["edit.undo"].trigger()
    assert EMT in window.parts.controller.diagram.visible_nodes


def test_the_process_is_warm_after_a_look_at_the_menu_and_gone_with_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.parts.layouts.menu.aboutToShow.emit()
    worker = window.parts.arranging.worker
    assert isinstance(worker, LayoutWorker)
    qtbot.waitUntil(lambda: worker.warm)
    before = places(window)
    choose(qtbot, window, "grid")
    assert places(window) != before
    window.close()
    assert not worker.warm


def test_the_order_of_the_selection_is_kept() -> None:
    order = SelectionOrder()
    order.take({"b"})
    order.take({"b", "a"})
    order.take({"b", "a", "c"})
    assert order.among("abc") == ["b", "a", "c"]
    order.take({"a", "c"})
    order.take({"a", "b", "c"})
    assert order.among("ab") == ["a", "b"]
