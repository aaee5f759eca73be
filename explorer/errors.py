"""Errors that are the user's to solve: one full sentence that says what, where and what to do.

Everything that is no `ExplorerError` is a bug and is reported as one.
"""

from __future__ import annotations


class ExplorerError(Exception):
    """Something the person can solve; its text is a full sentence, shown as it is."""


class FormatError(ExplorerError):
    """A file cannot be understood; the sentence names the file and, where known, the line."""


class StoreError(ExplorerError):
    """A store cannot be opened, read or written.

    Args:
        message: The sentence for the person.
        kind: What is wrong, for code that reacts to it: ``missing``, ``not_a_store``, ``newer``, ``foreign_schema``,
            ``damaged``, ``read_only``, ``moved``, ``busy``, ``full``, ``interrupted`` or ``other``.
    """

    def __init__(self, message: str, kind: str = "other") -> None:
        super().__init__(message)
        self.kind = kind


class FigureError(ExplorerError):
    """A figure cannot be made or written."""


class SettingError(ExplorerError):
    """A setting has a value that it cannot have."""


class CancelledError(ExplorerError):
    """The person cancelled the work; nothing half-done stays."""

    def __init__(self, message: str = "Cancelled.") -> None:
        super().__init__(message)
