"""A diagram's edits: done at once, named for the history, and taken back exactly."""

from __future__ import annotations

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from explorer.diagram import dressing, grouping, noting
from explorer.diagram.change import Change, as_one
from explorer.diagram.document import Diagram, DiagramError
from explorer.diagram.groups import GroupKind
from explorer.diagram.looks import Labels, Look, NodeLook
from explorer.diagram.notes import Note, NoteKind
from explorer.graph.build import edges
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, backed, filters, own_diagrams, small

ANY = settings(deadline=None, max_examples=60)


def edited(diagram: Diagram, chance: random.Random, rule: Filter) -> Change:
    """One random edit."""
    keys = [key for key in diagram.nodes if chance.random() < 0.5]
    new = Entity(None, f"new {chance.randrange(4)}", Kind.GENE)
    old = [node.entity for node in diagram.nodes.values()]
    said = edges([backed(new, Relation.ACTIVATES, chance.choice([new, *old]), chance.randrange(1, 4))])
    return chance.choice(
        [
            lambda: diagram.move({key: (chance.uniform(-9, 9), chance.uniform(-9, 9)) for key in keys}),
            lambda: diagram.hide(keys),
            lambda: diagram.reveal(keys),
            lambda: diagram.pin(keys, on=chance.random() < 0.5),
            lambda: diagram.remove(keys),
            lambda: diagram.set_filter(rule),
            lambda: diagram.set_title(f"title {chance.randrange(3)}"),
            lambda: diagram.add([new], said, {new.key: (1.0, 2.0)}),
            lambda: diagram.set_content([*old, new], said, {}),
            lambda: diagram.refresh_edges(said),
            lambda: grouping.group(diagram, keys, "some", chance.choice(list(GroupKind))),
            lambda: grouping.put_into(diagram, keys, chance.choice(["nucleus", "outside", ""])),
            lambda: grouping.collapse(diagram, list(diagram.groups)),
            lambda: grouping.open_up(diagram, list(diagram.groups)),
            lambda: grouping.ungroup(diagram, list(diagram.groups)[:1]),
            lambda: diagram.move({key: (chance.uniform(-9, 9), 1.0) for key in diagram.visible_nodes}),
            lambda: noting.add(diagram, Note("", NoteKind.TEXT, 1.0, 2.0, 0.0, 0.0, "see Figure 2")),
            lambda: noting.remove(diagram, list(diagram.notes)[:1]),
            lambda: dressing.dress_nodes(diagram, keys, NodeLook(fill="#FFFFFF")),
            lambda: dressing.bend(diagram, next(iter(diagram.visible_edges), ""), [(1.0, 2.0)]),
            lambda: diagram.set_look(Look(labels=chance.choice(list(Labels)), edge_labels=chance.random() < 0.5)),
            lambda: dressing.name_as_written(diagram, dict.fromkeys(keys, "as written")),
        ]
    )()


@ANY
@given(own_diagrams(), st.randoms(use_true_random=False), filters)
def test_taking_back_every_edit_gives_the_first_diagram_and_redoing_all_the_last(
    diagram: Diagram, chance: random.Random, rule: Filter
) -> None:
    first = diagram.to_json()
    changes = [edited(diagram, chance, rule) for _ in range(12)]
    last = diagram.to_json()
    for change in reversed(changes):
        diagram.apply(change.inverted())
    assert diagram.to_json() == first
    for change in changes:
        diagram.apply(change)
    assert diagram.to_json() == last


def test_edits_have_names_for_the_history() -> None:
    diagram = small()
    assert diagram.move({IL6.key: (5, 5)}).name == "Move IL6"
    assert diagram.move({IL6.key: (6, 5), STAT3.key: (0, 9), EMT.key: (1, 1)}).name == "Move 3 nodes"
    assert diagram.hide([STAT3.key]).name == "Hide STAT3"
    assert diagram.reveal().name == "Show STAT3"
    assert diagram.pin([IL6.key, EMT.key]).name == "Pin 2 nodes"
    assert diagram.remove([DRUG.key]).name == "Remove ruxolitinib"
    assert diagram.move({IL6.key: (0, 0)}, "Layout: flow").name == "Layout: flow"


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    diagram = small()
    node = diagram.nodes[IL6.key]
    assert not diagram.move({IL6.key: (node.x, node.y)})
    assert not diagram.hide(["unknown"])
    assert not diagram.set_filter(Filter())
    assert not diagram.refresh_edges(diagram.edges.values())


def test_a_change_tells_what_it_touched() -> None:
    diagram = small()
    moved = diagram.move({IL6.key: (1, 1)})
    assert moved.nodes_after.keys() == {IL6.key}
    assert moved.only_moves
    gone = diagram.remove([STAT3.key])
    assert len(gone.edges_after) == 3
    assert not gone.only_moves


def test_removing_a_node_takes_its_edges_along() -> None:
    diagram = small()
    diagram.remove([STAT3.key])
    assert not diagram.edges
    assert set(diagram.nodes) == {IL6.key, EMT.key, DRUG.key}


def test_hidden_nodes_and_their_edges_are_not_drawn_but_their_partners_are() -> None:
    diagram = small()
    diagram.hide([STAT3.key])
    assert set(diagram.visible_nodes) == {IL6.key, EMT.key, DRUG.key}
    assert not diagram.visible_edges


def test_a_filter_hides_edges_and_the_nodes_that_lose_all_of_them() -> None:
    diagram = small()
    diagram.set_filter(Filter(signs=frozenset({Sign.NEGATIVE})))
    assert set(diagram.visible_nodes) == {DRUG.key, STAT3.key}
    assert [edge.object for edge in diagram.visible_edges.values()] == [STAT3]
    diagram.set_filter(Filter(kinds=frozenset({Kind.GENE})))
    assert set(diagram.visible_nodes) == {IL6.key, STAT3.key}


def test_a_node_without_any_edge_stays_under_a_filter() -> None:
    diagram = small()
    diagram.add([Entity(None, "lonely", Kind.GENE)], [], {})
    diagram.set_filter(Filter(min_papers=3))
    assert {node.entity.name for node in diagram.visible_nodes.values()} == {"IL6", "STAT3", "lonely"}


def test_adding_keeps_what_is_there_where_it_is() -> None:
    diagram = small()
    diagram.move({IL6.key: (77, 88)})
    jak2 = Entity("HGNC:6192", "JAK2", Kind.GENE)
    added = edges([backed(IL6, Relation.ACTIVATES, jak2), backed(IL6, Relation.ACTIVATES, STAT3, 5)])
    diagram.add([IL6, jak2], added, {IL6.key: (0, 0), jak2.key: (10, 20)})
    assert (diagram.nodes[IL6.key].x, diagram.nodes[IL6.key].y) == (77, 88)
    assert diagram.edges[f"{IL6.key}>{STAT3.key}"].papers == 5
    assert len(diagram.edges) == 4


def test_refreshing_takes_new_counts_and_drops_edges_that_are_gone() -> None:
    diagram = small()
    change = diagram.refresh_edges(edges([backed(IL6, Relation.ACTIVATES, STAT3, 9)]))
    assert [edge.papers for edge in diagram.edges.values()] == [9]
    assert len(change.edges_after) == 3


@pytest.mark.parametrize("place", [(float("nan"), 0.0), (0.0, float("inf")), (1e9, 0.0)])
def test_a_node_cannot_be_moved_out_of_the_plane(place: tuple[float, float]) -> None:
    diagram = small()
    before = diagram.to_json()
    with pytest.raises(DiagramError, match="cannot stand"):
        diagram.move({IL6.key: place})
    assert diagram.to_json() == before


def test_an_edge_needs_both_of_its_ends() -> None:
    with pytest.raises(DiagramError, match="STAT3"):
        Diagram().add([IL6], edges([backed(IL6, Relation.ACTIVATES, STAT3)]), {})


def test_a_copy_is_a_diagram_of_its_own() -> None:
    diagram = small()
    other = diagram.copy()
    other.hide([IL6.key])
    assert IL6.key in diagram.visible_nodes
    assert diagram.degree(STAT3.key) == 3


def test_two_changes_done_one_after_the_other_are_undone_as_one() -> None:
    diagram = small()
    first = diagram.to_json()
    moved = diagram.move({IL6.key: (5.0, 6.0), EMT.key: (7.0, 8.0)})
    both = moved.then(diagram.hide([IL6.key]), "Both").then(diagram.set_title("Other"), "All")
    last = diagram.to_json()
    assert both.name == "All"
    diagram.apply(both.inverted())
    assert diagram.to_json() == first
    diagram.apply(both)
    assert diagram.to_json() == last


def test_a_change_and_what_takes_it_back_are_no_change() -> None:
    diagram = small()
    x, y = diagram.nodes[IL6.key].x, diagram.nodes[IL6.key].y
    there = diagram.move({IL6.key: (5.0, 6.0)}).then(diagram.set_title("Other"), "There")
    back = diagram.move({IL6.key: (x, y)}).then(diagram.set_title("A small pathway"), "Back")
    assert there
    assert not there.then(back, "Nothing")


def test_several_changes_as_one_are_called_together_and_one_alone_keeps_its_name() -> None:
    diagram = small()
    first = diagram.to_json()
    nothing = diagram.set_title("A small pathway")
    alone = as_one([diagram.hide([IL6.key]), nothing], "Both")
    assert alone.name == "Hide IL6"
    both = as_one([diagram.reveal([IL6.key]), diagram.set_title("Other")], "Both")
    assert both.name == "Both"
    for change in (both, alone):
        diagram.apply(change.inverted())
    assert diagram.to_json() == first
    assert not as_one([nothing], "Nothing")
