"""What hides an evidence is what leaves it out: told the same way round as the diagram filters."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.build import shown
from explorer.graph.hiding import Hider, hidden_by
from explorer.model.document import Document, Notice, NoticeKind, Span
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import LEARNED, MANUAL, Context, Evidence, Mention
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.relation import Relation, Sign

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE)
EMT = Entity("GO:0001837", "EMT", Kind.PROCESS)
HUMAN, MOUSE = Context("species", "human", "NCBITaxon:9606"), Context("species", "mouse", "NCBITaxon:10090")


def evidence(
    *, negated: bool = False, speculated: bool = False, implied: bool = False, confidence: float = 1.0, rule: str = ""
) -> Evidence:
    return Evidence(
        Span(0, 18),
        Mention(Span(0, 3), IL6),
        Relation.ACTIVATES,
        Sign.POSITIVE,
        Mention(Span(14, 17), EMT),
        negated=negated,
        speculated=speculated,
        implied=implied,
        confidence=confidence,
        rule=rule,
    )


def edge_of(one: Evidence, year: int | None) -> Edge:
    """The edge that this evidence alone stands behind."""
    papers = {"against": (1,), "negated": 1} if one.negated else {"papers": (1,), "sentences": 1}
    if not one.negated:
        papers |= {"speculated": int(one.speculated), "implied": int(one.implied)}
    backed = BackedStatement(1, one.statement, first_year=year, last_year=year, belief=0.6, **papers)  # type: ignore[arg-type]
    return Edge(IL6, EMT, directed=True, statements=(backed,))


def hiders(one: Evidence, rule: Filter, year: int | None = 2019) -> tuple[Hider, ...]:
    document = Document("IL6 activates EMT.", date=str(year or ""))
    return hidden_by(one, document, edge_of(one, year), rule)


FILTERS = st.builds(
    Filter,
    relations=st.none() | st.frozensets(st.sampled_from([Relation.ACTIVATES, Relation.BINDS])),
    signs=st.none() | st.frozensets(st.sampled_from(list(Sign))),
    kinds=st.none() | st.frozensets(st.sampled_from([Kind.GENE, Kind.PROCESS, Kind.CELL])),
    min_papers=st.integers(1, 3),
    min_belief=st.sampled_from([0.0, 0.5, 0.9]),
    first_year=st.none() | st.integers(2017, 2021),
    last_year=st.none() | st.integers(2017, 2021),
    speculated=st.booleans(),
    implied=st.booleans(),
    negated=st.booleans(),
    contested_only=st.booleans(),
)


@given(FILTERS, st.booleans(), st.booleans(), st.none() | st.integers(2016, 2022))
def test_an_evidence_is_hidden_now_exactly_where_the_diagram_leaves_its_edge_out(
    rule: Filter, speculated: bool, implied: bool, year: int | None
) -> None:
    one = evidence(speculated=speculated, implied=implied)
    left_out = not shown([edge_of(one, year)], rule)
    assert any(hider.now for hider in hiders(one, rule, year)) == left_out


def test_every_field_of_the_filter_can_be_told() -> None:
    told = {
        field
        for one in (
            evidence(speculated=True, implied=True, confidence=0.5),
            evidence(negated=True),
            replace(evidence(), origin=MANUAL, context=(HUMAN,)),
        )
        for hider in hiders(one, Filter())
        for field in hider.fields
    }
    assert told == {field.name for field in fields(Filter)}


@pytest.mark.parametrize("rule", [LEARNED, "active verb"])
@given(confidence=st.floats(0, 1), wanted=st.floats(0, 1))
def test_what_is_not_sure_enough_is_hidden(rule: str, confidence: float, wanted: float) -> None:
    one = evidence(confidence=confidence, rule=rule)
    now = [hider.fields for hider in hiders(one, Filter(min_confidence=wanted)) if hider.now]
    assert now == ([] if Filter(min_confidence=wanted).is_sure(one) else [("min_confidence",)])


def test_what_others_found_is_sure_enough() -> None:
    one = replace(evidence(confidence=0.1), origin="reach")
    assert "min_confidence" not in {field for hider in hiders(one, Filter()) for field in hider.fields}


def test_nothing_hides_a_plain_evidence_under_a_plain_filter() -> None:
    assert [hider.text for hider in hiders(evidence(), Filter()) if hider.now] == []


def test_an_edge_that_is_only_denied_is_hidden_by_the_plain_filter() -> None:
    (now,) = (hider for hider in hiders(evidence(negated=True), Filter()) if hider.now)
    assert now.fields == ("negated",)


def test_kinds_are_those_of_what_is_drawn() -> None:
    family = replace(edge_of(evidence(), 2019), subject=Entity("FPLX:IL6", "IL6 family", Kind.FAMILY))
    told = hidden_by(evidence(), Document("IL6 activates EMT."), family, Filter(kinds=frozenset({Kind.GENE})))
    (kinds,) = (hider for hider in told if hider.fields == ("kinds",))
    assert kinds == Hider(("kinds",), "kinds without “family” or “process”", now=True)


def test_settings_are_told_in_words() -> None:
    assert [hider.text for hider in hiders(evidence(speculated=True, confidence=0.8, rule=LEARNED), Filter())] == [
        "relations without “activates”",
        "signs without “+”",
        "kinds without “gene” or “process”",
        "more than 1 paper wanted",
        "more belief than 0.60 wanted",
        "contested edges only",
        "speculated evidence left out",
        "years without 2019",
        "more than 0.80 sure wanted",
        "primary papers left out",
        "any journals",
        "any files",
        "evidence not judged left out",
    ]
    assert "any years" in [hider.text for hider in hiders(evidence(), Filter(), None)]


@pytest.mark.parametrize("rule", [LEARNED, "active verb"])
def test_how_sure_one_is_reads_the_same_as_its_confidence(rule: str) -> None:
    told = [hider.text for hider in hiders(evidence(confidence=0.7, rule=rule), Filter())]
    assert "more than 0.70 sure wanted" in told


def now_of(one: Evidence, rule: Filter, document: Document, judged: Judged = Judged.NOT) -> list[str]:
    return [hider.text for hider in hidden_by(one, document, edge_of(one, 2019), rule, judged) if hider.now]


def test_what_its_paper_is_hides_it() -> None:
    document = Document("x", journal="Letters", source="a.ris", notices=(Notice(NoticeKind.ERRATUM),))
    rule = Filter(without=frozenset({Sort.CORRECTED, Sort.REVIEW}), journals=frozenset({"Other"}))
    assert now_of(evidence(), rule, document) == ["corrected papers left out", "other journals than “Letters”"]
    assert now_of(evidence(), Filter(journals=frozenset({"Letters"}), sources=frozenset({"a.ris"})), document) == []


def test_another_context_hides_it_and_one_of_several_does_not() -> None:
    one = replace(evidence(), context=(HUMAN,))
    assert now_of(one, Filter(contexts=frozenset({MOUSE})), Document("x")) == ["another species than “human”"]
    assert now_of(one, Filter(contexts=frozenset({MOUSE, HUMAN})), Document("x")) == []
    assert now_of(evidence(), Filter(contexts=frozenset({MOUSE})), Document("x")) == ["a species given"]


def test_what_people_say_of_it_hides_it() -> None:
    rule = Filter(judged=frozenset({Judged.RIGHT}))
    assert now_of(evidence(), rule, Document("x")) == ["evidence not judged left out"]
    assert now_of(evidence(), rule, Document("x"), Judged.RIGHT) == []
