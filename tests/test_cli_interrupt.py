"""Ctrl-C on the command line is told as one sentence, wherever it is met."""

from __future__ import annotations

import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from explorer import cli, cli_interrupt
from explorer.cli_interrupt import InterruptedByPersonError, Interruption, interruptible
from explorer.store import connect


class Pressed:
    """Whose end comes just when a person presses Ctrl-C."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_ctrl_c_while_sqlite_asks_for_leave_is_told_as_a_cancel_and_not_as_an_error_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("IL-6 activates STAT3.", encoding="utf-8")
    store = tmp_path / "mine.pathways"
    assert cli.run(["import", str(store), str(page)]) == 0
    capsys.readouterr()

    def pressed(*_: object) -> int:
        signal.raise_signal(signal.SIGINT)
        return sqlite3.SQLITE_OK

    monkeypatch.setattr(connect, "_authorize", pressed)
    assert cli.run(["check", str(store)]) == 2
    assert capsys.readouterr().err == "pathway-explorer: cancelled.\n"


def ends_an_object_and_waits(held: list[Pressed]) -> None:
    with interruptible(Interruption()):
        held.clear()
        time.sleep(60)


def test_ctrl_c_while_an_object_is_deleted_is_heard_a_moment_later(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InterruptedByPersonError):
        ends_an_object_and_waits([Pressed()])
    assert capsys.readouterr().err == ""


def test_what_ended_in_time_hears_no_late_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_interrupt, "_AGAIN_SECONDS", 3600)
    before, interruption, held = signal.getsignal(signal.SIGINT), Interruption(), [Pressed()]
    with interruptible(interruption):
        held.clear()
        assert any(isinstance(thread, threading.Timer) for thread in threading.enumerate())
    assert interruption.happened
    assert signal.getsignal(signal.SIGINT) is before
    assert not any(isinstance(thread, threading.Timer) for thread in threading.enumerate())
