"""Light and dark: words can be read on every ground, and every icon is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from explorer.bundle import resource
from explorer.ui import theme
from explorer.ui.icons import icon, program_icon


def luminance(name: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [channel / 255 for channel in QColor(name).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("ground", ["window", "base", "raised"])
@pytest.mark.parametrize("words", ["text", "faint", "accent", "warning"])
def test_words_can_be_read_on_every_ground(colours: theme.Colours, ground: str, words: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_words_on_the_accent_can_be_read(colours: theme.Colours) -> None:
    assert contrast(colours.accent_text, colours.accent) >= 4.5


@pytest.mark.parametrize(("choice", "dark"), [("dark", True), ("light", False)])
def test_the_choice_gives_its_palette(qapp: QApplication, choice: str, dark: bool) -> None:
    assert theme.apply(qapp, choice) is dark
    assert theme.current() is theme.colours(dark)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == theme.colours(dark).base
    assert "url(" in qapp.styleSheet()
    theme.apply(qapp, "light")


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_drawn_in_its_colour(qapp: QApplication, path: object) -> None:
    image = icon(path.stem, "#ff0000", "#888888").pixmap(36, 36).toImage()  # type: ignore[attr-defined]
    seen = {image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height())}
    assert True in seen
    assert not program_icon().isNull()
