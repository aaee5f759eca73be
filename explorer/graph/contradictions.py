"""Evidence for and against side by side, and in which context the two sides differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.model.records import EvidenceRecord
from explorer.model.relation import Sign

# In this order, where two aspects differ as much.
ASPECTS = ("cell_line", "cell", "tissue", "disease", "species", "treatment", "setting")


@dataclass(frozen=True, slots=True)
class Sides:
    """The evidence of an edge by what it says.

    Attributes:
        up: Evidence of an effect upwards, the newest first.
        down: Evidence of an effect downwards, the newest first.
        denied: Evidence that there is no effect, the newest first.
        neither: Evidence without a sign, the newest first.
        aside: Evidence that a person called wrong, the newest first; it counts on no side.
    """

    up: tuple[EvidenceRecord, ...] = ()
    down: tuple[EvidenceRecord, ...] = ()
    denied: tuple[EvidenceRecord, ...] = ()
    neither: tuple[EvidenceRecord, ...] = ()
    aside: tuple[EvidenceRecord, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether both up and down are said."""
        return bool(self.up and self.down)


def sides(records: Iterable[EvidenceRecord]) -> Sides:
    """Return *records* by what they say, each side with the newest first, then in the order given."""
    newest = sorted(records, key=lambda one: -(one.document.year or 0))
    signed = {sign: tuple(one for one in newest if _says(one, sign)) for sign in Sign}
    denied, aside = (tuple(one for one in newest if one.stance == stance) for stance in ("against", "aside"))
    return Sides(signed[Sign.POSITIVE], signed[Sign.NEGATIVE], denied, signed[Sign.NONE], aside)


def _says(record: EvidenceRecord, sign: Sign) -> bool:
    return record.stance == "for" and record.evidence.sign is sign


@dataclass(frozen=True, slots=True)
class Difference:
    """How two sides differ in one aspect of their context.

    Attributes:
        aspect: ``cell_line``, ``species``, ...
        ours: What one side names, with in how many papers, the most first.
        theirs: What the other names.
        apart: 0..1; 1 where they have nothing in common, 0 where they name the same as often.
    """

    aspect: str
    ours: tuple[tuple[str, int], ...]
    theirs: tuple[tuple[str, int], ...]
    apart: float


def differences(one: Sequence[EvidenceRecord], other: Sequence[EvidenceRecord]) -> list[Difference]:
    """Return the aspects that both sides name and in which they differ, the most different first.

    An aspect that one side does not name says nothing. How far two sides are apart is half the sum of the differences
    between the shares of papers that name each value (total variation).
    """
    found = []
    for aspect in ASPECTS:
        ours, theirs = _named(one, aspect), _named(other, aspect)
        apart = _apart(ours, theirs)
        if ours and theirs and apart > 0:
            found.append(Difference(aspect, _ranked(ours), _ranked(theirs), apart))
    return sorted(found, key=lambda difference: (-round(difference.apart, 9), ASPECTS.index(difference.aspect)))


def _named(records: Iterable[EvidenceRecord], aspect: str) -> Counter[str]:
    """How many papers name each value of *aspect*."""
    pairs = {
        (record.document_id, context.name)
        for record in records
        for context in record.evidence.context
        if context.aspect == aspect
    }
    return Counter(name for _, name in pairs)


def _apart(ours: Counter[str], theirs: Counter[str]) -> float:
    totals = ours.total() or 1, theirs.total() or 1
    return sum(abs(ours[name] / totals[0] - theirs[name] / totals[1]) for name in sorted(ours | theirs)) / 2


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the matrix of a path.

    Attributes:
        document_id: The paper.
        cells: By edge of the path, how many sentences of it say that edge (and do not deny it).
    """

    document_id: int
    cells: tuple[int, ...]

    @property
    def edges(self) -> int:
        """How many edges of the path the paper carries."""
        return sum(1 for cell in self.cells if cell)


def matrix(path: Sequence[Iterable[EvidenceRecord]]) -> list[Row]:
    """Return the papers by the edges of a path: the one that carries most of the chain first.

    Args:
        path: The evidence of each edge, in the order of the path.
    """
    return matrix_of([Counter(one.document_id for one in records if one.stance == "for") for records in path])


def matrix_of(path: Sequence[Mapping[int, int]]) -> list[Row]:
    """Return the papers by the edges of a path: the one that carries most of the chain first.

    Args:
        path: Of each edge, in the order of the path, how many sentences say it by paper.
    """
    papers = sorted({paper for counts in path for paper, number in counts.items() if number})
    rows = [Row(paper, tuple(counts.get(paper, 0) for counts in path)) for paper in papers]
    return sorted(rows, key=lambda row: (-row.edges, -sum(row.cells), row.document_id))
