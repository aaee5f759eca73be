"""A store full of hostile text is shown letter for letter on every screen; nothing is loaded, nothing is rich."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QTextEdit, QWidget

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot

EVIL = "<img src='file:///etc/passwd'><b>&amp;"
OTHER = '<a href="file:///">x</a>\u202e'
RICH = ("<img", "<a href", "<b>")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A store whose every text is hostile."""
    sentence = f"{EVIL} activates {OTHER} <script>alert(1)</script>."
    text = joined(EVIL, sentence)
    start = len(EVIL) + 1
    ends = [Entity("X:1", EVIL, Kind.GENE, EVIL, (EVIL, "evil")), Entity("X:2", OTHER, Kind.GENE, OTHER, (OTHER,))]
    after = start + len(EVIL) + len(" activates ")
    evidence = Evidence(
        Span(start, start + len(sentence)),
        Mention(Span(start, start + len(EVIL)), ends[0]),
        Relation.ACTIVATES,
        Sign.POSITIVE,
        Mention(Span(after, after + len(OTHER)), ends[1]),
        Span(start + len(EVIL) + 1, start + len(EVIL) + 10),
    )
    document = Document(text, EVIL, (EVIL,), EVIL, "2020", pages=EVIL, pmid="1", doi="10.1000/1", source=EVIL)
    path = tmp_path / "hostile.pathways"
    with Store.create(path) as store, store.import_run(EVIL) as run:
        run.add(document, [evidence], [evidence.sentence])
    return path


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What text documents tried to load."""
    seen: list[str] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda self, kind, url: seen.append(QUrl(url).toString()))
    return seen


def check(widget: QWidget) -> None:
    """Every label is plain, no box guesses, and no tool tip has a tag that is not escaped."""
    for label in widget.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not any(tag in label.text() for tag in RICH)
    for box in widget.findChildren(QMessageBox):
        assert box.textFormat() == Qt.TextFormat.PlainText
    for one in widget.findChildren(QWidget):
        assert not any(tag in one.toolTip() for tag in RICH), one.toolTip()
        assert not any(tag in one.windowTitle() for tag in ("<img src='http",))


def test_every_screen_shows_hostile_text_as_text(
    qtbot: PatientBot, make_window: Callable[[], MainWindow], hostile: Path, loaded: list[str]
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(hostile)
    parts = window.parts
    check(window)
    with qtbot.waitSignal(parts.docks.evidence.filled):
        parts.controller.select(parts.controller.diagram.visible_edges)
    card = parts.docks.evidence.cards[0]
    assert card.sentence.toPlainText().startswith(f"{EVIL} activates")
    assert card.sentence.marked_words()[0] == EVIL
    card.show_abstract()
    qtbot.waitUntil(lambda: parts.docks.evidence.paper.document is not None)
    qtbot.idle()
    assert parts.docks.evidence.paper.text.toPlainText().splitlines()[0] == EVIL
    parts.docks.find.line.setText("evil")
    with qtbot.waitSignal(parts.docks.find.searched):
        parts.docks.find.search()
    model = parts.docks.find.results
    shown = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert any(EVIL in text for text in shown)
    tips = [model.data(model.index(row), Qt.ItemDataRole.ToolTipRole) or "" for row in range(model.rowCount())]
    table = parts.docks.statements.table
    assert table.data(table.index(0, 0)) == EVIL
    tips.append(table.data(table.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    assert not any(tag in tip for tip in tips for tag in RICH)
    parts.imports.history()
    qtbot.waitUntil(lambda: parts.imports.dialog is not None)
    check(window)
    parts.imports.dialog.close()
    parts.imports.paste_text(f"{EVIL}\n\n{OTHER} activates things that are long enough to be an abstract of a paper.")
    with qtbot.waitSignal(parts.imports.dialog.recognised):
        pass
    check(window)
    parts.imports.dialog.close()
    parts.controller.select(("X:1",))
    parts.actions["diagram.hide"].trigger()
    parts.notices.warn(EVIL)
    check(window)
    for field in window.findChildren(QTextEdit):
        assert "<img" not in field.toHtml()
    assert loaded == []
    assert "⟦U+202E⟧" in table.data(table.index(0, 2)) if table.rowCount() else True


def test_names_in_menus_keep_their_ampersand(
    qtbot: PatientBot, make_window: Callable[[], MainWindow], hostile: Path
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(hostile)
    window.parts.controller.select(("X:1",))
    window.parts.actions["diagram.hide"].trigger()
    assert window.parts.actions["edit.undo"].text() == f"&Undo: Hide {EVIL.replace('&', '&&')}"
