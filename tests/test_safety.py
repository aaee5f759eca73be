"""What the code may never do, whatever it is given."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "explorer").rglob("*.py")) + sorted((ROOT / "db").rglob("*.py"))
BANNED_MODULES = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "socket", "urllib.request"}
BANNED_CALLS = {"eval", "exec", "compile", "__import__"}


def sins(source: str) -> list[str]:
    """Everything in *source* that reads code from data or opens the network."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in BANNED_MODULES]
        elif isinstance(node, ast.ImportFrom) and node.module in BANNED_MODULES:
            found.append(node.module)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
            found.append(node.func.id)
    return found


@pytest.mark.parametrize("source", ["import pickle", "from shelve import open", "eval('1')", "import socket"])
def test_the_check_sees_a_planted_sin(source: str) -> None:
    assert sins(source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_is_read_from_data_and_no_network_opened(path: Path) -> None:
    assert sins(path.read_text(encoding="utf-8")) == []


def test_a_void_qt_call_keeps_its_reference_to_none() -> None:
    """PySide6 6.12.0 before Python 3.12 loses one a call, and aborts after some thousand."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 200
