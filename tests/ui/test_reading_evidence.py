"""Evidence as a person reads it, in the real window: sort, group, narrow, look around, read the paper, cite, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui import ask
from explorer.ui.main_window import MainWindow

IL6_STAT3 = "HGNC:6018>HGNC:11364"


def press(qtbot: QtBot, inside: QWidget, text: str) -> None:
    button = next(one for one in inside.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_an_edge_is_clicked_its_sentences_are_read_cited_and_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not browser.append(url.toString()))
    canvas, evidence = window.parts.canvas, window.parts.docks.evidence
    canvas.fit()
    canvas.settle()
    with qtbot.waitSignal(evidence.filled):
        place = canvas.to_screen(QPointF(*canvas.scene.place(IL6_STAT3))).toPoint()
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert evidence.head.counts.text() == "and 1 other statement about the two\n2 statements, 3 papers, 4 sentences"

    bar = evidence.sentences.bar
    with qtbot.waitSignal(evidence.filled):
        bar.order.setCurrentIndex(bar.order.findData("year"))
    assert [card.record.document.year for card in evidence.cards] == [2021, 2019, 2019, 2017]
    with qtbot.waitSignal(evidence.filled):
        bar.group.setCurrentIndex(bar.group.findData("journal"))
    assert [one.title for one in evidence.sentences.rows.listed.groups] == [
        "Journal of Small Examples",
        "Letters of Cells",
    ]
    with qtbot.waitSignal(evidence.filled):
        qtbot.keyClicks(bar.words, "resting")
    (card,) = evidence.cards
    assert card.sentence.marked_words() == ["IL6", "inhibits", "STAT3"]

    press(qtbot, card, "Around it")
    qtbot.waitUntil(lambda: card.before.text() == "Again IL6 activates STAT3 after one hour.")
    choose(card.copy_menu(), "Copy with citation")
    assert QGuiApplication.clipboard().text().startswith("“In resting cells IL6 inhibits STAT3 instead.”\nMoreau A")
    press(qtbot, card, "Abstract")
    qtbot.waitUntil(lambda: evidence.paper.document is not None)
    assert len(evidence.paper.lines) == 4
    assert browser == []
    press(qtbot, card, "DOI")
    assert browser == ["https://doi.org/10.1000/sample.2"]

    evidence.paper.lines[2].edge.click()
    assert window.parts.controller.selection == {"HGNC:11364>GO:0001837"}
    assert evidence.tabs.currentWidget() is evidence.paper
    monkeypatch.setattr(ask, "save_file", lambda *_: tmp_path / "cited.json")
    qtbot.waitUntil(window.parts.actions["evidence.csl"].isEnabled)
    window.parts.actions["evidence.csl"].trigger()
    qtbot.waitUntil(lambda: "cited.json was saved: 1 sentence of 1 paper." in window.parts.notices.text)
    (item,) = json.loads((tmp_path / "cited.json").read_text(encoding="utf-8"))
    assert item["title"] == "A second look at interleukin 6."
