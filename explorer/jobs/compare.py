"""Comparing what is drawn, or a whole store, with a diagram that was kept or with the store of another file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.diagram.document import Diagram
from explorer.formats.tables import Table
from explorer.graph.build import shown
from explorer.graph.compare import Compared, Outcome, compare
from explorer.graph.links import Link, link
from explorer.jobs.kept_diagrams import opened
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Sign

if TYPE_CHECKING:
    from explorer.store.store import Store

HEADS = ("Difference", "Subject", "Object", "Here", "Papers here", "There", "Papers there")
NUMBERS = frozenset({4, 6})
_SIGNS = {Sign.POSITIVE: "up", Sign.NEGATIVE: "down", Sign.NONE: "no sign"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes:
        name: What it is called.
        links: Its edges.
        names: What the ends of its edges are called, by their keys.
    """

    name: str
    links: Sequence[Link]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is here and what is there.

    Attributes:
        here: What is called here.
        there: What is called there.
        edges: All edges of both, the differing ones first.
        names: What entities are called, by their keys.
    """

    here: str
    there: str
    edges: tuple[Compared, ...]
    names: Mapping[str, str]

    def count(self, outcome: Outcome) -> int:
        """Return how many edges have an *outcome*."""
        return sum(one.outcome is outcome for one in self.edges)

    def cells(self, one: Compared) -> tuple[str, ...]:
        """Return what is said of an edge, in the order of `HEADS`."""
        end = one.here or one.there
        assert end is not None
        ends = self.names.get(end.subject, end.subject), self.names.get(end.object, end.object)
        return (one.outcome.value, *ends, *_said(one.here), *_said(one.there))

    def table(self, edges: Iterable[Compared]) -> Table:
        """Return *edges* as a table, for a spreadsheet or a file."""
        return Table(HEADS, [self.cells(one) for one in edges], NUMBERS)


def of_diagram(diagram: Diagram, name: str) -> Side:
    """Return what *diagram* shows, members of families and groups for themselves."""
    there = [edge for edge in shown(list(diagram.edges.values()), diagram.filter) if not _is_hidden(diagram, edge)]
    return Side(name, [link(edge) for edge in there], {key: node.name for key, node in diagram.nodes.items()})


def of_kept(store: Store, name: str) -> Side:
    """Return the diagram that was kept under *name*, with the counts that *store* has now."""
    return of_diagram(opened(store, name), name)


def of_store(store: Store, rule: Filter, among: Collection[str] | None = None) -> Side:
    """Return the edges of *store* that *rule* lets count; with *among* only those between these entities (keys)."""
    links = store.links(rule)
    if among is not None:
        wanted = frozenset(among)
        links = [one for one in links if one.subject in wanted and one.object in wanted]
    links = [one for one in links if one.papers >= rule.min_papers and one.belief >= rule.min_belief]
    keys = {key for one in links for key in (one.subject, one.object)}
    return Side(store.name, links, {key: one.name for key, one in store.entities(sorted(keys)).items()})


def of_file(path: Path, rule: Filter, among: Collection[str] | None = None) -> Side:
    """Return the same of the store at *path*, opened for reading only; raises `StoreError` where it is none."""
    from explorer.store.store import Store  # noqa: PLC0415 - late: slow to import

    with Store.open(path, read_only=True) as store:
        return of_store(store, rule, among)


def compared(here: Side, there: Side, progress: Progress) -> Comparison:
    """Return how *here* and *there* differ."""
    progress.check()
    return Comparison(here.name, there.name, tuple(compare(here.links, there.links)), {**there.names, **here.names})


def _is_hidden(diagram: Diagram, edge: Edge) -> bool:
    return diagram.nodes[edge.subject.key].hidden or diagram.nodes[edge.object.key].hidden


def _said(one: Link | None) -> tuple[str, str]:
    return ("", "") if one is None else (_SIGNS[one.sign], str(one.papers))
