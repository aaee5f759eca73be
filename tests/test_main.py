"""What the program does before anything of it is loaded: window or command line, and whether a window can open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import __main__ as entry
from explorer import cli
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parent.parent


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-m", "explorer", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**env, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )


def test_every_command_is_known_before_anything_is_loaded() -> None:
    assert set(cli.main.commands) - {"open"} == entry._COMMANDS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("arguments", [("--demo",), ()])
def test_without_a_display_one_line_says_so_and_names_render(arguments: tuple[str, ...]) -> None:
    done = started(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr
    assert "render" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is Debian's")
def test_missing_system_libraries_are_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(entry, "_loads", lambda library: library not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    reason = entry.no_window()
    assert reason.endswith("sudo apt-get install libegl1 libxcb-cursor0")
    monkeypatch.setattr(entry, "_loads", lambda _: True)
    assert entry.no_window() == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("open",), "takes one store"),
        (("open", "no/such.pathways"), "no such store"),
        (("frobnicate",), "neither a command nor a store"),
        (("--frobnicate",), "No such option"),
    ],
)
def test_what_cannot_be_opened_is_one_line_and_status_2(arguments: tuple[str, ...], told: str) -> None:
    done = started(*arguments, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_help_has_examples_and_needs_no_display() -> None:
    done = started("--help")
    assert done.returncode == 0
    assert "render lung.pathways --around IL6" in done.stdout
    assert "Exit status" in done.stdout


def test_every_command_has_help_that_needs_no_display() -> None:
    for command in ("open", "import", "extract", "render", "info", "check"):
        done = started(command, "--help")
        assert done.returncode == 0
        assert f"Usage: pathway-explorer {command}" in done.stdout
        assert done.stderr == ""
