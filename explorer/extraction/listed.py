"""Word lists as they are written in the code: one string, wrapped."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """Return the words of *text*, in order."""
    return tuple(text.split())
