"""What can be wrong with a saved diagram or a style."""

from __future__ import annotations

from explorer.errors import ExplorerError


class DiagramError(ExplorerError):
    """A saved diagram or a style cannot be understood, or an edit asks for what is not there."""
