"""Columns of a whole store say under every filter what its edges say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.graph import build
from explorer.graph.said import shown
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from tests.ui.conftest import fill

RULES = (
    Filter(),
    Filter(negated=True),
    Filter(min_papers=2),
    Filter(contested_only=True),
    Filter(contested_only=True, signs=frozenset({Sign.POSITIVE})),
    Filter(signs=frozenset({Sign.NEGATIVE}), negated=True),
    Filter(relations=frozenset({Relation.ACTIVATES})),
    Filter(kinds=frozenset({Kind.GENE})),
    Filter(speculated=False),
    Filter(implied=False),
    Filter(first_year=2018, last_year=2019),
    Filter(min_confidence=0.95, negated=True),
    Filter(min_belief=0.7),
    Filter(min_papers=2, relations=frozenset({Relation.INHIBITS})),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("said") / "a.pathways"
    with Store.create(path) as made:
        fill(made)
        yield made


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_filter_lets_through_the_same_statements_with_the_same_counts(store: Store, rule: Filter) -> None:
    said, papers = store.said(rule)
    found = shown(said, rule, papers)
    rows = {}
    for row in range(len(found.said)):
        one, key = found.said.statement(row), found.keys[found.edge_of[row]]
        years = found.said.year(row), found.said.year(row, last=True)
        counts = int(found.said.papers[row]), int(found.said.sentences[row]), int(found.said.negated[row])
        rows[one.key] = (
            key,
            counts,
            years,
            round(float(found.said.belief[row]), 9),
            bool(found.contested[found.edge_of[row]]),
        )
    counted = build.edges(store.statements(Filter(**{**_fields(rule), "relations": None, "signs": None})))
    edges = build.shown(counted, rule)
    wanted = {
        one.statement.key: (
            edge.key,
            (len(one.papers), one.sentences, one.negated),
            (one.first_year, one.last_year),
            round(one.belief, 9),
            edge.contested,
        )
        for edge in edges
        for one in edge.statements
    }
    assert rows == wanted


def _fields(rule: Filter) -> dict[str, object]:
    return {name: getattr(rule, name) for name in Filter.__dataclass_fields__}


def test_an_empty_store_has_no_rows(tmp_path: Path) -> None:
    with Store.create(tmp_path / "empty.pathways") as empty:
        said, papers = empty.said(Filter(min_papers=3))
        assert len(shown(said, Filter(), papers).said) == 0


def test_damaged_cells_are_taken_as_in_single_statements(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pathways"
    with Store.create(path) as made:
        fill(made)
    with sqlite3.connect(path) as connection:
        words = "CAST(x'ff2c22' AS TEXT)"
        connection.execute(f"UPDATE statements SET relation = {words}, sign = 'up', belief = 7.5 WHERE id = 1")
        connection.execute(f"UPDATE statements SET residue = {words} WHERE id = 2")
    connection.close()
    with Store.open(path) as damaged:
        said, papers = damaged.said(Filter())
        found = shown(said, Filter(), papers).said
        assert len(found) == 8
        assert sum(one is Relation.REGULATES for one in found.relation) == 1
        assert float(found.belief.min()) == 0.0
