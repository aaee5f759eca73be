"""The import contracts hold, and each of them notices a violation that is planted in a copy of the tree."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parent.parent

pytest.importorskip("importlinter", reason="the contracts are checked where import-linter is installed")

PLANTED = {
    "a low room imports a high one": ("explorer/model/page.py", "import explorer.store.store", "layers"),
    "rooms on one line import each other": ("explorer/figures/painter.py", "import explorer.formats.ris", "layers"),
    "a room nobody placed": ("explorer/misc.py", "", "must be declared as a layer"),
    "Qt below the window": ("explorer/layout/registry.py", "import PySide6.QtGui", "Qt is known"),
    "the command line loads the window": ("explorer/cli.py", "import explorer.ui.theme", "never loads the window"),
    "SQL outside the store": ("explorer/jobs/ingest.py", "import sqlite3", "SQL lives in the store"),
    "a socket": ("explorer/formats/registry.py", "import socket", "Nothing opens the network"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "explorer", tmp_path / "explorer", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(tree: Path) -> None:
    done = lint(tree)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_planted_violation_is_noticed(tree: Path, planted: str) -> None:
    name, line, contract = PLANTED[planted]
    path = tree / name
    before = path.read_text(encoding="utf-8") if path.exists() else '"""Planted."""\n'
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint(tree)
    assert done.returncode != 0
    assert contract in done.stdout.replace("Upper rooms import lower ones", "layers")
