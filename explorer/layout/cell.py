"""Cell: one band for each compartment, from top to bottom, with the cascade in each of them running down."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.layout.improve import improved
from explorer.layout.packing import ASPECT
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.ranks import acyclic, ranks
from explorer.layout.stage import Stage, downwards
from explorer.model.progress import Progress

_SPREAD = 1.5  # times as wide as side by side nodes stand in the end, to be near their neighbours
_STRETCH = 1.7
_TRIES = 24  # widths of the page that are tried
_HIGH = 28.0  # of a usual node, to guess how high a page gets

Link = tuple[int, int, float, bool]


@dataclass(frozen=True, slots=True)
class CellParams:
    """Parameters of the layout.

    Attributes:
        bands: The groups of nodes from top to bottom; others stand below them, by name.
        band_gap: The frames of the bands lie in it.
    """

    bands: tuple[str, ...] = ()
    node_gap: float = number(28.0, "Between nodes", "Between neighbours of a row, in units.", 8, 200)
    row_gap: float = number(46.0, "Between rows", "Between the rows of a band, in units.", 16, 300)
    band_gap: float = number(58.0, "Between bands", "Between the nodes of two bands, in units.", 40, 400)
    aspect: float = number(ASPECT, "Width to height", "The proportions that are tried for.", 0.4, 4.0, 0.1)


def cell(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: CellParams, progress: Progress) -> Places:
    """Return places in bands, one for each group of nodes; a wide band has several rows."""
    ordered = sorted(nodes, key=lambda node: node.key)
    if not ordered:
        return {}
    links = linked(ordered, edges)
    bands = _page(ordered, links, params, progress)
    level = {node: at for at, row in enumerate(row for band in bands for row in band) for node in row}
    stage = Stage(
        [node.width for node in ordered],
        [level[place] for place in range(len(ordered))],
        sorted({downwards(a, b, level) for a, b, _, _ in links}),
        _heights(ordered, bands, params),
        params.node_gap,
    )
    stage.stand(improved(stage, params.aspect, progress))
    left, right = stage.extent()
    y = _heights(ordered, bands, params, (right - left) / params.aspect)
    return {node.key: (stage.x[place], y[level[place]]) for place, node in enumerate(ordered)}


@dataclass(frozen=True, slots=True)
class _Band:
    """The nodes of one group and how they hang together.

    Attributes:
        layers: Nodes with edges inside the band, causes in earlier layers than their effects.
        loose: The others.
        pull: For each node how much more it has to do with what is below than with what is above.
    """

    layers: list[list[int]]
    loose: list[int]
    pull: dict[int, float]

    def rows(self, slots: Sequence[float], limit: float) -> list[list[int]]:
        """Return its nodes in rows that are at most *limit* wide, where a single node is not wider."""
        rows = [part for layer in self.layers for part in self._split(layer, slots, limit)]
        for node in sorted(self.loose, key=lambda node: (-abs(self.pull[node]), node)):
            below = self.pull[node] > 0
            order = range(len(rows) - 1, -1, -1) if below else range(len(rows))
            room = next((row for row in order if _wide(rows[row], slots) + slots[node] <= limit), None)
            if room is not None:
                rows[room].append(node)
            else:
                rows.insert(len(rows) if below else 0, [node])
        return rows

    def _split(self, layer: Sequence[int], slots: Sequence[float], limit: float) -> list[list[int]]:
        """A layer in rows of about the same width; what has to do with what is below stands lower."""
        count = math.ceil(_wide(layer, slots) / limit)
        share = _wide(layer, slots) / count
        rows: list[list[int]] = [[]]
        for node in sorted(layer, key=lambda node: (self.pull[node], node)):
            if rows[-1] and _wide(rows[-1], slots) + slots[node] / 2 > share and len(rows) < count:
                rows.append([])
            rows[-1].append(node)
        return rows


def _wide(row: Iterable[int], slots: Sequence[float]) -> float:
    return sum(slots[node] for node in row)


def _page(
    nodes: Sequence[LayoutNode], links: Sequence[Link], params: CellParams, progress: Progress
) -> list[list[list[int]]]:
    """Return the rows of each band, for the width of the page that comes nearest to the aspect asked for."""
    bands = _bands(nodes, links, params, progress)
    slots = [node.width + params.node_gap for node in nodes]
    narrow = max(slots)
    wide = max(narrow, *(_wide([*band.loose, *(node for row in band.layers for node in row)], slots) for band in bands))
    pages = []
    for turn in range(_TRIES):
        limit = narrow * (wide / narrow) ** (turn / (_TRIES - 1)) + 1e-6
        rows = [band.rows(slots, limit) for band in bands]
        high = sum(len(band) * (_HIGH + params.row_gap) + params.band_gap for band in rows)
        across = max(_wide(row, slots) for band in rows for row in band)
        pages.append((abs(math.log(across / high / params.aspect * _SPREAD)), turn, rows))
    return min(pages)[2]


def _bands(nodes: Sequence[LayoutNode], links: Sequence[Link], params: CellParams, progress: Progress) -> list[_Band]:
    names = [*params.bands, *sorted({node.group for node in nodes} - set(params.bands))]
    level = {name: place for place, name in enumerate(names)}
    levels = [level[node.group] for node in nodes]
    pull = dict.fromkeys(range(len(nodes)), 0.0)
    for a, b, weight, _ in links:
        way = (levels[b] > levels[a]) - (levels[b] < levels[a])
        pull[a] += way * weight
        pull[b] -= way * weight
    members: list[list[int]] = [[] for _ in names]
    for node, band in enumerate(levels):
        members[band].append(node)
    return [_band(group, links, pull, progress) for group in members if group]


def _band(group: Sequence[int], links: Sequence[Link], pull: dict[int, float], progress: Progress) -> _Band:
    local = {node: place for place, node in enumerate(group)}
    inside = [(local[a], local[b], weight, directed) for a, b, weight, directed in links if a in local and b in local]
    joined = {end for a, b, _, _ in inside for end in (a, b)}
    arcs = acyclic(len(group), [(a, b, weight) for a, b, weight, directed in inside if directed], progress)
    rank = ranks(len(group), arcs, [(a, b) for a, b, _, directed in inside if not directed], progress)
    layers: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for place in sorted(joined):
        layers[rank[place]].append(group[place])
    loose = [node for place, node in enumerate(group) if place not in joined]
    return _Band([layer for layer in layers if layer], loose, {node: pull[node] for node in group})


def _heights(
    nodes: Sequence[LayoutNode], bands: Sequence[Sequence[Sequence[int]]], params: CellParams, wanted: float = 0.0
) -> list[float]:
    """Return the y of the middle of each row; gaps grow, by `_STRETCH` at most, for a page that is *wanted* so high."""
    tall = [max(nodes[node].height for node in row) for band in bands for row in band]
    gaps = [params.row_gap if place else params.band_gap for band in bands for place, _ in enumerate(band)]
    gaps[0] = 0.0
    stretch = (wanted - sum(tall)) / sum(gaps) if len(gaps) > 1 else 1.0
    stretch = max(1.0, min(_STRETCH, stretch))
    y: list[float] = []
    bottom = 0.0
    for gap, high in zip(gaps, tall, strict=True):
        y.append(bottom + gap * stretch + high / 2)
        bottom = y[-1] + high / 2
    return y
