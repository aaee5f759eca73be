"""How evidence is listed: what can be chosen is what the store knows."""

from __future__ import annotations

from explorer.model.evidence import Evidence
from explorer.model.listing import FLAGS, GROUPS, ORDERS, PAPER, Listed, Listing


def test_the_usual_list_is_by_paper_and_leaves_nothing_out() -> None:
    assert Listing() == Listing(PAPER, "", "", "")
    assert Listed().ids == ()


def test_orders_groups_and_flags_are_told_apart() -> None:
    assert len(set(ORDERS)) == len(ORDERS) == 4
    assert len(set(GROUPS)) == len(GROUPS) == 4


def test_every_flag_is_one_of_an_evidence() -> None:
    assert set(FLAGS) <= set(Evidence.__dataclass_fields__)
