"""Numbered references: which papers stand behind the edges of a figure, in which order, and their list as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.diagram.document import Diagram
from explorer.diagram.metrics import visible
from explorer.model.edge import BackedStatement, Edge

MAX_RUNS = 3
_ROW = 30.0  # edges whose middles lie in one band of so many units are read from left to right


@dataclass(frozen=True, slots=True)
class References:
    """The papers of a figure.

    Attributes:
        papers: Numbers of the documents in the store; the first one is reference 1.
        citations: One line for each of them, in the same order.
        of_edge: Reference numbers of each edge's key, rising; an edge without papers is left out.
        of_statement: What is stated and the reference numbers of its papers, in the order of the edges.
    """

    papers: tuple[int, ...] = ()
    citations: tuple[str, ...] = ()
    of_edge: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    of_statement: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The list: ``1. Wang L, ...``."""
        return _numbered(self.citations)

    @property
    def text(self) -> str:
        """The list, and below it which statement each reference is for; ends with a newline unless empty."""
        if not self.papers:
            return ""
        where = [f"{statement}: {runs(numbers)}" for statement, numbers in self.of_statement]
        return "\n".join(["References", "", *self.lines, "", "Statements", "", *where, ""])


def references(diagram: Diagram, citations: Mapping[int, str]) -> References:
    """Number the papers behind the visible edges by first appearance, read from the left upper corner in rows.

    Args:
        diagram: The diagram. An edge with only negated evidence is numbered by the papers that deny it.
        citations: One plain line for each document number. Papers of one edge are ordered by it, so that the numbers
            do not depend on the order of import; a paper that is not in it is left out.
    """
    number: dict[int, int] = {}
    of_edge: dict[str, tuple[int, ...]] = {}
    of_statement: list[tuple[str, tuple[int, ...]]] = []
    for edge in in_reading_order(diagram):
        for paper in sorted(_papers(edge, citations), key=lambda paper: (citations[paper], paper)):
            number.setdefault(paper, len(number) + 1)
        of_edge[edge.key] = tuple(sorted(number[paper] for paper in _papers(edge, citations)))
        of_statement += _statements(edge, number)
    return References(
        papers=tuple(number),
        citations=tuple(visible(citations[paper]) for paper in number),
        of_edge={key: numbers for key, numbers in of_edge.items() if numbers},
        of_statement=tuple(of_statement),
    )


def order(diagram: Diagram, citations: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of the documents behind the visible edges; the first one is reference 1."""
    return references(diagram, citations).papers


def listed(papers: Iterable[int], citations: Mapping[int, str]) -> str:
    """Return the numbered list of *papers* as text, one a line."""
    return "".join(f"{line}\n" for line in _numbered([visible(citations[paper]) for paper in papers]))


def in_reading_order(diagram: Diagram) -> list[Edge]:
    """Return the visible edges from the left upper corner to the right lower one, in rows."""
    nodes = diagram.visible_nodes

    def place(edge: Edge) -> tuple[int, float, str]:
        source, target = nodes[edge.subject.key], nodes[edge.object.key]
        return round((source.y + target.y) / 2 / _ROW), source.x + target.x, edge.key

    return sorted(diagram.visible_edges.values(), key=place)


def _numbered(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _papers(edge: Edge, known: Mapping[int, str]) -> set[int]:
    """Papers that the drawn edge stands on; those against it where nothing else stands behind it."""
    behind = {paper for one in edge.statements for paper in _behind(edge, one)}
    return behind & set(known)


def _behind(edge: Edge, statement: BackedStatement) -> Sequence[int]:
    return statement.against if edge.only_negated else statement.papers


def _statements(edge: Edge, number: Mapping[int, int]) -> Iterable[tuple[str, tuple[int, ...]]]:
    for one in edge.statements:
        numbers = tuple(sorted(number[paper] for paper in _behind(edge, one) if paper in number))
        if numbers:
            denied = "not: " if edge.only_negated else ""
            yield denied + visible(one.statement.text), numbers


def runs(numbers: Sequence[int]) -> str:
    """Return rising *numbers* in short: ``1,3-5``."""
    return ",".join(_runs(numbers))


def mark(numbers: Sequence[int]) -> str:
    """Return what stands beside an edge: `runs`, of which only the first few where they are many: ``1,3-5,9 +12``."""
    parts = _runs(numbers)
    if len(parts) <= MAX_RUNS:
        return ",".join(parts)
    shown = sum(_length(part) for part in parts[:MAX_RUNS])
    return f"{','.join(parts[:MAX_RUNS])} +{len(numbers) - shown}"


def _runs(numbers: Sequence[int]) -> list[str]:
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [_run(run) for run in found]


def _run(run: list[int]) -> str:
    if len(run) < 3:
        return ",".join(map(str, run))
    return f"{run[0]}-{run[-1]}"


def _length(part: str) -> int:
    ends = [int(end) for end in part.replace("-", ",").split(",")]
    return ends[-1] - ends[0] + 1
