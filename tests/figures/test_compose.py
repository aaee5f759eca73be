"""What stands where on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from explorer.diagram import grouping
from explorer.diagram.document import Diagram, Node
from explorer.diagram.groups import GroupKind
from explorer.diagram.looks import Look, Values
from explorer.diagram.shapes import Rect, Words, bounds
from explorer.diagram.style import BUILT_IN, FIGURE
from explorer.errors import FigureError
from explorer.figures.compose import MAX_REFERENCE_LINES, MIN_POINTS, compose
from explorer.figures.options import PRESETS, FigureOptions, preset
from explorer.figures.sheet import Sheet
from explorer.model.entity import Entity, Kind


def part(sheet: Sheet, name: str) -> Rect:
    return bounds(next(one.shapes for one in sheet.parts if one.name == name))


def texts(sheet: Sheet, name: str) -> list[str]:
    return [shape.text for one in sheet.parts if one.name == name for shape in one.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("name", PRESETS)
def test_all_parts_lie_on_the_page_and_none_on_another(name: str, diagram: Diagram, citations: dict[int, str]) -> None:
    sheet = compose(diagram, citations, preset(name, title="An example"))
    boxes = {one: part(sheet, one) for one in ("title", "diagram", "legend", "references")}
    for one, box in boxes.items():
        assert box.x >= 0, one
        assert box.y >= 0, one
        assert box.right <= sheet.width + 0.01, one
        assert box.bottom <= sheet.height + 0.01, one
        assert not [other for other in boxes if other != one and boxes[other].meets(box)]


def test_a_slide_has_its_exact_size(diagram: Diagram, citations: dict[int, str]) -> None:
    sheet = compose(diagram, citations, preset("slide"))
    assert (sheet.width_mm, round(sheet.height_mm, 6)) == (254.0, 142.9)


def test_the_legend_has_what_is_there_and_nothing_else(make_diagram: Callable[[], Diagram]) -> None:
    shown = make_diagram()
    shown.apply(shown.hide([key for key, node in shown.nodes.items() if node.entity.kind is not Kind.GENE]))
    words = texts(compose(shown, {}, FigureOptions()), "legend")
    assert "gene or protein" in words
    assert "increases amount" in words
    for other in ("chemical", "disease", "inhibits", "regulates amount", "binds"):
        assert other not in words


def test_parts_that_are_not_wanted_are_left_out(diagram: Diagram, citations: dict[int, str]) -> None:
    sheet = compose(diagram, citations, FigureOptions(legend=False, references=False))
    assert [one.name for one in sheet.parts] == ["ground", "diagram"]
    assert len(sheet.references.papers) == 6, "the list beside the figure is made all the same"


def test_numbers_on_the_edges_are_those_of_the_list(diagram: Diagram, citations: dict[int, str]) -> None:
    sheet = compose(diagram, citations, FigureOptions())
    assert len(texts(sheet, "numbers")) == len(diagram.visible_edges)
    lines = texts(sheet, "references")
    assert lines[:4] == ["1.", citations[1], "2.", citations[2]]


def test_a_list_that_is_too_long_stands_beside_the_figure_only(diagram: Diagram, citations: dict[int, str]) -> None:
    many = {number: line + " and so on" * 60 for number, line in citations.items()}
    sheet = compose(diagram, many, preset("89 mm"))
    assert texts(sheet, "references") == []
    assert len(sheet.references.lines) == 6
    assert any("6 references is too long" in note for note in sheet.notes)
    assert MAX_REFERENCE_LINES >= 6


def test_labels_that_cannot_be_read_in_print_are_told_with_the_width_that_they_need(diagram: Diagram) -> None:
    narrow = compose(diagram, {}, FigureOptions(width_mm=60))
    assert narrow.label_points < MIN_POINTS
    (note,) = [note for note in narrow.notes if "pt in print" in note]
    needed = int(note.split("about ")[1].split(" mm")[0])
    wide = compose(diagram, {}, FigureOptions(width_mm=needed * 1.1))
    assert not [note for note in wide.notes if "pt in print" in note]


def test_the_letters_of_a_small_diagram_are_no_larger_than_in_other_figures() -> None:
    sheet = compose(Diagram([Node.of(Entity(None, "IL6", Kind.GENE))]), {}, preset("183 mm"))
    assert sheet.label_points == pytest.approx(9.0)
    assert sheet.notes == ()


def test_words_of_legend_and_list_can_be_read_in_every_preset(diagram: Diagram, citations: dict[int, str]) -> None:
    for name in PRESETS:
        sheet = compose(diagram, citations, preset(name, title="x"))
        sizes = [
            shape.size for one in sheet.parts if one.name in ("title", "legend", "references")
            for shape in one.shapes if isinstance(shape, Words) and len(shape.text) > 2
        ]  # fmt: skip
        assert min(sizes) >= MIN_POINTS - 0.01, name


def test_edges_still_differ_in_grey_print(diagram: Diagram) -> None:
    """Signs have heads of their own: colour alone tells nothing."""
    grey = replace(FIGURE, lines={name: replace(line, colour="#808080") for name, line in FIGURE.lines.items()})
    sheet = compose(diagram, {}, FigureOptions(), grey)
    forms: dict[str, set[tuple[tuple[str, ...], ...]]] = {}
    for edge in diagram.visible_edges.values():
        if edge.relation.value not in ("activates", "inhibits", "regulates", "increases_amount") or edge.contested:
            continue
        shapes = [
            shape for one in sheet.parts if one.name == "diagram" for shape in one.shapes if shape.item == edge.key
        ]
        kinds = tuple(
            (*(step[0] for step in shape.commands), shape.fill or "none")
            for shape in shapes[1:]
            if not isinstance(shape, Words)
        )
        forms.setdefault(edge.relation.value, set()).add(kinds)
    assert len(forms) == 4
    heads = [one for found in forms.values() for one in found]
    assert len(heads) == len(set(heads)), "two relations have the same head"


def test_an_empty_diagram_is_no_figure() -> None:
    with pytest.raises(FigureError, match="nothing in the diagram"):
        compose(Diagram(), {}, FigureOptions())


@pytest.mark.parametrize(
    "wrong",
    [{"width_mm": 1}, {"width_mm": float("nan")}, {"width_mm": 1e9}, {"dpi": 5}, {"dpi": 99999}, {"height_mm": 3}],
)
def test_a_size_that_cannot_be_is_refused_with_a_sentence(wrong: dict[str, float]) -> None:
    with pytest.raises(FigureError, match=r"A figure cannot .* choose from"):
        FigureOptions(**wrong)  # type: ignore[arg-type]


def test_an_unknown_preset_is_refused() -> None:
    with pytest.raises(FigureError, match="89 mm, 183 mm, slide"):
        preset("poster")


def test_a_figure_says_what_is_to_be_seen(diagram: Diagram) -> None:
    sheet = compose(diagram, {}, FigureOptions())
    assert sheet.description.startswith("25 entities, 24 edges: ")
    assert "Erlotinib inhibits EGFR" in sheet.description
    assert sheet.title == "An example"


@pytest.mark.parametrize("style", BUILT_IN)
def test_a_figure_has_the_style_that_is_chosen_and_leaves_the_diagram_as_it_is(
    style: str, make_diagram: Callable[[], Diagram]
) -> None:
    shown = make_diagram()
    before = shown.content
    sheet = compose(shown, {}, FigureOptions(style=style))
    assert shown.content == before
    shown.set_look(replace(shown.look, style=style))
    assert compose(shown, {}, FigureOptions()).parts == sheet.parts
    assert sheet.ground == "#FFFFFF"


def test_a_style_that_is_none_is_refused() -> None:
    with pytest.raises(FigureError, match="no style 'pink'; choose one of standard, sbgn, grey"):
        FigureOptions(style="pink")


def test_numbers_on_nodes_bring_their_scale_into_the_legend(make_diagram: Callable[[], Diagram]) -> None:
    shown = make_diagram()
    key = next(iter(shown.nodes))
    shown.set_look(Look(values=Values("log2 fold change", {key: (1.5, 0.01)}, -2.0, 0.0, 2.5)))
    said = texts(compose(shown, {}, FigureOptions()), "legend")
    assert {"log2 fold change", "−2", "0", "2.5", "p < 0.05", "no number"} <= set(said)


def test_frames_are_explained_where_there_are_some(make_diagram: Callable[[], Diagram]) -> None:
    shown = make_diagram()
    assert "compartment" not in texts(compose(shown, {}, FigureOptions()), "legend")
    grouping.group(shown, list(shown.nodes)[:2], "nucleus", GroupKind.COMPARTMENT)
    assert "compartment" in texts(compose(shown, {}, FigureOptions()), "legend")
    assert "nucleus" in texts(compose(shown, {}, FigureOptions()), "diagram")


def test_numbers_of_references_keep_off_the_words_of_edges(diagram: Diagram, citations: dict[int, str]) -> None:
    shown = diagram.copy()
    shown.set_look(Look(edge_labels=True))
    parts = {one.name: one.shapes for one in compose(shown, citations, FigureOptions(width_mm=400)).parts}
    words = [bounds([one]) for one in parts["diagram"] if isinstance(one, Words) and one.item in shown.visible_edges]
    covered = [one for one in parts["numbers"] if any(bounds([one]).meets(word) for word in words)]
    assert len(words) > 20
    assert len(covered) <= len(parts["numbers"]) // 10


def test_notes_are_marked_in_a_figure_only_where_they_are_chosen(diagram):
    key = next(iter(diagram.visible_nodes))
    line = next(iter(diagram.visible_edges))
    plain = compose(diagram, {}, FigureOptions(legend=False))
    marked = compose(diagram, {}, FigureOptions(legend=False, remarked=frozenset({key, line, "nobody"})))

    def count(sheet, item: str) -> int:
        return sum(shape.item == item for part in sheet.parts for shape in part.shapes)

    for item in (key, line):
        assert count(marked, item) == count(plain, item) + 3


def test_the_description_of_the_diagram_is_told_first(diagram):
    diagram.set_description("Two  lines\nof ours")
    assert compose(diagram, {}, FigureOptions()).description.startswith("Two lines of ours ")
