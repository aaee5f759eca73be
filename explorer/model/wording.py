"""How the program says a number of things, and how it cuts what is too long to be said."""

from __future__ import annotations


def many(number: int, one: str, several: str = "") -> str:
    """Return *number* with its word: ``1 paper``, ``2,000 papers``; *several* is the word where no ``s`` makes it."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def shortened(text: str, longest: int) -> str:
    """Return *text* with *longest* letters at most; an ellipsis stands for what is cut."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
