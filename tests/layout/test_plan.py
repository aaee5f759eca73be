"""What layouts are told and tell: early versions reach who watches, and only as long as nobody has cancelled."""

from __future__ import annotations

import pytest

from explorer.errors import CancelledError
from explorer.layout.plan import LayoutProgress, Places


def test_who_watches_sees_each_draft_and_who_does_not_costs_nothing() -> None:
    seen: list[Places] = []
    watched = LayoutProgress(on_draft=seen.append)
    watched.draft({"a": (0.0, 1.0)})
    watched.draft({"a": (2.0, 3.0)})
    assert watched.watched
    assert seen == [{"a": (0.0, 1.0)}, {"a": (2.0, 3.0)}]
    assert not LayoutProgress().watched
    LayoutProgress().draft({})


def test_no_draft_comes_after_cancelling() -> None:
    seen: list[Places] = []
    progress = LayoutProgress(on_draft=seen.append)
    progress.cancel()
    with pytest.raises(CancelledError):
        progress.draft({"a": (0.0, 1.0)})
    assert not seen
