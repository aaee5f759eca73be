"""The context lens through the real window: what has evidence for a context stays solid, all else fades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.diagram.edges import look_of
from explorer.diagram.looks import Lens
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Outline
from explorer.diagram.style import DARK, FIGURE, LIGHT
from explorer.diagram.styled import styled
from explorer.jobs.methods import methods
from explorer.model.evidence import Context
from explorer.model.progress import Progress
from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.canvas.pens import lines_of
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import documents

LINE = Context("cell_line", "A549", "CVCL_0023")
MOUSE = Context("species", "mouse", "NCBITaxon:10090")


@pytest.fixture
def told(tmp_path: Path, make_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The window on the three papers; the third was done in A549, the first sentence of the second in mice."""
    path = tmp_path / "told.pathways"
    with Store.create(path) as store, store.import_run("sample") as run:
        for number, (document, evidence, sentences) in enumerate(documents()):
            held = [replace(one, context=(LINE,)) for one in evidence] if number == 2 else list(evidence)
            if number == 1:
                held[0] = replace(held[0], context=(MOUSE,))
            run.add(document, held, sentences)
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(path)
    return window


def solid(diagram: Diagram) -> set[str]:
    """The ends of the edges that are drawn as without a lens."""
    plain, style = styled(LIGHT, replace(diagram.look, lens=None)), styled(LIGHT, diagram.look)
    return {
        f"{one.subject.name} {one.object.name}"
        for one in diagram.visible_edges.values()
        if look_of(one, style).colour == look_of(one, plain).colour
    }


def test_a_typed_context_is_chosen_and_the_rest_fades(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.actions["view.lens"].trigger()
    qtbot.waitUntil(lambda: parts.lens.dialog is not None)
    dialog = parts.lens.dialog
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "A549 — cell line, 3 edges",
        "mouse — species, 1 edge",
    ]
    qtbot.keyClicks(dialog.line, "MOU")
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: parts.controller.diagram.look.lens is not None)
    assert solid(parts.controller.diagram) == {"IL6 STAT3"}
    assert parts.filter_bar.text == "seen through mouse: 1 of 7 edges ×"


def test_escape_and_the_bar_take_the_lens_away_and_undo_brings_it_back(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.lens.look_through(LINE)
    qtbot.waitUntil(lambda: len(solid(parts.controller.diagram)) == 3)
    parts.actions["edit.clear"].trigger()
    assert parts.controller.diagram.look.lens is None
    assert parts.filter_bar.isHidden()
    parts.actions["edit.undo"].trigger()
    assert len(solid(parts.controller.diagram)) == 3
    qtbot.mouseClick(parts.filter_bar.chips[-1], Qt.MouseButton.LeftButton)
    assert len(solid(parts.controller.diagram)) == 7


def test_the_lens_follows_the_filter_without_a_step_to_undo(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.lens.look_through(LINE)
    qtbot.waitUntil(lambda: len(solid(parts.controller.diagram)) == 3)
    steps = parts.controller.undo_stack.count()
    parts.filtering.show(replace(parts.controller.diagram.filter, last_year=2020))
    qtbot.waitUntil(lambda: solid(parts.controller.diagram) == set())
    assert parts.controller.undo_stack.count() == steps + 1
    parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(solid(parts.controller.diagram)) == 3)


def test_both_painters_and_the_crowd_draw_the_same_fading(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.lens.look_through(LINE)
    qtbot.waitUntil(lambda: parts.controller.diagram.look.lens is not None)
    diagram = parts.controller.diagram
    for ground in (LIGHT, DARK):
        style = styled(ground, diagram.look)
        shapes = [one for one in picture(diagram, ground) if one.item in diagram.visible_edges]
        colours = {one.item: one.stroke for one in shapes if isinstance(one, Outline) and one.stroke is not None}
        table = lines_of(diagram.visible_edges, {}, style)
        crowd = {key: table.looks[table.of[row]].colour for row, key in enumerate(diagram.visible_edges)}
        assert {key: look_of(edge, style).colour for key, edge in diagram.visible_edges.items()} == crowd
        assert colours.keys() == crowd.keys()
        assert all(colours[key] == crowd[key] for key in crowd)


def test_a_saved_diagram_keeps_its_lens_and_the_methods_tell_it(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.lens.look_through(LINE)
    qtbot.waitUntil(lambda: parts.controller.diagram.look.lens is not None)
    diagram = parts.controller.diagram
    again = Diagram.from_json(diagram.to_json())
    assert again.look.lens == diagram.look.lens
    assert isinstance(again.look.lens, Lens)
    assert methods(parts.stores.store, again, Progress()).endswith("Edges without evidence for A549 are drawn faded.")


def test_without_contexts_the_dialog_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.lens.choose()
    qtbot.waitUntil(lambda: window.parts.lens.dialog is not None)
    assert window.parts.lens.dialog.words.text() == "Nothing on this diagram says which cell or species it holds for."
    assert window.parts.lens.dialog.list.count() == 0


def test_a_figure_fades_only_where_that_is_chosen(
    qtbot: QtBot, told: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = told.parts
    parts.lens.look_through(LINE)
    qtbot.waitUntil(lambda: parts.controller.diagram.look.lens is not None)
    pictures = []
    for faded in (True, False):
        path = tmp_path / f"figure{faded}.svg"
        monkeypatch.setattr(ask, "save_file", lambda *_args, path=path: path)
        parts.outputs.figure()
        parts.outputs.dialog.format.setCurrentIndex(parts.outputs.dialog.format.findData(".svg"))
        parts.outputs.dialog.faded.setChecked(faded)
        parts.outputs.dialog._choose()
        qtbot.waitUntil(path.exists)
        pictures.append(path.read_text())
    pale = FIGURE.faded(FIGURE.lines["activates"].colour)
    assert [pale in picture for picture in pictures] == [True, False]
    assert parts.controller.diagram.look.lens is not None
