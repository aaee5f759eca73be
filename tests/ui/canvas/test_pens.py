"""How very many edges and nodes are drawn is the same however one came there."""

from __future__ import annotations

from collections.abc import Callable

from explorer.diagram.document import Diagram
from explorer.diagram.edges import look_of, width_of
from explorer.diagram.looks import EdgeHand, EdgeLook
from explorer.diagram.nodes import colours
from explorer.diagram.style import DARK, LIGHT
from explorer.ui.canvas.pens import lines_of, plates_of


def test_every_edge_has_the_look_of_its_own(make_random: Callable[[int, int, int], Diagram]) -> None:
    edges = make_random(30, 120, 3).visible_edges
    key = sorted(edges)[7]
    hands = {key: EdgeHand(look=EdgeLook(colour="#123456", width=4.0))}
    table = lines_of(edges, hands, LIGHT)
    for number, (one, edge) in zip(table.of.tolist(), edges.items(), strict=True):
        own = hands[one].look if one in hands else None
        look = look_of(edge, LIGHT, own)
        assert table.looks[number][:2] == (look.colour, width_of(edge, look, LIGHT))


def test_what_was_known_of_former_edges_gives_the_very_table_of_a_fresh_look(
    make_random: Callable[[int, int, int], Diagram],
) -> None:
    every = make_random(30, 120, 3).visible_edges
    others = make_random(30, 120, 4).visible_edges
    few = dict(list(every.items())[40:90])
    mixed = dict(sorted((few | dict(list(others.items())[:30])).items()))
    for edges in (few, mixed, every):
        for former in (every, few, mixed):
            known = lines_of(edges, {}, DARK, (former, lines_of(former, {}, DARK)))
            fresh = lines_of(edges, {}, DARK)
            assert known.looks == fresh.looks
            assert known.of.tolist() == fresh.of.tolist()


def test_every_node_has_the_plate_of_its_own(make_random: Callable[[int, int, int], Diagram]) -> None:
    nodes = list(make_random(30, 40, 3).visible_nodes.values())
    table = plates_of(nodes, LIGHT)
    for number, node in zip(table.of.tolist(), nodes, strict=True):
        look = colours(node, LIGHT)
        assert table.looks[number] == (look.fill, look.stroke)
