"""Fitting a layout to nodes that stay where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.layout.plan import LayoutEdge, Places

_SWEEPS = 60


def shifted(places: Places, fixed: Mapping[str, tuple[float, float]]) -> Places:
    """Return *places* moved so that the *fixed* nodes are, on the whole, as near as can be to where they stand."""
    dx = sum(x - places[key][0] for key, (x, _) in fixed.items()) / len(fixed)
    dy = sum(y - places[key][1] for key, (_, y) in fixed.items()) / len(fixed)
    return {key: (x + dx, y + dy) for key, (x, y) in places.items()}


def bent(places: Places, fixed: Mapping[str, tuple[float, float]], edges: Sequence[LayoutEdge]) -> Places:
    """Return *places* turned or mirrored to fit to the *fixed* nodes, each of which then takes its neighbours along.

    Every other node goes as far as its neighbours do on the average: leaves with their hub, a chain between two fixed
    nodes evenly. What does not hang on a fixed node stays.
    """
    turned = _turned(shifted(places, fixed), fixed)
    near = _neighbours(places, edges)
    ways = {key: complex(*fixed[key]) - complex(*turned[key]) if key in fixed else 0j for key in sorted(places)}
    walk = [key for key in _outwards(sorted(fixed), near) if key not in fixed]
    for _ in range(_SWEEPS):
        for key in walk:
            ways[key] = sum(ways[other] for other in near[key]) / len(near[key])
    return {key: (x + ways[key].real, y + ways[key].imag) for key, (x, y) in turned.items()}


def _neighbours(places: Places, edges: Sequence[LayoutEdge]) -> dict[str, list[str]]:
    near: dict[str, set[str]] = {key: set() for key in places}
    for edge in edges:
        if edge.source in near and edge.target in near and edge.source != edge.target:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    return {key: sorted(others) for key, others in near.items()}


def _outwards(starts: Sequence[str], near: Mapping[str, Sequence[str]]) -> list[str]:
    """What hangs on *starts*, the nearest first."""
    walk = dict.fromkeys(starts)
    front = list(starts)
    while front:
        front = [other for other in dict.fromkeys(other for key in front for other in near[key]) if other not in walk]
        walk |= dict.fromkeys(front)
    return list(walk)


def _turned(places: Places, fixed: Mapping[str, tuple[float, float]]) -> Places:
    """Turn, and mirror where that is better, around the middle of the fixed nodes (Procrustes, as complex numbers)."""
    middle = sum(complex(*place) for place in fixed.values()) / len(fixed)
    pairs = [(complex(*places[key]) - middle, complex(*place) - middle) for key, place in sorted(fixed.items())]
    plain = sum(now.conjugate() * wanted for now, wanted in pairs)
    mirrored = sum(now * wanted for now, wanted in pairs)
    best = max(plain, mirrored, key=abs)
    if abs(best) < 1e-9:
        return places
    turn = best / abs(best)
    found = {}
    for key, place in places.items():
        here = complex(*place) - middle
        there = middle + turn * (here if best is plain else here.conjugate())
        found[key] = (there.real, there.imag)
    return found
