"""Charts count what the filter lets count, of all statements or of some."""

from __future__ import annotations

from types import ModuleType

import pytest

from explorer.model.charts import Chart
from explorer.model.filter import Filter
from explorer.model.records import Curation
from explorer.model.relation import Relation, Sign
from explorer.store.charts import BINS
from explorer.store.store import Store


@pytest.fixture
def told(store: Store, papers: ModuleType) -> Store:
    """Three papers of two journals and three years, one sentence of them a denial."""
    said = papers.Said
    with store.import_run("told") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("IL6", "activates", "STAT3", tail="again"),
                              date="2001", journal="A"))  # fmt: skip
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3"), said("TNF", "inhibits", "IL6", confidence=0.3),
                              date="2003", journal="B"))  # fmt: skip
        run.add(*papers.paper("Three", said("JAK2", "binds", "TNF"), said("TNF", "activates", "EMT", negated=True),
                              date="", journal="A"))  # fmt: skip
    return store


def bars(chart: Chart) -> list[tuple[str, int]]:
    return [(bar.label, bar.number) for bar in chart.bars]


def test_years_count_sentences_that_say_something_in_their_order(told: Store) -> None:
    assert bars(told.chart_years(Filter())) == [("2001", 2), ("2003", 2)]
    assert bars(told.chart_years(Filter(min_confidence=0.6))) == [("2001", 2), ("2003", 1)]


def test_relations_count_statements_the_most_first(told: Store) -> None:
    chart = told.chart_relations(Filter())
    assert bars(chart) == [("activates", 1), ("binds", 1), ("inhibits", 1)]
    assert chart.bars[0].value == (Relation.ACTIVATES, Sign.POSITIVE)
    assert bars(told.chart_relations(Filter(min_confidence=0.6))) == [("activates", 1), ("binds", 1)]


def test_entities_count_the_statements_that_name_them(told: Store) -> None:
    assert bars(told.chart_entities(Filter())) == [("TNF", 2), ("IL6", 2), ("STAT3", 1), ("JAK2", 1)]
    short = told.chart_entities(Filter(), limit=1)
    assert (short.bars[0].number, short.others, short.rest) == (2, 3, 4)


def test_journals_count_papers_not_sentences(told: Store) -> None:
    assert bars(told.chart_journals(Filter())) == [("A", 2), ("B", 1)]
    assert bars(told.chart_journals(Filter(first_year=2002))) == [("B", 1)]


def test_belief_counts_each_statement_in_one_bin(told: Store) -> None:
    chart = told.chart_belief(Filter())
    assert len(chart.bars) == BINS
    assert sum(bar.number for bar in chart.bars) == 3
    (said,) = [one for one in told.statements() if one.statement.relation is Relation.BINDS]
    (bar,) = [one for one in chart.bars if float(str(one.value)) <= said.belief < float(str(one.value)) + 1 / BINS]
    assert bar.number >= 1


def test_only_the_statements_that_are_asked_for_are_counted(told: Store) -> None:
    binding = [one.id for one in told.statements() if one.statement.relation is Relation.BINDS]
    assert bars(told.chart_relations(Filter(), binding)) == [("binds", 1)]
    assert bars(told.chart_journals(Filter(), binding)) == [("A", 1)]
    assert bars(told.chart_years(Filter(), binding)) == []
    assert bars(told.chart_entities(Filter(), binding)) == [("TNF", 1), ("JAK2", 1)]


def test_what_people_call_wrong_is_not_counted(told: Store) -> None:
    (binding,) = [one.id for one in told.statements() if one.statement.relation is Relation.BINDS]
    (record,) = told.evidence_page([binding]).items
    told.append_curation(Curation(record.hash, "no_relation", curator="ann"))
    assert bars(told.chart_relations(Filter())) == [("activates", 1), ("inhibits", 1)]
    assert bars(told.chart_journals(Filter())) == [("A", 1), ("B", 1)]
