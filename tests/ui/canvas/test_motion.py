"""Nodes glide, unless someone wants less motion."""

from __future__ import annotations

from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from explorer.ui.canvas.motion import asks_for_calm, calm


class Preference(Enum):
    """What Qt tells of motion."""

    NO_PREFERENCE = 0
    REDUCED = 1


def hints(preference: Preference) -> SimpleNamespace:
    return SimpleNamespace(accessibility=lambda: SimpleNamespace(motionPreference=lambda: preference))


@pytest.mark.parametrize(
    ("told", "duration_ms", "wanted"),
    [
        (hints(Preference.REDUCED), 200, True),
        (hints(Preference.NO_PREFERENCE), 200, False),
        (hints(Preference.NO_PREFERENCE), 0, True),
        (SimpleNamespace(accessibility=SimpleNamespace), 200, False),
        (SimpleNamespace(), 200, False),
        (SimpleNamespace(), 0, True),
    ],
)
def test_less_motion_is_asked_for_by_the_system_or_its_style(told: object, duration_ms: int, wanted: bool) -> None:
    assert asks_for_calm(told, duration_ms) is wanted


@pytest.mark.parametrize("less", [True, False])
def test_nodes_jump_where_the_system_asks_for_less_motion(
    make_canvas: Any, make_random: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, less: bool
) -> None:
    monkeypatch.setattr("explorer.ui.canvas.surface.calm", lambda: less)
    canvas = make_canvas(make_random(5, 4, 1))
    canvas.animate = True
    key = next(iter(canvas.diagram.nodes))
    canvas.apply(canvas.diagram.move({key: (900.0, 900.0)}))
    assert (canvas.scene.content.centre(key) == (900.0, 900.0)) is less
    canvas.settle()
    assert canvas.scene.content.centre(key) == (900.0, 900.0)


def test_qt_answers_here(qtbot: QtBot) -> None:
    assert calm() in (True, False)
