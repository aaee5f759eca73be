"""What groups of evidence show, counted in one pass, is what counting one group after the other says."""

from __future__ import annotations

import random

import numpy as np
import pytest

from explorer.graph import edge_groups, facets
from explorer.graph.build import edges
from explorer.graph.columns import JUDGED, NO_YEAR, Columns
from explorer.graph.edge_counts import Counter
from explorer.graph.edge_groups import is_plain
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context
from explorer.model.filter import Filter, Judged
from explorer.model.progress import Progress
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

ENDS = [Entity(f"X:{number}", f"X{number}", kind) for number, kind in enumerate([Kind.GENE] * 4 + [Kind.PROCESS] * 2)]
RELATIONS = (Relation.ACTIVATES, Relation.INHIBITS, Relation.BINDS)
CONTEXTS = (Context("cell", "a"), Context("cell", "b"), Context("species", "mouse"))


def counter(seed: int) -> Counter:
    """A few edges of several statements, with evidence of many sorts from few papers."""
    chance = random.Random(seed)
    said = {}
    while len(said) < 25:
        subject, object_ = chance.sample(ENDS, 2)
        relation = chance.choice(RELATIONS)
        one = Statement(subject, relation, relation.sign, object_)
        said.setdefault(one.key, BackedStatement(len(said) + 1, one, belief=chance.random()))
    size = 90
    statement = np.array([chance.randint(1, 25) for _ in range(size)])
    flags = [np.array([chance.random() < part for _ in range(size)]) for part in (0.3, 0.2, 0.2, 0.3, 0.1, 0.1)]
    holds = [(row, chance.randrange(3)) for row in range(size) if chance.random() < 0.6]
    columns = Columns(
        statement=statement,
        document=np.array([chance.randint(1, 9) for _ in range(size)]),
        year=np.array([chance.choice([NO_YEAR, 2001, 2010]) for _ in range(size)]),
        confidence=np.array([chance.random() for _ in range(size)]),
        negated=flags[0],
        speculated=flags[1],
        implied=flags[2],
        learned=flags[3],
        manual=flags[4],
        aside=flags[5],
        sorts=np.zeros(size, dtype=np.int64),
        judged=np.array([chance.randrange(len(JUDGED)) for _ in range(size)]),
        journal=np.array([chance.randrange(4) for _ in range(size)]),
        source=np.array([chance.randrange(2) for _ in range(size)]),
        holds=np.array(holds).T,
        journals=("a", "b", "c", "d"),
        sources=("x", "y"),
        contexts=CONTEXTS,
    )
    return Counter(columns, edges(said.values()))


RULES = (
    Filter(),
    Filter(negated=True),
    Filter(min_papers=2),
    Filter(min_papers=3, negated=True, first_year=2000),
    Filter(relations=frozenset({Relation.ACTIVATES, Relation.BINDS}), min_papers=2, negated=True),
    Filter(relations=frozenset(), signs=frozenset({Sign.POSITIVE})),
    Filter(signs=frozenset({Sign.NEGATIVE, Sign.NONE}), kinds=frozenset({Kind.GENE}), min_papers=2),
    Filter(judged=frozenset({Judged.NOT}), journals=frozenset({"a", "b"}), min_confidence=0.4),
    Filter(contexts=frozenset(CONTEXTS[:1]), speculated=False, negated=True),
)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("seed", range(6))
def test_one_pass_says_what_counting_one_group_after_the_other_says(
    monkeypatch: pytest.MonkeyPatch, seed: int, rule: Filter
) -> None:
    at_once = facets.facets(counter(seed), rule, Progress())
    monkeypatch.setattr(facets, "is_plain", lambda _: False)
    assert at_once == facets.facets(counter(seed), rule, Progress())


def test_belief_and_contested_are_asked_of_whole_edges() -> None:
    assert is_plain(Filter(min_papers=5, negated=True, kinds=frozenset({Kind.GENE})))
    assert not is_plain(Filter(min_belief=0.1))
    assert not is_plain(Filter(contested_only=True))


def test_a_group_without_rows_shows_nothing_alone_and_changes_nothing() -> None:
    made = counter(1)
    rows = made.counted(Filter())
    groups = edge_groups.Groups(made, rows, np.zeros(len(rows), dtype=np.int64), Filter(), 2)
    both = np.array([True, True])
    assert groups.alone().tolist() == [made.count(Filter()), 0]
    assert groups.switched(both).tolist() == [0, made.count(Filter())]
