"""No button, choice or switch of the window has its words cut, in small windows and with large letters either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.curation_verdict import Scope, VerdictDialog
from explorer.ui.docks import COMPARE, DIAGRAMS
from explorer.ui.failures import Failures
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.explore import ExplorePanel
from explorer.ui.panels.pieces import take_size
from explorer.ui.remembered import Remembered
from tests.patience import PatientBot

SIZES = {"large window": (1400, 900, 9), "small window": (1280, 720, 9), "large letters": (1280, 720, 14)}


@pytest.fixture(params=SIZES)
def sized(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: PatientBot, make_window: Callable[[], MainWindow]
) -> Iterator[MainWindow]:
    """A window without a store, in a size and with letters of a size."""
    width, height, points = SIZES[request.param]
    before, sheet = QFont(qapp.font()), qapp.styleSheet()
    font = QFont(before)
    font.setPointSizeF(points)
    qapp.setFont(font)
    theme.apply(qapp, "light")
    window = make_window()
    window.resize(width, height)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (width, height))
    yield window
    qapp.setFont(before)
    qapp.setStyleSheet(sheet)


def cut(root: QWidget) -> list[str]:
    """Return the words under *root* that are seen but do not fit into their place."""
    boxes = [box for box in root.findChildren(QComboBox) if box.isVisible()]
    found = [_of(box, box.itemText(place), _room(box)) for box in boxes for place in range(box.count())]
    for kind in (QPushButton, QCheckBox):
        found += [one.text() for one in root.findChildren(kind) if one.isVisible() and _small(one)]
    return [words for words in found if words]


def _small(one: QWidget) -> bool:
    return one.width() < one.sizeHint().width() or one.height() < one.sizeHint().height()


def _of(box: QComboBox, words: str, room: tuple[int, int]) -> str:
    letters = box.fontMetrics()
    fits = letters.horizontalAdvance(words) <= room[0] and letters.height() <= room[1] + 2
    return "" if fits else words


def _room(box: QComboBox) -> tuple[int, int]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    place = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return place.width(), place.height()


def settled(qtbot: PatientBot, root: QWidget) -> None:
    def whole() -> None:
        assert cut(root) == []

    qtbot.waitUntil(whole)


def test_words_that_do_not_fit_are_found(qtbot: PatientBot) -> None:
    narrow = QWidget()
    qtbot.addWidget(narrow)
    for one in (QComboBox(narrow), QPushButton("Another store", narrow)):
        if isinstance(one, QComboBox):
            one.addItem("Another store")
        one.setGeometry(0, 0, 40, 30)
    narrow.show()
    assert cut(narrow) == ["Another store", "Another store"]


@pytest.mark.parametrize("further", [False, True])
def test_every_question_of_explore_is_readable(qtbot: PatientBot, sized: MainWindow, further: bool) -> None:
    panel: ExplorePanel = sized.parts.docks.explore
    sized.parts.docks.show_explore()
    panel.further.setChecked(further)
    panel.form.show_further(further)
    for place in range(panel.tools.count()):
        panel.tools.setCurrentIndex(place)
        settled(qtbot, panel)
        assert panel.go.isVisible()
        qtbot.waitUntil(lambda: panel.form.visibleRegion().boundingRect().height() >= 0.2 * panel.height())


@pytest.mark.parametrize("name", [COMPARE, DIAGRAMS])
def test_comparing_and_kept_diagrams_are_readable(qtbot: PatientBot, sized: MainWindow, name: str) -> None:
    sized.parts.docks.open_panel(name)
    panel = sized.parts.docks.compare if name == COMPARE else sized.parts.docks.diagrams
    qtbot.waitUntil(panel.isVisible)
    settled(qtbot, panel)


def test_the_verdict_dialog_is_readable(qtbot: PatientBot, sized: MainWindow) -> None:
    dialog = VerdictDialog([Scope("This sentence", (1,)), Scope("All 5 of this paper that are listed", (1, 2))], sized)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    low = [one.text() for one in dialog.findChildren(QLabel) if one.height() < one.heightForWidth(one.width())]
    assert low == []
    assert dialog.width() <= sized.width()
    assert dialog.height() <= sized.height()


def test_the_preferences_are_no_higher_than_the_screen_and_all_of_them_are_reached(
    qtbot: PatientBot, sized: MainWindow
) -> None:
    sized.parts.actions["edit.preferences"].trigger()
    dialog = sized.parts.viewing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() <= sized.screen().availableSize().height()
    settled(qtbot, dialog)
    dialog.reject()


def test_a_dialog_grows_with_the_letters_up_to_the_screen(qtbot: PatientBot, sized: MainWindow) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    take_size(dialog, 400, 300)
    larger = max(1.0, dialog.fontMetrics().height() / 16)
    assert dialog.width() == round(400 * larger)
    take_size(dialog, 4000, 3000)
    room = sized.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_a_first_window_is_no_larger_than_the_screen(qtbot: PatientBot, qapp: QApplication, tmp_path: Path) -> None:
    window = MainWindow(Remembered(tmp_path / "settings.ini"), Background(), Failures())
    qtbot.addWidget(window)
    room = qapp.primaryScreen().availableSize()
    window.show()
    assert window.height() == min(900, max(720, room.height()))
    assert window.width() == min(1440, max(1280, room.width()))


def test_tab_goes_through_the_fields_of_paths_as_they_stand(qtbot: PatientBot, sized: MainWindow) -> None:
    panel: ExplorePanel = sized.parts.docks.explore
    sized.parts.docks.show_explore()
    panel.tools.setCurrentIndex(1)
    panel.further.setChecked(True)
    panel.form.show_further(True)
    form = panel.form
    wanted = [panel.tools, form.first.line, form.targets.line, form.effect, form.length, form.how_many, form.rank]
    wanted += [form.shortest, form.papers, form.belief, form.hubs, form.through.line, form.without.line, panel.go]
    chain: list[QWidget] = []
    here: QWidget = panel.tools
    while here not in chain:
        chain.append(here)
        here = here.nextInFocusChain()
    places = [chain.index(one) for one in wanted]
    assert places == sorted(places)
