"""Diagrams to try things on: a small pathway of our own, and random ones."""

from __future__ import annotations

import hypothesis.strategies as st

from explorer.diagram import dressing, grouping, noting
from explorer.diagram.document import LIMIT, Diagram, Node
from explorer.diagram.groups import GroupKind
from explorer.diagram.looks import EdgeLook, Labels, Look, NodeLook, Values
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.style import BUILT_IN, HEADS, LINES
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6")
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE)
EMT = Entity("GO:0001837", "epithelial-mesenchymal transition", Kind.PROCESS)
DRUG = Entity("CHEBI:66919", "ruxolitinib", Kind.CHEMICAL)


def backed(
    subject: Entity,
    relation: Relation,
    object_: Entity,
    papers: int = 1,
    *,
    sign: Sign | None = None,
    negated: int = 0,
    speculated: int = 0,
) -> BackedStatement:
    """A statement with so many papers, one sentence in each."""
    said = Statement(subject, relation, relation.sign if sign is None else sign, object_)
    against = (99,) if negated else ()
    return BackedStatement(7, said, tuple(range(papers)), against, papers, negated, speculated)


def edge(*statements: BackedStatement) -> Edge:
    """The one edge of *statements*."""
    (found,) = edges(statements)
    return found


def small() -> Diagram:
    """IL6 activates STAT3, STAT3 activates EMT, a drug inhibits STAT3."""
    found = edges(
        [
            backed(IL6, Relation.ACTIVATES, STAT3, 3),
            backed(STAT3, Relation.ACTIVATES, EMT),
            backed(DRUG, Relation.INHIBITS, STAT3),
        ]
    )
    diagram = Diagram(title="A small pathway")
    places = {IL6.key: (0.0, 0.0), DRUG.key: (200.0, 0.0), STAT3.key: (60.0, 110.0), EMT.key: (60.0, 220.0)}
    diagram.set_content((IL6, STAT3, EMT, DRUG), found, places)
    return diagram


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
coordinates = st.floats(-LIMIT, LIMIT, allow_nan=False)
counts = st.integers(0, 1000)
years = st.none() | st.integers(1900, 2100)
papers = st.lists(st.integers(0, 10**9), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
filters = st.builds(
    Filter,
    relations=st.none() | st.frozensets(st.sampled_from(Relation)),
    signs=st.none() | st.frozensets(st.sampled_from(Sign)),
    kinds=st.none() | st.frozensets(st.sampled_from(Kind)),
    min_papers=st.integers(1, 9),
    first_year=years,
    last_year=years,
    speculated=st.booleans(),
    implied=st.booleans(),
    negated=st.booleans(),
    contested_only=st.booleans(),
    min_confidence=st.floats(0, 1),
)
entities = st.builds(
    Entity,
    id=st.none() | names,
    name=names,
    kind=st.sampled_from(Kind),
    full_name=st.just("") | names,
    synonyms=st.lists(names, max_size=2, unique=True).map(tuple),
)


colours = st.none() | st.sampled_from(["#0072B2", "#D55E00", "#FFFFFF"])
node_looks = st.builds(NodeLook, colours, colours, colours, st.none() | st.sampled_from(Kind))
edge_looks = st.builds(
    EdgeLook,
    colours,
    st.none() | st.sampled_from(HEADS),
    st.none() | st.sampled_from([(), (4.0, 2.0)]),
    st.none() | st.floats(0.5, 9),
)
near = st.floats(-900, 900)
notes = st.builds(
    Note, st.just(""), st.sampled_from(NoteKind), near, near, near, near, st.just("") | names, colours, colours
)
numbers = st.floats(-9, 9)
scales = st.lists(numbers, min_size=3, max_size=3).map(sorted)
looks = st.builds(
    Look,
    st.sampled_from(BUILT_IN),
    st.dictionaries(st.sampled_from(Kind), node_looks.filter(bool), max_size=2),
    st.dictionaries(st.sampled_from(LINES), edge_looks.filter(bool), max_size=2),
    st.sampled_from(Labels),
    st.booleans(),
    st.none()
    | st.builds(
        lambda title, found, scale: Values(title, found, *scale),
        names,
        st.dictionaries(names, st.tuples(numbers, st.none() | st.floats(0, 1)), max_size=3),
        scales,
    ),
)


@st.composite
def own_diagrams(draw: st.DrawFn) -> Diagram:
    """Any diagram with groups, notes, bends and looks of its own."""
    # A group that is moved takes its members along: far out they would leave the plane, and the move be refused.
    diagram = draw(diagrams(near))
    for _ in range(draw(st.integers(0, 2))):
        if diagram.nodes:
            keys = draw(st.sets(st.sampled_from(sorted(diagram.nodes)), min_size=1))
            grouping.group(diagram, keys, draw(names), draw(st.sampled_from(GroupKind)))
    if draw(st.booleans()):
        grouping.collapse(diagram, list(diagram.groups))
    for key in list(diagram.visible_edges)[:2]:
        dressing.bend(diagram, key, draw(st.lists(st.tuples(near, near), max_size=3)))
        dressing.dress_edges(diagram, [key], draw(edge_looks))
    for key in list(diagram.nodes)[:2]:
        dressing.dress_nodes(diagram, [key], draw(node_looks))
    for note in draw(st.lists(notes, max_size=2)):
        noting.add(diagram, note)
    dressing.name_as_written(diagram, {key: draw(names) for key in list(diagram.nodes)[:1]})
    diagram.set_look(draw(looks))
    return diagram


@st.composite
def diagrams(draw: st.DrawFn, places: st.SearchStrategy[float] = coordinates) -> Diagram:
    """Any diagram at all."""
    members = draw(st.lists(entities, max_size=6, unique_by=lambda entity: entity.key))
    nodes = [
        Node(
            entity,
            draw(places),
            draw(places),
            draw(st.floats(1, 500)),
            draw(st.floats(1, 90)),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        for entity in members
    ]
    if not nodes:
        return Diagram(title=draw(names))
    ends = st.sampled_from(members)
    statements = st.builds(
        BackedStatement,
        id=counts,
        statement=st.builds(
            Statement, ends, st.sampled_from(Relation), st.sampled_from(Sign), ends, st.sampled_from(["", "S"]), names
        ),
        papers=papers,
        against=papers,
        sentences=counts,
        negated=counts,
        speculated=counts,
        implied=counts,
        first_year=years,
        last_year=years,
    )
    return Diagram(nodes, edges(draw(st.lists(statements, max_size=8))), draw(filters), draw(names))
