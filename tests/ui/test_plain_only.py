"""No module of the window may show text from outside as anything but plain text."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "explorer" / "ui"
FILES = sorted(path for path in [*UI.rglob("*.py"), UI.parent / "app.py"] if path.name != "plain_text.py")
BANNED_NAMES = {"QTextBrowser", "QWebEngineView", "QSettings"}
BANNED_CALLS = {"setHtml", "appendHtml", "insertHtml", "toHtml", "setMarkdown", "setOpenExternalLinks"}
BANNED_FORMATS = {"AutoText", "RichText", "MarkdownText"}


def sins(source: str) -> list[str]:
    """Return the names in *source* by which text could become rich, and labels that guess."""
    found: list[str] = []
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in BANNED_CALLS | BANNED_FORMATS:
            found.append(node.attr)
        if isinstance(node, ast.alias) and node.name in BANNED_NAMES:
            found.append(node.name)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("QLabel", "QMessageBox")
            and "setTextFormat" not in source
        ):
            found.append(node.func.id)
    return found


@pytest.mark.parametrize(
    "source",
    ["view.setHtml(text)", "from PySide6.QtWidgets import QTextBrowser", "a = QLabel(text)", "Qt.TextFormat.AutoText"],
)
def test_the_check_sees_a_planted_sin(source: str) -> None:
    assert sins(source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(UI.parent)))
def test_text_is_never_rich(path: Path) -> None:
    assert sins(path.read_text(encoding="utf-8")) == []
