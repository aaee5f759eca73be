"""What layouts work on: nodes with measured sizes, edges, and where things come to stand. Plain and picklable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.model.progress import Progress

Places = dict[str, tuple[float, float]]
Draft = Callable[[Places], None]


class LayoutProgress(Progress):
    """A layout's progress that also hears of early versions, so that there is something to see while it improves.

    Args:
        listener: As for every `Progress`.
        on_draft: Called with the centres of all nodes, never overlapping, each time they are ready to be shown.
    """

    def __init__(self, listener: Callable[[int, int, str], None] | None = None, on_draft: Draft | None = None) -> None:
        super().__init__(listener)
        self._on_draft = on_draft

    @property
    def watched(self) -> bool:
        """Whether anybody would see a draft; without, the work for it can be saved."""
        return self._on_draft is not None

    def draft(self, places: Places) -> None:
        """Hand on an early version; raises `CancelledError` once the person has cancelled."""
        self.check()
        if self._on_draft is not None:
            self._on_draft(places)


@dataclass(frozen=True, slots=True)
class LayoutNode:
    """A node to be placed.

    Attributes:
        key: Its key.
        width: Width in units.
        height: Height in units.
        x: Its centre now, or None where it has no place yet.
        y: Its centre now, or None.
        fixed: Whether it has to stay there.
        group: What belongs together in a grid (the kind of the entity), or empty.
    """

    key: str
    width: float
    height: float
    x: float | None = None
    y: float | None = None
    fixed: bool = False
    group: str = ""

    @property
    def placed(self) -> bool:
        """Whether it has a place."""
        return self.x is not None and self.y is not None


@dataclass(frozen=True, slots=True)
class LayoutEdge:
    """An edge between two of the nodes.

    Attributes:
        source: Key of the node that it starts at.
        target: Key of the node that it ends at.
        weight: How much it counts, above 0.
        directed: Whether the source should stand above the target; undirected edges do not rank.
    """

    source: str
    target: str
    weight: float = 1.0
    directed: bool = True


Run = Callable[[Sequence[LayoutNode], Sequence[LayoutEdge], Any, Progress], Places]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to place nodes.

    Attributes:
        name: Its name in code and files.
        title: As shown.
        run: Places nodes: ``run(nodes, edges, params, progress)``; centres in units.
        params: Type of its parameters; made without arguments it has the defaults.
        tip: One sentence that says what it is good for, or empty.
        loose: Whether it may be turned, mirrored and bent to fit to fixed nodes; others are only shifted.
    """

    name: str
    title: str
    run: Run
    params: type[Any]
    tip: str = ""
    loose: bool = False


def linked(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge]) -> list[tuple[int, int, float, bool]]:
    """Return the edges as numbers of their nodes, each pair and direction once, in order; no loops, no strangers."""
    number = {node.key: place for place, node in enumerate(nodes)}
    found: dict[tuple[int, int, bool], float] = {}
    for edge in edges:
        a, b = number.get(edge.source), number.get(edge.target)
        if a is None or b is None or a == b:
            continue
        pair = (a, b, True) if edge.directed else (min(a, b), max(a, b), False)
        found[pair] = found.get(pair, 0.0) + edge.weight
    return [(a, b, weight, directed) for (a, b, directed), weight in sorted(found.items())]
