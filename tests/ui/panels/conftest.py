"""Lines of a diagram from the small store's papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.graph.build import edges
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.store.store import Store


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """The small store, open."""
    with Store.open(store_path) as opened:
        yield opened


@pytest.fixture
def lines(store: Store) -> dict[str, Edge]:
    """All lines of the small store, by key."""
    return {edge.key: edge for edge in edges(store.statements(Filter(negated=True)))}
