"""What the learned models look at between and around two places of a sentence.

A model is linear, so each feature belongs either to one of the two places (given its role and on which side of the
other it stands), or to what stands between them, or to the pair. The first are looked up once for each place, the
second summed once along the document; only the last ones are looked up for each pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.learned.seen import code
from explorer.extraction.learned.sheet import Codes, Places, Recipe, Sheet, keys_of, mixed, mixed_all

Keys = NDArray[np.uint32]
# Names of features that are told together, so often that their codes are looked up together.
Group = tuple[str, ...]
FORWARD, BACKWARD, INSIDE = 0, 1, 2  # the first stands before the second, behind it, in the same list
_SIDES = ("f", "b", "u")
_CACHED = 1 << 15
_LONGEST = 5  # units between two places that are looked at as a whole


@dataclass(frozen=True, slots=True)
class Between:
    """Features that stand one behind the other, and for each pair which of them lie between its places.

    Attributes:
        keys: The features along the document.
        start: For each pair, the first.
        stop: For each pair, behind the last.
    """

    keys: Keys
    start: Places
    stop: Places


@dataclass(frozen=True, slots=True)
class Rows:
    """The features of pairs.

    Attributes:
        places: The features of each place in each role and on each side, one row for each.
        first: For each pair, the row of its first place.
        second: For each pair, the row of its second place.
        between: What stands between.
        pairs: The features of each pair itself; 0 where there is none.
        told: Features of pairs that something else told, such as rules: keys, and the pair of each.
    """

    places: Keys
    first: Places
    second: Places
    between: tuple[Between, ...]
    pairs: Keys
    told: tuple[Keys, Places]


NOTHING_TOLD = (np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64))


def rows_of(sheet: Sheet, mark: str, one: Places, other: Places, told: tuple[Keys, Places] = NOTHING_TOLD) -> Rows:
    """Return the features of pairs of tokens.

    Args:
        sheet: The sentences.
        mark: Goes into every feature, so that models share none.
        one: The tokens in the first role.
        other: The tokens in the second role.
        told: Further features of the pairs: keys, and the pair of each.
    """
    side = np.where(sheet.unit[one] == sheet.unit[other], INSIDE, np.where(one < other, FORWARD, BACKWARD))
    places: list[Keys] = []
    first = _placed(sheet, f"{mark}A", one, side, places)
    second = _placed(sheet, f"{mark}B", other, side, places)
    pairs = _pairs(sheet, mark, one, other, side)
    return Rows(np.concatenate(places), first, second, _between(sheet, mark, one, other, side), pairs, told)


def _placed(sheet: Sheet, head: str, tokens: Places, side: Places, rows: list[Keys]) -> Places:
    """Append to *rows* the features of the distinct places of one role; return the row of each pair's place."""
    count = sum(len(row) for row in rows)
    distinct, number = np.unique(tokens * len(_SIDES) + side, return_inverse=True)
    place, its_side = np.divmod(distinct, len(_SIDES))
    left = (its_side != BACKWARD) == (head[-1] == "A")
    rows.append(keys_of(mixed_all(_place(sheet, head, its_side, place, np.where(left, 1, -1)))))
    row: Places = (number.reshape(-1) + count).astype(np.int64)
    return row


def _place(sheet: Sheet, head: str, side: Places, token: Places, step: Places) -> list[Recipe]:
    """The features of places: what they are, and what stands on the inner (*step*) and on the outer side."""
    unit = sheet.unit[token]
    before = sheet.bones_before
    behind, ahead = before[unit + 1], before[unit] - 1
    inner, outer = np.where(step > 0, behind, ahead), np.where(step > 0, ahead, behind)
    own, kind = sheet.own[token], sheet.classes[token]
    near = sheet.units.run(unit + step, step, 3)
    bones = sheet.bones.run(inner, step, 4)
    sided: list[tuple[str, tuple[Codes, ...]]] = [(f"i{n}", (run,)) for n, run in enumerate(near)]
    sided += [(f"o{n}", (sheet.units.codes[unit - step * (n + 1)],)) for n in range(3)]
    sided += [(f"I{n}", (run,)) for n, run in enumerate(bones)]
    sided += [(f"O{n}", (run,)) for n, run in enumerate(sheet.bones.run(outer, -step, 2))]
    sided += [(f"x{n}", (own, near[n])) for n in range(2)]
    sided += [(f"X{n}", (own, bones[n])) for n in range(3)]
    sided += [(f"y{n}", (kind, bones[n])) for n in range(3)]
    sided += [("w", (sheet.low[token + step],)), ("v", (sheet.low[token - step],))]
    found: list[Recipe] = [(_salts(head, name)[side], parts) for name, parts in sided]
    found += [(f"{head}k", (own,)), (f"{head}c", (kind,))]
    found += [(f"{head}n", (sheet.low[token + 1],)), (f"{head}m", (kind, sheet.line.codes[token + 1]))]
    found += [(f"{head}p", (sheet.low[token - 1],)), (f"{head}q", (kind, sheet.line.codes[token - 1]))]
    return found


@cache
def _salts(head: str, name: str) -> Codes:
    """The salt of a feature on each side."""
    return np.array([code(f"{head}{side}{name}") for side in _SIDES], dtype=np.uint64)


def _between(sheet: Sheet, mark: str, one: Places, other: Places, side: Places) -> tuple[Between, ...]:
    """What stands strictly between two units: units, words, and pairs and threes of bones."""
    low, high = np.minimum(sheet.unit[one], sheet.unit[other]), np.maximum(sheet.unit[one], sheet.unit[other])
    start, stop = np.minimum(low + 1, high), high
    first, last = sheet.bones_before[start], sheet.bones_before[stop]
    found = [
        _along(f"{mark}_", sheet.units.codes, side, start, stop),
        _along(f"{mark}:", sheet.words, side, start, stop),
        _along(f"{mark}_2", sheet.units.grams(2), side, start, np.maximum(start, stop - 1)),
    ]
    found += [
        _along(f"{mark}~{size}", sheet.bones.grams(size), side, first, np.maximum(first, last - size + 1))
        for size in (2, 3)
    ]
    return tuple(found)


def _along(head: str, codes: Codes, side: Places, start: Places, stop: Places) -> Between:
    """The features of *codes* once for each direction, one behind the other."""
    keys = keys_of(np.concatenate([mixed(head + name, codes) for name in _SIDES[:2]]))
    shift = np.where(side == BACKWARD, len(codes), 0)
    return Between(keys, start + shift, np.where(side == INSIDE, start, stop) + shift)


def _pairs(sheet: Sheet, mark: str, one: Places, other: Places, side: Places) -> Keys:
    """The features of two tokens together."""
    turned = _turned(side)
    low, high = np.minimum(one, other), np.maximum(one, other)
    start, stop = sheet.unit[low] + 1, sheet.unit[high]
    start = np.minimum(start, stop)
    first, last = sheet.bones_before[start], sheet.bones_before[stop]
    own, kind = (sheet.own[one], sheet.own[other]), (sheet.classes[one], sheet.classes[other])
    names = sheet.names_before[stop] - sheet.names_before[start]
    always: list[Recipe] = [
        (f"{mark}P", kind),
        (f"{mark}PP", (turned, *kind)),
        (f"{mark}Q", (turned, *own)),
        (f"{mark}d", (turned, _number(stop - start, 14))),
        (f"{mark}e", (turned, _number(names, 5))),
        (f"{mark}E", (turned, kind[0], _number(names, 2))),
        (f"{mark}g", (turned, kind[0], _number(last - first, 8))),
    ]
    between = sheet.line.stretch(low + 1, np.maximum(high, low + 1))
    inside: list[Recipe] = [(f"{mark}U", (turned, between, _order(one, other)))]
    units = _whole(f"{mark}=", (turned, sheet.units.stretch(start, stop)), own, kind)
    bones = _whole(f"{mark}~=", (turned, sheet.bones.stretch(first, last)), own, kind)
    keys = keys_of(mixed_all([*always, *inside, *units, *bones]))
    apart = side != INSIDE
    groups = (
        (always, np.ones_like(apart)),
        (inside, ~apart),
        (units, apart & (stop - start <= _LONGEST)),
        (bones, apart & (last - first <= _LONGEST)),
    )
    there = np.repeat([present for _, present in groups], [len(recipes) for recipes, _ in groups], axis=0)
    return np.where(there.T, keys, np.uint32(0))


def _whole(head: str, middle: tuple[Codes, Codes], own: tuple[Codes, Codes], kind: tuple[Codes, Codes]) -> list[Recipe]:
    """What stands between as a whole, alone and with what stands at its ends."""
    return [
        (f"{head}0", middle),
        (f"{head}1", (*middle, own[0])),
        (f"{head}2", (*middle, own[1])),
        (f"{head}3", (*middle, *kind)),
        (f"{head}4", (*middle, *own)),
    ]


def _turned(side: Places) -> Codes:
    return np.array([code(name) for name in _SIDES], dtype=np.uint64)[side]


def _order(one: Places, other: Places) -> Codes:
    return (one < other).astype(np.uint64)


def _number(values: Places, most: int) -> Codes:
    return np.minimum(values, most).astype(np.uint64)


def told_keys(mark: str, told: Sequence[Sequence[Group]]) -> tuple[Keys, Places]:
    """Return the features that *told* names for each pair, as `Rows` has them."""
    codes = _told_codes(mark)
    flat: list[int] = []
    ends = [0]
    for groups in told:
        for group in groups:
            flat += codes[group]
        ends.append(len(flat))
    return np.array(flat, dtype=np.uint32), np.repeat(np.arange(len(told)), np.diff(ends)).astype(np.int64)


def told_rows(mark: str, told: Sequence[Sequence[Group]]) -> Rows:
    """Return rows that have only the features that *told* names for each pair."""
    nowhere = np.zeros(len(told), dtype=np.int64)
    nothing = np.zeros((1, 1), dtype=np.uint32)
    return Rows(nothing, nowhere, nowhere, (), np.zeros((len(told), 1), np.uint32), told_keys(mark, told))


class _Codes(dict[Group, tuple[int, ...]]):
    """The codes of what is told, by its names, made when they are first asked for."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, group: Group) -> tuple[int, ...]:
        if len(self) >= _CACHED:
            self.clear()
        found = self[group] = tuple(code(self._mark + name) or 1 for name in group)
        return found


_told_codes = cache(_Codes)
