"""Fixtures of all tests: no network, no person's folders, a screen that needs no screen."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS, PATIENCE_SECONDS, PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

# The same inputs in each run, or a run would fail for what another one passed; and no clock beside them. Others than
# the usual ones are looked for with --hypothesis-profile=search.
settings.register_profile("search", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> Iterator[QApplication]:
    """Make one application for the whole session, and the whole one: a process has no other after the first.

    A figure needs less and would make less; a test of the window that ran after it could not make a widget. The
    clipboard of a screen that is none outlives Python, and what Python put on it must not.
    """
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture
def qtbot(_application: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """The bot of pytest-qt, with patience for a machine that has other work."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that connects a socket to anything but this machine's own pipes."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            connect(self, address)  # type: ignore[arg-type]
            return
        raise AssertionError(f"the network was used: {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep settings, data and logs of tests out of the person's folders; each test begins without a log."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("APPDATA", str(home / "appdata"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "localappdata"))
    yield
    logger = logging.getLogger("explorer")
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            handler.close()
            logger.removeHandler(handler)


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for processes that start and threads that end as long as a busy machine needs: no test leaves one behind.

    What the window says stays until the test has read it.
    """
    monkeypatch.setattr("explorer.jobs.workers.START_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr("explorer.ui.background.JOIN_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr("explorer.ui.notices.SHOWN_MS", PATIENCE_MS)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared development data is not here")
    return SHARED
