"""Sentences as arrays of numbers, so that the features of all pairs in a document are made in a few steps.

Classes and words are codes (`seen`); a feature is a mixture of codes. Between two
sentences stand some boundaries, so that what looks beside a place never sees another sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned.seen import code
from explorer.extraction.learned.sketch import Sketch

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]
PAD = 5  # more than any feature looks away from a place
_BOUNDARY = "|"
_MIX = np.array([0x9E3779B97F4A7C15], dtype=np.uint64)
_SHIFT = np.array([29], dtype=np.uint64)
_BASE = 0xD1342543DE82EF95  # odd, so that it has an inverse modulo 2 ** 64


def mixed(salt: str, *parts: Codes) -> Codes:
    """Return one number for each row of *parts*, other ones for another *salt* (sums wrap around at 2 ** 64)."""
    return _mixture(np.full(parts[0].shape, code(salt), dtype=np.uint64), parts)


def _mixture(salts: Codes, parts: Iterable[Codes]) -> Codes:
    total = salts
    for part in parts:
        total = (total ^ part) * _MIX
        total ^= total >> _SHIFT
    return total


# A salt, or one for each row, and the parts that are mixed with it.
Recipe = tuple[str | Codes, tuple[Codes, ...]]


def mixed_all(recipes: Sequence[Recipe]) -> Codes:
    """Return what `mixed` gives for each of *recipes*, a column for each; in few steps, for arrays are small here."""
    found = np.empty((len(recipes), len(recipes[0][1][0])), dtype=np.uint64)
    for size in {len(parts) for _, parts in recipes}:
        places = [at for at, (_, parts) in enumerate(recipes) if len(parts) == size]
        salts = np.empty((len(places), found.shape[1]), dtype=np.uint64)
        for row, at in enumerate(places):
            salt = recipes[at][0]
            salts[row] = code(salt) if isinstance(salt, str) else salt
        found[places] = _mixture(salts, (np.stack([recipes[at][1][part] for at in places]) for part in range(size)))
    return found.T


def keys_of(numbers: Codes) -> NDArray[np.uint32]:
    """Return the keys, 32 bits and never 0, under which features are listed."""
    return ((numbers >> np.uint64(32)) | np.uint64(1)).astype(np.uint32)


class Row:
    """Codes in a row, with a code for each stretch of it.

    Args:
        codes: The codes.
    """

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        powers = _powers(_BASE, len(codes) + 1)
        self._inverse = _powers(pow(_BASE, -1, 1 << 64), len(codes) + 1)
        # The sum of code times base ** place, up to each place: a stretch is a difference, moved to the beginning.
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(mixed("row", codes) * powers[:-1], out=self._sums[1:])

    def stretch(self, start: Places, stop: Places) -> Codes:
        """Return the code of each stretch from *start* to *stop*, exclusive."""
        found: Codes = (self._sums[stop] - self._sums[start]) * self._inverse[start]
        return found

    def run(self, start: Places, step: Places, most: int) -> list[Codes]:
        """Return the codes of the runs of 1, 2 ... *most* that begin at *start*, in the direction *step*."""
        found = [self.codes[start]]
        for count in range(1, most):
            found.append(mixed("run", found[-1], self.codes[start + count * step]))
        return found

    def grams(self, size: int) -> Codes:
        """Return the code of the *size* that begin at each place (as if the last ones went on with the first)."""
        return mixed(f"gram{size}", *(np.roll(self.codes, -count) for count in range(size)))


def _powers(base: int, count: int) -> Codes:
    row = np.full(count, base, dtype=np.uint64)
    row[0] = 1
    powers: Codes = np.cumprod(row)
    return powers


class Sheet:
    """Some sentences, one behind the other.

    Args:
        sketches: The sentences.

    Attributes:
        starts: For each sentence, the place of its first token.
        own: For each token, what it is: its lemma, or of a name its kind.
        classes: For each token, its class; of names also the kind.
        low: For each token, the word, or the class of a name.
        unit: For each token, the place of its unit.
        line: The classes of tokens, in a row.
        units: The classes of units, in a row.
        words: For each unit, its word, or 0 where it is no content word.
        bones: The classes of the units of the skeletons, in a row.
        bones_before: For each unit, and behind the last, how many of them stand before.
    """

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self.starts: list[int] = []
        self._own: list[int] = []
        self._classes: list[int] = []
        self._low: list[int] = []
        self._unit: list[int] = []
        self._line: list[int] = []
        self._units: list[int] = []
        self._words: list[int] = []
        self._bones: list[int] = []
        for sketch in sketches:
            self._pad()
            self.starts.append(len(self._own))
            self._take(sketch)
        self._pad()
        self.own, self.classes, self.low = _codes(self._own), _codes(self._classes), _codes(self._low)
        self.unit = np.array(self._unit, dtype=np.int64)
        self.line, self.units = Row(_codes(self._line)), Row(_codes(self._units))
        self.words = _codes(self._words)
        bones = np.array(self._bones, dtype=np.int64)
        self.bones = Row(self.units.codes[bones])
        self.bones_before = np.searchsorted(bones, np.arange(len(self._units) + 1)).astype(np.int64)
        self.names_before = np.concatenate(([0], np.cumsum(self.units.codes == code("E")))).astype(np.int64)

    def _pad(self) -> None:
        boundaries = [code(_BOUNDARY)] * PAD
        places = range(len(self._units), len(self._units) + PAD)
        self._unit += places
        self._bones += places
        self._words += [0] * PAD
        for row in (self._units, self._own, self._classes, self._low, self._line):
            row.extend(boundaries)

    def _take(self, sketch: Sketch) -> None:
        first = len(self._units)
        tokens = sketch.seen
        units = [tokens[start] for start, _ in sketch.units]
        self._unit += [first + unit for unit in sketch.unit_of]
        self._bones += [first + unit for unit in sketch.bones]
        self._own += [one.own for one in tokens]
        self._classes += [one.kind for one in tokens]
        self._low += [one.low for one in tokens]
        self._line += [one.line for one in tokens]
        self._units += [one.line for one in units]
        self._words += [one.word for one in units]


def _codes(row: list[int]) -> Codes:
    return np.array(row, dtype=np.uint64)
