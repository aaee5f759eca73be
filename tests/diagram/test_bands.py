"""Compartments are bands of a diagram: made by a layout in one step, changed by hand, and never torn apart."""

from __future__ import annotations

import pytest

from explorer.diagram import bands, grouping
from explorer.diagram.document import Diagram
from explorer.diagram.groups import GroupKind
from explorer.model.entity import Entity, Kind

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6")
EGFR = Entity("HGNC:3236", "EGFR", Kind.GENE, "epidermal growth factor receptor")
AKT1 = Entity("HGNC:391", "AKT1", Kind.GENE)
AKT2 = Entity("HGNC:392", "AKT2", Kind.GENE)
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE)
EMT = Entity("GO:0001837", "EMT", Kind.PROCESS)
ALL = (IL6, EGFR, AKT1, AKT2, STAT3, EMT)
HEIGHTS = {IL6: 0, EGFR: 100, AKT1: 200, AKT2: 200, STAT3: 300, EMT: 400}
PLACES = {entity.key: (0.0 if entity != AKT2 else 200.0, float(y)) for entity, y in HEIGHTS.items()}


@pytest.fixture
def plain() -> Diagram:
    diagram = Diagram()
    diagram.set_content(ALL, [], {})
    return diagram


@pytest.fixture
def banded(plain: Diagram) -> Diagram:
    bands.laid_out(plain, PLACES, bands.bands(plain, {}), "Layout: Cell")
    return plain


def titles(diagram: Diagram) -> dict[str, str]:
    compartments = [one for one in diagram.groups.values() if one.kind is GroupKind.COMPARTMENT]
    return {diagram.name_of(key): one.title for one in compartments for key in sorted(one.members)}


def test_a_layout_in_bands_moves_and_groups_in_one_step(plain: Diagram) -> None:
    before = plain.to_json()
    change = bands.laid_out(plain, PLACES, bands.bands(plain, {}), "Layout: Cell")
    assert titles(plain) == {
        "IL6": "Outside the cell",
        "EGFR": "Membrane",
        "AKT1": "Cytoplasm",
        "AKT2": "Cytoplasm",
        "STAT3": "Nucleus",
        "EMT": "Processes and outcomes",
    }
    assert (plain.nodes[EMT.key].x, plain.nodes[EMT.key].y) == (0, 400)
    plain.apply(change.inverted())
    assert plain.to_json() == before


def test_another_layout_takes_the_compartments_away(banded: Diagram) -> None:
    grouping.group(banded, [AKT1.key, AKT2.key], "AKT", GroupKind.FAMILY)
    bands.laid_out(banded, PLACES, {}, "Layout: Flow")
    assert titles(banded) == {}
    assert [one.title for one in banded.groups.values()] == ["AKT"]


def test_a_collapsed_group_stands_where_most_of_its_members_belong(plain: Diagram) -> None:
    group = grouping.group(plain, [AKT1.key, AKT2.key, STAT3.key], "mix")
    key = next(iter(group.groups_after))
    grouping.collapse(plain, [key])
    found = bands.bands(plain, {})
    assert found[key] == "cytoplasm"
    assert AKT1.key not in found
    bands.laid_out(plain, {**PLACES, key: (0.0, 200.0)}, found, "Layout: Cell")
    assert titles(plain)["STAT3"] == "Cytoplasm"


def test_a_pinned_node_outside_its_band_does_not_stretch_it(plain: Diagram) -> None:
    plain.move({AKT2.key: (0, 900)})
    plain.pin([AKT2.key])
    bands.laid_out(plain, PLACES | {AKT2.key: (0, 900)}, bands.bands(plain, {}), "Layout: Cell")
    assert "AKT2" not in titles(plain)
    assert titles(plain)["AKT1"] == "Cytoplasm"


def test_a_node_put_elsewhere_moves_into_that_band_beside_what_is_there(banded: Diagram) -> None:
    before = banded.to_json()
    change = bands.put(banded, {STAT3.key: "cytoplasm"})
    node = banded.nodes[STAT3.key]
    assert node.y == 200
    others = [banded.nodes[one.key] for one in (AKT1, AKT2)]
    assert all(abs(node.x - one.x) >= (node.width + one.width) / 2 for one in others)
    assert titles(banded)["STAT3"] == "Cytoplasm"
    assert change.name == "Place STAT3 in Cytoplasm"
    banded.apply(change.inverted())
    assert banded.to_json() == before


def test_a_node_that_is_there_already_stays_where_it_is(banded: Diagram) -> None:
    assert not bands.put(banded, {STAT3.key: "nucleus"})


def test_a_pinned_node_changes_its_compartment_and_not_its_place(banded: Diagram) -> None:
    banded.pin([STAT3.key])
    bands.put(banded, {STAT3.key: "cytoplasm"})
    assert banded.nodes[STAT3.key].y == 300
    assert titles(banded)["STAT3"] == "Cytoplasm"


def test_a_new_compartment_opens_at_its_place_and_what_is_below_moves_down(banded: Diagram) -> None:
    before = banded.to_json()
    heights = {entity: banded.nodes[entity.key].y for entity in (IL6, EGFR)}
    change = bands.put(banded, dict.fromkeys([STAT3.key, EMT.key], "cells"))
    nodes = {entity: banded.nodes[entity.key] for entity in ALL}
    assert titles(banded)["STAT3"] == titles(banded)["EMT"] == "Cells and tissues"
    assert nodes[STAT3].y == nodes[EMT].y < nodes[IL6].y < nodes[EGFR].y
    assert nodes[EGFR].y - nodes[IL6].y == heights[EGFR] - heights[IL6]
    assert abs(nodes[STAT3].x - nodes[EMT].x) >= (nodes[STAT3].width + nodes[EMT].width) / 2
    banded.apply(change.inverted())
    assert banded.to_json() == before


def test_a_compartment_below_all_others_moves_nothing(banded: Diagram) -> None:
    bands.put(banded, {EMT.key: "nucleus"})
    bands.put(banded, {STAT3.key: "outcomes"})
    assert banded.nodes[AKT1.key].y == 200
    assert banded.nodes[STAT3.key].y > banded.nodes[EMT.key].y


def test_what_is_added_to_a_diagram_with_bands_comes_into_its_band_in_the_same_step(banded: Diagram) -> None:
    before = banded.to_json()
    jak2 = Entity("HGNC:6192", "JAK2", Kind.GENE)
    change = bands.added(banded, banded.add([jak2, EGFR], [], {jak2.key: (10.0, 390.0)}), {})
    assert banded.nodes[jak2.key].y == 200
    assert titles(banded)["JAK2"] == "Cytoplasm"
    assert change.name == "Add 2 nodes"
    banded.apply(change.inverted())
    assert banded.to_json() == before


def test_what_is_added_to_a_diagram_without_bands_stays_where_it_was_put(plain: Diagram) -> None:
    jak2 = Entity("HGNC:6192", "JAK2", Kind.GENE)
    bands.added(plain, plain.add([jak2], [], {jak2.key: (10.0, 390.0)}), {})
    assert (plain.nodes[jak2.key].x, plain.nodes[jak2.key].y) == (10, 390)
    assert not plain.groups


def test_nodes_can_be_put_into_several_compartments_in_one_step(banded: Diagram) -> None:
    before = banded.to_json()
    change = bands.put(banded, {STAT3.key: "cytoplasm", AKT1.key: "nucleus"})
    assert (titles(banded)["STAT3"], titles(banded)["AKT1"]) == ("Cytoplasm", "Nucleus")
    banded.apply(change.inverted())
    assert banded.to_json() == before


def test_a_diagram_without_compartments_does_not_change(plain: Diagram) -> None:
    assert not bands.put(plain, {IL6.key: "nucleus"})


def test_a_change_tells_who_came_into_which_compartment(banded: Diagram) -> None:
    change = bands.put(banded, dict.fromkeys([STAT3.key, IL6.key], "cytoplasm"))
    assert bands.learned(change) == {IL6.key: "cytoplasm", STAT3.key: "cytoplasm"}
    assert bands.learned(change.inverted()) == {IL6.key: "outside", STAT3.key: "nucleus"}
    assert bands.learned(banded.hide([IL6.key])) == {}


def test_another_title_of_a_compartment_tells_nothing_about_its_nodes(banded: Diagram) -> None:
    key = next(one.key for one in banded.groups.values() if one.title == "Nucleus")
    assert bands.learned(grouping.rename(banded, key, "Kern")) == {}
