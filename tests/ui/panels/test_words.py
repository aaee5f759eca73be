"""A right click means the name under the pointer, else the word; on a selection it means what is selected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.ui.panels.marked_text import MarkedText
from explorer.ui.panels.words import words_at

TEXT = "IL-6 was seen. This cytokine soon activates NF-κB/p65 here."
IL6 = Entity("HGNC:6018", "IL6", Kind.GENE)
OTHER = Entity(None, "NF-κB/p65", Kind.COMPLEX)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


EVIDENCE = Evidence(
    Span(15, len(TEXT)),
    Mention(span("cytokine"), IL6),
    Relation.ACTIVATES,
    Sign.POSITIVE,
    Mention(span("NF-κB/p65"), OTHER),
    antecedent=span("IL-6"),
)
RECORD = EvidenceRecord(1, 1, 1, EVIDENCE, Document(TEXT))


@pytest.mark.parametrize(
    ("at", "words", "entity"),
    [
        (span("κB").start, "NF-κB/p65", OTHER),
        (1, "IL-6", IL6),
        (span("seen").end, "seen", None),
        (span("cytokine").start, "cytokine", None),
    ],
)
def test_a_place_means_the_name_that_stands_there_or_the_word(at: int, words: str, entity: Entity | None) -> None:
    found = words_at(RECORD, at, at)
    assert found is not None
    assert (found.text, found.mention and found.mention.entity) == (words, entity)


def test_between_words_nothing_is_meant() -> None:
    assert words_at(EvidenceRecord(1, 1, 1, replace(EVIDENCE, antecedent=None), Document(". . .")), 2, 2) is None
    assert words_at(RECORD, TEXT.index(". "), TEXT.index(". ") + 2) is None


def test_a_selection_means_what_is_selected_without_blanks() -> None:
    found = words_at(RECORD, span("soon").start - 1, span("soon activates").end + 1)
    assert (found.text, found.mention) == ("soon activates", None)
    chosen = span("NF-κB/p65")
    assert words_at(RECORD, chosen.start - 1, chosen.end).mention == EVIDENCE.object


def right_click(text: MarkedText, place: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, text.viewport().mapToGlobal(place))
    text.contextMenuEvent(event)


def test_places_are_told_in_code_points_of_the_text_as_given(qtbot: QtBot) -> None:
    text = MarkedText()
    qtbot.addWidget(text)
    text.resize(600, 80)
    given = "𝒜\u202eb CSR here"
    text.show_text(given)
    text.show()
    told: list[tuple[int, int]] = []

    def note(menu: QMenu, start: int, end: int) -> None:
        told.append((start, end))
        menu.deleteLater()

    text.menu_opening.connect(note)
    cursor = QTextCursor(text.document().find("CSR"))
    right_click(text, text.cursorRect(cursor).center() - QPoint(3, 0))
    text.setTextCursor(cursor)
    right_click(text, text.cursorRect(cursor).center() - QPoint(3, 0))
    right_click(text, QPoint(1, 1))
    at = given.index("CSR")
    assert at <= told[0][0] == told[0][1] <= at + 3
    assert told[1] == (at, at + 3)
    assert told[2] == (0, 0), "a click beside what is selected means what it points at"
