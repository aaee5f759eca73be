"""What a search finds besides entities, sentences and papers."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.statement import Statement


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that a query found, with what supports it under the query's own terms.

    Attributes:
        id: Its number.
        statement: What is said.
        papers: Papers with evidence that fits.
        sentences: Evidence that fits.
        denied: How much of that says it is not so.
    """

    id: int
    statement: Statement
    papers: int
    sentences: int
    denied: int = 0

    @property
    def only_denied(self) -> bool:
        """Whether nothing that fits speaks for it."""
        return self.denied >= self.sentences
