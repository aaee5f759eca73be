"""The main job as a person does it, in the real window: paste, search, click, read, save a figure, open again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.background import Background
from explorer.ui.failures import Failures
from explorer.ui.main_window import MainWindow
from explorer.ui.remembered import Remembered

IL6_TO_STAT3 = "HGNC:6018>HGNC:11364"
OWN_PAGE = """Skip to content
Log in | Register

Fibroblasts of the tumour move lung cells by IL-6 and STAT3.

Journal of Made Up Results 2018 March 3
Little was known of what fibroblasts do. We show that IL-6 activates STAT3 in lung cancer cells. Knockdown of STAT3
suppressed invasion. Hypoxia did not activate STAT3.

Full text links
Cookie settings
""".replace("STAT3\nsuppressed", "STAT3 suppressed")


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], MainWindow]]:
    """Open windows on a store, with settings of their own; each is closed after the test."""
    made: list[MainWindow] = []

    def make(path: Path) -> MainWindow:
        window = MainWindow(Remembered(tmp_path / "settings.ini"), Background(), Failures())
        made.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        with qtbot.waitSignal(window.opening.ready):
            window.open_at_start(path)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def paste(qtbot: QtBot, window: MainWindow, text: str) -> None:
    window.parts.actions["file.paste"].trigger()
    dialog = window.parts.imports.dialog
    data = QMimeData()
    data.setText(text)
    with qtbot.waitSignal(dialog.recognised):
        dialog.text.insertFromMimeData(data)
    with qtbot.waitSignal(window.parts.imports.finished):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.parts.canvas.diagram.visible_edges))


def search(qtbot: QtBot, window: MainWindow, name: str) -> None:
    find = window.parts.docks.find
    qtbot.keyClicks(find.line, name)
    with qtbot.waitSignal(find.searched):
        qtbot.keyClick(find.line, Qt.Key.Key_Return)
    find.choose(next(row for row, line in enumerate(find.results.lines) if line.item is not None))


def click_edge(qtbot: QtBot, window: MainWindow, key: str) -> None:
    canvas = window.parts.canvas
    canvas.fit()
    canvas.settle()
    place = canvas.to_screen(QPointF(*canvas.scene.place(key))).toPoint()
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)


def save_pdf(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: path)
    window.parts.actions["file.figure"].trigger()
    dialog = window.parts.outputs.dialog
    dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: path.with_suffix(".ris").exists())


def shown(window: MainWindow) -> list[str]:
    return [card.sentence.toPlainText() for card in window.parts.docks.evidence.cards]


@pytest.mark.parametrize(
    ("page", "sentence", "journal"),
    [
        ("own", "We show that IL-6 activates STAT3 in lung cancer cells.", "Journal of Made Up Results"),
        ("seed", None, "Oncotarget"),
    ],
)
def test_a_pasted_page_becomes_a_pathway_a_citation_and_a_figure(
    page: str,
    sentence: str | None,
    journal: str,
    qtbot: QtBot,
    make_window: Callable[[Path], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    text = OWN_PAGE
    if page == "seed":
        text = min((request.getfixturevalue("shared") / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    path = tmp_path / "mine.pathways"
    Store.create(path).close()
    window = make_window(path)

    paste(qtbot, window, text)
    search(qtbot, window, "IL6")
    assert window.parts.controller.selected_nodes == ["HGNC:6018"]
    click_edge(qtbot, window, IL6_TO_STAT3)
    read = shown(window)
    assert read
    assert all(one in text and "IL-6" in one and "STAT3" in one for one in read)
    if sentence is not None:
        assert read == [sentence]
    assert journal in window.parts.docks.evidence.cards[0].citation.text()
    save_pdf(qtbot, window, tmp_path / "figure.pdf", monkeypatch)
    words = PdfReader(tmp_path / "figure.pdf").pages[0].extract_text()
    assert "IL6" in words
    assert "STAT3" in words
    assert journal in (tmp_path / "figure.references.txt").read_text(encoding="utf-8")
    nodes = window.parts.canvas.diagram.nodes
    window.close()

    with Store.open(path, read_only=True) as store:
        assert store.check() == []
    again = make_window(path)
    assert again.parts.canvas.diagram.nodes == nodes
    click_edge(qtbot, again, IL6_TO_STAT3)
    assert shown(again) == read
