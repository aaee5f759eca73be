"""The paper view: every statement of a document is marked on its text, told apart, and leads to its edge and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolTip

from explorer.diagram.style import DARK
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.paper import PaperView, StatementLine
from tests.patience import PatientBot

AAA, BBB, CCC, DDD = (Entity(f"HGNC:{number}", name * 3, Kind.GENE) for number, name in enumerate("ABCD", 1))
TITLE = "Four genes."
FIRST = "AAA activates BBB and AAA inhibits CCC."
SECOND = "Later CCC inhibits DDD."
TEXT = joined(TITLE, f"{FIRST} {SECOND}")


def said(sentence: str, words: tuple[str, str, str], ends: tuple[Entity, Entity], relation: Relation) -> Evidence:
    """An evidence of *sentence*, whose *words* (subject, trigger, object) stand together in it."""
    start = TEXT.index(sentence)
    at = start + sentence.index(" ".join(words))
    spans = []
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    subject, trigger, object_ = spans
    return Evidence(
        Span(start, start + len(sentence)),
        Mention(subject, ends[0]),
        relation,
        relation.sign,
        Mention(object_, ends[1]),
        trigger,
        rule="active verb",
        negated=ends[1] is DDD,
    )


EVIDENCE = [
    said(FIRST, ("AAA", "activates", "BBB"), (AAA, BBB), Relation.ACTIVATES),
    said(FIRST, ("AAA", "inhibits", "CCC"), (AAA, CCC), Relation.INHIBITS),
    said(SECOND, ("CCC", "inhibits", "DDD"), (CCC, DDD), Relation.INHIBITS),
]
# the first name is also the subject of a second statement
EVIDENCE[1] = Evidence(
    EVIDENCE[1].sentence,
    EVIDENCE[0].subject,
    Relation.INHIBITS,
    EVIDENCE[1].sign,
    EVIDENCE[1].object,
    EVIDENCE[1].trigger,
    rule="active verb",
)


@pytest.fixture
def window(make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: PatientBot) -> MainWindow:
    """The window on one paper of three statements, of which the denied one is not drawn."""
    document = Document(
        TEXT,
        TITLE,
        ("Moreau Anne",),
        "Letters",
        "2020",
        pmid="77",
        kind=DocumentKind.REVIEW,
        notices=(Notice(NoticeKind.ERRATUM, "Letters. 2021;3:4."), Notice(NoticeKind.RETRACTION)),
    )
    path = tmp_path / "paper.pathways"
    with Store.create(path) as store, store.import_run("paper") as run:
        run.add(document, EVIDENCE, sorted({one.sentence for one in EVIDENCE}, key=lambda span: span.start))
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    return made


@pytest.fixture
def paper(qtbot: PatientBot, window: MainWindow) -> PaperView:
    """The paper, opened from the first sentence of an edge."""
    evidence = window.parts.docks.evidence
    with qtbot.waitSignal(evidence.filled):
        window.parts.controller.select(("HGNC:1>HGNC:2",))
    window.parts.actions["evidence.abstract"].trigger()
    qtbot.waitUntil(lambda: evidence.paper.document is not None)
    qtbot.idle()
    return evidence.paper


def place(paper: PaperView, words: str, after: int = 0) -> QPoint:
    """The middle of the second letter of *words* in the text."""
    cursor = QTextCursor(paper.text.document())
    cursor.setPosition(TEXT.index(words, after) + 1)
    one = paper.text.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    return QPoint((one.left() + paper.text.cursorRect(cursor).left()) // 2, one.center().y())


def line(paper: PaperView, said: str) -> StatementLine:
    return next(one for one in paper.lines if one.say.text() == said)


def test_every_statement_is_marked_and_listed(paper: PaperView) -> None:
    assert paper.text.toPlainText() == TEXT
    marked = set(paper.text.marked_words())
    assert {"AAA", "activates", "BBB", "inhibits", "CCC", "DDD"} <= marked
    assert [one.say.text() for one in paper.lines] == ["AAA activates BBB", "AAA inhibits CCC", "CCC inhibits DDD"]
    assert [one.say.isChecked() for one in paper.lines] == [True, False, False]
    assert [one.edge.text() for one in paper.lines] == ["Show", "Show", "Add to the diagram"]


def test_what_has_to_be_known_of_the_paper_is_said_above_its_text(paper: PaperView) -> None:
    words = [one.text() for one in paper.findChildren(QLabel) if not one.isHidden()]
    assert {"retracted", "erratum", "review", "Erratum: Letters. 2021;3:4."} <= set(words)


def test_statements_of_one_word_are_told_apart_in_the_tip_and_by_their_words(
    qtbot: PatientBot, paper: PaperView
) -> None:
    both = paper.text.records_at(TEXT.index("AAA"))
    assert [one.evidence.object.entity.name for one in both] == ["BBB", "CCC"]
    told = paper.text.told(both)
    assert told.splitlines() == ["AAA activates BBB", "AAA inhibits CCC", "Click to choose one."]
    qtbot.mouseMove(paper.text.viewport(), place(paper, "BBB"))
    qtbot.waitUntil(lambda: len(paper.text.extraSelections()) == 3)
    lit = [one.cursor.selectedText() for one in paper.text.extraSelections()]
    assert lit == ["AAA", "BBB", "activates"]
    assert paper.text.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(paper.text, QEvent(QEvent.Type.Leave))
    assert paper.text.extraSelections() == []


def test_a_click_on_a_mark_selects_its_edge_and_the_paper_stays(
    qtbot: PatientBot, window: MainWindow, paper: PaperView
) -> None:
    qtbot.mouseClick(paper.text.viewport(), Qt.MouseButton.LeftButton, pos=place(paper, "CCC"))
    assert window.parts.controller.selection == {"HGNC:1>HGNC:3"}
    assert window.parts.docks.evidence.tabs.currentWidget() is paper
    assert paper.record is not None
    assert paper.record.evidence.object.entity.name == "CCC"
    assert line(paper, "AAA inhibits CCC").say.isChecked()
    assert window.parts.docks.evidence.head.title.text() == "AAA inhibits CCC"


def test_a_click_on_words_of_several_statements_asks_which(
    qtbot: PatientBot, window: MainWindow, paper: PaperView
) -> None:
    qtbot.mouseClick(paper.text.viewport(), Qt.MouseButton.LeftButton, pos=place(paper, "AAA"))
    (menu,) = paper.text.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["AAA activates BBB", "AAA inhibits CCC"]
    menu.actions()[1].trigger()
    menu.close()
    assert window.parts.controller.selection == {"HGNC:1>HGNC:3"}


def test_what_is_not_drawn_is_told_before_and_added_by_a_click(
    qtbot: PatientBot, window: MainWindow, paper: PaperView
) -> None:
    controller = window.parts.controller
    controller.select(())
    controller.done(controller.diagram.remove(("HGNC:2",)))
    evidence = window.parts.docks.evidence
    with qtbot.waitSignal(evidence.filled):
        controller.select(("HGNC:1>HGNC:3",))
    evidence.show_abstract(evidence.chosen.record)
    qtbot.waitUntil(lambda: evidence.paper.document is not None)
    qtbot.idle()
    assert line(paper, "AAA activates BBB").edge.text() == "Add to the diagram"
    at = TEXT.index("BBB")
    assert paper.text.told(paper.text.records_at(at)).endswith("A click adds it to the diagram.")
    qtbot.mouseClick(paper.text.viewport(), Qt.MouseButton.LeftButton, pos=place(paper, "BBB"))
    qtbot.waitUntil(lambda: controller.selection == {"HGNC:1>HGNC:2"})
    assert evidence.tabs.currentWidget() is paper
    qtbot.waitUntil(lambda: line(paper, "AAA activates BBB").edge.text() == "Show")
    window.parts.actions["edit.undo"].trigger()
    assert "HGNC:2" not in controller.diagram.nodes


def test_an_edge_that_the_filters_hide_is_said(qtbot: PatientBot, window: MainWindow, paper: PaperView) -> None:
    line(paper, "CCC inhibits DDD").edge.click()
    qtbot.waitUntil(lambda: "the filters hide it" in window.parts.notices.text)
    assert "HGNC:4" in window.parts.controller.diagram.nodes


def test_a_line_shows_where_its_sentence_stands(paper: PaperView) -> None:
    line(paper, "CCC inhibits DDD").say.click()
    assert paper.record is not None
    assert paper.record.evidence.object.entity.name == "DDD"
    assert [one.say.isChecked() for one in paper.lines] == [False, False, True]


def test_another_edge_on_the_diagram_is_read_in_its_sentences(
    qtbot: PatientBot, window: MainWindow, paper: PaperView
) -> None:
    evidence = window.parts.docks.evidence
    with qtbot.waitSignal(evidence.filled):
        window.parts.controller.select(("HGNC:1>HGNC:3",))
    assert evidence.tabs.currentWidget() is evidence.sentences
    assert paper.document is None


def test_a_tip_says_what_a_mark_is_and_nothing_beside_it(qtbot: PatientBot, paper: PaperView) -> None:
    at = place(paper, "BBB")
    QApplication.sendEvent(
        paper.text.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, paper.text.viewport().mapToGlobal(at))
    )
    qtbot.waitUntil(QToolTip.isVisible)
    assert "AAA activates BBB" in QToolTip.text()
    QToolTip.hideText()


def test_marks_take_the_colours_of_the_dark_diagram(window: MainWindow, paper: PaperView) -> None:
    window.parts.docks.evidence.set_style(DARK)
    formats = [
        part.format.background().color().name().upper()
        for part in paper.text.document().findBlockByNumber(1).textFormats()
    ]
    assert {DARK.subject, DARK.object, DARK.trigger} <= set(formats)


def test_the_citation_follows_the_style_of_the_settings(
    qtbot: PatientBot, window: MainWindow, paper: PaperView
) -> None:
    window.parts.remembered.set_option("citation.style", "Cell")
    window.parts.viewing.take_setting("citation.style")
    evidence = window.parts.docks.evidence
    evidence.show_abstract(evidence.chosen.record)
    qtbot.waitUntil(lambda: any(one.text().startswith("Moreau, A. (2020)") for one in paper.findChildren(QLabel)))


def test_a_paper_without_an_address_has_no_button_for_one(paper: PaperView) -> None:
    texts = [one.text() for one in paper.findChildren(QPushButton)]
    assert "PubMed" in texts
    assert "DOI" not in texts
