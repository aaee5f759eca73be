"""The edges of a store as links are those that the graph makes of its statements."""

from __future__ import annotations

from explorer.graph.build import edges
from explorer.graph.network import link
from explorer.model.relation import Sign


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
