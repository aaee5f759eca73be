"""Members shown as their family: one node, one edge, each paper once, and back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram import families, grouping
from explorer.diagram.document import Diagram
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Words
from explorer.diagram.style import LIGHT
from explorer.graph import build
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation
from explorer.model.statement import Statement

GENES = {
    name: Entity(key, name, Kind.GENE)
    for name, key in (
        ("AKT1", "HGNC:391"),
        ("AKT2", "HGNC:392"),
        ("MTOR", "HGNC:3942"),
        ("STAT3", "HGNC:11364"),
        ("STAT1", "HGNC:11362"),
        ("IL6", "HGNC:6018"),
    )
}
AKT, STAT = Entity("FPLX:AKT", "AKT", Kind.FAMILY), Entity("FPLX:STAT", "STAT", Kind.FAMILY)
ALL = {**GENES, "AKT": AKT, "STAT": STAT}
LINE = f"{AKT.key}>{GENES['MTOR'].key}"


def said(number: int, subject: str, relation: Relation, object_: str, *papers: int) -> BackedStatement:
    one = Statement(ALL[subject], relation, relation.sign, ALL[object_])
    return BackedStatement(number, one, papers, sentences=len(papers))


def drawn(*statements: BackedStatement, places: dict[str, tuple[float, float]] | None = None) -> Diagram:
    """A diagram of *statements*."""
    edges = build.edges(statements)
    ends = {end.key: end for edge in edges for end in (edge.subject, edge.object)}
    diagram = Diagram(filter=Filter(negated=True))
    spread = {key: (200.0 * place, 100.0) for place, key in enumerate(sorted(ends))}
    diagram.set_content(ends.values(), edges, places or spread)
    return diagram


@pytest.fixture
def diagram() -> Diagram:
    """AKT1 activates, AKT2 inhibits MTOR, both said by paper 7; AKT1 binds AKT2."""
    return drawn(
        said(1, "AKT1", Relation.ACTIVATES, "MTOR", 7, 8),
        said(2, "AKT2", Relation.INHIBITS, "MTOR", 7),
        said(3, "AKT1", Relation.BINDS, "AKT2", 9),
        said(4, "IL6", Relation.ACTIVATES, "AKT1", 7),
    )


def test_two_members_are_one_node_and_their_edges_one_that_counts_each_paper_once(diagram: Diagram) -> None:
    families.by_families(diagram)
    assert {node.name for node in diagram.visible_nodes.values()} == {"AKT", "MTOR", "IL6"}
    edge = diagram.visible_edges[LINE]
    assert (edge.papers, edge.sentences, edge.contested) == (2, 3, True)
    assert [one.id for one in edge.statements] == [1, 2]
    assert [one.statement.subject.name for one in edge.statements] == ["AKT1", "AKT2"]
    assert len(diagram.visible_edges) == 2, "what members do to each other is within the node"


def test_the_filter_is_about_what_is_drawn(diagram: Diagram) -> None:
    diagram.set_filter(Filter(min_papers=2))
    assert list(diagram.visible_edges) == [f"{GENES['AKT1'].key}>{GENES['MTOR'].key}"]
    families.by_families(diagram)
    assert list(diagram.visible_edges) == [LINE]
    diagram.set_filter(Filter(contested_only=True))
    assert list(diagram.visible_edges) == [LINE]
    assert len(diagram.rolled_edges) == 2


def test_taken_back_the_diagram_is_the_same_letter_for_letter(diagram: Diagram) -> None:
    first = diagram.to_json()
    change = families.by_families(diagram)
    assert Diagram.from_json(diagram.to_json()).visible_edges == diagram.visible_edges
    diagram.apply(change.inverted())
    assert diagram.to_json() == first


def test_a_family_that_texts_name_takes_its_members_in_where_it_stands() -> None:
    diagram = drawn(said(1, "AKT", Relation.ACTIVATES, "MTOR", 1), said(2, "AKT1", Relation.ACTIVATES, "MTOR", 1, 2))
    place = diagram.nodes[AKT.key].x, diagram.nodes[AKT.key].y
    families.by_families(diagram)
    assert (diagram.visible_nodes[AKT.key].x, diagram.visible_nodes[AKT.key].y) == place
    assert diagram.visible_edges[LINE].papers == 2
    families.by_families(diagram, on=False)
    assert AKT.key in diagram.visible_nodes


def test_a_family_nobody_named_goes_when_it_stands_for_nobody_and_keeps_its_place(diagram: Diagram) -> None:
    families.by_families(diagram)
    diagram.move({AKT.key: (50.0, 60.0)})
    families.by_families(diagram, on=False)
    assert AKT.key not in diagram.visible_nodes
    families.close(diagram, [GENES["AKT2"].key])
    assert (diagram.visible_nodes[AKT.key].x, diagram.visible_nodes[AKT.key].y) == (50.0, 60.0)


def test_one_family_is_opened_while_others_stay_closed() -> None:
    diagram = drawn(said(1, "AKT1", Relation.ACTIVATES, "STAT3", 1), said(2, "AKT2", Relation.ACTIVATES, "STAT1", 2))
    families.by_families(diagram)
    families.open_up(diagram, [STAT.key])
    assert {node.name for node in diagram.visible_nodes.values()} == {"AKT", "STAT1", "STAT3"}
    assert families.closable(diagram, [GENES["STAT1"].key]) == [STAT.key]
    families.close(diagram, [GENES["STAT1"].key])
    assert {node.name for node in diagram.visible_nodes.values()} == {"AKT", "STAT"}


def test_members_that_come_later_are_shown_as_their_family_too(diagram: Diagram) -> None:
    families.by_families(diagram)
    new = build.edges([said(9, "STAT3", Relation.ACTIVATES, "MTOR", 3)])
    diagram.add([GENES["STAT3"]], [*diagram.edges.values(), *new], {GENES["STAT3"].key: (900.0, 900.0)})
    assert STAT.key in diagram.visible_nodes
    assert GENES["STAT3"].key not in diagram.visible_nodes


def test_what_is_hidden_counts_for_no_family(diagram: Diagram) -> None:
    diagram.hide([GENES["AKT2"].key])
    families.by_families(diagram)
    assert [one.id for one in diagram.visible_edges[LINE].statements] == [1]


def test_a_collapsed_group_keeps_its_members(diagram: Diagram) -> None:
    change = grouping.group(diagram, [GENES["AKT1"].key, GENES["IL6"].key], "Both")
    (key,) = change.groups_after
    grouping.collapse(diagram, [key])
    families.by_families(diagram)
    assert {node.name for node in diagram.visible_nodes.values()} == {"Both", "AKT", "MTOR"}


def test_a_family_stands_in_the_compartment_of_all_its_members(diagram: Diagram) -> None:
    grouping.put_into(diagram, [GENES["AKT1"].key, GENES["AKT2"].key], "Cytoplasm")
    families.by_families(diagram)
    (group,) = diagram.groups.values()
    assert AKT.key in group.members


def test_figures_show_the_family_and_no_member(diagram: Diagram) -> None:
    families.by_families(diagram)
    words = {shape.text for shape in picture(diagram, LIGHT) if isinstance(shape, Words)}
    assert "AKT" in words
    assert words.isdisjoint({"AKT1", "AKT2"})


def test_a_family_that_went_from_the_store_still_stands_for_its_members() -> None:
    diagram = drawn(said(1, "AKT", Relation.ACTIVATES, "MTOR", 1), said(2, "AKT1", Relation.ACTIVATES, "MTOR", 2))
    families.by_families(diagram)
    diagram.remove([AKT.key])
    assert diagram.visible_edges[LINE].papers == 1
    families.by_families(diagram, on=False)
    assert AKT.key not in diagram.visible_nodes


NAMES = sorted(ALL)
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([Relation.ACTIVATES, Relation.INHIBITS, Relation.BINDS]),
        st.sampled_from(NAMES),
        st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True),
    ).filter(lambda one: one[0] != one[2]),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one[:3],
)


@given(STATEMENTS)
def test_rolled_up_no_statement_is_lost_but_those_within_a_family_and_none_is_doubled(found) -> None:
    statements = [said(number, *one[:3], *sorted(one[3])) for number, one in enumerate(found, 1)]
    diagram = drawn(*statements)
    first = diagram.to_json()
    change = families.by_families(diagram)
    stands = {key: family.key for key, family in diagram.shown_as.items()}

    def shown(entity: Entity) -> str:
        return stands.get(entity.key, entity.key)

    kept = sorted(one.id for edge in diagram.visible_edges.values() for one in edge.statements)
    apart = [one.id for one in statements if shown(one.statement.subject) != shown(one.statement.object)]
    assert kept == sorted(apart)
    for edge in diagram.visible_edges.values():
        for one in edge.statements:
            assert {shown(one.statement.subject), shown(one.statement.object)} == {edge.subject.key, edge.object.key}
            assert one.statement.relation.directed == edge.directed
    diagram.apply(change.inverted())
    assert diagram.to_json() == first
