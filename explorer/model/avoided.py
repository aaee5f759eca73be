"""What ways over a store do not lead through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Avoided:
    """What no way leads through.

    Attributes:
        keys: Keys of entities, sorted.
        most_edges: An entity with more edges than this is a hub and avoided; 0 for no bound.
    """

    keys: tuple[str, ...] = ()
    most_edges: int = 0
