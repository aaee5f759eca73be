"""From the menus evidence and papers go to files: of an edge, of a path, of the whole view."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.ui import ask
from explorer.ui.main_window import MainWindow

IL6, JAK2, STAT3 = "HGNC:6018", "HGNC:6192", "HGNC:11364"
IL6_STAT3, IL6_JAK2, JAK2_STAT3 = f"{IL6}>{STAT3}", f"{IL6}>{JAK2}", f"{JAK2}>{STAT3}"


def exported(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, action: str, path: Path
) -> tuple[str, str]:
    """Trigger *action*, choose *path*; return what was proposed as a name, and the text of the file."""
    proposed: list[str] = []
    monkeypatch.setattr(ask, "save_file", lambda _p, _t, name, *_: (proposed.append(name), path)[1])
    window.parts.actions[action].trigger()
    qtbot.waitUntil(lambda: f"{path.name} was saved" in window.parts.notices.text)
    return proposed[0], path.read_text(encoding="utf-8-sig")


def choose(qtbot: QtBot, window: MainWindow, *keys: str) -> None:
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select(keys)


def test_the_sentences_of_an_edge_are_written_as_a_table(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, window, IL6_STAT3)
    name, text = exported(qtbot, window, monkeypatch, "evidence.csv", tmp_path / "edge.csv")
    assert name == "IL6 activates STAT3.csv"
    assert len(list(csv.DictReader(io.StringIO(text)))) == 4
    assert window.parts.notices.text == "edge.csv was saved: 4 sentences of 3 papers."


def test_the_papers_of_a_path_and_of_a_node_are_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, window, IL6_JAK2, JAK2_STAT3)
    name, text = exported(qtbot, window, monkeypatch, "evidence.csl", tmp_path / "path.json")
    assert name == "2 edges.json"
    assert [item["PMID"] for item in json.loads(text)] == ["90001"]
    choose(qtbot, window, STAT3)
    _, text = exported(qtbot, window, monkeypatch, "evidence.ris", tmp_path / "node.ris")
    assert text.count("TY  - ") == 3


def test_all_that_the_diagram_shows_is_written_under_the_filter(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, text = exported(qtbot, window, monkeypatch, "file.bibtex", tmp_path / "all.bib")
    assert text.count("@article") == 3
    window.parts.docks.years.wanted.emit(2021, 2021)
    qtbot.waitUntil(lambda: window.parts.controller.diagram.edges[IL6_STAT3].papers == 1)
    _, text = exported(qtbot, window, monkeypatch, "file.bibtex", tmp_path / "one.bib")
    assert text.count("@article") == 1


def test_references_are_in_the_style_of_the_settings(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.parts.remembered.set_option("citation.style", "Cell")
    _, text = exported(qtbot, window, monkeypatch, "file.references", tmp_path / "list.txt")
    assert text.startswith("Moreau, A., and Lind, B. (2017).")


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_: tmp_path / "no folder" / "x.csv")
    window.parts.actions["file.csv"].trigger()
    qtbot.waitUntil(lambda: "x.csv could not be written" in window.parts.notices.text)


def test_a_figure_cites_in_the_style_of_the_settings(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.parts.remembered.set_option("citation.style", "Cell")
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: tmp_path / "figure.svg")
    window.parts.actions["file.figure"].trigger()
    window.parts.outputs.dialog._choose()
    qtbot.waitUntil(lambda: "figure.svg was saved" in window.parts.notices.text)
    assert "Moreau, A., and Lind, B. (2017)." in (tmp_path / "figure.references.txt").read_text(encoding="utf-8")


def test_without_a_selection_only_the_whole_view_can_be_exported(window: MainWindow) -> None:
    window.parts.controller.select(())
    assert window.parts.actions["file.csv"].isEnabled()
    assert not window.parts.actions["evidence.csv"].isEnabled()
