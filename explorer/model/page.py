"""One page of what can be long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items of a long list.

    Attributes:
        items: The items of this page.
        total: How many there are in all pages.
        after: What to ask the next page with, or None at the end.
        at_least: Whether counting ended at *total* and there are more.
    """

    items: tuple[T, ...]
    total: int
    after: int | None = None
    at_least: bool = False

    @property
    def count(self) -> str:
        """The total as shown: ``1,204``, or ``10,000+`` where counting ended."""
        return f"{self.total:,}{'+' if self.at_least else ''}"
