"""Keys of edges are taken apart and put together."""

from __future__ import annotations

from explorer.model.remark import between, edge_ends


def test_every_way_to_take_a_key_apart_is_offered() -> None:
    assert list(edge_ends("A>text:gene:p~x")) == [("A", ">", "text:gene:p~x"), ("A>text:gene:p", "~", "x")]
    assert list(edge_ends("HGNC:1")) == []
    assert list(edge_ends(">A")) == []


def test_an_edge_without_direction_has_the_smaller_key_first() -> None:
    assert between("B", "~", "A") == "A~B"
    assert between("B", ">", "A") == "B>A"
