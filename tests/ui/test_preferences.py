"""The dialog of the settings has every setting, keeps what is chosen, and does it at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from explorer.settings import SETTINGS
from explorer.ui.preferences import PreferencesDialog
from explorer.ui.remembered import Remembered


def make(qtbot: QtBot, tmp_path: Path) -> tuple[PreferencesDialog, Remembered, list[str]]:
    remembered, changed = Remembered(tmp_path / "settings.ini"), []
    dialog = PreferencesDialog(remembered, changed.append)
    qtbot.addWidget(dialog)
    return dialog, remembered, changed


def test_every_setting_is_there_with_its_tip(qtbot: QtBot, tmp_path: Path) -> None:
    dialog, _, _ = make(qtbot, tmp_path)
    assert set(dialog.editors) == {one.key for one in SETTINGS}
    assert all(dialog.editors[one.key].toolTip() == one.tip for one in SETTINGS)


def test_what_is_chosen_is_kept_and_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    dialog, remembered, changed = make(qtbot, tmp_path)
    theme, dpi, legend = (dialog.editors[key] for key in ("look.theme", "figure.dpi", "figure.legend"))
    assert isinstance(theme, QComboBox)
    assert isinstance(dpi, QSpinBox)
    assert isinstance(legend, QCheckBox)
    theme.setCurrentText("dark")
    dpi.setValue(300)
    legend.setChecked(False)
    assert changed == ["look.theme", "figure.dpi", "figure.legend"]
    again = Remembered(remembered.path)
    assert (again.text("look.theme"), again.number("figure.dpi"), again.flag("figure.legend")) == ("dark", 300, False)


def test_defaults_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    dialog, remembered, _ = make(qtbot, tmp_path)
    dialog.editors["figure.dpi"].setValue(300)  # type: ignore[attr-defined]
    dialog.reset()
    assert remembered.number("figure.dpi") == 600
