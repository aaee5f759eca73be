"""Bugs are told once, logged without words of papers, and the program goes on; a crash is told at the next start."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.ui import failures
from explorer.ui.failures import CrashTrace, Failures
from tests.patience import PATIENCE_SECONDS

CANARY = "canary-abstract-7781"


def raised(text: str = CANARY) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_a_bug_is_told_once_however_often_it_comes(qtbot: QtBot) -> None:
    told: list[str] = []
    taker = Failures()
    taker.told.connect(told.append)
    error = raised()
    for _ in range(50):
        taker.take(error)
    assert len(told) == 1
    assert "50 x" in taker.report()


def test_another_bug_a_moment_later_is_kept_but_does_not_shout(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(failures.time, "monotonic", lambda: now[0])
    told: list[str] = []
    taker = Failures()
    taker.told.connect(told.append)

    def other() -> Exception:
        try:
            raise KeyError(1)
        except KeyError as error:
            return error

    taker.take(raised())
    taker.take(other())
    assert len(told) == 1
    assert "KeyError" in taker.report()
    now[0] += 60
    try:
        raise IndexError
    except IndexError as error:
        taker.take(error)
    assert len(told) == 2


def test_report_and_log_hold_no_word_of_what_was_read(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    taker = Failures()
    with caplog.at_level(logging.ERROR, logger="explorer.ui"):
        logging.getLogger("explorer").propagate = True
        taker.take(raised())
    assert CANARY not in taker.report()
    assert CANARY not in caplog.text
    assert "ValueError" in taker.report()
    assert str(Path.home()) not in taker.report()


def test_an_exception_of_a_thread_arrives_in_the_windows_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    taker = Failures()
    taker.install()
    failures.qInstallMessageHandler(None)

    def bug() -> None:
        raise LookupError

    with qtbot.waitSignal(taker.told):
        thread = threading.Thread(target=bug)
        thread.start()
        thread.join()


def test_a_crash_is_read_at_the_next_start_without_folders_of_the_person(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom explorer.ui.failures import CrashTrace\n"
        f"CrashTrace(Path({str(tmp_path)!r})).begin()\nos.abort()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False, timeout=PATIENCE_SECONDS
    )
    assert ended.returncode != 0
    text = CrashTrace(tmp_path).last()
    assert "Abort" in text
    assert str(Path.home()) not in text


def test_a_session_that_ended_well_leaves_no_trace(tmp_path: Path) -> None:
    import faulthandler

    trace = CrashTrace(tmp_path)
    trace.begin()
    trace.end()
    faulthandler.enable()  # pytest's own
    assert CrashTrace(tmp_path).last() == ""
    assert list(tmp_path.iterdir()) == []


def test_this_pair_of_python_and_qt_keeps_its_references_to_none() -> None:
    assert not failures.qt_loses_none()


def test_a_pair_that_loses_references_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter((7000, 6600))
    monkeypatch.setattr(failures.sys, "getrefcount", lambda _: next(counts))
    assert failures.qt_loses_none()
