"""Another diagram takes the place of the open one in one edit, which can be taken back."""

from __future__ import annotations

from explorer.diagram import grouping
from explorer.diagram.document import Diagram
from explorer.diagram.replacing import instead
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter

A, B, C = (Entity(f"HGNC:{number}", f"G{number}", Kind.GENE) for number in (1, 2, 3))


def drawn(*entities: Entity) -> Diagram:
    diagram = Diagram(title="first")
    diagram.set_content(entities, (), {one.key: (100.0 * place, 0.0) for place, one in enumerate(entities)})
    return diagram


def other() -> Diagram:
    diagram = drawn(B, C)
    grouping.group(diagram, [B.key, C.key], "pair")
    diagram.set_filter(Filter(min_papers=2))
    diagram.set_title("second")
    diagram.set_description("what it is about")
    return diagram


def test_the_diagram_becomes_the_other_one_whole() -> None:
    diagram, wanted = drawn(A, B), other()
    change = instead(diagram, wanted, "Open second")
    assert change.name == "Open second"
    assert diagram.to_json() == wanted.to_json()


def test_one_step_back_is_the_former_diagram_again() -> None:
    diagram = drawn(A, B)
    before = diagram.to_json()
    change = instead(diagram, other(), "Open second")
    diagram.apply(change.inverted())
    assert diagram.to_json() == before
    diagram.apply(change)
    assert diagram.to_json() == other().to_json()


def test_the_same_diagram_is_no_change() -> None:
    assert not instead(other(), other(), "Open second")
