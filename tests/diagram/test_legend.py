"""The legend explains what is visible, and nothing else."""

from __future__ import annotations

from explorer.diagram.document import Diagram
from explorer.diagram.picture import bounds, legend
from explorer.diagram.shapes import Words
from explorer.diagram.style import FIGURE
from explorer.graph.build import edges
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
        "contested: both are reported",
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
