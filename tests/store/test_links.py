"""The edges of a store as links are those that the graph makes of its statements."""

from __future__ import annotations

from explorer.graph.build import edges
from explorer.graph.links import link
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign


def test_links_are_the_edges_of_the_statements(filled):
    expected = [link(one) for one in edges(filled.statements()) if one.sentences]
    found = sorted(filled.links(), key=lambda one: one.key)
    plain = [(one.key, one.directed, one.sign, one.papers) for one in found]
    assert plain == [(one.key, one.directed, one.sign, one.papers) for one in expected]
    assert plain


def test_a_paper_that_says_two_things_of_a_pair_is_one_paper(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("IL6", "phosphorylates", "STAT3")))
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3")))
    (one,) = store.links()
    assert (one.papers, one.sign) == (2, Sign.POSITIVE)


def test_an_edge_with_both_signs_has_none_and_a_denied_one_is_no_way(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("TNF", "activates", "EMT", negated=True)))
        run.add(*papers.paper("Two", said("IL6", "inhibits", "STAT3")))
    (one,) = store.links()
    assert (one.key, one.sign, one.papers) == ("HGNC:6018>HGNC:11364", Sign.NONE, 2)


def test_links_are_only_what_the_filter_lets_count(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3", confidence=0.4), date="2010"))
        run.add(*papers.paper("Two", said("IL6", "activates", "STAT3"), said("TNF", "binds", "EMT"), date="2019"))
    sure = {one.key: one.papers for one in store.links(Filter(min_confidence=0.8))}
    assert sure == {"HGNC:6018>HGNC:11364": 1, "HGNC:11892~MESH:D058750": 1}
    assert [one.key for one in store.links(Filter(last_year=2012))] == ["HGNC:6018>HGNC:11364"]
    assert [one.key for one in store.links(Filter(relations=frozenset({Relation.BINDS})))] == [
        "HGNC:11892~MESH:D058750"
    ]


def test_the_state_of_links_changes_with_what_is_said_and_not_with_a_saved_diagram(filled, papers):
    before = filled.links_state()
    filled.save_diagram("last", "{}")
    assert filled.links_state() == before
    with filled.import_run("x") as run:
        run.add(*papers.paper("One", papers.Said("IL6", "activates", "STAT3")))
    assert filled.links_state() != before
