"""Where the statements of the table come from: the edges that are drawn, or the columns of a whole store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.ui.panels.statement_columns import Line

if TYPE_CHECKING:
    from explorer.graph.said import Shown

Places = Sequence[int]


class Source(Protocol):
    """Statements by their places; a row is made when it is asked for.

    With an object for each of a hundred thousand rows Python's collector of garbage would hold the window for long.

    Attributes:
        keys: The keys of the edges.
        edge_of: The number of each statement's edge.
    """

    keys: Sequence[str]
    edge_of: Places

    def line(self, place: int) -> Line:
        """Return a statement as a row, without the note on it."""


class Drawn:
    """The statements of edges that are drawn.

    Args:
        edges: The edges by their keys.
        families: By the key of a member that is shown as its family, what that is called.
    """

    def __init__(self, edges: Mapping[str, Edge], families: Mapping[str, str]) -> None:
        self._edges, self._families = list(edges.values()), families
        self.keys: Sequence[str] = list(edges)
        self.edge_of: Places = [number for number, edge in enumerate(self._edges) for _ in edge.statements]
        self._statements = [one for edge in self._edges for one in edge.statements]

    def line(self, place: int) -> Line:
        """Return a statement as a row, without the note on it."""
        number = self.edge_of[place]
        one = self._statements[place]
        return Line(
            self.keys[number],
            one.statement,
            len(one.papers),
            one.sentences,
            one.negated,
            one.belief,
            one.first_year,
            one.last_year,
            self._edges[number].contested,
            self._called(one.statement.subject),
            self._called(one.statement.object),
        )

    def _called(self, end: Entity) -> str:
        """The end of a statement in the table: ``AKT (AKT1)`` where the family is shown."""
        family = self._families.get(end.key) if self._families else None
        return end.name if family is None else f"{family} ({end.name})"


class Stored:
    """The statements of a whole store that a filter lets through.

    Args:
        shown: The statements.
    """

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self.keys: Sequence[str] = shown.keys
        self.edge_of: Places = shown.edge_of.tolist()

    def line(self, place: int) -> Line:
        """Return a statement as a row, without the note on it."""
        said, number = self._shown.said, self.edge_of[place]
        one = said.statement(place)
        return Line(
            self.keys[number],
            one,
            int(said.papers[place]),
            int(said.sentences[place]),
            int(said.negated[place]),
            float(said.belief[place]),
            said.year(place),
            said.year(place, last=True),
            bool(self._shown.contested[number]),
            one.subject.name,
            one.object.name,
        )
