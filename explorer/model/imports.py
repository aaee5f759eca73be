"""What an import brought: nothing read is left unaccounted for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be used.

    Attributes:
        file: The file's name.
        line: Line number from 1, or 0 where there is none.
        message: A full sentence: what is wrong and what to do.
    """

    file: str
    line: int
    message: str

    @property
    def text(self) -> str:
        """``FILE, line N: message`` on one line."""
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The counts of one import; ``read == new + known + refused`` always.

    Attributes:
        read: Records found in the input.
        new: Documents that are new in the store.
        known: Documents that the store had already.
        refused: Records that could not be understood (each has a problem).
        without_abstract: New or known documents with a title only.
        statements: Statements that are new in the store.
        evidence: Evidence that is new in the store.
        problems: What could not be used, in the order of the input.
        import_id: Number of the import in the store, 0 where nothing was kept.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    without_abstract: int = 0
    statements: int = 0
    evidence: int = 0
    problems: tuple[Problem, ...] = ()
    import_id: int = 0
