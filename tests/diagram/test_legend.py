"""The legend explains what is visible, and nothing else."""

from __future__ import annotations

from explorer.diagram.document import Diagram
from explorer.diagram.looks import EdgeLook, Look, NodeLook
from explorer.diagram.picture import bounds, legend
from explorer.diagram.shapes import Outline, Words
from explorer.diagram.style import FIGURE
from explorer.graph.build import edges
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, backed, small


def words(diagram: Diagram) -> list[str]:
    """What the legend says; the letters of badges left out."""
    return [shape.text for shape in legend(diagram, FIGURE) if isinstance(shape, Words) and shape.anchor == "start"]


def test_it_names_the_kinds_signs_and_widths_that_are_there() -> None:
    assert words(small()) == [
        "gene or protein",
        "chemical",
        "process",
        "activates",
        "inhibits",
        "1 paper",
        "2 to 4 papers",
    ]


def test_what_a_filter_or_a_person_hides_leaves_the_legend() -> None:
    diagram = small()
    diagram.set_filter(Filter(signs=frozenset({Sign.POSITIVE})))
    assert "inhibits" not in words(diagram)
    assert "chemical" not in words(diagram)
    diagram.hide([EMT.key])
    assert "process" not in words(diagram)


def test_doubt_and_modifications_are_explained_once() -> None:
    found = edges(
        [
            backed(IL6, Relation.PHOSPHORYLATES, STAT3),
            backed(IL6, Relation.ACTIVATES, EMT),
            backed(IL6, Relation.INHIBITS, EMT),
            backed(DRUG, Relation.ACTIVATES, EMT, 0, negated=1),
            backed(STAT3, Relation.REGULATES, EMT, 1, speculated=1),
            backed(IL6, Relation.CORRELATES_WITH, STAT3),
        ]
    )
    diagram = Diagram(filter=Filter(negated=True))
    diagram.set_content((IL6, STAT3, EMT, DRUG), found, {})
    assert words(diagram)[3:] == [
        "regulates",
        "phosphorylates",
        "correlates with",
        "contested: papers for up and for down",
        "reported not to be so",
        "only speculated",
    ]


def test_an_empty_diagram_has_no_legend() -> None:
    assert legend(Diagram(), FIGURE) == ()


def test_it_keeps_to_its_width_where_one_column_fits() -> None:
    wide, narrow = legend(small(), FIGURE, 900), legend(small(), FIGURE, 190)
    assert bounds(wide).width <= 900
    assert bounds(narrow).width <= 190
    assert bounds(narrow).height > bounds(wide).height


def test_own_looks_of_kinds_and_relations_are_shown() -> None:
    diagram = small()
    diagram.set_look(Look(kinds={Kind.GENE: NodeLook("#112233")}, lines={"activates": EdgeLook("#445566", "vee")}))
    drawn = [shape for shape in legend(diagram, FIGURE) if isinstance(shape, Outline)]
    assert "#112233" in {shape.fill for shape in drawn}
    assert "#445566" in {shape.stroke for shape in drawn}
    assert FIGURE.lines["activates"].colour not in {shape.stroke for shape in drawn}


def test_what_looks_the_same_in_sbgn_is_one_entry() -> None:
    found = edges(
        [
            backed(IL6, Relation.ACTIVATES, STAT3),
            backed(STAT3, Relation.INCREASES_AMOUNT, IL6),
            backed(IL6, Relation.REGULATES, EMT),
            backed(DRUG, Relation.PHOSPHORYLATES, STAT3, sign=Sign.POSITIVE),
        ]
    )
    diagram = Diagram()
    diagram.set_content((IL6, STAT3, EMT, DRUG), found, {})
    diagram.set_look(Look("sbgn"))
    assert words(diagram) == [
        "gene or protein",
        "chemical",
        "process",
        "activates, increases amount, phosphorylates",
        "regulates",
        "phosphorylates",
    ]
