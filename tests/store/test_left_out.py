"""What no way leads through is kept."""

from __future__ import annotations

import pytest


def test_what_is_left_out_is_kept_sorted_and_can_be_let_in_again(store):
    assert store.left_out() == []
    store.leave_out(["b", "a", "b"])
    assert store.left_out() == ["a", "b"]
    store.leave_out([])
    assert store.left_out() == []


@pytest.mark.parametrize("kept", ["{", '{"a": 1}', "[1, null]", "[" * 100_000, ""])
def test_what_somebody_else_wrote_there_does_no_harm(store, kept):
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('left out of ways', ?)", (kept,))
    assert store.left_out() == []
