"""Text from outside, letter for letter."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from explorer.ui.plain_text import SafeLabel, local_time, menu_text, shown, tip_text, units, visible

ANY = st.text(alphabet=st.characters(), max_size=60)


def code_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("IL-6 ↑ TNFα β-catenin µm 5′", "IL-6 ↑ TNFα β-catenin µm 5′"),
        ("abc\u202egnp.exe", "abc⟦U+202E⟧gnp.exe"),
        ("zero\u200bwidth\ufeff", "zero⟦U+200B⟧width⟦U+FEFF⟧"),
        ("bell\x07 nul\x00", "bell⟦U+0007⟧ nul⟦U+0000⟧"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("separators\u2028\u2029", "separators⟦U+2028⟧⟦U+2029⟧"),
        ("lone \ud800", "lone ⟦U+D800⟧"),
        ("é ñ e\u0301", "é ñ e\u0301"),
        ("o" + "\u0300" * 6, "o" + "\u0300" * 4 + "⟦U+0300⟧" * 2),
        ("\U000e0041", "⟦U+E0041⟧"),
        ("🧬 & <b>", "🧬 & <b>"),
    ],
)
def test_what_cannot_be_seen_becomes_a_mark(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(ANY)
def test_shown_text_holds_no_letter_that_hides_or_moves_others(text: str) -> None:
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", visible(text)
    )
    assert visible(visible(text)) == visible(text)


@given(ANY, st.data())
def test_places_point_at_the_same_words_in_qt_units(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = shown(text)
    assert result.text == visible(text)
    position, length = result.span(start, end)
    raw = result.text.encode("utf-16-le", "surrogatepass")
    assert raw[2 * position : 2 * (position + length)].decode("utf-16-le", "surrogatepass") in result.text
    assert position == sum(code_units(piece) for piece in map_pieces(text)[:start])
    assert units(result.text) == code_units(result.text) == result.places[-1]


def map_pieces(text: str) -> list[str]:
    """What each letter of *text* is shown as, from the text shown up to it."""
    ends = [visible(text[:end]) for end in range(len(text) + 1)]
    return [ends[place + 1][len(ends[place]) :] for place in range(len(text))]


def test_a_span_beyond_the_text_is_cut_to_it() -> None:
    assert shown("abc").span(1, 99) == (1, 2)
    assert shown("abc").span(-5, 2) == (0, 2)
    assert shown("").span(3, 9) == (0, 0)


@given(st.text(alphabet=st.characters(exclude_categories=("C",)), max_size=40))
def test_a_tip_shows_every_letter(text: str) -> None:
    tip = tip_text(text)
    assert "<" not in re.sub(r"^<p [^>]*>|</p>$", "", tip)
    assert html.unescape(re.sub(r"^<p [^>]*>|</p>$", "", tip)) == visible(text)


@pytest.mark.parametrize("text", ["<b>x</b>", "<img src='file:///etc/hostname'>", "a & b &lt;", "  two  blanks"])
def test_qt_reads_the_text_back_out_of_a_tip(qtbot: QtBot, text: str) -> None:
    document = QTextDocument()
    document.setHtml(tip_text(text))
    assert document.toPlainText() == text
    assert tip_text("") == ""


@pytest.mark.parametrize("text", ["<b>IL6</b>", "<img src='http://example.invalid/x.png'>", "&amp;", "a\u202eb"])
def test_a_label_shows_markup_as_letters(qtbot: QtBot, text: str) -> None:
    label = SafeLabel(text)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == visible(text)
    assert label.original == text
    label.setText("x" + text)
    assert label.text() == "x" + visible(text)
    label.setToolTip(text)
    assert html.escape(visible(text)) in label.toolTip()


def test_an_ampersand_in_a_menu_is_an_ampersand() -> None:
    assert menu_text("R&D\nhere") == "R&&D here"


def test_a_moment_is_shown_in_the_time_of_the_person_and_what_is_none_as_it_stands() -> None:
    there = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
    assert local_time(there.isoformat()) == there.astimezone().strftime("%Y-%m-%d %H:%M")
    assert local_time("last\u202eweek") == "last⟦U+202E⟧week"
