"""The figure dialog offers what the figures can do, and remembers what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.diagram.looks import LOOK, Lens, Look
from explorer.figures.figure import FORMATS as WRITTEN
from explorer.figures.options import PRESETS, preset
from explorer.model.evidence import Context
from explorer.settings import BY_KEY
from explorer.ui.figure_dialog import FORMATS, SIZES, FigureDialog
from explorer.ui.remembered import Remembered


def make(qtbot: QtBot, tmp_path: Path, look: Look = LOOK) -> FigureDialog:
    diagram = Diagram()
    diagram.set_look(look)
    dialog = FigureDialog(Remembered(tmp_path / "settings.ini"), diagram)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    return dialog


def test_every_format_and_size_there_is_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    assert {ending for _, ending in FORMATS} == set(WRITTEN)
    assert {name for _, name in SIZES} == set(PRESETS) == set(BY_KEY["figure.width"].choices)
    for _, name in SIZES:
        preset(name)


def test_the_choice_is_told_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = make(qtbot, tmp_path)
    dialog.format.setCurrentIndex(dialog.format.findData(".png"))
    dialog.width_choice.setCurrentIndex(dialog.width_choice.findData("89 mm"))
    dialog.dpi.setValue(300)
    dialog.legend.setChecked(False)
    dialog.title.setText("Figure 1")
    with qtbot.waitSignal(dialog.chosen) as caught:
        dialog._choose()
    choice = caught.args[0]
    assert (choice.ending, choice.size, choice.dpi, choice.legend, choice.title) == (
        ".png",
        "89 mm",
        300,
        False,
        "Figure 1",
    )
    again = make(qtbot, tmp_path).choice()
    assert (again.size, again.dpi, again.legend, again.references) == ("89 mm", 300, False, True)


def test_only_pixels_have_a_resolution(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = make(qtbot, tmp_path)
    for ending in WRITTEN:
        dialog.format.setCurrentIndex(dialog.format.findData(ending))
        assert dialog.dpi.isEnabled() == (ending == ".png")


def test_fading_is_asked_for_only_where_there_is_a_lens(qtbot: QtBot, tmp_path: Path) -> None:
    assert make(qtbot, tmp_path).faded.isHidden()
    dialog = make(qtbot, tmp_path, Look(lens=Lens(Context("cell_line", "A&549"), frozenset())))
    assert not dialog.faded.isHidden()
    assert dialog.faded.text() == "Fade what has no evidence for A&&549"
    assert dialog.choice().faded
    dialog.faded.setChecked(False)
    assert not dialog.choice().faded
