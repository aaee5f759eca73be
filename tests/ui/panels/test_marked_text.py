"""Text is shown whole and letter for letter, with the right words marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from explorer.ui.panels.marked_text import Mark, MarkedText
from explorer.ui.panels.pieces import Column

HOSTILE = (
    "<b>IL6</b> activates <img src='file:///etc/passwd'>",
    "<img src=//evil.example/x.png>",
    "&lt;script&gt; & &amp;",
    "p < 0.05 and q > 3 <script>alert(1)</script>",
    "<table><tr><td>x</td></tr></table>",
    "<!DOCTYPE html><html><body>x",
    "[link](javascript:alert(1)) **bold**",
    "a\ttab",
    "😀 IL-6 → STAT3 🧬",
    "α-SMA ≥ 3 µM",
    "x" * 5000,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_letter_for_letter(qtbot: QtBot, text: str) -> None:
    field = MarkedText()
    qtbot.addWidget(field)
    field.show_text(text, [Mark(0, 3, "#ffff00")])
    assert field.toPlainText() == text


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=80), st.data())
@settings(max_examples=60, deadline=None)
def test_the_marked_words_are_exactly_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    field = MarkedText()
    field.show_text(text, [Mark(start, end, "#ffff00")])
    assert field.toPlainText() == text
    assert field.marked_words() == [text[start:end]]
    field.deleteLater()


def test_letters_that_cannot_be_seen_become_marks_and_the_span_still_fits(qtbot: QtBot) -> None:
    field = MarkedText()
    qtbot.addWidget(field)
    text = "a\u202eIL6\u200b activates"
    field.show_text(text, [Mark(2, 5, "#ffff00")])
    assert "⟦U+202E⟧" in field.toPlainText()
    assert field.marked_words() == ["IL6"]


def whole(field: MarkedText) -> bool:
    """Whether all of the text is seen."""
    return field.document().size().height() <= field.viewport().height() and not field.verticalScrollBar().maximum()


def test_nothing_is_cut_off_at_any_width(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    fields = [MarkedText() for _ in range(6)]
    for number, field in enumerate(fields):
        field.show_text("Many words that wrap. " * (2 + 3 * number), [Mark(0, 9, "#ffff00", bold=True)])
        column.add(field)
    column.show()
    for width in range(220, 620, 7):
        column.resize(width, 300)
        qtbot.waitUntil(lambda: all(whole(field) for field in fields))


def test_it_takes_no_drop_and_no_paste(qtbot: QtBot) -> None:
    field = MarkedText()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>x</b>")
    assert field.isReadOnly()
    assert not field.canInsertFromMimeData(data)
