"""Statements under a filter, and the counts of what stands behind them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.model.entity import Entity, Kind
from explorer.model.evidence import LEARNED, MANUAL
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign


@pytest.fixture
def told(store, papers):
    """Three papers on IL6 and STAT3, one against, one only supposed."""
    said = papers.Said
    with store.import_run("x") as run:
        run.add(
            *papers.paper(
                "One", said("IL6", "activates", "STAT3"), said("IL6", "activates", "STAT3", "too"), date="2001"
            )
        )
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3", speculated=True), date="2005"))
        run.add(*papers.paper("Three", said("IL6", "activates", "STAT3", negated=True), date="2009"))
        run.add(*papers.paper("Four", said("IL6", "inhibits", "STAT3", implied=True), said("TNF", "activates", "EMT")))
        run.add(*papers.paper("Five", said("JAK2", "activates", "STAT3", negated=True), date="2010"))
    return store


def texts(statements):
    return [one.statement.text for one in statements]


def test_the_best_supported_statement_comes_first_with_its_counts(told):
    best = told.statements()[0]
    assert best.statement.text == "IL6 activates STAT3"
    assert (best.papers, best.against, best.sentences, best.negated) == ((1, 2), (3,), 3, 1)
    assert (best.speculated, best.implied, best.first_year, best.last_year) == (1, 0, 2001, 2005)
    assert len(told.statements()) == 4


def chain_steps(store, papers, monkeypatch, length, **narrowed):
    """How many steps of a thousand SQLite takes for the statements of a chain of *length* genes."""
    names = [f"G{number}" for number in range(length)]
    for number, name in enumerate(names):
        monkeypatch.setitem(papers.ENTITIES, name, Entity(f"HGNC:{100000 + number}", name, Kind.GENE))
    with store.import_run(str(length)) as run:
        run.add(*papers.paper(f"Of {length}", *map(papers.Said, names, ["activates"] * (length - 1), names[1:])))
    steps = []
    with store.reading() as connection:
        connection.connection.dbapi_connection.set_progress_handler(lambda: steps.append(1) and None, 1000)
    assert len(store.statements(**{name: wanted(names) for name, wanted in narrowed.items()}, bare=True)) == length - 1
    return len(steps)


@pytest.mark.parametrize(
    "narrowed",
    [
        {"among": lambda names: [f"HGNC:{100000 + number}" for number in range(len(names))]},
        {"filter": lambda _: Filter(kinds=frozenset({Kind.GENE}))},
    ],
)
def test_statements_between_many_entities_take_time_by_their_number_and_not_by_their_pairs(
    store, papers, monkeypatch, narrowed
):
    few = chain_steps(store, papers, monkeypatch, 100, **narrowed)
    assert 0 < chain_steps(store, papers, monkeypatch, 400, **narrowed) < 8 * few


@pytest.mark.parametrize(
    ("wanted", "numbers", "sentences"),
    [
        (Filter(speculated=False), (1,), 2),
        (Filter(first_year=2002), (2,), 1),
        (Filter(last_year=2001), (1,), 2),
        (Filter(first_year=2001, last_year=2004), (1,), 2),
    ],
)
def test_a_filter_counts_only_the_evidence_it_lets_through(told, wanted, numbers, sentences):
    best = told.statements(wanted)[0]
    assert (best.papers, best.sentences) == (numbers, sentences)


def test_statements_without_evidence_under_the_filter_are_left_out(told):
    assert texts(told.statements(Filter(first_year=2010))) == ["JAK2 activates STAT3"]
    assert texts(told.statements(Filter(implied=False, relations=frozenset({Relation.INHIBITS})))) == []
    assert texts(told.statements(Filter(signs=frozenset({Sign.NEGATIVE})))) == ["IL6 inhibits STAT3"]
    assert texts(told.statements(Filter(relations=frozenset()))) == []


def test_kinds_must_fit_both_ends(told):
    genes = Filter(kinds=frozenset({Kind.GENE}))
    assert "TNF activates EMT" not in texts(told.statements(genes))
    assert len(told.statements(genes)) == 3


def test_around_and_among_narrow_to_entities(told):
    assert texts(told.statements(around=["HGNC:11892"])) == ["TNF activates EMT"]
    assert len(told.statements(around=["HGNC:11364"])) == 3
    assert texts(told.statements(among=["HGNC:6018", "HGNC:11364"])) == ["IL6 activates STAT3", "IL6 inhibits STAT3"]
    assert told.statements(around=["'; DROP TABLE evidence; --"]) == []
    assert told.statements(around=[]) == []


def test_a_limit_keeps_the_best_supported(told):
    assert texts(told.statements(limit=1)) == ["IL6 activates STAT3"]
    assert texts(told.statements(Filter(first_year=2000), limit=1)) == ["IL6 activates STAT3"]
    assert len(told.statements(around=["HGNC:11364"], limit=2)) == 2
    assert told.statements(limit=0) == []


def test_a_limit_gives_the_same_as_cutting_the_whole_list(filled):
    for wanted in (Filter(), Filter(first_year=2003), Filter(speculated=False)):
        whole = filled.statements(wanted)
        for limit in (1, 5, 1000):
            assert filled.statements(wanted, limit=limit) == whole[:limit]


def test_the_best_connected_entities_come_first(told):
    assert told.top_entities(2) == ["HGNC:11364", "HGNC:6018"]
    assert told.top_entities(10, Filter(relations=frozenset({Relation.INHIBITS}))) == ["HGNC:11364", "HGNC:6018"]
    assert "HGNC:6192" not in told.top_entities(10, Filter(first_year=2000))


def test_evidence_is_counted_by_year(told):
    assert told.evidence_per_year() == {2001: 2, 2005: 1, 2009: 1, 2010: 1}
    assert told.evidence_per_year(Filter(speculated=False)) == {2001: 2, 2009: 1, 2010: 1}
    number = told.statements(among=["HGNC:6192", "HGNC:11364"])[0].id
    assert told.evidence_per_year(statement_ids=[number]) == {2010: 1}
    assert told.evidence_per_year(Filter(signs=frozenset({Sign.NEGATIVE}))) == {}


def test_a_name_without_an_identifier_is_an_entity_by_its_key(store, papers):
    with store.import_run("x") as run:
        run.add(*papers.paper("T", papers.Said("factor Q", "activates", "STAT3")))
    key = papers.ENTITIES["factor Q"].key
    assert store.entity(key).id is None
    assert texts(store.statements(around=[key])) == ["factor Q activates STAT3"]


@pytest.fixture
def unsure(store, papers):
    """One statement with sentences that are less and less sure, of a rule, learned, and by hand."""
    said = papers.Said
    parts = [
        said("IL6", "activates", "STAT3", f"in dish {place} {rule}", confidence=place / 20, rule=rule)
        for place in range(21)
        for rule in ("svo", LEARNED)
    ]
    by_hand = said("IL6", "activates", "STAT3", "as I read", confidence=0.1, origin=MANUAL)
    faint = said("TNF", "activates", "EMT", confidence=0.35, rule=LEARNED)
    with store.import_run("x") as run:
        run.add(*papers.paper("One", *parts, by_hand, faint))
    return store


@given(least=st.floats(0, 1))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_store_counts_what_the_filter_finds_sure_enough(unsure, least):
    rule = Filter(min_confidence=least)
    everything = unsure.evidence_page([1], limit=100).items
    wanted = [one.id for one in everything if rule.is_sure(one.evidence)]
    page = unsure.evidence_page([1], filter=rule, limit=100)
    assert [one.id for one in page.items] == wanted
    assert any(one.evidence.origin == MANUAL for one in page.items)
    assert unsure.statements(rule)[0].sentences == len(wanted)


def test_statements_that_are_not_sure_enough_come_bare_where_wanted(unsure):
    rule = Filter(negated=True, min_confidence=0.6)
    assert texts(unsure.statements(rule)) == ["IL6 activates STAT3"]
    first, bare = unsure.statements(rule, bare=True)
    assert texts([first, bare]) == ["IL6 activates STAT3", "TNF activates EMT"]
    assert (bare.sentences, bare.papers, bare.first_year) == (0, (), None)
    assert unsure.top_entities(9, rule) == ["HGNC:11364", "HGNC:6018"]
    assert len(unsure.top_entities(9)) == 4


def test_counting_again_gives_what_asking_anew_gives(told, unsure):
    everything = told.statements(Filter(negated=True))
    for rule in (Filter(negated=True, min_confidence=0.6), Filter(negated=True, first_year=2005), Filter(negated=True)):
        again = told.counted_again(everything, rule)
        assert [one.id for one in again] == [one.id for one in everything]
        assert sorted(again, key=lambda one: one.id) == sorted(told.statements(rule, bare=True), key=lambda one: one.id)
    assert told.evidence_count([one.id for one in everything]) == told.counts().evidence
