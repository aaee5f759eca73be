"""Small networks for tests, written as ``A>B`` (up), ``B-C`` (down), ``C~D`` (undirected), a number for the papers."""

from __future__ import annotations

from explorer.graph.links import Link
from explorer.graph.network import Network, network
from explorer.model.relation import Sign

SIGNS = {">": Sign.POSITIVE, "-": Sign.NEGATIVE, "~": Sign.NONE, "?": Sign.NONE}


def said(text: str) -> Network:
    """The network of *text*; ``?`` is a directed edge without a sign."""
    return network(
        Link(pair[0], pair[2], pair[1] != "~", SIGNS[pair[1]], int(pair[3:] or 1), 0.9) for pair in text.split()
    )


def of_pairs(pairs: set[tuple[int, int]]) -> Network:
    """A network of activations between numbered entities."""
    return network(Link(str(a), str(b), sign=Sign.POSITIVE) for a, b in pairs)
