"""Cells of tables that a spreadsheet opens: text stays text and never becomes a formula.

The rule is OWASP's for CSV injection: a cell that starts like a formula gets an apostrophe in front, also where blanks
stand before the sign or the sign is a full-width one. A cell that starts with an apostrophe gets one more, so that
reading the table back restores every cell.
"""

from __future__ import annotations

import unicodedata

_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_LINES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def guarded(text: str) -> str:
    """Return *text* as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _starts_like_a_formula(text) else text


def restored(cell: str) -> str:
    """Return the text that `guarded` made *cell* of."""
    return cell.removeprefix("'")


def escaped(text: str) -> str:
    r"""Return *text* on one line of a table: tab, line break and ``\`` written as ``\t``, ``\n``, ``\\``."""
    return "".join(_LINES.get(letter, letter) for letter in text)


def _starts_like_a_formula(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text[:64])
    bare = text.lstrip()[:8]
    return plain.startswith(_STARTS) or unicodedata.normalize("NFKC", bare).startswith(_STARTS)
