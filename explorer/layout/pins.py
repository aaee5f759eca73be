"""Fitting a layout to nodes that stay where they are."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.layout.plan import Places

_SOFT = 60.0  # units within which fixed nodes share what is near to them
_NEAREST = 12


def shifted(places: Places, fixed: Mapping[str, tuple[float, float]]) -> Places:
    """Return *places* moved so that the *fixed* nodes are, on the whole, as near as can be to where they stand."""
    dx = sum(x - places[key][0] for key, (x, _) in fixed.items()) / len(fixed)
    dy = sum(y - places[key][1] for key, (_, y) in fixed.items()) / len(fixed)
    return {key: (x + dx, y + dy) for key, (x, y) in places.items()}


def bent(places: Places, fixed: Mapping[str, tuple[float, float]]) -> Places:
    """Return *places* turned or mirrored to fit to the *fixed* nodes, each of which then drags what is near.

    A node goes with the fixed nodes near to it, each counting by the square of its nearness (Shepard 1968).
    """
    turned = _turned(shifted(places, fixed), fixed)
    anchors = [(complex(*turned[key]), complex(*place)) for key, place in sorted(fixed.items())]
    found = {}
    for key, place in turned.items():
        here = complex(*place)
        near = sorted(((abs(here - now), number) for number, (now, _) in enumerate(anchors)))[:_NEAREST]
        weights = [1 / (distance**2 + _SOFT**2) for distance, _ in near]
        ways = [anchors[number][1] - anchors[number][0] for _, number in near]
        way = sum(weight * one for weight, one in zip(weights, ways, strict=True)) / sum(weights)
        found[key] = ((here + way).real, (here + way).imag)
    return found


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
