"""Statements made ready to be shown, sorted and searched: what takes long is done here once, beside the window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explorer.model.progress import Progress
from explorer.ui.panels.statement_columns import COLUMNS, Line
from explorer.ui.panels.statement_sources import Drawn, Places, Source

NOTHING = Drawn({}, {})
"""No statements."""
_NOWHERE: Places = np.zeros(0, dtype=np.int64)
_STEP = 2_000


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
        text: What is searched of all statements, case folded, one below the other.
        starts: Where in *text* each begins.
    """

    source: Source = NOTHING
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict, repr=False)
    places: Places = field(default_factory=lambda: _NOWHERE, repr=False)
    edge_of: Places = field(default_factory=lambda: _NOWHERE, repr=False)
    rising: Sequence[Places] = field(default=(), repr=False)
    falling: Sequence[Places] = field(default=(), repr=False)
    text: str = field(default="", repr=False)
    starts: Places = field(default_factory=lambda: _NOWHERE, repr=False)

    def __len__(self) -> int:
        return len(self.places)

    def line(self, place: int) -> Line:
        """Return the statement at *place* as a row."""
        return _noted(self.source.line(int(self.places[place])), self.notes)

    def edges_at(self, places: Places) -> frozenset[str]:
        """Return the keys of the edges of the statements at *places*."""
        return frozenset(self.source.keys[number] for number in np.unique(self.edge_of[places]))

    def of_edges(self, edges: Iterable[str]) -> NDArray[np.bool_]:
        """Return for each statement whether it is of one of *edges* (keys)."""
        wanted = np.zeros(len(self.source.keys), dtype=np.bool_)
        wanted[[self.numbers[key] for key in edges if key in self.numbers]] = True
        return np.asarray(wanted[self.edge_of], dtype=np.bool_)

    def order(self, column: int, *, falling: bool, wanted: str = "") -> Places:
        """Return the places of the lines that have all words of *wanted*, sorted by a column.

        A word with a minus in front is one that a line does not have.
        """
        if not len(self):
            return _NOWHERE
        order = (self.falling if falling else self.rising)[column]
        having = self._having(wanted)
        return order if having is None else order[having[order]]

    def _having(self, wanted: str) -> NDArray[np.bool_] | None:
        """Whether each line has what is wanted; None where nothing is."""
        having: NDArray[np.bool_] | None = None
        for term in wanted.casefold().split():
            word = term.removeprefix("-")
            if word:
                found = self._with(word) if word == term else ~self._with(word)
                having = found if having is None else having & found
        return having

    def _with(self, word: str) -> NDArray[np.bool_]:
        """Whether each line has *word*."""
        hits, place, text = [], self.text.find(word), self.text
        while place >= 0:
            hits.append(place)
            place = text.find(word, place + 1)
        found = np.zeros(len(self), dtype=np.bool_)
        found[np.searchsorted(self.starts, hits, side="right") - 1] = True
        return found


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
    order = np.lexsort((numbers[2], numbers[1], numbers[0]))
    words = [words[place] for place in order]
    return Lines(
        source,
        notes,
        {key: number for number, key in enumerate(source.keys)},
        order,
        source.edge_of[order],
        [np.argsort(column[order], kind="stable") for column in numbers],
        [np.argsort(-column[order], kind="stable") for column in numbers],
        "\n".join(words),
        np.cumsum([0, *(len(one) + 1 for one in words[:-1])], dtype=np.int64),
    )


def _noted(line: Line, notes: Mapping[str, str]) -> Line:
    """*line* with the note on its edge."""
    return line._replace(note=notes[line.edge]) if line.edge in notes else line


def _numbers(cells: Sequence[float | str]) -> NDArray[np.float64]:
    """A number for each cell that sorts as the cell does; texts sort upper case like lower case."""
    if isinstance(cells[0], str):
        words = [str(cell) for cell in cells]
        order = sorted(set(words), key=lambda word: (word.casefold(), word))
        ranks = {word: rank for rank, word in enumerate(order)}
        return np.fromiter((ranks[word] for word in words), dtype=np.float64, count=len(words))
    return np.asarray(cells, dtype=np.float64)


def _searched(line: Line) -> str:
    one = line.statement
    more = " contested" if line.contested else ""
    return f"{line.subject} {one.relation.label} {line.object} {line.note}{more}".casefold()
