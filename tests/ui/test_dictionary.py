"""Right click on a name: it is none here or anywhere, or means something else; all of it shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from explorer.extraction.dictionary_file import changed, read_dictionary
from explorer.extraction.rules.table import LEARNED
from explorer.extraction.user_dictionary import Action, Entry
from explorer.jobs.ingest import ingest
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Relation, Sign
from explorer.model.rereading import Change, ChangeKind, Difference
from explorer.store.store import Store
from explorer.ui.dictionary_again import AgainDialog
from explorer.ui.dictionary_dialog import DictionaryDialog, cells
from explorer.ui.dictionary_entry import EntryDialog
from explorer.ui.dictionary_preview import PreviewDialog
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.marked_text import MarkedText

PAPERS = (
    ("A first look at made up cells.", "In these cells, IL-6 activates STAT3. Then jamin activates AKT1 again."),
    ("A second look at made up cells.", "In the end IL-6 activates STAT3. Here EGFR activates AKT1."),
)
EDGE = "HGNC:6018>HGNC:11364"


@pytest.fixture
def small_store(tmp_path: Path) -> Path:
    """Two papers as the extractor reads them."""
    path = tmp_path / "small.pathways"
    documents = [
        Document(f"{title}\n{text}", title, date="2020", pmid=str(number), source="made up")
        for number, (title, text) in enumerate(PAPERS, 1)
    ]
    with Store.create(path) as store:
        ingest(documents, store, Progress(), processes=1)
    return path


@pytest.fixture
def window(make_window: Callable[[], MainWindow], small_store: Path, qtbot: QtBot) -> MainWindow:
    """The window with the edge IL6 to STAT3 selected, its sentences shown."""
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(small_store)
    with qtbot.waitSignal(made.parts.docks.evidence.filled):
        made.parts.controller.select([EDGE])
    return made


def right_click(text: MarkedText, words: str, *, select: bool = False) -> QMenu:
    """Click on *words*, selected before where *select*; return the menu that opened."""
    QApplication.processEvents()  # what was shown just now has its place only then
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    if select:
        text.setTextCursor(cursor)
    inside = QTextCursor(text.document())
    inside.setPosition(cursor.selectionStart() + 1)
    place: QPoint = text.cursorRect(inside).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, text.viewport().mapToGlobal(place))
    QApplication.sendEvent(text.viewport(), event)
    return next(one for one in text.findChildren(QMenu) if one.isVisible())


def choose(menu: QMenu, words: str) -> None:
    """Choose the entry of *menu* that has *words*."""
    next(one for one in menu.actions() if words in one.text()).trigger()
    menu.close()


def previewed(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> PreviewDialog:
    with qtbot.waitSignal(window.parts.dictionary.previewed):
        act()
    dialog = window.parts.dictionary.dialog
    assert isinstance(dialog, PreviewDialog)
    return dialog


def keep(qtbot: QtBot, window: MainWindow, dialog: PreviewDialog) -> None:
    with qtbot.waitSignal(window.parts.dictionary.kept):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)


def entries(window: MainWindow) -> tuple[Entry, ...]:
    return read_dictionary(window.parts.dictionary.path)[0].entries


def said(window: MainWindow) -> list[str]:
    return [one.statement.text for one in window.parts.stores.store.statements()]


def changes(dialog: PreviewDialog) -> list[tuple[ChangeKind, str, str]]:
    return [(one.kind, one.before, one.after) for one in dialog.table.changes]


def test_a_name_is_none_in_one_abstract(qtbot: QtBot, window: MainWindow) -> None:
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "IL-6")
    dialog = previewed(qtbot, window, lambda: choose(menu, "is no name in this abstract"))
    assert changes(dialog) == [(ChangeKind.GONE, "IL6 activates STAT3", "")]
    assert (
        dialog.counts.text() == "1 abstract read again: 1 gone. 1 stays as before." or "1 gone" in dialog.counts.text()
    )
    assert dialog.sentence.toPlainText() == "In these cells, IL-6 activates STAT3."
    assert entries(window) == ()
    keep(qtbot, window, dialog)
    assert entries(window) == (Entry(Action.FORBID, "IL-6", scope="PMID:1"),)
    assert "IL6 activates STAT3" in said(window)
    qtbot.waitUntil(lambda: len(window.parts.docks.evidence.cards) == 1)
    assert window.parts.stores.store.check() == []


def test_a_name_is_none_anywhere_and_its_edge_leaves_the_diagram(qtbot: QtBot, window: MainWindow) -> None:
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "IL-6")
    dialog = previewed(qtbot, window, lambda: choose(menu, "is no name anywhere"))
    assert [one[0] for one in changes(dialog)] == [ChangeKind.GONE, ChangeKind.GONE]
    keep(qtbot, window, dialog)
    assert "IL6 activates STAT3" not in said(window)
    qtbot.waitUntil(lambda: EDGE not in window.parts.controller.diagram.visible_edges)
    qtbot.waitUntil(lambda: "HGNC:6018" not in window.parts.controller.diagram.nodes)
    assert window.parts.docks.evidence.cards == []


def test_what_is_discarded_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before = window.parts.stores.store.path.read_bytes()
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "STAT3")
    dialog = previewed(qtbot, window, lambda: choose(menu, "is no name anywhere"))
    qtbot.mouseClick(dialog.discard, Qt.MouseButton.LeftButton)
    assert entries(window) == ()
    assert window.parts.stores.store.path.read_bytes() == before


def test_a_name_means_something_else_that_was_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "IL-6")
    choose(menu, "means something else…")
    dialog = window.parts.dictionary.dialog
    assert isinstance(dialog, EntryDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    assert "IL6" in dialog.list.item(0).text()
    assert not dialog.buttons.buttons()[0].isEnabled()
    with qtbot.waitSignal(dialog.looked):
        qtbot.keyClicks(dialog.search, "HGNC:6001")
    dialog.list.setCurrentRow(0)
    assert (dialog.standard.text(), dialog.id.text(), dialog.kind.currentData()) == ("IL2", "HGNC:6001", Kind.GENE)
    shown = previewed(qtbot, window, dialog.buttons.accepted.emit)
    assert "“IL-6” means IL2 (gene) in all abstracts" in {one.text() for one in shown.findChildren(QLabel)}
    assert (ChangeKind.NEW, "", "IL2 activates STAT3") in changes(shown)
    keep(qtbot, window, shown)
    assert entries(window) == (Entry(Action.PREFER, "IL-6", "HGNC:6001", Kind.GENE, "IL2"),)
    assert "IL2 activates STAT3" in said(window)


def test_selected_words_become_a_name_of_ones_own(qtbot: QtBot, window: MainWindow) -> None:
    evidence = window.parts.docks.evidence
    evidence.show_abstract(evidence.cards[0].record)
    qtbot.waitUntil(lambda: evidence.paper.document is not None and "jamin" in evidence.paper.text.toPlainText())
    choose(right_click(evidence.paper.text, "jamin", select=True), "Add “jamin” as a name…")
    dialog = window.parts.dictionary.dialog
    assert (dialog.name.text(), dialog.standard.text()) == ("jamin", "jamin")
    assert dialog.note.text() == "Choose one of the meanings, or give a kind or an identifier."
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.GENE))
    shown = previewed(qtbot, window, dialog.buttons.accepted.emit)
    assert changes(shown) == [(ChangeKind.NEW, "", "jamin activates AKT1")]
    keep(qtbot, window, shown)
    assert "jamin activates AKT1" in said(window)
    assert entries(window) == (Entry(Action.ADD, "jamin", None, Kind.GENE, "jamin"),)
    assert "jamin" not in {node.entity.name for node in window.parts.controller.diagram.nodes.values()}
    offered, _ = window.parts.notices.buttons
    with qtbot.waitSignal(window.parts.controller.changed):
        offered.click()
    qtbot.waitUntil(lambda: "text:gene:jamin>HGNC:391" in window.parts.controller.selection)


def test_new_imports_are_read_with_the_dictionary(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.parts.dictionary.path.write_text("forbid\tEGFR\nnonsense\n", encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text("A third look.\n\nHere EGFR activates JAK2. Later on, MYC activates JAK2.\n", encoding="utf-8")
    with qtbot.waitSignal(window.parts.imports.finished) as caught:
        window.parts.imports.read([page])
    assert [one.text.split(":")[0] for one in caught.args[0].problems] == ["dictionary.tsv, line 2"]
    assert "MYC activates JAK2" in said(window)
    assert "EGFR activates JAK2" not in said(window)


def opened(qtbot: QtBot, window: MainWindow) -> DictionaryDialog:
    window.parts.actions["tools.dictionary"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.parts.dictionary.dialog, DictionaryDialog))
    return window.parts.dictionary.dialog


def test_what_was_kept_leads_to_the_list_that_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "IL-6")
    keep(qtbot, window, previewed(qtbot, window, lambda: choose(menu, "is no name in this abstract")))
    assert window.parts.notices.text == "Kept. Remove it from the dictionary to take it back."
    (listed,) = window.parts.notices.buttons
    qtbot.mouseClick(listed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.parts.dictionary.dialog, DictionaryDialog))
    with qtbot.waitSignal(window.parts.dictionary.previewed):
        qtbot.mouseClick(window.parts.dictionary.dialog.remove, Qt.MouseButton.LeftButton)
    keep(qtbot, window, window.parts.dictionary.dialog)
    assert entries(window) == ()
    assert window.parts.notices.text == "Kept."


def test_the_list_says_where_entries_hold_in_words() -> None:
    scopes = ("", "PMID:1", f"TEXT:{'a' * 64}")
    held = [cells(Entry(Action.FORBID, "CSR", scope=scope))[-1] for scope in scopes]
    assert held == ["everywhere", "PMID:1", "one text without PMID"]


def test_the_list_shows_the_file_its_problems_and_what_it_touched(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_folders: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not shown_folders.append(url.toLocalFile()))
    path = window.parts.dictionary.path
    path.write_text("forbid\tIL-6\nforbid\t...\n", encoding="utf-8")
    dialog = opened(qtbot, window)
    item = dialog.tree.topLevelItem(0)
    assert [item.text(place) for place in range(4)] == ["IL-6", "no name", "", "everywhere"]
    assert "dictionary.tsv, line 2: A name has letters or digits" in dialog.note.text()
    assert "2 abstracts were last read with another dictionary" in dialog.note.text()
    qtbot.mouseClick(dialog.folder, Qt.MouseButton.LeftButton)
    assert shown_folders == [str(path.parent)]
    preview = previewed(qtbot, window, lambda: qtbot.mouseClick(dialog.again, Qt.MouseButton.LeftButton))
    assert len(changes(preview)) == 2
    keep(qtbot, window, preview)
    assert "IL6 activates STAT3" not in said(window)


def test_an_entry_is_changed_and_taken_back_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    path = window.parts.dictionary.path
    path.write_text(changed("", [Entry(Action.FORBID, "EGFR")]), encoding="utf-8")
    dialog = opened(qtbot, window)
    assert dialog.remove.isEnabled(), "the first entry is at hand"
    qtbot.mouseClick(dialog.edit, Qt.MouseButton.LeftButton)
    entry = window.parts.dictionary.dialog
    assert isinstance(entry, EntryDialog)
    assert not entry.list.isEnabled()
    entry.name.setText("IL-6")
    keep(qtbot, window, previewed(qtbot, window, entry.buttons.accepted.emit))
    assert entries(window) == (Entry(Action.FORBID, "IL-6"),)
    window.parts.dictionary.dialog = None
    dialog = opened(qtbot, window)
    dialog.tree.setFocus()
    qtbot.waitUntil(dialog.tree.hasFocus)
    preview = previewed(qtbot, window, lambda: qtbot.keyClick(dialog.tree, Qt.Key.Key_Delete))
    assert [one[0] for one in changes(preview)] == [ChangeKind.NEW, ChangeKind.NEW]
    keep(qtbot, window, preview)
    assert entries(window) == ()
    assert "IL6 activates STAT3" in said(window)


def test_all_abstracts_can_be_read_again(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.actions["tools.again"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.parts.dictionary.dialog, AgainDialog))
    dialog = window.parts.dictionary.dialog
    assert not dialog.older.isEnabled()
    assert dialog.all.text() == "All abstracts of this store (2)"
    preview = previewed(qtbot, window, dialog.read.click)
    assert preview.counts.text() == "2 abstracts read again: nothing changes in what they say."
    assert preview.view.isHidden()


def test_the_demo_stays_as_it_is_and_only_the_dictionary_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.stores.is_demo = True
    before = window.parts.stores.store.path.read_bytes()
    menu = right_click(window.parts.docks.evidence.cards[0].sentence, "IL-6")
    dialog = previewed(qtbot, window, lambda: choose(menu, "is no name anywhere"))
    assert "The demo stays as it is" in dialog.problems.text()
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: entries(window) != ())
    assert window.parts.stores.store.path.read_bytes() == before


def test_a_hostile_name_is_shown_letter_for_letter(qtbot: QtBot, window: MainWindow) -> None:
    hostile = "<img src=x>\u202e&1"
    window.parts.dictionary.path.write_text(f"add\t{hostile}\t\tgene\n", encoding="utf-8")
    dialog = opened(qtbot, window)
    assert dialog.tree.topLevelItem(0).text(0) == "<img src=x>⟦U+202E⟧&1"
    assert "<img" not in dialog.tree.topLevelItem(0).toolTip(0)
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    qtbot.mouseClick(dialog.edit, Qt.MouseButton.LeftButton)
    entry = window.parts.dictionary.dialog
    assert entry.name.text() == "<img src=x>⟦U+202E⟧&1"
    entry.id.setText("MY:1")
    preview = previewed(qtbot, window, entry.buttons.accepted.emit)
    keep(qtbot, window, preview)
    assert entries(window) == (Entry(Action.ADD, hostile, "MY:1", Kind.GENE),)


def change(kind: ChangeKind, confidence: float, verdict: str = "") -> Change:
    entity = Entity(None, "jamin", Kind.GENE)
    mention = Mention(Span(0, 5), entity)
    one = Evidence(Span(0, 5), mention, Relation.ACTIVATES, Sign.POSITIVE, mention, confidence=confidence, rule=LEARNED)
    return Change(kind, one, "A paper.", "jamin", "before", "now", verdict)


def test_changes_of_evidence_that_the_window_does_not_show_are_shown_when_asked_for(qtbot: QtBot) -> None:
    changes = (change(ChangeKind.GONE, 0.2, "Correct"), change(ChangeKind.GONE, 0.9), change(ChangeKind.NEW, 0.2))
    dialog = PreviewDialog(Difference(2, changes, 5), "Again", Filter(min_confidence=0.6))
    qtbot.addWidget(dialog)
    assert dialog.counts.text() == "2 abstracts read again: 2 gone. 5 stay as before."
    assert (dialog.table.rowCount(), dialog.more.text().split(" of ")[0]) == (2, "Show also 1 change")
    dialog.more.setChecked(True)
    assert dialog.table.rowCount() == 3
    unsure = PreviewDialog(Difference(2, changes[2:]), "Again", Filter(min_confidence=0.6))
    qtbot.addWidget(unsure)
    assert (unsure.table.rowCount(), unsure.more.isHidden()) == (1, True)
