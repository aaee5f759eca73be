"""Numbered references."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.document import Diagram, Node
from explorer.figures.references import in_reading_order, listed, mark, order, references, runs
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

A, B, C = (Entity(f"TEST:{name}", name, Kind.GENE) for name in "ABC")


def backed(subject: Entity, target: Entity, papers: tuple[int, ...], against: tuple[int, ...] = ()) -> BackedStatement:
    said = Statement(subject, Relation.ACTIVATES, Sign.POSITIVE, target)
    return BackedStatement(1, said, papers, against, sentences=len(papers), negated=len(against))


def small(*statements: BackedStatement) -> Diagram:
    nodes = [Node.of(A, 0, 0), Node.of(B, 100, 0), Node.of(C, 0, 100)]
    shown = Diagram(nodes, edges(statements))
    shown.apply(shown.set_filter(replace(shown.filter, negated=True)))
    return shown


def key(subject: Entity, target: Entity) -> str:
    return Edge(subject, target, True, ()).key


def test_papers_are_numbered_from_the_left_upper_corner() -> None:
    shown = small(backed(A, C, (7,)), backed(A, B, (9,)))
    found = references(shown, {7: "Zeta. 2001.", 9: "Alpha. 2002."})
    assert [edge.object for edge in in_reading_order(shown)] == [B, C]
    assert found.papers == (9, 7)
    assert found.of_edge == {key(A, B): (1,), key(A, C): (2,)}
    assert found.lines == ("1. Alpha. 2002.", "2. Zeta. 2001.")


def test_papers_of_one_edge_are_in_the_order_of_their_citations_not_of_their_import() -> None:
    one = references(small(backed(A, B, (1, 2))), {1: "Zeta", 2: "Alpha"})
    other = references(small(backed(A, B, (1, 2))), {1: "Alpha", 2: "Zeta"})
    assert one.citations == other.citations == ("Alpha", "Zeta")


def test_a_paper_of_two_edges_has_one_number() -> None:
    found = references(small(backed(A, B, (1, 2)), backed(A, C, (2, 3))), {1: "a", 2: "b", 3: "c"})
    assert found.of_edge == {key(A, B): (1, 2), key(A, C): (2, 3)}


def test_a_paper_without_citation_has_no_number() -> None:
    found = references(small(backed(A, B, (1,)), backed(A, C, (2,))), {2: "b"})
    assert found.papers == (2,)
    assert found.of_edge == {key(A, C): (1,)}


def test_an_edge_that_is_only_denied_is_numbered_by_the_papers_that_deny_it() -> None:
    found = references(small(backed(A, B, (), (4,))), {4: "d"})
    assert found.of_edge == {key(A, B): (1,)}
    assert "not: A activates B: 1" in found.text


def test_papers_of_edges_that_are_not_shown_are_not_listed() -> None:
    shown = small(backed(A, B, (1,)), backed(A, C, (2, 3)))
    shown.apply(shown.set_filter(replace(shown.filter, min_papers=2)))
    assert set(order(shown, {1: "a", 2: "b", 3: "c"})) == {2, 3}


def test_the_text_lists_papers_and_says_which_statement_each_is_for() -> None:
    found = references(small(backed(A, B, (1, 2))), {1: "a", 2: "b"})
    assert found.text == "References\n\n1. a\n2. b\n\nStatements\n\nA activates B: 1,2\n"
    assert references(small(), {}).text == ""


def test_hidden_letters_of_a_citation_are_shown() -> None:
    assert references(small(backed(A, B, (1,))), {1: "x\u202e\ny"}).citations == ("x⟦U+202E⟧ y",)


def test_a_list_can_be_made_of_an_order() -> None:
    assert listed((2, 1), {1: "a", 2: "b"}) == "1. b\n2. a\n"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((1,), "1"), ((1, 2), "1,2"), ((1, 2, 3), "1-3"), ((1, 3, 4, 5), "1,3-5"), ((2, 4, 6, 8, 10), "2,4,6,8,10")],
)
def test_numbers_in_a_row_are_a_range(numbers: tuple[int, ...], text: str) -> None:
    assert runs(numbers) == text


def test_many_numbers_beside_an_edge_are_counted() -> None:
    assert mark((1, 3, 4, 5, 9, 11, 13)) == "1,3-5,9 +2"
    assert mark((1, 2, 4, 6, 8)) == "1,2,4,6 +1"


@given(st.sets(st.integers(1, 60), min_size=1))
def test_no_number_is_lost_or_added(numbers: set[int]) -> None:
    rising = sorted(numbers)
    assert unfolded(runs(rising)) == rising
    text, _, more = mark(rising).partition(" +")
    assert unfolded(text) == rising[: len(rising) - int(more or 0)]


def unfolded(text: str) -> list[int]:
    ends = [[int(end) for end in part.split("-")] for part in text.split(",")]
    return [number for end in ends for number in range(end[0], end[-1] + 1)]
