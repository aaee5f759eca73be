"""A check box in a narrow panel keeps its count and cuts its name; a reader of the screen hears all of it."""

from __future__ import annotations

import pytest

from explorer.ui.panels.named_box import NamedBox
from tests.patience import PatientBot

LONG = "Annals of Very Long Names & Their Consequences"


@pytest.fixture
def box(qtbot: PatientBot) -> NamedBox:
    made = NamedBox()
    made.say(LONG, "(1,234)")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_with_room_is_whole(box: NamedBox) -> None:
    box.resize(box.sizeHint())
    assert box.text() == f"{LONG.replace('&', '&&')} (1,234)"


def test_a_name_without_room_is_cut_and_its_count_is_not(box: NamedBox) -> None:
    box.resize(160, box.height())
    assert box.text().endswith("… (1,234)")
    assert box.text().startswith("Annals")
    assert box.accessibleName() == f"{LONG} (1,234)"
    assert box.minimumSizeHint().width() < 160 < box.sizeHint().width()
    box.resize(box.sizeHint())
    assert "…" not in box.text()


def test_letters_that_reorder_others_are_marked(box: NamedBox) -> None:
    box.say("a\u202eb")
    assert box.text() == "a⟦U+202E⟧b"
