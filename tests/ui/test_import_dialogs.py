"""A paste is shown as it was understood, open to correction, before anything is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, Section, Span, joined
from explorer.model.imports import ImportReport, Problem
from explorer.model.records import ImportRecord
from explorer.ui import import_dialogs
from explorer.ui.background import Background
from explorer.ui.document_form import DocumentForm
from explorer.ui.import_dialogs import HistoryDialog, PasteDialog, PlainField, ReportDialog, report_line, report_rows
from tests.patience import paces

ABSTRACT = (
    "BACKGROUND: Migration of test cells is not understood. METHODS: We looked at cells in a dish for a week. "
    "RESULTS: IL-6 activated STAT3, and STAT3 promoted migration of the cells. "
    "CONCLUSIONS: These results suggest that IL-6 promotes migration through STAT3."
)
PAGE = f"""Skip to main content
Sign in
Save

Interleukin 6 drives the migration of small test cells.

Journal of Made Up Results 2018 March 3

Abstract
{ABSTRACT}

Related articles
Cookie settings
"""


@pytest.fixture
def dialog(qtbot: QtBot, background: Background) -> PasteDialog:
    made = PasteDialog(background)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_pasted_page_is_recognised_without_its_clutter(qtbot: QtBot, dialog: PasteDialog) -> None:
    with qtbot.waitSignal(dialog.recognised):
        dialog.text.setPlainText(PAGE)
    assert dialog.form.title.text() == "Interleukin 6 drives the migration of small test cells."
    assert dialog.form.date.text() == "2018-03-03"
    assert "Made Up Results" in dialog.form.journal.text()
    abstract = dialog.form.abstract.toPlainText()
    assert "activated STAT3" in abstract
    assert "Cookie" not in abstract
    assert dialog.keep.isEnabled()


def test_corrections_are_kept(qtbot: QtBot, dialog: PasteDialog) -> None:
    with qtbot.waitSignal(dialog.recognised):
        dialog.text.setPlainText(PAGE)
    dialog.form.title.selectAll()
    qtbot.keyClicks(dialog.form.title, "A better title")
    dialog.form.pmid.clear()
    qtbot.keyClicks(dialog.form.pmid, "PMID: 4242")
    dialog.form.doi.clear()
    qtbot.keyClicks(dialog.form.doi, "https://doi.org/10.1000/ABC")
    with qtbot.waitSignal(dialog.kept) as caught:
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (document,) = caught.args[0]
    assert document.title == "A better title"
    assert (document.pmid, document.doi) == ("4242", "10.1000/abc")
    assert document.text.startswith("A better title\n")
    assert "activated STAT3" in document.text


def test_of_several_abstracts_the_unchecked_ones_are_left_out(qtbot: QtBot, dialog: PasteDialog) -> None:
    documents = [Document(joined(f"Title {n}", f"Body {n}."), f"Title {n}") for n in range(3)]
    dialog._show(documents)
    assert dialog.list.count() == 3
    assert dialog.keep.text() == "Keep 3 abstracts"
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.keep.text() == "Keep 2 abstracts"
    dialog.list.setCurrentRow(2)
    assert dialog.form.title.text() == "Title 2"
    with qtbot.waitSignal(dialog.kept) as caught:
        dialog.keep.click()
    assert [one.title for one in caught.args[0]] == ["Title 0", "Title 2"]


def test_nothing_recognised_keeps_nothing(qtbot: QtBot, dialog: PasteDialog) -> None:
    dialog._show([Problem("pasted text", 3, "This record has no text; paste its abstract too.")])
    assert not dialog.keep.isEnabled()
    assert "line 3" in dialog.note.text()


def test_a_form_that_was_not_touched_gives_the_document_back_as_it_was(qtbot: QtBot) -> None:
    form, told = DocumentForm(), []
    qtbot.addWidget(form)
    form.edited.connect(told.append)
    text = joined("T", "AIM: to see.")
    form.show_document(Document(text, "T", ("de la Cruz, Ana",), sections=(Section("AIM", Span(7, 14)),)))
    form.flush()
    assert told == []


def test_a_changed_abstract_drops_headings_whose_places_are_no_longer_true(qtbot: QtBot) -> None:
    form, told = DocumentForm(), []
    qtbot.addWidget(form)
    form.edited.connect(told.append)
    form.show_document(Document(joined("T", "AIM: to see."), "T", sections=(Section("AIM", Span(7, 14)),)))
    form.abstract.setPlainText("To see more.")
    assert told[-1].text == "T\nTo see more."
    assert told[-1].sections == ()


def test_only_plain_text_is_taken_from_the_clipboard(qtbot: QtBot) -> None:
    field = PlainField()
    qtbot.addWidget(field)
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    rich.setText("<b>plain</b>")
    field.insertFromMimeData(rich)
    assert field.toPlainText() == "<b>plain</b>"
    only_rich = QMimeData()
    only_rich.setData("application/x-qabstractitemmodeldatalist", b"\x00")
    assert not field.canInsertFromMimeData(only_rich)


def test_a_huge_paste_is_cut_and_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    field = PlainField()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setText("word " * 1_000_000)
    with qtbot.waitSignal(field.shortened) as caught:
        took = paces(lambda: field.insertFromMimeData(data))
    assert caught.args == [5_000_000]
    assert len(field.toPlainText().replace("\n", "")) == import_dialogs.LONGEST
    assert took < 500


@pytest.mark.parametrize("text", ["x" * 1_500_000, "word " * 300_000, "A sentence of a page. " * 60_000])
def test_a_page_in_one_line_is_taken_in_a_moment(qtbot: QtBot, text: str) -> None:
    field = PlainField()
    qtbot.addWidget(field)
    field.show()
    data = QMimeData()
    data.setText(text)
    assert paces(lambda: field.insertFromMimeData(data)) < 400
    assert field.toPlainText().replace("\n", "") == text[: import_dialogs.LONGEST]


def test_usual_lines_are_not_broken() -> None:
    text = f"A title\n\n{'Some sentence of an abstract. ' * 200}\n"
    assert import_dialogs.folded(text) == text


def test_the_report_adds_up_and_lists_every_problem(qtbot: QtBot) -> None:
    problems = tuple(Problem("a.ris", line, f"<b>Record {line}</b> has no title.") for line in (3, 9))
    report = ImportReport(7, 4, 1, 2, 1, 31, 40, problems)
    rows = dict(report_rows(report))
    assert rows["Read"] == rows["New"] + rows["Known already"] + rows["Not understood"]
    assert report_line(report) == (
        "Read 7: 4 new, 1 known, 2 not understood, 1 without an abstract. 31 new statements found."
    )
    dialog = ReportDialog(report)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    assert dialog.problems.toPlainText().splitlines() == [one.text for one in problems]
    assert {"Read", "7"} <= {label.text() for label in dialog.findChildren(QLabel)}


def test_only_an_import_that_is_still_there_can_be_undone(qtbot: QtBot) -> None:
    records = [
        ImportRecord(2, "b.txt", "2026-01-02T10:00:00", "undone", 0, 0),
        ImportRecord(1, "a.txt", "2026-01-01T10:00:00", "done", 3, 9),
    ]
    dialog = HistoryDialog(records, read_only=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    assert not dialog.undo.isEnabled()
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))
    with qtbot.waitSignal(dialog.undo_wanted) as caught:
        dialog.undo.click()
    assert caught.args == [1]


def test_the_list_of_imports_needs_no_sideways_scrolling_and_shows_names_letter_for_letter(qtbot: QtBot) -> None:
    record = ImportRecord(1, "<b>a long name of a folder</b> " * 6, "2026-01-02T03:04:05", "done", 12345, 23456, 1, 2)
    made = HistoryDialog([record], read_only=False)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    assert sum(made.tree.columnWidth(place) for place in range(made.tree.columnCount())) <= made.tree.viewport().width()
    assert "<b>" not in made.tree.topLevelItem(0).toolTip(0)
