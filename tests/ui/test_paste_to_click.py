"""The main job in the real window: paste a page, keep it, search, click an edge, read the sentence and its citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, joined
from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.imports import Imports
from explorer.ui.main_window import MainWindow
from tests.patience import wait_for
from tests.processes import worker_processes

SENTENCE = "We found that IL-6 activates STAT3 in these cells."
PAGE = f"""Skip to main content
Sign in
Add to library

Interleukin-6 drives the invasion of our small test cells.

Journal of Made Up Results 2018 March 3

Abstract
Little is known of small test cells. {SENTENCE} Moreover, STAT3 promotes invasion of the cells. Therefore IL-6 could be
of interest for the design of further small tests.

Related articles
Cookie settings
""".replace("be\nof", "be of")
SECOND = """Skip to main content

Two kinases of the made up cells.

Journal of Made Up Results 2019 May 5

Abstract
In these cells, EGFR activates STAT3 within an hour. Later on, STAT3 increases the expression of MYC in all of them.
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person wants a store of their own."""
    path = tmp_path / "my abstracts.pathways"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: path)
    return path


def paste_and_keep(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.parts.actions["file.paste"].trigger()
    dialog = window.parts.imports.dialog
    data = QMimeData()
    data.setText(text)
    with qtbot.waitSignal(dialog.recognised):
        dialog.text.insertFromMimeData(data)
    with qtbot.waitSignal(window.parts.imports.finished):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)


def test_a_pasted_page_becomes_an_edge_with_its_sentence_and_citation(qtbot: QtBot, empty: MainWindow) -> None:
    window, parts = empty, empty.parts
    paste_and_keep(qtbot, window, PAGE)
    assert parts.notices.text.startswith("Read 1: 1 new, 0 known.")
    qtbot.waitUntil(lambda: bool(parts.canvas.diagram.visible_edges))
    qtbot.keyClicks(parts.docks.find.line, "interleukin 6")
    with qtbot.waitSignal(parts.docks.find.searched):
        qtbot.keyClick(parts.docks.find.line, Qt.Key.Key_Return)
    row = next(row for row, line in enumerate(parts.docks.find.results.lines) if line.item is not None)
    parts.docks.find.choose(row)
    assert parts.controller.selected_nodes == ["HGNC:6018"]
    parts.canvas.fit()
    parts.canvas.settle()
    place = parts.canvas.scene.place("HGNC:6018>HGNC:11364")
    with qtbot.waitSignal(parts.docks.evidence.filled):
        at = parts.canvas.to_screen(QPointF(*place)).toPoint()
        qtbot.mouseClick(parts.canvas, Qt.MouseButton.LeftButton, pos=at)
    card = parts.docks.evidence.cards[0]
    assert card.sentence.toPlainText() == SENTENCE
    assert card.sentence.marked_words() == ["IL-6", "activates", "STAT3"]
    assert "Interleukin-6 drives the invasion of our small test cells." in card.citation.text()
    assert "2018" in card.citation.text()
    parts.imports.history()
    qtbot.waitUntil(lambda: parts.imports.dialog is not None and hasattr(parts.imports.dialog, "tree"))
    assert parts.imports.dialog.tree.topLevelItem(0).text(0) == "pasted text"


def test_the_same_page_twice_is_one_paper(qtbot: QtBot, empty: MainWindow) -> None:
    paste_and_keep(qtbot, empty, PAGE)
    paste_and_keep(qtbot, empty, PAGE)
    assert empty.parts.notices.text.startswith("Read 1: 0 new, 1 known.")
    qtbot.waitUntil(lambda: "1 paper " in empty.parts.status.counts.text())


def test_while_the_demo_is_open_a_paste_goes_to_a_store_of_ones_own(
    qtbot: QtBot, window: MainWindow, own: Path, store_path: Path
) -> None:
    window.parts.stores.is_demo = True
    before = store_path.read_bytes()
    paste_and_keep(qtbot, window, PAGE)
    assert window.parts.stores.store.path == own
    assert not window.parts.stores.is_demo
    with Store.open(own, read_only=True) as store:
        assert store.counts().documents == 1
    assert store_path.read_bytes() == before


def test_files_and_folders_are_read_and_every_problem_is_listed(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(f"A title of a text.\n\n{SENTENCE} It was seen again and again in our hands.\n")
    (folder / "broken.xml").write_text("<PubmedArticleSet><PubmedArticle>")
    monkeypatch.setattr(ask, "folder", lambda *_: folder)
    with qtbot.waitSignal(empty.parts.imports.finished) as caught:
        empty.parts.actions["file.folder"].trigger()
    report = caught.args[0]
    assert report.new == 1
    assert report.read == report.new + report.known + report.refused
    assert any(problem.file == "broken.xml" for problem in report.problems)
    empty.parts.notices.buttons[0].click()
    assert "broken.xml" in empty.parts.imports.dialog.problems.toPlainText()


def test_cancel_ends_an_import_without_a_worker_and_with_a_sound_store(
    qtbot: QtBot, empty: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [
        Document(joined(f"Paper {number}", f"{SENTENCE} " * 30 + str(number)), f"Paper {number}", source="many")
        for number in range(3000)
    ]
    imports: Imports = empty.parts.imports
    imports._keep(tuple(documents))
    qtbot.waitUntil(lambda: " of 3,000" in empty.parts.status.progress.text)
    with qtbot.waitSignal(imports.finished):
        empty.parts.status.progress.cancel()
    kept = empty.parts.stores.store.counts().documents
    assert f"What was read stays: {kept:,} document" in empty.parts.notices.text
    assert worker_processes() == []
    assert empty.parts.stores.store.check() == []


def test_closing_during_an_import_ends_its_workers(qtbot: QtBot, empty: MainWindow) -> None:
    documents = [Document(f"{SENTENCE} {number}", source="many") for number in range(5000)]
    empty.parts.imports._keep(tuple(documents))
    qtbot.waitUntil(lambda: " of 5,000" in empty.parts.status.progress.text)
    empty.close()
    wait_for(lambda: not worker_processes())


def test_what_a_second_paste_brought_is_put_on_the_diagram_and_can_be_undone(qtbot: QtBot, empty: MainWindow) -> None:
    window, parts = empty, empty.parts
    paste_and_keep(qtbot, window, PAGE)
    qtbot.waitUntil(lambda: bool(parts.canvas.diagram.visible_edges))
    assert [button.text() for button in parts.notices.buttons] == ["Details"]
    places = {key: (node.x, node.y) for key, node in parts.controller.diagram.nodes.items()}
    paste_and_keep(qtbot, window, SECOND)
    assert "MYC" not in {node.entity.name for node in parts.controller.diagram.nodes.values()}
    offered = next(button for button in parts.notices.buttons if button.text() == "Show what is new")
    with qtbot.waitSignal(parts.controller.changed):
        qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    diagram = parts.controller.diagram
    names = {diagram.nodes[key].entity.name for key in parts.controller.selected_nodes}
    assert {"EGFR", "MYC", "STAT3"} <= names
    assert "IL6" not in names
    assert len(parts.controller.selected_edges) >= 2
    assert {key: (diagram.nodes[key].x, diagram.nodes[key].y) for key in places} == places
    parts.actions["edit.undo"].trigger()
    assert parts.controller.diagram.nodes.keys() == places.keys()
