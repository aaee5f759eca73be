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
    """

    items: tuple[T, ...]
    total: int
    after: int | None = None
