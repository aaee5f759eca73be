"""The painter of display lists."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from explorer.diagram.metrics import text_width
from explorer.diagram.shapes import Outline, Words
from explorer.figures.painter import Painting, application, colour, em_width, load_fonts, paint, text_start
from tests.patience import PATIENCE_SECONDS

SQUARE = (("M", 10.0, 10.0), ("L", 30.0, 10.0), ("L", 30.0, 30.0), ("L", 10.0, 30.0), ("Z",))


def painted(*shapes: Outline | Words, scale: float = 1.0, size: int = 60) -> QImage:
    picture = QImage(size, size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint(painter, shapes)
    painter.end()
    return picture


def test_the_bundled_font_is_loaded_in_both_cuts() -> None:
    assert load_fonts() == "DejaVu Sans"
    assert em_width("IL6", load_fonts(), bold=True) > em_width("IL6", load_fonts(), bold=False)


@pytest.mark.parametrize("text", ["IL6", "TGFβ1", "hypoxia-inducible factor 1α", "CD4+ → effi fl AV", "±−×…"])
@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_that_the_diagram_counts_with(text: str, bold: bool) -> None:
    assert em_width(text, load_fonts(), bold=bold) == pytest.approx(text_width(text, 1.0, bold), rel=0.005)


def test_a_filled_outline_covers_its_inside_and_nothing_else() -> None:
    picture = painted(Outline(SQUARE, fill="#FF0000"))
    assert picture.pixelColor(20, 20) == QColor("#FF0000")
    assert picture.pixelColor(40, 40) == QColor("#FFFFFF")


def test_the_later_shape_lies_above() -> None:
    picture = painted(Outline(SQUARE, fill="#FF0000"), Outline(SQUARE, fill="#0000FF"))
    assert picture.pixelColor(20, 20) == QColor("#0000FF")


def test_a_dash_is_as_long_as_it_says_whatever_the_width_of_the_line() -> None:
    line = (("M", 0.0, 20.0), ("L", 60.0, 20.0))
    picture = painted(Outline(line, stroke="#000000", width=4.0, dash=(10.0, 5.0)))
    dark = [picture.pixelColor(x, 20).lightness() < 128 for x in range(60)]
    assert dark == [x % 15 < 10 for x in range(60)]


def test_words_stand_around_their_centre() -> None:
    picture = painted(Words("HH", 30, 40, 20))
    dark = [x for x in range(60) for y in range(60) if picture.pixelColor(x, y).lightness() < 100]
    assert 30 - min(dark) == pytest.approx(max(dark) + 1 - 30, abs=1.5)


def test_words_can_start_at_a_place() -> None:
    assert text_start(Words("IL6", 12.0, 0.0, 10.0, anchor="start"), load_fonts()) == 12.0


def test_opacity_lets_the_ground_through_and_ends_with_its_shape() -> None:
    faint = Outline(SQUARE, fill="#000000", opacity=0.5)
    after = Outline((("M", 40.0, 40.0), ("L", 50.0, 40.0), ("L", 50.0, 50.0), ("Z",)), fill="#000000")
    picture = painted(faint, after)
    assert picture.pixelColor(20, 20).lightness() == pytest.approx(128, abs=2)
    assert picture.pixelColor(48, 42).lightness() == 0


def test_hidden_letters_are_painted_as_marks() -> None:
    assert painted(Words("a\u202eb", 30, 40, 4)) == painted(Words("a⟦U+202E⟧b", 30, 40, 4))


def test_the_painter_is_left_as_it_was() -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setPen(QPen(QColor("#123456"), 3))
    painter.scale(2, 2)
    before = painter.transform(), painter.pen(), painter.font()
    paint(painter, [Words("x", 1, 1, 5), Outline(SQUARE, fill="#FF0000", opacity=0.3)])
    assert (painter.transform(), painter.pen(), painter.font()) == before
    assert painter.opacity() == 1.0
    painter.end()


def test_a_painting_can_be_painted_again() -> None:
    painting = Painting([Words("IL6", 20, 20, 12), Outline(SQUARE, stroke="#000000")])
    pictures = []
    for _ in range(2):
        picture = QImage(40, 40, QImage.Format.Format_RGB32)
        picture.fill(QColor("#FFFFFF"))
        painter = QPainter(picture)
        painting.paint(painter)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]


def test_what_is_no_colour_is_said() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colour("no such colour")


def test_the_running_application_is_taken() -> None:
    assert application() is application()


def test_an_own_application_needs_no_screen() -> None:
    code = (
        "import os; os.environ.update(DISPLAY=':987', QT_QPA_PLATFORM='xcb')\n"
        "from explorer.figures.painter import application, load_fonts\n"
        "print(load_fonts(), application().platformName())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    )
    assert run.stdout.strip() == "DejaVu Sans offscreen"
    assert run.stderr == ""
