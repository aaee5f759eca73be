"""Text from outside is shown letter for letter: never as rich text, nothing hidden, nothing reordered.

Qt guesses whether a text is HTML and then loads what it names; labels, tool tips and menus of this program are made
here, so that it never guesses. Letters that cannot be seen or that reorder their neighbours (control, bidi, zero
width) become visible marks such as ``⟦U+202E⟧``.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

#: So many combining marks may stand on one letter; the next ones are shown as marks of their own.
MAX_COMBINING = 4
_BLANKS = frozenset("\n\t")


def local_time(moment: str) -> str:
    """Return *moment* (ISO 8601) as date, hour and minute where the person is; what is none is shown as it stands."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return visible(moment)


def visible(text: str) -> str:
    """Return *text* with each letter that cannot be seen, or that moves others, as a visible mark.

    Line feeds and tabs stay. Letters of the categories control, format, surrogate, private and unassigned, and line
    and paragraph separators, become ``⟦U+202E⟧``; so does each combining mark after the fourth on one letter.
    """
    # Almost every text is harmless: look before building anything.
    if text.isascii() and text.isprintable():
        return text
    return "".join(_pieces(text))


def _pieces(text: str) -> list[str]:
    """What is shown for each code point of *text*."""
    pieces: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        hidden = (category[0] == "C" and letter not in _BLANKS) or category in ("Zl", "Zp") or marks > MAX_COMBINING
        pieces.append(f"⟦U+{ord(letter):04X}⟧" if hidden else letter)
    return pieces


def units(text: str) -> int:
    """Return the length of *text* as Qt counts it: UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is shown, and where its code points went.

    Attributes:
        text: What is shown.
        places: For each code point of the original, and for its end, the position in *text* in UTF-16 units, as Qt
            counts.
    """

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return position and length, as Qt counts, of the code points *start* to *end* of the original."""
        last = len(self.places) - 1
        first, stop = (self.places[min(max(one, 0), last)] for one in (start, max(start, end)))
        return first, stop - first


def shown(text: str) -> Shown:
    """Return *text* as `visible` shows it, with the place of each of its code points."""
    pieces = _pieces(text)
    places = [0]
    for piece in pieces:
        places.append(places[-1] + units(piece))
    return Shown("".join(pieces), tuple(places))


def tip_text(text: str) -> str:
    """Return *text* for `QWidget.setToolTip`: escaped, so that it is shown letter for letter, with its line breaks."""
    return f'<p style="white-space:pre-wrap">{html.escape(visible(text))}</p>' if text else ""


def menu_text(text: str) -> str:
    """Return *text* for a menu entry, a button or a tab: on one line, and an ``&`` is an ``&``."""
    return " ".join(visible(text).split()).replace("&", "&&")


class SafeLabel(QLabel):
    """A label that shows its text letter for letter; text can be selected with the mouse where *selectable*.

    Attributes:
        original: The text as it was given.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False) -> None:
        super().__init__(parent)
        self.original = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show *text* letter for letter."""
        self.original = text
        super().setText(visible(text))

    def setToolTip(self, text: str) -> None:
        """Show *text* letter for letter when the pointer rests on the label."""
        super().setToolTip(tip_text(text))
