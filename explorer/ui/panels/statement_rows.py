"""Statements made ready to be shown, sorted and searched: what takes long is done here once, beside the window."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.model.progress import Progress
from explorer.ui.panels.statement_columns import COLUMNS, Line
from explorer.ui.panels.statement_sources import Drawn, Source

Places = Sequence[int]
NOTHING = Drawn({}, {})
"""No statements."""
_NOWHERE: Places = ()
_STEP = 2_000
#: More than these are sorted by numpy, which lets the window go on meanwhile; it is not loaded for fewer.
_FEW = 5_000


@dataclass(frozen=True, slots=True)
class Lines:
    """Statements in the order of their names, sorted by each column both ways, and what is searched of them.

    Attributes:
        source: The statements.
        notes: What a person wrote on edges, by their keys.
        numbers: By the key of an edge its number.
        places: The places of the statements in the source, in the order of their names.
        edge_of: The number of each one's edge.
        rising: For each column their order from the smallest cell; equal ones as their names are.
        falling: The same from the largest cell.
        words: What is searched of each, case folded.
    """

    source: Source = NOTHING
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict, repr=False)
    places: Places = field(default=_NOWHERE, repr=False)
    edge_of: Places = field(default=_NOWHERE, repr=False)
    rising: Sequence[Places] = field(default=(), repr=False)
    falling: Sequence[Places] = field(default=(), repr=False)
    words: Sequence[str] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.places)

    def line(self, place: int) -> Line:
        """Return the statement at *place* as a row."""
        return _noted(self.source.line(self.places[place]), self.notes)

    def edges_at(self, places: Iterable[int]) -> frozenset[str]:
        """Return the keys of the edges of the statements at *places*."""
        keys, edge_of = self.source.keys, self.edge_of
        return frozenset(keys[number] for number in {edge_of[place] for place in places})

    def rows_of(self, edges: Iterable[str], order: Places) -> list[int]:
        """Return which rows of *order* are statements of *edges* (keys), sorted."""
        wanted = bytearray(len(self.source.keys))
        for key in edges:
            if key in self.numbers:
                wanted[self.numbers[key]] = 1
        edge_of = self.edge_of
        return [row for row, place in enumerate(order) if wanted[edge_of[place]]] if any(wanted) else []

    def order(self, column: int, *, falling: bool, wanted: str = "") -> Places:
        """Return the places of the lines that have all words of *wanted*, sorted by a column.

        A word with a minus in front is one that a line does not have.
        """
        if not len(self):
            return _NOWHERE
        order = (self.falling if falling else self.rising)[column]
        having = self._having(wanted)
        return order if having is None else array("q", [place for place in order if having[place]])

    def _having(self, wanted: str) -> Sequence[bool] | None:
        """Whether each line has what is wanted; None where nothing is."""
        having: Sequence[bool] | None = None
        for term in wanted.casefold().split():
            word = term.removeprefix("-")
            if word:
                with_it = word == term
                found = [(word in words) is with_it for words in self.words]
                having = found if having is None else [a and b for a, b in zip(having, found, strict=True)]
        return having


def ready(source: Source, notes: Mapping[str, str], progress: Progress) -> Lines:
    """Return the statements of *source*.

    Args:
        source: The statements.
        notes: What a person wrote on edges, by their keys.
        progress: Stops it.
    """
    size = len(source.edge_of)
    if not size:
        return Lines()
    cells: list[list[float | str]] = [[] for _ in COLUMNS]
    words = []
    for place in range(size):
        if place % _STEP == 0:
            progress.check()
        line = _noted(source.line(place), notes)
        words.append(_searched(line))
        for column, found in zip(COLUMNS, cells, strict=True):
            found.append(column.order(line))
    numbers = [_numbers(column) for column in cells]
    places, rising, falling = _orders(numbers)
    return Lines(
        source,
        notes,
        {key: number for number, key in enumerate(source.keys)},
        places,
        array("q", [source.edge_of[place] for place in places]),
        rising,
        falling,
        [words[place] for place in places],
    )


def _noted(line: Line, notes: Mapping[str, str]) -> Line:
    """*line* with the note on its edge."""
    return line._replace(note=notes[line.edge]) if line.edge in notes else line


def _numbers(cells: Sequence[float | str]) -> array[float]:
    """A number for each cell that sorts as the cell does; texts sort upper case like lower case."""
    if isinstance(cells[0], str):
        words = [str(cell) for cell in cells]
        order = sorted(set(words), key=lambda word: (word.casefold(), word))
        ranks = {word: rank for rank, word in enumerate(order)}
        return array("d", [ranks[word] for word in words])
    return array("d", [float(cell) for cell in cells])


def _orders(numbers: Sequence[array[float]]) -> tuple[Places, list[Places], list[Places]]:
    """The places in the order of names (the first three columns), and each column's order of these both ways."""
    if len(numbers[0]) > _FEW:
        return _orders_of_many(numbers)
    names = list(zip(*numbers[:3], strict=True))
    places = sorted(range(len(names)), key=names.__getitem__)
    columns = [[column[place] for place in places] for column in numbers]
    rows = range(len(places))
    rising = [array("q", sorted(rows, key=column.__getitem__)) for column in columns]
    falling = [array("q", sorted(rows, key=lambda row: -column[row])) for column in columns]
    return array("q", places), list(rising), list(falling)


def _orders_of_many(numbers: Sequence[array[float]]) -> tuple[Places, list[Places], list[Places]]:
    """The same by numpy."""
    import numpy as np  # noqa: PLC0415 - late: the first diagram is shown without it

    columns = [np.frombuffer(column, dtype=np.float64) for column in numbers]
    places = np.lexsort((columns[2], columns[1], columns[0]))
    made: list[list[Places]] = [[], []]
    for column in columns:
        for found, keys in zip(made, (column[places], -column[places]), strict=True):
            found.append(array("q", np.argsort(keys, kind="stable").astype(np.int64).tobytes()))
    return array("q", places.astype(np.int64).tobytes()), made[0], made[1]


def _searched(line: Line) -> str:
    one = line.statement
    more = " contested" if line.contested else ""
    return f"{line.subject} {one.relation.label} {line.object} {line.note}{more}".casefold()
