"""Notes: sized by their words, found by a click, part of every picture."""

from __future__ import annotations

import pytest

from explorer.diagram import noting
from explorer.diagram.document import DiagramError
from explorer.diagram.notes import MOST_LETTERS, Note, NoteKind
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Rect, Words, bounds
from explorer.diagram.style import LIGHT
from tests.diagram.strategies import small

TEXT = Note("", NoteKind.TEXT, 10.0, 20.0, 0.0, 0.0, "IL6 in serum\nELISA <b>day 3</b>")
ARROW = Note("", NoteKind.ARROW, 0.0, 0.0, -100.0, 50.0)
BOX = Note("", NoteKind.BOX, 0.0, 0.0, 300.0, 200.0, "in hypoxia")


def test_each_note_gets_a_key_of_its_own() -> None:
    diagram = small()
    for note in (TEXT, ARROW, BOX):
        noting.add(diagram, note)
    assert sorted(diagram.notes) == ["note:1", "note:2", "note:3"]
    noting.remove(diagram, ["note:2"])
    noting.add(diagram, TEXT)
    assert sorted(diagram.notes) == ["note:1", "note:2", "note:3"]


def test_words_of_a_note_are_drawn_letter_for_letter() -> None:
    diagram = small()
    noting.add(diagram, TEXT)
    words = [shape.text for shape in picture(diagram, LIGHT) if isinstance(shape, Words) and shape.item == "note:1"]
    assert words == ["IL6 in serum", "ELISA <b>day 3</b>"]


def test_a_text_is_as_large_as_its_words() -> None:
    diagram = small()
    noting.add(diagram, TEXT)
    noting.change(diagram, Note("note:1", NoteKind.TEXT, 10.0, 20.0, 0.0, 0.0, "one"))
    one = diagram.notes["note:1"]
    noting.change(diagram, Note("note:1", NoteKind.TEXT, 10.0, 20.0, 0.0, 0.0, "one\ntwo and three"))
    more = diagram.notes["note:1"]
    assert more.width > one.width
    assert more.height > one.height


@pytest.mark.parametrize(
    ("note", "on", "beside"),
    [
        (TEXT, (15.0, 25.0), (400.0, 20.0)),
        (ARROW, (-50.0, 25.0), (-50.0, 40.0)),
        (BOX, (299.0, 100.0), (150.0, 150.0)),
    ],
)
def test_a_click_on_a_note_means_it_and_one_beside_it_does_not(
    note: Note, on: tuple[float, float], beside: tuple[float, float]
) -> None:
    diagram = small()
    noting.add(diagram, note)
    extra = diagram.visible_extras["note:1"]
    assert extra.hit(*on, 2.0)
    assert not extra.hit(*beside, 2.0)


def test_boxes_lie_below_and_words_above() -> None:
    diagram = small()
    for note in (TEXT, BOX):
        noting.add(diagram, note)
    assert [extra.over for extra in diagram.visible_extras.values()] == [False, True]


def test_a_moved_note_keeps_its_size() -> None:
    diagram = small()
    noting.add(diagram, ARROW)
    change = diagram.move({"note:1": (0.0, 0.0)})
    assert change.only_moves
    note = diagram.notes["note:1"]
    assert (note.x, note.y, note.width, note.height) == (50.0, -25.0, -100.0, 50.0)


def test_a_very_long_note_is_cut_and_one_at_no_place_is_refused() -> None:
    diagram = small()
    noting.add(diagram, Note("", NoteKind.TEXT, 0.0, 0.0, 0.0, 0.0, "a" * 10_000))
    assert len(diagram.notes["note:1"].text) == MOST_LETTERS
    with pytest.raises(DiagramError):
        noting.add(diagram, Note("", NoteKind.BOX, float("nan"), 0.0, 10.0, 10.0))
    assert list(diagram.notes) == ["note:1"]


@pytest.mark.parametrize(
    "note",
    [
        Note("", NoteKind.ARROW, 0.0, 0.0, 100.0, 0.0, "along\nthe axis of inflammation and more"),
        Note("", NoteKind.ARROW, 0.0, 0.0, -60.0, -55.0, "rather level, with many words"),
        Note("", NoteKind.ARROW, 0.0, 0.0, 4.0, 180.0, "steep"),
        Note("", NoteKind.ARROW, 0.0, 0.0, 0.0, 0.0, "a point"),
        Note("", NoteKind.BOX, 0.0, 0.0, 30.0, 30.0, "words that are far too long for their box"),
        TEXT,
    ],
)
def test_the_box_of_a_note_holds_its_words_and_these_do_not_lie_on_its_line(note: Note) -> None:
    diagram = small()
    noting.add(diagram, note)
    extra = diagram.visible_extras["note:1"]
    words = bounds([shape for shape in extra.shapes(LIGHT) if isinstance(shape, Words)])
    left, top, right, bottom = extra.box
    assert left - 1 <= words.x <= words.right <= right + 1
    assert top - 1 <= words.y <= words.bottom <= bottom + 1
    assert extra.hit((words.x + words.right) / 2, words.y + 5.0, 1.0)
    if note.kind is NoteKind.ARROW:
        line = [(note.x + note.width * part / 20, note.y + note.height * part / 20) for part in range(21)]
        assert not any(words.grown(-1.0).meets(Rect(*place, 0.0, 0.0)) for place in line)
