"""The weights file: what was learned, as numbers.

Layout (little-endian): magic, the sizes of the packed header and of each model; the header (JSON, zlib); then for each
model its sorted keys (32 bits) and one column of weights (16 bits) for each class but the first, whose weights are 0.
Weights are whole multiples of one small unit, so that their sums are the same in whatever order and on every machine.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.errors import ExplorerError
from explorer.extraction.learned.features import Keys, Rows

MAGIC = b"PXLEARN2"
UNIT = 1 / 1024
# What is calibrated by itself: what a rule found too; what was only learned, of two molecules or of other ends; and
# what was learned to be denied.
GROUPS = RULES, MOLECULES, OTHERS, DENIALS = "rules", "molecules", "others", "denials"
Knots = tuple[tuple[float, float], ...]
_SPARED = np.uint32(14)
_BEHIND = 0xFFFFFFFF
_HALF = 32
_HEADER = struct.Struct("<8s7I")
_LARGEST = 32767


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model.

    Attributes:
        keys: The features that have weights, sorted.
        weights: Multiples of `UNIT`: one row for each key and one of zeros behind them, a column for each class but
            the first.
    """

    keys: Keys
    weights: NDArray[np.int64]
    _listed: Keys = field(init=False, repr=False, compare=False)
    _first: NDArray[np.unsignedinteger[Any]] = field(init=False, repr=False, compare=False)
    _packed: tuple[NDArray[np.int64], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Where to look for a key by its first bits: one step instead of a search, and most buckets are empty.
        # In numbers as short as can be: the whole table is to stay in the processor's caches.
        first = np.full(1 << (32 - _SPARED), len(self.keys), dtype=np.min_scalar_type(len(self.keys)))
        buckets, places = np.unique(self.keys >> _SPARED, return_index=True)
        first[buckets] = places
        object.__setattr__(self, "_first", first)
        object.__setattr__(self, "_listed", np.append(self.keys, np.uint32(_BEHIND)))
        # Two classes in one number, 32 bits each: sums of packed weights are the packed sums.
        columns = self.weights.T
        packed = [columns[at] + (columns[at + 1] << _HALF) for at in range(0, len(columns) - 1, 2)]
        packed += [columns[-1]] if len(columns) % 2 else []
        object.__setattr__(self, "_packed", tuple(map(np.ascontiguousarray, packed)))

    def probabilities(self, rows: Rows) -> NDArray[np.float64]:
        """Return for each pair of *rows* the probability of each class."""
        return softmax(self.scores(rows).astype(np.float64) * UNIT)

    def scores(self, rows: Rows) -> NDArray[np.int64]:
        """Return for each pair of *rows* its sums of weights in multiples of `UNIT`."""
        parts = [rows.places.ravel(), rows.pairs.ravel(), rows.told[0], *(one.keys for one in rows.between)]
        cuts = np.cumsum([len(part) for part in parts])[:-1]
        found = self._rows(np.concatenate(parts))
        total = np.empty((len(rows.first), self.weights.shape[1]), dtype=np.int64)
        for at, packed in enumerate(self._packed):
            _unpack(_sums(rows, np.split(packed.take(found), cuts)), total[:, 2 * at : 2 * at + 2])
        return total

    def _rows(self, keys: Keys) -> NDArray[np.unsignedinteger[Any]]:
        """The row of each of *keys*; that of zeros for those without weights."""
        row = self._first.take(keys >> _SPARED)
        found = self._listed.take(row)
        behind = np.flatnonzero(found < keys)  # another key in the same bucket
        while len(behind):
            row[behind] += 1
            found[behind] = self._listed.take(row[behind])
            behind = behind[found[behind] < keys[behind]]
        row[found != keys] = len(self.keys)
        return row


def _sums(rows: Rows, weights: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The sum for each pair of *rows*; *weights* of its places, pairs, what was told, and what stands between."""
    places, pairs, told, *between = weights
    by_place = places.reshape(rows.places.shape).sum(axis=1)
    total: NDArray[np.int64] = (
        by_place[rows.first] + by_place[rows.second] + pairs.reshape(rows.pairs.shape).sum(axis=1)
    )
    np.add.at(total, rows.told[1], told)
    for one, steps in zip(rows.between, between, strict=True):
        sums = np.zeros(len(steps) + 1, dtype=np.int64)
        np.cumsum(steps, out=sums[1:])
        total += sums[one.stop] - sums[one.start]
    return total


def _unpack(packed: NDArray[np.int64], columns: NDArray[np.int64]) -> None:
    """Write the sums of one or two classes into *columns*."""
    low = packed.astype(np.int32)
    columns[:, 0] = low
    if columns.shape[1] > 1:
        columns[:, 1] = (packed - low) >> _HALF


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of all classes; *scores* are those of all but the first, whose score is 0."""
    every = np.concatenate([np.zeros((len(scores), 1)), scores], axis=1)
    powers = np.exp(every - every.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learned.

    Attributes:
        events: Whether a word takes another as its theme or as its cause.
        pairs: Whether a name acts on another, and how.
        words: Words that are triggers though the table of triggers does not list them.
        signs: What a trigger, by lemma, does to its theme: +1, -1 or 0.
        knots: For each of `GROUPS`, probabilities of `pairs` and how often they turned out right: rising; where there
            are none, as often as they say.
        about: Sources, licence, thresholds and what else is to be known.
        doubts: Whether a sentence denies or only supposes what it says of a pair; without keys it is not asked.
    """

    events: Linear
    pairs: Linear
    words: frozenset[str] = frozenset()
    signs: Mapping[str, int] = field(default_factory=dict)
    knots: Mapping[str, Knots] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    doubts: Linear = field(default_factory=lambda: unlearned(3))

    def confidence(self, probability: float, group: str) -> float:
        """Return how often what has this *probability* and is of this *group* turned out right."""
        knots = self.knots.get(group)
        if not knots:
            return probability
        at = bisect_right(knots, (probability, 1.0))
        if at in {0, len(knots)}:
            return knots[min(at, len(knots) - 1)][1]
        (low, first), (high, last) = knots[at - 1], knots[at]
        return first + (last - first) * (probability - low) / (high - low)

    def hopeless(self, floor: float) -> float:
        """Return a probability below which no pair that was only learned is as sure as *floor*."""
        return min(_below(self.knots.get(group), floor) for group in (MOLECULES, OTHERS))


def _below(knots: Knots | None, floor: float) -> float:
    """The last probability before what the *knots* make of it may reach *floor*."""
    if not knots:
        return floor
    reached = next((at for at, (_, share) in enumerate(knots) if share >= floor), None)
    if reached is None:
        return math.inf
    return knots[reached - 1][0] if reached else 0.0


def encode(weights: Weights) -> bytes:
    """Return the bytes of a weights file; the same for the same weights."""
    header = {
        "words": sorted(weights.words),
        "signs": dict(sorted(weights.signs.items())),
        "knots": dict(sorted(weights.knots.items())),
        "about": weights.about,
    }
    packed = zlib.compress(json.dumps(header, sort_keys=True, ensure_ascii=True).encode("ascii"), 9)
    models = weights.events, weights.pairs, weights.doubts
    sizes = [size for one in models for size in (len(one.keys), one.weights.shape[1])]
    return _HEADER.pack(MAGIC, len(packed), *sizes) + packed + b"".join(map(_packed, models))


def _packed(model: Linear) -> bytes:
    return model.keys.astype("<u4").tobytes() + model.weights[:-1].astype("<i2").tobytes(order="F")


def decode(data: bytes) -> Weights:
    """Return what a weights file holds.

    Raises:
        ValueError: It is none, or damaged.
    """
    if len(data) < _HEADER.size or data[: len(MAGIC)] != MAGIC:
        raise ValueError("not a weights file of this version")
    _, size, *sizes = _HEADER.unpack_from(data)
    shapes = list(zip(sizes[::2], sizes[1::2], strict=True))
    places = list(accumulate((count * (4 + 2 * columns) for count, columns in shapes), initial=_HEADER.size + size))
    if len(data) != places[-1]:
        raise ValueError("its length is wrong")
    try:
        header = json.loads(zlib.decompress(data[_HEADER.size : places[0]]))
    except zlib.error as error:
        raise ValueError("its header is damaged") from error
    events, pairs, doubts = (_unpacked(data, at, *shape) for at, shape in zip(places, shapes, strict=False))
    knots = {group: tuple((one, share) for one, share in found) for group, found in header["knots"].items()}
    return Weights(events, pairs, frozenset(header["words"]), header["signs"], knots, header["about"], doubts)


def _unpacked(data: bytes, at: int, count: int, columns: int) -> Linear:
    keys = np.frombuffer(data, dtype="<u4", count=count, offset=at).astype(np.uint32)
    stored = np.frombuffer(data, dtype="<i2", count=count * columns, offset=at + 4 * count)
    return Linear(keys, closed(stored.reshape((count, columns), order="F")))


def closed(weights: NDArray[Any]) -> NDArray[np.int64]:
    """Return *weights* with the row of zeros that features without weights are given."""
    return np.concatenate([weights, np.zeros((1, weights.shape[1]))]).astype(np.int64)


def unlearned(classes: int) -> Linear:
    """Return a model of so many *classes* that knows no feature."""
    return rounded(np.zeros(0, dtype=np.uint32), np.zeros((0, classes - 1)))


def rounded(keys: Sequence[int] | Keys, weights: NDArray[np.float64]) -> Linear:
    """Return a model with the nearest weights that a file can hold; *keys* sorted, a column for each class but one."""
    units = np.clip(np.rint(weights / UNIT), -_LARGEST, _LARGEST)
    return Linear(np.asarray(keys, dtype=np.uint32), closed(units))


def load(path: Path) -> Weights:
    """Return the weights in the file *path*.

    Raises:
        ExplorerError: It cannot be read.
    """
    try:
        return decode(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ExplorerError(f"The weights {path.name} cannot be read ({error}); install the program again.") from error
