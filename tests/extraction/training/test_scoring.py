"""Scoring counts as the shared scorer does: by the names of an abstract, once, and what is optional costs nothing."""

from __future__ import annotations

import pytest

from explorer.extraction.training.scoring import Marks, Scored, figures, gold, marks, scored
from explorer.extraction.training.standoff import Annotated, Annotation, Event, Fact
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import Relation, Sign

TEXT = "EGF activates STAT3. TNF came."
KIND = "Gene_or_gene_product"
SPANS = {
    "T1": Annotated(KIND, 0, 3, "EGF"),
    "T2": Annotated("Positive_regulation", 4, 13, "activates"),
    "T3": Annotated(KIND, 14, 19, "STAT3"),
    "T4": Annotated(KIND, 21, 24, "TNF"),
}
NAMES = {key: span.text.lower() for key, span in SPANS.items()}


def annotation(*facts: Fact) -> Annotation:
    return Annotation("one.txt", TEXT, SPANS, {"E1": Event("Activation", "T2", ())}, NAMES, facts)


def fact(
    subject: str, sign: int, target: str, *, modifies: bool = False, negated: bool = False,
    speculated: bool = False, optional: bool = False,
) -> Fact:  # fmt: skip
    return Fact(subject, target, sign, "T2", modifies, negated=negated, speculated=speculated, optional=optional)


def evidence(subject: str, sign: Sign, target: str, confidence: float = 0.9, *, negated: bool = False) -> Evidence:
    relation = {Sign.POSITIVE: Relation.ACTIVATES, Sign.NEGATIVE: Relation.INHIBITS}.get(sign, Relation.REGULATES)
    first, second = (
        Mention(Span(SPANS[key].start, SPANS[key].end), Entity(None, SPANS[key].text, Kind.GENE))
        for key in (subject, target)
    )
    return Evidence(Span(0, 20), first, relation, sign, second, negated=negated, confidence=confidence, rule="learned")


def rows(one: Annotation, *found: Evidence) -> list[Scored]:
    return list(scored(one, found, gold([one])))


def test_what_is_annotated_is_right_and_found_once() -> None:
    one = annotation(fact("T1", 1, "T3"))
    found = rows(one, evidence("T1", Sign.POSITIVE, "T3"), evidence("T1", Sign.POSITIVE, "T3"))
    told = figures(found, gold([one]), 0.5, molecules=True)
    assert (told.precision, told.recall, told.f1, told.found, told.sign) == (1.0, 1.0, 1.0, 1, 1.0)


def test_a_wrong_sign_is_wrong_and_counts_as_a_wrong_sign() -> None:
    one = annotation(fact("T1", 1, "T3"))
    found = rows(one, evidence("T1", Sign.NEGATIVE, "T3"))
    assert [(row.right, row.sign_right) for row in found] == [(False, False)]


def test_what_is_optional_is_right_but_neither_missed_nor_counted() -> None:
    one = annotation(fact("T1", 1, "T3", optional=True))
    found = rows(one, evidence("T1", Sign.POSITIVE, "T3"))
    assert found[0].right
    assert figures(found, gold([one]), 0.5, molecules=True).found == 0


@pytest.mark.parametrize("sign", list(Sign))
def test_any_sign_of_a_modification_is_right(sign: Sign) -> None:
    one = annotation(fact("T1", 0, "T3", modifies=True))
    assert [row.right for row in rows(one, evidence("T1", sign, "T3"))] == [True]


def test_ends_in_two_sentences_are_not_wanted() -> None:
    assert gold([annotation(fact("T1", 1, "T4"))]).wanted == set()


def test_denied_evidence_and_what_is_less_sure_are_left_out() -> None:
    one = annotation(fact("T1", 1, "T3"))
    found = rows(one, evidence("T1", Sign.POSITIVE, "T3", 0.4), evidence("T1", Sign.POSITIVE, "T3", negated=True))
    assert figures(found, gold([one]), 0.5, molecules=True).found == 0


def test_a_denial_is_right_where_the_annotation_denies() -> None:
    told = [evidence("T1", Sign.POSITIVE, "T3", negated=True)]
    assert [row.right for row in rows(annotation(fact("T1", 1, "T3", negated=True)), *told)] == [True]
    assert [row.right for row in rows(annotation(fact("T1", 1, "T3")), *told)] == [False]


def test_marks_are_counted_on_pairs_of_the_annotation_alone() -> None:
    one = annotation(fact("T1", 1, "T3", negated=True), fact("T3", 1, "T1", speculated=True))
    found = rows(
        one,
        evidence("T1", Sign.POSITIVE, "T3", negated=True),
        evidence("T3", Sign.POSITIVE, "T1", negated=True),
        evidence("T1", Sign.POSITIVE, "T4", negated=True),
    )
    assert marks(found, gold([one])) == (Marks(1, 2, 1), Marks(1, 0, 0))
