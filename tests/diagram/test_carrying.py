"""What moves along with something, and where it lands."""

from __future__ import annotations

import pytest

from explorer.diagram import carrying, grouping, noting
from explorer.diagram.document import Diagram
from explorer.diagram.notes import Note, NoteKind
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, small


@pytest.fixture
def cell() -> Diagram:
    """Outside: IL6 and the drug; nucleus: STAT3; processes: EMT."""
    diagram = small()
    bands = {"outside": [IL6.key, DRUG.key], "nucleus": [STAT3.key], "outcomes": [EMT.key]}
    grouping.set_compartments(diagram, {}, bands, "Cell")
    return diagram


def band(diagram: Diagram, title: str) -> str:
    return next(key for key, one in diagram.groups.items() if one.title == title)


def test_an_area_takes_its_members_along_hidden_ones_too(cell: Diagram) -> None:
    cell.hide([DRUG.key])
    assert carrying.carried(cell, [band(cell, "outside")]) == {IL6.key: (0.0, 0.0), DRUG.key: (200.0, 0.0)}


def test_an_area_takes_a_collapsed_group_in_it_along_as_one_and_moves_its_members_once(cell: Diagram) -> None:
    grouping.group(cell, [IL6.key, DRUG.key], "inputs")
    inner = band(cell, "inputs")
    grouping.collapse(cell, [inner])
    assert carrying.carried(cell, [band(cell, "outside")]) == {inner: (100.0, 0.0)}
    cell.move({inner: (110.0, 5.0)})
    grouping.open_up(cell, [inner])
    assert (cell.nodes[IL6.key].x, cell.nodes[IL6.key].y) == (10.0, 5.0)


def test_notes_and_nodes_move_by_their_centres_and_edges_do_not_move(cell: Diagram) -> None:
    noting.add(cell, Note("", NoteKind.BOX, 0.0, 0.0, 100.0, 40.0))
    edge = next(iter(cell.visible_edges))
    assert carrying.carried(cell, ["note:1", EMT.key, edge, "no such key"]) == {
        "note:1": (50.0, 20.0),
        EMT.key: (60.0, 220.0),
    }


def test_a_node_put_down_in_another_band_belongs_to_it_in_the_same_step(cell: Diagram) -> None:
    first = cell.to_json()
    change = carrying.put_down(cell, {IL6.key: (60.0, 112.0)}, [IL6.key])
    assert change.name == "Move IL6 to nucleus"
    assert cell.groups[band(cell, "nucleus")].members == {IL6.key, STAT3.key}
    assert cell.groups[band(cell, "outside")].members == {DRUG.key}
    last = cell.to_json()
    cell.apply(change.inverted())
    assert cell.to_json() == first
    cell.apply(change)
    assert cell.to_json() == last


@pytest.mark.parametrize("place", [(20.0, 10.0), (5000.0, 110.0), (60.0, 60.0)])
def test_a_node_put_down_in_its_own_band_or_between_bands_stays_where_it_belongs(
    cell: Diagram, place: tuple[float, float]
) -> None:
    before = dict(cell.groups)
    change = carrying.put_down(cell, {IL6.key: place}, [IL6.key])
    assert change.name == "Move IL6"
    assert cell.groups == before


def test_what_only_moves_along_does_not_change_its_band(cell: Diagram) -> None:
    assert carrying.landings(cell, {IL6.key: (60.0, 112.0)}, []) == {}


def test_several_bands_in_one_step_are_called_so(cell: Diagram) -> None:
    change = carrying.put_down(cell, {IL6.key: (60.0, 112.0), DRUG.key: (60.0, 221.0)}, [IL6.key, DRUG.key])
    assert change.name == "Move 2 nodes to other compartments"
    assert "outside" not in {one.title for one in cell.groups.values()}


def test_a_collapsed_group_lands_with_all_of_its_members(cell: Diagram) -> None:
    grouping.group(cell, [IL6.key, DRUG.key], "inputs")
    inner = band(cell, "inputs")
    grouping.collapse(cell, [inner])
    change = carrying.put_down(cell, {inner: (60.0, 112.0)}, [inner])
    assert change.name == "Move inputs to nucleus"
    assert cell.groups[band(cell, "nucleus")].members == {IL6.key, DRUG.key, STAT3.key}


def test_the_area_of_a_compartment_holds_a_group_that_is_collapsed_in_it(cell: Diagram) -> None:
    grouping.group(cell, [IL6.key, DRUG.key], "inputs")
    grouping.collapse(cell, [band(cell, "inputs")])
    left, top, right, bottom = cell.visible_extras[band(cell, "outside")].box
    assert left < 100.0 < right
    assert top < 0.0 < bottom


def test_groups_are_told_as_they_will_be_where_nodes_land(cell: Diagram) -> None:
    places = {IL6.key: (60.0, 112.0), DRUG.key: (60.0, 221.0)}
    told = carrying.regrouped(cell, carrying.landings(cell, places, places))
    carrying.put_down(cell, places, places)
    assert {key: one for key, one in told.items() if one.members} == cell.groups
