"""For and against, what differs between them, and which paper carries a chain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.contradictions import differences, matrix, sides
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.relation import Relation, Sign

A, B = (Entity(f"X:{name}", name, Kind.GENE) for name in "AB")


def record(
    paper: int, sign: str = "+", *, negated: bool = False, year: int | None = None, **context: str
) -> EvidenceRecord:
    """One sentence of a paper, with what it holds for."""
    evidence = Evidence(
        Span(0, 1),
        Mention(Span(0, 1), A),
        Relation.REGULATES,
        Sign(sign),
        Mention(Span(0, 1), B),
        negated=negated,
        context=tuple(Context(aspect, name) for aspect, name in context.items()),
    )
    return EvidenceRecord(paper, 1, paper, evidence, Document("x", date=str(year or "")))


def test_each_sentence_stands_on_one_side_the_newest_first() -> None:
    found = sides([record(1, year=2001), record(2, year=2009), record(3, "-"), record(4, negated=True), record(5, "0")])
    assert [one.id for one in found.up] == [2, 1]
    assert [one.id for one in (*found.down, *found.denied, *found.neither)] == [3, 4, 5]
    assert found.contested


def test_one_side_alone_is_not_contested() -> None:
    assert not sides([record(1), record(2, "0")]).contested


def test_the_context_that_differs_most_comes_first() -> None:
    ours = [record(1, species="mouse", cell_line="A549"), record(2, species="mouse", cell_line="HeLa")]
    theirs = [record(3, species="human", cell_line="A549"), record(4, species="human", tissue="lung")]
    found = differences(ours, theirs)
    assert [(one.aspect, one.apart) for one in found] == [("species", 1.0), ("cell_line", 0.5)]
    assert found[0].ours == (("mouse", 2),)


def test_what_only_one_side_names_and_what_is_the_same_is_no_difference() -> None:
    ours = [record(1, species="mouse", tissue="lung")]
    assert differences(ours, [record(2, species="mouse")]) == []


def test_a_paper_that_says_it_often_counts_once() -> None:
    (found,) = differences([record(1, species="mouse")] * 9, [record(2, species="human")])
    assert found.ours == (("mouse", 1),)


@given(
    st.lists(st.builds(record, st.integers(1, 4), species=st.sampled_from("mh"), tissue=st.sampled_from("abc"))),
    st.lists(st.builds(record, st.integers(5, 9), species=st.sampled_from("mh"), tissue=st.sampled_from("abc"))),
)
def test_both_sides_are_as_far_apart_seen_from_either(ours: list[EvidenceRecord], theirs: list[EvidenceRecord]) -> None:
    there, back = differences(ours, theirs), differences(theirs, ours)
    assert {one.aspect: round(one.apart, 9) for one in there} == {one.aspect: round(one.apart, 9) for one in back}
    assert all(0 < one.apart <= 1 for one in there)


def test_the_paper_that_carries_most_of_a_chain_comes_first() -> None:
    rows = matrix([[record(1), record(2), record(2)], [record(3), record(1)], [record(3), record(2, negated=True)]])
    assert [(row.document_id, row.cells) for row in rows] == [(1, (1, 1, 0)), (3, (0, 1, 1)), (2, (2, 0, 0))]


def judged(one: EvidenceRecord, tag: str) -> EvidenceRecord:
    return replace(one, curations=(Curation("1" * 32, tag, curator="Ada"),))


def test_a_verdict_moves_a_sentence_to_the_other_side_or_aside() -> None:
    found = sides([judged(record(1), "negative_result"), judged(record(2), "no_relation"), record(3)])
    assert [one.id for one in found.up] == [3]
    assert [one.id for one in found.denied] == [1]
    assert [one.id for one in found.aside] == [2]


def test_what_a_person_called_wrong_carries_no_chain() -> None:
    rows = matrix([[record(1), judged(record(2), "grounding")], [record(2)]])
    assert [(row.document_id, row.cells) for row in rows] == [(1, (1, 0)), (2, (0, 1))]
