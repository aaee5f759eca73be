"""One-line messages and the progress bar."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.ui import notices
from explorer.ui.background import Background
from explorer.ui.notices import Notices, ProgressLine


def test_a_message_is_one_line_and_goes_by_itself(qtbot: QtBot, monkeypatch: object) -> None:
    bar = Notices()
    qtbot.addWidget(bar)
    bar._timer.setInterval(1)
    bar.say("Two\nlines")
    assert bar.text == "Two lines"
    bar._timer.start(5)
    qtbot.waitUntil(lambda: bar.text == "")


def test_hostile_words_stay_words(qtbot: QtBot) -> None:
    bar = Notices()
    qtbot.addWidget(bar)
    bar.warn("<img src='file:///etc/passwd'> & <b>x</b>")
    assert bar.text == "<img src='file:///etc/passwd'> & <b>x</b>"


def test_a_choice_is_done_when_pressed_and_takes_the_message_away(qtbot: QtBot) -> None:
    bar, done = Notices(), []
    qtbot.addWidget(bar)
    bar.say("Read 3.", [("Details", lambda: done.append("details"))])
    assert not bar._timer.isActive()
    qtbot.mouseClick(bar.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["details"]
    assert bar.text == ""


def test_a_new_message_takes_the_place_of_the_old_one_and_its_buttons(qtbot: QtBot) -> None:
    bar = Notices()
    qtbot.addWidget(bar)
    bar.say("one", [("A", lambda: None), ("B", lambda: None)])
    bar.warn("two")
    assert bar.text == "two"
    assert bar.buttons == []
    assert notices.SHOWN_MS > 3000


def test_long_work_shows_its_count_and_can_be_cancelled(background: Background, qtbot: QtBot) -> None:
    line = ProgressLine(background)
    qtbot.addWidget(line)
    errors: list[ExplorerError] = []

    def work(progress: Progress) -> None:
        while True:
            progress.report(1, 100_000, "a file")
            time.sleep(0.002)

    assert line.isHidden()
    background.run(work, or_else=errors.append, progress="Reading")
    qtbot.waitUntil(lambda: "of 100,000, a file" in line.text)
    assert not line.isHidden()
    qtbot.mouseClick(line._cancel, Qt.MouseButton.LeftButton)
    assert "stopping" in line.text
    qtbot.waitUntil(lambda: bool(errors))
    assert line.isHidden()


def test_a_total_that_is_estimated_is_told_as_one(background: Background, qtbot: QtBot) -> None:
    line, end = ProgressLine(background), threading.Event()
    qtbot.addWidget(line)

    def work(progress: Progress) -> None:
        progress.estimated = True
        progress.report(12, 30, "a file")
        end.wait()

    background.run(work, progress="Reading")
    qtbot.waitUntil(lambda: line.text == "Reading 12 of about 30, a file")
    end.set()
    qtbot.waitUntil(line.isHidden)


def test_the_bar_shows_the_newest_work_and_falls_back_to_the_older(background: Background, qtbot: QtBot) -> None:
    line = ProgressLine(background)
    qtbot.addWidget(line)
    first, second = threading.Event(), threading.Event()
    background.run(lambda progress: first.wait(), progress="Older")
    background.run(lambda progress: second.wait(), progress="Newer")
    assert line.text == "Newer"
    second.set()
    qtbot.waitUntil(lambda: line.text == "Older")
    first.set()
    qtbot.waitUntil(line.isHidden)
