"""Which layer a node belongs to: cycles broken at their lightest edges, causes above effects, edges short."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from explorer.model.progress import Progress

Arc = tuple[int, int, float]
_MOVES = 6  # passes that order nodes
_PASSES = 12
_PASSING = 6.0  # room that the edge to a moved node still takes; several share a gap


def acyclic(count: int, arcs: Sequence[Arc], progress: Progress) -> list[Arc]:
    """Return *arcs* with as little weight turned round as was found, so that they have no cycle.

    A linear order by Eades, Lin and Smyth (1993), then each node moved to its best place in the order.
    """
    order = _improved(_greedy(count, arcs), arcs, progress)
    place = {node: position for position, node in enumerate(order)}
    turned: dict[tuple[int, int], float] = {}
    for a, b, weight in arcs:
        pair = (a, b) if place[a] < place[b] else (b, a)
        turned[pair] = turned.get(pair, 0.0) + weight
    return [(a, b, weight) for (a, b), weight in sorted(turned.items())]


def _greedy(count: int, arcs: Sequence[Arc]) -> list[int]:
    """Sinks to the end, sources to the front, else the node with the most weight out and the least in to the front."""
    out: list[dict[int, float]] = [{} for _ in range(count)]
    into: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, weight in arcs:
        out[a][b] = out[a].get(b, 0.0) + weight
        into[b][a] = into[b].get(a, 0.0) + weight
    left = set(range(count))
    heap = [(_urgency(node, out, into), node) for node in range(count)]
    heapq.heapify(heap)
    front: list[int] = []
    back: list[int] = []
    while heap:
        urgency, node = heapq.heappop(heap)
        if node not in left or urgency != _urgency(node, out, into):
            continue
        (back if not out[node] and into[node] else front).append(node)
        left.discard(node)
        touched = [*out[node], *into[node]]
        for other in out[node]:
            into[other].pop(node, None)
        for other in into[node]:
            out[other].pop(node, None)
        for other in dict.fromkeys(touched):
            heapq.heappush(heap, (_urgency(other, out, into), other))
    return front + back[::-1]


def _urgency(node: int, out: list[dict[int, float]], into: list[dict[int, float]]) -> tuple[int, float]:
    if not out[node]:
        return 0, 0.0
    if not into[node]:
        return 1, 0.0
    return 2, sum(into[node].values()) - sum(out[node].values())


def _improved(order: list[int], arcs: Sequence[Arc], progress: Progress) -> list[int]:
    """Move each node to where the least weight points backwards, until nothing gets better (a few passes)."""
    wishes: list[dict[int, float]] = [{} for _ in order]
    for a, b, weight in arcs:
        wishes[a][b] = wishes[a].get(b, 0.0) + weight  # wants b behind it
        wishes[b][a] = wishes[b].get(a, 0.0) - weight
    near = [sorted(wish.items()) for wish in wishes]
    for _ in range(_MOVES):
        progress.check()
        place = [0.0] * len(order)
        for position, node in enumerate(order):
            place[node] = float(position)
        moved = False
        for node in range(len(order)):
            moved = _moved(node, place, near[node]) or moved
        if not moved:
            break
        order = sorted(range(len(order)), key=lambda node: (place[node], node))
    return order


def _moved(node: int, place: list[float], near: Sequence[tuple[int, float]]) -> bool:
    """Put *node* where the least weight points backwards; whether that is a new place."""
    ends = sorted((place[other], weight) for other, weight in near)
    # walking from the front: a neighbour that is passed costs its weight if it wanted to be behind, else pays it back
    cost = here = least = 0.0
    best = -1
    for number, (position, weight) in enumerate(ends):
        if position < place[node]:
            here += weight
        cost += weight
        if cost < least - 1e-9:
            least, best = cost, number
    if least >= here - 1e-9:
        return False
    before = ends[best][0] if best >= 0 else ends[0][0] - 2.0
    after = ends[best + 1][0] if best + 1 < len(ends) else ends[-1][0] + 2.0
    place[node] = (before + after) / 2
    return True


def ranks(count: int, arcs: Sequence[Arc], ties: Iterable[tuple[int, int]], progress: Progress) -> list[int]:
    """Return the layer of each node, from 0, for *arcs* without a cycle.

    Args:
        count: Number of nodes.
        arcs: Each from a higher to a lower layer.
        ties: Pairs that should be near but do not rank; they place only nodes that no arc touches.
        progress: Hears when to stop.
    """
    out: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    into: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for a, b, weight in arcs:
        out[a].append((b, weight))
        into[b].append((a, weight))
    order = _topological(out, into)
    rank = [0] * count
    for node in order:
        rank[node] = max((rank[above] + 1 for above, _ in into[node]), default=0)
    for turn in range(_PASSES):
        progress.check()
        if not _tightened(rank, order if turn % 2 else order[::-1], out, into):
            break
    loose = {node for node in range(count) if not out[node] and not into[node]}
    _tie(rank, loose, ties)
    lowest = min(rank, default=0)
    return [one - lowest for one in rank]


def _topological(out: list[list[tuple[int, float]]], into: list[list[tuple[int, float]]]) -> list[int]:
    waiting = [len(above) for above in into]
    ready = [node for node, number in enumerate(waiting) if not number]
    heapq.heapify(ready)
    order = []
    while ready:
        node = heapq.heappop(ready)
        order.append(node)
        for below, _ in out[node]:
            waiting[below] -= 1
            if not waiting[below]:
                heapq.heappush(ready, below)
    return order


def _tightened(
    rank: list[int], order: Sequence[int], out: list[list[tuple[int, float]]], into: list[list[tuple[int, float]]]
) -> bool:
    """Move each node within its room to where its edges are shortest; whether any edge got shorter."""
    better = False
    for node in order:
        low = max((rank[above] + 1 for above, _ in into[node]), default=None)
        high = min((rank[below] - 1 for below, _ in out[node]), default=None)
        if low is None and high is None:
            continue
        pull = len(out[node]) - len(into[node])
        if low is None or (high is not None and pull > 0):
            target = high
        elif high is None or pull < 0:
            target = low
        else:
            target = median_low(sorted((low, rank[node], high)))
        if target is not None and target != rank[node]:
            rank[node] = target
            better = True
    return better


def _tie(rank: list[int], loose: set[int], ties: Iterable[tuple[int, int]]) -> None:
    """Put nodes that only undirected edges touch below their best connected neighbour that has a layer."""
    near: dict[int, list[int]] = {}
    for a, b in ties:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    waiting = {node for node in loose if node in near}
    placed = [node for node in range(len(rank)) if node not in loose]
    if not placed and waiting:
        placed = [max(sorted(waiting), key=lambda node: len(near[node]))]
        waiting.discard(placed[0])
    for node in placed:
        for other in sorted(near.get(node, ())):
            if other in waiting:
                waiting.discard(other)
                rank[other] = rank[node] + 1
                placed.append(other)


def spread(rank: list[int], arcs: Sequence[Arc], slots: Sequence[float], limit: float) -> list[int]:
    """Return ranks with the ends of crowded layers moved on, so that no layer is much wider than *limit* if that helps.

    Only nodes without an arc further down move down, and those without one from above move up: causes stay above.

    Args:
        rank: The layer of each node.
        arcs: Without cycles.
        slots: The width that each node takes.
        limit: Width of a layer that is content.
    """
    sources, targets = {a for a, _, _ in arcs}, {b for _, b, _ in arcs}
    rank = _overflow(rank, [node for node in range(len(rank)) if node not in sources], slots, limit)
    top = max(rank, default=0)
    upside = [top - one for one in rank]
    flipped = _overflow(upside, [node for node in range(len(rank)) if node not in targets], slots, limit)
    top = max(flipped, default=0)
    return [top - one for one in flipped]


def _overflow(rank: Sequence[int], free: Sequence[int], slots: Sequence[float], limit: float) -> list[int]:
    loose = set(free)
    rows: list[list[int]] = [[] for _ in range(max(rank, default=-1) + 1)]
    for node, layer in enumerate(rank):
        rows[layer].append(node)
    result = list(rank)
    for layer, row in enumerate(rows):  # grows while it is walked
        moved = _moving(sorted(row), loose, {node: result[node] - rank[node] for node in row}, slots, limit)
        if moved and layer + 1 == len(rows):
            rows.append([])
        for node in moved:
            result[node] += 1
            rows[layer + 1].append(node)
    return result


def _moving(
    row: Sequence[int], loose: set[int], moves: Mapping[int, int], slots: Sequence[float], limit: float
) -> list[int]:
    """Return which nodes of a layer move on, so that the others are no wider than *limit*; one stays in any case."""
    # however many edges pass, half of the layer is for nodes
    passing = min(_PASSING, limit / 2 / max(1, len(row)))
    width = sum(slots[node] for node in row)
    going = [node for node in row if node in loose]
    moved: list[int] = []
    # what has not been moved yet goes first, so that nothing ends far from its neighbours; and every second one,
    # so that what stays and what goes are mixed
    for node in sorted(going[1::2] + going[::2], key=lambda node: moves[node]):
        if width <= limit or len(moved) == len(row) - 1:
            break
        moved.append(node)
        width -= slots[node] - passing
    return moved
