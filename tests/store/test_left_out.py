"""What no way leads through is kept."""

from __future__ import annotations

import pytest

from explorer.model.avoided import Avoided


def test_what_is_left_out_is_kept_sorted_and_can_be_let_in_again(store):
    assert store.left_out() == Avoided()
    store.leave_out(Avoided(("b", "a", "b"), 40))
    assert store.left_out() == Avoided(("a", "b"), 40)
    store.leave_out(Avoided())
    assert store.left_out() == Avoided()


@pytest.mark.parametrize(
    "kept", ["{", "[1]", '{"keys": 1, "most_edges": "x"}', '{"keys": [1, null]}', "[" * 100_000, ""]
)
def test_what_somebody_else_wrote_there_does_no_harm(store, kept):
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('left out of ways', ?)", (kept,))
    assert store.left_out() == Avoided()
