"""The features of training pairs with a column for each, and the sums and slopes that fitting needs of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned.features import Between, Keys, Rows

Matrix = NDArray[np.float64]
Columns = NDArray[np.int64]
_LEAST = 3  # what is met more rarely is left out
TOLD = 3.0  # what rules and events tell counts so much more than a word, so that fitting hardly shrinks it


class _Sparse:
    """Which columns each row of a table of features has.

    Args:
        columns: For each row, the columns of its features; *width* where it has none.
        width: How many columns there are.
    """

    def __init__(self, columns: Columns, width: int) -> None:
        present = columns < width
        self._columns = columns[present]
        self._owners = np.nonzero(present)[0]
        counts = present.sum(axis=1)
        self._filled = np.flatnonzero(counts)
        self._starts = (np.cumsum(counts) - counts)[self._filled]
        self.size = len(columns)

    def sums(self, weights: Matrix) -> Matrix:
        """Return for each row the sum of the weights of its columns."""
        total = np.zeros((self.size, weights.shape[1]))
        if len(self._filled):
            total[self._filled] = np.add.reduceat(weights.take(self._columns, axis=0), self._starts, axis=0)
        return total

    def slopes(self, values: Matrix, width: int) -> Matrix:
        """Return for each column the sum of the *values* of the rows that have it."""
        return gathered(self._columns, values.take(self._owners, axis=0), width)


class _Line:
    """Features that stand one behind the other, those without a column left out.

    Args:
        columns: Their columns; *width* where one has none.
        between: The features, and which of them lie between the places of each pair.
        width: How many columns there are.
    """

    def __init__(self, columns: Columns, between: Between, width: int) -> None:
        present = columns < width
        before = np.concatenate([[0], np.cumsum(present)]).astype(np.int64)
        self._columns = columns[present]
        self._start, self._stop = before[between.start], before[between.stop]

    def sums(self, weights: Matrix) -> Matrix:
        """Return for each pair the sum of the weights between its places."""
        steps = np.cumsum(weights.take(self._columns, axis=0), axis=0)
        sums = np.concatenate([np.zeros((1, weights.shape[1])), steps])
        found: Matrix = sums[self._stop] - sums[self._start]
        return found

    def slopes(self, values: Matrix, width: int) -> Matrix:
        """Return for each column the sum of the *values* of the pairs that have it between their places."""
        size = len(self._columns) + 1
        steps = gathered(self._start, values, size) - gathered(self._stop, values, size)
        return gathered(self._columns, np.cumsum(steps, axis=0)[:-1], width)


def gathered(where: Columns, values: Matrix, size: int) -> Matrix:
    """Return the sums of the rows of *values* that go to the same one of *size* places."""
    columns = np.ascontiguousarray(values.T)
    rows = [np.bincount(where, weights=column, minlength=size) for column in columns]
    return np.stack(rows, axis=1).astype(np.float64)


class Design:
    """The features of *rows*, without rare ones.

    Args:
        rows: The features of all pairs.
        keys: The features that have a column; those that are met often enough where it is None.

    Attributes:
        keys: The features that have a column, sorted.
        counts: How often each is met.
        scale: How much each counts.
    """

    def __init__(self, rows: Rows, keys: Keys | None = None) -> None:
        met = [rows.places.ravel(), rows.pairs.ravel(), rows.told[0], *(one.keys for one in rows.between)]
        known, counts = np.unique(np.concatenate(met), return_counts=True)
        chosen = (counts >= _LEAST) & (known > 0) if keys is None else np.isin(known, keys)
        self.keys: Keys = known[chosen]
        self.counts: NDArray[np.int64] = counts[chosen]
        width = len(self.keys)
        self._first, self._second = rows.first, rows.second
        self._places = _Sparse(self._columns(rows.places), width)
        self._pairs = _Sparse(self._columns(rows.pairs), width)
        self._between = [_Line(self._columns(one.keys), one, width) for one in rows.between]
        told = self._columns(rows.told[0])
        self._told, self._told_of = told[told < width], rows.told[1][told < width]
        self.scale = np.ones(width)
        self.scale[self._told] = TOLD

    def _columns(self, keys: Keys) -> Columns:
        at = np.searchsorted(self.keys, keys)
        known = self.keys[np.minimum(at, len(self.keys) - 1)] == keys
        return np.where(known, at, len(self.keys))

    def scores(self, weights: Matrix) -> Matrix:
        """Return the sum of weights of each pair; *weights* has a row for each column."""
        full = weights * self.scale[:, None]
        places = self._places.sums(full)
        total: Matrix = places[self._first] + places[self._second] + self._pairs.sums(full)
        for line in self._between:
            total += line.sums(full)
        return total + gathered(self._told_of, full[self._told], len(total))

    def slopes(self, errors: Matrix) -> Matrix:
        """Return the slope of each weight, given that of each pair's score."""
        width = len(self.keys)
        places = gathered(self._first, errors, self._places.size)
        places += gathered(self._second, errors, self._places.size)
        total = gathered(self._told, errors[self._told_of], width)
        total += self._places.slopes(places, width) + self._pairs.slopes(errors, width)
        for line in self._between:
            total += line.slopes(errors, width)
        return total * self.scale[:, None]
